//! The block `tabel`: which cells of a dataset stand where. Its keys are also those of a chart, which is a table that is drawn.

use super::super::call::TableBlock;
use super::super::formula;
use super::super::prose::{TextBlock, TextKind};
use super::BlockParts;
use crate::settings::{Reader, Text};

/// Reads a `tabel` block, with the texts in it that a reader reads. Errors: S001 to S005, F001.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<TableBlock> {
    let title = reader.required_text("title");
    let block = selection(reader, parts, title.as_ref(), true);
    title.and(block)
}

/// Reads the keys that choose the cells; `caption` is what the table is called. Errors: S001 to S005, F001.
pub(super) fn selection(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>, caption: Option<&Text>, total: bool) -> Option<TableBlock> {
    let data = reader.required_text("data");
    let measures = reader.text_or_texts("measures");
    let rows = reader.text_or_texts("rows");
    let columns = reader.text("columns");
    let mut filters = reader.text_table("where");
    if let Some(row) = parts.row {
        filters.iter_mut().flat_map(|(_, values)| values).for_each(|value| row.value(value));
    }
    let sort = reader.text("sort");
    let top = reader.whole("top", 1, 10_000).and_then(|top| usize::try_from(top).ok());
    let total = reader.flag("total").unwrap_or(total);
    let note = reader.text("note");
    let caption = caption?;
    parts.prose.push(TextBlock::of(TextKind::Caption, caption));
    parts.prose.extend(note.iter().map(|note| TextBlock::of(TextKind::Note, note)));
    let data = data?;
    let (title, note) = (caption.value.clone(), note.map(|note| note.value));
    match formula::parse_dataset(&data.value) {
        Ok(selection) => {
            let data_places = data.places;
            Some(TableBlock { data: selection, data_places, measures, rows, columns, filters, sort, top, total, title, note })
        }
        Err((kind, range)) => {
            reader.report(kind, data.places.span(range));
            None
        }
    }
}
