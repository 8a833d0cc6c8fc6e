//! Where the letters of a code span or a fenced block stand in the file.
//!
//! A [`Page`] turns the lines and columns of comrak's tree into bytes. Markdown takes things away: the marks of a quote before each line, the backslash before a pipe in a table, the indent of a list.
//! [`align`] walks over both texts and finds each letter of what is left in what was written.

use std::sync::Arc;

use comrak::nodes::Sourcepos;

use super::row::Row;
use crate::settings::Places;
use crate::source::{LineIndex, Span};

/// A Markdown text with the places of its lines.
pub(super) struct Page<'a> {
    pub(super) file: &'a Arc<str>,
    /// The whole file.
    pub(super) text: &'a str,
    /// Offset at which the body starts.
    pub(super) start: usize,
    /// Lines of the body.
    pub(super) lines: LineIndex,
    /// The row that the text is read for, on a page from data.
    pub(super) row: Option<&'a Row>,
}

impl Page<'_> {
    /// The bytes of a node in the file.
    pub(super) fn range(&self, sourcepos: Sourcepos) -> std::ops::Range<usize> {
        let start = self.start + self.lines.offset(sourcepos.start.line, sourcepos.start.column);
        let end = self.start + self.lines.offset(sourcepos.end.line, sourcepos.end.column + 1);
        let mut start = start.min(self.text.len());
        let mut end = end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// The bytes of a node as a span.
    pub(super) fn span(&self, sourcepos: Sourcepos) -> Span {
        Span::new(self.file, self.range(sourcepos))
    }
}

/// Aligns the text that Markdown left over with the bytes it came from. `start` is the offset of `written` in the file.
pub(super) fn align(file: &Arc<str>, left: &str, written: &str, start: usize) -> Places {
    // Nearly all text stands there as it is; behind an ampersand an entity may stand, and behind a line break the marks of the next line.
    if written.starts_with(left) && !left.contains(['&', '\n']) {
        return Places::slice(file, start);
    }
    walk(file, left, written, start)
}

/// The same, letter by letter.
fn walk(file: &Arc<str>, left: &str, written: &str, start: usize) -> Places {
    let mut offsets = Vec::with_capacity(left.len() + 1);
    let mut at = 0;
    let bytes = written.as_bytes();
    for (from, character) in left.char_indices() {
        let here = written[at..].chars().next();
        // An entity stands for the letter, unless it is not known and was left as it is.
        let entity = entity(&written[at..]).filter(|length| !left[from..].starts_with(&written[at..at + length]));
        let length = match here {
            Some('&') if entity.is_some() => entity.unwrap_or(1),
            // A line break in a code span is left as a space; then the marks of the quote or the indent of the next line are gone.
            Some('\n') if character == ' ' => 1,
            Some(found) if found == character && character == '\n' => 1,
            Some(found) if found == character => found.len_utf8(),
            // What cannot be found is nowhere: its letters stand where the search was.
            _ => match written[at..].find(character) {
                Some(gap) => {
                    at += gap;
                    character.len_utf8()
                }
                None => 0,
            },
        };
        let last = character.len_utf8() - 1;
        let of_byte = |byte: usize| if byte == last && byte > 0 { length.saturating_sub(1) } else { byte.min(length.saturating_sub(1)) };
        offsets.extend((0..=last).map(|byte| offset(start + at + of_byte(byte))));
        let was_break = bytes.get(at) == Some(&b'\n');
        at = (at + length).min(written.len());
        if was_break {
            at += continuation(&written[at..]);
        }
    }
    offsets.push(offset(start + at));
    Places::table(file, offsets)
}

/// The length of an entity at the start of a text, such as `&euro;` or `&#101;`.
fn entity(written: &str) -> Option<usize> {
    let inside = written.strip_prefix('&')?;
    let length = inside.bytes().take(MOST_ENTITY).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    (length > 1 && inside[length..].starts_with(';')).then_some(length + 2)
}

/// The most letters of an entity; the longest name in HTML has 31.
const MOST_ENTITY: usize = 32;

/// The length of what may stand before the text of a line within a quote or list.
fn continuation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '>']).len()
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("inputs are smaller than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(left: &str, written: &str, part: &str) -> String {
        let places = align(&Arc::from("a.md"), left, written, 0);
        let at = left.find(part).unwrap();
        let span = places.span(at..at + part.len());
        written[span.range()].to_owned()
    }

    proptest::proptest! {
        #[test]
        fn text_that_stands_there_as_it_is_has_the_places_of_its_letters(left in "[aé€ .;#|>-]{0,12}", rest in "[aé&;\n> ]{0,4}") {
            let (file, written) = (Arc::from("a.md"), format!("{left}{rest}"));
            let (fast, slow) = (align(&file, &left, &written, 7), walk(&file, &left, &written, 7));
            let places: Vec<usize> = left.char_indices().map(|(at, _)| at).chain([left.len()]).collect();
            for start in &places {
                for end in places.iter().filter(|end| *end >= start) {
                    proptest::prop_assert_eq!(fast.span(*start..*end), slow.span(*start..*end));
                }
            }
        }
    }

    #[test]
    fn letters_are_found_after_quotes_and_escapes() {
        assert_eq!(found("= fte[Totaal, 2023]", "= fte[Totaal,\n> 2023]", "2023"), "2023");
        assert_eq!(found("= a[x|y, 2023]", "= a[x\\|y, 2023]", "2023"), "2023");
        assert_eq!(found("data = \"fte\"\nrows = \"jaar\"\n", "  data = \"fte\"\n  rows = \"jaar\"\n", "jaar"), "jaar");
        assert_eq!(found("é = fte", "é = fte", "fte"), "fte");
        assert_eq!(found("a\u{fffd}b", "a\u{e9}b", "b"), "b");
        for (left, written) in [
            ("5 € en b €", "5 &euro; en b €"),
            ("caf\u{e9} b \u{e9}", "caf&eacute; b \u{e9}"),
            ("red b", "r&#101;d b"),
            ("&foo; b", "&foo; b"),
            ("R&a b", "R&amp;a b"),
        ] {
            assert_eq!(found(left, written, "b"), "b", "{written}");
            let places = align(&Arc::from("a.md"), left, written, 0);
            assert_eq!(
                places.span(left.find(" b").unwrap() + 1..left.find(" b").unwrap() + 2).range().start,
                written.find(" b").unwrap() + 1,
                "{written}"
            );
        }
    }
}
