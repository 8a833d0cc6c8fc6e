//! What a number counts: a closed list of kinds, and which of them go together.
//!
//! The algebra is that of the product's rules for figures: the same unit adds and subtracts, percent minus percent is percentage point, index minus
//! index is index point, count by the same count is a share. What is not listed is refused; no unit is ever dropped in silence.

use crate::number::Number;

/// A power of thousand in which cells stand or figures are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Scale {
    One,
    Thousand,
    Million,
    Billion,
}

impl Scale {
    /// The exponent of ten.
    pub(crate) fn exponent(self) -> u32 {
        match self {
            Scale::One => 0,
            Scale::Thousand => 3,
            Scale::Million => 6,
            Scale::Billion => 9,
        }
    }

    /// The number of units in one of this scale.
    pub(crate) fn factor(self) -> Number {
        Number::power_of_ten(self.exponent())
    }
}

/// The kind of a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum UnitKind {
    Count,
    Money { currency: String },
    Percent,
    PercentagePoint,
    Ratio,
    Index,
    IndexPoint,
    Duration,
    Area,
    Energy,
    Mass,
    Length,
    Compound,
}

/// A unit with its name and the scale of its cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Unit {
    /// What kind it is.
    pub(crate) kind: UnitKind,
    /// Its name after exactly one; empty for kinds that are named by the language of the edition.
    pub(crate) one: String,
    /// Its name after any other number; empty for kinds that are named by the language of the edition.
    pub(crate) many: String,
    /// In what the cells are counted.
    pub(crate) scale: Scale,
    /// In what a sentence shows it.
    pub(crate) show: Scale,
}

impl Unit {
    /// A unit of a kind without a name of its own, on the scale of one.
    pub(crate) fn plain(kind: UnitKind) -> Self {
        Unit { kind, one: String::new(), many: String::new(), scale: Scale::One, show: Scale::One }
    }

    /// Is it the same unit, whatever the scale of its cells?
    pub(crate) fn same(&self, other: &Unit) -> bool {
        self.kind == other.kind && self.one == other.one && self.many == other.many
    }

    /// The unit of a difference: percentage point for percents, index point for index numbers, otherwise itself.
    pub(crate) fn difference(&self) -> Unit {
        match self.kind {
            UnitKind::Percent => Unit::plain(UnitKind::PercentagePoint),
            UnitKind::Index => Unit::plain(UnitKind::IndexPoint),
            _ => self.clone(),
        }
    }

    /// May it grow by a percentage? Not a percent, percentage point or index number: that would be a percentage of a percentage.
    pub(crate) fn can_grow(&self) -> bool {
        !matches!(self.kind, UnitKind::Percent | UnitKind::PercentagePoint | UnitKind::Index | UnitKind::IndexPoint)
    }

    /// A name for messages to authors.
    pub(crate) fn name(&self) -> String {
        let word = match &self.kind {
            UnitKind::Money { currency } => currency.as_str(),
            UnitKind::Percent => "percent",
            UnitKind::PercentagePoint => "percentage-point",
            UnitKind::Ratio => "ratio",
            UnitKind::Index => "index",
            UnitKind::IndexPoint => "index-point",
            _ => self.many.as_str(),
        };
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_of_percents_is_in_percentage_points() {
        assert_eq!(Unit::plain(UnitKind::Percent).difference().kind, UnitKind::PercentagePoint);
        assert_eq!(Unit::plain(UnitKind::Index).difference().kind, UnitKind::IndexPoint);
        assert_eq!(Unit::plain(UnitKind::PercentagePoint).difference().kind, UnitKind::PercentagePoint);
    }

    #[test]
    fn shares_do_not_grow_by_percents() {
        assert!(!Unit::plain(UnitKind::Percent).can_grow());
        assert!(Unit::plain(UnitKind::Money { currency: "EUR".into() }).can_grow());
    }
}
