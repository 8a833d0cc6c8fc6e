//! `terms.toml` of an edition: its terms and abbreviations, each with an explanation in plain words.
//!
//! Only the file is read here; `site::terms` finds where they are used.

pub(crate) mod keys;
pub(crate) mod matcher;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::keys::TERMS;
use self::matcher::{Matcher, compared};
use super::front_matter::is_id;
use super::language;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// The most words of an explanation; our own choice, after the research on language level B1.
const MOST_WORDS: usize = 20;

/// What a theme names itself on the page with terms.
const OWN_ID: &str = "pagina-";

/// What `terms.toml` says, as far as it can be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Terms {
    /// The terms, in order of the file.
    pub(crate) terms: Vec<Arc<Term>>,
    /// Finds them in a text.
    pub(crate) matcher: Matcher,
    /// What a reader reads of them, with its places, to be read for numbers by hand.
    pub(crate) texts: Vec<Text>,
    /// For each term where it stands.
    pub(crate) places: Vec<TermPlaces>,
    /// Could a part of the file not be read, so that terms may be missing? That has been told.
    pub(crate) unread: bool,
}

/// Where a term stands in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TermPlaces {
    /// Its name.
    pub(crate) name: Span,
    /// Its explanation with its place, when it has one.
    pub(crate) explanation: Option<Text>,
}

/// A term or an abbreviation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Term {
    /// Its address on the page with terms.
    pub(crate) id: String,
    /// The word, or what the abbreviation stands for.
    pub(crate) name: String,
    /// Other forms of the name: plural, inflections.
    pub(crate) forms: Vec<String>,
    /// Its abbreviations, the usual one first.
    pub(crate) abbreviations: Vec<String>,
    /// What it means; empty for an abbreviation that its full name explains.
    pub(crate) explanation: String,
    /// Language of the name, when it is another than that of the edition.
    pub(crate) language: Option<&'static str>,
    /// Where the explanation comes from; may be empty.
    pub(crate) source: String,
    /// What is to be told of it on the page with terms, besides its explanation; may be empty.
    pub(crate) note: String,
    /// Ids of terms that have to do with it.
    pub(crate) see: Vec<String>,
    /// Is it looked for in texts? If not, it stands only on the page with terms.
    pub(crate) in_text: bool,
}

impl Terms {
    /// Returns the term with an id.
    pub(crate) fn get(&self, id: &str) -> Option<&Arc<Term>> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// Returns the mistake of an id that no term has.
    pub(crate) fn unknown(&self, id: &str) -> Kind {
        Kind::NoSuchTerm { id: id.to_owned(), nearest: nearest(id, self.terms.iter().map(|term| term.id.as_str())) }
    }
}

/// A term with the places of what other terms may contradict.
struct Entry {
    term: Term,
    id: Text,
    written: Vec<Text>,
    explanation: Option<Text>,
    note: Option<Text>,
    see: Vec<Text>,
}

/// Reads a `terms.toml`. A term with a mistake is left out. Errors: S001 to S005, S007, S017, S018, S020, G001, G002, G005. Warnings: G003, G004.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Terms, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&TERMS, &mut diagnostics);
    let entries: Vec<Entry> = reader.tables("terms", entry).into_iter().flatten().collect();
    reader.finish();
    // Of a file that cannot be read in full no name is known to be missing.
    let whole = diagnostics.is_empty();
    twice(&entries, &mut diagnostics);
    let terms: Vec<Arc<Term>> = entries.iter().map(|entry| Arc::new(entry.term.clone())).collect();
    let texts =
        entries.iter().flat_map(|entry| entry.written.first().into_iter().chain(&entry.explanation).chain(&entry.note)).cloned().collect();
    let places = entries
        .iter()
        .map(|entry| TermPlaces {
            name: entry.written.first().map_or_else(|| entry.id.span.clone(), |name| name.span.clone()),
            explanation: entry.explanation.clone(),
        })
        .collect();
    let terms = Terms { matcher: Matcher::new(&terms), terms, texts, places, unread: !whole };
    if whole {
        for (entry, see) in entries.iter().flat_map(|entry| entry.see.iter().map(move |see| (entry, see))) {
            if see.value == entry.term.id {
                let kind = Kind::TermCircle { names: vec![entry.term.name.clone()] };
                diagnostics.push(Diagnostic::new(kind, see.span.clone()));
            } else if terms.get(&see.value).is_none() {
                diagnostics.push(Diagnostic::new(terms.unknown(&see.value), see.span.clone()));
            }
        }
        circles(&entries, &terms, &mut diagnostics);
    }
    (terms, diagnostics)
}

fn entry(reader: &mut Reader<'_>) -> Option<Entry> {
    let id = reader.required_text("id").filter(|id| is_own_id(reader, id));
    let name = reader.required_text("name");
    let forms = reader.text_or_texts("forms");
    let abbreviations = reader.text_or_texts("abbreviation");
    let explanation = if reader.has("explanation") { reader.required_text("explanation") } else { None };
    let language = reader.text("language").map(|text| {
        let tag = language::tag(&text.value);
        if tag.is_none() {
            let kind = Kind::NoLanguage { tag: text.value.clone() };
            reader.report(kind, text.span);
        }
        tag
    });
    let source = reader.text("source").map(|text| text.value).unwrap_or_default();
    let note = reader.text("note");
    let see = reader.text_or_texts("see");
    let in_text = reader.flag("in_text").unwrap_or(true);
    for text in forms.iter().chain(&abbreviations).filter(|text| text.value.trim().is_empty()) {
        let key = if abbreviations.contains(text) { "abbreviation" } else { "forms" };
        reader.report(Kind::EmptyText { key: key.into() }, text.span.clone());
    }
    let (id, name) = (id?, name?);
    if explanation.is_none() && abbreviations.is_empty() && !reader.has("explanation") {
        reader.report(Kind::TermUnexplained { name: name.value.clone() }, name.span.clone());
        return None;
    }
    if let Some(text) = &explanation {
        let words = text.value.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if words > MOST_WORDS {
            reader.report(Kind::ExplanationTooLong { words, limit: MOST_WORDS }, text.span.clone());
        }
    }
    let values = |texts: &[Text]| texts.iter().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    let term = Term {
        id: id.value.clone(),
        name: name.value.trim().to_owned(),
        forms: values(&forms),
        abbreviations: values(&abbreviations),
        explanation: explanation.as_ref().map(|text| text.value.trim().to_owned()).unwrap_or_default(),
        language: language.flatten(),
        source,
        note: note.as_ref().map(|text| text.value.trim().to_owned()).unwrap_or_default(),
        see: values(&see),
        in_text,
    };
    let written = std::iter::once(name).chain(forms).chain(abbreviations).collect();
    Some(Entry { term, id, written, explanation, note, see })
}

/// Can it be the address of a term? Errors: S007, S017.
fn is_own_id(reader: &mut Reader<'_>, id: &Text) -> bool {
    if !is_id(&id.value) {
        reader.report(Kind::BadId { value: id.value.clone() }, id.span.clone());
        return false;
    }
    if id.value.starts_with(OWN_ID) {
        reader.report(Kind::ReservedId { id: id.value.clone() }, id.span.clone());
        return false;
    }
    true
}

/// Ids and written forms that two terms, or one term twice, have. Errors: S020.
fn twice(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut ids: BTreeMap<&str, &Text> = BTreeMap::new();
    let mut forms: BTreeMap<String, &Text> = BTreeMap::new();
    let mut tell = |text: &Text, other: &Text| {
        let kind = Kind::DuplicateName { name: text.value.clone() };
        diagnostics.push(Diagnostic::new(kind, text.span.clone()).with_other(other.span.clone()));
    };
    for entry in entries {
        match ids.get(entry.id.value.as_str()) {
            Some(other) => tell(&entry.id, other),
            None => _ = ids.insert(&entry.id.value, &entry.id),
        }
        for text in &entry.written {
            let key = compared(text.value.trim());
            match forms.get(&key) {
                Some(other) => tell(text, other),
                None => _ = forms.insert(key, text),
            }
        }
    }
}

/// Explanations that lead back to themselves: each needs another to be understood. Warning: G004, once for each circle, at its first term.
fn circles(entries: &[Entry], terms: &Terms, diagnostics: &mut Vec<Diagnostic>) {
    let uses: Vec<BTreeSet<usize>> = entries
        .iter()
        .enumerate()
        .map(|(position, entry)| {
            let found = terms.matcher.find(&entry.term.explanation);
            // An abbreviation alone has no explanation that could lead back.
            found.iter().map(|found| found.term).filter(|term| *term != position && !terms.terms[*term].explanation.is_empty()).collect()
        })
        .collect();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for start in 0..entries.len() {
        if told.contains(&start) {
            continue;
        }
        if let Some(circle) = way_back(start, &uses) {
            told.extend(&circle);
            let names = circle.iter().chain([&start]).map(|position| entries[*position].term.name.clone()).collect();
            if let Some(explanation) = &entries[start].explanation {
                diagnostics.push(Diagnostic::new(Kind::TermCircle { names }, explanation.span.clone()));
            }
        }
    }
}

/// The shortest way from a term along the terms in its explanation back to itself, without its end.
fn way_back(start: usize, uses: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    let mut from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(here) = queue.pop_front() {
        for next in &uses[here] {
            if *next == start {
                let mut way = vec![here];
                while let Some(before) = way.last().filter(|last| **last != start).and_then(|last| from.get(last)) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            if !from.contains_key(next) {
                from.insert(*next, here);
                queue.push_back(*next);
            }
        }
    }
    None
}

#[cfg(test)]
pub(crate) fn term(id: &str, name: &str, abbreviations: &[&str], forms: &[&str]) -> Term {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Term {
        id: id.to_owned(),
        name: name.to_owned(),
        forms: own(forms),
        abbreviations: own(abbreviations),
        explanation: format!("Uitleg van {id}."),
        language: None,
        source: String::new(),
        note: String::new(),
        see: Vec::new(),
        in_text: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let (_, diagnostics) = parse(&Arc::from("content/2023/terms.toml"), text);
        diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
    }

    fn of(lines: &str) -> String {
        format!("[[terms]]\nid = \"a\"\nname = \"aaa\"\n{lines}")
    }

    #[test]
    fn reads_a_term() {
        let text = of(
            "abbreviation = [\"A\", \"AA\"]\nforms = \"aaas\"\nexplanation = \"Een a.\"\nlanguage = \"en\"\nsee = []\nin_text = false\n",
        );
        let (terms, diagnostics) = parse(&Arc::from("t.toml"), &text);
        assert_eq!(diagnostics, []);
        let term = &terms.terms[0];
        assert_eq!((term.abbreviations.len(), term.forms.len(), term.language, term.in_text), (2, 1, Some("en"), false));
        assert_eq!(terms.matcher.find("aaa A"), []);
        assert_eq!(terms.texts.len(), 2);
    }

    #[test]
    fn every_mistake_in_a_term_is_told() {
        assert_eq!(codes(&of("")), ["G002"]);
        assert_eq!(codes(&of("explanation = \" \"\n")), ["S018"]);
        assert_eq!(codes(&of("uitleg = \"x\"\n")), ["G002", "S002"]);
        assert_eq!(codes(&of("explanation = \"x\"\nlanguage = \"engels\"\n")), ["G005"]);
        assert_eq!(codes(&of("explanation = \"x\"\nsee = \"b\"\n")), ["G001"]);
        assert_eq!(codes(&of("explanation = \"x\"\nsee = \"a\"\n")), ["G004"]);
        assert_eq!(codes(&of("explanation = \"x\"\nforms = [\"aaa\"]\n")), ["S020"]);
        assert_eq!(codes(&of("explanation = \"x\"\nforms = [\"\"]\n")), ["S018"]);
        assert_eq!(codes(&of("explanation = \"x\"\n").replace("\"a\"", "\"pagina-a\"")), ["S017"]);
        assert_eq!(codes(&of("explanation = \"x\"\n").replace("\"a\"", "\"A b\"")), ["S007"]);
        assert_eq!(codes(&format!("{0}{0}", of("explanation = \"x\"\n"))), ["S020", "S020"]);
        assert_eq!(codes(&of(&format!("explanation = \"{}\"\n", "woord ".repeat(21)))), ["G003"]);
        assert_eq!(codes("[terms]\nid = \"a\"\n"), ["S003"]);
    }

    #[test]
    fn a_circle_is_told_once_and_a_name_in_its_own_explanation_is_none() {
        let entry =
            |id: &str, explanation: &str| format!("[[terms]]\nid = \"{id}\"\nname = \"{id}{id}\"\nexplanation = \"{explanation}\"\n");
        assert_eq!(codes(&entry("a", "Een aa is een ding.")), [""; 0]);
        let text =
            [entry("x", "Leidt naar aa."), entry("a", "Hoort bij bb."), entry("b", "Hoort bij cc."), entry("c", "Hoort bij aa.")].concat();
        let (_, diagnostics) = parse(&Arc::from("t.toml"), &text);
        let names = ["aa", "bb", "cc", "aa"].map(str::to_owned).to_vec();
        assert_eq!(diagnostics.iter().map(|diagnostic| diagnostic.kind.clone()).collect::<Vec<_>>(), [Kind::TermCircle { names }]);
    }
}
