//! The list of terms, held to plain language itself: explanations without difficult words that are no terms, and no terms that nobody uses.

use std::collections::BTreeSet;

use std::sync::Arc;

use super::known::KnownWords;
use super::reading::Reading;
use super::{Noted, words};
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::diagnostic::plain::{Fault, Level, Remark};
use crate::diagnostic::{Diagnostic, Kind};

/// Finds what is hard in the explanations of a list, and the terms with an explanation that stand on no page. `used` are ids.
pub(crate) fn check(terms: &Terms, used: &BTreeSet<String>, list: &WordList) -> Vec<Noted> {
    let mut noted = Vec::new();
    let mut known = KnownWords::new(list);
    for (term, places) in terms.terms.iter().zip(&terms.places) {
        if let Some(explanation) = &places.explanation {
            let reading = Reading::of_setting(explanation, &mut known);
            let exempt: Vec<_> = terms.matcher.find(&reading.text).into_iter().map(|found| found.range).collect();
            for sentence in &reading.sentences {
                let mut found = Vec::new();
                words::check(&reading, sentence, list, &exempt, &mut found);
                for found in found.into_iter().filter(|found| found.level > Level::Info) {
                    let fault = match found.fault {
                        Fault::DifficultWord { written, instead } => Fault::HardExplanation { written, instead },
                        other => other,
                    };
                    let diagnostic = Diagnostic::new(Kind::Plain(Remark::new(Level::Warning, fault)), reading.span(&found.range));
                    noted.push(Noted { diagnostic, sentence: Arc::from(reading.written(&sentence.range)), excused: None });
                }
            }
        }
        if term.in_text && !term.explanation.is_empty() && !used.contains(&term.id) {
            let remark = Remark::new(Level::Info, Fault::UnusedTerm { name: term.name.clone() });
            noted.push(Noted {
                diagnostic: Diagnostic::new(Kind::Plain(remark), places.name.clone()),
                sentence: Arc::default(),
                excused: None,
            });
        }
    }
    noted
}
