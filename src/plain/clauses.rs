//! Clauses of a sentence, without a parser: they end at marks, at words that begin a clause of their own, and at *en*, *of* and *maar* before a verb or a subject.

use super::grammar::Form;
use super::reading::Sentence;
use super::tokens::{Token, TokenKind};

/// A clause.
pub(super) struct Clause<'a> {
    /// Its words and numbers, the joining word that begins it among them; at least one.
    pub(super) words: Vec<&'a Token>,
    /// Does a word begin it that sends the verb to its end?
    pub(super) subordinate: bool,
}

/// The most words between two that belong together, such as *om* and *te*.
const FAR: usize = 60;

/// Words that begin a clause of their own also at the beginning of a sentence.
const CERTAIN: &[&str] = &[
    "omdat",
    "doordat",
    "hoewel",
    "nadat",
    "voordat",
    "zodra",
    "als",
    "wanneer",
    "indien",
    "tenzij",
    "mits",
    "terwijl",
    "zolang",
    "aangezien",
    "naarmate",
];

/// Cuts a sentence in clauses.
pub(super) fn clauses(sentence: &Sentence) -> Vec<Clause<'_>> {
    let tokens = &sentence.tokens;
    let mut clauses = Vec::new();
    let mut start = 0;
    let first = tokens.iter().find(|token| token.counts());
    let mut subordinate = first.is_some_and(|first| CERTAIN.contains(&first.lower.as_str()));
    let mut close = |start: &mut usize, end: usize, next: usize, subordinate: bool| {
        let words: Vec<&Token> = tokens[*start..end].iter().filter(|token| token.counts()).collect();
        if !words.is_empty() {
            clauses.push(Clause { words, subordinate });
        }
        *start = next;
    };
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if ends(token) {
            close(&mut start, at, at + 1, subordinate);
            subordinate = false;
        } else if joins(tokens, at) {
            close(&mut start, at, at, subordinate);
            subordinate = token.is(Form::Subordinator) || token.lower == "om";
        }
    }
    close(&mut start, tokens.len(), tokens.len(), subordinate);
    clauses
}

fn ends(token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(token.lower.as_str(), "," | ";" | ":" | "(" | ")" | "–" | "—" | "." | "!" | "?" | "…")
}

/// Does a clause begin at this word?
fn joins(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let next = |form: Form| tokens.get(at + 1).is_some_and(|next| next.is(form));
    let before = |form: Form| at.checked_sub(1).is_some_and(|before| tokens[before].is(form));
    match token.lower.as_str() {
        // `met die plannen`, `dat jaar`: a pronoun behind a preposition, or at the beginning of the sentence.
        "dat" | "die" => at > 0 && !before(Form::Preposition) && !before(Form::Subordinator) && !next(Form::Finite),
        "en" | "of" | "maar" => next(Form::Finite) || next(Form::Subject),
        "want" => true,
        "mocht" => false,
        // `zowel de een als de ander`
        "als" => at > 0 && !tokens[..at].iter().rev().take(FAR).take_while(|token| !ends(token)).any(|token| token.lower == "zowel"),
        "om" => tokens[at..].iter().take(FAR).take_while(|token| !ends(token)).any(|token| token.lower == "te"),
        _ => token.is(Form::Subordinator) && at > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::KnownWords;
    use super::super::tokens::tokens;
    use super::*;
    use crate::content::word_list;

    fn cut(text: &str) -> Vec<&str> {
        let list = word_list::parse(None).0;
        let sentence = Sentence { range: 0..text.len(), tokens: tokens(text, 0..text.len(), &mut KnownWords::new(&list)) };
        let text_of = |clause: Clause<'_>| &text[clause.words[0].range.start..clause.words[clause.words.len() - 1].range.end];
        clauses(&sentence).into_iter().map(text_of).collect()
    }

    #[test]
    fn clauses_end_at_marks_and_joining_words() {
        assert_eq!(
            cut("Het kabinet wil dat er minder regels komen, omdat die veel tijd kosten."),
            ["Het kabinet wil", "dat er minder regels komen", "omdat die veel tijd kosten"]
        );
        assert_eq!(cut("We kopen pennen en papier en we huren kantoren."), ["We kopen pennen en papier", "en we huren kantoren"]);
        assert_eq!(
            cut("Met die plannen wordt dat jaar veel gedaan om geld te besparen."),
            ["Met die plannen wordt", "dat jaar veel gedaan", "om geld te besparen"]
        );
    }
}
