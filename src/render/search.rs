//! The page on which a reader searches an edition. Its script does the searching; without it the page tells where else everything is found.

use super::context::{Common, NavItem, SearchContext, SearchFilter};
use super::theme::Words;
use crate::diagnostic::Language;
use crate::output::relative;

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Search {
    /// Year of the edition.
    pub(crate) edition: String,
    /// How many things can be found, in the language of the page.
    pub(crate) records: usize,
    /// The names of the kinds of things that can be found.
    pub(crate) kinds: Vec<&'static str>,
    /// Everyone that something is about, such as ministries, in order.
    pub(crate) subjects: Vec<String>,
}

/// Path of the page in a language.
pub(crate) fn path(year: &str, language: Language, of_edition: Language) -> String {
    match language == of_edition {
        true => format!("{year}/zoeken/index.html"),
        false => format!("{year}/{}/zoeken/index.html", language.tag()),
    }
}

/// Path of the folder with the index, with a slash at its end: beside the page in the language of the edition.
pub(crate) fn index_folder(year: &str) -> String {
    format!("{year}/zoeken/pagefind/")
}

/// Is it a file of an index, by its path from the folder of the edition? Such files are named by what they hold and loaded by the page to search: no one leads to one.
pub(crate) fn is_of_index(path: &str) -> bool {
    path.starts_with("zoeken/pagefind/")
}

impl Search {
    /// Makes the context of the page, which stands at `from`. The words of a kind are named after it.
    pub(crate) fn context(&self, common: Common, contents: NavItem, words: &Words, from: &str) -> SearchContext {
        let root = relative(from, &format!("{}/index.html", self.edition));
        let folder = relative(from, &format!("{}x", index_folder(&self.edition)));
        let kind = |name: &&'static str| SearchFilter {
            value: (*name).to_owned(),
            label: words.get(&format!("search_kind_{name}")).cloned().unwrap_or_default(),
            label_one: words.get(&format!("search_one_{name}")).cloned().unwrap_or_default(),
        };
        let subject = |label: &String| SearchFilter { value: label.clone(), label: label.clone(), label_one: label.clone() };
        SearchContext {
            common,
            index: folder.strip_suffix('x').unwrap_or_default().to_owned(),
            root: root.strip_suffix("index.html").unwrap_or_default().to_owned(),
            records: self.records,
            kinds: self.kinds.iter().map(kind).collect(),
            subjects: self.subjects.iter().map(subject).collect(),
            contents,
        }
    }
}
