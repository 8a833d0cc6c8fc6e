//! Cuts a text in tokens: words, numbers in digits, signs, and what is not read (figures, code, web addresses).

use std::borrow::Cow;
use std::ops::Range;

use crate::data::dataset::canonical;

/// A token of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Token<'a> {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: TokenKind,
    /// In lower case, in NFC, without invisible letters and ligatures.
    pub(super) text: Cow<'a, str>,
    /// Does white space stand before it?
    pub(super) spaced: bool,
    /// Does it begin with a capital?
    pub(super) capital: bool,
    /// Is each of its letters a capital?
    pub(super) upper: bool,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    /// Letters, perhaps with digits.
    Word,
    /// ASCII digits, with points and commas between them.
    Digits,
    /// A sign that is neither letter nor digit.
    Sign,
    /// A figure, code or an address: something stands here, and it is not read.
    Opaque,
}

/// Cuts a text; `masked` are the ranges that are not read, in any order.
pub(super) fn tokens<'a>(text: &'a str, masked: &[Range<usize>]) -> Vec<Token<'a>> {
    let mut masks: Vec<&Range<usize>> = masked.iter().filter(|range| !range.is_empty()).collect();
    masks.sort_by_key(|range| range.start);
    let mut cut = Vec::new();
    let (mut at, mut spaced, mut fresh) = (0, true, true);
    let mut masks = masks.into_iter().peekable();
    while at < text.len() {
        masks.next_if(|mask| mask.end <= at);
        let end = masks.peek().map_or(text.len(), |mask| mask.start.max(at));
        if end == at {
            let mask = masks.next().map_or(at..text.len(), Range::clone);
            at = mask.end;
            cut.push(Token { kind: TokenKind::Opaque, text: Cow::Borrowed(""), spaced, capital: false, upper: false, range: mask });
            (spaced, fresh) = (false, true);
            continue;
        }
        let rest = &text[at..end];
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            at += first.len_utf8();
            (spaced, fresh) = (true, true);
            continue;
        }
        let address = if fresh && is_letter(first) { address(rest) } else { 0 };
        let (length, kind) = match first {
            _ if address > 0 => (address, TokenKind::Opaque),
            _ if is_letter(first) => word(rest),
            _ => (first.len_utf8(), TokenKind::Sign),
        };
        let range = at..at + length;
        cut.push(token(text, range, kind, spaced));
        at += length;
        // An address may stand in brackets or quotes.
        (spaced, fresh) = (false, kind == TokenKind::Sign);
    }
    cut
}

fn token(text: &str, range: Range<usize>, kind: TokenKind, spaced: bool) -> Token<'_> {
    let written = &text[range.clone()];
    // Most words are small letters that anyone can type: they are compared as they stand.
    if written.is_ascii() {
        let mut letters = written.bytes().filter(u8::is_ascii_alphabetic).peekable();
        let upper = letters.peek().is_some() && letters.all(|letter| letter.is_ascii_uppercase());
        let is_small = !upper && !written.bytes().any(|letter| letter.is_ascii_uppercase());
        let text = if is_small { Cow::Borrowed(written) } else { Cow::Owned(written.to_ascii_lowercase()) };
        return Token { capital: written.starts_with(|first: char| first.is_ascii_uppercase()), upper, text, range, kind, spaced };
    }
    let written: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    let mut letters = written.chars().filter(|c| c.is_alphabetic()).peekable();
    let upper = letters.peek().is_some() && letters.all(char::is_uppercase);
    Token { capital: written.starts_with(char::is_uppercase), upper, text: Cow::Owned(folded(&written)), range, kind, spaced }
}

/// In lower case and NFC, with the letters of the ligature "ĳ" apart and without accents of stress: "twáálf" is "twaalf". Only "één", which may also
/// be written "eén" and "éen", keeps them: without accents it is the article.
pub(super) fn folded(text: &str) -> String {
    let text = canonical(&text.to_lowercase()).replace('ĳ', "ij");
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| *c != '\u{301}');
        letters.map(|c| ACUTE.iter().find(|(accented, _)| *accented == c).map_or(c, |(_, letter)| *letter)).collect()
    };
    match ["één", "eén", "éen"].into_iter().find_map(|one| text.strip_prefix(one)) {
        Some(rest) => format!("één{}", plain(rest)),
        None => plain(&text),
    }
}

/// Letters with an accent of stress.
const ACUTE: [(char, char); 6] = [('á', 'a'), ('é', 'e'), ('í', 'i'), ('ó', 'o'), ('ú', 'u'), ('ý', 'y')];

/// The length of a run of letters and digits, with what may stand between two of them, and what it is.
fn word(text: &str) -> (usize, TokenKind) {
    let mut end = 0;
    let mut digits_only = true;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let next = || text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let belongs = is_letter(c)
            || (matches!(c, '.' | ',') && digits_only && previous.is_ascii_digit() && next().is_ascii_digit())
            || (matches!(c, '\'' | '’') && previous.is_alphabetic() && next().is_alphabetic());
        if !belongs {
            break;
        }
        digits_only &= c.is_ascii_digit() || matches!(c, '.' | ',') || is_invisible(c);
        end = at + c.len_utf8();
        previous = c;
    }
    (end, if digits_only { TokenKind::Digits } else { TokenKind::Word })
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_invisible(c) || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Soft hyphen, zero width space, joiners: nobody sees them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The length of a web or mail address at the start of a text; 0 when there is none.
fn address(text: &str) -> usize {
    let chunk = text.split(char::is_whitespace).next().unwrap_or_default();
    // Every address has one of these signs, or says at once that it is one.
    if !chunk.starts_with("www.") && !chunk.bytes().any(|byte| matches!(byte, b'/' | b'@')) {
        return 0;
    }
    let chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '\'']);
    let between_letters = |part: &str, sign: char| {
        let mut sides = part.splitn(2, sign);
        let side = |side: Option<&str>, last: bool| {
            side.and_then(|side| if last { side.chars().next_back() } else { side.chars().next() }).is_some_and(char::is_alphabetic)
        };
        side(sides.next(), true) && side(sides.next(), false)
    };
    let host = chunk.split('/').next().unwrap_or_default();
    let is_address = chunk.contains("://")
        || chunk.starts_with("www.")
        || (chunk.contains('@') && chunk.contains('.') && chunk.starts_with(is_letter))
        || (chunk.contains('/') && between_letters(host, '.'));
    if is_address { chunk.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        tokens(text, &[]).into_iter().map(|token| format!("{:?}:{}", token.kind, token.text)).collect()
    }

    #[test]
    fn words_digits_and_signs() {
        assert_eq!(cut("In 2023: 1.234,5 m²."), ["Word:in", "Digits:2023", "Sign::", "Digits:1.234,5", "Word:m²", "Sign:."]);
        assert_eq!(cut("26a, euro's t/m"), ["Word:26a", "Sign:,", "Word:euro's", "Word:t", "Sign:/", "Word:m"]);
        assert_eq!(cut("twaalf\u{ad}honderd e\u{301}e\u{301}n"), ["Word:twaalfhonderd", "Word:één"]);
        assert_eq!(cut("Twáálf víj\u{301}f Eén éénmaal vóór"), ["Word:twaalf", "Word:vijf", "Word:één", "Word:éénmaal", "Word:voor"]);
    }

    #[test]
    fn addresses_and_masks_are_not_read() {
        assert_eq!(cut("Zie (https://a.nl/2023/12)."), ["Word:zie", "Sign:(", "Opaque:https://a.nl/2023/12", "Sign:)", "Sign:."]);
        assert_eq!(cut("jan12@a.nl en a.nl/12"), ["Opaque:jan12@a.nl", "Word:en", "Opaque:a.nl/12"]);
        let kinds: Vec<TokenKind> =
            tokens("er zijn 12 zaken", std::slice::from_ref(&(8..10))).into_iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [TokenKind::Word, TokenKind::Word, TokenKind::Opaque, TokenKind::Word]);
    }
}
