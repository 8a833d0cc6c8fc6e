//! Printing a figure in a sentence: the one place where it is rounded, by the rules of `docs/formulas.md`.

use std::ops::Range;

use super::select::{Trouble, fault};
use super::value::{Outcome, Sign, Statuses, Value};
use crate::content::formula_words::{FigureOption, Form};
use crate::data::schema::Status;
use crate::data::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::{Kind, Language, Misfit};
use crate::format::{self, NO_BREAK};
use crate::number::{Decimal, Number};

/// Options of a figure with their bytes in the formula.
pub(crate) type Options = [(FigureOption, Range<usize>)];

/// Writes what a formula amounts to, as a reader sees it. Errors: F015, F016, F017 at the option or at `range`.
pub(crate) fn outcome(outcome: &Outcome, options: &Options, range: &Range<usize>, language: Language) -> Result<String, Trouble> {
    let dutch = language == Language::Dutch;
    match outcome {
        Outcome::Label(label) => match options.first() {
            None => Ok(label.clone()),
            Some((option, range)) => misfit(option, Misfit::NotForWords, range, language),
        },
        Outcome::Direction(trend) => match options {
            [] => Ok(trend.word(Form::Steeg, dutch).to_owned()),
            [(FigureOption::Form(form), _)] => Ok(trend.word(*form, dutch).to_owned()),
            _ => {
                let (option, range) = options.iter().find(|(option, _)| !matches!(option, FigureOption::Form(_))).unwrap_or(&options[0]);
                misfit(option, Misfit::NotForWords, range, language)
            }
        },
        Outcome::Value(value) => self::value(value, options, range, language),
    }
}

/// Options sorted out.
#[derive(Default)]
struct Wish<'a> {
    no_unit: bool,
    decimals: Option<(u32, &'a Range<usize>)>,
    scale: Option<(Scale, &'a Range<usize>)>,
    step: Option<&'a Number>,
    signed: bool,
    words: Option<&'a Range<usize>>,
    fraction: Option<&'a Range<usize>>,
}

fn value(value: &Value, options: &Options, range: &Range<usize>, language: Language) -> Result<String, Trouble> {
    let mut wish = Wish::default();
    for (option, range) in options {
        match option {
            FigureOption::NoUnit => wish.no_unit = true,
            FigureOption::Decimals(decimals) => wish.decimals = Some((*decimals, range)),
            FigureOption::In(scale) => wish.scale = Some((*scale, range)),
            FigureOption::RoundedTo(step) => wish.step = Some(step),
            FigureOption::Signed => wish.signed = true,
            FigureOption::InWords => wish.words = Some(range),
            FigureOption::AsFraction => wish.fraction = Some(range),
            FigureOption::Form(_) => return misfit(option, Misfit::NotForFigures, range, language),
        }
    }
    // Words, fractions and places in an order leave nothing for the other options to do, and nothing is ignored in silence.
    let extra = |fits: fn(&FigureOption) -> bool| options.iter().find(|(option, _)| !fits(option));
    let refused = if value.sign == Sign::Ordinal {
        extra(|option| matches!(option, FigureOption::InWords))
    } else if wish.fraction.is_some() {
        extra(|option| matches!(option, FigureOption::AsFraction))
    } else if wish.words.is_some() {
        extra(|option| matches!(option, FigureOption::InWords | FigureOption::NoUnit))
    } else {
        None
    };
    if let Some((option, range)) = refused {
        return misfit(option, Misfit::NotForWords, range, language);
    }
    let text = match (wish.fraction, wish.words, value.sign) {
        (Some(range), ..) => fraction(value, range, language)?,
        (None, Some(range), _) => words(value, &wish, range, language)?,
        (None, None, Sign::Ordinal) => format::ordinal(value.number.to_integer().expect("a place in an order is whole"), language),
        (None, None, _) => digits(value, &wish, range, language)?,
    };
    Ok(with_statuses(text, value.statuses, language))
}

fn digits(value: &Value, wish: &Wish<'_>, range: &Range<usize>, language: Language) -> Result<String, Trouble> {
    let scale = wish.scale.map_or(value.unit.show, |(scale, _)| scale);
    if let Some((_, range)) = wish.scale
        && value.unit.is_level()
    {
        return misfit(&FigureOption::In(scale), Misfit::NotForPercent, range, language);
    }
    let usual = value.usual_decimals(scale);
    if let Some((asked, range)) = wish.decimals {
        let most = value.most_decimals(scale);
        if asked > most {
            return fault(Kind::TooManyDecimals { asked, most }, range);
        }
    }
    let decimals = wish.decimals.map_or(usual, |(decimals, _)| decimals);
    let number = match wish.step {
        Some(step) => value.number.round_to(step),
        None => value.number.clone(),
    };
    let scaled = number.checked_div(&scale.factor()).expect("a power of ten is not zero");
    let decimals = match (wish.step, wish.decimals) {
        // What was rounded to tens or thousands has no decimals of its own, but needs those of its scale.
        (Some(_), None) => scaled.decimals().unwrap_or(0),
        _ => decimals,
    };
    let rounded = scaled.round(decimals);
    if rounded.is_zero() && !value.number.is_zero() {
        return fault(Kind::ShowsAsZero { exact: value.machine_text() }, range);
    }
    let mut text = match value.sign {
        Sign::InWords if !wish.signed => format::number(&rounded.value().abs().round(decimals), language),
        _ if wish.signed && !rounded.is_negative() && !rounded.is_zero() => format!("+{}", format::number(&rounded, language)),
        _ => format::number(&rounded, language),
    };
    let mut space = NO_BREAK;
    if scale != Scale::One {
        text.push(space);
        text.push_str(scale_word(scale, language));
        space = ' ';
    }
    let name = unit_name(&value.unit, scale == Scale::One && is_one(&rounded, value, wish), language);
    if !wish.no_unit && !name.is_empty() {
        text.push(space);
        text.push_str(&name);
    }
    Ok(text)
}

fn is_one(rounded: &Decimal, value: &Value, wish: &Wish<'_>) -> bool {
    rounded.is_one() || (value.sign == Sign::InWords && !wish.signed && rounded.value().abs() == Number::from(1))
}

fn words(value: &Value, wish: &Wish<'_>, range: &Range<usize>, language: Language) -> Result<String, Trouble> {
    let number = if value.sign == Sign::InWords { value.number.abs() } else { value.number.clone() };
    let Some(whole) = number.to_integer() else { return misfit(&FigureOption::InWords, Misfit::NotWhole, range, language) };
    let word = if value.sign == Sign::Ordinal { format::ordinal_word(whole, language) } else { format::cardinal(whole, language) };
    let Some(word) = word else { return misfit(&FigureOption::InWords, Misfit::OutOfRange, range, language) };
    let name = unit_name(&value.unit, whole == 1, language);
    Ok(if wish.no_unit || name.is_empty() || value.sign == Sign::Ordinal { word.to_owned() } else { format!("{word}{NO_BREAK}{name}") })
}

/// The nearest simple fraction, off by two percentage points at most.
fn fraction(value: &Value, range: &Range<usize>, language: Language) -> Result<String, Trouble> {
    let share = match value.unit.kind {
        UnitKind::Percent => value.number.checked_div(&Number::from(100)).expect("a hundred is not zero"),
        UnitKind::Ratio => value.number.clone(),
        _ => return misfit(&FigureOption::AsFraction, Misfit::NoFraction, range, language),
    };
    const PARTS: [(i64, i64, &str, &str); 15] = [
        (1, 2, "de helft", "half"),
        (1, 3, "een derde", "one third"),
        (2, 3, "twee derde", "two thirds"),
        (1, 4, "een kwart", "a quarter"),
        (3, 4, "drie kwart", "three quarters"),
        (1, 5, "een vijfde", "one fifth"),
        (2, 5, "twee vijfde", "two fifths"),
        (3, 5, "drie vijfde", "three fifths"),
        (4, 5, "vier vijfde", "four fifths"),
        (1, 6, "een zesde", "one sixth"),
        (1, 7, "een zevende", "one seventh"),
        (1, 8, "een achtste", "one eighth"),
        (1, 9, "een negende", "one ninth"),
        (1, 10, "een tiende", "one tenth"),
        (9, 10, "negen tiende", "nine tenths"),
    ];
    let exact = |above: i64, below: i64| Number::from(above).checked_div(&Number::from(below)).expect("no part has zero below");
    let off = |part: &Number| (&share - part).abs();
    let best =
        PARTS.iter().map(|(above, below, dutch, english)| (off(&exact(*above, *below)), *dutch, *english)).min_by(|a, b| a.0.cmp(&b.0));
    let dutch = language == Language::Dutch;
    let allowed = exact(2, 100);
    let one_in = Number::from(1)
        .checked_div(&share)
        .map(|inverse| inverse.round(0).value())
        .and_then(|n| n.to_integer())
        .filter(|n| (11..=100).contains(n));
    match (best, one_in) {
        (_, Some(n)) if share < exact(9, 100) => Ok(if dutch { format!("een op de {n}") } else { format!("one in {n}") }),
        (Some((off, nl, en)), _) if off <= allowed && share > Number::zero() => Ok(if dutch { nl } else { en }.to_owned()),
        _ => misfit(&FigureOption::AsFraction, Misfit::NoFraction, range, language),
    }
}

fn misfit<T>(option: &FigureOption, reason: Misfit, range: &Range<usize>, language: Language) -> Result<T, Trouble> {
    fault(Kind::OptionMisfit { option: option.name(language), reason }, range)
}

/// The word of a scale.
pub(crate) fn scale_word(scale: Scale, language: Language) -> &'static str {
    match (scale, language) {
        (Scale::One, _) => "",
        (Scale::Thousand, Language::Dutch) => "duizend",
        (Scale::Thousand, Language::English) => "thousand",
        (Scale::Million, Language::Dutch) => "miljoen",
        (Scale::Million, Language::English) => "million",
        (Scale::Billion, Language::Dutch) => "miljard",
        (Scale::Billion, Language::English) => "billion",
    }
}

/// A unit in the head of a table: its name, with the scale of the cells before it, such as `in duizend euro`.
pub(crate) fn unit_head(unit: &Unit, language: Language) -> String {
    let name = unit_name(unit, false, language);
    match unit.scale {
        Scale::One => name,
        scale => format!("in {} {name}", scale_word(scale, language)).trim_end().to_owned(),
    }
}

/// What stands behind a number on the scale of its cells: scale and unit, such as `duizend euro`; empty for a number without either.
pub(crate) fn unit_words(unit: &Unit, language: Language) -> String {
    format!("{} {}", scale_word(unit.scale, language), unit_name(unit, false, language)).trim().to_owned()
}

/// The name of a unit in a sentence; empty for what has none.
pub(crate) fn unit_name(unit: &Unit, one: bool, language: Language) -> String {
    let dutch = language == Language::Dutch;
    let pick = |nl: &str, en_one: &str, en_many: &str| match (dutch, one) {
        (true, _) => nl.to_owned(),
        (false, true) => en_one.to_owned(),
        (false, false) => en_many.to_owned(),
    };
    match &unit.kind {
        UnitKind::Percent => pick("procent", "percent", "percent"),
        UnitKind::PercentagePoint => pick("procentpunt", "percentage point", "percentage points"),
        UnitKind::IndexPoint if dutch => if one { "punt" } else { "punten" }.to_owned(),
        UnitKind::IndexPoint => pick("", "point", "points"),
        UnitKind::Ratio | UnitKind::Index => String::new(),
        UnitKind::Money { currency } if currency == "EUR" => pick("euro", "euro", "euros"),
        UnitKind::Money { currency } => currency.clone(),
        UnitKind::Quotient { .. } if unit.many.is_empty() => unit.name(),
        _ => if one { &unit.one } else { &unit.many }.clone(),
    }
}

/// Puts what is special about a figure behind it: "6,8 procent (voorlopig, geschat)".
fn with_statuses(text: String, statuses: Statuses, language: Language) -> String {
    let word = |status: Status| match (status, language) {
        (Status::Provisional, Language::Dutch) => "voorlopig",
        (Status::Provisional, Language::English) => "provisional",
        (Status::Estimated, Language::Dutch) => "geschat",
        (Status::Estimated, Language::English) => "estimated",
        (Status::Revised, Language::Dutch) => "herzien",
        (Status::Revised, Language::English) => "revised",
        (Status::Normal | Status::Confidential | Status::NotAvailable | Status::NotApplicable, _) => "",
    };
    let words: Vec<&str> = statuses.iter().map(word).collect();
    if words.is_empty() { text } else { format!("{text} ({})", words.join(", ")) }
}

/// Are a pin and what is printed the same? Spaces of any kind are equal, hyphen and minus are equal, all else to the letter.
pub(crate) fn pin_agrees(pin: &str, shown: &str) -> bool {
    let plain = |text: &str| {
        let text: String =
            text.chars().map(|c| if matches!(c, '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}') { '-' } else { c }).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    plain(pin) == plain(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: &str, unit: Unit, decimals: u32, options: &[FigureOption]) -> Result<String, &'static str> {
        let value = Value::computed(Number::parse(number).unwrap(), unit, decimals);
        let options: Vec<_> = options.iter().map(|option| (option.clone(), 0..0)).collect();
        super::value(&value, &options, &(0..0), Language::Dutch).map(|text| text.replace(NO_BREAK, " ")).map_err(|trouble| match trouble {
            Trouble::Fault(fault) => fault.kind.code(),
            Trouble::Told => "told",
        })
    }

    fn count(one: &str, many: &str) -> Unit {
        Unit { one: one.into(), many: many.into(), ..Unit::plain(UnitKind::Count) }
    }

    #[test]
    fn units_scales_and_rounding() {
        let euro = || Unit { scale: Scale::Thousand, show: Scale::Million, ..Unit::plain(UnitKind::Money { currency: "EUR".into() }) };
        assert_eq!(shown("147841", count("fte", "fte"), 0, &[]).unwrap(), "147.841 fte");
        assert_eq!(shown("1", count("bezoek", "bezoeken"), 0, &[]).unwrap(), "1 bezoek");
        assert_eq!(shown("6.75", Unit::plain(UnitKind::Percent), 1, &[]).unwrap(), "6,8 procent");
        assert_eq!(shown("3259711000", euro(), 0, &[]).unwrap(), "3.259,7 miljoen euro");
        assert_eq!(shown("3259711000", euro(), 0, &[FigureOption::In(Scale::Billion)]).unwrap(), "3,3 miljard euro");
        assert_eq!(shown("3259711000", euro(), 0, &[FigureOption::NoUnit]).unwrap(), "3.259,7 miljoen");
        assert_eq!(shown("147841", count("fte", "fte"), 0, &[FigureOption::RoundedTo(Number::from(1000))]).unwrap(), "148.000 fte");
        assert_eq!(shown("0.04", Unit::plain(UnitKind::Percent), 1, &[]), Err("F017"));
        assert_eq!(shown("7", count("fte", "fte"), 0, &[FigureOption::Decimals(7)]), Err("F016"));
        assert_eq!(shown("-5", count("fte", "fte"), 0, &[]).unwrap(), "−5 fte");
        assert_eq!(shown("5", count("fte", "fte"), 0, &[FigureOption::Signed]).unwrap(), "+5 fte");
    }

    #[test]
    fn words_and_fractions() {
        assert_eq!(shown("12", count("ministerie", "ministeries"), 0, &[FigureOption::InWords]).unwrap(), "twaalf ministeries");
        assert_eq!(shown("21", count("a", "b"), 0, &[FigureOption::InWords]), Err("F015"));
        let percent = || Unit::plain(UnitKind::Percent);
        assert_eq!(shown("49.9", percent(), 1, &[FigureOption::AsFraction]).unwrap(), "de helft");
        assert_eq!(shown("34", percent(), 1, &[FigureOption::AsFraction]).unwrap(), "een derde");
        assert_eq!(shown("5", percent(), 1, &[FigureOption::AsFraction]).unwrap(), "een op de 20");
        assert_eq!(shown("97", percent(), 1, &[FigureOption::AsFraction]), Err("F015"));
    }

    #[test]
    fn pins_forgive_spaces_and_hyphens_only() {
        assert!(pin_agrees("6,8 procent", "6,8\u{a0}procent"));
        assert!(pin_agrees("-5 fte", "−5\u{a0}fte"));
        assert!(!pin_agrees("6,8 procent", "6,8 procentpunt"));
    }
}
