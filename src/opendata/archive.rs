//! Zip files that are the same on every machine: names in the given order, one date, one mode, no extra fields.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// What goes into a zip file.
pub(crate) enum Entry<'a> {
    /// A file: its path and its bytes.
    File(&'a str, &'a [u8]),
    /// A zip file that [`zip`] wrote: its files are taken over as they are, without compressing them again.
    Packed(&'a [u8]),
}

/// Writes a zip file. `moment` is RFC 3339, from 1980 to 2107; `stored` says which files are not worth compressing.
pub(crate) fn zip<'a>(moment: &str, entries: impl IntoIterator<Item = Entry<'a>>, stored: impl Fn(&str) -> bool) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(date(moment)).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        match entry {
            Entry::File(path, bytes) => {
                let method = if stored(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
                writer.start_file(path, options.compression_method(method)).expect("writing to memory cannot fail");
                writer.write_all(bytes).expect("writing to memory cannot fail");
            }
            Entry::Packed(bytes) => {
                let archive = ZipArchive::new(Cursor::new(bytes)).expect("it was written here");
                writer.merge_archive(archive).expect("no two files have one path");
            }
        }
    }
    writer.finish().expect("writing to memory cannot fail").into_inner()
}

/// The date and the time of a moment as they are written: a zip file knows no zone.
fn date(moment: &str) -> DateTime {
    let part = |range: std::ops::Range<usize>| moment.get(range).and_then(|text| text.parse::<u16>().ok());
    let small = |range| part(range).and_then(|number| u8::try_from(number).ok());
    let found = (|| {
        let (hour, minute, second) = (small(11..13).unwrap_or(0), small(14..16).unwrap_or(0), small(17..19).unwrap_or(0));
        DateTime::from_date_and_time(part(0..4)?, small(5..7)?, small(8..10)?, hour, minute, second).ok()
    })();
    found.unwrap_or_default()
}
