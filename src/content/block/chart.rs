//! The block `grafiek`: a table that is drawn. `title` tells the message and `subtitle` what is measured; the selection is that of a table.

use super::super::call::{ChartBlock, ChartKind};
use super::super::prose::TextKind;
use super::{BlockParts, inline_block, table};
use crate::diagnostic::Kind;
use crate::settings::Reader;

/// Reads a `grafiek` block, with the texts in it that a reader reads. Errors: S001 to S005, F codes, M003.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<ChartBlock> {
    let kinds = ChartKind::NAMES.map(|(name, _)| name);
    let span = reader.span().clone();
    if !reader.has("kind") {
        reader.report(Kind::MissingKey { key: "kind".into() }, span);
    }
    let kind = reader.choice("kind", &kinds).map(|position| ChartKind::NAMES[position].1);
    let title = reader.required_text("title");
    let subtitle = reader.required_text("subtitle");
    let description = reader.text("description");
    let target = reader.flag("target").unwrap_or(false);
    let panels = reader.flag("panels");
    let title_span = title.as_ref().map(|text| text.span.clone());
    let title = title.map(|text| inline_block(reader, parts, TextKind::Caption, &text));
    let description = description.map(|text| inline_block(reader, parts, TextKind::Alternative, &text));
    let table = table::selection(reader, parts, subtitle.as_ref(), false);
    Some(ChartBlock { kind: kind?, table: table?, title: title?, title_span: title_span?, description, target, panels })
}
