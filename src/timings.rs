//! How long each step of a run takes, and its share of the whole.
//!
//! A pipeline has no clock: whoever runs it lends one, and what is made never depends on it. Steps that run beside others say so, since their times do not add up.

use std::sync::Arc;
use std::time::Duration;

/// Tells the time since some moment that stays the same.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// A step of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Reading every input.
    Load,
    /// Was anything changed since the last run?
    Recognise,
    /// Each file alone.
    Parse,
    /// Names become things.
    Resolve,
    /// Figures and claims.
    Compute,
    /// Numbers and words of the texts held against the data.
    Check,
    /// The files of each dataset.
    DatasetFiles,
    /// Charts and pages of text.
    TextPages,
    /// Pages of datasets.
    DatasetPages,
    /// Plain language.
    Language,
    /// What can be found.
    Records,
    /// The index of search, on a thread beside the steps behind it.
    Index,
    /// The figure register as data.
    Register,
    /// Package, checksums and zip of each edition, catalogue and index.
    EditionData,
    /// All other pages.
    OtherPages,
    /// Every reference.
    References,
    /// Writing the site.
    Emit,
}

impl Step {
    /// Its name, for machines and in both languages.
    pub fn name(self) -> &'static str {
        match self {
            Step::Load => "load",
            Step::Recognise => "recognise",
            Step::Parse => "parse",
            Step::Resolve => "resolve",
            Step::Compute => "compute",
            Step::Check => "check-texts",
            Step::DatasetFiles => "dataset-files",
            Step::TextPages => "text-pages",
            Step::DatasetPages => "dataset-pages",
            Step::Language => "language",
            Step::Records => "search-records",
            Step::Index => "search-index",
            Step::Register => "register",
            Step::EditionData => "edition-data",
            Step::OtherPages => "other-pages",
            Step::References => "references",
            Step::Emit => "emit",
        }
    }

    /// Does it run beside the steps behind it?
    pub fn is_beside(self) -> bool {
        self == Step::Index
    }
}

/// The steps of a run with the time that each took, in the order in which they ended.
#[derive(Default)]
pub struct Timings {
    clock: Option<Clock>,
    laps: Vec<(Step, Duration)>,
}

impl Timings {
    /// Times by a clock.
    pub fn by(clock: Clock) -> Self {
        Timings { clock: Some(clock), laps: Vec::new() }
    }

    /// Does a step, and takes its time when there is a clock.
    pub(crate) fn time<T>(&mut self, step: Step, work: impl FnOnce() -> T) -> T {
        let Some(clock) = &self.clock else { return work() };
        let start = clock();
        let made = work();
        let time = clock().saturating_sub(start);
        self.add(step, time);
        made
    }

    /// Another stopwatch of the same clock, for what runs beside.
    pub(crate) fn fork(&self) -> Self {
        Timings { clock: self.clock.clone(), laps: Vec::new() }
    }

    /// Takes over what another stopwatch took.
    pub(crate) fn join(&mut self, other: Timings) {
        other.laps.into_iter().for_each(|(step, time)| self.add(step, time));
    }

    /// A step may come in parts.
    fn add(&mut self, step: Step, time: Duration) {
        match self.laps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, known)) => *known += time,
            None => self.laps.push((step, time)),
        }
    }

    /// The steps with their times.
    pub fn laps(&self) -> &[(Step, Duration)] {
        &self.laps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    /// A clock that goes on by a millisecond each time someone looks.
    fn clock() -> Clock {
        let ticks = AtomicU64::new(0);
        Arc::new(move || Duration::from_millis(ticks.fetch_add(1, Ordering::Relaxed)))
    }

    #[test]
    fn parts_of_a_step_add_up() {
        let mut timings = Timings::by(clock());
        timings.time(Step::Parse, || ());
        let mut beside = timings.fork();
        beside.time(Step::Index, || ());
        timings.time(Step::Parse, || ());
        timings.join(beside);
        let one = Duration::from_millis(1);
        assert_eq!(timings.laps(), [(Step::Parse, one * 2), (Step::Index, one)]);
    }

    #[test]
    fn without_a_clock_nothing_is_timed() {
        let mut timings = Timings::default();
        assert_eq!(timings.time(Step::Parse, || 7), 7);
        assert!(timings.laps().is_empty());
    }
}
