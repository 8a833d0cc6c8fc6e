//! What a number counts: a closed list of kinds, each with its name and scale. Which of them go together is the work of `algebra`.

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
    Money {
        currency: String,
    },
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
    /// A compound that a schema names, such as euro per fte.
    Compound,
    /// A compound that was computed, of which the parts are known; without a name until `figures.toml` gives one.
    Quotient {
        above: Box<Unit>,
        below: Box<Unit>,
    },
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

    /// A bare number.
    pub(crate) fn bare() -> Self {
        Unit::plain(UnitKind::Ratio)
    }

    /// Is it a bare number?
    pub(crate) fn is_bare(&self) -> bool {
        self.kind == UnitKind::Ratio
    }

    /// Is it a place on a scale of its own rather than an amount: a percent, percentage point or index number?
    pub(crate) fn is_level(&self) -> bool {
        matches!(self.kind, UnitKind::Percent | UnitKind::PercentagePoint | UnitKind::Index | UnitKind::IndexPoint)
    }

    /// Is it one unit per another?
    pub(crate) fn is_compound(&self) -> bool {
        matches!(self.kind, UnitKind::Compound | UnitKind::Quotient { .. })
    }

    /// Is it the same unit, whatever the scale of its cells? Counts and measures are told apart by their name after any number but one, money by its
    /// currency, compounds by their name or, when one of them has none, by their parts.
    pub(crate) fn same(&self, other: &Unit) -> bool {
        match (&self.kind, &other.kind) {
            (UnitKind::Quotient { above, below }, UnitKind::Quotient { above: other_above, below: other_below })
                if self.many.is_empty() || other.many.is_empty() =>
            {
                above.same(other_above) && below.same(other_below)
            }
            _ if self.is_compound() && other.is_compound() => !self.many.is_empty() && self.many == other.many,
            (UnitKind::Money { currency }, UnitKind::Money { currency: other }) => currency == other,
            (a, b) => a == b && (self.is_level() || self.is_bare() || self.many == other.many),
        }
    }

    /// May it grow by a percentage? Not a percent, percentage point or index number: that would be a percentage of a percentage.
    pub(crate) fn can_grow(&self) -> bool {
        !self.is_level()
    }

    /// A name for messages to authors.
    pub(crate) fn name(&self) -> String {
        match &self.kind {
            UnitKind::Money { currency } => currency.clone(),
            UnitKind::Quotient { above, below } if self.many.is_empty() => format!("{} / {}", above.name(), below.name()),
            kind if self.is_level() || self.is_bare() => kind.name().to_owned(),
            _ => self.many.clone(),
        }
    }
}

impl UnitKind {
    /// The name of the kind, as in a schema.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            UnitKind::Count => "count",
            UnitKind::Money { .. } => "money",
            UnitKind::Percent => "percent",
            UnitKind::PercentagePoint => "percentage-point",
            UnitKind::Ratio => "ratio",
            UnitKind::Index => "index",
            UnitKind::IndexPoint => "index-point",
            UnitKind::Duration => "duration",
            UnitKind::Area => "area",
            UnitKind::Energy => "energy",
            UnitKind::Mass => "mass",
            UnitKind::Length => "length",
            UnitKind::Compound | UnitKind::Quotient { .. } => "compound",
        }
    }
}
