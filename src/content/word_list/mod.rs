//! The word list of plain language: difficult words and phrases, each with what to write instead, and the abbreviations that everybody knows.
//!
//! The list of the program stands in `words.toml` beside this file. A publication adds to it, changes it and takes from it in
//! `content/difficult-words.toml`: an entry with a word of the program's list takes its place, and `allow` takes words off. A word is found in the forms that
//! are written down and in no other, so that nothing harmless is found by accident. `index` finds them in a text.

pub(crate) mod index;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use self::index::Index;
use super::even::evened;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::keys::{Holds, Key, Keys, Rule, Words};
use crate::settings::{Document, Places, Reader, Text, of_program};

/// Path of the file of a publication.
pub(crate) const FILE: &str = "content/difficult-words.toml";

/// The list of the program.
const OWN: &str = include_str!("words.toml");

/// A word or phrase of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// The word as a dictionary has it, in small letters unless it is a name.
    pub(crate) word: String,
    /// Its other written forms. In a phrase ` … ` stands for up to eight words of the same clause.
    pub(crate) forms: Vec<String>,
    /// What to write instead, the best first.
    pub(crate) instead: Vec<String>,
    /// Is it only somewhat difficult?
    pub(crate) light: bool,
    /// Is a longer word that ends in it difficult too?
    pub(crate) compound: bool,
}

/// The word list of a publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct WordList {
    /// Every entry, in order of word.
    pub(crate) entries: Vec<Entry>,
    /// Abbreviations that need no explanation.
    pub(crate) abbreviations: BTreeSet<String>,
    index: Index,
}

impl WordList {
    /// Returns what finds the words in a text.
    pub(crate) fn index(&self) -> &Index {
        &self.index
    }
}

/// What the file of the program says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    abbreviations: Vec<String>,
    words: Vec<OwnEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnEntry {
    word: String,
    #[serde(default)]
    forms: Vec<String>,
    instead: Vec<String>,
    #[serde(default)]
    level: Option<LightLevel>,
    #[serde(default = "yes")]
    compound: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum LightLevel {
    Light,
}

fn yes() -> bool {
    true
}

/// The file of a publication.
pub(crate) const WORDS: Keys = Keys::new(
    "content/difficult-words.toml",
    "Eigen woorden voor de controle op gewone taal, naast de lijst van het programma.",
    &[
        Key::new(
            "allow",
            Holds::TextOrTexts(Words::Any),
            "Woorden uit de lijst van het programma die hier geen melding geven.",
            "[\"implementatie\"]",
        ),
        Key::new(
            "abbreviations",
            Holds::TextOrTexts(Words::Any),
            "Afkortingen die iedereen kent en die geen uitleg nodig hebben.",
            "[\"NS\"]",
        ),
        Key::tables("words", &WORD),
    ],
);

const WORD: Keys = Keys::new(
    "words",
    "Een moeilijk woord, met wat u beter kunt schrijven.",
    &[
        Key::filled(
            "word",
            "Het woord, zoals het in een woordenboek staat. Tussen woorden kan ` … ` staan voor andere woorden.",
            "\"conform\"",
        ),
        Key::new("forms", Holds::TextOrTexts(Words::Filled), "Andere vormen van het woord, zoals het meervoud.", "[\"conforme\"]"),
        Key::new("instead", Holds::TextOrTexts(Words::Filled), "Wat u beter kunt schrijven, het beste eerst.", "[\"volgens\"]").required(),
        Key::choice("level", &["light"], "`light`: het woord is maar een beetje moeilijk.", "\"light\""),
        Key::flag("compound", "Is een langer woord dat hierop eindigt ook moeilijk?", "false").default("true"),
    ],
)
.with(&[Rule::OneFilled(&["instead"])]);

/// What the file of a publication says.
#[derive(Default)]
struct Part {
    entries: Vec<(Entry, Text)>,
    allowed: Vec<Text>,
    abbreviations: Vec<Text>,
}

/// Makes the word list: that of the program, changed by the file of a publication, when it has one. Errors: S001 to S005, S018, S020, P022. Warnings: P023 to P025.
pub(crate) fn parse(own: Option<(&Arc<str>, &str)>) -> (WordList, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let base: Own = of_program(OWN);
    let part = own.map(|(file, text)| read(file, text, &mut diagnostics)).unwrap_or_default();
    let mut entries: BTreeMap<String, Entry> = base.words.into_iter().map(own_entry).collect();
    let base_index = if part.allowed.is_empty() {
        Index::default()
    } else {
        Index::new(&entries.values().cloned().collect::<Vec<_>>(), BTreeSet::new())
    };
    for text in part.allowed.iter().filter(|text| !base_index.holds(&text.value)) {
        diagnostics.push(Diagnostic::new(Kind::IdleAllow { word: text.value.clone() }, text.span.clone()));
    }
    let allowed: BTreeSet<String> = part.allowed.iter().map(|text| normal(&text.value)).collect();
    for word in &allowed {
        allow(word, &mut entries);
    }
    let places: Vec<(String, Text)> = part.entries.iter().map(|(entry, text)| (entry.word.clone(), text.clone())).collect();
    for (entry, _) in part.entries {
        // What it has of other entries is its own from now on.
        std::iter::once(&entry.word).chain(&entry.forms).for_each(|form| allow(form, &mut entries));
        entries.insert(entry.word.clone(), entry);
    }
    let abbreviations = base.abbreviations.into_iter().chain(part.abbreviations.iter().map(|text| text.value.clone())).collect();
    let entries: Vec<Entry> = entries.into_values().collect();
    let list = WordList { index: Index::new(&entries, allowed), entries, abbreviations };
    diagnostics.extend(places.iter().filter_map(|(word, place)| hard_advice(&list, word, place)));
    (list, diagnostics)
}

fn own_entry(own: OwnEntry) -> (String, Entry) {
    let OwnEntry { word, forms, instead, level, compound } = own;
    (word.clone(), Entry { word, forms, instead, light: level.is_some(), compound })
}

/// Takes a word off: as an entry, or as one form of an entry.
fn allow(word: &str, entries: &mut BTreeMap<String, Entry>) {
    entries.remove(word);
    for entry in entries.values_mut() {
        entry.forms.retain(|form| form != word);
    }
}

/// Returns the mistakes in the file of a publication, whatever its words come to beside the list of the program.
pub(crate) fn mistakes(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    read(file, text, &mut diagnostics);
    diagnostics
}

fn read(file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Part {
    let document = Document::parse(text, Places::slice(file, 0), diagnostics);
    let mut reader = document.reader(&WORDS, diagnostics);
    let entries: Vec<(Entry, Text)> = reader.tables("words", entry).into_iter().flatten().collect();
    let part = Part { entries, allowed: reader.text_or_texts("allow"), abbreviations: reader.text_or_texts("abbreviations") };
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for (entry, text) in &part.entries {
        if let Some(other) = seen.insert(&entry.word, text) {
            reader.report_with_other(Kind::DuplicateName { name: entry.word.clone() }, text.span.clone(), other.span.clone());
        }
    }
    reader.finish();
    part
}

fn entry(reader: &mut Reader<'_>) -> Option<(Entry, Text)> {
    let word = reader.required_text("word");
    let forms = reader.text_or_texts("forms");
    let instead = reader.text_or_texts("instead");
    let light = reader.choice("level", &["light"]).is_some();
    let compound = reader.flag("compound").unwrap_or(true);
    for text in word.iter().chain(&forms).filter(|text| !text.value.trim().is_empty() && !can_be_found(&normal(&text.value))) {
        reader.report(Kind::WordNeverFound { written: text.value.clone() }, text.span.clone());
    }
    for text in forms.iter().chain(&instead).filter(|text| text.value.trim().is_empty()) {
        let key = if instead.contains(text) { "instead" } else { "forms" };
        reader.report(Kind::EmptyText { key: key.into() }, text.span.clone());
    }
    let word = word?;
    if instead.is_empty() {
        reader.report(Kind::WordWithoutAdvice { word: word.value.clone() }, word.span.clone());
        return None;
    }
    let values =
        |texts: &[Text]| -> Vec<String> { texts.iter().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty()).collect() };
    let forms = values(&forms).iter().map(|form| normal(form)).collect();
    let entry = Entry { word: normal(&word.value), forms, instead: values(&instead), light, compound };
    Some((entry, word))
}

/// A written form as it is compared: small and even letters, one space between words, three points as a gap.
fn normal(written: &str) -> String {
    evened(&written.to_lowercase()).replace("...", "…").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Can a text have it: words of letters, with gaps only between two of them?
fn can_be_found(form: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '&'));
    let is_gap = |word: &&str| *word == "…";
    let words: Vec<&str> = form.split(' ').collect();
    words.iter().all(|word| is_gap(word) || is_word(word)) && !words.first().is_some_and(is_gap) && !words.last().is_some_and(is_gap)
}

/// Advice that is a difficult word itself.
fn hard_advice(list: &WordList, word: &str, place: &Text) -> Option<Diagnostic> {
    let entry = list.entries.iter().find(|entry| entry.word == word)?;
    let advice = entry.instead.iter().find(|advice| list.index.holds(advice))?;
    let kind = Kind::HardAdvice { word: word.to_owned(), advice: advice.clone() };
    Some(Diagnostic::new(kind, place.span.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> (WordList, Vec<&'static str>) {
        let (list, diagnostics) = parse(Some((&Arc::from(FILE), text)));
        (list, diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect())
    }

    #[test]
    fn the_list_of_the_program_is_right_and_long() {
        let (list, diagnostics) = parse(None);
        assert_eq!(diagnostics, []);
        assert!(list.entries.len() >= 400, "{} entries", list.entries.len());
        let mut forms: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in &list.entries {
            for form in std::iter::once(&entry.word).chain(&entry.forms) {
                let other = forms.insert(form, &entry.word);
                assert_eq!(other, None, "{form} stands with {} too", entry.word);
                assert!(
                    form.trim() == form && !form.contains("  ") && !form.contains(['*', '.', '’']) && *form == form.to_lowercase(),
                    "{form}"
                );
            }
        }
    }

    #[test]
    fn advice_is_not_difficult_itself() {
        let (list, _) = parse(None);
        let hard: Vec<_> = list
            .entries
            .iter()
            .filter_map(|entry| entry.instead.iter().find(|advice| list.index.holds(advice)).map(|advice| (&entry.word, advice)))
            .collect();
        assert!(hard.is_empty(), "{hard:?}");
    }

    #[test]
    fn a_publication_adds_changes_and_takes_away() {
        let (list, codes) = with(
            "allow = [\"implementatie\", \"middels\"]\nabbreviations = [\"XYZ\"]\n[[words]]\nword = \"flabber\"\nforms = \"flabbers\"\ninstead = \"ding\"\n\
             [[words]]\nword = \"tevens\"\ninstead = \"ook nog\"\nlevel = \"light\"\n",
        );
        assert_eq!(codes, [""; 0]);
        let entry = |word: &str| list.entries.iter().find(|entry| entry.word == word);
        assert!(entry("implementatie").is_none() && entry("middels").is_none() && entry("flabber").is_some());
        assert_eq!(entry("tevens").map(|entry| (entry.light, entry.instead.len())), Some((true, 1)));
        assert!(list.abbreviations.contains("XYZ"));
    }

    #[test]
    fn an_entry_takes_its_forms_from_other_entries() {
        let (list, _) = with("allow = \"beleidskader\"\n[[words]]\nword = \"kaders\"\ninstead = \"grenzen\"\n");
        let of = |word: &str| list.index.of(word).map(|entry| list.entries[entry].instead[0].as_str());
        assert_eq!((of("kaders"), of("beleidskader"), of("rijkskaders")), (Some("grenzen"), None, Some("grenzen")));
    }

    #[test]
    fn every_mistake_is_told() {
        assert_eq!(with("[[words]]\nword = \"x\"\n").1, ["P022"]);
        assert_eq!(with("[[words]]\nword = \"x\"\ninstead = \" \"\n").1, ["S018"]);
        assert_eq!(with("[[words]]\nword = \"x\"\ninstead = \"y\"\nlevel = \"zwaar\"\n").1, ["S005"]);
        assert_eq!(with("[[words]]\nword = \"x\"\ninstead = \"middels\"\n").1, ["P023"]);
        assert_eq!(with("[[words]]\nword = \"x\"\ninstead = \"y\"\n[[words]]\nword = \"x\"\ninstead = \"z\"\n").1, ["S020"]);
        for form in ["foo,", "… foo", "foo …", "…", "a.b."] {
            assert_eq!(with(&format!("[[words]]\nword = \"x\"\nforms = \"{form}\"\ninstead = \"y\"\n")).1, ["P024"], "{form}");
        }
        assert_eq!(with("allow = [\"bestaatniet\"]\n").1, ["P025"]);
        assert_eq!(with("woorden = []\n").1, ["S002"]);
        assert_eq!(with("[[words]\n").1, ["S001"]);
    }
}
