//! Edits on a text as it is read, carried out on it and on the file it was read from: the byte-order mark, the line ends and everything else there stay.

use super::Splice;
use crate::source::normalise;

/// Carries out edits, in order, on a text as it is read.
pub(crate) fn edited(text: &str, splices: &[Splice]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for splice in splices {
        new.push_str(&text[at..splice.range.start]);
        new.push_str(&splice.text);
        at = splice.range.end;
    }
    new.push_str(&text[at..]);
    new
}

/// Carries out the same edits on what stands in the file. `None` when the file does not hold the text that was read.
pub(crate) fn edited_file(file: &[u8], text: &str, splices: &[Splice]) -> Option<String> {
    let file = std::str::from_utf8(file).ok()?;
    if normalise(file) != text {
        return None;
    }
    let mut new = String::with_capacity(file.len());
    let mut splices = splices.iter().peekable();
    let mut letters = file.chars().peekable();
    new.extend(letters.next_if_eq(&'\u{feff}'));
    // Bytes of the text as it is read that were passed.
    let mut at = 0;
    // To where the text has made way.
    let mut until = 0;
    loop {
        while let Some(splice) = splices.next_if(|splice| splice.range.start == at) {
            new.push_str(&splice.text);
            until = splice.range.end;
        }
        let Some(letter) = letters.next() else { return Some(new) };
        let stays = at >= until;
        new.extend(Some(letter).filter(|_| stays));
        if letter == '\r' {
            // Two letters that are one line end.
            new.extend(letters.next_if_eq(&'\n').filter(|_| stays));
        }
        at += letter.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_rest_of_a_file_stays_as_it_is() {
        let file = "\u{feff}één\r\n`= a`\r`1 = b`\n";
        let text = normalise(file).into_owned();
        let splices = [Splice { range: 7..7, text: "5 × ".into() }, Splice { range: 13..14, text: "2".into() }];
        assert_eq!(edited_file(file.as_bytes(), &text, &splices).as_deref(), Some("\u{feff}één\r\n`5 × = a`\r`2 = b`\n"));
        assert_eq!(edited_file(b"something else", &text, &splices), None);
        assert_eq!(edited_file(b"\xff", &text, &splices), None);
    }

    proptest! {
        #[test]
        fn a_file_and_its_text_are_edited_alike(file in "\u{feff}?[aé€\r\n ]{0,40}", cuts in prop::collection::vec((0usize..8, 0usize..4, "[xyé]{1,3}"), 0..6)) {
            let text = normalise(&file).into_owned();
            let mut splices = Vec::new();
            let mut from = 0;
            let floor = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) { at -= 1; }
                at
            };
            for (gap, length, new) in cuts {
                // Two edits do not touch, and none leaves nothing: a pin is made of letters.
                let start = floor(from + gap + 1);
                let end = floor(start + length).max(start);
                if start < from || start == text.len() || splices.last().is_some_and(|last: &Splice| last.range.end >= start) { continue }
                splices.push(Splice { range: start..end, text: new });
                from = end;
            }
            let new = edited_file(file.as_bytes(), &text, &splices).unwrap();
            prop_assert_eq!(normalise(&new), edited(&text, &splices));
            prop_assert_eq!(new.starts_with('\u{feff}'), file.starts_with('\u{feff}'));
        }
    }
}
