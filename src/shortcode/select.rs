//! Selections: from the names in `dataset[a, b]` to positions in a dataset.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::content::expr::{Named, Selection, Selector};
use crate::data::dataset::{Dataset, canonical};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun, PairFault};
use crate::settings::Places;
use crate::source::Span;

/// Why a formula amounts to nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// Its cause has been told already, at another place.
    Told,
    /// A mistake.
    Fault(Box<Fault>),
}

/// A mistake in a formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) kind: Kind,
    /// Its bytes in the text of the formula.
    pub(crate) range: Range<usize>,
    /// The other half of a contradiction.
    pub(crate) other: Option<Other>,
}

/// Where the other half of a contradiction stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Other {
    /// In the text of the same formula.
    Formula(Range<usize>),
    /// In the data.
    Data(Span),
}

impl Trouble {
    /// A mistake at one place.
    pub(crate) fn new(kind: Kind, range: &Range<usize>) -> Self {
        Trouble::Fault(Box::new(Fault { kind, range: range.clone(), other: None }))
    }

    /// Makes a diagnostic of it, unless its cause has been told; `places` are those of the text of the formula.
    pub(crate) fn diagnostic(self, places: &Places) -> Option<Diagnostic> {
        let Trouble::Fault(fault) = self else { return None };
        let diagnostic = Diagnostic::new(fault.kind, places.span(fault.range));
        Some(match fault.other {
            None => diagnostic,
            Some(Other::Formula(range)) => diagnostic.with_other(places.span(range)),
            Some(Other::Data(span)) => diagnostic.with_other(span),
        })
    }

    /// Adds the place of the other half of a contradiction, when it is known.
    pub(crate) fn with_other(mut self, other: Option<Other>) -> Self {
        if let Trouble::Fault(fault) = &mut self {
            fault.other = other;
        }
        self
    }
}

/// Makes a fault.
pub(crate) fn fault<T>(kind: Kind, range: &Range<usize>) -> Result<T, Trouble> {
    Err(Trouble::new(kind, range))
}

/// Every dataset by edition and name; `None` for one that is there but could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Datasets(pub(crate) BTreeMap<(String, String), Option<Arc<Dataset>>>);

impl Datasets {
    /// Returns the datasets of an edition that could be read, in order of name.
    pub(crate) fn of<'a>(&'a self, edition: &'a str) -> impl Iterator<Item = &'a Arc<Dataset>> {
        self.0.iter().filter(move |((known, _), _)| known == edition).filter_map(|(_, dataset)| dataset.as_ref())
    }

    /// Is it one of them, as it is?
    pub(crate) fn has(&self, dataset: &Arc<Dataset>) -> bool {
        let found = self.0.get(&(dataset.edition.clone(), dataset.id.clone()));
        found.is_some_and(|found| found.as_ref().is_some_and(|found| Arc::ptr_eq(found, dataset)))
    }

    /// Finds a dataset by name. Errors: F002.
    pub(crate) fn find(&self, edition: &str, dataset: &Named, other: Option<&Named>) -> Result<Arc<Dataset>, Trouble> {
        let year = other.map_or(edition, |other| other.name.as_str());
        if let Some(other) = other.filter(|other| !self.0.keys().any(|(known, _)| *known == other.name)) {
            let mut known: Vec<String> = self.0.keys().map(|(edition, _)| edition.clone()).collect();
            known.dedup();
            let kind = Kind::UnknownName { noun: Noun::Edition, name: other.name.clone(), of: String::new(), nearest: None, known };
            return fault(kind, &other.range);
        }
        match self.0.get(&(year.to_owned(), dataset.name.clone())) {
            Some(Some(found)) => Ok(found.clone()),
            Some(None) => Err(Trouble::Told),
            None => {
                let known: Vec<String> = self.0.keys().filter(|(edition, _)| edition == year).map(|(_, name)| name.clone()).collect();
                let nearest = nearest(&dataset.name, known.iter().map(String::as_str));
                let kind = Kind::UnknownName { noun: Noun::Dataset, name: dataset.name.clone(), of: String::new(), nearest, known };
                fault(kind, &dataset.range)
            }
        }
    }
}

/// Cells of one measure of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cells {
    /// The dataset.
    pub(crate) dataset: Arc<Dataset>,
    /// Position of the measure.
    pub(crate) measure: usize,
    /// One for each dimension; empty when no selectors were written.
    pub(crate) choices: Vec<Choice>,
    /// Bytes of the selection in the formula.
    pub(crate) range: Range<usize>,
}

/// What was chosen of a dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Choice {
    /// One value.
    One(usize),
    /// Several, in order of display.
    Series(Vec<usize>),
    /// From one period to a later one.
    Pair(usize, usize),
}

/// Binds a selection. Errors: F002 to F005, F018, F025, F036.
pub(crate) fn bind(selection: &Selection, range: &Range<usize>, edition: &str, datasets: &Datasets) -> Result<Cells, Trouble> {
    let dataset = datasets.find(edition, &selection.dataset, selection.edition.as_ref())?;
    let measure = bind_measure(&dataset, selection.measure.as_ref(), &selection.dataset)?;
    let choices = match &selection.selectors {
        Some(selectors) => bind_selectors(&dataset, selectors, range)?,
        None => Vec::new(),
    };
    Ok(Cells { dataset, measure, choices, range: range.clone() })
}

fn bind_measure(dataset: &Dataset, named: Option<&Named>, place: &Named) -> Result<usize, Trouble> {
    let known: Vec<String> = dataset.schema.measures.iter().map(|measure| measure.name.clone()).collect();
    match named {
        None if known.len() == 1 => Ok(0),
        None => fault(Kind::MeasureNeeded { dataset: dataset.id.clone(), known }, &place.range),
        Some(named) => match known.iter().position(|name| *name == named.name) {
            Some(position) => Ok(position),
            None => {
                let nearest = nearest(&named.name, known.iter().map(String::as_str));
                let kind = Kind::UnknownName { noun: Noun::Measure, name: named.name.clone(), of: dataset.id.clone(), nearest, known };
                fault(kind, &named.range)
            }
        },
    }
}

fn bind_selectors(dataset: &Dataset, selectors: &[Selector], range: &Range<usize>) -> Result<Vec<Choice>, Trouble> {
    let names: Vec<String> = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
    if selectors.len() > names.len() {
        let found = selectors.len();
        if let Some((value, range)) = cut_at_comma(dataset, selectors) {
            return fault(Kind::QuotesNeeded { value }, &range);
        }
        let extra = selectors[names.len()].range.start..selectors[found - 1].range.end;
        return fault(Kind::TooManySelectors { dataset: dataset.id.clone(), dimensions: names, found }, &extra);
    }
    if selectors.len() < names.len() && selectors.iter().all(|selector| selector.dimension.is_none()) {
        let missing = unnamed(dataset, selectors, &names);
        return fault(Kind::TooFewSelectors { dataset: dataset.id.clone(), missing }, range);
    }
    let mut choices: Vec<Option<Choice>> = vec![None; names.len()];
    let mut named_before = false;
    let mut written: Vec<Option<Range<usize>>> = vec![None; names.len()];
    for (position, selector) in selectors.iter().enumerate() {
        let dimension = match &selector.dimension {
            None if named_before => {
                let open = choices.iter().position(Option::is_none).unwrap_or(0);
                let named = selectors.iter().find(|selector| selector.dimension.is_some()).map(|named| named.range.clone());
                let kind = Kind::SelectorOrder { dimension: names[open].clone() };
                return Err(Trouble::new(kind, &selector.range).with_other(named.map(Other::Formula)));
            }
            None => position,
            Some(named) => {
                named_before = true;
                match names.iter().position(|name| *name == named.name) {
                    Some(position) => position,
                    None => {
                        let nearest = nearest(&named.name, names.iter().map(String::as_str));
                        let kind = Kind::UnknownName {
                            noun: Noun::Dimension,
                            name: named.name.clone(),
                            of: dataset.id.clone(),
                            nearest,
                            known: names,
                        };
                        return fault(kind, &named.range);
                    }
                }
            }
        };
        if let Some(first) = written[dimension].replace(selector.range.clone()) {
            let kind = Kind::SelectorOrder { dimension: names[dimension].clone() };
            return Err(Trouble::new(kind, &selector.range).with_other(Some(Other::Formula(first))));
        }
        choices[dimension] = Some(choice(dataset, dimension, selector)?);
    }
    let missing: Vec<String> = names.iter().zip(&choices).filter(|(_, choice)| choice.is_none()).map(|(name, _)| name.clone()).collect();
    if !missing.is_empty() {
        return fault(Kind::TooFewSelectors { dataset: dataset.id.clone(), missing }, range);
    }
    Ok(choices.into_iter().flatten().collect())
}

/// A value with a comma in it that was written without quotes, so that it looks like two.
fn cut_at_comma(dataset: &Dataset, selectors: &[Selector]) -> Option<(String, Range<usize>)> {
    selectors.windows(2).find_map(|pair| {
        let value = format!("{}, {}", pair[0].value, pair[1].value);
        let known = (0..dataset.schema.dimensions.len()).any(|dimension| dataset.position(dimension, &value).is_some());
        (known && !pair[0].quoted && !pair[1].quoted).then(|| (value, pair[0].range.start..pair[1].range.end))
    })
}

/// The dimensions that were most likely forgotten: those whose values do not fit what was written.
fn unnamed(dataset: &Dataset, selectors: &[Selector], names: &[String]) -> Vec<String> {
    let mut left = selectors.iter().peekable();
    let mut missing = Vec::new();
    for (dimension, name) in names.iter().enumerate() {
        match left.next_if(|selector| choice(dataset, dimension, selector).is_ok()) {
            Some(_) => {}
            None => missing.push(name.clone()),
        }
    }
    if left.next().is_some() { names[selectors.len()..].to_vec() } else { missing }
}

/// Reads one selector by the values of its dimension.
pub(crate) fn choice(dataset: &Dataset, dimension: usize, selector: &Selector) -> Result<Choice, Trouble> {
    let is_time = dataset.schema.dimensions[dimension].is_time();
    let value = &selector.value;
    let find = |name: &str| position(dataset, dimension, name, &selector.range);
    if selector.quoted {
        return find(value).map(Choice::One);
    }
    if value == "*" {
        let total = dataset.total(dimension);
        return Ok(Choice::Series((0..dataset.values[dimension].len()).filter(|position| Some(*position) != total).collect()));
    }
    if let Some((from, to)) = value.split_once("..") {
        if dataset.position(dimension, value).is_some() {
            return fault(Kind::QuotesNeeded { value: value.clone() }, &selector.range);
        }
        if !is_time {
            return fault(Kind::BadPair { reason: PairFault::NotTime }, &selector.range);
        }
        let (from, to) = ends(dataset, dimension, selector, (from, to))?;
        return match from.cmp(&to) {
            std::cmp::Ordering::Less => Ok(Choice::Pair(from, to)),
            std::cmp::Ordering::Equal => fault(Kind::BadPair { reason: PairFault::Same }, &selector.range),
            std::cmp::Ordering::Greater => fault(Kind::BadPair { reason: PairFault::Backwards }, &selector.range),
        };
    }
    if let Some(position) = dataset.position(dimension, value) {
        return Ok(Choice::One(position));
    }
    let range = value.split_once(" t/m ").or_else(|| value.split_once(" to ")).filter(|_| is_time);
    if let Some((first, last)) = range {
        let (first, last) = ends(dataset, dimension, selector, (first, last))?;
        if first >= last {
            let reason = if first == last { PairFault::Same } else { PairFault::Backwards };
            return fault(Kind::BadPair { reason }, &selector.range);
        }
        let total = dataset.total(dimension);
        return Ok(Choice::Series((first..=last).filter(|position| Some(*position) != total).collect()));
    }
    find(value).map(Choice::One)
}

/// Finds both ends of a pair or range; a mistake in one of them is told at that end.
fn ends(dataset: &Dataset, dimension: usize, selector: &Selector, (first, last): (&str, &str)) -> Result<(usize, usize), Trouble> {
    let Range { start, end } = selector.range;
    let first = position(dataset, dimension, first.trim(), &(start..start + first.trim().len()))?;
    let last = position(dataset, dimension, last.trim(), &(end - last.trim().len()..end))?;
    // A total is no period that something can go to or from.
    if [first, last].into_iter().any(|position| dataset.total(dimension) == Some(position)) {
        return fault(Kind::BadPair { reason: PairFault::NotTime }, &selector.range);
    }
    Ok((first, last))
}

/// Finds a value of a dimension. Errors: F002, with the years of a time and the nearest name otherwise.
pub(crate) fn position(dataset: &Dataset, dimension: usize, name: &str, range: &Range<usize>) -> Result<usize, Trouble> {
    if let Some(position) = dataset.position(dimension, name) {
        return Ok(position);
    }
    let schema = &dataset.schema.dimensions[dimension];
    let known = dataset.values[dimension].clone();
    // Another year is no slip of the pen that can be guessed.
    let nearest = nearest(&canonical(name), known.iter().map(String::as_str)).filter(|_| !schema.is_time());
    let noun = if schema.is_time() { Noun::Year } else { Noun::Value };
    let kind = Kind::UnknownName { noun, name: name.to_owned(), of: format!("{}.{}", dataset.id, schema.name), nearest, known };
    Err(Trouble::new(kind, range).with_other(Some(Other::Data(schema.span.clone()))))
}
