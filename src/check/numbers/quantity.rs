//! Numbers in a text: in digits and in words, with what makes them larger (miljoen), a share (procent, "een derde") or a multiple ("dubbel").

use super::reading::Reading;
use super::tokens::TokenKind;
use super::{beginnings, numerals};
use crate::diagnostic::Language;
use crate::number::Number;

/// A number in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quantity {
    /// Behind its last token.
    pub(super) end: usize,
    /// How it is written.
    pub(super) form: Form,
    /// How much it is, when that is plain.
    pub(super) amount: Option<Amount>,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// In a word that tells roughly how many.
    Rough,
}

/// How much a number is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Amount {
    /// The number, counted in ones.
    pub(crate) number: Number,
    /// The digits behind the mark.
    pub(crate) decimals: u32,
    /// The exponent of ten of its scale: 6 for "miljoen".
    pub(crate) scale: u32,
    /// What its unit is.
    pub(crate) sort: Sort,
    /// The word behind it, in lower case; may be empty.
    pub(crate) counted: String,
    /// Is it written in words?
    pub(crate) in_words: bool,
}

impl Amount {
    /// Its digits without mark and scale, as a whole number: 33 for "3,3 miljard".
    pub(super) fn digits(&self) -> Number {
        let scaled = self.number.checked_div(&Number::power_of_ten(self.scale)).expect("a power of ten is not zero");
        &scaled.abs() * &Number::power_of_ten(self.decimals)
    }
}

/// What the text around a number says of its unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// Percent.
    Percent,
    /// Percentage point.
    Point,
    /// Money.
    Money,
    /// Nothing, or something else.
    Other,
}

/// Reads the number that begins here, if one does.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Quantity> {
    let token = reading.tokens.get(at).filter(|token| !token.text.is_empty())?;
    match token.kind {
        TokenKind::Opaque => None,
        TokenKind::Digits => digits(reading, at),
        TokenKind::Sign => signed(reading, at, &token.text),
        TokenKind::Word => {
            let before_digits = !reading.digits(at + 1).is_empty();
            if before_digits && reading.lists.money.contains(&token.text.as_ref()) {
                return money(reading, at + 1);
            }
            if token.text.contains(char::is_numeric) {
                // A ratio sign or superscript behind a letter names something, as in m².
                return Some(Quantity { end: compound(reading, at + 1), form: Form::Digits, amount: None });
            }
            words(reading, at, &token.text)
        }
    }
}

/// A number in digits behind a sign: of money, or plus and minus.
fn signed(reading: &Reading<'_>, at: usize, sign: &str) -> Option<Quantity> {
    if reading.digits(at + 1).is_empty() {
        return None;
    }
    match sign {
        "€" | "$" | "£" => money(reading, at + 1),
        "-" | "−" | "–" | "+" | "±" if !reading.tight(at) && reading.tight(at + 1) => {
            let mut quantity = digits(reading, at + 1)?;
            if sign != "+" {
                quantity.amount.iter_mut().for_each(|amount| amount.number = -&amount.number);
            }
            Some(quantity)
        }
        _ => None,
    }
}

/// A number in digits that is an amount of money.
fn money(reading: &Reading<'_>, at: usize) -> Option<Quantity> {
    let mut quantity = digits(reading, at)?;
    quantity.amount.iter_mut().for_each(|amount| amount.sort = Sort::Money);
    Some(quantity)
}

/// A number that begins with digits.
fn digits(reading: &Reading<'_>, at: usize) -> Option<Quantity> {
    let (mut text, mut end) = (reading.digits(at).to_owned(), at + 1);
    // Groups of three with spaces between them.
    let group = |at: usize| reading.digits(at).split(',').next().is_some_and(|whole| whole.len() == 3 && !whole.contains('.'));
    if text.len() <= 3 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()) {
        while group(end) && !reading.tight(end) && !text.contains(',') {
            text.push_str(reading.digits(end));
            end += 1;
        }
    }
    if let Some(end) = ratio(reading, end) {
        return Some(Quantity { end, form: Form::Digits, amount: None });
    }
    let after = compound(reading, end);
    if after > end {
        return Some(Quantity { end: after, form: Form::Digits, amount: None });
    }
    let amount = parse(&text, reading.language).map(|number| {
        let decimals = number.decimals().unwrap_or(0).max(written_decimals(&text, reading.language));
        Amount { number, decimals, scale: 0, sort: Sort::Other, counted: String::new(), in_words: false }
    });
    Some(suffixed(reading, end, Form::Digits, amount))
}

/// A number that begins with a word.
fn words(reading: &Reading<'_>, at: usize, word: &str) -> Option<Quantity> {
    if !beginnings::of_quantities(reading.language).may_begin(word) {
        return None;
    }
    let quantity = |end: usize, form: Form| Some(Quantity { end, form, amount: None });
    if let Some(end) = fraction(reading, at) {
        return quantity(end, Form::Words);
    }
    if reading.lists.rough.contains(&word) {
        let more = |at: usize| {
            let word = reading.word(at);
            reading.lists.rough.contains(&word) || reading.lists.scales.iter().any(|(scale, _)| *scale == word)
        };
        let mut end = at + 1;
        while more(end) {
            end += 1;
        }
        return quantity(end, Form::Rough);
    }
    if let Some((value, end)) = reading.numeral(at) {
        if let Some(end) = ratio(reading, end) {
            return quantity(end, Form::Words);
        }
        let after = compound(reading, end);
        if after > end {
            return quantity(after, Form::Words);
        }
        let number = Number::from(i64::try_from(value).ok()?);
        let amount = Amount { number, decimals: 0, scale: 0, sort: Sort::Other, counted: String::new(), in_words: true };
        return Some(suffixed(reading, end, Form::Words, Some(amount)));
    }
    // "met z'n drieën", "in vieren"; elsewhere "vieren" and "achten" are verbs.
    let together = matches!(reading.before(at), "z'n" | "z’n" | "zijn" | "hun" | "ons" | "in") && reading.lists.together.contains(&word);
    let with = reading.before(at) == "in" || (at > 1 && reading.word(at - 2) == "met");
    if together && with {
        return quantity(at + 1, Form::Words);
    }
    let article = reading.lists.article.contains(&word);
    if let Some(end) = ratio(reading, at + 1).filter(|_| article) {
        return quantity(end, Form::Words);
    }
    // An ordinal comes here when it counts: the rules let pass what only orders.
    let counts = numerals::ordinal(word, reading.language).is_some();
    if counts || reading.lists.fractions.contains(&word) || is_joined(reading, word) {
        return Some(suffixed(reading, at + 1, Form::Words, None));
    }
    None
}

/// "een derde", "twee derde", "drie kwart", "een half miljoen": a numerator and a denominator. With the article it is one where nothing follows that
/// could stand in an order.
fn fraction(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let article = reading.lists.article.contains(&reading.word(at));
    let mut below = if article { at + 1 } else { reading.numeral(at)?.1 };
    if reading.is(below, "-") && reading.tight(below) && reading.tight(below + 1) {
        below += 1;
    }
    let word = reading.word(below);
    let follows = reading.word(below + 1);
    if reading.lists.denominators.contains(&word) {
        // "een half jaar" and "a quarter" are periods.
        let period = word.starts_with("hal") && reading.lists.ordered.contains(&follows);
        let quarter = word == "quarter" && article && follows != "of";
        return (!period && !quarter).then(|| suffixed(reading, below + 1, Form::Words, None).end);
    }
    let stem = word.strip_suffix('s').filter(|_| reading.language == Language::English).unwrap_or(word);
    let denominator = numerals::ordinal(stem, reading.language).filter(|value| *value > 2)?;
    let in_order = article && (reading.lists.ordered.contains(&follows) || denominator > 20);
    (!in_order).then_some(below + 1)
}

/// "tweederde", "drievoudig", "vijfjarig": a word that begins with a number above one.
fn is_joined(reading: &Reading<'_>, word: &str) -> bool {
    if !beginnings::of(reading.language).may_begin(word) || reading.lists.no_count.contains(&word) {
        return false;
    }
    let above_one = |start: &str| numerals::cardinal(start, reading.language).is_some_and(|value| value > 1 || start == "één");
    let ended = reading.lists.endings.iter().any(|ending| word.strip_suffix(ending).is_some_and(above_one));
    let split = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    let fraction = |(start, end): (&str, &str)| {
        let number = numerals::cardinal(start, reading.language).is_some_and(|value| value < 20);
        number && numerals::ordinal(end, reading.language).is_some_and(|value| (3..11).contains(&value))
    };
    // "vijfentwintigste" is an ordinal, "tweederde" is none.
    ended || (reading.language == Language::Dutch && numerals::ordinal(word, reading.language).is_none() && split.into_iter().any(fraction))
}

/// "op de tien", "op 3", "in ten": the other half of a proportion; or "/3" of a fraction. Returns where it ends.
fn ratio(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let of = match reading.language {
        Language::Dutch => ["op de", "op elke", "op iedere", "op", "van de", "- op -"].as_slice(),
        Language::English => ["out of every", "out of", "in every", "in"].as_slice(),
    };
    if reading.is(at, "/") && reading.tight(at) && reading.tight(at + 1) && !reading.digits(at + 1).is_empty() {
        return Some(at + 2);
    }
    of.iter().find_map(|phrase| {
        let start = reading.phrase(at, phrase)?;
        let end = reading.item(start).filter(|_| reading.year(start).is_none())?;
        (!reading.lists.months.contains(&reading.word(end))).then_some(end)
    })
}

/// "12-jarige", "5-10 jaar" not: where a word ends that is joined to a number by a hyphen.
fn compound(reading: &Reading<'_>, at: usize) -> usize {
    let joined = reading.is(at, "-") && reading.tight(at) && reading.tight(at + 1) && !reading.word(at + 1).is_empty();
    if joined { at + 2 } else { at }
}

/// Adds the words behind a number: scale, percent, and what is counted.
fn suffixed(reading: &Reading<'_>, at: usize, form: Form, amount: Option<Amount>) -> Quantity {
    let (mut end, mut amount) = (at, amount);
    while let Some((_, exponent)) = reading.lists.scales.iter().find(|(scale, _)| *scale == reading.word(end)) {
        if let Some(amount) = &mut amount {
            amount.number = &amount.number * &Number::power_of_ten(*exponent);
            amount.scale += exponent;
        }
        end += 1;
    }
    let any = |phrases: &[&str]| phrases.iter().filter_map(|phrase| reading.phrase(end, phrase)).max();
    let (percent, point) = reading.lists.percent;
    let (sort, after) = match (any(point), any(percent)) {
        (Some(after), _) => (Sort::Point, after),
        (None, Some(after)) => (Sort::Percent, after),
        _ if reading.is(end, "%") => (Sort::Percent, end + 1),
        _ if reading.lists.money.contains(&reading.word(end)) => (Sort::Money, end),
        _ => (Sort::Other, end),
    };
    if let Some(amount) = &mut amount {
        amount.sort = sort;
        amount.counted = reading.word(after).to_owned();
    }
    Quantity { end: after, form, amount }
}

/// The decimals that are written, zeros at the end too.
fn written_decimals(text: &str, language: Language) -> u32 {
    let mark = if language == Language::Dutch { ',' } else { '.' };
    text.rsplit_once(mark).map_or(0, |(_, decimals)| u32::try_from(decimals.len()).unwrap_or(0))
}

/// Reads digits in the notation of a language; with the mark of the other language where it can be nothing else, as `6.8` in Dutch.
fn parse(text: &str, language: Language) -> Option<Number> {
    let (group, mark) = if language == Language::Dutch { ('.', ',') } else { (',', '.') };
    let (whole, decimals) = text.rsplit_once(mark).unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(group).collect();
    let regular = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|part| part.len() == 3));
    let canonical = match (regular, groups.as_slice()) {
        (true, groups) => format!("{}{}{decimals}", groups.concat(), if decimals.is_empty() { "" } else { "." }),
        (false, [whole, fraction]) if decimals.is_empty() => format!("{whole}.{fraction}"),
        _ => return None,
    };
    Number::parse(&canonical)
}
