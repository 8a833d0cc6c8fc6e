//! Exact rational numbers: parse, add, subtract, multiply, divide, compare. Nothing is rounded but on request.
//!
//! A cell, a sum and a quotient are all a [`Number`]; binary floating point exists nowhere. Rounding happens once, in
//! [`Number::round`], half away from zero, and gives a [`Decimal`], which knows its digits. How digits are written for
//! a reader (thousands marks, decimal comma) is the work of `format`.
//!
//! Nearly all numbers of a publication fit in two words of the machine and are kept there; what does not fit is of any size. A number has one form only, so
//! that equal numbers are equal bit by bit, and results do not tell in which form they were computed.

mod decimal;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

pub use self::decimal::Decimal;

/// An exact rational number of any size.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Number(Form);

/// A fraction in lowest terms, its denominator more than zero.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Form {
    /// Every fraction that fits. Sixteen bytes, of which a cell without a number needs no more.
    Small { numerator: i64, denominator: u32 },
    /// Every other.
    Big(Box<BigRational>),
}

use Form::{Big, Small};

impl Number {
    /// Zero.
    pub fn zero() -> Self {
        Number::from(0)
    }

    /// The most digits of a number that is read or computed: far more than any count has, and few enough to be written in no time.
    pub const MOST_DIGITS: usize = 1_000;

    /// Reads `-?digits[.digits]`: the canonical form, with a point and nothing else. `None` for any other text, and for more than [`Self::MOST_DIGITS`].
    ///
    /// ```
    /// # use kerncijfer::Number;
    /// assert_eq!(Number::parse("-12.50").unwrap().to_string(), "-12.5");
    /// assert!(Number::parse("1e3").is_none() && Number::parse(".5").is_none() && Number::parse("+1").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((number, _)) = Number::parse_short(text, '.') {
            return Some(number);
        }
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_long = whole.len() + fraction.len() > Self::MOST_DIGITS;
        if is_long || !digits(whole) || (unsigned.contains('.') && !digits(fraction)) {
            return None;
        }
        let places = u32::try_from(fraction.len()).ok()?;
        let mantissa: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let mantissa = if negative { -mantissa } else { mantissa };
        Some(Number::of_big(BigRational::new(mantissa, power_of_ten(places))))
    }

    /// Reads a number of at most 18 digits with this decimal mark, and tells how many digits stand behind the mark. `None` for any other text, among which
    /// longer numbers.
    pub(crate) fn parse_short(text: &str, mark: char) -> Option<(Self, u32)> {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        if unsigned.len() > MOST_SHORT + 1 {
            return None;
        }
        let (mut mantissa, mut count, mut places) = (0_i64, 0, None);
        for character in unsigned.chars() {
            if character == mark && places.is_none() && count > 0 {
                places = Some(0_u32);
                continue;
            }
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(character.to_digit(10)?))?;
            count += 1;
            places = places.map(|places| places + 1);
        }
        if count == 0 || count > MOST_SHORT || places == Some(0) {
            return None;
        }
        let (mantissa, places) = (if negative { -mantissa } else { mantissa }, places.unwrap_or(0));
        Some((Number::of(mantissa.into(), 10_u128.pow(places)), places))
    }

    /// The power of ten with this exponent, such as 1000 for 3.
    pub fn power_of_ten(exponent: u32) -> Self {
        match 10_i64.checked_pow(exponent) {
            Some(power) => Number::from(power),
            None => Number::of_big(BigRational::from_integer(power_of_ten(exponent))),
        }
    }

    /// A fraction, in the form that fits it; `denominator` is more than zero.
    fn of(numerator: i128, denominator: u128) -> Self {
        let common = if denominator == 1 { 1 } else { common_divisor(numerator.unsigned_abs(), denominator) };
        // The divisor of a denominator of one word is one too; one that does not fit divides a numerator that does not either.
        let (numerator, denominator) = match i128::try_from(common) {
            Ok(1) => (numerator, denominator),
            Ok(divisor) => (numerator / divisor, denominator / common),
            Err(_) => return Number::of_big(BigRational::new(numerator.into(), denominator.into())),
        };
        match (i64::try_from(numerator), u32::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Number(Small { numerator, denominator }),
            _ => Number(Big(Box::new(BigRational::new_raw(numerator.into(), denominator.into())))),
        }
    }

    /// A fraction of any size, in the form that fits it.
    fn of_big(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_u32()) {
            (Some(numerator), Some(denominator)) => Number(Small { numerator, denominator }),
            _ => Number(Big(Box::new(value))),
        }
    }

    /// The same as a fraction of any size.
    fn big(&self) -> BigRational {
        match &self.0 {
            Small { numerator, denominator } => BigRational::new_raw((*numerator).into(), (*denominator).into()),
            Big(value) => value.as_ref().clone(),
        }
    }

    /// Returns the exact quotient; `None` when `divisor` is zero.
    pub fn checked_div(&self, divisor: &Number) -> Option<Number> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Small { numerator: a, denominator: b }, Small { numerator: c, denominator: d }) => {
                let above = i128::from(*a) * i128::from(*d);
                let below = u128::from(*b) * u128::from(c.unsigned_abs());
                Number::of(if *c < 0 { -above } else { above }, below)
            }
            _ => Number::of_big(self.big() / divisor.big()),
        })
    }

    /// Has it more than [`Self::MOST_DIGITS`] above or below the line of its fraction?
    pub fn is_too_long(&self) -> bool {
        // A digit is 3.32 bits.
        let most = Self::MOST_DIGITS as u64 * 332 / 100;
        matches!(&self.0, Big(value) if value.numer().bits() > most || value.denom().bits() > most)
    }

    /// Is it zero?
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Small { numerator: 0, .. })
    }

    /// Is it less than zero?
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Small { numerator, .. } => *numerator < 0,
            Big(value) => value.is_negative(),
        }
    }

    /// Returns the size without the sign.
    pub fn abs(&self) -> Number {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Rounds half away from zero to `decimals` digits behind the point.
    pub fn round(&self, decimals: u32) -> Decimal {
        if let Small { numerator, denominator } = self.0
            && let Some(mantissa) = rounded(numerator, denominator, decimals)
        {
            return Decimal::new(mantissa, decimals);
        }
        Decimal::of_big(round_half_away(&(self.big() * power_of_ten(decimals))), decimals)
    }

    /// Rounds half away from zero to a multiple of `step`, which is more than zero.
    ///
    /// # Panics
    /// When `step` is zero: the caller has refused that.
    pub fn round_to(&self, step: &Number) -> Number {
        let steps = self.checked_div(step).expect("a number cannot be rounded to multiples of zero");
        &steps.round(0).value() * step
    }

    /// Returns how many decimals the number has when it is written out; `None` when they never end.
    pub fn decimals(&self) -> Option<u32> {
        match &self.0 {
            Small { denominator: 1, .. } => Some(0),
            Small { denominator, .. } => ending(*denominator, &2, &5),
            Big(value) => ending(value.denom().clone(), &BigInt::from(2), &BigInt::from(5)),
        }
    }

    /// Returns the value as a whole number, when it is one and fits.
    pub fn to_integer(&self) -> Option<i64> {
        match self.0 {
            Small { numerator, denominator: 1 } => Some(numerator),
            _ => None,
        }
    }

    /// Returns numerator and denominator in lowest terms, as digits; the sign is that of the numerator.
    pub fn fraction(&self) -> (String, String) {
        match &self.0 {
            Small { numerator, denominator } => (numerator.to_string(), denominator.to_string()),
            Big(value) => (value.numer().to_string(), value.denom().to_string()),
        }
    }

    /// Returns the number for machines: all its decimals when they end within 12, otherwise rounded to 12. Twelve is our own choice.
    pub fn machine_text(&self) -> String {
        match self.decimals() {
            Some(decimals) if decimals <= 12 => self.round(decimals).to_string(),
            _ => self.round(12).to_string(),
        }
    }

    /// The sum, or with `minus` the difference.
    fn sum(&self, other: &Number, minus: bool) -> Number {
        match (&self.0, &other.0) {
            (Small { numerator: a, denominator: b }, Small { numerator: c, denominator: d }) => {
                let (left, right) = (i128::from(*a) * i128::from(*d), i128::from(*c) * i128::from(*b));
                Number::of(if minus { left - right } else { left + right }, u128::from(*b) * u128::from(*d))
            }
            _ if minus => Number::of_big(self.big() - other.big()),
            _ => Number::of_big(self.big() + other.big()),
        }
    }
}

/// The most digits of a number that surely fits in one word.
const MOST_SHORT: usize = 18;

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Number(Small { numerator: value, denominator: 1 })
    }
}

impl fmt::Display for Number {
    /// Writes all decimals when they end, otherwise the fraction `numerator/denominator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals() {
            Some(decimals) => self.round(decimals).fmt(f),
            None => {
                let (numerator, denominator) = self.fraction();
                f.pad_integral(!self.is_negative(), "", &format!("{}/{denominator}", numerator.trim_start_matches('-')))
            }
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Small { numerator: a, denominator: b }, Small { numerator: c, denominator: d }) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: &Number) -> Number {
        self.sum(other, false)
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: &Number) -> Number {
        self.sum(other, true)
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: &Number) -> Number {
        match (&self.0, &other.0) {
            (Small { numerator: a, denominator: b }, Small { numerator: c, denominator: d }) => {
                Number::of(i128::from(*a) * i128::from(*c), u128::from(*b) * u128::from(*d))
            }
            _ => Number::of_big(self.big() * other.big()),
        }
    }
}

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        match &self.0 {
            Small { numerator, denominator } => Number::of(-i128::from(*numerator), (*denominator).into()),
            Big(value) => Number::of_big(-value.as_ref()),
        }
    }
}

/// Returns how many decimals stand in a number as machines write it, zeros at the end included.
pub(crate) fn written_decimals(text: &str) -> u32 {
    text.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(u32::MAX))
}

/// The greatest common divisor; of one word where it can be, which is far quicker.
fn common_divisor(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => a.gcd(&b).into(),
        _ => a.gcd(&b),
    }
}

/// How many decimals a fraction with this denominator has; `None` when they never end, since another prime than those of ten divides it.
fn ending<T: Integer + Clone>(mut denominator: T, two: &T, five: &T) -> Option<u32> {
    let mut count = [0u32; 2];
    for (slot, prime) in [two, five].into_iter().enumerate() {
        while denominator.is_multiple_of(prime) {
            denominator = denominator / prime.clone();
            count[slot] += 1;
        }
    }
    denominator.is_one().then(|| count[0].max(count[1]))
}

/// The nearest number of units of the last decimal, half away from zero; `None` when the way there does not fit.
fn rounded(numerator: i64, denominator: u32, decimals: u32) -> Option<i128> {
    let scaled = u128::from(numerator.unsigned_abs()).checked_mul(10_u128.checked_pow(decimals)?)?;
    let denominator = u128::from(denominator);
    let size = if denominator == 1 { scaled } else { scaled.checked_mul(2)?.checked_add(denominator)? / (denominator * 2) };
    let size = i128::try_from(size).ok()?;
    Some(if numerator < 0 { -size } else { size })
}

fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10u32).pow(exponent)
}

/// The nearest whole number; a half goes away from zero.
fn round_half_away(value: &BigRational) -> BigInt {
    let twice = value.numer().abs() * 2u32 + value.denom();
    let size = twice.div_floor(&(value.denom() * 2u32));
    if value.is_negative() { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (text, decimals, expected) in [
            ("2.25", 1, "2.3"),
            ("2.35", 1, "2.4"),
            ("-2.25", 1, "-2.3"),
            ("-2.24", 1, "-2.2"),
            ("0.5", 0, "1"),
            ("-0.5", 0, "-1"),
            ("-0.4", 0, "0"),
            ("999.95", 1, "1000.0"),
            ("7", 1, "7.0"),
            ("0.04", 1, "0.0"),
        ] {
            assert_eq!(number(text).round(decimals).to_string(), expected, "{text} to {decimals} decimals");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", ".5", "5.", "+1", "1,5", "1.000.000", "1e400", "NaN", "1_000", " 1", "1 ", "--1", "١"] {
            assert!(Number::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn negative_zero_is_zero() {
        assert_eq!(number("-0").to_string(), "0");
        assert_eq!(number("-0.00").round(2).to_string(), "0.00");
    }

    #[test]
    fn decimals_that_never_end_have_no_count() {
        let third = number("1").checked_div(&number("3")).unwrap();
        assert_eq!(third.decimals(), None);
        assert_eq!(third.machine_text(), "0.333333333333");
        assert_eq!(number("0.125").decimals(), Some(3));
    }

    #[test]
    fn more_than_28_digits_stay_exact() {
        let sum = &number("79228162514264337593543950335") + &number("0.4");
        assert_eq!(sum.to_string(), "79228162514264337593543950335.4");
    }

    fn decimal_text() -> impl Strategy<Value = String> {
        ("-?(0|[1-9][0-9]{0,20})", "(\\.[0-9]{0,11}[1-9])?").prop_map(|(whole, fraction)| format!("{whole}{fraction}"))
    }

    proptest! {
        #[test]
        fn addition_is_undone_by_subtraction(a in decimal_text(), b in decimal_text()) {
            let (a, b) = (number(&a), number(&b));
            prop_assert_eq!(&(&a + &b) - &b, a);
        }

        #[test]
        fn division_is_undone_by_multiplication(a in decimal_text(), b in decimal_text()) {
            let (a, b) = (number(&a), number(&b));
            if let Some(quotient) = a.checked_div(&b) {
                prop_assert_eq!(&quotient * &b, a);
            }
        }

        #[test]
        fn what_is_written_is_read_back(a in decimal_text()) {
            let a = number(&a);
            prop_assert_eq!(number(&a.to_string()), a);
        }

        #[test]
        fn rounding_is_off_by_half_a_unit_at_most(a in decimal_text(), decimals in 0u32..13) {
            let a = number(&a);
            let off = (&a.round(decimals).value() - &a).abs();
            let unit = Number::from(1).checked_div(&Number::power_of_ten(decimals)).unwrap();
            let twice = &off + &off;
            prop_assert!(twice <= unit);
        }

        #[test]
        fn parsing_never_panics(text in ".*") {
            let _ = Number::parse(&text);
        }
    }

    /// Numbers around the edges of what fits in a word, as fractions of any size.
    fn fraction() -> impl Strategy<Value = BigRational> {
        let edges = [0, 1, -1, 2, 5, i64::MAX, i64::MIN, i64::MAX - 1, i64::from(u32::MAX), i64::from(u32::MAX) + 1];
        let numerator = prop_oneof![any::<i64>(), -1000_i64..1000, prop::sample::select(edges.to_vec())];
        let denominator = prop_oneof![
            1_u64..100,
            any::<u64>().prop_map(|d| d.max(1)),
            prop::sample::select(vec![1_u64, 10, 1 << 31, u64::from(u32::MAX), 1 << 32, u64::MAX])
        ];
        let times = prop::sample::select(vec![1_i64, 1, 1, 3, i64::MAX]);
        (numerator, denominator, times).prop_map(|(n, d, times)| BigRational::new(BigInt::from(n) * times, d.into()))
    }

    /// Is the number this value, in its only form?
    fn is(number: &Number, value: &BigRational) -> bool {
        let fits = value.numer().to_i64().is_some() && value.denom().to_u32().is_some();
        number.big() == *value && matches!(number.0, Small { .. }) == fits
    }

    #[test]
    fn a_number_takes_two_words() {
        assert_eq!((size_of::<Number>(), size_of::<Option<Number>>()), (16, 16));
    }

    proptest! {
        #[test]
        fn what_is_small_is_computed_as_what_is_big(a in fraction(), b in fraction(), decimals in 0u32..45) {
            let (x, y) = (Number::of_big(a.clone()), Number::of_big(b.clone()));
            prop_assert!(is(&x, &a) && is(&(&x + &y), &(&a + &b)) && is(&(&x - &y), &(&a - &b)) && is(&(&x * &y), &(&a * &b)));
            prop_assert!(is(&-&x, &-&a) && is(&x.abs(), &a.abs()));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!((x.is_zero(), x.is_negative()), (a.numer() == &BigInt::ZERO, a.is_negative()));
            let quotient = x.checked_div(&y);
            prop_assert_eq!(quotient.is_none(), y.is_zero());
            prop_assert!(quotient.is_none_or(|quotient| is(&quotient, &(&a / &b))));
            let mantissa = round_half_away(&(&a * power_of_ten(decimals)));
            let rounded = x.round(decimals);
            prop_assert_eq!(&rounded, &Decimal::of_big(mantissa.clone(), decimals));
            prop_assert!(is(&rounded.value(), &BigRational::new(mantissa.clone(), power_of_ten(decimals))));
            let digits = format!("{:0>width$}", mantissa.abs().to_string(), width = decimals as usize + 1);
            prop_assert_eq!(rounded.digits(), (digits[..digits.len() - decimals as usize].to_owned(), digits[digits.len() - decimals as usize..].to_owned()));
            prop_assert_eq!(x.fraction(), (a.numer().to_string(), a.denom().to_string()));
            prop_assert_eq!(x.to_integer(), a.is_integer().then(|| a.to_integer().to_i64()).flatten());
            if x.decimals().is_none() {
                prop_assert_eq!(x.to_string(), a.to_string());
            }
        }

        #[test]
        fn a_short_number_is_read_as_a_long_one(text in "-?[0-9]{0,12}[.]?[0-9]{0,12}") {
            let padded = match text.split_once('-') {
                Some((_, unsigned)) => format!("-{}{unsigned}", "0".repeat(20)),
                None => format!("{}{text}", "0".repeat(20)),
            };
            // With a digit before it, only the point may be missing something.
            let is_number = !text.starts_with(['.']) && !text.starts_with("-.") && text.chars().any(|c| c.is_ascii_digit());
            prop_assert_eq!(Number::parse(&text), Number::parse(&padded).filter(|_| is_number));
        }
    }
}
