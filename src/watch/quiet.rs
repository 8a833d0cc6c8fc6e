//! When to look: after silence, and in any case after a while.
//!
//! A save is a burst of events: a temporary file, a rename, new rights. Looking after the first would see half a file, so one waits for silence; but who
//! never falls silent is looked at too. Pure: it is told what time it is, so that a clock that jumps changes nothing and tests need no waiting.

use std::time::{Duration, Instant};

/// Silence after which one looks; our own choice, between the 100 ms of typst and what a person notices.
pub(super) const SILENCE: Duration = Duration::from_millis(120);
/// The longest wait since the first event.
pub(super) const CAP: Duration = Duration::from_millis(600);

/// What came since the last look.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Quiet {
    /// The first event and the last.
    seen: Option<(Instant, Instant)>,
}

impl Quiet {
    /// Notes that something may have changed.
    pub(super) fn touch(&mut self, now: Instant) {
        let first = self.seen.map_or(now, |(first, _)| first);
        self.seen = Some((first, now));
    }

    /// Has something come since the last look?
    pub(super) fn is_touched(&self) -> bool {
        self.seen.is_some()
    }

    /// Returns when to look; `None` when nothing came.
    pub(super) fn due(&self) -> Option<Instant> {
        self.seen.map(|(first, last)| (last + SILENCE).min(first + CAP))
    }

    /// Is it time to look? What came before is then forgotten.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        let is_due = self.due().is_some_and(|due| due <= now);
        if is_due {
            self.seen = None;
        }
        is_due
    }

    /// Forgets what came: someone looks now.
    pub(super) fn clear(&mut self) {
        self.seen = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn one_looks_after_silence_and_once() {
        let start = Instant::now();
        let mut quiet = Quiet::default();
        assert!(!quiet.take(start) && quiet.due().is_none());
        quiet.touch(start);
        quiet.touch(start + ms(50));
        assert!(!quiet.take(start + ms(120)));
        assert_eq!(quiet.due(), Some(start + ms(170)));
        assert!(quiet.take(start + ms(170)));
        assert!(!quiet.take(start + ms(900)) && !quiet.is_touched());
    }

    #[test]
    fn who_never_falls_silent_is_looked_at_too() {
        let start = Instant::now();
        let mut quiet = Quiet::default();
        let mut looks = Vec::new();
        for at in (0..3000).step_by(10) {
            quiet.touch(start + ms(at));
            if quiet.take(start + ms(at)) {
                looks.push(at);
            }
        }
        assert_eq!(looks, [600, 1210, 1820, 2430]);
    }
}
