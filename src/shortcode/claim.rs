//! Claims: what others printed, held against what the data give.
//!
//! A claim agrees when its formula prints what was printed, by the rule of pins; behind a word of nearness the exact value is held against the
//! number that was printed. What is provisional or revised here was not so there, so the status of a figure is left out of the comparison.

use std::sync::Arc;

use super::figure::{FigureCall, ValueFigure};
use super::nearness::Nearness;
use super::print;
use super::select::Trouble;
use super::value::{Outcome, Value};
use crate::content::formula_words::FigureOption;
use crate::data::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::{Kind, Language};
use crate::format;
use crate::number::Number;

/// A claim whose names are things; what becomes of it is a function of this and nothing else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ClaimCall {
    /// The figure of the data.
    pub(crate) figure: FigureCall,
    /// What the claim comes to, in a sentence.
    pub(crate) says: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// What claims with the same sentence printed, this one too; the longest first.
    pub(crate) beside: Arc<[String]>,
    /// What the data are declared to give instead.
    pub(crate) differs: Option<String>,
}

/// What became of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Verdict {
    /// What the data give.
    pub(crate) figure: ValueFigure,
    /// Is it what was printed?
    pub(crate) agrees: bool,
    /// What the author must mend.
    pub(crate) faults: Vec<(ClaimPart, Kind)>,
}

/// A part of a claim, for the place of a mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ClaimPart {
    /// The sentence.
    Says,
    /// The figure as it was printed.
    Printed,
    /// What the data are declared to give instead.
    Differs,
}

impl ClaimCall {
    /// Computes the figure and compares. Errors: those of `compute` and `print`; what is wrong with the claim itself (C001 to C006) is in the verdict.
    pub(crate) fn verdict(&self) -> Result<Verdict, Trouble> {
        let figure = self.figure.figure()?;
        let compared = self.compare(&figure);
        let mut faults = self.said();
        // A slip in what was printed is not in the sentence either: that it is not what the data give says enough.
        if compared.is_err() || (compared == Ok(false) && self.differs.is_none()) {
            faults.retain(|(_, kind)| !matches!(kind, Kind::ClaimNotSaid { .. }));
        }
        let agrees = matches!(compared, Ok(true));
        let computed = plain_spaces(&figure.shown);
        match (compared, &self.differs) {
            (Err(kind), _) => faults.push((ClaimPart::Printed, kind)),
            (Ok(true), None) => {}
            (Ok(true), Some(declared)) => faults.push((ClaimPart::Differs, Kind::ClaimAgrees { declared: declared.clone(), computed })),
            (Ok(false), None) => {
                // What is shown may be what was printed; it is the exact value that is not near enough.
                let exact = leading(&self.printed, self.language()).map(|_| figure.machine.clone());
                faults.push((ClaimPart::Printed, Kind::ClaimDiffers { printed: self.printed.clone(), computed, exact }));
            }
            (Ok(false), Some(declared)) if self.same(declared, &figure.shown) => {}
            (Ok(false), Some(declared)) => {
                faults.push((ClaimPart::Differs, Kind::ClaimDifference { declared: declared.clone(), computed }));
            }
        }
        Ok(Verdict { figure, agrees, faults })
    }

    fn language(&self) -> Language {
        self.figure.language
    }

    /// Is what was printed what the data give? Errors: C005.
    fn compare(&self, figure: &ValueFigure) -> Result<bool, Kind> {
        if self.same(&self.printed, &figure.shown) {
            return Ok(true);
        }
        let Some((nearness, rest)) = leading(&self.printed, self.language()) else { return Ok(false) };
        let Some(Outcome::Value(value)) = &figure.outcome else {
            return Err(Kind::ClaimUnread { printed: self.printed.clone(), computed: plain_spaces(&figure.shown) });
        };
        let no_unit = self.figure.options.iter().any(|(option, _)| *option == FigureOption::NoUnit);
        match named(rest, value, no_unit, self.language()) {
            Some(number) => Ok(nearness.holds(&number, &value.number)),
            None => Err(Kind::ClaimUnread { printed: self.printed.clone(), computed: plain_spaces(&figure.shown) }),
        }
    }

    /// Are two texts the same by the rule of pins, with or without the status of the figure?
    fn same(&self, written: &str, shown: &str) -> bool {
        print::pin_agrees(written, shown) || print::pin_agrees(written, without_status(shown, self.language()))
    }

    /// Does the sentence hold the figure, and no number that nobody checks? Errors: C004, C006.
    fn said(&self) -> Vec<(ClaimPart, Kind)> {
        let says = comparable(&self.says);
        let unsigned = |printed: &str| comparable(without_status(printed, self.language())).trim_start_matches(['+', '-']).to_owned();
        let printed = unsigned(&self.printed);
        if !says.contains(&printed) {
            return vec![(ClaimPart::Says, Kind::ClaimNotSaid { printed: self.printed.clone() })];
        }
        let mut rest = says.replace(&printed, " ");
        for other in self.beside.iter() {
            rest = rest.replace(&unsigned(other), " ");
        }
        let formula = comparable(&self.figure.text);
        let known: Vec<&str> = numbers(&formula).map(|(_, number)| number).collect();
        let other = numbers(&rest).find(|(at, number)| !known.contains(number) && !is_named(&rest, *at, number));
        other.map(|(_, number)| (ClaimPart::Says, Kind::ClaimOtherNumber { number: number.to_owned() })).into_iter().collect()
    }
}

/// A text for comparison: single plain spaces, hyphens for every dash, small letters.
fn comparable(text: &str) -> String {
    let dashes = |c: char| if matches!(c, '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}') { '-' } else { c };
    plain_spaces(&text.chars().map(dashes).collect::<String>()).to_lowercase()
}

fn plain_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is printed, without the words in parentheses that tell its status.
fn without_status(text: &str, language: Language) -> &str {
    let words = match language {
        Language::Dutch => ["voorlopig", "geschat", "herzien"],
        Language::English => ["provisional", "estimated", "revised"],
    };
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match split {
        Some((before, inside)) if inside.split(',').all(|word| words.contains(&word.trim())) => before.trim_end(),
        _ => text,
    }
}

/// The words of nearness that a text begins with, the longest, and what stands behind them.
fn leading(text: &str, language: Language) -> Option<(Nearness, &str)> {
    let text = text.trim();
    let begins = |word: &&(&'static str, Nearness)| {
        let mut letters = text.chars();
        let same = word.0.chars().all(|expected| {
            letters.next().is_some_and(|c| c.to_lowercase().eq(std::iter::once(expected)) || (c.is_whitespace() && expected == ' '))
        });
        same && letters.next().is_some_and(char::is_whitespace)
    };
    let (word, nearness) = Nearness::words(language).iter().filter(begins).max_by_key(|(word, _)| word.chars().count())?;
    let start = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(at, _)| at);
    Some((*nearness, text[start..].trim_start()))
}

/// The number that a text names, counted in ones; `None` when it is none, or counts something else than the value.
fn named(text: &str, value: &Value, no_unit: bool, language: Language) -> Option<Number> {
    let text = comparable(text);
    if let Some(share) = fraction(&text, &value.unit, language) {
        return Some(share);
    }
    let (first, mut rest) = text.split_once(' ').unwrap_or((&text, ""));
    let word = (0..=20).find(|n| format::cardinal(*n, language) == Some(first)).map(Number::from);
    let mut number = word.or_else(|| digits(first, language))?;
    for scale in [Scale::Thousand, Scale::Million, Scale::Billion] {
        if let Some(behind) = rest.strip_prefix(print::scale_word(scale, language)).filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            number = &number * &scale.factor();
            rest = behind.trim_start();
            break;
        }
    }
    let is_unit = |one: bool| comparable(&print::unit_name(&value.unit, one, language)) == rest;
    ((no_unit && rest.is_empty()) || is_unit(true) || is_unit(false)).then_some(number)
}

/// The share that words name: whatever the printer writes for it.
fn fraction(text: &str, unit: &Unit, language: Language) -> Option<Number> {
    const SIMPLE: [(i64, i64); 15] =
        [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (1, 7), (1, 8), (1, 9), (1, 10), (9, 10)];
    if !matches!(unit.kind, UnitKind::Percent | UnitKind::Ratio) || text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let options = [(FigureOption::AsFraction, 0..0)];
    SIMPLE.into_iter().chain((11..=100).map(|below| (1, below))).find_map(|(above, below)| {
        let share = Number::from(above).checked_div(&Number::from(below)).expect("no part has zero below");
        let number = if unit.kind == UnitKind::Percent { &share * &Number::from(100) } else { share };
        let value = Outcome::Value(Value::computed(number.clone(), unit.clone(), 1));
        let printed = print::outcome(&value, &options, &(0..0), language).ok()?;
        (comparable(&printed) == text).then_some(number)
    })
}

/// Reads a number as the language writes it: groups of three or none.
fn digits(text: &str, language: Language) -> Option<Number> {
    let (group, point) = match language {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    };
    let unsigned = text.trim_start_matches(['+', '-']);
    let (whole, fraction) = unsigned.split_once(point).map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    if rest.peek().is_some() && (first.is_empty() || first.len() > 3 || !rest.all(|group| group.len() == 3)) {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    Number::parse(&format!("{sign}{}{fraction}", whole.replace(group, "")))
}

/// The numbers in a text, with their places: digits with the points and commas between them.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let rest = &text[start..];
        let mut end = 0;
        for (offset, c) in rest.char_indices() {
            let joins = matches!(c, '.' | ',') && rest[offset + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !(c.is_ascii_digit() || joins) {
                break;
            }
            end = offset + 1;
        }
        at = start + end;
        Some((start, &rest[..end]))
    })
}

/// Is a number in a sentence no figure: a year, a day, or part of a name such as `A12` or `tabel 40`?
fn is_named(text: &str, at: usize, number: &str) -> bool {
    const BEFORE: [&str; 17] = [
        "artikel",
        "bijlage",
        "bladzijde",
        "figuur",
        "hoofdstuk",
        "pagina",
        "paragraaf",
        "schaal",
        "tabel",
        "annex",
        "article",
        "chapter",
        "figure",
        "page",
        "section",
        "scale",
        "table",
    ];
    const MONTHS: [&str; 24] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (before, after) = (&text[..at], &text[at + number.len()..]);
    let is_year = number.len() == 4 && matches!(number.parse::<u32>(), Ok(1900..=2100));
    let in_word = before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic);
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',']);
    is_year || in_word || BEFORE.contains(&last) || (after.starts_with(' ') && MONTHS.contains(&next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(name: &str) -> Unit {
        Unit { one: name.into(), many: name.into(), ..Unit::plain(UnitKind::Count) }
    }

    fn read(text: &str, unit: Unit) -> Option<String> {
        let value = Value::computed(Number::from(1), unit, 0);
        named(text, &value, false, Language::Dutch).map(|number| number.to_string())
    }

    #[test]
    fn a_printed_number_is_read_with_scale_and_unit() {
        let euro = || Unit::plain(UnitKind::Money { currency: "EUR".into() });
        assert_eq!(read("147.000 fte", count("fte")).as_deref(), Some("147000"));
        assert_eq!(read("3,3\u{a0}miljard euro", euro()).as_deref(), Some("3300000000"));
        assert_eq!(read("−2,5 procent", Unit::plain(UnitKind::Percent)).as_deref(), Some("-2.5"));
        assert_eq!(read("twaalf fte", count("fte")).as_deref(), Some("12"));
        assert_eq!(read("de helft", Unit::plain(UnitKind::Percent)).as_deref(), Some("50"));
        assert_eq!(read("een op de 20", Unit::plain(UnitKind::Ratio)).as_deref(), Some("0.05"));
        for wrong in ["147.00 fte", "147.000 mensen", "147.000", "fte", "1.2345 fte", "12 miljoenen fte"] {
            assert_eq!(read(wrong, count("fte")), None, "{wrong}");
        }
        assert_eq!(read("6 procentpunt", Unit::plain(UnitKind::Percent)), None);
    }

    #[test]
    fn the_longest_words_of_nearness_lead() {
        let of = |text: &'static str| leading(text, Language::Dutch);
        assert_eq!(of("Ruim 147.000 fte"), Some((Nearness::JustOver, "147.000 fte")));
        assert_eq!(of("iets meer\u{a0}dan 3 fte"), Some((Nearness::JustOver, "3 fte")));
        assert_eq!(of("niet meer dan 3 fte"), Some((Nearness::AtMost, "3 fte")));
        assert_eq!(of("ruimte"), None);
        assert_eq!(of("3 fte"), None);
    }

    #[test]
    fn a_status_is_no_part_of_what_was_printed() {
        assert_eq!(without_status("6,8 procent (voorlopig)", Language::Dutch), "6,8 procent");
        assert_eq!(without_status("6,8 procent (voorlopig, geschat)", Language::Dutch), "6,8 procent");
        assert_eq!(without_status("Geheel (oud)", Language::Dutch), "Geheel (oud)");
    }

    #[test]
    fn years_days_and_names_are_no_figures() {
        let found = |text: &str| {
            let text = comparable(text);
            numbers(&text).filter(|(at, number)| !is_named(&text, *at, number)).map(|(_, number)| number.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("Op 31 december 2023 stond in tabel 40 van 2019-2023 niets over CO2, A12 en schaal 14."), [""; 0]);
        assert_eq!(found("Van 4,5 naar 12.500, dus 3 keer."), ["4,5", "12.500", "3"]);
    }
}
