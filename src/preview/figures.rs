//! The figures of a page: what each was made from, down to the cells and their lines.

use serde::Serialize;

use super::places::{Finder, Place};
use super::{Known, View};
use crate::data::schema::Status;
use crate::diagnostic::Language;
use crate::format;
use crate::html;
use crate::number::Number;
use crate::shortcode::figure::{Figure, FigureCall, ValueFigure};
use crate::shortcode::print;
use crate::site::links::dataset_path;
use crate::site::register::{self, AllDatasets, Entry, EntryCell};
use crate::site::resolve::Shortcode;

/// The figures of a page, as the preview in the browser reads them.
#[derive(Clone, PartialEq, Debug, Serialize, Default)]
pub(crate) struct Figures {
    figures: Vec<FigureState>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct FigureState {
    /// Its id on the page.
    anchor: Option<String>,
    shown: String,
    formula: String,
    exact: String,
    unit: String,
    sentence: String,
    pin: Pin,
    /// The named figures in it.
    names: Vec<String>,
    cells: Vec<CellState>,
    datasets: Vec<DatasetLink>,
    #[serde(flatten)]
    place: Place,
}

/// What the writer expects to be printed.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Pin {
    state: &'static str,
    text: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct CellState {
    label: String,
    text: String,
    href: String,
    #[serde(flatten)]
    place: Option<Place>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct DatasetLink {
    name: String,
    title: String,
    href: String,
}

/// The most cells that are told of one figure; a sum may have thousands.
const MOST_CELLS: usize = 100;

impl Figures {
    /// Tells of the figures of a page; none of a page that is no text.
    pub(crate) fn of_page(view: View<'_>, path: &str) -> Self {
        let (Some(known), Some(judged)) = (view.page(path), view.judged) else { return Figures::default() };
        let datasets = register::datasets(&judged.site);
        let figures = without_pins(known);
        let mut finder = Finder::new(view);
        let entries = register::of_page(known.page, &figures, &datasets);
        Figures { figures: entries.into_iter().map(|entry| state(view, known, entry, &datasets, &mut finder)).collect() }
    }
}

/// The figures of a page, also those that only their pin stopped: of those a writer wants to know it most.
fn without_pins(known: Known<'_>) -> Vec<Figure> {
    let one = |(shortcode, figure): (&Shortcode, &Figure)| match (shortcode, figure) {
        (Shortcode::Figure(call), Figure::Broken) => match &call.pin {
            Some((pin, _)) => (FigureCall { pin: None, ..call.as_ref().clone() })
                .figure()
                .map_or(Figure::Broken, |found| Figure::Value(Box::new(ValueFigure { pin: Some(pin.clone()), ..found }))),
            None => Figure::Broken,
        },
        _ => figure.clone(),
    };
    known.page.shortcodes.iter().zip(known.figures).map(one).collect()
}

fn state(view: View<'_>, known: Known<'_>, entry: Entry, datasets: &AllDatasets<'_>, finder: &mut Finder<'_>) -> FigureState {
    let language = known.page.chapter.language;
    let holds = matches!(known.figures[entry.call], Figure::Value(_));
    let state = match (&entry.given, &entry.pin) {
        (None, Some(_)) if holds => "holds",
        (None, Some(_)) => "differs",
        _ => "none",
    };
    let mut used: Vec<DatasetLink> = Vec::new();
    for cell in &entry.cells {
        let (edition, name) = (cell.cell.edition.as_str(), cell.cell.dataset.as_str());
        let href = address(view.mount, &dataset_path(edition, name));
        if let Some(dataset) = datasets.get(&(edition, name)).filter(|_| !used.iter().any(|link| link.href == href)) {
            used.push(DatasetLink { name: name.to_owned(), title: dataset.schema.title.clone(), href });
        }
    }
    FigureState {
        anchor: entry.anchor,
        shown: entry.shown,
        formula: entry.formula,
        exact: entry.exact.as_ref().map(Number::to_string).unwrap_or_default(),
        unit: entry.unit.as_ref().map(|unit| print::unit_words(unit, language)).unwrap_or_default(),
        sentence: entry.sentence,
        pin: Pin { state, text: entry.pin.filter(|_| state != "none").unwrap_or_default() },
        names: entry.names,
        cells: entry.cells.iter().take(MOST_CELLS).map(|cell| cell_state(view, cell, language, datasets, finder)).collect(),
        datasets: used,
        place: finder.place(&known.page.chapter.calls[entry.call].span),
    }
}

fn cell_state(view: View<'_>, cell: &EntryCell, language: Language, datasets: &AllDatasets<'_>, finder: &mut Finder<'_>) -> CellState {
    let values = cell.cell.key.iter().map(|(_, value)| value.as_str());
    let label: Vec<&str> = std::iter::once(cell.cell.dataset.as_str()).chain(values).collect();
    let status = if cell.status == Status::Normal { String::new() } else { format!(" ({})", cell.status.name()) };
    let number = format!("{} {}", format::machine(&cell.text, language), print::unit_words(&cell.unit, language));
    CellState {
        label: label.join(", "),
        text: format!("{}{status}", number.trim_end()),
        href: format!("{}#{}", address(view.mount, &dataset_path(&cell.cell.edition, &cell.cell.dataset)), html::encode(&cell.cell.id)),
        place: register::find(&cell.cell, datasets).map(|(dataset, _, found)| finder.place(&dataset.span(found))),
    }
}

/// The address of a page in the preview.
pub(super) fn address(mount: &str, path: &str) -> String {
    format!("{mount}{}", html::encode(path))
}
