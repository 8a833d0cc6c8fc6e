//! Sentences: where one ends and the next begins, in a text as a reader reads it.

use std::ops::Range;

/// Words that end in a point within a sentence.
const ABBREVIATIONS: [&str; 24] = [
    "dr", "drs", "mr", "ir", "prof", "ing", "nr", "art", "blz", "bijv", "bv", "resp", "incl", "excl", "ca", "vgl", "jl", "st", "a", "b",
    "c", "o", "d", "m",
];

/// Splits a text in sentences, each without the space around it. An end is `.`, `!` or `?` (with quotes and brackets behind it) before a space and a
/// letter that can begin a sentence; not behind an abbreviation, a letter that stands alone, or a number before a word in lower case.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(['.', '!', '?']) {
        let mark = at + offset;
        at = mark + 1;
        let closing: usize =
            text[at..].chars().take_while(|c| matches!(c, '.' | '!' | '?' | '"' | '”' | '’' | '\'' | ')' | ']')).map(char::len_utf8).sum();
        let end = at + closing;
        let space: usize = text[end..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        let next = text[end + space..].chars().next();
        let begins = next.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '(' | '\''));
        let word = text[start..mark].rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
        let short = text.as_bytes()[mark] == b'.' && is_abbreviation(word);
        if next.is_none() || (space > 0 && begins && !short) {
            found.extend(trimmed(text, start..end));
            start = end;
            at = end;
        }
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

fn is_abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    let lower = last.to_lowercase();
    word.contains('.') && last.chars().count() <= 2 || ABBREVIATIONS.contains(&lower.as_str())
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let left = part.len() - part.trim_start().len();
    let inner = part.trim();
    (!inner.is_empty()).then(|| range.start + left..range.start + left + inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_a_mark_before_a_beginning() {
        let text = "Er werken 147.841 fte bij het Rijk, d.w.z. veel. Is dat meer? Ja.";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["Er werken 147.841 fte bij het Rijk, d.w.z. veel.", "Is dat meer?", "Ja."]);
    }
}
