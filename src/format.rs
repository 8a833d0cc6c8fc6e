//! Numbers, dates and sizes as Dutch and English readers write them. What a number counts is the work of `shortcode::print`.

use crate::diagnostic::Language;
use crate::number::{Decimal, Number, written_decimals};

/// No-break space (U+00A0), between a number and what it counts.
pub(crate) const NO_BREAK: char = '\u{a0}';

/// Writes a rounded number: groups of three, the decimal mark of the language, U+2212 as minus. Four digits are grouped too, so that columns line up.
pub(crate) fn number(decimal: &Decimal, language: Language) -> String {
    let (group, point) = match language {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    };
    let (whole, fraction) = decimal.digits();
    let mut text = String::new();
    if decimal.is_negative() {
        text.push('\u{2212}');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(&fraction);
    }
    text
}

/// Writes a number that is written for machines, with all its decimals; empty for anything else.
pub(crate) fn machine(text: &str, language: Language) -> String {
    Number::parse(text).map(|exact| number(&exact.round(written_decimals(text)), language)).unwrap_or_default()
}

/// Writes a day: `15 mei 2024`, `15 May 2024`.
pub(crate) fn date((year, month, day): (i16, i8, i8), language: Language) -> String {
    const DUTCH: [&str; 12] =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    const ENGLISH: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let months = match language {
        Language::Dutch => DUTCH,
        Language::English => ENGLISH,
    };
    let month = usize::try_from(month).ok().and_then(|month| months.get(month.wrapping_sub(1))).copied().unwrap_or_default();
    format!("{day}{NO_BREAK}{month} {year}")
}

/// Writes the size of a file in kilobytes or megabytes of a thousand, or in bytes below a thousand: with one decimal in Dutch; in English in whole kilobytes without
/// a mark between thousands, since readers of a Dutch site would take its point for one.
pub(crate) fn size(bytes: usize, language: Language) -> String {
    let number_of = |step: i64, decimals: u32| {
        let size = Number::from(i64::try_from(bytes).unwrap_or(i64::MAX));
        number(&size.checked_div(&Number::from(step)).unwrap_or_else(Number::zero).round(decimals), language)
    };
    match bytes {
        0..1_000 => format!("{bytes}{NO_BREAK}bytes"),
        _ if language == Language::English => format!("{}{NO_BREAK}kB", number_of(1_000, 0).replace(',', "")),
        1_000..1_000_000 => format!("{}{NO_BREAK}kB", number_of(1_000, 1)),
        _ => format!("{}{NO_BREAK}MB", number_of(1_000_000, 1)),
    }
}

/// 0 to 20 in Dutch.
pub(crate) const DUTCH_CARDINALS: [&str; 21] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
];

/// 0 to 20 in English.
pub(crate) const ENGLISH_CARDINALS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// 1st to 12th in Dutch.
pub(crate) const DUTCH_ORDINALS: [&str; 12] =
    ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"];

/// 1st to 12th in English.
pub(crate) const ENGLISH_ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

/// Writes 0 to 20 in words; `None` above.
pub(crate) fn cardinal(value: i64, language: Language) -> Option<&'static str> {
    let words = match language {
        Language::Dutch => &DUTCH_CARDINALS,
        Language::English => &ENGLISH_CARDINALS,
    };
    usize::try_from(value).ok().and_then(|value| words.get(value)).copied()
}

/// Writes an ordinal in words, 1 to 12; `None` above.
pub(crate) fn ordinal_word(value: i64, language: Language) -> Option<&'static str> {
    let words = match language {
        Language::Dutch => &DUTCH_ORDINALS,
        Language::English => &ENGLISH_ORDINALS,
    };
    usize::try_from(value).ok().and_then(|value| words.get(value.wrapping_sub(1))).copied()
}

/// Writes an ordinal in digits: `2e`, `2nd`.
pub(crate) fn ordinal(value: i64, language: Language) -> String {
    match language {
        Language::Dutch => format!("{value}e"),
        Language::English => {
            let suffix = match (value % 10, value % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{value}{suffix}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_numbers() {
        for (text, decimals, expected) in [
            ("0", 0, "0"),
            ("999", 0, "999"),
            ("1000", 0, "1.000"),
            ("1250", 0, "1.250"),
            ("147841", 0, "147.841"),
            ("-3.5", 1, "−3,5"),
            ("12", 1, "12,0"),
            ("1234567.891", 2, "1.234.567,89"),
        ] {
            assert_eq!(number(&Number::parse(text).unwrap().round(decimals), Language::Dutch), expected);
        }
        assert_eq!(number(&Number::parse("147841.5").unwrap().round(1), Language::English), "147,841.5");
    }

    #[test]
    fn dates_sizes_and_ordinals() {
        assert_eq!(date((2024, 5, 15), Language::Dutch), "15\u{a0}mei 2024");
        assert_eq!(size(999, Language::Dutch), "999\u{a0}bytes");
        assert_eq!(size(1_249, Language::Dutch), "1,2\u{a0}kB");
        assert_eq!(size(2_000_400, Language::Dutch), "2,0\u{a0}MB");
        assert_eq!(size(2_000_400, Language::English), "2000\u{a0}kB");
        assert_eq!(
            ["2e", "11th", "22nd"],
            [ordinal(2, Language::Dutch).as_str(), &ordinal(11, Language::English), &ordinal(22, Language::English)]
        );
        assert_eq!((cardinal(21, Language::Dutch), ordinal_word(0, Language::Dutch)), (None, None));
    }
}
