//! The block `doel`: a goal, where it started, where it stands, and how far there is to go.
//!
//! The writer names one cell; its goal stands in the schema. From that cell the block makes two more formulas, `doel(…)` and `afstand(…)`, as calls of
//! their own, so that the figure register, the pins and the checks of text see them like any other figure.

use super::super::call::{CallKind, Standing, TargetBlock};
use super::super::expr::{Expr, ExprKind, Formula, OfRow};
use super::super::formula_words::{FigureOption, Function};
use super::super::prose::{TextBlock, TextKind, TextPart};
use super::{BlockParts, figure, inline_block};
use crate::diagnostic::{Kind, Language};
use crate::settings::{Places, Reader, Text};

/// Reads a `doel` block. Errors: S001 to S005, B020, F codes, M003.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<TargetBlock> {
    let title = reader.required_text("title");
    let figure_text = reader.required_text("figure");
    let base_text = reader.text("base");
    let when = reader.text("when");
    let text = reader.text("text");
    parts.prose.extend(title.iter().map(|title| TextBlock::of(TextKind::Caption, title)));
    parts.prose.extend(when.iter().map(|when| TextBlock::of(TextKind::Note, when)));
    let when = when.map(|text| text.value).unwrap_or_default();
    let calls = figure_text.and_then(|figure_text| stand(reader, parts, &figure_text));
    let base = base_text.map(|text| figure(reader, parts, &text));
    if let (Some(title), Some([stand, goal, gap])) = (&title, calls) {
        // The order in which a reader reads it.
        let said = |dutch, english| if parts.language == Language::Dutch { dutch } else { english };
        let lines = [
            (Some(goal), said("doel", "target")),
            (base, said("begin", "start")),
            (Some(stand), said("stand", "now")),
            (Some(gap), said("afstand", "distance")),
        ];
        let line = |(call, name): (Option<usize>, &str)| {
            let words = TextPart::Words(format!("{}, {name}: ", title.value), Places::whole(&title.span));
            Some(TextBlock { kind: TextKind::Target, parts: vec![words, TextPart::Figure(call?)], excuses: Vec::new() })
        };
        parts.prose.extend(lines.into_iter().filter_map(line));
    }
    let text = text.map(|text| inline_block(reader, parts, TextKind::Paragraph, &text)).unwrap_or_default();
    let [stand, goal, gap] = calls?;
    Some(TargetBlock { title: title?.value, stand, goal, gap, base, when, text })
}

/// Reads the cell, and makes the formulas of its target and of the distance to it. Errors: B020, F codes.
fn stand(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>, text: &Text) -> Option<[usize; 3]> {
    let stand = figure(reader, parts, text);
    let CallKind::Figure(formula) = parts.calls.last()?.kind.clone() else { return None };
    let formula = formula?;
    let is_cell = matches!(&formula.expr.kind, ExprKind::Select(selection) if selection.selectors.is_some());
    if !is_cell {
        reader.report(Kind::TargetCell, text.places.span(formula.expr.range));
        return None;
    }
    // Who wants the stand in millions wants the others so too; the decimals of a target are its own.
    let fits = |option: &FigureOption| matches!(option, FigureOption::Decimals(_) | FigureOption::In(_));
    let options = formula.options.iter().filter(|(option, _)| fits(option)).cloned().collect();
    let scale = formula.options.iter().filter(|(option, _)| matches!(option, FigureOption::In(_))).cloned().collect();
    let goal = derived(Function::Target, &formula, scale, text, parts.language);
    let gap = derived(Function::Gap, &formula, options, text, parts.language);
    let [goal, gap] = [goal, gap].map(|formula| parts.call(Some(formula), text.places.clone(), text.span.clone(), Standing::Made));
    Some([stand, goal, gap])
}

/// The formula of a function of a cell.
fn derived(
    function: Function,
    cell: &Formula,
    options: Vec<(FigureOption, std::ops::Range<usize>)>,
    text: &Text,
    language: Language,
) -> Formula {
    let range = cell.expr.range.clone();
    // What names the row of the page stands in the text of the formula as that row; options come behind the cell.
    let written = text.value[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let selection = if cell.of_row != OfRow::Not { cell.text.split(" (").next().unwrap_or_default().to_owned() } else { written };
    let names: Vec<String> = options.iter().map(|(option, _)| option.name(language)).collect();
    let behind = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    let text = format!("{}({selection}){behind}", function.name_in(language));
    let expr = Expr { kind: ExprKind::Call(function, vec![cell.expr.clone()]), range };
    Formula { pin: None, expr, options, text, of_row: cell.of_row }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{BlockParts, Fence};
    use crate::content::call::CallKind;
    use crate::diagnostic::Diagnostic;
    use crate::settings::Places;

    fn read(text: &str) -> (CallKind, BlockParts<'static>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut parts = BlockParts::new(2, 0, crate::diagnostic::Language::Dutch, None);
        let block = super::super::read(Fence::Target, text, &Places::slice(&Arc::from("a.md"), 0), &mut parts, &mut diagnostics);
        (block, parts, diagnostics)
    }

    #[test]
    fn a_target_makes_its_own_formulas() {
        let (block, parts, diagnostics) = read(
            "figure = \"5 = a.b[Totaal,  2023] (1 decimaal)\"\nbase = \"a.b[Totaal, 2019]\"\ntitle = \"A\"\ntext = \"B `= a.b[x]`\"\n",
        );
        assert_eq!(diagnostics, []);
        let CallKind::Target(block) = block else { panic!("a target") };
        assert_eq!((block.stand, block.goal, block.gap, block.base, block.text.len()), (2, 3, 4, Some(5), 2));
        let texts = parts.calls.iter().map(|call| match &call.kind {
            CallKind::Figure(Some(formula)) => formula.text.as_str(),
            _ => panic!("a formula"),
        });
        let expected = ["a.b[Totaal, 2023] (1 decimaal)", "doel(a.b[Totaal, 2023])", "afstand(a.b[Totaal, 2023]) (1 decimaal)"];
        assert_eq!(texts.take(3).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_target_is_that_of_a_cell() {
        for formula in ["som(a[*])", "naam", "a"] {
            let (block, _, diagnostics) = read(&format!("figure = \"{formula}\"\ntitle = \"A\"\n"));
            let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect();
            assert_eq!((block, codes), (CallKind::Broken, vec!["B020"]), "{formula}");
        }
    }
}
