//! What is counted of a page, and the measures of its budget.

use crate::diagnostic::plain::{Measure, Over};

/// What was counted of a page. Sentences and words are those of its running text: paragraphs, list items, boxes and notes, not headings, tables, captions and
/// cards; abbreviations and excused remarks are those of all that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Sentences that were judged.
    pub sentences: usize,
    /// Sentences in another language or in a quotation, which were not.
    pub unchecked: usize,
    /// Words and numbers.
    pub words: usize,
    /// Words without numbers, which have syllables.
    pub spelled: usize,
    /// Their syllables.
    pub syllables: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Sentences of more than 20 words.
    pub long: usize,
    /// Sentences with a passive.
    pub passive: usize,
    /// Sentences with a warning.
    pub flagged: usize,
    /// Abbreviations that nothing explains.
    pub unexplained: usize,
    /// Remarks that a comment excuses.
    pub suppressed: usize,
}

impl Tally {
    /// Returns a measure in tenths, rounded half up; for a text without sentences the budget itself.
    pub fn measure(&self, measure: Measure) -> i64 {
        let share = |part: usize, of: usize, factor: usize| {
            if self.sentences == 0 { measure.budget() } else { whole((part * factor * 2 + of) / (2 * of)) }
        };
        match measure {
            Measure::Clear => share(self.sentences - self.flagged, self.sentences, 1000),
            Measure::Words => share(self.words, self.sentences, 10),
            Measure::Long => share(self.long, self.sentences, 1000),
            Measure::Passive => share(self.passive, self.sentences, 1000),
            Measure::Unexplained => whole(self.unexplained * 10),
            Measure::Suppressed => share(self.suppressed, self.sentences, 1000),
        }
    }

    /// Returns the measures that are over the bounds; `bound` gives that of a measure in tenths. What is compared is rounded to tenths, as it is shown.
    pub fn over(&self, bound: impl Fn(Measure) -> i64) -> Vec<Over> {
        let over = Measure::ALL.map(|measure| Over { measure, found: self.measure(measure), bound: bound(measure) });
        // One excuse is one too many in no text, however short.
        let is_right =
            |over: &Over| over.measure.is_within(over.found, over.bound) || (over.measure == Measure::Suppressed && self.suppressed < 2);
        over.into_iter().filter(|over| !is_right(over)).collect()
    }

    /// Is every measure within its budget?
    pub fn meets_budget(&self) -> bool {
        self.over(Measure::budget).is_empty()
    }

    /// Flesch-Douma in tenths, cut off there: `206.84 − 0.93 × words a sentence − 77 × syllables a word`; higher is easier. `None` without words.
    pub fn flesch_douma(&self) -> Option<i64> {
        let (s, w, y) = (whole(self.sentences), whole(self.spelled), whole(self.syllables));
        (s > 0 && w > 0).then(|| (20_684 * s * w - 93 * w * w - 7_700 * y * s) / (10 * s * w))
    }

    /// Leesindex A in tenths, cut off there: `195 − 2 × words a sentence − 200 ÷ 3 × syllables a word`; higher is easier. `None` without words.
    pub fn leesindex_a(&self) -> Option<i64> {
        let (s, w, y) = (whole(self.sentences), whole(self.spelled), whole(self.syllables));
        (s > 0 && w > 0).then(|| (1_950 * 3 * s * w - 60 * w * w - 2_000 * y * s) / (3 * s * w))
    }

    /// LIX in tenths, cut off there: `words a sentence + 100 × words over six letters ÷ words`; lower is easier. `None` without words.
    pub fn lix(&self) -> Option<i64> {
        let (s, w, l) = (whole(self.sentences), whole(self.spelled), whole(self.long_words));
        (s > 0 && w > 0).then(|| (10 * w * w + 1_000 * l * s) / (s * w))
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Tally) {
        let Tally { sentences, unchecked, words, spelled, syllables, long_words, long, passive, flagged, unexplained, suppressed } = other;
        self.sentences += sentences;
        self.unchecked += unchecked;
        self.words += words;
        self.spelled += spelled;
        self.syllables += syllables;
        self.long_words += long_words;
        self.long += long;
        self.passive += passive;
        self.flagged += flagged;
        self.unexplained += unexplained;
        self.suppressed += suppressed;
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally() -> Tally {
        Tally {
            sentences: 40,
            words: 481,
            spelled: 460,
            syllables: 800,
            long_words: 90,
            long: 2,
            passive: 4,
            flagged: 4,
            ..Tally::default()
        }
    }

    #[test]
    fn measures_are_rounded_once() {
        let tally = tally();
        assert_eq!(Measure::ALL.map(|measure| tally.measure(measure)), [900, 120, 50, 100, 0, 0]);
        assert!(tally.meets_budget());
        let more = Tally { flagged: 5, words: 500, ..tally };
        assert_eq!(
            more.over(Measure::budget).iter().map(|over| (over.measure, over.found)).collect::<Vec<_>>(),
            [(Measure::Clear, 875), (Measure::Words, 125)]
        );
    }

    #[test]
    fn formulas_follow_their_definition() {
        // 206.84 − 0.93 × 11.5 − 77 × 1.739… = 62.23…
        assert_eq!(tally().flesch_douma(), Some(622));
        // 195 − 23 − 115.94… = 56.05…
        assert_eq!(tally().leesindex_a(), Some(560));
        // 11.5 + 19.56… = 31.06…
        assert_eq!(tally().lix(), Some(310));
        assert_eq!(Tally::default().flesch_douma(), None);
    }

    #[test]
    fn one_excuse_is_never_too_many() {
        let short = Tally { sentences: 10, words: 80, suppressed: 1, ..Tally::default() };
        assert!(short.meets_budget() && !Tally { suppressed: 2, ..short }.meets_budget());
    }

    #[test]
    fn a_text_without_sentences_is_within_its_budget() {
        assert!(Tally::default().meets_budget());
    }
}
