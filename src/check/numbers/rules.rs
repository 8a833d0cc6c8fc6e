//! The rules by which a number may stand in a text as it is: a small closed list, each with a name, described for authors in `docs/numbers.md`.
//!
//! A rule looks at one place of a text. When the words that begin there (and those before it) are what it is about, it returns where they end.

use super::dates;
use super::lists::{PRODUCTS, STANDARDS, UNIT_LETTERS};
use super::reading::Reading;
use super::tokens::TokenKind;
use crate::diagnostic::Language;

type Rule = fn(&Reading<'_>, usize) -> Option<usize>;

/// Every rule by its name, in the order in which they are tried.
pub(super) const RULES: [(&str, Rule); 13] = [
    ("label", |reading, at| reading.vocabulary.label(&reading.tokens[at..]).map(|length| at + length)),
    ("phrase", phrase),
    ("date", dates::date),
    ("year", dates::year),
    ("time of day", dates::time_of_day),
    ("parliamentary paper", paper),
    ("standard or law", standard),
    ("numbered thing", numbered),
    ("telephone", telephone),
    ("address", address),
    ("list number", list_number),
    ("order", order),
    ("name", name),
];

/// Returns the rule that allows what begins here, and where that ends.
pub(super) fn allowed(reading: &Reading<'_>, at: usize) -> Option<(&'static str, usize)> {
    RULES.iter().find_map(|(name, rule)| rule(reading, at).map(|end| (*name, end)))
}

/// "onder vier ogen", "24 uur per dag".
fn phrase(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let first = reading.tokens.get(at)?.text.as_bytes().first();
    let begins = |phrase: &&&str| phrase.as_bytes().first() == first;
    reading.lists.idioms.iter().filter(begins).filter_map(|phrase| reading.phrase(at, phrase)).max()
}

// What has a number as its name.

/// "artikel 5", "tabellen 3 en 4", "schaal 15+", "nr. 12", "hoofdstuk twee".
fn numbered(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    let compound = reading.language == Language::Dutch && word.ends_with("nummer");
    let is_keyword = reading.lists.numbered.contains(&word) || compound || reading.is(at, "§");
    // "Kamer" with a capital is the house of parliament.
    let house = word == "kamer" && reading.capital(at) && !reading.begins(at);
    if !is_keyword || house || is_rank(reading, at) || reading.lists.unnumbered.contains(&reading.before(at)) {
        return None;
    }
    let point = |at: usize| if reading.is(at, ".") && reading.tight(at) { at + 1 } else { at };
    let mut next = point(at + 1);
    if matches!(reading.word(next), "nr" | "nummer" | "no") {
        next = point(next + 1);
    }
    // "de groep 55 tot 60 jaar" is a label of the data, or an amount.
    if reading.vocabulary.label(&reading.tokens[next.min(reading.tokens.len())..]).is_some() {
        return None;
    }
    let mut end = numbered_item(reading, next).filter(|end| !reading.is_counted(*end))?;
    while let Some((next, range)) = reading.join(end).and_then(|(next, range)| Some((numbered_item(reading, next)?, range))) {
        if reading.is_counted(next) {
            return (!range).then_some(end);
        }
        end = next;
    }
    Some(end)
}

/// "op nummer één", "de nummer 3": a place in an order. Above twenty it is a number that somebody gave.
fn is_rank(reading: &Reading<'_>, at: usize) -> bool {
    let value = reading.whole(at + 1, 2).map(u64::from).or_else(|| reading.numeral(at + 1).map(|(value, _)| value));
    matches!(reading.word(at), "nummer" | "number")
        && matches!(reading.before(at), "op" | "de" | "at" | "the")
        && value.is_some_and(|value| value <= 20)
}

/// "5", "3.6.1", "26a", "15+", "twee", "Ⅶ".
fn numbered_item(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    if !word.is_empty() && word.chars().all(is_roman_sign) {
        return Some(at + 1);
    }
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let end = if letters.len() < word.len() && letters.len() <= 2 { at + 1 } else { reading.item(at)? };
    Some(if reading.is(end, "+") && reading.tight(end) { end + 1 } else { end })
}

/// "Kamerstukken II 2022/23, 36 200 VII, nr. 12".
fn paper(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_paper = reading.lists.papers.contains(&reading.word(at));
    if !is_paper || (reading.word(at).starts_with("paper") && reading.before(at) != "parliamentary") {
        return None;
    }
    let roman = |at: usize| {
        let is_roman = !reading.word(at).is_empty() && reading.tokens[at].upper && reading.word(at).chars().all(|c| "ivxlc".contains(c));
        if is_roman { at + 1 } else { at }
    };
    let past = |at: usize, signs: &[&str]| if signs.iter().any(|sign| reading.is(at, sign)) { at + 1 } else { at };
    let mut end = roman(at + 1);
    if let Some(years) = parliamentary_year(reading, past(end, &[","])) {
        end = past(years, &[","]);
    }
    end = match (reading.digits(end).len(), reading.digits(end + 1).len()) {
        (5, _) => end + 1,
        (2, 3) => end + 2,
        _ => end,
    };
    end = roman(past(end, &["-"]).min(end + usize::from(reading.tight(end + 1))));
    loop {
        let next = past(end, &[","]);
        if !matches!(reading.word(next), "nr" | "nrs" | "no" | "nos" | "blz" | "p") {
            break;
        }
        let Some(number) = reading.item(past(next + 1, &["."])) else { break };
        end = number;
        while let Some(next) = reading.join(end).and_then(|(next, _)| reading.item(next)) {
            end = next;
        }
    }
    (end > at + 1).then_some(end)
}

/// "2022/23", "2022-2023"; returns where it ends.
fn parliamentary_year(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let year = reading.year(at)?;
    let joined = ["/", "-", "–"].iter().any(|sign| reading.is(at + 1, sign));
    let next = reading.whole(at + 2, 4).filter(|next| joined && next % 100 == (year + 1) % 100);
    Some(if next.is_some() { at + 3 } else { at + 1 })
}

/// "EN 301 549", "ISO/IEC 27001:2022", "WCAG 2.2", "(EU) 2016/2102".
fn standard(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_upper = |at: usize| !reading.word(at).is_empty() && reading.tokens[at].upper;
    if !is_upper(at) {
        return None;
    }
    let part = |at: usize, sign: &str| reading.is(at, sign) && reading.tight(at) && reading.tight(at + 1);
    if matches!(reading.word(at), "eu" | "eg" | "eeg" | "ec") {
        let mut next = if reading.is(at + 1, ")") { at + 2 } else { at + 1 };
        next = reading.phrase(next, "nr .").or_else(|| reading.phrase(next, "no .")).unwrap_or(next);
        let law = !reading.digits(next).is_empty() && part(next + 1, "/") && !reading.digits(next + 2).is_empty();
        return law.then_some(next + 3);
    }
    let is_standard = |at: usize| is_upper(at) && STANDARDS.contains(&reading.word(at).to_uppercase().as_str());
    let mut end = is_standard(at).then_some(at + 1)?;
    while (part(end, "-") || part(end, "/")) && is_upper(end + 1) {
        end += 2;
    }
    if reading.is(end, "-") && reading.tight(end) {
        end += 1;
    }
    if reading.digits(end).is_empty() {
        return None;
    }
    end += 1;
    loop {
        let group = reading.digits(end).len() == 3 && reading.digits(end - 1).len() == 3;
        let more = (part(end, ":") || part(end, "-")) && !reading.digits(end + 1).is_empty();
        end += if group {
            1
        } else if more {
            2
        } else {
            break;
        };
    }
    (!reading.is_counted(end)).then_some(end)
}

/// "070 426 64 26", "+31 70 426 64 26", "bel 1400".
fn telephone(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let plain = |at: usize| reading.digits(at).bytes().all(|byte| byte.is_ascii_digit());
    // Groups of digits with spaces, hyphens or a bracket between them.
    let chain = |start: usize| {
        let (mut end, mut count) = (start, 0);
        while !reading.digits(end).is_empty() && plain(end) {
            count += reading.digits(end).len();
            end += 1;
            let sign = if reading.is(end, "-") || reading.is(end, ")") { end + 1 } else { end };
            if reading.digits(sign).is_empty() || !plain(sign) {
                break;
            }
            end = sign;
        }
        (end, count)
    };
    if reading.lists.telephone.contains(&reading.word(at)) {
        let mut next = at + 1;
        while [".", ":", "("].iter().any(|sign| reading.is(next, sign))
            || matches!(reading.word(next), "nummer" | "met" | "naar" | "number")
        {
            next += 1;
        }
        let (end, count) = chain(next);
        return (count > 2 && !reading.is_counted(end)).then_some(end);
    }
    let (start, least) = match reading.is(at, "+") && reading.tight(at + 1) {
        true => (at + 1, 9),
        false if reading.digits(at).starts_with('0') && reading.digits(at).len() > 1 => {
            (at, if reading.digits(at).len() == 2 { 8 } else { 3 })
        }
        false => return None,
    };
    let (end, count) = chain(start);
    (count >= least && !reading.is_counted(end)).then_some(end)
}

/// "2511 EX", "Turfmarkt 147", "Plein 2".
fn address(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    let after_year = ["eu", "vn", "vs", "mb", "gb", "tb", "kb", "pj", "tj", "gj", "mw", "gw"];
    let is_code = |digits: &str, letters: &str| {
        digits.len() == 4 && !digits.starts_with('0') && letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let code = reading.whole(at, 4).is_some() && reading.tokens.get(at + 1).is_some_and(|next| next.upper);
    if code && is_code(reading.digits(at), reading.word(at + 1)) && !after_year.contains(&reading.word(at + 1)) {
        return Some(at + 2);
    }
    if word.is_char_boundary(4) && word.len() == 6 && reading.tokens[at].upper {
        let (digits, letters) = word.split_at(4);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) && is_code(digits, letters) {
            return Some(at + 1);
        }
    }
    let street = reading.capital(at) && reading.lists.streets.iter().any(|ending| word.ends_with(ending));
    let plain = !reading.digits(at + 1).contains([',', '.']) && reading.numeral(at + 1).is_none();
    numbered_item(reading, at + 1).filter(|end| street && plain && !reading.is_counted(*end))
}

/// "1." or "1)" before a text, "2.3" before a heading.
fn list_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if at > 0 {
        return None;
    }
    let open = usize::from(reading.is(0, "("));
    let mark = open + 1;
    let closed = (open == 0 && reading.is(mark, ".")) || reading.is(mark, ")");
    if reading.whole(open, 2).is_some() && closed && reading.tight(mark) && reading.tokens.get(mark + 1).is_some_and(|next| next.spaced) {
        return Some(mark + 1);
    }
    let parts: Vec<&str> = reading.digits(0).split('.').collect();
    let section = parts.len() > 1 && parts.iter().all(|part| (1..3).contains(&part.len()) && !part.contains(','));
    (reading.heading && section && reading.capital(1)).then_some(1)
}

/// "de eerste stap", "ten tweede", "de 2e Kamer", "de twintigste eeuw": ordinals that order. Not where they tell a rank ("op de derde plaats"), how
/// often ("de vijfde keer", "elke derde"), or count on ("de honderdste").
fn order(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let value = reading.ordinal(at)?;
    let lists = reading.lists;
    let next = reading.word(at + 1);
    if lists.century.contains(&next) {
        return Some(at + 2);
    }
    let first_of_all = at > 1 && (reading.word(at - 2) == "in" || value == 1);
    let rank = lists.ranks.contains(&next) && !first_of_all;
    let in_a_row = [2, 3].iter().any(|ahead| reading.phrase(at + ahead, "op rij").or(reading.phrase(at + ahead, "in a row")).is_some());
    let repeated = value > 1 && (lists.times.contains(&next) || in_a_row);
    let share = value > 1 && lists.each.contains(&reading.before(at));
    (value <= 12 && !rank && !repeated && !share).then_some(at + 1)
}

/// The signs that are roman numerals of their own: letters are read as a name.
fn is_roman_sign(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{217f}')
}

/// "Microsoft 365", and in Dutch "Rijksdienst 2.0": a version behind a capital within a sentence, where nothing follows that it could count. An amount
/// has a comma there.
fn product(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.capital(at) {
        return None;
    }
    let known = PRODUCTS.iter().filter_map(|name| reading.phrase(at, name)).max().filter(|end| !reading.is_counted(*end));
    if known.is_some() || reading.language != Language::Dutch || reading.begins(at) || reading.word(at).is_empty() {
        return known;
    }
    let short = |part: &str| (1..3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let version = reading.digits(at + 1).split_once('.').is_some_and(|(major, minor)| short(major) && minor == "0");
    let next = reading.word(at + 2);
    let scaled = reading.lists.scales.iter().any(|(scale, _)| *scale == next) || reading.lists.percent.0.contains(&next);
    let free = reading
        .tokens
        .get(at + 2)
        .is_none_or(|token| reading.lists.after_year.contains(&next) || (next.is_empty() && token.kind == TokenKind::Sign));
    (version && free && !scaled && !reading.is_counted(at + 2)).then_some(at + 2)
}

fn has_capital(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens[at].capital || reading.tokens[at].upper
}

/// "A4", "CO2", "Microsoft365", "m²", "COVID-19", "2FA"; products; and in Dutch "de Zeven Provinciën".
fn name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    if let Some(end) = product(reading, at) {
        return Some(end);
    }
    if word.chars().any(is_roman_sign) {
        return None;
    }
    let joined = |at: usize| reading.is(at, "-") && reading.tight(at) && reading.tight(at + 1);
    let part = |at: usize| !reading.word(at).is_empty() || !reading.digits(at).is_empty();
    let chain = |mut end: usize| {
        while joined(end) && part(end + 1) {
            end += 2;
        }
        end
    };
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if word.contains(char::is_numeric) {
        let prefix = word.split(|c: char| c.is_numeric()).next().unwrap_or_default();
        let amount = matches!(prefix, "eur" | "usd" | "gbp" | "ca" | "x" | "max" | "min");
        let named = match prefix.is_empty() {
            true => reading.tokens[at].upper && letters.chars().all(char::is_alphabetic) && !UNIT_LETTERS.contains(&letters),
            // "euro1" is a note that came along with a copied text.
            false => prefix.starts_with(char::is_alphabetic) && !amount && (prefix.chars().count() < 3 || has_capital(reading, at)),
        };
        return named.then(|| chain(at + 1));
    }
    let has_digit = |at: usize| !reading.digits(at).is_empty() || reading.word(at).contains(|c: char| c.is_ascii_digit());
    if !word.is_empty() && joined(at + 1) && has_digit(at + 2) {
        let amount = matches!(word, "top" | "plus" | "min" | "max" | "maximaal" | "minimaal" | "circa" | "ca" | "op");
        return (!amount && reading.numeral(at).is_none()).then(|| chain(at + 1));
    }
    let proper = reading.language == Language::Dutch && reading.capital(at) && !reading.begins(at);
    let (_, end) = reading.numeral(at).filter(|(value, _)| proper && *value > 1)?;
    (reading.capital(end) && !reading.word(end).is_empty()).then_some(end + 1)
}
