//! What a formula amounts to: an exact value with its unit, and how much of it may be shown.

use std::cmp::Ordering;

use crate::content::formula_words::Form;
use crate::data::dataset::Dataset;
use crate::data::schema::Status;
use crate::data::unit::{Scale, Unit};
use crate::number::Number;
use crate::source::Span;

/// A cell of a dataset.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct CellRef {
    /// Edition of the dataset.
    pub(crate) edition: String,
    /// Name of the dataset.
    pub(crate) dataset: String,
    /// Address of the cell on the page of the dataset, such as `Totaal-2023.fte`.
    pub(crate) id: String,
    /// Its dimensions with their values.
    pub(crate) key: Vec<(String, String)>,
    /// Name of its measure.
    pub(crate) measure: String,
}

impl CellRef {
    /// The cell of a measure in the row with a key.
    pub(crate) fn new(dataset: &Dataset, key: &[usize], measure: usize) -> Self {
        let names = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone());
        CellRef {
            edition: dataset.edition.clone(),
            dataset: dataset.id.clone(),
            id: dataset.cell_id(key, measure),
            key: names.zip(dataset.key_values(key).into_iter().map(str::to_owned)).collect(),
            measure: dataset.schema.measures[measure].name.clone(),
        }
    }
}

/// An exact value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Value {
    /// The value, exact, counted in ones whatever the scale of the cells.
    pub(crate) number: Number,
    /// What it counts.
    pub(crate) unit: Unit,
    /// Decimals shown when nothing else is asked, on the scale of the unit.
    pub(crate) decimals: u32,
    /// Decimals that `figures.toml` states, on the scale in which a sentence shows it.
    pub(crate) stated_decimals: Option<u32>,
    /// The most decimals that may be asked for.
    pub(crate) most: MostDecimals,
    /// What is special about the cells it came from.
    pub(crate) statuses: Statuses,
    /// How its sign is shown.
    pub(crate) sign: Sign,
    /// The number as published, when it is one cell as it stands.
    pub(crate) cell_text: Option<String>,
    /// Where it stands in the data, when it is one cell as it stands.
    pub(crate) origin: Option<Box<Span>>,
}

/// What is special about the cells that a figure came from; what is normal is not in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Statuses([bool; 3]);

impl Statuses {
    /// The order in which a sentence names them: that of the rules of figures.
    const ORDER: [Status; 3] = [Status::Provisional, Status::Estimated, Status::Revised];

    /// The status of one cell.
    pub(crate) fn of(status: Status) -> Self {
        Statuses(Self::ORDER.map(|known| known == status))
    }

    /// Those of both.
    pub(crate) fn and(self, other: Statuses) -> Self {
        Statuses(std::array::from_fn(|at| self.0[at] || other.0[at]))
    }

    /// In the order in which a sentence names them.
    pub(crate) fn iter(self) -> impl Iterator<Item = Status> {
        Self::ORDER.into_iter().zip(self.0).filter(|(_, is_there)| *is_there).map(|(status, _)| status)
    }
}

/// The most decimals that may be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MostDecimals {
    /// Those of a cell, on the scale of its unit.
    Delivered(u32),
    /// Those of a computed value, as it is shown.
    Shown(u32),
}

/// How the sign of a value is shown in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign {
    /// A minus where it is negative.
    Shown,
    /// Left out: the words of the sentence tell the direction.
    InWords,
    /// It is a place in an order: `2e`.
    Ordinal,
}

/// The most decimals of a computed value, on whatever scale it is shown; product rule.
pub(crate) const COMPUTED: u32 = 6;

impl Value {
    /// A value that was computed, with the decimals it is shown with.
    pub(crate) fn computed(number: Number, unit: Unit, decimals: u32) -> Self {
        Value {
            number,
            unit,
            decimals,
            stated_decimals: None,
            most: MostDecimals::Shown(COMPUTED),
            statuses: Statuses::default(),
            sign: Sign::Shown,
            cell_text: None,
            origin: None,
        }
    }

    /// A constant without unit.
    pub(crate) fn constant(number: Number) -> Self {
        let decimals = number.decimals().unwrap_or(0);
        Value::computed(number, Unit::bare(), decimals)
    }

    /// The value on the scale of its unit, as in the CSV.
    pub(crate) fn scaled(&self) -> Number {
        self.number.checked_div(&self.unit.scale.factor()).expect("a power of ten is not zero")
    }

    /// The decimals of what two values are together: the most of both, or those of the larger scale, in which it stands.
    pub(crate) fn common_decimals(&self, other: &Value) -> u32 {
        match self.unit.scale.cmp(&other.unit.scale) {
            Ordering::Equal => self.decimals.max(other.decimals),
            Ordering::Greater => self.decimals,
            Ordering::Less => other.decimals,
        }
    }

    /// The most decimals that may be asked for on this scale.
    pub(crate) fn most_decimals(&self, scale: Scale) -> u32 {
        match self.most {
            MostDecimals::Delivered(most) => {
                let larger = scale.exponent().saturating_sub(self.unit.scale.exponent());
                let smaller = self.unit.scale.exponent().saturating_sub(scale.exponent());
                (most + larger).saturating_sub(smaller)
            }
            MostDecimals::Shown(most) => most.max(self.usual_decimals(scale)),
        }
    }

    /// Decimals in a sentence when nothing else is asked: those of the measure on its own scale, one on a larger scale (product rule).
    pub(crate) fn usual_decimals(&self, scale: Scale) -> u32 {
        let own = match scale.cmp(&self.unit.scale) {
            Ordering::Equal => self.decimals,
            Ordering::Greater => 1,
            // Shown in smaller steps than the cells are counted in: there are no decimals left.
            Ordering::Less => self.decimals.saturating_sub(self.unit.scale.exponent() - scale.exponent()),
        };
        self.stated_decimals.filter(|_| scale == self.unit.show).unwrap_or(own)
    }

    /// The value as a sentence shows it, counted in ones.
    pub(crate) fn shown(&self) -> Number {
        let factor = self.unit.show.factor();
        let scaled = self.number.checked_div(&factor).expect("a power of ten is not zero");
        &scaled.round(self.usual_decimals(self.unit.show)).value() * &factor
    }

    /// The number for machines: as published when it is a cell, otherwise as exact as [`Number::machine_text`] writes it.
    pub(crate) fn machine_text(&self) -> String {
        self.cell_text.clone().unwrap_or_else(|| self.scaled().machine_text())
    }
}

/// What a formula gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// A number.
    Value(Value),
    /// A name from the data.
    Label(String),
    /// Up, down or the same: decided, its form still to be chosen.
    Direction(Trend),
}

/// Which way something went, by the values as shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trend {
    Up,
    Down,
    Same,
}

impl Trend {
    /// The word for it in Dutch or English.
    pub(crate) fn word(self, form: Form, dutch: bool) -> &'static str {
        let words = match (form, dutch) {
            (Form::Steeg, true) => ["steeg", "daalde", "bleef gelijk"],
            (Form::Steeg, false) => ["rose", "fell", "stayed the same"],
            (Form::Stegen, true) => ["stegen", "daalden", "bleven gelijk"],
            (Form::Stegen, false) => ["have risen", "have fallen", "have stayed the same"],
            (Form::Gestegen, true) => ["gestegen", "gedaald", "gelijk gebleven"],
            (Form::Gestegen, false) => ["risen", "fallen", "stayed the same"],
            (Form::Hoger, true) => ["hoger", "lager", "gelijk"],
            (Form::Hoger, false) => ["higher", "lower", "the same"],
            (Form::Meer, true) => ["meer", "minder", "evenveel"],
            (Form::Meer, false) => ["more", "fewer", "as many"],
            (Form::Toename, true) => ["een toename", "een afname", "geen verschil"],
            (Form::Toename, false) => ["an increase", "a decrease", "no change"],
        };
        words[match self {
            Trend::Up => 0,
            Trend::Down => 1,
            Trend::Same => 2,
        }]
    }
}
