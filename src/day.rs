//! A day of the calendar, without time or zone: what settings and statements name.

/// A day that exists. The order is that of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Day {
    year: i16,
    month: i8,
    day: i8,
}

impl Day {
    /// Reads `2026-11-22`; `None` for anything else, also for a day that no month has.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = [(year, 4), (month, 2), (day, 2)].iter().all(|(part, length)| is_digits(part, *length));
        if !plain || parts.next().is_some() {
            return None;
        }
        let day = Day { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        ((1..=12).contains(&day.month) && (1..=last_day(day.year, day.month)).contains(&day.day)).then_some(day)
    }

    /// Returns the day so many months later, or earlier when negative; the last day of the month where that month is shorter.
    pub(crate) fn months_later(self, months: i16) -> Self {
        let count = self.year * 12 + i16::from(self.month) - 1 + months;
        let (year, month) = (count.div_euclid(12), i8::try_from(count.rem_euclid(12) + 1).unwrap_or(1));
        Day { year, month, day: self.day.min(last_day(year, month)) }
    }

    /// Returns year, month and day.
    pub(crate) fn parts(self) -> (i16, i8, i8) {
        (self.year, self.month, self.day)
    }

    /// Writes it as machines do: `2026-11-22`.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn last_day(year: i16, month: i8) -> i8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        for text in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Day::parse(text).map(Day::iso).as_deref(), Some(text));
        }
        for text in [
            "2026-11-31",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "26-11-22",
            "2026-1-22",
            "2026-11-22-1",
            "+026-11-22",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_go_on_over_years_and_short_months() {
        let later = |text: &str, months: i16| Day::parse(text).unwrap().months_later(months).iso();
        assert_eq!(later("2026-11-22", 6), "2027-05-22");
        assert_eq!(later("2026-08-31", 6), "2027-02-28");
        assert_eq!(later("2026-11-22", -36), "2023-11-22");
        assert_eq!(later("2024-02-29", -36), "2021-02-28");
        assert!(Day::parse("2026-11-22") < Day::parse("2026-12-01"));
    }
}
