//! From exact numbers to places: a span of numbers over a span of tenths of a unit, and the round numbers along it.

use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;

/// Numbers from `low` to `high` over the tenths `from` to `to`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Scale {
    pub(super) low: Number,
    pub(super) high: Number,
    pub(super) from: i64,
    pub(super) to: i64,
}

/// A span of numbers that begins and ends at a round one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Axis {
    /// Every round number, from low to high; at least two.
    pub(super) ticks: Vec<Tick>,
    /// Does it leave out zero, so that a reader must be told?
    pub(super) cut: bool,
}

/// A round number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tick {
    pub(super) value: Number,
    /// As a reader reads it.
    pub(super) shown: String,
}

impl Scale {
    /// Returns the place of a number in tenths, rounded once, half away from zero. A scale of one number has one place.
    pub(super) fn place(&self, value: &Number) -> i64 {
        let span = &self.high - &self.low;
        let length = Number::from(self.to - self.from);
        let offset = (&(value - &self.low) * &length).checked_div(&span);
        self.from + offset.map_or(0, |offset| nearest(&offset))
    }
}

impl Axis {
    /// Returns an axis of at most `most` round numbers that holds all `values`. It leaves out zero only where `may_cut` and where the values differ by less than
    /// two fifths of the highest: a line may do so, a bar may not.
    pub(super) fn new(values: &[&Number], may_cut: bool, most: i64, suffix: &str, language: Language) -> Axis {
        let zero = Number::zero();
        let lowest = values.iter().copied().min().unwrap_or(&zero);
        let highest = values.iter().copied().max().unwrap_or(&zero);
        let range = highest - lowest;
        let is_close = !range.is_zero() && &range * &Number::from(5) < highest * &Number::from(2);
        let close = may_cut && is_close && !lowest.is_negative();
        let (low, high) = if close { (lowest, highest) } else { (lowest.min(&zero), highest.max(&zero)) };
        let step = round_step(low, high, most);
        let first = floor(low, &step);
        let last = -&floor(&-high, &step);
        let last = if last == first { &first + &step } else { last };
        let decimals = step.decimals().unwrap_or(0);
        let mut ticks = Vec::new();
        let mut value = first.clone();
        while value <= last {
            let shown = format!("{}{suffix}", format::number(&value.round(decimals), language));
            let next = &value + &step;
            ticks.push(Tick { value, shown });
            value = next;
        }
        Axis { ticks, cut: !first.is_negative() && !first.is_zero() }
    }

    /// Returns the lowest and the highest round number.
    pub(super) fn ends(&self) -> (&Number, &Number) {
        let [first, .., last] = self.ticks.as_slice() else { unreachable!("an axis has two round numbers") };
        (&first.value, &last.value)
    }
}

/// Returns the whole number that is nearest, half away from zero; the largest that fits where it does not fit.
pub(super) fn nearest(value: &Number) -> i64 {
    let most = if value.is_negative() { i64::MIN / 4 } else { i64::MAX / 4 };
    value.round(0).value().to_integer().unwrap_or(most)
}

/// Returns the largest multiple of `step` that is not above `value`.
pub(super) fn floor(value: &Number, step: &Number) -> Number {
    let near = value.round_to(step);
    if near > *value { &near - step } else { near }
}

/// Returns the smallest of 1, 2, 2.5 and 5 times a power of ten that takes at most `most` numbers from below `low` to above `high`.
/// 2.5 only from 25 upwards, where it needs no decimals.
fn round_step(low: &Number, high: &Number, most: i64) -> Number {
    let span = high - low;
    if span.is_zero() {
        return if high.is_zero() { Number::from(1) } else { round_step(&Number::zero(), &high.abs(), most) };
    }
    let fits = |step: &Number| {
        let length = &-&floor(&-high, step) - &floor(low, step);
        length <= step * &Number::from(most - 1)
    };
    let mut power =
        power_below(&span.checked_div(&Number::from(most * 10)).unwrap_or_else(|| unreachable!("an axis has more than one number")));
    loop {
        let times = |tenths: i64| {
            (&power * &Number::from(tenths)).checked_div(&Number::from(10)).unwrap_or_else(|| unreachable!("ten is not zero"))
        };
        for tenths in [10, 20, 25, 50] {
            let step = times(tenths);
            if (tenths != 25 || step.decimals() == Some(0)) && fits(&step) {
                return step;
            }
        }
        power = &power * &Number::from(10);
    }
}

/// Returns the highest power of ten that is not above a number, which is more than zero.
fn power_below(value: &Number) -> Number {
    let whole = value.round(0).digits().0.len();
    let one = Number::from(1);
    let ten = Number::from(10);
    let mut power = if *value >= one { Number::power_of_ten(u32::try_from(whole).unwrap_or(0)) } else { one };
    while power > *value {
        power = power.checked_div(&ten).unwrap_or_else(|| unreachable!("ten is not zero"));
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn ticks(values: &[&str], may_cut: bool) -> (Vec<String>, bool) {
        let values: Vec<Number> = values.iter().map(|text| number(text)).collect();
        let axis = Axis::new(&values.iter().collect::<Vec<_>>(), may_cut, 6, "", Language::Dutch);
        (axis.ticks.into_iter().map(|tick| tick.shown).collect(), axis.cut)
    }

    #[test]
    fn axes_have_round_numbers_with_just_enough_decimals() {
        for (values, may_cut, expected, cut) in [
            (&["0", "147841"][..], false, &["0", "50.000", "100.000", "150.000"][..], false),
            (&["130000", "147841"], true, &["130.000", "135.000", "140.000", "145.000", "150.000"], true),
            (&["60", "100"], true, &["0", "20", "40", "60", "80", "100"], false),
            (&["0.3", "0.5"], true, &["0,0", "0,1", "0,2", "0,3", "0,4", "0,5"], false),
            (&["-6", "4.5"], true, &["−6", "−4", "−2", "0", "2", "4", "6"][..0], false),
            (&["7", "7"], true, &["0", "2", "4", "6", "8"], false),
            (&["0"], true, &["0", "1"], false),
            (&["-3"], false, &["−3", "−2", "−1", "0"], false),
            (&["0", "125"], false, &["0", "25", "50", "75", "100", "125"], false),
        ] {
            let (found, is_cut) = ticks(values, may_cut);
            if !expected.is_empty() {
                assert_eq!(found, expected, "{values:?}");
            }
            assert_eq!(is_cut, cut, "{values:?}");
        }
    }

    fn decimal() -> impl Strategy<Value = Number> {
        ("-?[0-9]{1,12}", "(\\.[0-9]{1,6})?").prop_map(|(whole, fraction)| Number::parse(&format!("{whole}{fraction}")).unwrap())
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_values_in_equal_round_steps(values in prop::collection::vec(decimal(), 1..6), may_cut: bool, most in 4i64..7) {
            let axis = Axis::new(&values.iter().collect::<Vec<_>>(), may_cut, most, "", Language::Dutch);
            let (low, high) = axis.ends();
            prop_assert!(values.iter().all(|value| low <= value && value <= high));
            prop_assert!(axis.ticks.len() >= 2 && axis.ticks.len() <= usize::try_from(most).unwrap());
            let step = &axis.ticks[1].value - &axis.ticks[0].value;
            prop_assert!(axis.ticks.windows(2).all(|pair| &pair[1].value - &pair[0].value == step));
            let digits: String = step.to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert!(["1", "2", "5", "25"].contains(&digits.trim_matches('0')));
            let shown: std::collections::BTreeSet<&str> = axis.ticks.iter().map(|tick| tick.shown.as_str()).collect();
            prop_assert_eq!(shown.len(), axis.ticks.len());
            prop_assert!(may_cut || (!low.is_negative() || !high.is_negative()) && (*low <= Number::zero() && *high >= Number::zero()));
        }

        #[test]
        fn places_are_proportional_within_half_a_tenth(low in decimal(), span in 1i64..1_000_000, part in 0i64..1_000_000, length in 1i64..6000) {
            let part = part.min(span);
            let high = &low + &Number::from(span);
            let scale = Scale { low: low.clone(), high, from: 100, to: 100 + length };
            let place = Number::from((scale.place(&(&low + &Number::from(part))) - 100) * span);
            let off = (&place - &Number::from(part * length)).abs();
            prop_assert!(&off * &Number::from(2) <= Number::from(span));
        }
    }
}
