//! Cutting a sentence in words, numbers and marks, as a reader counts them.
//!
//! A word holds its hyphens and apostrophes (`ICT-dienst`, `collega's`), an abbreviation with points is one word (`m.b.t.`), and so is an address
//! (`www.overheid.nl`). A number holds its points and commas (`147.841`, `6,5`).

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::known::{Known, KnownWords};

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    known: Rc<Known>,
}

/// A token is what is known of its word, at a place in a text.
impl Deref for Token {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.known
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    Word,
    /// An abbreviation with points.
    Dotted,
    /// An address on the web or of mail.
    Address,
    Number,
    Mark,
    /// Literal code.
    Code,
}

/// What stands for literal code in a text: one sign, whatever is in it.
pub(super) const CODE: char = '\u{fffc}';

impl Token {
    /// Is it a word or a number, which count for the length of a sentence?
    pub(super) fn counts(&self) -> bool {
        !matches!(self.kind, TokenKind::Mark | TokenKind::Code)
    }

    /// Is it a word of letters?
    pub(super) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Is it this mark?
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.lower == mark
    }
}

/// Cuts a range of a text.
pub(super) fn tokens(text: &str, range: Range<usize>, known: &mut KnownWords<'_>) -> Vec<Token> {
    let end = range.end;
    let mut tokens = Vec::new();
    let mut at = range.start;
    while let Some(first) = text[at..end].chars().next() {
        let (kind, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() {
            number(&text[at..end])
        } else if first.is_alphabetic() {
            word(&text[at..end])
        } else if first == CODE {
            (TokenKind::Code, first.len_utf8())
        } else {
            (TokenKind::Mark, first.len_utf8())
        };
        let range = at..at + length;
        tokens.push(Token { kind, known: known.of(&text[range.clone()]), range });
        at += length;
    }
    tokens
}

/// The number at the start of a text: digits with points, commas, colons and slashes between them; with letters behind it (`19e`, `30-dagengrens`).
fn number(text: &str) -> (TokenKind, usize) {
    let mut length = 0;
    let mut letters = false;
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied();
        let joins = match letter {
            '.' | ',' | ':' | '/' => next.is_some_and(|next| next.is_ascii_digit()) && !letters,
            '-' | '\'' => next.is_some_and(char::is_alphabetic),
            _ => letter.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        letters |= letter == '-';
        length += letter.len_utf8();
    }
    (if letters { TokenKind::Word } else { TokenKind::Number }, length)
}

fn word(text: &str) -> (TokenKind, usize) {
    if let Some(length) = dotted(text) {
        return (TokenKind::Dotted, length);
    }
    if let Some(length) = address(text) {
        return (TokenKind::Address, length);
    }
    (TokenKind::Word, plain(text))
}

/// The bytes of a word at the start of a text.
fn plain(text: &str) -> usize {
    let mut length = 0;
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let joins = match letter {
            '-' => next.is_alphanumeric(),
            '\'' => next.is_alphabetic(),
            '&' => next.is_uppercase(),
            _ => letter.is_alphanumeric() || is_diacritic(letter),
        };
        if !joins {
            break;
        }
        length += letter.len_utf8();
    }
    length
}

/// The bytes of an abbreviation with points at the start of a text: parts of one or two letters, at least two of them (`m.b.t.`, `o.a.`, `H.R.-adviseur`).
fn dotted(text: &str) -> Option<usize> {
    let mut length = 0;
    let mut parts = 0;
    loop {
        let rest = &text[length..];
        // One more than a part may have tells enough.
        let letters: usize = rest.chars().take(3).take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
        let count = rest[..letters].chars().count();
        if !(1..=2).contains(&count) {
            break;
        }
        if !rest[letters..].starts_with('.') {
            // `o.a` without its last point; in `zo.Nu` a space was forgotten.
            if parts > 0 && (rest.starts_with(char::is_lowercase) || text.starts_with(char::is_uppercase)) {
                length += letters;
                parts += 1;
            }
            break;
        }
        length += letters + 1;
        parts += 1;
    }
    if parts < 2 {
        return None;
    }
    if text[length..].starts_with('-') && text[length + 1..].starts_with(char::is_alphabetic) {
        length += plain(&text[length + 1..]) + 1;
    }
    // A letter behind it makes it something else: an address, or a sentence without a space.
    (!text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// The most letters of an address; what is longer is cut, so that a text without spaces costs no more than its length.
const ADDRESS: usize = 200;

/// The bytes of an address at the start of a text: words with points or an at sign between them, and what follows without a space.
fn address(text: &str) -> Option<usize> {
    let run: usize = text.chars().take(ADDRESS).take_while(|letter| !letter.is_whitespace()).map(char::len_utf8).sum();
    let written = text[..run].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”']);
    // Every address has one of these signs.
    if !written.bytes().any(|byte| matches!(byte, b'.' | b':' | b'@')) {
        return None;
    }
    let is_host = written.split(['/', ':']).next().is_some_and(|host| {
        let parts: Vec<&str> = host.split('.').collect();
        parts.len() > 1 && parts.iter().all(|part| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
            // `zin.Daarna` is a space that was forgotten.
            && parts.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_lowercase()))
    });
    let is_address = is_host || written.contains("://") || (written.contains('@') && written.contains('.'));
    is_address.then_some(written.len())
}

fn is_diacritic(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::word_list;

    fn cut(text: &str) -> Vec<(&str, TokenKind)> {
        tokens(text, 0..text.len(), &mut KnownWords::new(&word_list::parse(None).0))
            .into_iter()
            .map(|token| (&text[token.range], token.kind))
            .collect()
    }

    fn words(text: &str) -> Vec<&str> {
        cut(text).into_iter().filter(|(_, kind)| !matches!(kind, TokenKind::Mark | TokenKind::Code)).map(|(word, _)| word).collect()
    }

    #[test]
    fn words_hold_hyphens_and_apostrophes() {
        assert_eq!(
            words("De collega's van P&C en de ICT-dienst, wet- en regelgeving (eigen)."),
            ["De", "collega's", "van", "P&C", "en", "de", "ICT-dienst", "wet", "en", "regelgeving", "eigen"]
        );
        assert_eq!(
            words("'s Ochtends een cafe\u{301}, één reële e-mail"),
            ["s", "Ochtends", "een", "cafe\u{301}", "één", "reële", "e-mail"]
        );
    }

    #[test]
    fn numbers_hold_their_marks() {
        assert_eq!(
            words("Van 147.841 naar 6,5; om 9.00 uur, de 19e keer. 12."),
            ["Van", "147.841", "naar", "6,5", "om", "9.00", "uur", "de", "19e", "keer", "12"]
        );
        assert_eq!(cut("30-dagengrens")[0], ("30-dagengrens", TokenKind::Word));
        assert_eq!(cut("2022-2023").len(), 3);
    }

    #[test]
    fn abbreviations_with_points_are_one_word() {
        for text in ["m.b.t.", "o.a.", "d.w.z.", "t.o.v.", "H.R.-adviseur", "o.a", "A.B."] {
            assert_eq!(cut(text), [(text, TokenKind::Dotted)]);
        }
        assert_eq!(words("Zo (o.a.) of e.d. Dat"), ["Zo", "o.a.", "of", "e.d.", "Dat"]);
        assert_eq!(words("Het is A. Dat is B."), ["Het", "is", "A", "Dat", "is", "B"]);
    }

    #[test]
    fn addresses_are_one_word() {
        for text in ["www.rijksoverheid.nl", "open.overheid.nl/pagina", "https://a.nl/x?y=1", "info@overheid.nl"] {
            assert_eq!(cut(text), [(text, TokenKind::Address)], "{text}");
        }
        assert_eq!(words("Zie open.overheid.nl. Daar"), ["Zie", "open.overheid.nl", "Daar"]);
        assert_eq!(words("een zin.Daarna, zo.Nu"), ["een", "zin", "Daarna", "zo", "Nu"]);
    }
}
