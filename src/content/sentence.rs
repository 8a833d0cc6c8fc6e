//! Sentences: where one ends and the next begins, in a text as a reader reads it.
//!
//! An end is `.`, `!`, `?` or `…`, with quotes and brackets behind it, before a space and something that can begin a sentence. A point that belongs to an
//! abbreviation, an initial, a number or an address ends none. `tests/audit/b1/splits.tsv` holds the cases that this must get right.

use std::ops::Range;

/// Words that end in a point and always want something behind them.
const OPEN: [&str; 20] = [
    "dr", "drs", "mr", "mw", "dhr", "mevr", "ir", "prof", "ing", "st", "bijv", "bv", "resp", "incl", "excl", "ca", "vgl", "zgn", "evt",
    "jhr",
];

/// Words that end in a point and want a number behind them.
const REFERENCES: [&str; 16] =
    ["nr", "nrs", "no", "art", "artt", "blz", "p", "pp", "par", "hfst", "fig", "tab", "max", "min", "vs", "bijl"];

/// Words that end in a point and may end a sentence: what follows decides.
const CLOSED: [&str; 17] = ["enz", "etc", "jl", "ev", "mln", "mld", "dzd", "cs", "red", "afd", "gem", "tel", "bc", "vc", "jr", "sr", "inc"];

/// Months, which a year may follow.
const MONTHS: [&str; 12] = ["jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"];

/// Splits a text in sentences, each without the space around it.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some((mark, sign)) = end_mark(text, at) {
        at = mark + sign;
        let is_closing = |c: &char| matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | '»' | ')' | ']');
        let end = at + text[at..].chars().take_while(is_closing).map(char::len_utf8).sum::<usize>();
        let space: usize = text[end..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        let rest = &text[end + space..];
        if rest.is_empty() || (space > 0 && begins(rest) && !is_inside(&text[start..mark], &text[mark..end], rest)) {
            found.extend(trimmed(text, start..end));
            start = end;
        }
        at = at.max(end);
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

/// The next mark that may end a sentence, from a byte on, and its length.
fn end_mark(text: &str, from: usize) -> Option<(usize, usize)> {
    const POINTS: &[u8] = "…".as_bytes();
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(offset) = bytes[at..].iter().position(|byte| matches!(byte, b'.' | b'!' | b'?') || *byte == POINTS[0]) {
        at += offset;
        if bytes[at].is_ascii() {
            return Some((at, 1));
        }
        if bytes[at..].starts_with(POINTS) {
            return Some((at, POINTS.len()));
        }
        at += 1;
    }
    None
}

/// Can a sentence begin so: with a capital, a digit, a quote, a bracket, or an apostrophe with its letter (`'s Ochtends`)?
fn begins(rest: &str) -> bool {
    rest.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '„' | '‘' | '«' | '(' | '[' | '\'' | '’' | '€' | '\u{2212}')
    })
}

/// Does the point belong to the word before it? `before` is the sentence so far, `marks` the point with what closes behind it.
fn is_inside(before: &str, marks: &str, rest: &str) -> bool {
    if marks != "." {
        return false;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘')).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    // `A. Jansen`, but not `Bijlage A. Daarin …`: an initial stands before a name.
    if second.is_none() && first.is_some_and(char::is_uppercase) {
        return is_name(rest);
    }
    // `o.a.`, `d.w.z.`, `p.j.`: letters with points between them, which a sentence may end with before a capital that is no name or number.
    if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)) {
        return !ends_sentence(&lower);
    }
    if CLOSED.contains(&lower.as_str()) {
        return false;
    }
    // `1 jan. 2024`, `art. 5`.
    if MONTHS.contains(&lower.as_str()) || REFERENCES.contains(&lower.as_str()) {
        return rest.starts_with(|c: char| c.is_ascii_digit());
    }
    // `bijv. Den Haag`.
    OPEN.contains(&lower.as_str())
}

/// Abbreviations with points that stand at the end of what they belong to.
fn ends_sentence(word: &str) -> bool {
    matches!(
        word,
        "b.v"
            | "n.v"
            | "e.d"
            | "e.v"
            | "e.a"
            | "p.j"
            | "p.m"
            | "a.u.b"
            | "n.v.t"
            | "c.s"
            | "j.l"
            | "d.d"
            | "v.chr"
            | "n.chr"
            | "u.s"
            | "p.a"
            | "a.m"
    )
}

/// Is it a name: a word with a capital that is no word that often begins a sentence?
fn is_name(rest: &str) -> bool {
    const BEGIN: [&str; 28] = [
        "De", "Het", "Een", "Dat", "Dit", "Die", "Deze", "Daar", "Hier", "Er", "In", "Op", "Bij", "Voor", "Van", "Zij", "Hij", "We", "U",
        "Daarin", "Daarom", "The", "This", "That", "It", "There", "They", "These",
    ];
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    // `K. de Wit` does not come here: a small letter begins no sentence.
    rest.starts_with(char::is_uppercase) && (!BEGIN.contains(&word.as_str()) || word.chars().count() == 1)
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

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_at_a_mark_before_a_beginning() {
        let text = "Er werken 147.841 fte bij het Rijk, d.w.z. veel. Is dat meer? Ja.";
        assert_eq!(parts(text), ["Er werken 147.841 fte bij het Rijk, d.w.z. veel.", "Is dat meer?", "Ja."]);
    }

    proptest::proptest! {
        #[test]
        fn the_next_mark_is_the_first(text in "([.!?…“€é]|[a ]){0,12}") {
            let first = text.find(['.', '!', '?', '…']);
            proptest::prop_assert_eq!(end_mark(&text, 0).map(|(at, _)| at), first);
            proptest::prop_assert!(end_mark(&text, 0).is_none_or(|(at, length)| text[at..].chars().next().map(char::len_utf8) == Some(length)));
        }
    }

    #[test]
    fn the_labelled_texts_are_split_right() {
        let cases = include_str!("../../tests/audit/b1/splits.tsv");
        let mut misses = Vec::new();
        for line in cases.lines().skip(1) {
            let (text, count) = line.split_once('\t').expect("a text and a number");
            let found = parts(text);
            if found.len() != count.parse::<usize>().expect("a number") {
                misses.push((text, found));
            }
        }
        assert!(misses.is_empty(), "{misses:#?}");
        assert_eq!(cases.lines().count(), 33);
    }

    #[test]
    fn points_within_a_sentence_end_none() {
        for text in [
            "Op 1 jan. 2024 begon de wet.",
            "Volgens mr. dr. A.B. de Vries klopt dit.",
            "De 2e termijn (1 mei t/m 30 juni) is voorbij.",
            "Zie par. 3.1.2 van het verslag.",
            "Het gaat om € 3,2 mln. aan inhuur.",
            "Dat is bijv. Financiën of m.n. BZK.",
            "Kijk op www.rijksoverheid.nl/jaar.2023 voor meer.",
        ] {
            assert_eq!(parts(text), [text]);
        }
        assert_eq!(parts("Zie bijlage A. Daarin staat alles.").len(), 2);
        assert_eq!(parts("The answer is no. It rose.").len(), 2);
        assert_eq!(parts("Er waren er 12 in 2022. 24 in 2023.").len(), 2);
        assert_eq!(parts("Hij zei: “Dat kan.” Zij niet.").len(), 2);
        assert_eq!(parts("Eerst dit… Daarna dat.").len(), 2);
    }
}
