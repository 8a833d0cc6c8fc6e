//! Plain language: what makes a text hard for a reader with Dutch at level B1, at its place, with something to write instead.
//!
//! The rules and their bounds are those of `docs/plain-language.md`. They read the text as a reader does, figures filled in: a [`reading::Reading`] is a block
//! of text in sentences and words, and each file holds the rules of one subject over it. No rule judges a level, and none replaces anything.

mod abbreviations;
mod brackets;
mod clauses;
mod edition;
mod grammar;
mod known;
mod lexicon;
pub(crate) mod loose;
mod made_nouns;
mod nouns;
mod passive;
mod reading;
mod sentence_rules;
mod short;
mod structure;
mod suppression;
mod syllables;
mod tally;
pub(crate) mod terms;
mod tokens;
mod words;

pub use edition::PlainChapter;
pub use tally::Tally;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use self::abbreviations::Abbreviations;
use self::known::KnownWords;
use self::reading::{Reading, Sentence};
use self::structure::Structure;
use self::suppression::Excuses;
use crate::content::excuse::Excuse;
use crate::content::prose::{Mark, TextKind};
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::diagnostic::plain::{Fault, Level, Remark, Rule};
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::shortcode::figure::Figure;
use crate::site::passages::{self, Passage};
use crate::site::resolve::TextPage;

/// Hints in one sentence that weigh as much as a warning; each weighs 0.4, research on plain language, part 5.
const PILE: usize = 3;

/// All that the remarks on a page depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PlainInput {
    /// The page.
    pub(crate) page: Arc<TextPage>,
    /// What its calls amount to.
    pub(crate) figures: Arc<[Figure]>,
    /// The terms of its edition.
    pub(crate) terms: Arc<Terms>,
    /// The word list of the publication.
    pub(crate) list: Arc<WordList>,
}

/// What is to be said of the language of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlainPage {
    /// What was counted.
    pub tally: Tally,
    /// What was found, in order of place; of a chapter, what is said of all of it comes last.
    pub remarks: Vec<Noted>,
}

impl PlainPage {
    /// Returns the remarks that no comment excuses.
    pub fn told(&self) -> impl Iterator<Item = &Diagnostic> {
        self.remarks.iter().filter(|noted| noted.excused.is_none()).map(|noted| &noted.diagnostic)
    }
}

/// A remark with its sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// The remark at its place.
    pub diagnostic: Diagnostic,
    /// The sentence that it is about, as a reader reads it; empty when it is about more than that.
    pub sentence: Arc<str>,
    /// Why it is excused, when it is.
    pub excused: Option<String>,
}

impl Noted {
    /// Returns the remark.
    pub fn remark(&self) -> &Remark {
        match &self.diagnostic.kind {
            Kind::Plain(remark) => remark,
            _ => unreachable!("a note on language holds a remark on language"),
        }
    }
}

/// Something that was found in a reading.
struct Found {
    /// Its bytes in the text of the reading.
    range: Range<usize>,
    level: Level,
    fault: Fault,
}

/// Does a range lie in one of those that a term explains, or that are in another language?
fn is_exempt(range: &Range<usize>, exempt: &[Range<usize>]) -> bool {
    exempt.iter().any(|exempt| exempt.start <= range.start && range.end <= exempt.end)
}

/// A remark about a sentence as a whole stands at its first word.
fn of_sentence(sentence: &Sentence, level: Level, fault: Fault) -> Found {
    let first = sentence.tokens.iter().find(|token| token.counts()).or(sentence.tokens.first());
    Found { range: first.map_or(sentence.range.clone(), |token| token.range.clone()), level, fault }
}

impl PlainInput {
    /// Finds what makes the page hard to read. Only Dutch is judged.
    pub(crate) fn check(&self) -> PlainPage {
        let chapter = &self.page.chapter;
        let passages = passages::of_page(&self.page, &self.figures);
        let explained: BTreeSet<&str> = self.page.terms.used().collect();
        let text = Text { passages: &passages, excuses: &chapter.excuses, terms: &self.terms, explained, list: &self.list };
        text.check(chapter.language == Language::Dutch)
    }
}

/// A text to be judged.
struct Text<'a> {
    passages: &'a [Passage<'a>],
    excuses: &'a [Excuse],
    terms: &'a Terms,
    /// Ids of the terms with a first use on the page.
    explained: BTreeSet<&'a str>,
    list: &'a WordList,
}

/// What is known while a text is read from its beginning to its end.
struct State<'a> {
    abbreviations: Abbreviations<'a>,
    structure: Structure,
    excuses: Excuses<'a>,
    /// Ids of the terms that were explained so far.
    told: BTreeSet<&'a str>,
    page: PlainPage,
}

impl<'a> Text<'a> {
    fn check(&'a self, is_dutch: bool) -> PlainPage {
        let mut known = KnownWords::new(self.list);
        let readings: Vec<(usize, &Passage<'_>, Reading<'_>)> = self
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| !matches!(passage.kind, TextKind::Target | TextKind::Cell))
            .map(|(position, passage)| (position, passage, Reading::of_passage(passage, &mut known)))
            .collect();
        if !is_dutch {
            let unchecked =
                readings.iter().filter(|(_, passage, _)| is_running(passage.kind)).map(|(_, _, reading)| reading.sentences.len()).sum();
            return PlainPage { tally: Tally { unchecked, ..Tally::default() }, remarks: Vec::new() };
        }
        let explaining = |kind| is_running(kind) || kind == TextKind::Heading;
        let running: Vec<_> =
            readings.iter().filter(|(_, passage, _)| explaining(passage.kind)).map(|(position, _, reading)| (*position, reading)).collect();
        let mut state = State {
            abbreviations: Abbreviations::new(self.list, self.terms, &running),
            structure: Structure::default(),
            excuses: Excuses::new(self.excuses),
            told: BTreeSet::new(),
            page: PlainPage::default(),
        };
        for (position, passage, reading) in &readings {
            self.passage(*position, passage, reading, &mut state);
        }
        if let Some((_, _, head)) = readings.first().filter(|_| state.structure.lacks_reader())
            && let Some(sentence) = head.sentences.first()
        {
            let found = of_sentence(sentence, Level::Info, Fault::NoReader);
            let all: Vec<usize> = (0..self.excuses.len()).collect();
            state.note(head, &Arc::default(), found, &all);
        }
        let State { mut page, excuses, .. } = state;
        page.remarks.extend(excuses.finish());
        page.remarks.sort_by(|a, b| (&a.diagnostic.span, a.remark().rule()).cmp(&(&b.diagnostic.span, b.remark().rule())));
        page
    }

    fn passage(&'a self, position: usize, passage: &Passage<'a>, reading: &Reading<'_>, state: &mut State<'a>) {
        // A text with a hole cannot be judged, and its mistake has been told.
        if !passage.whole {
            state.excuses.use_all(passage.excuses);
            return;
        }
        if state.excuses.hide(passage.excuses) {
            state.page.tally.unchecked += if is_running(passage.kind) { reading.sentences.len() } else { 0 };
            return;
        }
        let (exempt, new_terms) = self.exempt(passage, reading, &mut state.told);
        let mut whole = Vec::new();
        match passage.kind {
            TextKind::Heading => {
                state.structure.heading(reading, &mut whole);
                state.abbreviations.heading(reading, &mut whole);
            }
            kind if is_running(kind) => state.structure.paragraph(kind, reading, new_terms, &mut whole),
            _ => {}
        }
        for found in whole {
            state.note(reading, &Arc::default(), found, passage.excuses);
        }
        for sentence in &reading.sentences {
            let mut found = Vec::new();
            words::check(reading, sentence, self.list, &exempt, &mut found);
            if passage.kind != TextKind::Heading && passage.kind != TextKind::Head {
                state.abbreviations.check(position, reading, sentence, &exempt, &mut found);
            }
            if is_running(passage.kind) {
                let clauses = clauses::clauses(sentence);
                sentence_rules::check(reading, sentence, &exempt, &mut found);
                nouns::check(reading, sentence, &mut found);
                brackets::check(reading, sentence, &clauses, &mut found);
                passive::check(reading, &clauses, &mut found);
            }
            state.sentence(reading, sentence, found, passage);
        }
    }

    /// The ranges of a reading that a term explains, on this page up to here, or that are in another language; and how many terms are explained here for
    /// the first time.
    fn exempt(&'a self, passage: &Passage<'a>, reading: &Reading<'_>, told: &mut BTreeSet<&'a str>) -> (Vec<Range<usize>>, usize) {
        let mut exempt = Vec::new();
        let before = told.len();
        for (range, mark) in &passage.marked {
            if let Mark::Term(id) = mark {
                told.insert(id);
            }
            exempt.push(reading.reading(range));
        }
        for found in self.terms.matcher.find(&reading.text) {
            let term = &self.terms.terms[found.term];
            if passage.kind == TextKind::Paragraph && self.explained.contains(term.id.as_str()) {
                told.insert(&term.id);
            }
            if term.explanation.is_empty() || told.contains(term.id.as_str()) {
                exempt.push(found.range);
            }
        }
        (exempt, told.len() - before)
    }
}

/// Is it running text, which counts in the budget?
fn is_running(kind: TextKind) -> bool {
    matches!(kind, TextKind::Paragraph | TextKind::Note)
}

impl State<'_> {
    /// Weighs what was found in a sentence, and counts it.
    fn sentence(&mut self, reading: &Reading<'_>, sentence: &Sentence, found: Vec<Found>, passage: &Passage<'_>) {
        let mut levels = Vec::new();
        let said: Arc<str> = if found.is_empty() { Arc::default() } else { Arc::from(reading.written(&sentence.range)) };
        for found in found {
            let (level, rule) = (found.level, found.fault.rule());
            let is_unexplained = matches!(found.fault, Fault::Abbreviation { later: false, .. });
            if self.note(reading, &said, found, passage.excuses) {
                levels.push((level, rule));
                self.page.tally.unexplained += usize::from(is_unexplained);
            }
        }
        let mut is_flagged = levels.iter().any(|(level, _)| *level > Level::Info);
        // Two passives in a row (`is ontvangen of is betaald`) are no harder than one.
        let passives = levels.iter().filter(|(_, rule)| *rule == Rule::Passive).count();
        if !is_flagged && levels.len() - passives.saturating_sub(1) >= PILE {
            let mut rules: Vec<_> = levels.iter().map(|(_, rule)| *rule).collect();
            rules.sort_unstable();
            rules.dedup();
            let fault = Fault::Pile { hints: levels.len(), rules };
            is_flagged = self.note(reading, &said, of_sentence(sentence, Level::Warning, fault), passage.excuses);
        }
        if is_running(passage.kind) {
            self.count(sentence, is_flagged, passives > 0);
        }
    }

    fn count(&mut self, sentence: &Sentence, is_flagged: bool, is_passive: bool) {
        let words = sentence.length();
        if words == 0 {
            return;
        }
        let spelled = || sentence.tokens.iter().filter(|token| token.is_word());
        let counted = Tally {
            sentences: 1,
            words,
            spelled: spelled().count(),
            syllables: spelled().map(|token| token.syllables).sum(),
            long_words: spelled().filter(|token| token.letters > 6).count(),
            long: usize::from(words > 20),
            passive: usize::from(is_passive),
            flagged: usize::from(is_flagged),
            ..Tally::default()
        };
        self.page.tally.add(&counted);
    }

    /// Keeps a remark; returns whether it counts, which an excused one does not.
    fn note(&mut self, reading: &Reading<'_>, sentence: &Arc<str>, found: Found, excuses: &[usize]) -> bool {
        let excused = self.excuses.of(excuses, reading.written(&found.range), &found.fault);
        self.page.tally.suppressed += usize::from(excused.is_some());
        let counts = excused.is_none();
        let diagnostic = Diagnostic::new(Kind::Plain(Remark::new(found.level, found.fault)), reading.span(&found.range));
        self.page.remarks.push(Noted { diagnostic, sentence: sentence.clone(), excused });
        counts
    }
}
