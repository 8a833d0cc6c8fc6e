//! The schema beside a CSV: what the dataset is, its dimensions and measures, how the CSV is written, what must hold.
//!
//! The format is described for data stewards in `docs/data.md`; reading it is the work of `schema_reader`.

use std::collections::BTreeMap;

use super::rule::{At, Constraint, Named};
use super::unit::Unit;
use crate::data_theme::DataTheme;
use crate::licence::Licence;
use crate::number::Number;
use crate::source::Span;

/// The description of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Schema {
    /// What a reader calls it.
    pub(crate) title: String,
    /// What it is, in a few sentences.
    pub(crate) description: String,
    /// How it was counted, in a few sentences; may be empty.
    pub(crate) method: String,
    /// Who counted it.
    pub(crate) source: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// Which parts of government are counted, in words; may be empty.
    pub(crate) scope: String,
    /// The same as names from the list of the edition, when it is known for certain.
    pub(crate) coverage: Option<Coverage>,
    /// Notes that belong under every table.
    pub(crate) notes: Vec<String>,
    /// Words to find it by.
    pub(crate) keywords: Vec<String>,
    /// The year or quarter it is about, when no dimension is a time.
    pub(crate) period: Option<String>,
    /// Its licence; that of the edition when left out.
    pub(crate) licence: Option<Licence>,
    /// What it is about, in the words of the EU; those of the site when empty.
    pub(crate) data_themes: Vec<DataTheme>,
    /// Which of its columns other datasets take labels from, when it is a list of codes.
    pub(crate) code_list: Option<CodeListColumns>,
    /// How the CSV is written.
    pub(crate) csv: CsvFormat,
    /// What a cell is about, in the order in which a formula names them.
    pub(crate) dimensions: Vec<Dimension>,
    /// What is counted.
    pub(crate) measures: Vec<Measure>,
    /// What must hold.
    pub(crate) constraints: Vec<Constraint>,
    /// How small a count of people may be.
    pub(crate) disclosure: Disclosure,
    /// Values that an earlier edition published otherwise.
    pub(crate) revisions: Vec<Revision>,
}

impl Schema {
    /// Returns the position of a dimension.
    pub(crate) fn dimension(&self, name: &str) -> Option<usize> {
        self.dimensions.iter().position(|dimension| dimension.name == name)
    }

    /// Returns what a dimension or measure is in the words of the schema; empty when it does not say.
    pub(crate) fn description_of(&self, name: &str) -> &str {
        let dimensions = self.dimensions.iter().map(|dimension| (&dimension.name, &dimension.description));
        let measures = self.measures.iter().map(|measure| (&measure.name, &measure.description));
        dimensions.chain(measures).find(|(known, _)| *known == name).map_or("", |(_, description)| description)
    }

    /// Returns the position of a measure.
    pub(crate) fn measure(&self, name: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.name == name)
    }
}

/// Which parts of government are counted; those that are not named are not counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Coverage {
    /// The parts that are counted whole.
    pub(crate) covers: Vec<Named>,
    /// The parts of which some is counted.
    pub(crate) partly: Vec<Named>,
}

/// The columns of a list of codes; its one dimension holds the codes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CodeListColumns {
    /// The measure of text that holds what a reader sees instead of a code.
    pub(crate) label: Named,
    /// The measure of text that holds the URI of what a code stands for.
    pub(crate) identifier: Option<Named>,
}

/// How a CSV is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CsvFormat {
    /// In a wide layout: the dimension whose values are the columns.
    pub(crate) columns: Option<String>,
    /// Where that dimension is named.
    pub(crate) columns_span: Option<Span>,
    /// Between fields.
    pub(crate) delimiter: char,
    /// Before decimals.
    pub(crate) decimal: char,
    /// Between groups of three digits.
    pub(crate) thousands: Option<char>,
    /// What stands in a cell without a number, and what it means.
    pub(crate) markers: BTreeMap<String, Status>,
}

/// What is special about a cell: the project's closed list, in downloads as codes of SDMX CL_OBS_STATUS.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Status {
    Normal,
    Provisional,
    Revised,
    Estimated,
    Confidential,
    NotAvailable,
    NotApplicable,
}

impl Status {
    /// Every status by the name it has in schemas and CSV files.
    pub(crate) const NAMES: [(&'static str, Status); 7] = [
        ("normal", Status::Normal),
        ("provisional", Status::Provisional),
        ("revised", Status::Revised),
        ("estimated", Status::Estimated),
        ("confidential", Status::Confidential),
        ("not-available", Status::NotAvailable),
        ("not-applicable", Status::NotApplicable),
    ];

    /// Reads a name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Status::NAMES.iter().find(|(known, _)| *known == name).map(|(_, status)| *status)
    }

    /// Returns the name.
    pub(crate) fn name(self) -> &'static str {
        Status::NAMES.iter().find(|(_, status)| *status == self).map_or("normal", |(name, _)| name)
    }

    /// Does a cell with this status hold a number, or the text of a measure of text?
    pub(crate) const fn has_number(self) -> bool {
        !matches!(self, Status::Confidential | Status::NotAvailable | Status::NotApplicable)
    }

    /// Returns the code in SDMX CL_OBS_STATUS 2.2: revised has none of its own there and is a normal value (`A`) whose revision the notes tell.
    pub(crate) fn sdmx(self) -> &'static str {
        match self {
            Status::Normal | Status::Revised => "A",
            Status::Provisional => "P",
            Status::Estimated => "E",
            Status::Confidential => "Q",
            Status::NotAvailable => "O",
            Status::NotApplicable => "M",
        }
    }
}

/// A dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Dimension {
    /// Column name in CSV and downloads, name in formulas.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is, for those who use the data; may be empty.
    pub(crate) description: String,
    /// The dataset of the same edition that lists its codes and their labels.
    pub(crate) code_list: Option<Named>,
    /// What its values are.
    pub(crate) kind: DimensionKind,
    /// The value that is the total of the others.
    pub(crate) total: Option<String>,
    /// The closed list of values, in order of display; empty when it is not closed.
    pub(crate) codes: Vec<String>,
    /// What a reader sees instead of a value.
    pub(crate) labels: BTreeMap<String, String>,
    /// Where its name stands.
    pub(crate) span: Span,
    /// Where its total is named.
    pub(crate) total_span: Option<Span>,
}

impl Dimension {
    /// Is it a time?
    pub(crate) fn is_time(&self) -> bool {
        self.kind != DimensionKind::Text
    }

    /// What a reader sees for a value.
    pub(crate) fn label_of<'a>(&'a self, value: &'a str) -> &'a str {
        self.labels.get(value).map_or(value, String::as_str)
    }
}

/// What the values of a dimension are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DimensionKind {
    Text,
    Year,
    Quarter,
}

impl DimensionKind {
    /// Can a dimension of this kind have the value? Years are 1000 to 9999, quarters are written as `2023-Q4`.
    pub(crate) fn holds(self, value: &str) -> bool {
        let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        match self {
            DimensionKind::Text => true,
            DimensionKind::Year => year(value),
            DimensionKind::Quarter => {
                value.split_once("-Q").is_some_and(|(before, quarter)| year(before) && matches!(quarter, "1" | "2" | "3" | "4"))
            }
        }
    }
}

/// A measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Measure {
    /// Column name in CSV and downloads, name in formulas.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is, for those who use the data; may be empty.
    pub(crate) description: String,
    /// What its cells hold.
    pub(crate) representation: Representation,
    /// Its name in earlier editions, when that was another.
    pub(crate) previous: Option<Previous>,
    /// Where its name stands.
    pub(crate) span: Span,
}

/// What the cells of a measure hold; the word is SDMX's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Representation {
    /// Numbers, with all that computing and showing them needs.
    Number(Box<Numeric>),
    /// Text, which is shown and published as it is and never computed with.
    Text,
}

/// What numbers of a measure are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Numeric {
    /// What they count.
    pub(crate) unit: Unit,
    /// Decimals shown, on the scale of the cells.
    pub(crate) decimals: u32,
    /// May values be added up?
    pub(crate) additive: bool,
    /// Does it count people? `None` when the schema does not say, so that the name of the unit decides.
    pub(crate) people: Option<bool>,
    /// What is aimed for.
    pub(crate) target: Option<Target>,
    /// What is aimed for in some cells.
    pub(crate) targets: Vec<CellTarget>,
}

impl Measure {
    /// What its numbers are; `None` when its cells hold text.
    pub(crate) fn numeric(&self) -> Option<&Numeric> {
        match &self.representation {
            Representation::Number(numeric) => Some(numeric),
            Representation::Text => None,
        }
    }

    /// The unit of its numbers; `None` when its cells hold text.
    pub(crate) fn unit(&self) -> Option<&Unit> {
        self.numeric().map(|numeric| &numeric.unit)
    }
}

/// What is aimed for with a measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Target {
    /// The value, in the unit of the cells.
    pub(crate) value: Number,
    /// The year in which it should be reached.
    pub(crate) year: Option<String>,
    /// The year with which it is compared, for a target that is a change.
    pub(crate) base_year: Option<String>,
    /// Is it a least value, or else a most?
    pub(crate) at_least: bool,
}

/// A target that holds for some cells only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CellTarget {
    /// The dimension values that those cells have.
    pub(crate) at: At,
    /// What is aimed for there.
    pub(crate) target: Target,
    /// Where it is declared.
    pub(crate) span: Span,
}

/// A measure in earlier editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Previous {
    /// The dataset that held it.
    pub(crate) dataset: String,
    /// Its name there.
    pub(crate) measure: String,
    /// Where this is declared.
    pub(crate) span: Span,
}

/// A value that an earlier edition published otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Revision {
    /// The cell: a value for each dimension.
    pub(crate) at: At,
    /// The measure; `None` when there is one only.
    pub(crate) measure: Option<Named>,
    /// The value as the earlier edition published it, in the unit of the cells; in a measure with numbers it is one.
    pub(crate) was: Named,
    /// The edition that published it.
    pub(crate) edition: Named,
    /// What the reader is told.
    pub(crate) reason: String,
    /// Where it is declared.
    pub(crate) span: Span,
}

/// How small a count of people may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Disclosure {
    /// Counts of people from 1 up to here, this not included, are refused.
    pub(crate) minimum: i64,
    /// Why smaller counts may be published; the reader is told.
    pub(crate) reason: Option<Named>,
    /// The measures for which the reason holds; empty for all.
    pub(crate) measures: Vec<Named>,
}

impl Disclosure {
    /// The least count of people that is published without a reason; product rule.
    pub(crate) const MINIMUM: i64 = 10;
}

impl Default for Disclosure {
    fn default() -> Self {
        Disclosure { minimum: Disclosure::MINIMUM, reason: None, measures: Vec::new() }
    }
}
