//! The rules about time: dates, years and periods, times of day.
//!
//! Years are the hard ones: four digits without a mark may count something. What decides is described in `docs/numbers.md`.

use super::reading::Reading;
use crate::diagnostic::Language;

/// "15 mei 2024", "1 en 2 mei", "mei 2024", "2024-05-15", "half mei", "tweede helft".
pub(super) fn date(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let dutch = reading.language == Language::Dutch;
    if dutch && reading.word(at) == "half" && (is_month(reading, at + 1) || reading.year(at + 1).is_some()) {
        return Some(at + 2);
    }
    let half = if dutch { "helft" } else { "half" };
    if matches!(reading.word(at), "eerste" | "tweede" | "first" | "second") && reading.word(at + 1) == half {
        return Some(at + 2);
    }
    if let Some(end) = numeric_date(reading, at) {
        return Some(end);
    }
    if is_month(reading, at) {
        // "May 15, 2024", and "mei 2024".
        let day = (!dutch).then(|| day(reading, at + 1)).flatten();
        let end = day.map_or(at + 1, |end| if reading.is(end, ",") && reading.whole(end + 1, 4).is_some() { end + 1 } else { end });
        let dated = year_of_date(reading, end);
        return dated.or(day);
    }
    let mut end = day(reading, at)?;
    while let Some(next) = reading.join(end).and_then(|(next, _)| day(reading, next)) {
        end = next;
    }
    let month = if !dutch && reading.word(end) == "of" { end + 1 } else { end };
    is_month(reading, month).then(|| year_of_date(reading, month + 1).unwrap_or(month + 1))
}

/// A month, which in English begins with a capital.
fn is_month(reading: &Reading<'_>, at: usize) -> bool {
    let joined = reading.is(at + 1, "-") && reading.tight(at + 1) && reading.tight(at + 2) && !reading.word(at + 2).is_empty();
    let capital = reading.language == Language::Dutch || reading.capital(at);
    reading.lists.months.contains(&reading.word(at)) && capital && !joined
}

/// A day of a month: "15", "15e", "vijftien", "eerste".
fn day(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_day = |value: u64| (1..=31).contains(&value);
    if let Some(value) = reading.whole(at, 2) {
        return is_day(value.into()).then_some(at + 1);
    }
    if let Some(value) = reading.ordinal(at) {
        return is_day(value).then_some(at + 1);
    }
    reading.numeral(at).filter(|(value, _)| is_day(*value)).map(|(_, end)| end)
}

/// The year behind a day and month: "2024", "1848", "'24".
fn year_of_date(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let at = if reading.is(at, ".") && reading.tight(at) { at + 1 } else { at };
    if reading.whole(at, 4).is_some_and(|year| (1000..2200).contains(&year)) {
        return Some(at + 1);
    }
    let short = (reading.is(at, "'") || reading.is(at, "’")) && reading.tight(at + 1) && reading.digits(at + 1).len() == 2;
    short.then_some(at + 2)
}

/// "2024-05-15", "15-05-2024", "15/5/2024", "15.05.2024".
fn numeric_date(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_date = |parts: [u32; 3]| {
        let [day, month, year] = if parts[0] > 31 { [parts[2], parts[1], parts[0]] } else { parts };
        (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..2200).contains(&year)
    };
    let points: Vec<u32> = reading.digits(at).split('.').filter_map(|part| part.parse().ok()).collect();
    if let Ok(parts) = <[u32; 3]>::try_from(points)
        && is_date(parts)
    {
        return Some(at + 1);
    }
    let sign = ["-", "/"].into_iter().find(|sign| reading.is(at + 1, sign) && reading.is(at + 3, sign))?;
    let joined = (at + 1..at + 5).all(|at| reading.tight(at)) && !(reading.is(at + 5, sign) && reading.tight(at + 5));
    let parts = [reading.whole(at, 4)?, reading.whole(at + 2, 2)?, reading.whole(at + 4, 4)?];
    (joined && is_date(parts)).then_some(at + 5)
}

/// "2023", "2019-2023", "2022/23", "2021, 2022 en 2023", "de jaren negentig". Four digits are a year from 1900 to 2199, and not where they count
/// something: before a unit or a plural, behind "ruim" and its kin, or before any other word when nothing before it speaks of a time.
pub(super) fn year(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.word(at) == "jaren" {
        let digits = if reading.is(at + 1, "'") || reading.is(at + 1, "’") { at + 2 } else { at + 1 };
        let decade = |value: u64| (20..100).contains(&value) && value.is_multiple_of(10);
        let (value, end) = match reading.whole(digits, 2) {
            Some(value) => (value.into(), digits + 1),
            None => reading.numeral(at + 1)?,
        };
        return (decade(value) && !reading.is_counted(end)).then_some(end);
    }
    let mut last = reading.year(at)?;
    let (mut end, mut period) = (at + 1, false);
    loop {
        let tight = ["/", "-", "–"].iter().any(|sign| reading.is(end, sign)) && reading.tight(end) && reading.tight(end + 1);
        if tight && reading.digits(end + 1).len() == 2 && reading.whole(end + 1, 2) == Some((last + 1) % 100) {
            (end, period) = (end + 2, true);
            continue;
        }
        // Also years in a row, as in the head of a table.
        let (next, range) = reading.join(end).unwrap_or((end, true));
        let Some(year) = reading.year(next) else { break };
        (last, end, period) = (year, next + 1, period || range);
    }
    if reading.is(end, "-") && reading.tight(end) && reading.tight(end + 1) && !reading.word(end + 1).is_empty() {
        // "2030-doelen", "2023-Q4"
        return (!reading.is_counted(end + 1) && !reading.word(end + 1).contains("jarig")).then_some(end + 2);
    }
    (tells_time(reading, at, end, period)).then_some(end)
}

/// Do the words around years speak of a time, and not of an amount?
fn tells_time(reading: &Reading<'_>, start: usize, end: usize, period: bool) -> bool {
    let lists = reading.lists;
    let before = reading.before(start);
    let ends_with = |phrase: &str| {
        let length = phrase.split(' ').count();
        start.checked_sub(length).and_then(|start| reading.phrase(start, phrase)) == Some(start)
    };
    let firm = lists.before_year.iter().any(|phrase| ends_with(phrase))
        || lists.months.contains(&before)
        || (!before.is_empty() && lists.yearly.iter().any(|ending| before.ends_with(ending)));
    // In English the subject may follow at once: "in 2023 people left".
    let sure = firm && reading.language == Language::English;
    let next = reading.word(end);
    let small = lists.after_year.contains(&next);
    let ends = |at: usize, endings: &[&str]| {
        let word = reading.word(at);
        let fits = word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending));
        let adverb = word.ends_with("lijks") || lists.no_plural.contains(&word);
        fits && !adverb && !reading.capital(at) && !lists.after_year.contains(&word)
    };
    if !sure && (reading.is_counted(end) || ends(end, &["s"])) {
        return false;
    }
    let more_than =
        matches!(before, "dan" | "than") && start > 1 && matches!(reading.word(start - 2), "meer" | "minder" | "more" | "less" | "fewer");
    if !firm && (more_than || lists.nearness.contains(&before)) {
        return false;
    }
    let named = start > 0 && reading.capital(start - 1) && !reading.begins(start - 1);
    // "2023 markeert" at the start of a sentence: the verb of a year is in the singular.
    let adjective = next.ends_with('e') && !next.ends_with("de") && !next.ends_with("te") && ends(end + 1, &["s", "en"]);
    let subject = reading.language == Language::Dutch && reading.begins(start) && !ends(end, &["en"]) && !adjective;
    subject || firm || period || named || small || next.is_empty() && reading.digits(end).is_empty() || reading.capital(end)
}

/// "10.00 uur", "9:30", "om tien uur", "van 9 tot 17 uur", "om half tien".
pub(super) fn time_of_day(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let hours = |at: usize| reading.lists.hours.iter().filter_map(|phrase| reading.phrase(at, phrase)).max();
    let until = |at: usize| ["tot", "en", "to", "and", "until", "-", "–"].iter().find_map(|word| reading.phrase(at, word));
    let cue = reading.lists.before_hour.contains(&reading.before(at));
    if let Some((mut end, plain)) = clock(reading, at) {
        if let Some((next, _)) = until(end).and_then(|next| clock(reading, next)) {
            end = next;
        }
        return match hours(end) {
            Some(end) => Some(end),
            None => (plain || cue).then_some(end),
        };
    }
    let hour = |at: usize| {
        let value = reading.whole(at, 2).map(|value| (u64::from(value), at + 1)).or_else(|| reading.numeral(at));
        value.filter(|(value, _)| *value <= 24).map(|(_, end)| end)
    };
    if let Some(end) = hour(at) {
        let range = matches!(reading.before(at), "van" | "tussen" | "from" | "between");
        let to = || until(end).and_then(&hour).and_then(&hours);
        return if cue { hours(end).or_else(to) } else { range.then(to).flatten() };
    }
    let parts: &[&str] = &["half", "kwart voor", "kwart over", "half past", "quarter past", "quarter to"];
    parts.iter().filter_map(|part| reading.phrase(at, part)).filter_map(hour).max().filter(|_| cue || reading.before(at) == "tot")
}

/// "9:30" or "9.30"; and whether it can be nothing else.
fn clock(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    let is_time = |hour: u32, minute: &str| hour <= 24 && minute.len() == 2 && minute.parse().is_ok_and(|minute: u32| minute < 60);
    if let Some(hour) = reading.whole(at, 2) {
        let colon = reading.is(at + 1, ":") && reading.tight(at + 1) && reading.tight(at + 2);
        return (colon && is_time(hour, reading.digits(at + 2))).then_some((at + 3, true));
    }
    let (hour, minute) = reading.digits(at).split_once('.')?;
    is_time(hour.parse().ok()?, minute).then_some((at + 1, false))
}
