//! Cutting a sentence: words, marks and figures in order, the clauses they are in, and what stands in quotes.

use std::borrow::Cow;
use std::ops::Range;

/// A word, a mark or a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its bytes in the text of the passage.
    pub(super) range: Range<usize>,
    /// In lower case; empty for a figure.
    pub(super) lower: Cow<'a, str>,
    /// The clause it is in, counted from 0.
    pub(super) clause: usize,
}

impl Token<'_> {
    /// A figure, by its position in the sentence.
    pub(super) fn figure(position: usize, range: Range<usize>) -> Self {
        Token { kind: TokenKind::Figure(position), range, lower: Cow::Borrowed(""), clause: 0 }
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    Word,
    Mark,
    Figure(usize),
}

/// Words between clauses.
const JOINERS: [&str; 16] = [
    "en", "maar", "terwijl", "want", "doordat", "omdat", "hoewel", "waardoor", "zodat", "and", "but", "while", "because", "although",
    "whereas", "though",
];

/// Cuts a stretch of text in words and marks.
pub(super) fn words<'a>(text: &'a str, range: Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let mut start: Option<usize> = None;
    let end_word = |start: &mut Option<usize>, end: usize, tokens: &mut Vec<Token<'a>>| {
        if let Some(begin) = start.take() {
            let trimmed = text[begin..end].trim_end_matches(['\'', '’', '-']);
            if !trimmed.is_empty() {
                let lower = lower(trimmed);
                tokens.push(Token { kind: TokenKind::Word, range: begin..begin + trimmed.len(), lower, clause: 0 });
            }
        }
    };
    for (offset, c) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’' | '-' | '\u{301}'));
        if inside {
            start.get_or_insert(at);
            continue;
        }
        end_word(&mut start, at, tokens);
        if !c.is_whitespace() {
            let range = at..at + c.len_utf8();
            tokens.push(Token { kind: TokenKind::Mark, lower: Cow::Borrowed(&text[range.clone()]), range, clause: 0 });
        }
    }
    end_word(&mut start, range.end, tokens);
}

/// A word in lower case; most are.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Numbers the clauses: a new one begins behind a mark and at a joining word.
pub(super) fn clauses(tokens: &mut [Token<'_>]) {
    let mut clause = 0;
    let mut before_is_mark = false;
    for token in tokens.iter_mut() {
        let joins = token.kind == TokenKind::Word && JOINERS.contains(&token.lower.as_ref());
        let mark =
            token.kind == TokenKind::Mark && matches!(token.lower.as_ref(), "," | ";" | ":" | "(" | ")" | "–" | "—" | "." | "!" | "?");
        if mark || (joins && !before_is_mark) {
            clause += 1;
        }
        token.clause = clause;
        before_is_mark = mark;
    }
}

/// The quoted stretches of a text.
pub(super) fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains(['“', '„', '‘', '"', '\'', '«']) {
        return found;
    }
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut position = 0;
    while position < characters.len() {
        let (start, open) = characters[position];
        let close = match open {
            '“' | '„' => '”',
            '‘' => '’',
            '"' | '\'' => open,
            '«' => '»',
            _ => '\0',
        };
        let free = position == 0 || !characters[position - 1].1.is_alphanumeric();
        let ends = |candidate: usize| {
            let behind = characters.get(candidate + 1).is_none_or(|(_, c)| !c.is_alphanumeric());
            characters[candidate].1 == close && behind && candidate > position + 1
        };
        match (position + 1..characters.len()).find(|candidate| close != '\0' && free && ends(*candidate)) {
            Some(end) => {
                found.push(start..characters[end].0 + close.len_utf8());
                position = end + 1;
            }
            None => position += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_not_apostrophes() {
        let found = |text: &'static str| quotes(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("Het rapport ‘De daling’ is ’s ochtends klaar."), ["‘De daling’"]);
        assert_eq!(found("Zo'n rapport 'De daling' en foto's."), ["'De daling'"]);
        assert_eq!(found("’s Middags zo’n 5 \"keer\"."), ["\"keer\""]);
    }

    #[test]
    fn clauses_end_at_marks_and_joining_words() {
        let mut tokens = Vec::new();
        let text = "Het aantal steeg, maar de zo’n rest (die er was) en dat daalde";
        words(text, 0..text.len(), &mut tokens);
        clauses(&mut tokens);
        let of = |word: &str| tokens.iter().find(|token| token.lower == word).map(|token| token.clause);
        assert_eq!((of("steeg"), of("maar"), of("zo’n"), of("die"), of("dat")), (Some(0), Some(1), Some(1), Some(2), Some(3)));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_where_letters_begin(text in ".*") {
            let mut tokens = Vec::new();
            words(&text, 0..text.len(), &mut tokens);
            clauses(&mut tokens);
            for token in &tokens {
                proptest::prop_assert_eq!(text[token.range.clone()].to_lowercase(), token.lower.as_ref());
            }
            for quote in quotes(&text) {
                proptest::prop_assert!(text.get(quote).is_some());
            }
        }
    }
}
