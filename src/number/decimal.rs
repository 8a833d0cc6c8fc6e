//! A number that was rounded, with its digits.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use super::{Number, power_of_ten};

/// A number that was rounded: a whole number of units of the last decimal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decimal {
    mantissa: Whole,
    decimals: u32,
}

/// A whole number, small where it fits.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Whole {
    Small(i128),
    Big(Box<BigInt>),
}

impl Decimal {
    pub(super) fn new(mantissa: i128, decimals: u32) -> Self {
        Decimal { mantissa: Whole::Small(mantissa), decimals }
    }

    pub(super) fn of_big(mantissa: BigInt, decimals: u32) -> Self {
        let mantissa = mantissa.to_i128().map_or_else(|| Whole::Big(Box::new(mantissa)), Whole::Small);
        Decimal { mantissa, decimals }
    }

    /// Is it shown as zero?
    pub fn is_zero(&self) -> bool {
        self.mantissa == Whole::Small(0)
    }

    /// Is it less than zero? Zero has no sign.
    pub fn is_negative(&self) -> bool {
        match &self.mantissa {
            Whole::Small(mantissa) => *mantissa < 0,
            Whole::Big(mantissa) => mantissa.is_negative(),
        }
    }

    /// Is it exactly one, so that its unit is named in the singular?
    pub fn is_one(&self) -> bool {
        match &self.mantissa {
            Whole::Small(mantissa) => 10_i128.checked_pow(self.decimals) == Some(*mantissa),
            Whole::Big(mantissa) => **mantissa == power_of_ten(self.decimals),
        }
    }

    /// All digits without sign, at least one before the point.
    fn all_digits(&self) -> String {
        let width = self.decimals as usize + 1;
        match &self.mantissa {
            // The digits of one word are written far quicker than those of two.
            Whole::Small(mantissa) => match u64::try_from(mantissa.unsigned_abs()) {
                Ok(size) => format!("{size:0>width$}"),
                Err(_) => format!("{:0>width$}", mantissa.unsigned_abs()),
            },
            Whole::Big(mantissa) => format!("{:0>width$}", mantissa.magnitude().to_string()),
        }
    }

    /// Returns the digits before and behind the point, without sign; the second is as long as the number of decimals.
    pub fn digits(&self) -> (String, String) {
        let digits = self.all_digits();
        let (whole, fraction) = digits.split_at(digits.len() - self.decimals as usize);
        (whole.to_owned(), fraction.to_owned())
    }

    /// Returns the exact value of what is shown.
    pub fn value(&self) -> Number {
        match (&self.mantissa, 10_u128.checked_pow(self.decimals)) {
            (Whole::Small(mantissa), Some(power)) => Number::of(*mantissa, power),
            (Whole::Small(mantissa), None) => Number::of_big(BigRational::new((*mantissa).into(), power_of_ten(self.decimals))),
            (Whole::Big(mantissa), _) => Number::of_big(BigRational::new(mantissa.as_ref().clone(), power_of_ten(self.decimals))),
        }
    }
}

impl fmt::Display for Decimal {
    /// Writes the canonical form that [`Number::parse`] reads: a point, all decimals, `-` only before what is not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.all_digits();
        let (whole, fraction) = digits.split_at(digits.len() - self.decimals as usize);
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
