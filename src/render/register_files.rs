//! The figure register as a table, and its JSON. A row is a figure in a sentence, or a cell of a table in a chapter. Every format holds the same rows; the JSON
//! also tells each cell that a figure came from, and the named figures.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::register::RegisteredPage;
use crate::config::Edition;
use crate::content::prose::TextKind;
use crate::data::dataset_reader::is_spreadsheet_formula;
use crate::data::schema::Status;
use crate::data_theme::DataTheme;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;
use crate::opendata::about::{About, Format, Origin, REGISTERS, days};
use crate::opendata::dataset::{status, unit_text};
use crate::opendata::files::{Files, Json};
use crate::opendata::formats::Formats;
use crate::opendata::json_schema;
use crate::opendata::ods::Layout;
use crate::opendata::published::Published;
use crate::opendata::slice::{self, Part, Slice};
use crate::opendata::table::{Column, ColumnKind, Row, Shape};
use crate::opendata::words::words;
use crate::output::{File, relative};
use crate::shortcode::table::TableFigure;
use crate::site::anchors::register_id;
use crate::site::archived::Archived;
use crate::site::named::Definition;
use crate::site::register::Entry;

/// The columns, but that of the status of the value: name, and title and description in Dutch and in English.
#[rustfmt::skip]
const FIELDS: [(&str, [&str; 2], [&str; 2]); 16] = [
    ("id", ["Naam", "Stabiele naam van het cijfer in het register: die van zijn pagina, een punt, en zijn formule."],
        ["Id", "Stable name of the figure in the register: that of its page, a point, and its formula."]),
    ("kind", ["Soort", "Waar het staat: sentence (zin), heading (kop), card (kaart), target (doel), caption (bijschrift), cell (cel van een tabel in de tekst), alternative (tekst van een beeld) of table (tabel)."],
        ["Kind", "Where it stands: sentence, heading, card, target, caption, cell (of a table in the text), alternative (text of an image) or table."]),
    ("page", ["Pagina", "Pad van de pagina, vanaf de map van de editie."],
        ["Page", "Path of the page, from the folder of the edition."]),
    ("address", ["Adres", "Waar het op de pagina staat: pad en anker, vanaf de map van de editie."],
        ["Address", "Where it stands on the page: path and fragment, from the folder of the edition."]),
    ("sentence", ["Zin", "De zin waarin een lezer het leest; bij een tabel de titel."],
        ["Sentence", "The sentence in which a reader reads it; for a table its title."]),
    ("shown", ["Getoond", "Wat een lezer leest; bij een tabel het getal of de tekst, zonder procentteken en zonder uitleg."],
        ["Shown", "What a reader reads; for a table the number or the text, without percent sign and explanation."]),
    ("formula", ["Formule", "De formule zoals die in de tekst staat; bij een tabel de selectie van de cel."],
        ["Formula", "The formula as written in the text; for a table the selection of the cell."]),
    ("cells", ["Cellen", "De cellen waaruit het komt, met een spatie ertussen: editie/dataset#adres."],
        ["Cells", "The cells it was made from, with a space between them: edition/dataset#address."]),
    ("value", ["Waarde", "Het getal, op de schaal van de eenheid, met hoogstens twaalf decimalen; leeg bij een woord of een cijfer uit een andere bron."],
        ["Value", "The number, on the scale of the unit, with twelve decimals at most; empty for a word or a figure from another source."]),
    ("value_status", ["Status van: Waarde", "Code van SDMX CL_OBS_STATUS; van meer codes de minst zekere."],
        ["Status of: Value", "SDMX CL_OBS_STATUS; of several the least certain."]),
    ("status", ["Status", "Alles wat bijzonder is aan de cellen waaruit het komt: provisional (voorlopig), estimated (geschat), revised (herzien); of normal (gewoon)."],
        ["Status", "Everything that is special about the cells it was made from: provisional, estimated, revised; or normal."]),
    ("numerator", ["Teller", "Het getal zonder enige afronding is teller / noemer, zonder gemeenschappelijke deler."],
        ["Numerator", "The number without any rounding is numerator / denominator, in lowest terms."]),
    ("denominator", ["Noemer", "Het getal zonder enige afronding is teller / noemer, zonder gemeenschappelijke deler."],
        ["Denominator", "The number without any rounding is numerator / denominator, in lowest terms."]),
    ("unit", ["Eenheid", "Wat er geteld wordt, met de schaal."],
        ["Unit", "What is counted, scale included."]),
    ("decimals", ["Decimalen", "Decimalen die getoond worden; leeg als het niet in cijfers getoond wordt."],
        ["Decimals", "Decimals that are shown; empty for what is not shown in digits."]),
    ("source", ["Bron", "Waar een cijfer vandaan komt dat niet uit de data komt."],
        ["Source", "Where a figure that does not come from the data was found."]),
];

/// Path of a file of the register in the site.
pub(crate) fn path(edition: &str, name: &str) -> String {
    format!("{edition}/cijfers/{name}")
}

/// A row as text.
type Record = [String; FIELDS.len()];

/// The columns of the register.
pub(crate) fn columns(language: Language) -> Vec<Column> {
    let column = |(name, dutch, english): (&str, [&str; 2], [&str; 2])| {
        let [title, description] = match language {
            Language::Dutch => dutch,
            Language::English => english,
        };
        let kind = if name == "value" { ColumnKind::Decimal } else { ColumnKind::Text };
        let plain = Column { kind, ..Column::default() };
        let column = if name == "value_status" { status(name, "", words(language)) } else { plain };
        Column { name: name.to_owned(), title: title.to_owned(), description: description.to_owned(), ..column }
    };
    FIELDS.map(column).to_vec()
}

/// What the part of one page in the files of a register is made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisterPartInput {
    /// What the register holds of the page.
    pub(crate) page: Arc<RegisteredPage>,
    /// Year of the edition.
    pub(crate) edition: String,
    /// Its language.
    pub(crate) language: Language,
    /// Which files are made.
    pub(crate) formats: Formats,
}

/// The part of one page in the files of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisterPart {
    /// Its rows.
    rows: Slice,
    /// In the JSON, the cells of its figures.
    cells: Part,
}

/// The name of a row is its first column.
const KEY: usize = 1;

impl RegisterPartInput {
    /// Writes it.
    pub(crate) fn part(&self) -> RegisterPart {
        let records = self.records();
        let rows: Vec<Row<'_>> = records.iter().map(|record| record.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect()).collect();
        let columns = columns(self.language);
        let cells = self.page.figures.iter().flat_map(|entry| self.cells(entry));
        let formats = self.formats;
        let rows = Slice::new(&columns, KEY, &layout(&columns), &rows, formats);
        RegisterPart { rows, cells: Part::new(slice::items(cells), formats) }
    }

    fn records(&self) -> Vec<Record> {
        let page = self.page.as_ref();
        let place = self.inside(&page.path);
        let mut records: Vec<Record> = page.figures.iter().map(|entry| sentence(entry, place)).collect();
        for (id, table) in &page.tables {
            table_records(page, place, (id, table), &mut records);
        }
        // The CSV opens in spreadsheets, which must find nothing to run; every format holds the same.
        for text in records.iter_mut().flatten() {
            if (is_spreadsheet_formula(text) || text == "-") && Number::parse(text).is_none() {
                text.insert(0, '\'');
            }
        }
        records
    }

    /// A path without the folder of the edition.
    fn inside<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(self.edition.as_str()).map_or(path, |rest| rest.trim_start_matches('/'))
    }

    /// The cells of a figure, one object a line.
    fn cells(&self, entry: &Entry) -> impl Iterator<Item = String> {
        entry.cells.iter().map(move |cell| {
            let reference = &cell.cell;
            let path = format!("{}/data/{1}/{1}.csv", reference.edition, reference.dataset);
            let item = CellItem {
                figure: &entry.id,
                edition: &reference.edition,
                dataset: &reference.dataset,
                measure: &reference.measure,
                key: Key(&reference.key),
                address: &reference.id,
                csv: if reference.edition == self.edition { format!("../{}", self.inside(&path)) } else { format!("../../{path}") },
                value: &cell.text,
                status: cell.status.sdmx(),
                unit: unit_text(&cell.unit),
            };
            serde_json::to_string(&item).expect("texts are JSON")
        })
    }
}

/// A cell of a figure, as the JSON tells it.
#[derive(Serialize)]
struct CellItem<'a> {
    figure: &'a str,
    edition: &'a str,
    dataset: &'a str,
    measure: &'a str,
    key: Key<'a>,
    address: &'a str,
    csv: String,
    value: &'a str,
    status: &'static str,
    unit: String,
}

/// The values of the dimensions of a cell, by their names.
struct Key<'a>(&'a [(String, String)]);

impl Serialize for Key<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// The sheets for spreadsheets: with every column, so that a part depends on no other.
fn layout(columns: &[Column]) -> Layout<'_> {
    Layout::new(columns, |_| true)
}

/// What the files of a register are made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisterInput {
    /// The parts of all pages, in order.
    pub(crate) parts: Vec<Arc<RegisterPart>>,
    /// The named figures of the edition.
    pub(crate) named: Vec<Definition>,
    /// The publication and the edition that it is part of.
    pub(crate) origin: Origin,
    /// The edition.
    pub(crate) edition: Edition,
    /// What the publication is about, in the words of the EU.
    pub(crate) themes: Vec<DataTheme>,
    /// Which files are made.
    pub(crate) formats: Formats,
}

impl RegisterInput {
    /// Makes the files.
    pub(crate) fn files(&self) -> Files {
        let slices: Vec<Cow<'_, Slice>> = self.parts.iter().map(|part| Cow::Borrowed(&part.rows)).collect();
        let columns = columns(self.edition.language);
        let rows = slices.iter().map(|slice| slice.rows).sum();
        let has_spaced_keys = slices.iter().any(|slice| slice.has_spaced_keys);
        let shape = Shape { columns, key: KEY, rows, has_spaced_keys };
        let about = about(&self.origin, &self.edition, &self.themes);
        let json = Json { head: self.head(&shape, &about), list: Some(("cells", self.parts.iter().map(|part| &part.cells).collect())) };
        Files::new(about, &shape, &layout(&shape.columns), std::iter::once(slices), json, &[], self.formats)
    }

    /// Tells what was published of a register in files that are kept as they are.
    pub(crate) fn archived(origin: &Origin, edition: &Edition, themes: &[DataTheme], archived: &Archived) -> Published {
        let about = about(origin, edition, themes);
        let find = |path: &str| archived.file(path).and_then(File::held);
        let csv = find(&about.path(Format::Csv.extension())).unwrap_or_default();
        let rows = csv::ReaderBuilder::new().flexible(true).from_reader(csv).byte_records().count();
        let shape = Shape { columns: columns(edition.language), key: KEY, rows, has_spaced_keys: false };
        Published::archived(about, &shape, &find)
    }

    /// What the JSON tells before its lists.
    fn head(&self, shape: &Shape, about: &About) -> Map<String, Value> {
        let language = about.origin.language;
        let mut head = Map::new();
        let mut put = |key: &str, value: Value| head.insert(key.to_owned(), value);
        put("$schema", relative(&about.path("json"), &about.schema).into());
        put("edition", self.edition.year.as_str().into());
        put("title", about.title.as_str().into());
        put("description", about.description.as_str().into());
        put("language", language.tag().into());
        put("license", about.licence.url(language).into());
        put("url", about.page().into());
        let field = |column: &Column| json!({ "name": column.name, "type": column.kind.table_schema(), "title": column.title, "description": column.description });
        put("fields", shape.columns.iter().map(field).collect());
        let named = self
            .named
            .iter()
            .map(|named| json!({ "name": named.name, "formula": named.formula, "decimals": named.decimals, "unit": named.unit, "note": named.note, "source": named.source }));
        put("named", named.collect());
        head
    }
}

/// What is told of the register.
fn about(origin: &Origin, edition: &Edition, themes: &[DataTheme]) -> About {
    let (title, description, method) = match edition.language {
        Language::Dutch => (
            format!("Register van de cijfers: {}", edition.title),
            "Elk cijfer in de tekst en in de tabellen van deze editie, met de zin, de formule, de cellen en de precieze waarde.",
            "Elk cijfer is met een formule uit de datasets van deze editie berekend. Het is één keer afgerond: toen het werd getoond.",
        ),
        Language::English => (
            format!("Register of figures: {}", edition.title),
            "Every figure in the text and the tables of this edition, with the sentence, the formula, the cells and the exact value.",
            "Every figure was computed by a formula from the datasets of this edition. It was rounded once: when it was shown.",
        ),
    };
    About {
        name: "figures".to_owned(),
        series: REGISTERS.to_owned(),
        series_title: words(edition.language).register.to_owned(),
        folder: format!("{}/cijfers/", edition.year),
        title,
        description: description.to_owned(),
        method: method.to_owned(),
        source: origin.publisher.name.clone(),
        scope: String::new(),
        printed_as: String::new(),
        notes: Vec::new(),
        keywords: Vec::new(),
        period: days(&edition.year).unwrap_or_default(),
        licence: edition.licence,
        themes: themes.to_vec(),
        is_code_list: false,
        schema: json_schema::figures_path(&edition.year),
        origin: origin.clone(),
    }
}

fn sentence(entry: &Entry, place: &str) -> Record {
    let kind = match entry.kind {
        TextKind::Heading => "heading",
        TextKind::Card => "card",
        TextKind::Target => "target",
        TextKind::Caption => "caption",
        TextKind::Cell => "cell",
        TextKind::Alternative => "alternative",
        TextKind::Paragraph | TextKind::Head | TextKind::Note => "sentence",
    };
    let (numerator, denominator) = entry.exact.as_ref().map(Number::fraction).unwrap_or_default();
    let names: Vec<&str> = entry.statuses.iter().map(Status::name).collect();
    let statuses = if names.is_empty() { Status::Normal.name().to_owned() } else { names.join(" ") };
    let cells: Vec<String> = entry.cells.iter().map(|cell| reference(&cell.cell.edition, &cell.cell.dataset, &cell.cell.id)).collect();
    [
        entry.id.clone(),
        kind.to_owned(),
        place.to_owned(),
        entry.anchor.as_ref().map_or_else(|| place.to_owned(), |anchor| format!("{place}#{anchor}")),
        entry.sentence.clone(),
        entry.shown.clone(),
        entry.formula.clone(),
        cells.join(" "),
        entry.machine.clone(),
        // A word, or a figure from another source, has no value of its own.
        if entry.machine.is_empty() { Status::NotApplicable } else { least_certain(entry) }.sdmx().to_owned(),
        statuses,
        numerator,
        denominator,
        entry.unit.as_ref().map(unit_text).unwrap_or_default(),
        entry.decimals.map(|decimals| decimals.to_string()).unwrap_or_default(),
        entry.given.clone().unwrap_or_default(),
    ]
}

/// Of what is special about a figure, what makes it least certain.
fn least_certain(entry: &Entry) -> Status {
    let weight = |status: &Status| match status {
        Status::Estimated => 3,
        Status::Provisional => 2,
        _ => 1,
    };
    entry.statuses.iter().max_by_key(weight).unwrap_or(Status::Normal)
}

fn table_records(page: &RegisteredPage, place: &str, (id, table): (&str, &TableFigure), records: &mut Vec<Record>) {
    let dataset = &table.dataset;
    for (key, measure) in table.rows.iter().flat_map(|row| &row.cells) {
        let Some(row) = dataset.row(key) else { continue };
        let (cell, schema) = (&row.cells[*measure], &dataset.schema.measures[*measure]);
        let numeric = schema.numeric().filter(|_| cell.number.is_some());
        let shown = match (&cell.number, numeric) {
            (Some(number), Some(numeric)) => format::number(&number.round(numeric.decimals), page.language),
            // A text is shown as it is; a cell without either shows why, which stands in its status.
            _ => cell.text().into_owned(),
        };
        let value = numeric.map(|_| cell.text().into_owned()).unwrap_or_default();
        let status = if value.is_empty() && cell.status.has_number() { Status::NotApplicable } else { cell.status };
        let address = dataset.cell_id(key, *measure);
        let (numerator, denominator) = cell.number.as_ref().map(Number::fraction).unwrap_or_default();
        records.push([
            format!("{}.{address}", register_id(&page.path, id)),
            "table".to_owned(),
            place.to_owned(),
            format!("{place}#{id}"),
            table.caption.clone(),
            shown,
            dataset.selection(key, *measure),
            reference(&dataset.edition, &dataset.id, &address),
            value,
            status.sdmx().to_owned(),
            cell.status.name().to_owned(),
            numerator,
            denominator,
            schema.unit().map(unit_text).unwrap_or_default(),
            numeric.map(|numeric| numeric.decimals.to_string()).unwrap_or_default(),
            String::new(),
        ]);
    }
}

fn reference(edition: &str, dataset: &str, address: &str) -> String {
    format!("{edition}/{dataset}#{address}")
}
