//! The pages of data of an edition: the list of datasets, the page of one, and the figure register.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cells::{self, Place};
use super::code;
use super::context::{
    ChangeItem, ChangesContext, DatasetContext, DatasetItem, DatasetsContext, FieldItem, FormatLink, RegisterFilesContext, StatusCode,
    UseItem, UsedFigure,
};
use super::data_subjects::{AllData, OneDataset};
use super::download::{self, Other};
use super::page::PageInput;
use super::register::{Register, RegisterSection, RegisteredPage};
use super::scope;
use crate::content::prose::TextKind;
use crate::data::dataset::{Dataset, Row};
use crate::data::schema::Measure;
use crate::data::unit::UnitKind;
use crate::diagnostic::{Diagnostic, Language};
use crate::format;
use crate::html;
use crate::number::Number;
use crate::opendata::about::{Format, days};
use crate::opendata::cite::citation;
use crate::opendata::csvw::column_id;
use crate::opendata::dataset::unit_text;
use crate::opendata::published::Published;
use crate::opendata::schema_org::{self, Observation};
use crate::opendata::table::{Column, ColumnKind};
use crate::opendata::words::words;
use crate::output::relative;
use crate::shortcode::scope::ScopeFigure;
use crate::shortcode::table;
use crate::site::anchors::register_path;
use crate::site::history::{Change, Changes};
use crate::site::links::dataset_path;
use crate::site::register::Entry;
use crate::site::uses::{PageUses, UsedBlock};

/// How many rows of a table are shown that has more cells than a page shows. Our own choice.
const FIRST_ROWS: usize = 100;

impl PageInput {
    /// Makes the page of the register. Errors: T002, T003.
    pub(super) fn register(&self, register: &Register, sections: &[RegisterSection], published: &Published) -> Result<String, Diagnostic> {
        let language = self.language();
        let theme = &self.frame.theme;
        let words = theme.words(language);
        let downloads = download::all_items(&self.path, published, words, language);
        let common = self.common(words["register"].clone(), published.about.description.clone(), "register", self.trail(false));
        let observations = self.observations(register);
        let structured = schema_org::register(published, &observations);
        let links = self.format_links(published);
        let described =
            |name: &str| published.columns.iter().find(|column| column.name == *name).map_or("", |column| column.description.as_str());
        let fields = self.fields(published, described);
        let files = RegisterFilesContext { structured, links, fields, statuses: statuses(language), downloads };
        theme.render("register.html", register.context(common, files, sections, language)?)
    }

    /// The key figures that are one cell of one year or quarter, in the words of schema.org: what stands on cards, at targets and in headings. All figures would
    /// make the page twice as heavy; they stand in the files.
    fn observations(&self, register: &Register) -> Vec<Observation> {
        let base = &self.frame.config.base_url;
        let key_figure = |entry: &&Entry| matches!(entry.kind, TextKind::Card | TextKind::Target | TextKind::Heading);
        // A translation tells of the same cells.
        let here = |page: &&Arc<RegisteredPage>| register_path(&page.path) == self.path;
        let pages = register.pages.iter().filter(here).filter(|page| page.language == self.language());
        let observed = pages.flat_map(|page| &page.figures).filter(key_figure).filter_map(|entry| {
            let [cell] = entry.cells.as_slice() else { return None };
            let time = cell.time.as_ref().filter(|_| cell.text == entry.machine)?;
            // A quarter is an interval (ISO 8601).
            let date = match days(time)? {
                _ if time.len() == 4 => time.clone(),
                (first, last) => format!("{first}/{last}"),
            };
            let page = format!("{base}{}/data/{}/", cell.cell.edition, cell.cell.dataset);
            let codes: Vec<&str> = cell.selection.iter().map(|selected| selected.code.as_str()).collect();
            let place = match codes.as_slice() {
                [] => column_id(&cell.cell.measure),
                codes => format!("{}.{}", codes.join("-").replace(char::is_whitespace, "_"), cell.cell.measure),
            };
            let labels: Vec<String> = cell.selection.iter().map(|selected| format!("{}: {}", selected.dimension, selected.label)).collect();
            Some(Observation {
                address: format!("{base}{}#{}", self.path.trim_end_matches("index.html"), html::encode(&entry.id)),
                sentence: entry.sentence.clone(),
                value: entry.machine.clone(),
                unit: unit_text(entry.unit.as_ref()?),
                date,
                property: format!("{page}#{}", column_id(&cell.cell.measure)),
                variable: format!("{page}#{}", html::encode(&place)),
                variable_name: std::iter::once(cell.measure.clone()).chain(labels).collect::<Vec<_>>().join("; "),
                about: cell.scope.clone(),
                dataset: page,
            })
        });
        observed.collect()
    }

    /// Makes the list of datasets. Errors: T002, T003.
    pub(super) fn datasets(&self, all: &AllData) -> Result<String, Diagnostic> {
        let language = self.language();
        let words = self.frame.theme.words(language);
        let item = |published: &Arc<Published>| DatasetItem {
            title: published.about.title.clone(),
            href: relative(&self.path, &format!("{}index.html", published.about.folder)),
            description: published.about.description.clone(),
            printed_as: published.about.printed_as.clone(),
            downloads: download::items(&self.path, published, words, language),
        };
        let (lists, datasets): (Vec<_>, Vec<_>) = all.tables.iter().partition(|published| published.about.is_code_list);
        let zip = all.bundle.about.path("zip");
        let folder = all.bundle.about.folder.as_str();
        let other = |path: &str, title: &str, format: &str, media_type: &str, bytes: usize, opens: &str| {
            Other { path, title: &words[title], format, media_type, bytes, opens: &words[opens], opens_short: "" }
                .item(&self.path, language)
        };
        let zip = all.bundle.file.as_ref().map(|file| other(&zip, "download_zip", "ZIP", "application/zip", file.bytes, "opens_zip"));
        let package = format!("{folder}datapackage.json");
        let package = all.sizes.0.map(|bytes| other(&package, "download_package", "JSON", "application/json", bytes, "opens_package"));
        let sums = other(&format!("{folder}SHA256SUMS"), "download_sums", "SHA256", "text/plain", all.sizes.1, "opens_sums");
        let downloads = zip.into_iter().chain(package).chain([sums]).collect();
        let tables: Vec<&Published> = all.tables.iter().map(Arc::as_ref).collect();
        let edition = self.frame.edition.as_ref();
        let context = DatasetsContext {
            common: self.common(words["all_data"].clone(), all.bundle.about.description.clone(), "datasets", self.trail(false)),
            structured: schema_org::edition(&all.bundle, &tables),
            datasets: datasets.into_iter().map(item).collect(),
            code_lists: lists.into_iter().map(item).collect(),
            downloads,
            deviations: edition.and_then(|edition| self.deviations(&edition.year)),
        };
        self.frame.theme.render("datasets.html", context)
    }

    /// Makes the page of a dataset. Errors: T002, T003.
    pub(super) fn dataset(&self, one: &OneDataset) -> Result<String, Diagnostic> {
        let language = self.language();
        let theme = &self.frame.theme;
        let theme_words = theme.words(language);
        let OneDataset { dataset, published, uses, changes, users, .. } = one;
        let schema = &dataset.schema;
        let place = Place {
            id: "tabel".to_owned(),
            own_page: true,
            dataset_href: String::new(),
            downloads: download::all_items(&self.path, published, theme_words, language),
            words: theme_words,
            language,
        };
        let (whole, all_rows) = if published.is_large() {
            shortened(one)
        } else {
            let whole = table::whole(dataset);
            let rows = whole.rows.len();
            (whole, rows)
        };
        let preview = if whole.rows.len() < all_rows {
            let count = |number: usize| format::number(&Number::from(i64::try_from(number).unwrap_or(i64::MAX)).round(0), language);
            let text = &theme_words["dataset_preview"];
            text.replace("{shown}", &count(whole.rows.len())).replace("{all}", &count(all_rows))
        } else {
            String::new()
        };
        let edition = self.frame.edition.as_ref();
        let licence = published.about.licence;
        let context = DatasetContext {
            common: self.common(schema.title.clone(), schema.description.clone(), "dataset", self.trail(true)),
            structured: schema_org::dataset(published),
            links: self.format_links(published),
            description: schema.description.clone(),
            method: schema.method.clone(),
            code_list: schema.code_list.is_some(),
            printed_as: schema.printed_as.clone(),
            period: period(dataset, language),
            data_version: published.about.origin.version.clone(),
            table: cells::table(&whole, place),
            preview,
            spreadsheet: published.files.iter().any(|file| file.format == Format::Ods),
            scope: edition
                .and_then(|edition| ScopeFigure::of(schema, edition))
                .map(|figure| scope::context(&figure, String::new(), String::new(), theme_words)),
            fields: self.fields(published, |name| schema.description_of(name)),
            statuses: statuses(language),
            licence: licence.name().to_owned(),
            licence_url: licence.url(language),
            uses: uses.iter().map(|page| self.uses(page)).collect(),
            users: users.iter().map(|(id, title)| self.nav(&dataset_path(&dataset.edition, id), title, "")).collect(),
            changes: self.changes(dataset, changes),
            citation: citation(&published.about),
            address: published.about.page(),
            code: code::examples(published, theme_words),
            csv_url: published.url(Format::Csv),
        };
        theme.render("dataset.html", context)
    }

    /// The formats for programs, as `link` elements.
    fn format_links(&self, published: &Published) -> Vec<FormatLink> {
        let link = |file: &crate::opendata::about::FileFacts| FormatLink {
            relation: if file.format == Format::Csvw { "describedby" } else { "alternate" }.to_owned(),
            href: relative(&self.path, &published.about.path(file.format.extension())),
            media_type: file.format.media_type().to_owned(),
        };
        published.files.iter().map(link).collect()
    }

    /// The columns but those of the status; `own` says what one is in the words of its schema.
    fn fields<'a>(&self, published: &Published, own: impl Fn(&str) -> &'a str) -> Vec<FieldItem> {
        let columns = published.columns.iter().filter(|column| column.kind != ColumnKind::Status);
        columns.map(|column| self.field(column, own(&column.name))).collect()
    }

    fn field(&self, column: &Column, description: &str) -> FieldItem {
        let list = column.reference.as_ref().and_then(|reference| {
            let edition = self.frame.edition.as_ref()?;
            Some(self.nav(&dataset_path(&edition.year, &reference.dataset), &reference.dataset, ""))
        });
        let kind = match column.kind {
            ColumnKind::Text | ColumnKind::Status => "kind_text",
            ColumnKind::Year => "kind_year",
            ColumnKind::Integer => "kind_integer",
            ColumnKind::Decimal => "kind_decimal",
        };
        FieldItem {
            id: column_id(&column.name),
            name: column.name.clone(),
            label: column.title.clone(),
            description: description.to_owned(),
            kind: self.frame.theme.words(self.language())[kind].clone(),
            unit: column.unit.clone(),
            code_list: list,
        }
    }

    fn changes(&self, dataset: &Dataset, changes: &Changes) -> ChangesContext {
        let language = self.language();
        let count = |number: usize| format::number(&Number::from(i64::try_from(number).unwrap_or(i64::MAX)).round(0), language);
        let words = self.frame.theme.words(language);
        // Both with all their decimals: a revision may be smaller than what is shown elsewhere.
        let written = |measure: usize, text: &str| match (Number::parse(text), dataset.schema.measures[measure].numeric()) {
            (Some(number), Some(numeric)) => {
                let percent = if numeric.unit.kind == UnitKind::Percent { "%" } else { "" };
                format!("{}{percent}", format::number(&number.round(number.decimals().unwrap_or(0)), language))
            }
            _ => text.to_owned(),
        };
        let item = |change: &Change| {
            let values = dataset.key_values(&change.key);
            let mut labels: Vec<&str> =
                values.iter().zip(&dataset.schema.dimensions).map(|(value, dimension)| dimension.label_of(value)).collect();
            let schema = &dataset.schema.measures[change.measure];
            if dataset.schema.measures.len() > 1 {
                labels.push(&schema.label);
            }
            let now = dataset.row(&change.key).map(|row| &row.cells[change.measure]);
            ChangeItem {
                cell: labels.join(", "),
                href: format!("#{}", html::encode(&dataset.cell_id(&change.key, change.measure))),
                edition: change.edition.clone(),
                was: written(change.measure, &change.was),
                now: match now.filter(|cell| !cell.is_empty()) {
                    Some(cell) => written(change.measure, &cell.text()),
                    None => cells::in_words(now, schema, words, language),
                },
                is_text: schema.numeric().is_none(),
                reason: change.reason.clone(),
            }
        };
        ChangesContext {
            compared: if changes.compared == 0 { String::new() } else { count(changes.compared) },
            changed: count(changes.changed.len()),
            editions: changes.editions.clone(),
            items: changes.changed.iter().map(item).collect(),
        }
    }

    fn uses(&self, page: &PageUses) -> UseItem {
        let words = self.frame.theme.words(self.language());
        // A link that leaves an edition is a full address, so that an edition also works alone.
        let own = self.frame.edition.as_ref().is_some_and(|edition| edition.year == page.edition);
        let href = if own { relative(&self.path, &page.path) } else { format!("{}{}", self.frame.config.base_url, page.path) };
        let entry = |id: &String| {
            let path = register_path(&page.path);
            let path = if own { relative(&self.path, &path) } else { format!("{}{path}", self.frame.config.base_url) };
            format!("{path}#{}", html::encode(id))
        };
        let figures = page.uses.iter().map(|used| UsedFigure {
            register: used.register.as_ref().map(entry).unwrap_or_default(),
            href: used.anchor.as_ref().map_or_else(|| href.clone(), |anchor| format!("{href}#{anchor}")),
            shown: used.shown.clone(),
            value: used.machine.clone(),
            formula: match used.block {
                Some(UsedBlock::Table) => words["table"].clone(),
                Some(UsedBlock::Chart) => words["chart"].clone(),
                None => used.formula.clone(),
            },
        });
        let language = page.language.other_than(self.language());
        UseItem { title: page.title.clone(), language, figures: figures.collect(), href: href.clone() }
    }
}

/// The codes of the status with what they say.
fn statuses(language: Language) -> Vec<StatusCode> {
    words(language).codes.map(|(code, meaning)| StatusCode { code: code.to_owned(), meaning: meaning.to_owned() }).to_vec()
}

/// Of a large table the first rows and those that something leads to, and the number of all.
fn shortened(one: &OneDataset) -> (table::TableFigure, usize) {
    let dataset = &one.dataset;
    let of_texts = one.uses.iter().flat_map(|page| &page.uses).flat_map(|used| &used.cells).cloned();
    let of_changes = one.changes.changed.iter().map(|change| dataset.cell_id(&change.key, change.measure));
    let linked: BTreeSet<String> = of_texts.chain(of_changes).chain(one.linked.iter().cloned()).collect();
    let is_linked = |row: &Row| {
        let address = dataset.row_id(&row.key);
        let of_cell = |measure: &Measure| linked.contains(&format!("{address}.{}", measure.name));
        linked.contains(&address) || dataset.schema.measures.iter().any(of_cell)
    };
    table::part(dataset, FIRST_ROWS, |row| !linked.is_empty() && is_linked(row))
}

/// The period of a dataset in words.
fn period(dataset: &Dataset, language: Language) -> String {
    let (first, last) = dataset.period();
    match language {
        _ if first == last => first,
        Language::Dutch => format!("{first} tot en met {last}"),
        Language::English => format!("{first} to {last}"),
    }
}
