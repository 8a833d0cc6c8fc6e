//! The files of one table: every format from one value.

use std::borrow::Cow;
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
use crate::output::Pieces;
use crate::zipped::Packed;

/// The files of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Files {
    /// The CSV.
    pub(crate) csv: Pieces,
    /// The description of its columns (CSVW).
    pub(crate) csvw: Arc<str>,
    /// The JSON.
    pub(crate) json: Pieces,
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
    /// Makes the files of a table from its slices, some at a time, of which each was written with the same layout; `references` are the lists of codes it leads
    /// to.
    pub(crate) fn new<'a>(
        about: About,
        shape: &Shape,
        layout: &Layout<'_>,
        slices: impl Iterator<Item = Vec<Cow<'a, Slice>>>,
        json: Json<'_>,
        references: &[Described<'_>],
        formats: Formats,
    ) -> Self {
        let folder = format!("{}/", about.origin.edition);
        let path = |format: Format| about.path(format.extension()).strip_prefix(&folder).unwrap_or_default().to_owned();
        // Nearly all the work is that of packing, and of sums.
        let (mut of_json, mut of_csv) = memo::both(|| open_json(json, formats), || open_csv(shape, formats));
        let mut sheets: Vec<Cow<'a, ods::Rows>> = Vec::new();
        for slices in slices {
            memo::both(
                || slices.iter().for_each(|slice| of_json.push_items(&slice.json)),
                || slices.iter().for_each(|slice| of_csv.push_part(&slice.csv)),
            );
            sheets.extend(slices.into_iter().filter_map(|slice| match slice {
                Cow::Borrowed(slice) => slice.sheets.as_ref().map(Cow::Borrowed),
                Cow::Owned(slice) => slice.sheets.map(Cow::Owned),
            }));
        }
        let sheets: Vec<&ods::Rows> = sheets.iter().map(Cow::as_ref).collect();
        let ((json, of_json), ((csv, of_csv), ods)) = memo::both(
            || {
                of_json.close_list();
                of_json.push("\n}\n");
                told(of_json, Format::Json)
            },
            || {
                let ods = formats.ods.then(|| ods::ods(&about, shape, layout, &sheets)).flatten();
                let ods = ods.map(|bytes| (FileFacts::of(Format::Ods, &bytes), Packed::stored(bytes)));
                (told(of_csv, Format::Csv), ods)
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
            loses_digits: sheets.iter().any(|sheet| sheet.loses_digits),
            about,
        };
        Files { csv, csvw: csvw.into(), json, ods: sheet, packed: packed.into(), published: Arc::new(published) }
    }
}

/// A text as it is published: what is told of it, and how it stands in a zip if there is one.
struct Told {
    facts: FileFacts,
    packed: Option<Packed>,
}

fn told(writing: Writing, format: Format) -> (Pieces, Told) {
    let (text, packed) = writing.finish();
    let facts = FileFacts::of_pieces(format, &text);
    (text, Told { facts, packed })
}

/// Begins the CSV with its header; the rows follow.
fn open_csv(shape: &Shape, formats: Formats) -> Writing {
    let mut writing = Writing::new(formats);
    writing.push(&slice::csv(&[shape.columns.iter().map(|column| Cow::Borrowed(column.name.as_str())).collect()]));
    writing
}

/// Begins the JSON up to the list of rows.
fn open_json(json: Json<'_>, formats: Formats) -> Writing {
    let mut writing = Writing::new(formats);
    writing.push(&slice::head(json.head));
    if let Some((name, parts)) = json.list {
        writing.open_list(name);
        parts.into_iter().for_each(|part| writing.push_items(part));
        writing.close_list();
    }
    writing.open_list("rows");
    writing
}
