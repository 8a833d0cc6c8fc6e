//! Scopes: which parts of government count, as a list that is styled as a picture.
//!
//! A list needs no text alternative beside it: the words in its boxes are what is seen, what is heard, and what is printed.

use super::context::{ScopeContext, ScopePartItem};
use super::theme::Words;
use crate::shortcode::scope::{ScopeFigure, Share};

/// What the template gets; the title is that of the interface when it is empty.
pub(crate) fn context(figure: &ScopeFigure, id: String, title: String, words: &Words) -> ScopeContext {
    let parts = figure.parts.iter().map(|(part, share)| {
        let (name, key, sign) = match share {
            Share::Whole => ("whole", "scope_whole", "✓"),
            Share::Partly => ("partly", "scope_partly", "◐"),
            Share::None => ("none", "scope_none", "✕"),
        };
        ScopePartItem {
            label: part.label.clone(),
            explanation: part.explanation.clone(),
            share: name.to_owned(),
            shown: words[key].clone(),
            sign: sign.to_owned(),
        }
    });
    ScopeContext {
        id,
        words: words.clone(),
        title: match (title.is_empty(), figure.parts.is_empty()) {
            (true, true) => words["scope_title_words"].clone(),
            (true, false) => words["scope_title"].clone(),
            (false, _) => title,
        },
        text: figure.text.clone(),
        parts: parts.collect(),
    }
}
