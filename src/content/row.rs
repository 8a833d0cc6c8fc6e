//! The row that a page from data is about, and what its name stands for in a text.
//!
//! A chapter with `for_each = "organisaties"` is read once for every row of that dataset. In each reading the name of the dataset's dimension
//! (`organisatie`) stands for the value of that row: in `fte[organisatie, 2023]`, in `rang(fte[*, 2023], organisatie)`, in `where` of a block. The name
//! alone, `= organisatie`, is the label of the row.

use std::collections::BTreeMap;
use std::ops::Range;

use super::expr::{Expr, ExprKind, Named, Selection, Selector};
use crate::settings::Text;

/// A row of a dataset that has one dimension.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Row {
    /// Name of the dataset.
    pub(crate) dataset: String,
    /// Name of its dimension, which stands for the row in formulas.
    pub(crate) name: String,
    /// The value of the dimension, such as `AZ`.
    pub(crate) key: String,
    /// What readers call it, such as `Algemene Zaken`; the value when there is no label.
    pub(crate) label: String,
    /// The measure that holds the label; `None` when there is none.
    pub(crate) label_measure: Option<String>,
    /// Last part of the address of the page, such as `az`.
    pub(crate) slug: String,
    /// What the conditions of the chapter amount to for this row, by what they ask for.
    pub(crate) holds: BTreeMap<String, bool>,
}

/// Parts of the text of a formula that stand for something else, which readers are shown: their bytes, and what stands there for them.
pub(super) type Filled = Vec<(Range<usize>, String)>;

impl Row {
    /// Puts the row where a selector names it.
    pub(super) fn selector(&self, selector: &mut Selector, filled: &mut Filled) {
        if selector.quoted || selector.value != self.name {
            return;
        }
        selector.value.clone_from(&self.key);
        selector.quoted = true;
        filled.push((
            selector.range.clone(),
            written(&self.key, |c| !matches!(c, ',' | '[' | ']' | '"' | '“' | '”' | '„' | ';' | ':' | '*')),
        ));
    }

    /// Puts the row where a value of a series is named.
    pub(super) fn label(&self, expr: &mut Expr, filled: &mut Filled) {
        if !matches!(&expr.kind, ExprKind::Label(name) | ExprKind::Name(name) if *name == self.name) {
            return;
        }
        expr.kind = ExprKind::Label(self.key.clone());
        filled.push((expr.range.clone(), written(&self.key, |c| c.is_alphanumeric() || c == '_' || c == '-')));
    }

    /// Puts the cell with the label of the row where its name stands alone. Did it?
    pub(super) fn alone(&self, expr: &mut Expr, filled: &mut Filled) -> bool {
        let ExprKind::Name(name) = &expr.kind else { return false };
        let Some(measure) = self.label_measure.as_ref().filter(|_| *name == self.name) else { return false };
        let range = expr.range.clone();
        let named = |name: &str| Named { name: name.to_owned(), range: range.clone() };
        let selector = Selector { dimension: None, value: self.key.clone(), quoted: true, range: range.clone() };
        let selection =
            Selection { dataset: named(&self.dataset), edition: None, measure: Some(named(measure)), selectors: Some(vec![selector]) };
        let key = written(&self.key, |c| !matches!(c, ',' | '[' | ']' | '"' | ';' | ':' | '*'));
        filled.push((range, format!("{}.{measure}[{key}]", self.dataset)));
        expr.kind = ExprKind::Select(selection);
        true
    }

    /// Puts the row where a value in a block names it.
    pub(super) fn value(&self, text: &mut Text) {
        if text.value == self.name {
            text.value.clone_from(&self.key);
        }
    }
}

/// A value as it is written in a formula: in quotes when it holds a letter that would have a meaning.
fn written(value: &str, plain: impl Fn(char) -> bool) -> String {
    if value.chars().all(plain) && !value.contains("..") { value.to_owned() } else { format!("\"{}\"", value.replace('"', "\"\"")) }
}

/// The text of a formula with what stands for its parts.
pub(super) fn filled(text: &str, offset: usize, mut filled: Filled) -> String {
    filled.sort_by_key(|(range, _)| range.start);
    let mut shown = String::with_capacity(text.len());
    let mut at = offset;
    for (range, value) in &filled {
        shown.push_str(&text[at..range.start]);
        shown.push_str(value);
        at = range.end;
    }
    shown.push_str(&text[at..]);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
