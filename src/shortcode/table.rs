//! Tables: which cells of a dataset stand where. What a reader sees of a cell is the work of `render`.

mod keys;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::keys::{first_keys, keys};
use super::select::{self, Choice, Datasets, Trouble};
use crate::content::call::TableBlock;
use crate::content::expr::Selector;
use crate::data::constraint;
use crate::data::dataset::{Dataset, Row};
use crate::data::unit::Unit;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Kind, Noun, Shape};
use crate::number::Number;
use crate::settings::Text;
use crate::source::Span;

/// A table of cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TableFigure {
    /// The dataset.
    pub(crate) dataset: Arc<Dataset>,
    /// The caption.
    pub(crate) caption: String,
    /// A note of the writer.
    pub(crate) note: Option<String>,
    /// Heads above the row headers; `None` above the names of measures.
    pub(crate) row_heads: Vec<Option<String>>,
    /// Heads of the cells.
    pub(crate) columns: Vec<Column>,
    /// The dimensions in the rows, by position in the schema.
    pub(crate) row_dimensions: Vec<usize>,
    /// The dimension in the columns; `None` when measures stand there.
    pub(crate) column_dimension: Option<usize>,
    /// The unit of all cells, when they have one together.
    pub(crate) unit: Option<Unit>,
    /// The rows.
    pub(crate) rows: Vec<TableRow>,
    /// Do shown parts not add up to a shown total because of rounding?
    pub(crate) rounding: bool,
}

/// The head of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    /// Its words.
    pub(crate) label: String,
    /// Its unit, when columns differ.
    pub(crate) unit: Option<Unit>,
    /// Is it a total?
    pub(crate) total: bool,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TableRow {
    /// Its headers.
    pub(crate) headers: Vec<String>,
    /// Its unit, when rows differ.
    pub(crate) unit: Option<Unit>,
    /// Is it a total?
    pub(crate) total: bool,
    /// For each column the key and measure of its cell.
    pub(crate) cells: Vec<(Vec<usize>, usize)>,
}

/// A mistake at a place in the file, or one that has been told.
pub(crate) type TableTrouble = Option<Box<(Kind, Span)>>;

/// What stands in the columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Across {
    Measures,
    Dimension(usize),
}

/// What is shown of a dataset.
struct Layout {
    rows: Vec<usize>,
    /// Are the measures the rows?
    measure_rows: bool,
    across: Across,
    measures: Vec<usize>,
    /// For each dimension the positions shown.
    shown: Vec<Vec<usize>>,
}

impl Layout {
    /// A key with the first value of each dimension that is shown: what is fixed stands at its one value.
    fn base(&self) -> Vec<usize> {
        self.shown.iter().map(|positions| positions[0]).collect()
    }
}

/// The words for the measures as rows or columns.
const MEASURES: [&str; 2] = ["maten", "measures"];

/// Computes the table that a block asks for. Errors: F002, F005, B001 to B004 and those of selections.
pub(crate) fn from_block(block: &TableBlock, span: &Span, edition: &str, datasets: &Datasets) -> Result<TableFigure, TableTrouble> {
    let place = |trouble: Trouble| match trouble {
        Trouble::Told => None,
        Trouble::Fault(fault) => Some(Box::new((fault.kind, block.data_places.span(fault.range)))),
    };
    let dataset = datasets.find(edition, &block.data.dataset, block.data.edition.as_ref()).map_err(place)?;
    let layout = layout(&dataset, block, span)?;
    let mut table = build(&dataset, &layout, block.total, block.title.clone(), keys(&dataset, &layout));
    table.note = block.note.clone();
    if let Some(sort) = &block.sort {
        self::sort(&mut table, sort)?;
    }
    if let Some(top) = block.top {
        let mut left = top;
        table.rows.retain(|row| {
            let keep = row.total || left > 0;
            left -= usize::from(keep && !row.total);
            keep
        });
    }
    table.rounding = rounds(&table);
    if table.rows.is_empty() || table.columns.is_empty() {
        let place = block.filters.first().map_or_else(|| span.clone(), |(name, _)| name.span.clone());
        return Err(Some(Box::new((Kind::EmptyTable, place))));
    }
    Ok(table)
}

/// The table of all cells, for the page of a dataset: a time across when there is one beside other dimensions, otherwise the measures.
pub(crate) fn whole(dataset: &Arc<Dataset>) -> TableFigure {
    let layout = whole_layout(dataset);
    let table = build(dataset, &layout, true, dataset.schema.title.clone(), keys(dataset, &layout));
    TableFigure { rounding: rounds(&table), ..table }
}

/// The same of a dataset that is too large to show: the first `most` rows, and those with a row of the dataset that `is_kept`. Also returns the number of rows
/// that the whole table has.
pub(crate) fn part(dataset: &Arc<Dataset>, most: usize, is_kept: impl Fn(&Row) -> bool + Sync) -> (TableFigure, usize) {
    let layout = whole_layout(dataset);
    let (keys, all) = first_keys(dataset, &layout, most, is_kept);
    let table = build(dataset, &layout, true, dataset.schema.title.clone(), keys);
    // A note on rounding stands where all parts and the result are shown.
    (TableFigure { rounding: rounds(&table), ..table }, all)
}

fn whole_layout(dataset: &Dataset) -> Layout {
    let schema = &dataset.schema;
    let dimensions = schema.dimensions.len();
    let time = (0..dimensions).rfind(|position| schema.dimensions[*position].is_time());
    let short = (dimensions == 2).then_some(1).filter(|position| dataset.values[*position].len() <= 6);
    let across = match time.or(short) {
        Some(position) if schema.measures.len() == 1 && dimensions > 1 => Across::Dimension(position),
        _ => Across::Measures,
    };
    let rows = (0..dimensions).filter(|position| across != Across::Dimension(*position)).collect();
    let shown = dataset.values.iter().map(|values| (0..values.len()).collect()).collect();
    Layout { rows, measure_rows: false, across, measures: (0..schema.measures.len()).collect(), shown }
}

/// Does a sum that is shown with all its parts not add up, as shown? To be asked of the table as the reader gets it.
pub(crate) fn rounds(table: &TableFigure) -> bool {
    let shown: BTreeSet<&(Vec<usize>, usize)> = table.rows.iter().flat_map(|row| &row.cells).collect();
    constraint::rounded_sums(&table.dataset).iter().any(|cells| cells.iter().all(|cell| shown.contains(cell)))
}

fn layout(dataset: &Dataset, block: &TableBlock, span: &Span) -> Result<Layout, TableTrouble> {
    let names: Vec<&str> = dataset.schema.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    let unknown = |noun: Noun, text: &Text, known: &[&str]| {
        let nearest = nearest(&text.value, known.iter().copied());
        let known = known.iter().map(|name| (*name).to_owned()).collect();
        Some(Box::new((Kind::UnknownName { noun, name: text.value.clone(), of: dataset.id.clone(), nearest, known }, text.span.clone())))
    };
    let dimension = |text: &Text| names.iter().position(|name| *name == text.value).ok_or_else(|| unknown(Noun::Dimension, text, &names));
    for (position, text) in block.measures.iter().enumerate() {
        if block.measures[..position].iter().any(|other| other.value == text.value) {
            return Err(Some(Box::new((Kind::DuplicateName { name: text.value.clone() }, text.span.clone()))));
        }
    }
    if let (Some(named), Some(text)) = (&block.data.measure, block.measures.first()) {
        return Err(Some(Box::new((Kind::DuplicateName { name: named.name.clone() }, text.span.clone()))));
    }
    let known_measures: Vec<&str> = dataset.schema.measures.iter().map(|measure| measure.name.as_str()).collect();
    let measures = if let (Some(named), true) = (&block.data.measure, block.measures.is_empty()) {
        let Some(position) = known_measures.iter().position(|name| *name == named.name) else {
            let text =
                Text { value: named.name.clone(), span: block.data_places.span(named.range.clone()), places: block.data_places.clone() };
            return Err(unknown(Noun::Measure, &text, &known_measures));
        };
        vec![position]
    } else if block.measures.is_empty() {
        (0..dataset.schema.measures.len()).collect()
    } else {
        let known: Vec<&str> = dataset.schema.measures.iter().map(|measure| measure.name.as_str()).collect();
        let find = |text: &Text| known.iter().position(|name| *name == text.value).ok_or_else(|| unknown(Noun::Measure, text, &known));
        block.measures.iter().map(find).collect::<Result<Vec<usize>, _>>()?
    };
    let mut shown: Vec<Vec<usize>> = dataset.values.iter().map(|values| (0..values.len()).collect()).collect();
    for (name, values) in &block.filters {
        let position = dimension(name)?;
        shown[position] = filter(dataset, position, values)?;
        if shown[position].is_empty() {
            return Err(Some(Box::new((Kind::EmptyTable, name.span.clone()))));
        }
    }
    let is_measures = |text: &Text| MEASURES.contains(&text.value.as_str());
    let measure_rows = block.rows.iter().any(is_measures);
    let mut rows = block.rows.iter().filter(|text| !is_measures(text)).map(dimension).collect::<Result<Vec<usize>, _>>()?;
    let across_named = match &block.columns {
        Some(text) if is_measures(text) => Some(Across::Measures),
        Some(text) => Some(Across::Dimension(dimension(text)?)),
        None => None,
    };
    let open = |used: &[usize], across: Option<Across>| {
        let free =
            |position: &usize| !used.contains(position) && across != Some(Across::Dimension(*position)) && shown[*position].len() != 1;
        (0..names.len()).filter(free).collect::<Vec<usize>>()
    };
    if block.rows.is_empty() {
        // The first dimension that is not fixed and not in the columns.
        rows = open(&[], across_named).into_iter().take(1).collect();
        if rows.is_empty() {
            rows = (0..names.len()).filter(|position| across_named != Some(Across::Dimension(*position))).take(1).collect();
        }
    }
    let left = open(&rows, across_named);
    let across = match (across_named, left.as_slice()) {
        (Some(across), _) => across,
        (None, [position]) if measures.len() == 1 || measure_rows => Across::Dimension(*position),
        (None, _) => Across::Measures,
    };
    for (position, row) in rows.iter().enumerate() {
        if rows[..position].contains(row) || across == Across::Dimension(*row) {
            // What repeats is the second of the two: a later row, or the columns.
            let again = block.rows.get(position).filter(|_| rows[..position].contains(row)).or(block.columns.as_ref());
            let place = again.map_or_else(|| span.clone(), |text| text.span.clone());
            return Err(Some(Box::new((Kind::DimensionTwice { dimension: names[*row].to_owned() }, place))));
        }
    }
    if let Some(position) = open(&rows, Some(across)).first() {
        let place = block.data_places.span(block.data.dataset.range.clone());
        return Err(Some(Box::new((Kind::DimensionOpen { dimension: names[*position].to_owned() }, place))));
    }
    if measures.len() > 1 && across != Across::Measures && !measure_rows {
        let known = dataset.schema.measures.iter().map(|measure| measure.name.clone()).collect();
        let place = block.data_places.span(block.data.dataset.range.clone());
        return Err(Some(Box::new((Kind::MeasureNeeded { dataset: dataset.id.clone(), known }, place))));
    }
    Ok(Layout { rows, measure_rows, across, measures, shown })
}

/// The positions that a `where` keeps: one value, a range of times, or a list of values, in the order written.
fn filter(dataset: &Dataset, dimension: usize, values: &[Text]) -> Result<Vec<usize>, TableTrouble> {
    let mut positions = Vec::new();
    for text in values {
        let range = 0..text.value.len();
        let selector = Selector { dimension: None, value: text.value.clone(), quoted: false, range };
        let choice = select::choice(dataset, dimension, &selector).map_err(|trouble| match trouble {
            Trouble::Told => None,
            Trouble::Fault(fault) => Some(Box::new((fault.kind, text.places.span(fault.range)))),
        })?;
        match choice {
            Choice::One(position) if positions.contains(&position) => {
                return Err(Some(Box::new((Kind::DuplicateName { name: text.value.clone() }, text.span.clone()))));
            }
            Choice::One(position) => positions.push(position),
            Choice::Series(series) => positions.extend(series),
            Choice::Pair(..) => {
                let kind = Kind::WrongShape { expected: Shape::Series, found: Shape::Pair };
                return Err(Some(Box::new((kind, text.span.clone()))));
            }
        }
    }
    Ok(positions)
}

fn build(dataset: &Arc<Dataset>, layout: &Layout, totals: bool, caption: String, keys: Vec<Vec<usize>>) -> TableFigure {
    let schema = &dataset.schema;
    let is_total = |dimension: usize, position: usize| dataset.total(dimension) == Some(position);
    let label = |dimension: usize, position: usize| schema.dimensions[dimension].label_of(&dataset.values[dimension][position]).to_owned();
    // A measure of text has no unit, which differs from any.
    let units: Vec<Option<&Unit>> = layout.measures.iter().map(|measure| schema.measures[*measure].unit()).collect();
    let units_differ = units.windows(2).any(|pair| pair[0] != pair[1]);
    let unit = units[0].filter(|_| !units_differ).cloned();
    let own_unit = |measure: usize| schema.measures[measure].unit().filter(|_| units_differ).cloned();
    let base = layout.base();
    let columns: Vec<(Column, Vec<usize>, Option<usize>)> = match layout.across {
        Across::Measures if !layout.measure_rows => {
            let column = |measure: &usize| {
                let label = schema.measures[*measure].label.clone();
                (Column { label, unit: own_unit(*measure), total: false }, base.clone(), Some(*measure))
            };
            layout.measures.iter().map(column).collect()
        }
        Across::Measures => Vec::new(),
        Across::Dimension(dimension) => {
            let shown = layout.shown[dimension].iter().filter(|position| totals || !is_total(dimension, **position));
            let column = |position: &usize| {
                let mut key = base.clone();
                key[dimension] = *position;
                let total = is_total(dimension, *position);
                (Column { label: label(dimension, *position), unit: None, total }, key, None)
            };
            shown.map(column).collect()
        }
    };
    let row_measures: Vec<Option<usize>> =
        if layout.measure_rows { layout.measures.iter().copied().map(Some).collect() } else { vec![None] };
    let mut rows = Vec::new();
    for key in &keys {
        let total = layout.rows.iter().any(|dimension| is_total(*dimension, key[*dimension]));
        if total && !totals {
            continue;
        }
        for row_measure in &row_measures {
            let mut cells = Vec::with_capacity(columns.len());
            for (_, column_key, column_measure) in &columns {
                let mut cell = key.clone();
                if let Across::Dimension(dimension) = layout.across {
                    cell[dimension] = column_key[dimension];
                }
                cells.push((cell, row_measure.or(*column_measure).unwrap_or(layout.measures[0])));
            }
            // A combination that does not occur at all makes no row.
            if !cells.iter().any(|(key, _)| dataset.row(key).is_some()) {
                continue;
            }
            let mut headers: Vec<String> = layout.rows.iter().map(|dimension| label(*dimension, key[*dimension])).collect();
            if let Some(measure) = row_measure {
                headers.push(schema.measures[*measure].label.clone());
            }
            rows.push(TableRow { headers, unit: row_measure.and_then(own_unit), total, cells });
        }
    }
    let heads = layout.rows.iter().map(|dimension| Some(schema.dimensions[*dimension].label.clone()));
    let row_heads = heads.chain(layout.measure_rows.then_some(None)).collect();
    let columns = columns.into_iter().map(|(column, ..)| column).collect();
    let column_dimension = match layout.across {
        Across::Dimension(dimension) => Some(dimension),
        Across::Measures => None,
    };
    TableFigure {
        dataset: dataset.clone(),
        caption,
        note: None,
        row_heads,
        columns,
        row_dimensions: layout.rows.clone(),
        column_dimension,
        unit,
        rows,
        rounding: false,
    }
}

/// Sorts by a column, largest first, or smallest first behind `oplopend`; totals stay last, rows without a number before them.
fn sort(table: &mut TableFigure, sort: &Text) -> Result<(), TableTrouble> {
    let ascending = sort.value.strip_suffix(" oplopend").or_else(|| sort.value.strip_suffix(" ascending"));
    let name = ascending.unwrap_or(&sort.value).trim();
    let measure =
        |column: &Column| table.dataset.schema.measures.iter().any(|measure| measure.name == name && measure.label == column.label);
    // By what says nothing of more or less no table is sorted.
    let has_numbers =
        |position: usize| table.rows.iter().any(|row| table.dataset.schema.measures[row.cells[position].1].numeric().is_some());
    let found = table.columns.iter().position(|column| column.label == name || measure(column)).filter(|position| has_numbers(*position));
    let Some(position) = found else {
        let columns = table.columns.iter().enumerate().filter(|(position, _)| has_numbers(*position));
        let known = columns.map(|(_, column)| column.label.clone()).collect();
        return Err(Some(Box::new((Kind::SortColumn { name: name.to_owned(), known }, sort.span.clone()))));
    };
    let number = |row: &TableRow| -> Option<Number> {
        let (key, measure) = &row.cells[position];
        table.dataset.row(key).and_then(|row| row.cells[*measure].number.clone())
    };
    let mut numbered: Vec<(Option<Number>, TableRow)> = table.rows.iter().map(|row| (number(row), row.clone())).collect();
    numbered.sort_by(|(a, a_row), (b, b_row)| {
        let by_number = match (a, b) {
            (Some(a), Some(b)) if ascending.is_some() => a.cmp(b),
            (Some(a), Some(b)) => b.cmp(a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        a_row.total.cmp(&b_row.total).then(by_number)
    });
    table.rows = numbered.into_iter().map(|(_, row)| row).collect();
    Ok(())
}
