//! The block `download`: the downloads of a dataset, where a text asks the reader to compute along.

use super::super::call::DownloadBlock;
use super::super::formula;
use super::super::prose::{TextBlock, TextKind};
use super::BlockParts;
use crate::settings::Reader;

/// Reads a `download` block. Errors: S001 to S005, F001.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<DownloadBlock> {
    let data = reader.required_text("data");
    let title = reader.text("title");
    parts.prose.extend(title.iter().map(|title| TextBlock::of(TextKind::Caption, title)));
    let data = data?;
    match formula::parse_dataset(&data.value) {
        Ok(selection) => {
            Some(DownloadBlock { title: title.map(|text| text.value).unwrap_or_default(), data: selection, data_places: data.places })
        }
        Err((kind, range)) => {
            reader.report(kind, data.places.span(range));
            None
        }
    }
}
