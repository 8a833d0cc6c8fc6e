//! Years in a text: where they stand, and what they are in another edition.

use std::ops::Range;

/// By how many years an edition is later than the one it starts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shift(pub(super) i32);

impl Shift {
    /// Returns a year of four digits that many years later; `None` when that is no year of four digits.
    pub(super) fn year(self, year: &str) -> Option<String> {
        let later = year.parse::<i32>().ok()?.checked_add(self.0)?;
        (1000..=9999).contains(&later).then(|| later.to_string())
    }
}

/// Finds every run of exactly four digits that is no part of a word or a larger number, as in `2022..2023` and `2023-Q4`.
pub(super) fn four_digits(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let length = text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
        let end = start + length;
        let joins = |c: char| c.is_alphanumeric() || c == '_';
        let is_alone = !text[..start].ends_with(joins) && !text[end..].starts_with(joins);
        if length == 4 && is_alone && !is_decimal(&text[..start], &text[end..]) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Are the digits a part of a number with a point or a comma: `1.2023`, `2023,5`? A pair of points is a range.
fn is_decimal(before: &str, behind: &str) -> bool {
    let digit_before = |sign: char| before.strip_suffix(sign).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let digit_behind = |sign: char| behind.strip_prefix(sign).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ['.', ','].into_iter().any(|sign| digit_before(sign) || digit_behind(sign))
}

/// Finds the years in words that people read: four digits from 1900 to 2199.
pub(super) fn in_words(text: &str) -> Vec<Range<usize>> {
    let is_year = |range: &Range<usize>| ["19", "20", "21"].iter().any(|century| text[range.clone()].starts_with(century));
    four_digits(text).into_iter().filter(is_year).collect()
}

/// Is a text in its whole a year, a quarter, or a range of these, as a dimension of time has it?
pub(super) fn is_time(text: &str) -> bool {
    let rest: String = {
        let mut rest = text.to_owned();
        for range in four_digits(text).into_iter().rev() {
            rest.replace_range(range, "Y");
        }
        rest.split_whitespace().collect()
    };
    let is_point = |part: &str| matches!(part, "Y" | "Y-Q1" | "Y-Q2" | "Y-Q3" | "Y-Q4");
    let parts = rest.split_once("..").or_else(|| rest.split_once("t/m")).or_else(|| rest.split_once("to"));
    parts.map_or_else(|| is_point(&rest), |(first, last)| is_point(first) && is_point(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_alone() {
        let found = |text: &'static str| in_words(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("In 2023 en 2022-Q3, van 2019..2021 en (1999)."), ["2023", "2022", "2019", "2021", "1999"]);
        assert_eq!(found("12023 2023a a2023 1.2023 2023,5 1848 9999 20235"), [""; 0]);
        assert_eq!(found("Het jaar 2023. In 2024, 2025 en 2026"), ["2023", "2024", "2025", "2026"]);
    }

    #[test]
    fn a_time_is_a_time_and_nothing_more() {
        for text in ["2023", "2023-Q4", "2022..2023", "2019 t/m 2023", "2019 to 2023", "2022-Q1 .. 2023-Q1"] {
            assert!(is_time(text), "{text}");
        }
        for text in ["Kabinet 2024", "2023 en 2024", "*", "", "t/m 2023", "0 t/m 5 jaar"] {
            assert!(!is_time(text), "{text}");
        }
    }

    #[test]
    fn a_year_keeps_its_four_digits() {
        assert_eq!(Shift(1).year("2023").as_deref(), Some("2024"));
        assert_eq!(Shift(-1).year("2023").as_deref(), Some("2022"));
        assert_eq!((Shift(1).year("9999"), Shift(-1).year("1000"), Shift(1).year("x")), (None, None, None));
    }
}
