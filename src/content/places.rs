//! Where the letters of a code span or a fenced block stand in the file.
//!
//! Markdown takes things away: the marks of a quote before each line, the backslash before a pipe in a table, the indent of a list.
//! [`align`] walks over both texts and finds each letter of what is left in what was written.

use std::sync::Arc;

use crate::settings::Places;

/// Aligns the text that Markdown left over with the bytes it came from. `start` is the offset of `written` in the file.
pub(super) fn align(file: &Arc<str>, left: &str, written: &str, start: usize) -> Places {
    let mut offsets = Vec::with_capacity(left.len() + 1);
    let mut at = 0;
    let bytes = written.as_bytes();
    for character in left.chars() {
        let here = written[at..].chars().next();
        let length = match here {
            // A line break in a code span is left as a space; then the marks of the quote or the indent of the next line are gone.
            Some('\n') if character == ' ' => 1,
            Some(found) if found == character && character == '\n' => 1,
            Some(found) if found == character => found.len_utf8(),
            _ => {
                let gap = written[at..].find(character).unwrap_or(0);
                at += gap;
                character.len_utf8()
            }
        };
        offsets.extend((0..character.len_utf8()).map(|byte| offset(start + at + byte.min(length - 1))));
        let was_break = bytes.get(at) == Some(&b'\n');
        at = (at + length).min(written.len());
        if was_break {
            at += continuation(&written[at..]);
        }
    }
    offsets.push(offset(start + at));
    Places::table(file, offsets)
}

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

    #[test]
    fn letters_are_found_after_quotes_and_escapes() {
        assert_eq!(found("= fte[Totaal, 2023]", "= fte[Totaal,\n> 2023]", "2023"), "2023");
        assert_eq!(found("= a[x|y, 2023]", "= a[x\\|y, 2023]", "2023"), "2023");
        assert_eq!(found("data = \"fte\"\nrows = \"jaar\"\n", "  data = \"fte\"\n  rows = \"jaar\"\n", "jaar"), "jaar");
        assert_eq!(found("é = fte", "é = fte", "fte"), "fte");
    }
}
