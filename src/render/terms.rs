//! Terms as a reader sees them: marks in a text, notes below it, the page with all terms of an edition, and `terms.json` beside it.
//!
//! What is used first where was found in `site::terms`; here it is only shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::context::{AbbreviationItem, Common, DownloadItem, NavItem, TermItem, TermLetter, TermNoteItem, TermsContext};
use crate::content::terms::Term;
use crate::content::terms::matcher::Form;
use crate::diagnostic::Language;
use crate::format;
use crate::html;
use crate::output::relative;
use crate::site::resolve::EditionSite;
use crate::site::terms::{Mark, Note, use_id};

/// All that the page with terms depends on, besides its frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Glossary {
    /// Year of the edition.
    year: String,
    /// Its terms, in the order of the alphabet.
    terms: Vec<Arc<Term>>,
    /// The pages on which each term is used: path and short title, which is empty for the front page of the edition.
    pages: BTreeMap<String, Vec<(String, String)>>,
}

/// Path of the page in the site.
pub(crate) fn path(year: &str) -> String {
    format!("{year}/begrippen/index.html")
}

/// Path of the file beside it.
pub(crate) fn json_path(year: &str) -> String {
    format!("{year}/begrippen/terms.json")
}

/// Writes a term in a text: its first use is a link to its entry, with the id that the entry leads back to.
pub(crate) fn mark(text: &mut String, mark: &Mark, words: &str, href: &str) {
    let term = &mark.term;
    let language = term.language.map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
    let words = html::escape(words);
    let words = match mark.form {
        Form::Abbreviation if mark.written_out => {
            let name = html::escape(&term.name);
            let name = if language.is_empty() { name } else { format!("<span{language}>{name}</span>") };
            format!("{name} (<abbr{language}>{words}</abbr>)")
        }
        Form::Abbreviation => format!("<abbr title=\"{}\"{language}>{words}</abbr>", html::escape(&term.name)),
        Form::Name if mark.first || mark.defined => words,
        Form::Name => format!("<span{language}>{words}</span>"),
    };
    if !mark.first && !mark.defined {
        return text.push_str(&words);
    }
    let language = if mark.form == Form::Name { language } else { String::new() };
    let id = if mark.first { format!(" id=\"{}\"", html::escape(&use_id(&term.id))) } else { String::new() };
    let link = format!("<a class=\"term\"{id} href=\"{}\"{language}>{words}</a>", html::escape(href));
    text.push_str(&if mark.defined { format!("<dfn>{link}</dfn>") } else { link });
}

/// Makes the context of a note: it begins with what stands in the text.
pub(crate) fn note(note: &Note, href: String) -> TermNoteItem {
    let term = &note.term;
    let (word, full, abbreviation) = if note.abbreviation.is_empty() {
        (term.name.clone(), String::new(), term.abbreviations.first().cloned().unwrap_or_default())
    } else {
        (note.abbreviation.clone(), term.name.clone(), String::new())
    };
    TermNoteItem { word, full, abbreviation, language: language(term), explanation: term.explanation.clone(), href }
}

fn language(term: &Term) -> String {
    term.language.unwrap_or_default().to_owned()
}

/// What the alphabet orders by: small letters without diacritics, then the word itself.
fn order(word: &str) -> (String, &str) {
    let folded = html::slug(word);
    (if folded.is_empty() { word.to_lowercase() } else { folded }, word)
}

/// The letter under which a word stands; digits stand together.
fn letter(word: &str) -> String {
    let first = order(word).0.chars().next();
    match first {
        Some(first) if first.is_ascii_digit() => "0-9".to_owned(),
        Some(first) => first.to_uppercase().collect(),
        None => String::new(),
    }
}

/// What stands for a letter in the id of its heading: the letter itself, or its number in Unicode.
fn letter_id(letter: &str) -> String {
    let slug = html::slug(letter);
    if slug.is_empty() { letter.chars().map(|letter| format!("{:x}", u32::from(letter))).collect() } else { slug }
}

impl Glossary {
    /// Collects the terms of an edition; `None` when it has none.
    pub(crate) fn of(site: &EditionSite) -> Option<Self> {
        if site.terms.terms.is_empty() {
            return None;
        }
        let mut terms = site.terms.terms.clone();
        terms.sort_by(|a, b| (order(&a.name), &a.id).cmp(&(order(&b.name), &b.id)));
        let mut pages: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for page in &site.pages {
            let short = if page.chapter.is_front() { String::new() } else { page.chapter.front.short.clone() };
            for id in page.terms.used() {
                pages.entry(id.to_owned()).or_default().push((page.path.clone(), short.clone()));
            }
        }
        Some(Glossary { year: site.edition.year.clone(), terms, pages })
    }

    /// Makes the context of the page. `json` is the size of `terms.json` in bytes.
    pub(crate) fn context(&self, common: Common, json: usize, language: Language) -> TermsContext {
        let front = common.words.get("front_page").cloned().unwrap_or_default();
        let mut letters: Vec<TermLetter> = Vec::new();
        for term in self.explained() {
            let letter = letter(&term.name);
            if letters.last().is_none_or(|last| last.letter != letter) {
                let id = format!("pagina-letter-{}", letter_id(&letter));
                letters.push(TermLetter { id, letter, terms: Vec::new() });
            }
            if let Some(last) = letters.last_mut() {
                last.terms.push(self.item(term, &front));
            }
        }
        let mut abbreviations: Vec<&Arc<Term>> = self.terms.iter().filter(|term| !term.abbreviations.is_empty()).collect();
        abbreviations.sort_by_key(|term| order(&term.abbreviations[0]));
        let title = common.words.get("download_terms").cloned().unwrap_or_default();
        let download = DownloadItem {
            href: "terms.json".to_owned(),
            title,
            format: "JSON".to_owned(),
            size: format::size(json, language),
            opens: common.words["opens_json"].clone(),
            opens_short: common.words["for_json"].clone(),
            media_type: "application/json".to_owned(),
        };
        TermsContext {
            common,
            letters,
            abbreviations: abbreviations.into_iter().map(|term| self.abbreviation(term, &front)).collect(),
            downloads: vec![download],
        }
    }

    /// The terms with an explanation, in order.
    fn explained(&self) -> impl Iterator<Item = &Arc<Term>> {
        self.terms.iter().filter(|term| !term.explanation.is_empty())
    }

    fn item(&self, term: &Term, front: &str) -> TermItem {
        let see = term.see.iter().filter_map(|id| self.terms.iter().find(|other| other.id == *id));
        TermItem {
            id: term.id.clone(),
            name: term.name.clone(),
            abbreviation: term.abbreviations.join(", "),
            language: language(term),
            explanation: term.explanation.clone(),
            note: term.note.clone(),
            source: term.source.clone(),
            see: see.map(|other| nav(&other.name, format!("#{}", other.id))).collect(),
            pages: self.pages(term, front),
        }
    }

    fn abbreviation(&self, term: &Term, front: &str) -> AbbreviationItem {
        let explained = !term.explanation.is_empty();
        AbbreviationItem {
            id: if explained { String::new() } else { term.id.clone() },
            abbreviation: term.abbreviations.join(", "),
            name: term.name.clone(),
            language: language(term),
            note: if explained { String::new() } else { term.note.clone() },
            href: if explained { format!("#{}", term.id) } else { String::new() },
            pages: if explained { Vec::new() } else { self.pages(term, front) },
        }
    }

    /// The first use of a term on each page.
    fn pages(&self, term: &Term, front: &str) -> Vec<NavItem> {
        let own = path(&self.year);
        let pages = self.pages.get(&term.id).into_iter().flatten();
        let title = |short: &'_ String| if short.is_empty() { front.to_owned() } else { short.clone() };
        pages.map(|(path, short)| nav(&title(short), format!("{}#{}", relative(&own, path), use_id(&term.id)))).collect()
    }

    /// Writes `terms.json`: every term, with the permanent addresses of the pages that use it.
    pub(crate) fn json(&self, base_url: &str, language: Language) -> String {
        let page = |path: &String| format!("{base_url}{}", path.strip_suffix("index.html").unwrap_or(path));
        let terms = self.terms.iter().map(|term| {
            json!({
                "id": term.id,
                "name": term.name,
                "forms": term.forms,
                "abbreviations": term.abbreviations,
                "explanation": term.explanation,
                "language": term.language.unwrap_or(language.tag()),
                "note": term.note,
                "source": term.source,
                "see": term.see,
                "pages": self.pages.get(&term.id).into_iter().flatten().map(|(path, _)| page(path)).collect::<Vec<_>>(),
            })
        });
        let all = json!({ "edition": self.year, "language": language.tag(), "terms": terms.collect::<Vec<_>>() });
        let mut text = serde_json::to_string_pretty(&all).expect("a map of texts is JSON");
        text.push('\n');
        text
    }
}

fn nav(title: &str, href: String) -> NavItem {
    NavItem { title: title.to_owned(), href, current: false, description: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_knows_neither_capitals_nor_diacritics() {
        let mut words = ["zbo", "Één", "ABD", "agentschap", "école", "24-uursdienst", "Žižek"];
        words.sort_by_key(|word| order(word));
        assert_eq!(words, ["24-uursdienst", "ABD", "agentschap", "école", "Één", "zbo", "Žižek"]);
        assert_eq!(words.map(letter), ["0-9", "A", "A", "E", "E", "Z", "Z"]);
        assert_eq!(["0-9", "A", "Ж"].map(letter_id), ["0-9", "a", "416"]);
    }
}
