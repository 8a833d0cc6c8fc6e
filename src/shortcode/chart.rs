//! Charts: which cells are drawn, as which series over which categories. How they are drawn is the work of `render::drawing`.
//!
//! A chart is a table that is drawn, so it shows the same cells as the table beside it. Rows are the categories and columns the series; over time it is the
//! time that gives the categories, wherever it stands. What a kind of chart cannot show honestly is refused: parts that are negative or missing in a stack,
//! measures of different units on one axis, more series than can be told apart.

use std::collections::BTreeSet;

use super::select::Datasets;
use super::table::{self, TableFigure, TableTrouble};
use crate::content::call::{ChartBlock, ChartKind, Piece};
use crate::data::dataset::Cell;
use crate::data::schema::{Numeric, Target};
use crate::data::unit::UnitKind;
use crate::diagnostic::{Diagnostic, Kind, StackFault, TargetFault};
use crate::number::Number;
use crate::source::Span;

/// A chart of cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChartFigure {
    /// How it is drawn.
    pub(crate) kind: ChartKind,
    /// The table that is drawn; its caption says what is measured.
    pub(crate) table: TableFigure,
    /// Does the time in the columns give the categories, so that the rows are the series?
    pub(crate) transposed: bool,
    /// What is aimed for, when it is drawn.
    pub(crate) target: Option<Target>,
    /// Does each series get a drawing of its own?
    pub(crate) panels: bool,
}

/// Lines that can be followed in one drawing.
const LINES: usize = 4;

/// Series that can be told apart. Our own choice.
const MOST_SERIES: usize = 6;

/// Categories in one drawing, and drawings of one series each. Our own choice.
const MOST_CATEGORIES: usize = 40;
const MOST_PANELS: usize = 12;

impl ChartFigure {
    /// Returns the names of the categories.
    pub(crate) fn categories(&self) -> Vec<&str> {
        if self.transposed { self.column_labels() } else { self.row_labels() }
    }

    /// Returns the names of the series.
    pub(crate) fn series(&self) -> Vec<&str> {
        if self.transposed { self.row_labels() } else { self.column_labels() }
    }

    /// Returns the cell of a series in a category; `None` when the combination does not occur.
    pub(crate) fn cell(&self, series: usize, category: usize) -> Option<&Cell> {
        let (row, column) = if self.transposed { (series, category) } else { (category, series) };
        let (key, measure) = &self.table.rows[row].cells[column];
        self.table.dataset.row(key).map(|row| &row.cells[*measure])
    }

    /// Returns the measure of a series in a category, by position in the schema.
    pub(crate) fn measure(&self, series: usize, category: usize) -> usize {
        let (row, column) = if self.transposed { (series, category) } else { (category, series) };
        self.table.rows[row].cells[column].1
    }

    /// Is a category the total of the others?
    pub(crate) fn is_total(&self, category: usize) -> bool {
        if self.transposed { self.table.columns[category].total } else { self.table.rows[category].total }
    }

    /// Returns what the numbers are: all measures of a chart are of one unit, the decimals are the most that one of them shows.
    pub(crate) fn numeric(&self) -> &Numeric {
        let numerics =
            self.table.rows.iter().flat_map(|row| &row.cells).map(|(_, measure)| self.table.dataset.schema.measures[*measure].numeric());
        numerics.flatten().max_by_key(|numeric| numeric.decimals).unwrap_or_else(|| unreachable!("a chart without numbers is refused"))
    }

    fn row_labels(&self) -> Vec<&str> {
        self.table.rows.iter().map(|row| row.headers.last().map_or("", String::as_str)).collect()
    }

    fn column_labels(&self) -> Vec<&str> {
        self.table.columns.iter().map(|column| column.label.as_str()).collect()
    }
}

/// Computes the chart that a block asks for. Errors: those of tables, and B005 to B011.
pub(crate) fn from_block(block: &ChartBlock, span: &Span, edition: &str, datasets: &Datasets) -> Result<ChartFigure, TableTrouble> {
    let table = table::from_block(&block.table, span, edition, datasets)?;
    let data = || block.table.data_places.span(block.table.data.dataset.range.clone());
    let wrong = |kind: Kind| Some(Box::new((kind, data())));
    let schema = &table.dataset.schema;
    let measures: BTreeSet<usize> = table.rows.iter().flat_map(|row| &row.cells).map(|(_, measure)| *measure).collect();
    let mut unit = None;
    for measure in measures.iter().map(|measure| &schema.measures[*measure]) {
        let Some(numeric) = measure.numeric() else { return Err(wrong(Kind::ChartText { measure: measure.name.clone() })) };
        match unit {
            None => unit = Some((measure, &numeric.unit)),
            Some((_, other)) if *other == numeric.unit => {}
            Some((first, _)) => {
                return Err(wrong(Kind::ChartUnits { first: first.name.clone(), second: measure.name.clone() }));
            }
        }
    }
    if table.row_heads.len() > 1 {
        let place = block.table.rows.get(1).map_or_else(data, |text| text.span.clone());
        return Err(Some(Box::new((Kind::ChartRows { found: table.row_heads.len() }, place))));
    }
    let is_time = |dimension: Option<usize>| dimension.is_some_and(|dimension| schema.dimensions[dimension].is_time());
    let (rows, columns) = (table.row_dimensions.first().copied(), table.column_dimension);
    let transposed = block.kind == ChartKind::Line && is_time(columns);
    if block.kind == ChartKind::Line && !transposed && !is_time(rows) {
        return Err(wrong(Kind::ChartNoTime));
    }
    let chart = ChartFigure { kind: block.kind, transposed, target: None, panels: false, table };
    let (categories, series) = (chart.categories().len(), chart.series().len());
    let panels = block.panels.unwrap_or(block.kind == ChartKind::Line && series > LINES);
    if panels && block.kind != ChartKind::Line {
        return Err(wrong(Kind::ChartPanels));
    }
    let most = if panels { MOST_PANELS } else { MOST_SERIES };
    if series > most {
        return Err(wrong(Kind::ChartTooMany { series: true, found: series, most }));
    }
    if categories > MOST_CATEGORIES {
        return Err(wrong(Kind::ChartTooMany { series: false, found: categories, most: MOST_CATEGORIES }));
    }
    if block.kind == ChartKind::Line && categories < 2 {
        return Err(wrong(Kind::ChartOneMoment));
    }
    stack(&chart).map_err(wrong)?;
    parts(&chart).map_err(wrong)?;
    wholes(&chart).map_err(wrong)?;
    let target = if block.target { Some(target(&chart).map_err(wrong)?) } else { None };
    Ok(ChartFigure { target, panels, ..chart })
}

/// Tells of a message without a figure of what is drawn, so that nothing holds it against the data; `reads` says whether a call reads a dataset.
/// Warning: B012.
pub(crate) fn untested(block: &ChartBlock, reads: impl Fn(usize, &str) -> bool) -> Option<Diagnostic> {
    let dataset = &block.table.data.dataset.name;
    let own = |piece: &Piece| matches!(piece, Piece::Figure(call, _) if reads(*call, dataset));
    (!block.title.iter().any(own)).then(|| Diagnostic::new(Kind::ChartTitle { dataset: dataset.clone() }, block.title_span.clone()))
}

/// Can every cell be drawn? A stack needs each of its parts, and parts are not negative; a chart needs a number. Errors: B006, B009.
fn parts(chart: &ChartFigure) -> Result<(), Kind> {
    let stacked = matches!(chart.kind, ChartKind::Stacked | ChartKind::StackedShare);
    let mut numbers = 0;
    for (category, category_name) in chart.categories().into_iter().enumerate() {
        for (series, series_name) in chart.series().into_iter().enumerate() {
            let number = chart.cell(series, category).and_then(|cell| cell.number.as_ref());
            numbers += usize::from(number.is_some());
            if stacked && number.is_none_or(|number| number.is_negative()) {
                let part = if category_name.is_empty() { series_name.to_owned() } else { format!("{category_name}, {series_name}") };
                return Err(Kind::ChartPart { part, negative: number.is_some() });
            }
        }
    }
    if numbers == 0 { Err(Kind::ChartEmpty) } else { Ok(()) }
}

/// Are the series of a stack parts of one whole? A total holds the others, and times are no parts; a stack of shares has every part. Error: B016.
fn stack(chart: &ChartFigure) -> Result<(), Kind> {
    let shares = chart.kind == ChartKind::StackedShare;
    if !shares && chart.kind != ChartKind::Stacked {
        return Ok(());
    }
    let wrong = |part: &str, reason: StackFault| Err(Kind::ChartStack { part: part.to_owned(), reason });
    if let Some(total) = chart.table.columns.iter().find(|column| column.total) {
        return wrong(&total.label, StackFault::Total);
    }
    let Some(dimension) = chart.table.column_dimension else { return Ok(()) };
    let dataset = &chart.table.dataset;
    let schema = &dataset.schema.dimensions[dimension];
    if schema.is_time() {
        return wrong(&schema.name, StackFault::Time);
    }
    let shown: BTreeSet<usize> = chart.table.rows.iter().flat_map(|row| &row.cells).map(|(key, _)| key[dimension]).collect();
    let missing = (0..dataset.values[dimension].len()).find(|value| !shown.contains(value) && dataset.total(dimension) != Some(*value));
    match missing.filter(|_| shares) {
        Some(value) => wrong(schema.label_of(&dataset.values[dimension][value]), StackFault::NotAll),
        None => Ok(()),
    }
}

/// Do the parts of each stack make a whole? Numbers that may be added up do; percents do when they are together a hundred, but for what rounding took from
/// each part. Error: B014.
fn wholes(chart: &ChartFigure) -> Result<(), Kind> {
    if !matches!(chart.kind, ChartKind::Stacked | ChartKind::StackedShare) {
        return Ok(());
    }
    let numeric = chart.numeric();
    let series = chart.series().len();
    let hundred = Number::from(100);
    // Each part was rounded by half its last decimal at most.
    let halves = Number::from(i64::try_from(series).unwrap_or(i64::MAX));
    let rounding = halves.checked_div(&(&Number::from(2) * &Number::power_of_ten(numeric.decimals))).unwrap_or_else(Number::zero);
    for (category, name) in chart.categories().into_iter().enumerate() {
        if numeric.additive {
            continue;
        }
        if numeric.unit.kind != UnitKind::Percent {
            return Err(Kind::ChartWhole { category: name.to_owned(), sum: None });
        }
        let parts = (0..series).filter_map(|series| chart.cell(series, category)?.number.as_ref());
        let sum = parts.fold(Number::zero(), |sum, part| &sum + part);
        if (&sum - &hundred).abs() > rounding {
            return Err(Kind::ChartWhole { category: name.to_owned(), sum: Some(sum.machine_text()) });
        }
    }
    Ok(())
}

/// The one target of all cells. Error: B010.
fn target(chart: &ChartFigure) -> Result<Target, Kind> {
    let dataset = &chart.table.dataset;
    let mut found: Option<&Target> = None;
    for (key, measure) in chart.table.rows.iter().flat_map(|row| &row.cells) {
        let measure = &dataset.schema.measures[*measure];
        match (found, measure.target_for(dataset, key)) {
            (_, None) => return Err(Kind::ChartTarget { measure: measure.name.clone(), reason: TargetFault::None }),
            (None, target) => found = target,
            (Some(first), Some(target)) if first == target => {}
            _ => return Err(Kind::ChartTarget { measure: measure.name.clone(), reason: TargetFault::Several }),
        }
    }
    let target = found.cloned().unwrap_or_else(|| unreachable!("a table has a cell"));
    let relative = target.base_year.is_some();
    match (relative, matches!(chart.kind, ChartKind::Stacked | ChartKind::StackedShare)) {
        (true, _) => Err(Kind::ChartTarget { measure: String::new(), reason: TargetFault::Relative }),
        (_, true) => Err(Kind::ChartTarget { measure: String::new(), reason: TargetFault::Stacked }),
        _ => Ok(target),
    }
}
