//! The block `omvang`: which parts of government a figure covers. The parts stand in the schema of a dataset, or in the block itself.

use super::super::call::{ScopeBlock, ScopeParts};
use super::super::formula;
use super::super::prose::{TextBlock, TextKind};
use super::BlockParts;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::Reader;

/// Reads an `omvang` block. Errors: S001 to S005, B023, F001.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<ScopeBlock> {
    let title = reader.text("title");
    parts.prose.extend(title.iter().map(|title| TextBlock::of(TextKind::Caption, title)));
    let title = title.map(|text| text.value).unwrap_or_default();
    let data = reader.text("data");
    let (covers, partly) = (reader.texts("covers"), reader.texts("partly"));
    let text = reader.text("text");
    parts.prose.extend(text.iter().map(|text| TextBlock::of(TextKind::Note, text)));
    let written = covers.first().or(partly.first()).or(text.as_ref());
    match (data, written) {
        // Two answers to one question.
        (Some(data), Some(other)) => {
            let other = other.span.clone();
            reader.diagnostics.push(Diagnostic::new(Kind::ScopeChoice { both: true }, other).with_other(data.span));
            None
        }
        (None, _) if covers.is_empty() && partly.is_empty() => {
            let span = reader.span().clone();
            reader.report(Kind::ScopeChoice { both: false }, span);
            None
        }
        (None, _) => Some(ScopeBlock { title, parts: ScopeParts::Here(covers, partly, text.map(|text| text.value).unwrap_or_default()) }),
        (Some(data), None) => match formula::parse_dataset(&data.value) {
            Ok(selection) => Some(ScopeBlock { title, parts: ScopeParts::Dataset(selection, data.places) }),
            Err((kind, range)) => {
                reader.report(kind, data.places.span(range));
                None
            }
        },
    }
}
