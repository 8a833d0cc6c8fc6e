//! Rules about a sentence as a whole: its length, its density, its numbers, its commas.

use std::ops::Range;

use super::reading::{Reading, Sentence};
use super::tokens::{Token, TokenKind};
use super::{Found, is_exempt, of_sentence};
use crate::diagnostic::plain::{Fault, Level};

/// Words of a sentence from which it is long; research on plain language, part 6.
const HINT: usize = 16;
const WARNING: usize = 21;
const ERROR: usize = 26;

/// Flesch-Douma below which a sentence is dense, in hundredths; the same.
const DENSE: i64 = 3500;
/// The fewest words of a sentence that is judged for it.
const DENSE_WORDS: usize = 5;

/// The most numbers in a sentence, and the most commas before it is a list.
const NUMBERS: usize = 3;
const COMMAS: usize = 5;

/// Finds what makes the sentence as a whole hard. `exempt` are ranges that a term of the page explains.
pub(super) fn check(reading: &Reading<'_>, sentence: &Sentence, exempt: &[Range<usize>], found: &mut Vec<Found>) {
    length(sentence, found);
    dense(sentence, found);
    numbers(reading, sentence, exempt, found);
    let commas = sentence.tokens.iter().filter(|token| token.is_mark(",")).count();
    if commas >= COMMAS {
        found.push(of_sentence(sentence, Level::Info, Fault::List { commas }));
    }
}

/// The place is the word that passes the limit, so that other remarks are not hidden.
fn length(sentence: &Sentence, found: &mut Vec<Found>) {
    let words = sentence.length();
    let (level, limit) = match words {
        ERROR.. => (Level::Error, ERROR),
        WARNING.. => (Level::Warning, WARNING),
        HINT.. => (Level::Info, HINT),
        _ => return,
    };
    if let Some(word) = sentence.tokens.iter().filter(|token| token.counts()).nth(limit - 1) {
        found.push(Found { range: word.range.clone(), level, fault: Fault::LongSentence { words } });
    }
}

/// Flesch-Douma of one sentence, times words times 100: `206.84 − 0.93 × words − 77 × syllables ÷ words`, without a fraction.
fn dense(sentence: &Sentence, found: &mut Vec<Found>) {
    let words = || sentence.tokens.iter().filter(|token| token.is_word());
    let count = words().count();
    if count < DENSE_WORDS {
        return;
    }
    let all: usize = words().map(|word| word.syllables).sum();
    let (n, y) = (i64::try_from(count).unwrap_or(i64::MAX), i64::try_from(all).unwrap_or(i64::MAX));
    if 20_684 * n - 93 * n * n - 7_700 * y < DENSE * n {
        found.push(of_sentence(sentence, Level::Info, Fault::Dense { syllables: all, words: count }));
    }
}

fn numbers(reading: &Reading<'_>, sentence: &Sentence, exempt: &[Range<usize>], found: &mut Vec<Found>) {
    let tokens = &sentence.tokens;
    let numbers: Vec<_> =
        (0..tokens.len()).filter(|at| tokens[*at].kind == TokenKind::Number && !is_moment(tokens, *at)).map(|at| &tokens[at]).collect();
    if numbers.len() > NUMBERS {
        let count = numbers.len();
        found.push(Found { range: numbers[NUMBERS].range.clone(), level: Level::Info, fault: Fault::ManyNumbers { count } });
    }
    for number in &numbers {
        let written = reading.written(&number.range);
        let decimals = written.rsplit_once(',').map_or(0, |(_, decimals)| decimals.len());
        if decimals > 1 {
            let fault = Fault::ManyDecimals { written: written.to_owned() };
            found.push(Found { range: number.range.clone(), level: Level::Info, fault });
        }
    }
    if let Some(first) = tokens.iter().find(|token| !matches!(token.lower.as_str(), "(" | "\"" | "'" | "“" | "‘" | "„"))
        && first.kind == TokenKind::Number
    {
        found.push(Found { range: first.range.clone(), level: Level::Info, fault: Fault::StartsWithDigit });
    }
    let points = tokens.iter().filter(|token| matches!(token.lower.as_str(), "procentpunt" | "procentpunten"));
    for point in points.filter(|token| !is_exempt(&token.range, exempt)) {
        found.push(Found { range: point.range.clone(), level: Level::Info, fault: Fault::PercentagePoint });
    }
}

/// Is it part of a date, a year or a time, which is no amount?
fn is_moment(tokens: &[Token], at: usize) -> bool {
    const MONTHS: [&str; 12] =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    let written = tokens[at].lower.as_str();
    let is_year =
        written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit()) && (written.starts_with("19") || written.starts_with("20"));
    let before_month = tokens.get(at + 1).is_some_and(|next| MONTHS.contains(&next.lower.as_str()));
    is_year || before_month || written.contains(':')
}
