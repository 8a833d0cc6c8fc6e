//! The files of one table: every format from one value.

use std::sync::Arc;

use super::about::{About, FileFacts, Format};
use serde_json::{Map, Value};

use super::csvw::{self, Described};
use super::formats::Formats;
use super::ods::{self, Layout};
use super::package;
use super::published::Published;
use super::slice::{self, Part, Slice, Writing};
use super::table::Shape;
use crate::memo;
use crate::zipped::Packed;

/// The files of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Files {
    /// The CSV.
    pub(crate) csv: Arc<str>,
    /// The description of its columns (CSVW).
    pub(crate) csvw: Arc<str>,
    /// The JSON.
    pub(crate) json: Arc<str>,
    /// The spreadsheet; `None` when the table has more rows than a spreadsheet can hold, or when none is asked for.
    pub(crate) ods: Option<Arc<[u8]>>,
    /// All of them as they stand in the zip of everything, with their paths in the edition; none when there is no zip.
    pub(crate) packed: Arc<[(String, Packed)]>,
    /// What is told of them.
    pub(crate) published: Arc<Published>,
}

/// What the JSON of a table holds.
pub(crate) struct Json<'a> {
    /// What it tells before its lists.
    pub(crate) head: Map<String, Value>,
    /// A list before that of the rows: its name, and its items in parts.
    pub(crate) list: Option<(&'static str, Vec<&'a Part>)>,
}

impl Files {
    /// Makes the files of a table from its slices, of which each was written with the same layout; `references` are the lists of codes it leads to.
    pub(crate) fn new(
        about: About,
        shape: &Shape,
        layout: &Layout<'_>,
        slices: &[&Slice],
        json: Json<'_>,
        references: &[Described<'_>],
        formats: Formats,
    ) -> Self {
        let folder = format!("{}/", about.origin.edition);
        let path = |format: Format| about.path(format.extension()).strip_prefix(&folder).unwrap_or_default().to_owned();
        // Nearly all the work is that of packing, and of sums.
        let ((json, of_json), ((csv, of_csv), ods)) = memo::both(
            || told(write_json(json, slices, formats), Format::Json),
            || {
                let sheets: Option<Vec<&ods::Rows>> = slices.iter().map(|slice| slice.sheets.as_ref()).collect();
                let ods = sheets
                    .filter(|_| formats.ods)
                    .and_then(|sheets| ods::ods(&about, shape, layout, &sheets))
                    .map(|bytes| (FileFacts::of(Format::Ods, &bytes), Packed::stored(bytes)));
                (told(write_csv(shape, slices, formats), Format::Csv), ods)
            },
        );
        let csvw = csvw::metadata(&Described { about: &about, shape }, references);
        let resource = package::resource(&about, shape, &of_csv.facts);
        let of_csvw = formats.zip.then(|| Packed::deflated(csvw.as_bytes()));
        let texts = [(Format::Csv, of_csv.packed), (Format::Csvw, of_csvw), (Format::Json, of_json.packed)];
        let mut packed: Vec<(String, Packed)> = texts.into_iter().filter_map(|(format, packed)| Some((path(format), packed?))).collect();
        let (mut files, mut sheet) = (Vec::new(), None);
        if let Some((facts, ods)) = ods {
            sheet = Some(ods.bytes());
            // A spreadsheet is a zip itself.
            if formats.zip {
                packed.push((path(Format::Ods), ods));
            }
            files.push(facts);
        }
        files.extend([of_csv.facts, of_json.facts, FileFacts::of(Format::Csvw, csvw.as_bytes())]);
        let published = Published {
            columns: shape.columns.clone(),
            key: shape.key,
            rows: shape.rows,
            files,
            resource,
            loses_digits: slices.iter().filter_map(|slice| slice.sheets.as_ref()).any(|sheets| sheets.loses_digits),
            about,
        };
        Files { csv: csv.into(), csvw: csvw.into(), json: json.into(), ods: sheet, packed: packed.into(), published: Arc::new(published) }
    }
}

/// A text as it is published: what is told of it, and how it stands in a zip if there is one.
struct Told {
    facts: FileFacts,
    packed: Option<Packed>,
}

fn told(writing: Writing, format: Format) -> (String, Told) {
    let (text, packed) = writing.finish();
    let facts = FileFacts::of(format, text.as_bytes());
    (text, Told { facts, packed })
}

/// Writes the CSV: one header, and the rows.
fn write_csv(shape: &Shape, slices: &[&Slice], formats: Formats) -> Writing {
    let mut writing = Writing::new(formats);
    writing.push(&slice::csv(&[shape.columns.iter().map(|column| column.name.as_str()).collect()]));
    slices.iter().for_each(|slice| writing.push_part(&slice.csv));
    writing
}

fn write_json(json: Json<'_>, slices: &[&Slice], formats: Formats) -> Writing {
    let mut writing = Writing::new(formats);
    writing.push(&slice::head(json.head));
    if let Some((name, parts)) = json.list {
        writing.push_items(name, parts.into_iter());
    }
    writing.push_items("rows", slices.iter().map(|slice| &slice.json));
    writing.push("\n}\n");
    writing
}
