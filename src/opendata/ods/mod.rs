//! OpenDocument spreadsheets (ODF 1.3): the format that opens right in every Excel and LibreOffice, whatever the decimal mark of its country.
//!
//! A file has three sheets. `Tabel` is for readers: labels with their units in the head, codes in words. `Gegevens` holds the cells of the CSV, with its names in
//! the head; it comes first, for programs that read one sheet only. `Uitleg` tells what everything is. Numbers are written as the decimal text that was delivered,
//! never by way of a float, and are typed, so that a program shows them in the notation of its user.

mod notes;
mod sheet;

pub(crate) use self::sheet::{Layout, Rows};

use super::about::About;
use super::table::Shape;
use super::words::words;
use crate::html::escape;
use crate::zipped::{Effort, Packed, Packing, zip};

/// What a spreadsheet holds at most, its head included: Excel and LibreOffice agree.
pub(crate) const MOST_ROWS: usize = 1_048_576;

/// The most digits that a spreadsheet keeps of a number (IEEE 754 double).
pub(crate) const MOST_DIGITS: usize = 15;

/// Writes the spreadsheet of a table; `None` when it has more rows than a spreadsheet can hold.
pub(crate) fn ods(about: &About, shape: &Shape, layout: &Layout<'_>, rows: &[&Rows]) -> Option<Vec<u8>> {
    if shape.rows + 1 > MOST_ROWS {
        return None;
    }
    // The small parts stay as they are: making a compressor ready costs more than it saves there.
    let stored = |text: String| Packed::stored(text.into_bytes());
    let files = [
        ("mimetype", stored("application/vnd.oasis.opendocument.spreadsheet".to_owned())),
        ("META-INF/manifest.xml", stored(MANIFEST.to_owned())),
        ("meta.xml", stored(meta(about))),
        ("settings.xml", stored(settings(about))),
        ("styles.xml", stored(styles(about))),
        ("content.xml", content(about, shape, layout, rows)),
    ];
    Some(zip(&about.origin.published_at, files.iter().map(|(path, file)| (*path, file))))
}

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\n<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\n<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n";

fn content(about: &About, shape: &Shape, layout: &Layout<'_>, rows: &[&Rows]) -> Packed {
    let words = words(about.origin.language);
    let mut used = sheet::Styles::default();
    let (data, readable) = (layout.open_data(words.data, rows, &mut used), layout.open_readable(words.readable, rows, &mut used));
    let loses_digits = rows.iter().any(|rows| rows.loses_digits);
    let notes = notes::sheet(about, &shape.columns, loses_digits, &mut used);
    let ranges = [(words.data, "data"), (words.readable, "table")].map(|(sheet, name)| sheet::range(sheet, name, shape)).concat();
    let mut packing = Packing::with(Effort::Little);
    let head = format!(
        "{HEAD}<office:document-content {NAMESPACES} office:version=\"1.3\">\n<office:automatic-styles>\n{}</office:automatic-styles>\n<office:body><office:spreadsheet>\n{data}",
        used.xml()
    );
    packing.push(head.as_bytes());
    rows.iter().for_each(|rows| packing.push_piece(&rows.data));
    packing.push(sheet::CLOSE.as_bytes());
    packing.push(readable.as_bytes());
    rows.iter().for_each(|rows| packing.push_piece(&rows.readable));
    packing.push(sheet::CLOSE.as_bytes());
    let rest = format!(
        "{notes}<table:database-ranges>\n{ranges}</table:database-ranges>\n</office:spreadsheet></office:body>\n</office:document-content>\n"
    );
    packing.push(rest.as_bytes());
    packing.finish()
}

/// Title, language and maker of the document, which a screen reader announces.
fn meta(about: &About) -> String {
    let origin = &about.origin;
    let keywords: String = about.keywords.iter().map(|word| format!("<meta:keyword>{}</meta:keyword>\n", escape(word))).collect();
    format!(
        "{HEAD}<office:document-meta {NAMESPACES} office:version=\"1.3\"><office:meta>\n<dc:title>{}</dc:title>\n<dc:description>{}</dc:description>\n<dc:language>{}</dc:language>\n<dc:creator>{}</dc:creator>\n<dc:date>{}</dc:date>\n{keywords}</office:meta></office:document-meta>\n",
        escape(&about.title),
        escape(&about.description),
        origin.language.region(),
        escape(&origin.publisher.name),
        origin.published_at.get(..19).unwrap_or(&origin.published_at),
    )
}

/// The sheet for readers is shown first; heads stay in sight.
fn settings(about: &About) -> String {
    let words = words(about.origin.language);
    let item = |name: &str, kind: &str, value: &str| {
        format!("<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>\n")
    };
    let frozen = |sheet: &str| {
        let parts = [
            item("VerticalSplitMode", "short", "2"),
            item("VerticalSplitPosition", "int", "1"),
            item("ActiveSplitRange", "short", "2"),
            item("PositionBottom", "int", "1"),
        ];
        format!("<config:config-item-map-entry config:name=\"{}\">\n{}</config:config-item-map-entry>\n", escape(sheet), parts.concat())
    };
    format!(
        "{HEAD}<office:document-settings {NAMESPACES} xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\"><office:settings><config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>\n<config:config-item-map-named config:name=\"Tables\">\n{}{}</config:config-item-map-named>\n{}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>\n",
        frozen(words.data),
        frozen(words.readable),
        item("ActiveTable", "string", words.readable),
    )
}

/// Letters, language, the style that cells rest on, and paper: lying, with all columns on one page.
fn styles(about: &About) -> String {
    let (language, country) = about.origin.language.region().split_once('-').unwrap_or(("nl", "NL"));
    format!(
        "{HEAD}<office:document-styles {NAMESPACES} office:version=\"1.3\">\n<office:styles>\n<style:default-style style:family=\"table-cell\"><style:text-properties fo:language=\"{language}\" fo:country=\"{country}\" fo:font-family=\"Calibri\" fo:font-size=\"11pt\"/></style:default-style>\n<style:style style:name=\"Default\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-left=\"1.5mm\" fo:padding-right=\"1.5mm\"/></style:style>\n</office:styles>\n<office:automatic-styles>\n<style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" style:print-orientation=\"landscape\" fo:margin=\"15mm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout>\n</office:automatic-styles>\n<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles>\n</office:document-styles>\n"
    )
}
