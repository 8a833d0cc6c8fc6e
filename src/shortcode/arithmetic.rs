//! Two values and what is made of them: exact, with the unit that the algebra gives or the refusal that it gives, and every status of both.

use std::ops::Range;

use super::select::{Other, Trouble};
use super::value::{Sign, Value};
use crate::content::expr::Operator;
use crate::data::algebra::{self, Operation, Reason, Refusal};
use crate::diagnostic::Kind;
use crate::number::Number;

/// The bytes of two operands in the text of the formula; the same twice when both are one pair.
#[derive(Clone, Copy)]
pub(crate) struct Operands<'a> {
    /// Of the first.
    pub(crate) left: &'a Range<usize>,
    /// Of the second.
    pub(crate) right: &'a Range<usize>,
}

impl From<Operator> for Operation {
    fn from(operator: Operator) -> Self {
        match operator {
            Operator::Add => Operation::Add,
            Operator::Subtract => Operation::Subtract,
            Operator::Multiply => Operation::Multiply,
            Operator::Divide => Operation::Divide,
        }
    }
}

/// Computes an operation on two values. Errors: F007 to F009, F019, F029, F033, F037.
pub(crate) fn apply(operation: Operation, a: &Value, b: &Value, at: Operands<'_>) -> Result<Value, Trouble> {
    let unit = algebra::unit(operation, &a.unit, &b.unit).map_err(|refusal| refused(refusal, at))?;
    let hundred = Number::from(100);
    let common = a.common_decimals(b);
    let value = match operation {
        Operation::Add => Value::computed(&a.number + &b.number, unit, common),
        Operation::Subtract => Value::computed(&a.number - &b.number, unit, common),
        Operation::Multiply => {
            let product = &a.number * &b.number;
            let percentage = algebra::is_percentage_of(&a.unit, &b.unit);
            let number = if percentage { product.checked_div(&hundred).expect("a hundred is not zero") } else { product };
            Value::computed(number, unit, common)
        }
        Operation::Divide => Value::computed(divide(&a.number, b, at.right)?, unit, common),
        Operation::Difference => Value { sign: Sign::InWords, ..Value::computed(&b.number - &a.number, unit, common) },
        Operation::Growth if a.number.is_negative() => return Err(at_cell(Kind::NegativeBase, a, at.left)),
        Operation::Growth => {
            let growth = &divide(&(&b.number - &a.number), a, at.left)? * &hundred;
            Value { sign: Sign::InWords, ..Value::computed(growth, unit, 1) }
        }
        Operation::Ratio => Value::computed(divide(&a.number, b, at.right)?, unit, 1),
        Operation::Share | Operation::Index => Value::computed(&divide(&a.number, b, at.right)? * &hundred, unit, 1),
        Operation::Gather | Operation::Compare => Value::computed(b.number.clone(), unit, common),
    };
    if value.number.is_too_long() {
        return Err(Trouble::new(Kind::NumberTooLong { most: Number::MOST_DIGITS }, at.right));
    }
    Ok(Value { statuses: a.statuses.and(b.statuses), ..value })
}

fn divide(above: &Number, below: &Value, place: &Range<usize>) -> Result<Number, Trouble> {
    above.checked_div(&below.number).ok_or_else(|| at_cell(Kind::DivisionByZero, below, place))
}

/// A mistake about a value, with its cell in the data where it is one.
fn at_cell(kind: Kind, value: &Value, place: &Range<usize>) -> Trouble {
    let other = value.origin.as_deref().cloned().map(Other::Data);
    Trouble::new(kind, place).with_other(other)
}

fn refused(refusal: Refusal, at: Operands<'_>) -> Trouble {
    let Refusal { reason, left, right } = refusal;
    let two = at.left != at.right;
    let (kind, place, other) = match reason {
        Reason::Differ => (Kind::UnitsDiffer { left, right }, at.right, two.then(|| at.left.clone())),
        Reason::NoProduct => (Kind::NoProduct { left, right }, at.right, two.then(|| at.left.clone())),
        Reason::NoGrowth => (Kind::GrowthOfShare { unit: left }, at.left, None),
        Reason::NoShare => (Kind::ShareOfShares { unit: left }, at.left, None),
    };
    Trouble::new(kind, place).with_other(other.map(Other::Formula))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::schema::Status;
    use crate::data::unit::{Scale, Unit, UnitKind};
    use crate::shortcode::value::Statuses;

    fn value(number: &str, unit: &Unit) -> Value {
        Value::computed(Number::parse(number).unwrap(), unit.clone(), 0)
    }

    fn result(operation: Operation, a: &Value, b: &Value) -> Value {
        apply(operation, a, b, Operands { left: &(0..1), right: &(2..3) }).unwrap()
    }

    #[test]
    fn a_percentage_of_an_amount_is_its_hundredth() {
        let fte = Unit { one: "fte".into(), many: "fte".into(), ..Unit::plain(UnitKind::Count) };
        let five = value("5", &Unit::plain(UnitKind::Percent));
        assert_eq!(result(Operation::Multiply, &five, &value("200", &fte)).number, Number::from(10));
        assert_eq!(result(Operation::Multiply, &value("200", &fte), &five).number, Number::from(10));
        assert_eq!(result(Operation::Multiply, &five, &value("2", &Unit::bare())).number, Number::from(10));
    }

    #[test]
    fn a_sum_over_scales_is_exact_and_stands_in_the_larger_one() {
        let money = |scale, show| Unit { scale, show, ..Unit::plain(UnitKind::Money { currency: "EUR".into() }) };
        let thousands = value("3259711000", &money(Scale::Thousand, Scale::Million));
        let ones = Value { decimals: 2, ..value("0.25", &money(Scale::One, Scale::One)) };
        for sum in [result(Operation::Add, &thousands, &ones), result(Operation::Add, &ones, &thousands)] {
            assert_eq!((sum.number.to_string().as_str(), sum.decimals, sum.unit.scale), ("3259711000.25", 0, Scale::Thousand));
        }
    }

    #[test]
    fn every_status_of_both_is_kept() {
        let fte = Unit::plain(UnitKind::Count);
        let with = |status| Value { statuses: Statuses::of(status), ..value("2", &fte) };
        let sum = result(Operation::Add, &with(Status::Revised), &with(Status::Provisional));
        let sum = result(Operation::Add, &sum, &with(Status::Normal));
        assert_eq!(sum.statuses.iter().collect::<Vec<_>>(), [Status::Provisional, Status::Revised]);
    }
}
