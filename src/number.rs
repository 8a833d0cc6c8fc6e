//! Exact rational numbers: parse, add, subtract, multiply, divide, compare. Nothing is rounded but on request.
//!
//! A cell, a sum and a quotient are all a [`Number`]; binary floating point exists nowhere. Rounding happens once, in
//! [`Number::round`], half away from zero, and gives a [`Decimal`], which knows its digits. How digits are written for
//! a reader (thousands marks, decimal comma) is the work of `format`.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact rational number of any size.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Number(BigRational);

impl Number {
    /// Zero.
    pub fn zero() -> Self {
        Number(BigRational::zero())
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
        Some(Number(BigRational::new(mantissa, power_of_ten(places))))
    }

    /// The power of ten with this exponent, such as 1000 for 3.
    pub fn power_of_ten(exponent: u32) -> Self {
        Number(BigRational::from_integer(power_of_ten(exponent)))
    }

    /// Returns the exact quotient; `None` when `divisor` is zero.
    pub fn checked_div(&self, divisor: &Number) -> Option<Number> {
        (!divisor.is_zero()).then(|| Number(&self.0 / &divisor.0))
    }

    /// Has it more than [`Self::MOST_DIGITS`] above or below the line of its fraction?
    pub fn is_too_long(&self) -> bool {
        // A digit is 3.32 bits.
        let most = Self::MOST_DIGITS as u64 * 332 / 100;
        self.0.numer().bits() > most || self.0.denom().bits() > most
    }

    /// Is it zero?
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Is it less than zero?
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Returns the size without the sign.
    pub fn abs(&self) -> Number {
        Number(self.0.abs())
    }

    /// Rounds half away from zero to `decimals` digits behind the point.
    pub fn round(&self, decimals: u32) -> Decimal {
        Decimal { mantissa: round_half_away(&(&self.0 * power_of_ten(decimals))), decimals }
    }

    /// Rounds half away from zero to a multiple of `step`, which is more than zero.
    ///
    /// # Panics
    /// When `step` is zero: the caller has refused that.
    pub fn round_to(&self, step: &Number) -> Number {
        assert!(!step.is_zero(), "a number cannot be rounded to multiples of zero");
        Number(BigRational::from_integer(round_half_away(&(&self.0 / &step.0))) * &step.0)
    }

    /// Returns how many decimals the number has when it is written out; `None` when they never end.
    pub fn decimals(&self) -> Option<u32> {
        let mut rest = self.0.denom().clone();
        let mut count = [0u32; 2];
        for (slot, prime) in [2u32, 5].into_iter().enumerate() {
            while rest.is_multiple_of(&BigInt::from(prime)) {
                rest /= prime;
                count[slot] += 1;
            }
        }
        rest.is_one().then(|| count[0].max(count[1]))
    }

    /// Returns the value as a whole number, when it is one and fits.
    pub fn to_integer(&self) -> Option<i64> {
        self.0.is_integer().then(|| self.0.to_integer().to_i64()).flatten()
    }

    /// Returns numerator and denominator in lowest terms, as digits; the sign is that of the numerator.
    pub fn fraction(&self) -> (String, String) {
        (self.0.numer().to_string(), self.0.denom().to_string())
    }

    /// Returns the number for machines: all its decimals when they end within 12, otherwise rounded to 12. Twelve is our own choice.
    pub fn machine_text(&self) -> String {
        match self.decimals() {
            Some(decimals) if decimals <= 12 => self.round(decimals).to_string(),
            _ => self.round(12).to_string(),
        }
    }
}

/// Returns how many decimals stand in a number as machines write it, zeros at the end included.
pub(crate) fn written_decimals(text: &str) -> u32 {
    text.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(u32::MAX))
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Number(BigRational::from_integer(value.into()))
    }
}

impl fmt::Display for Number {
    /// Writes all decimals when they end, otherwise the fraction `numerator/denominator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals() {
            Some(decimals) => self.round(decimals).fmt(f),
            None => self.0.fmt(f),
        }
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: &Number) -> Number {
        Number(&self.0 + &other.0)
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: &Number) -> Number {
        Number(&self.0 - &other.0)
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: &Number) -> Number {
        Number(&self.0 * &other.0)
    }
}

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(-&self.0)
    }
}

/// A number that was rounded: a whole number of units of the last decimal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decimal {
    mantissa: BigInt,
    decimals: u32,
}

impl Decimal {
    /// Is it shown as zero?
    pub fn is_zero(&self) -> bool {
        self.mantissa.is_zero()
    }

    /// Is it less than zero? Zero has no sign.
    pub fn is_negative(&self) -> bool {
        self.mantissa.is_negative()
    }

    /// Is it exactly one, so that its unit is named in the singular?
    pub fn is_one(&self) -> bool {
        self.mantissa == power_of_ten(self.decimals)
    }

    /// Returns the digits before and behind the point, without sign; the second is as long as the number of decimals.
    pub fn digits(&self) -> (String, String) {
        let places = self.decimals as usize;
        let digits = format!("{:0>width$}", self.mantissa.abs().to_string(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        (whole.to_owned(), fraction.to_owned())
    }

    /// Returns the exact value of what is shown.
    pub fn value(&self) -> Number {
        Number(BigRational::new(self.mantissa.clone(), power_of_ten(self.decimals)))
    }
}

impl fmt::Display for Decimal {
    /// Writes the canonical form that [`Number::parse`] reads: a point, all decimals, `-` only before what is not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = self.digits();
        let sign = if self.is_negative() { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.value().cmp(&other.value()))
    }
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
}
