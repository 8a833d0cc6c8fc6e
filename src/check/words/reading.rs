//! Reading a sentence: its figures with their evidence, and what each word says of a change. What is held against what is for others.
//!
//! Words in quotes and literal code are left out: they are names, not statements.

use std::cmp::Ordering;
use std::ops::Range;

use super::lexicon::{self, Class, Way};
use super::sizes;
use super::tokens::{Token, TokenKind, clauses, quotes, words};
use crate::diagnostic::Language;
use crate::shortcode::evidence::{Evidence, Series, Sort};
use crate::shortcode::figure::FigureCall;
use crate::shortcode::value::Trend;
use crate::site::passages::{Inset, Passage};

/// A sentence with its figures.
pub(super) struct Sentence<'a> {
    /// The text that it is a part of.
    pub(super) passage: &'a Passage<'a>,
    /// Language of the edition.
    pub(super) language: Language,
    /// In order.
    pub(super) tokens: Vec<Token<'a>>,
    /// In order; those in quotes are left out.
    pub(super) figures: Vec<Fig<'a>>,
    /// What its words say of changes, in order.
    pub(super) said: Vec<Said>,
}

/// A figure in a sentence.
pub(super) struct Fig<'a> {
    /// Position of its token.
    pub(super) token: usize,
    /// Where it stands, and what it amounts to.
    pub(super) inset: &'a Inset<'a>,
    /// The formula behind it.
    pub(super) call: &'a FigureCall,
    /// What words are held against.
    pub(super) evidence: Evidence,
}

impl Fig<'_> {
    /// The same cell over time, for one cell.
    pub(super) fn cell_series(&self) -> Option<Series> {
        if self.evidence.sort == Sort::Cell { self.call.series() } else { None }
    }

    /// Is it a height, not the size of a change?
    pub(super) fn is_level(&self) -> bool {
        self.evidence.change.is_none() && self.evidence.named.is_some()
    }
}

/// A word that says which way something went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// Position of its token.
    pub(super) token: usize,
    /// Position of its second part: `toe` in `nam … toe`.
    pub(super) second: Option<usize>,
    /// What it says.
    pub(super) way: Way,
    /// How it is used.
    pub(super) class: Class,
    /// Is it denied: `niet gestegen`?
    pub(super) denied: bool,
    /// The word that says the opposite; empty when there is none.
    pub(super) opposite: String,
    /// The year that it is about, when it names one: `de stijging in 2021`; empty for `de daling van vorig jaar`.
    pub(super) about: Option<String>,
}

impl Said {
    /// The last position of the word.
    pub(super) fn last(&self) -> usize {
        self.second.unwrap_or(self.token)
    }
}

/// Prepositions and other words that end what a figure counts.
pub(super) const STOPS: [&str; 34] = [
    "dan", "en", "maar", "van", "in", "op", "bij", "met", "naar", "tot", "voor", "door", "aan", "is", "was", "zijn", "waren", "werd",
    "sinds", "than", "and", "but", "of", "on", "at", "with", "to", "for", "by", "are", "were", "from", "since", "het",
];

impl<'a> Sentence<'a> {
    /// Reads a sentence of a passage; `None` when it holds no figure to judge.
    pub(super) fn read(
        passage: &'a Passage<'a>,
        range: &Range<usize>,
        calls: &dyn Fn(usize) -> Option<&'a FigureCall>,
        language: Language,
    ) -> Option<Self> {
        let quoted = quotes(&passage.text[range.clone()]).into_iter().map(|quote| range.start + quote.start..range.start + quote.end);
        let skipped: Vec<Range<usize>> = quoted.chain(passage.code.iter().cloned()).collect();
        let is_skipped = |part: &Range<usize>| skipped.iter().any(|skip| skip.start <= part.start && part.end <= skip.end);
        let insets: Vec<&Inset<'_>> =
            passage.figures.iter().filter(|inset| range.contains(&inset.range.start) && !is_skipped(&inset.range)).collect();
        let mut figures = Vec::new();
        let mut tokens = Vec::new();
        let mut at = range.start;
        for inset in insets {
            let Some(call) = calls(inset.call) else { continue };
            words(&passage.text, at..inset.range.start, &mut tokens);
            let evidence = call.evidence(inset.figure);
            figures.push(Fig { token: 0, inset, call, evidence });
            tokens.push(Token::figure(figures.len() - 1, inset.range.clone()));
            at = inset.range.end;
        }
        if figures.is_empty() {
            return None;
        }
        words(&passage.text, at..range.end, &mut tokens);
        tokens.retain(|token| matches!(token.kind, TokenKind::Figure(_)) || !is_skipped(&token.range));
        clauses(&mut tokens);
        for (position, token) in tokens.iter().enumerate() {
            if let TokenKind::Figure(figure) = token.kind {
                figures[figure].token = position;
            }
        }
        let mut sentence = Sentence { passage, language, tokens, figures, said: Vec::new() };
        sentence.said = sentence.ways();
        Some(sentence)
    }

    /// The word at a position; empty beyond the end and for figures.
    pub(super) fn word(&self, position: usize) -> &str {
        self.tokens.get(position).map_or("", |token| token.lower.as_ref())
    }

    /// The word some places before a position; empty before the beginning.
    pub(super) fn word_before(&self, position: usize, places: usize) -> &str {
        position.checked_sub(places).map_or("", |position| self.word(position))
    }

    /// The figure at a position.
    pub(super) fn figure_at(&self, position: usize) -> Option<&Fig<'a>> {
        match self.tokens.get(position)?.kind {
            TokenKind::Figure(figure) => Some(&self.figures[figure]),
            TokenKind::Word | TokenKind::Mark => None,
        }
    }

    /// Is there a mark at a position, or the end?
    pub(super) fn is_edge(&self, position: usize) -> bool {
        self.tokens.get(position).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    /// What is written from one position to another.
    pub(super) fn written(&self, first: usize, last: usize) -> &str {
        &self.passage.text[self.tokens[first].range.start..self.tokens[last].range.end]
    }

    /// The position of the word before a figure, words of nearness and articles passed over.
    pub(super) fn lead(&self, figure: &Fig<'_>) -> Option<usize> {
        let near =
            sizes::words_before(self, figure).and_then(|(_, range)| self.tokens.iter().position(|token| token.range.end > range.start));
        let mut position = near.unwrap_or(figure.token).checked_sub(1)?;
        while matches!(
            self.word(position),
            "de" | "het" | "een" | "the" | "a" | "an" | "nog" | "wel" | "maar" | "only" | "liefst" | "zelfs"
        ) {
            position = position.checked_sub(1)?;
        }
        Some(position)
    }

    fn ways(&self) -> Vec<Said> {
        let language = self.language;
        let mut said: Vec<Said> = Vec::new();
        let idiom = self.in_idiom();
        for (position, token) in self.tokens.iter().enumerate() {
            if let Some(Sort::Direction(trend)) = self.figure_at(position).map(|figure| figure.evidence.sort) {
                let way = match trend {
                    Trend::Up => Way::To(Ordering::Greater),
                    Trend::Down => Way::To(Ordering::Less),
                    Trend::Same => Way::To(Ordering::Equal),
                };
                said.push(Said {
                    token: position,
                    second: None,
                    way,
                    class: Class::Verb,
                    denied: false,
                    opposite: String::new(),
                    about: None,
                });
                continue;
            }
            if token.kind != TokenKind::Word || idiom[position] {
                continue;
            }
            if let Some(same) = self.same(position) {
                said.push(same);
                continue;
            }
            if lexicon::is_first_part(&token.lower, language) {
                said.extend(self.two_parts(position));
                continue;
            }
            let Some(entry) = lexicon::find(&token.lower, language) else { continue };
            let before = self.word_before(position, 1);
            if lexicon::needs_too(&token.lower) && !matches!(before, "te" | "too") {
                continue;
            }
            let article = |word: &str| matches!(word, "een" | "de" | "kleine" | "lichte" | "forse" | "flinke" | "grote" | "a" | "the");
            if lexicon::needs_article(&token.lower) && !(article(before) && matches!(self.word(position + 1), "van" | "of")) {
                continue;
            }
            if matches!(token.lower.as_ref(), "up" | "down") && !self.is_adverb(position) {
                continue;
            }
            // `meer dan verdubbeld` says how many times, not which way.
            if matches!(self.word(position + 1), "dan" | "than") && lexicon::factor(self.word(position + 2), language).is_some() {
                continue;
            }
            let denied = self.denied(position, entry.class);
            let about = if entry.class == Class::Noun { self.about(position) } else { None };
            let opposite = entry.opposite.to_owned();
            said.push(Said { token: position, second: None, way: entry.way, class: entry.class, denied, opposite, about });
        }
        said
    }

    /// A verb in two parts, such as `nam … toe`: the second stands at the end of its clause, or before `met`, `tot`, `naar`. One verb may have several
    /// (`nam in 2021 af en in 2023 toe`); each later one is a word of its own.
    fn two_parts(&self, first: usize) -> Vec<Said> {
        let verb = &self.tokens[first].lower;
        let mut found: Vec<Said> = Vec::new();
        for second in first + 1..self.tokens.len().min(first + 30) {
            if self.tokens[second].kind != TokenKind::Word {
                continue;
            }
            // Another verb takes the later parts.
            let word = self.word(second);
            if lexicon::is_first_part(word, self.language)
                || lexicon::find(word, self.language).is_some_and(|entry| entry.class == Class::Verb)
            {
                break;
            }
            let Some((way, opposite)) = lexicon::parts(verb, word, self.language) else { continue };
            let next = self.word(second + 1);
            let ends = self.is_edge(second + 1)
                || matches!(next, "met" | "tot" | "naar" | "van" | "in" | "en" | "maar" | "ten" | "door" | "sinds" | "dan" | "vanaf");
            // `op` and `bij` are prepositions far more often; before a word they are no part of the verb.
            let preposition = matches!(word, "op" | "bij");
            if !ends || (preposition && matches!(next, "in" | "van" | "door")) {
                continue;
            }
            let start = found.last().map_or(first, Said::last);
            let denied = (start + 1..second).any(|position| is_denial(self.word(position)));
            let opposite = if opposite.is_empty() { String::new() } else { format!("{verb} … {opposite}") };
            let way = Way::To(way);
            found.push(match found.is_empty() {
                true => Said { token: first, second: Some(second), way, class: Class::Verb, denied, opposite, about: None },
                false => Said { token: second, second: None, way, class: Class::Verb, denied, opposite, about: None },
            });
        }
        found
    }

    /// `gelijk` with a form of `blijven`, `even hoog als`, `unchanged`.
    fn same(&self, position: usize) -> Option<Said> {
        let word = self.word(position);
        let stays = |word: &str| {
            matches!(
                word,
                "bleef" | "bleven" | "blijft" | "blijven" | "gebleven" | "stayed" | "stays" | "remained" | "remains" | "stay" | "remain"
            )
        };
        let clause = self.tokens[position].clause;
        let with_stay = || self.tokens.iter().any(|token| token.clause == clause && stays(&token.lower));
        let before = self.word_before(position, 1);
        let says = match word {
            "gelijk" | "stabiel" | "constant" | "hetzelfde" | "stable" | "same" | "steady" | "flat" => with_stay(),
            "onveranderd" | "unchanged" | "evenveel" => true,
            "hoog" | "groot" | "veel" | "lang" | "oud" => before == "even",
            _ => false,
        };
        if !says {
            return None;
        }
        let near = (1..=3).any(|back| {
            matches!(
                self.word_before(position, back),
                "vrijwel"
                    | "nagenoeg"
                    | "bijna"
                    | "ongeveer"
                    | "redelijk"
                    | "praktisch"
                    | "almost"
                    | "nearly"
                    | "roughly"
                    | "about"
                    | "virtually"
                    | "broadly"
            )
        });
        let way = if near { Way::AboutSame } else { Way::To(Ordering::Equal) };
        let denied = (1..=2).any(|back| is_denial(self.word_before(position, back)));
        Some(Said { token: position, second: None, way, class: Class::Verb, denied, opposite: String::new(), about: None })
    }

    fn is_adverb(&self, position: usize) -> bool {
        let goes =
            matches!(self.word_before(position, 1), "went" | "go" | "goes" | "gone" | "going" | "was" | "is" | "are" | "were" | "came");
        goes || self.figure_at(position + 1).is_some() || matches!(self.word(position + 1), "by" | "from")
    }

    fn denied(&self, position: usize, class: Class) -> bool {
        let reach = if class == Class::Comparative || class == Class::Behind { 1 } else { 3 };
        let clause = self.tokens[position].clause;
        let same_clause = |position: usize| self.tokens.get(position).is_some_and(|token| token.clause == clause);
        let before = (1..=reach)
            .take_while(|back| position.checked_sub(*back).is_some_and(same_clause))
            .any(|back| is_denial(self.word_before(position, back)));
        // A finite verb is denied by what follows it: `steeg niet`.
        let behind = class == Class::Verb && same_clause(position + 1) && matches!(self.word(position + 1), "niet" | "nooit" | "not");
        before || behind
    }

    /// The year that a noun names behind it: `de stijging in 2021`, `de daling van vorig jaar`.
    fn about(&self, position: usize) -> Option<String> {
        let clause = self.tokens[position].clause;
        for next in position + 1..(position + 7).min(self.tokens.len()) {
            if self.tokens[next].clause != clause || self.figure_at(next).is_some() {
                break;
            }
            let word = self.word(next);
            let lead = self.word_before(next, 1);
            // `een daling ten opzichte van 2022` tells what it is held against.
            if matches!(word, "dan" | "than" | "opzichte" | "vergeleken" | "vergelijking" | "compared") {
                break;
            }
            if is_year(word) && matches!(lead, "in" | "van" | "over" | "of") {
                return Some(word.to_owned());
            }
            if matches!((lead, word), ("vorig" | "afgelopen", "jaar") | ("last", "year")) || word == "year’s" {
                return Some(String::new());
            }
        }
        None
    }

    fn in_idiom(&self) -> Vec<bool> {
        let mut found = vec![false; self.tokens.len()];
        for start in 0..self.tokens.len() {
            let first = self.word(start);
            for idiom in lexicon::idioms(self.language).iter().filter(|idiom| idiom[0] == first) {
                let fits = idiom.iter().enumerate().all(|(offset, word)| self.word(start + offset) == *word);
                // `niet meer dan 5` is nearness, `twee procent niet meer` is an idiom.
                let compares =
                    idiom[0] != "of" && matches!(self.word(start + idiom.len()), "dan" | "than") && idiom[idiom.len() - 1] == "meer";
                if fits && !compares {
                    found[start..start + idiom.len()].fill(true);
                }
            }
        }
        found
    }
}

/// Is it a word that denies?
pub(super) fn is_denial(word: &str) -> bool {
    matches!(word, "niet" | "geen" | "nooit" | "nauwelijks" | "not" | "no" | "never" | "hardly")
}

/// Is it a word of a plan: what it is said of is still to come?
pub(super) fn is_plan(word: &str) -> bool {
    matches!(
        word,
        "moet"
            | "moeten"
            | "moest"
            | "wil"
            | "willen"
            | "wilde"
            | "zal"
            | "zullen"
            | "zou"
            | "zouden"
            | "mag"
            | "mogen"
            | "streeft"
            | "verwacht"
            | "verwachting"
            | "begroot"
            | "raming"
            | "must"
            | "will"
            | "should"
    )
}

/// Is it four digits?
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}
