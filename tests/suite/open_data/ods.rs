//! Spreadsheets, read as a program reads them: the zip, its parts, and the cells of the first sheet.

use std::io::{Cursor, Read};

use super::super::project::Project;

/// The part of a spreadsheet that holds its sheets.
pub(super) fn content(bytes: &[u8]) -> String {
    part(bytes, "content.xml")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let rest = text.split_once(start)?.1;
    Some(rest.split_once(end)?.0)
}

/// The cells of a sheet: of a number its value, of a text what is shown, of an empty cell nothing.
fn sheet(content: &str, number: usize) -> Vec<Vec<String>> {
    let table = content.split("<table:table ").nth(number + 1).expect("a sheet").split("</table:table>").next().expect("its end");
    let rows = table.split("<table:table-row").skip(1).map(|row| row.split("</table:table-row>").next().expect("its end"));
    let cell = |cell: &str| match between(cell, "office:value=\"", "\"") {
        Some(value) => value.to_owned(),
        None => between(cell, "<text:p>", "</text:p>").map(unescape).unwrap_or_default(),
    };
    rows.map(|row| row.split("<table:table-cell").skip(1).map(cell).collect()).collect()
}

/// The cells of the first sheet.
pub(super) fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    sheet(&content(bytes), 0)
}

#[test]
fn a_spreadsheet_is_a_document_that_says_what_it_is() {
    let site = Project::own("project").build();
    let bytes = &site["2023/data/fte/fte.ods"];
    // The type of the file stands first and uncompressed, so that it can be told without unpacking (ODF 1.3, part 2, 3.3).
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..84], b"application/vnd.oasis.opendocument.spreadsheet");
    let meta = part(bytes, "meta.xml");
    assert!(meta.contains("<dc:title>Hoeveel voltijdbanen het Rijk heeft, per ministerie</dc:title>"), "{meta}");
    assert!(meta.contains("<dc:language>nl-NL</dc:language>") && meta.contains("<dc:date>2026-11-30T23:00:00</dc:date>"), "{meta}");
    let content = content(bytes);
    let names: Vec<&str> = content.split("<table:table table:name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names, ["Gegevens", "Tabel", "Uitleg"]);
    assert_eq!(content.matches("<table:table-header-rows>").count(), 2, "heads are repeated on every page");
    assert!(part(bytes, "settings.xml").contains(">Tabel</config:config-item>"), "the sheet for readers is shown first");
}

#[test]
fn the_sheet_for_readers_has_words_and_units_in_its_head() {
    let site = Project::own("project").build();
    let readable = sheet(&content(&site["2023/data/apparaatsuitgaven/apparaatsuitgaven.ods"]), 1);
    assert!(readable[0].iter().any(|head| head.contains("euro")), "{:?}", readable[0]);
    let fte = sheet(&content(&site["2023/data/fte/fte.ods"]), 1);
    assert_eq!(fte[0], ["Ministerie", "Jaar", "Aantal fte"]);
    assert!(fte.iter().any(|row| row[0] == "Binnenlandse Zaken en Koninkrijksrelaties" && row[1] == "2023" && row[2] == "13445"));
    let notes = sheet(&content(&site["2023/data/fte/fte.ods"]), 2);
    for wanted in ["Bron", "Licentie", "Zo noemt u de bron", "Versie", "Kolom"] {
        assert!(notes.iter().any(|row| row[0] == wanted), "{wanted}");
    }
}
