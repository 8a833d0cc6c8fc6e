//! What the data and the terms of an edition add to the rules: labels and names that hold a number, and the units in which is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::tokens::{Token, TokenKind, folded, tokens};
use crate::content::terms::Terms;
use crate::data::dataset::Dataset;

/// The words of the data of an edition, as the tokens that a text is compared with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Vocabulary {
    /// Labels with a letter, by their first token; the longest first.
    labels: BTreeMap<String, Vec<Vec<String>>>,
    /// Names of units.
    counted: BTreeSet<String>,
}

impl Vocabulary {
    /// Collects the values and labels of the dimensions, the units of the measures, and the names of the terms.
    pub(crate) fn of(datasets: &[Arc<Dataset>], terms: &Terms) -> Self {
        let mut vocabulary = Vocabulary::default();
        for term in &terms.terms {
            std::iter::once(&term.name).chain(&term.forms).chain(&term.abbreviations).for_each(|name| vocabulary.add_label(name));
        }
        for dataset in datasets {
            for (dimension, values) in dataset.schema.dimensions.iter().zip(&dataset.values) {
                for value in values {
                    vocabulary.add_label(value);
                    vocabulary.add_label(dimension.label_of(value));
                }
            }
            for unit in dataset.schema.measures.iter().filter_map(|measure| measure.unit()) {
                vocabulary.counted.extend([folded(&unit.one), folded(&unit.many)].into_iter().filter(|name| !name.is_empty()));
            }
        }
        for labels in vocabulary.labels.values_mut() {
            labels.sort_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
            labels.dedup();
        }
        vocabulary
    }

    /// A label of one word names no number, unless it holds digits itself.
    pub(super) fn add_label(&mut self, label: &str) {
        let label = tokens(label, &[]);
        let has_letter = label.iter().any(|token| token.text.chars().any(char::is_alphabetic));
        let has_digit = label.iter().any(|token| token.text.contains(|c: char| c.is_ascii_digit()));
        if let Some(first) = label.first().filter(|_| has_letter && (label.len() > 1 || has_digit)) {
            let texts: Vec<String> = label.iter().map(|token| token.text.to_string()).collect();
            self.labels.entry(first.text.to_string()).or_default().push(texts);
        }
    }

    /// The number of tokens of the longest label with which a row of tokens begins.
    pub(super) fn label(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let labels = self.labels.get(tokens.first()?.text.as_ref())?;
        let fits = |label: &&Vec<String>| {
            label.len() <= tokens.len()
                && label.iter().zip(tokens).all(|(text, token)| token.kind != TokenKind::Opaque && token.text == *text)
        };
        labels.iter().find(fits).map(Vec::len)
    }

    /// Is it the name of a unit?
    pub(super) fn counts(&self, word: &str) -> bool {
        self.counted.contains(word)
    }
}
