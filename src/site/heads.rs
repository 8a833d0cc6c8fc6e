//! The heads of pages from data: title, short title and description hold formulas, and are known before the rest of the page, since menus, lists and links
//! of other pages show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::call::CallKind;
use crate::content::chapter::Chapter;
use crate::content::front_matter::FrontMatter;
use crate::content::prose::TextPart;
use crate::memo::Memo;
use crate::shortcode::bind::{self, NamedFigures, Names};
use crate::shortcode::figure::FigureCall;
use crate::shortcode::select::Datasets;

/// A chapter about a row with what its names are looked up in, to the chapter with its head as readers see it.
pub(crate) type HeadMemo = Memo<Arc<str>, (Arc<Chapter>, Arc<Datasets>, Arc<NamedFigures>), Arc<Chapter>>;

/// Puts the figures into the heads of the chapters that are about a row. What is wrong with one is told where all figures of its page are computed.
pub(crate) fn fill(
    mut chapters: Vec<Arc<Chapter>>,
    datasets: &Arc<Datasets>,
    figures: &BTreeMap<String, Arc<NamedFigures>>,
    memo: &mut HeadMemo,
) -> Vec<Arc<Chapter>> {
    let of_row = |chapter: &&Arc<Chapter>| chapter.row.is_some();
    let inputs = chapters.iter().filter(of_row).filter_map(|chapter| {
        let figures = figures.get(&chapter.edition)?.clone();
        Some((chapter.name(), (chapter.clone(), datasets.clone(), figures)))
    });
    let filled = memo.refresh(inputs.collect(), |_, (chapter, datasets, figures)| {
        let names = Names { edition: &chapter.edition, datasets, figures };
        Arc::new(Chapter { front: front(chapter, &names), ..chapter.as_ref().clone() })
    });
    let mut filled: BTreeMap<Arc<str>, Arc<Chapter>> = filled.into_iter().collect();
    for chapter in chapters.iter_mut().filter(|chapter| chapter.row.is_some()) {
        if let Some(known) = filled.remove(&chapter.name()) {
            *chapter = known;
        }
    }
    chapters
}

/// The head as readers see it; a text whose figures are not right stays as it was written.
fn front(chapter: &Chapter, names: &Names<'_>) -> FrontMatter {
    let filled = |parts: &Option<Vec<TextPart>>| parts.as_ref().and_then(|parts| text(chapter, parts, names));
    let [title, short, description] = [0, 1, 2].map(|position| filled(&chapter.head[position]));
    let front = chapter.front.clone();
    // Without a short title it is the title.
    let short = if chapter.head[1].is_some() { short } else { title.clone() };
    FrontMatter {
        title: title.unwrap_or(front.title),
        short: short.unwrap_or(front.short),
        description: description.unwrap_or(front.description),
        ..front
    }
}

fn text(chapter: &Chapter, parts: &[TextPart], names: &Names<'_>) -> Option<String> {
    let mut text = String::new();
    for part in parts {
        match part {
            TextPart::Words(words, _) | TextPart::Marked(words, ..) | TextPart::Code(words, _) => text.push_str(words),
            TextPart::Figure(call) => {
                let CallKind::Figure(Some(formula)) = &chapter.calls[*call].kind else { return None };
                let call = FigureCall {
                    bound: bind::bind(&formula.expr, names).ok()?,
                    options: formula.options.clone(),
                    pin: formula.pin.clone(),
                    text: formula.text.clone(),
                    language: chapter.language,
                };
                text.push_str(&call.figure().ok()?.shown);
            }
        }
    }
    Some(text)
}
