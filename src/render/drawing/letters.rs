//! How wide a text is, and where its lines break. Nothing is measured: a text is taken to be as wide as in a wide letter (DejaVu Sans), with the spacing of
//! WCAG 2.2, 1.4.12 on top (0.12 em after each letter, 0.16 em after each word), so that it fits whatever letters a reader has and however they are spaced.
//!
//! All lengths of drawings are in tenths of a unit; a unit is a pixel where the drawing is shown at its own width.

use super::syllables;
use crate::format::NO_BREAK;

/// A tenth of a unit times this is a unit.
pub(super) const UNIT: i64 = 10;

/// No-break space that is narrow (U+202F).
const NARROW_NO_BREAK: char = '\u{202f}';

/// Extra space of a reader who wants it, in thousandths of an em (WCAG 2.2, 1.4.12).
const LETTER_SPACING: i64 = 120;
const WORD_SPACING: i64 = 160;

/// Widths of U+0020 to U+007E in DejaVu Sans, in thousandths of an em.
#[rustfmt::skip]
const REGULAR: [i64; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
    1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
    500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// The same in DejaVu Sans Bold.
#[rustfmt::skip]
const BOLD: [i64; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581,
    1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 373, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 500,
    500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// Letters of one size and weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Letters {
    /// Of an em, in units.
    pub(super) size: i64,
    /// Are they bold?
    pub(super) bold: bool,
}

/// A text in lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Wrapped {
    /// From top to bottom; at least one.
    pub(super) lines: Vec<TextLine>,
    /// Of the widest line, in tenths.
    pub(super) width: i64,
    /// Of all lines, in tenths.
    pub(super) height: i64,
    /// How it is written.
    pub(super) letters: Letters,
}

/// A line of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TextLine {
    /// What stands on it, with the hyphen of a broken word.
    pub(super) text: String,
    /// Does a space stand between it and the next one? Not within a word.
    pub(super) spaced: bool,
}

impl Letters {
    /// Returns how wide a text may be at most, in tenths.
    pub(super) fn width(self, text: &str) -> i64 {
        let thousandths: i64 = text.chars().map(|character| self.advance(character)).sum();
        // Thousandths of an em times units, to tenths, upwards.
        (thousandths * self.size + 99) / 100
    }

    /// Returns the distance from line to line, in tenths.
    pub(super) fn pitch(self) -> i64 {
        (self.size * 135 + 9) / 10
    }

    /// The same letters in bold.
    pub(super) fn bold(self) -> Letters {
        Letters { bold: true, ..self }
    }

    /// Breaks a text into lines of `room` tenths at most: at spaces, behind hyphens and slashes, and within a word that is wider than a line.
    /// A single letter that is wider than a line stays.
    pub(super) fn wrap(self, text: &str, room: i64) -> Wrapped {
        let mut lines: Vec<TextLine> = Vec::new();
        let mut line = String::new();
        for (position, word) in
            text.split(|character: char| character.is_whitespace() && !is_no_break(character)).filter(|word| !word.is_empty()).enumerate()
        {
            let mut glue = if position > 0 { " " } else { "" };
            for piece in pieces(word) {
                let mut rest = piece;
                loop {
                    let glue_here = if line.is_empty() { "" } else { glue };
                    if self.width(&format!("{line}{glue_here}{rest}")) <= room {
                        line.push_str(glue_here);
                        line.push_str(rest);
                        break;
                    }
                    if self.width(rest) > room && line.is_empty() {
                        let (head, tail, hyphen) = self.split(rest, room);
                        let text = if hyphen { format!("{head}-") } else { head.to_owned() };
                        if tail.is_empty() {
                            line = text;
                            break;
                        }
                        lines.push(TextLine { text, spaced: false });
                        rest = tail;
                        continue;
                    }
                    lines.push(TextLine { text: std::mem::take(&mut line), spaced: !glue.is_empty() });
                }
                glue = "";
            }
        }
        lines.push(TextLine { text: line, spaced: false });
        let width = lines.iter().map(|line| self.width(&line.text)).max().unwrap_or(0);
        let height = self.pitch() * i64::try_from(lines.len()).unwrap_or(i64::MAX / 1_000_000);
        Wrapped { lines, width, height, letters: self }
    }

    /// Splits what is wider than a line: at a no-break space, behind a syllable with a hyphen, or anywhere.
    fn split(self, word: &str, room: i64) -> (&str, &str, bool) {
        let fits = |head: &str, extra: &str| self.width(head) + self.width(extra) <= room;
        let space = word.char_indices().filter(|(at, character)| is_no_break(*character) && fits(&word[..*at], "")).last();
        if let Some((at, character)) = space.filter(|(at, _)| *at > 0) {
            return (&word[..at], &word[at + character.len_utf8()..], false);
        }
        if let Some(at) = syllables::breaks(word).into_iter().rfind(|at| fits(&word[..*at], "-")) {
            return (&word[..at], &word[at..], true);
        }
        // Behind a point or a slash, such as between the groups of a long number, or else anywhere; never nothing.
        let first = word.chars().next().map_or(0, char::len_utf8);
        let mut places = word.char_indices().map(|(at, _)| at).filter(|at| *at >= first && fits(&word[..*at], "")).rev();
        let anywhere = places.clone().next().unwrap_or(first);
        let at = places.find(|at| !word[..*at].ends_with(char::is_alphanumeric)).unwrap_or(anywhere);
        (&word[..at], &word[at..], false)
    }

    /// Of one character, with the spacing behind it, in thousandths of an em.
    fn advance(self, character: char) -> i64 {
        let code = character as usize;
        let bold = i64::from(self.bold);
        let own = match character {
            ' ' => WORD_SPACING + 318 + 31 * bold,
            NO_BREAK | NARROW_NO_BREAK => WORD_SPACING + 349,
            '!'..='~' => (if self.bold { BOLD } else { REGULAR })[code - 0x20],
            '\u{300}'..='\u{36f}' | '\u{ad}' => 0,
            'Æ' | 'Œ' | 'æ' | 'œ' => 1170,
            '‘' | '’' | '·' => 400,
            '“' | '”' | '„' | '–' | '²' | '³' | '°' => 660,
            // Accented letters are as wide as those without, and these are the widest but `m` and `w`, which have no accents.
            '\u{a1}'..='\u{24f}' if character.is_lowercase() => 720,
            '\u{a1}'..='\u{2ff}' => 870,
            '−' | '≤' | '≥' => 840,
            '€' => 700,
            // An ideograph or a picture.
            '\u{1f000}'.. => 1400,
            _ => 1050,
        };
        own + LETTER_SPACING
    }
}

/// May a line not end here?
fn is_no_break(character: char) -> bool {
    matches!(character, NO_BREAK | NARROW_NO_BREAK)
}

/// Cuts a word behind each hyphen and slash that stands within it.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, character) in word.char_indices() {
        let end = at + character.len_utf8();
        let inside = word[start..at].chars().any(char::is_alphabetic) && word[end..].starts_with(char::is_alphabetic);
        if matches!(character, '-' | '/' | '–') && inside {
            pieces.push(&word[start..end]);
            start = end;
        }
    }
    pieces.push(&word[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Letters = Letters { size: 14, bold: false };

    fn lines(text: &str, units: i64) -> Vec<String> {
        PLAIN.wrap(text, units * UNIT).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_syllables() {
        assert_eq!(lines("", 100), [""]);
        assert_eq!(lines("Rijk", 100), ["Rijk"]);
        assert_eq!(lines("Ministerie van Financiën", 130), ["Ministerie van", "Financiën"]);
        assert_eq!(lines("Caribisch-Nederlandse zaken", 140), ["Caribisch-", "Nederlandse", "zaken"]);
        assert_eq!(lines("Rijksvastgoedbedrijf", 140), ["Rijksvastgoed-", "bedrijf"]);
        let natural = PLAIN.width("schaal 11-12");
        assert_eq!(PLAIN.wrap("schaal 11-12", natural).lines.len(), 1);
        assert_eq!(lines("12.345 (voorlopig)", 110), ["12.345", "(voorlopig)"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(text in "[A-Za-z éë\u{a0}\\-/0-9.,%]{0,80}", units in 20i64..300, bold: bool) {
            let letters = Letters { size: 13, bold };
            let wrapped = letters.wrap(&text, units * UNIT);
            prop_assert!(wrapped.lines.iter().all(|line| letters.width(&line.text) <= units * UNIT || line.text.chars().count() == 1));
            let kept = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(kept(&wrapped.lines.iter().map(|line| line.text.as_str()).collect::<String>()), kept(&text));
        }
    }
}
