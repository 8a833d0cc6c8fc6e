//! Zip files that are the same on every machine: names in the given order, one date, one mode, no extra fields.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a zip file of these files. `moment` is ISO 8601, from 1980 to 2107; `stored` says which are not worth compressing.
pub(crate) fn zip<'a>(moment: &str, files: impl IntoIterator<Item = (&'a str, &'a [u8])>, stored: impl Fn(&str) -> bool) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(date(moment)).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let method = if stored(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(path, options.compression_method(method)).expect("writing to memory cannot fail");
        writer.write_all(bytes).expect("writing to memory cannot fail");
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
