//! Terms on a page: where each is used first, what a reader is told of it there, and which abbreviations come again.
//!
//! The first use of a term in running text becomes a link to its entry, and the explanation stands at the first [`Piece::Notes`] behind it: below its
//! paragraph or list, within its box or footnote. Headings, links, tables, figures and code are left alone. What the writer explains with `begrip(…)`, or
//! writes out as *Name (ABBREVIATION)* when there is no more to tell, gets no note.
//!
//! An abbreviation with a capital that stands by itself where it is used first is written out there: *Wet open overheid (Woo)*. One that everybody knows is
//! not, nor is one in a longer word (*Woo-verzoek*), of which the note tells the name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::content::call::Piece;
use crate::content::chapter::Chapter;
use crate::content::terms::matcher::{Form, Found};
use crate::content::terms::{Term, Terms};
use crate::diagnostic::Diagnostic;

/// What terms add to a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PageTerms {
    /// The marks in each stretch of words, by its position among the pieces of the body, in order.
    pub(crate) marks: BTreeMap<usize, Vec<Mark>>,
    /// The notes at each place for them, by its position among the pieces of the body.
    pub(crate) notes: BTreeMap<usize, Vec<Note>>,
}

/// A term in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Its bytes in its stretch of words.
    pub(crate) range: Range<usize>,
    /// The term.
    pub(crate) term: Arc<Term>,
    /// How it is written.
    pub(crate) form: Form,
    /// Does the text itself explain it here?
    pub(crate) defined: bool,
    /// Is it the first use on the page, to which the page with terms leads?
    pub(crate) first: bool,
    /// Is it an abbreviation that is written out here: its full name, and itself in brackets?
    pub(crate) written_out: bool,
}

/// A term that is explained below the text in which it is used first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Note {
    /// The term.
    pub(crate) term: Arc<Term>,
    /// How it is written there: its abbreviation, or empty for its name.
    pub(crate) abbreviation: String,
}

impl PageTerms {
    /// Returns the ids of the terms with a first use on the page.
    pub(crate) fn used(&self) -> impl Iterator<Item = &str> {
        self.marks.values().flatten().filter(|mark| mark.first).map(|mark| mark.term.id.as_str())
    }
}

/// Returns the id on its page of the first use of a term.
pub(crate) fn use_id(term: &str) -> String {
    format!("woord-{term}")
}

/// Finds the terms of a chapter. Errors: G001 for a term that it names and that the edition does not have.
///
/// `known` are abbreviations that everybody knows.
pub(crate) fn of_chapter(chapter: &Chapter, terms: &Terms, known: &BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) -> PageTerms {
    for named in chapter.terms.iter().filter(|named| !terms.unread && terms.get(&named.id).is_none()) {
        diagnostics.push(Diagnostic::new(terms.unknown(&named.id), named.span.clone()));
    }
    let mut walk = Walk { terms, known, page: PageTerms::default(), told: BTreeSet::new(), waiting: Vec::new() };
    for (position, piece) in chapter.body.iter().enumerate() {
        match piece {
            Piece::Words(words) => walk.words(position, words),
            Piece::Term(words, named) => {
                if let Some(term) = terms.get(&chapter.terms[*named].id) {
                    walk.defined(position, words, term);
                }
            }
            Piece::Notes if !walk.waiting.is_empty() => {
                walk.page.notes.insert(position, std::mem::take(&mut walk.waiting));
            }
            _ => {}
        }
    }
    walk.page
}

/// A walk along the text of a page.
struct Walk<'a> {
    terms: &'a Terms,
    known: &'a BTreeSet<String>,
    page: PageTerms,
    /// Ids of the terms that the reader was told of.
    told: BTreeSet<String>,
    /// What is to be explained at the next place for it.
    waiting: Vec<Note>,
}

impl Walk<'_> {
    fn words(&mut self, position: usize, words: &str) {
        let all = self.terms.matcher.find(words);
        let mut marks = Vec::new();
        for (at, found) in all.iter().enumerate() {
            let term = &self.terms.terms[found.term];
            let mut mark =
                Mark { range: found.range.clone(), term: term.clone(), form: found.form, defined: false, first: false, written_out: false };
            // A full name that nothing is told of is plain text; its abbreviation is told of where it comes.
            let tells = found.form == Form::Abbreviation || !term.explanation.is_empty();
            if tells && self.told.insert(term.id.clone()) {
                mark.first = true;
                mark.written_out = self.writes_out(words, &all, at);
                let is_named = mark.written_out || is_written_out(words, &all, at);
                if !term.explanation.is_empty() || !is_named {
                    let by_abbreviation = found.form == Form::Abbreviation && !mark.written_out;
                    let abbreviation = if by_abbreviation { words[found.range.clone()].to_owned() } else { String::new() };
                    self.waiting.push(Note { term: term.clone(), abbreviation });
                }
            }
            if mark.first || found.form == Form::Abbreviation || term.language.is_some() {
                marks.push(mark);
            }
        }
        if !marks.is_empty() {
            self.page.marks.insert(position, marks);
        }
    }

    /// Is the full name to be put before the abbreviation that stands here?
    fn writes_out(&self, words: &str, all: &[Found], at: usize) -> bool {
        let found = &all[at];
        let behind = &words[found.range.end..];
        // A small one (`fte`) is often a plural or a unit, beside which a name in the singular is wrong.
        let is_capital = words[found.range.clone()].chars().any(char::is_uppercase) && self.is_as_listed(found, words);
        // In a longer word, or in brackets, a name would not fit.
        let stands_alone = !behind.starts_with(['-', '\'', '’', '\u{2010}', '\u{2011}', ')']) && !words[..found.range.start].ends_with('(');
        // Close behind its name nobody needs it again.
        let is_named = all[..at].iter().any(|other| other.term == found.term && other.form == Form::Name) || is_written_out(words, all, at);
        found.form == Form::Abbreviation && is_capital && stands_alone && !is_named && !self.known.contains(&words[found.range.clone()])
    }

    /// Is an abbreviation written as the list has it, and not with the capital of a beginning?
    fn is_as_listed(&self, found: &Found, words: &str) -> bool {
        self.terms.terms[found.term].abbreviations.iter().any(|own| *own == words[found.range.clone()])
    }

    fn defined(&mut self, position: usize, words: &str, term: &Arc<Term>) {
        let first = self.told.insert(term.id.clone());
        let form = if term.abbreviations.iter().any(|short| short == words) { Form::Abbreviation } else { Form::Name };
        let mark = Mark { range: 0..words.len(), term: term.clone(), form, defined: true, first, written_out: false };
        self.page.marks.insert(position, vec![mark]);
    }
}

/// Does the full name stand beside the abbreviation: *Name (ABC)* or *ABC (Name)*?
fn is_written_out(words: &str, all: &[Found], at: usize) -> bool {
    let here = &all[at];
    let beside = |left: &Found, right: &Found| {
        let between = &words[left.range.end..right.range.start];
        between.trim_start() == "(" && between != "(" && words[right.range.end..].starts_with(')')
    };
    let other = |found: &&Found| found.term == here.term && found.form == Form::Name;
    let before = at.checked_sub(1).and_then(|before| all.get(before)).filter(other);
    let after = all.get(at + 1).filter(other);
    before.is_some_and(|before| beside(before, here)) || after.is_some_and(|after| beside(here, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown;
    use crate::content::terms;
    use crate::diagnostic::Language;

    const TERMS: &str = "[[terms]]\nid = \"abd\"\nname = \"Algemene Bestuursdienst\"\nabbreviation = \"ABD\"\nexplanation = \"De hoogste ambtenaren.\"\n\
        [[terms]]\nid = \"bzk\"\nname = \"Binnenlandse Zaken\"\nabbreviation = \"BZK\"\n\
        [[terms]]\nid = \"eu\"\nname = \"Europese Unie\"\nabbreviation = \"EU\"\n\
        [[terms]]\nid = \"fte\"\nname = \"fte\"\nexplanation = \"Een volledige baan.\"\n\
        [[terms]]\nid = \"oss\"\nname = \"open source\"\nlanguage = \"en\"\nexplanation = \"Software die iedereen mag gebruiken.\"\n";

    /// The text with its marks: `[first]`, `{again}`, `<defined>`, `[full name = FN]`, and the notes as `|ids|`.
    fn shown(text: &str) -> (String, Vec<&'static str>) {
        let (terms, more) = terms::parse(&Arc::from("content/2023/terms.toml"), TERMS);
        assert_eq!(more, []);
        let text = format!("+++\ntitle = \"A\"\nid = \"a\"\n+++\n\n{text}\n");
        let (chapter, more) = markdown::parse(&Arc::from("content/2023/01-a.md"), "2023", &text, Language::Dutch);
        assert_eq!(more, []);
        let mut diagnostics = Vec::new();
        let page = of_chapter(&chapter, &terms, &BTreeSet::from(["EU".to_owned()]), &mut diagnostics);
        let mut shown = String::new();
        for (position, piece) in chapter.body.iter().enumerate() {
            match piece {
                Piece::Html(html) => shown.push_str(html),
                Piece::Words(words) | Piece::Term(words, _) => {
                    let mut at = 0;
                    for mark in page.marks.get(&position).into_iter().flatten() {
                        shown.push_str(&words[at..mark.range.start]);
                        let (open, close) = match (mark.defined, mark.first) {
                            (true, _) => ('«', '»'),
                            (false, true) => ('[', ']'),
                            (false, false) => ('{', '}'),
                        };
                        shown.extend([open]);
                        if mark.written_out {
                            shown.push_str(&format!("{} = ", mark.term.name));
                        }
                        shown.push_str(&words[mark.range.clone()]);
                        shown.extend([close]);
                        at = mark.range.end;
                    }
                    shown.push_str(&words[at..]);
                }
                Piece::Notes => {
                    let ids: Vec<&str> = page.notes.get(&position).into_iter().flatten().map(|note| note.term.id.as_str()).collect();
                    if !ids.is_empty() {
                        shown.push_str(&format!("|{}|", ids.join(" ")));
                    }
                }
                _ => shown.push('#'),
            }
        }
        (shown.replace('\n', " ").trim().to_owned(), diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect())
    }

    fn marked(text: &str) -> String {
        let (shown, codes) = shown(text);
        assert_eq!(codes, [""; 0]);
        shown
    }

    #[test]
    fn the_first_use_is_marked_and_explained_below_its_block() {
        assert_eq!(marked("Geen woord.\n\nEen fte. Nog een fte."), "<p>Geen woord.</p> <p>Een [fte]. Nog een fte.</p> |fte|");
        assert_eq!(
            marked("- De ABD\n- en een fte\n\nDe ABD."),
            "<ul> <li>De [Algemene Bestuursdienst = ABD]</li> <li>en een [fte]</li> </ul> |abd fte|<p>De {ABD}.</p>"
        );
        assert_eq!(marked("Een fte:\n\n- de ABD"), "<p>Een [fte]:</p> <ul> <li>de [Algemene Bestuursdienst = ABD]</li> </ul> |fte abd|");
        assert_eq!(
            marked("> **Let op:** Een fte.\n\nEen fte."),
            "<div class=\"box box-note\"> <p class=\"box-label\">Let op</p> <p>Een [fte].</p> |fte|</div> <p>Een fte.</p>"
        );
    }

    #[test]
    fn headings_links_tables_and_code_are_left_alone() {
        let text = "## De ABD\n\n[De ABD](https://a.nl) en ``ABD``.\n\nTabel: De ABD\n\n| ABD |\n| --- |\n| ABD |\n\nDe *ABD* zelf.";
        let shown = marked(text);
        assert_eq!(shown.matches('[').count(), 1, "{shown}");
        assert!(shown.ends_with("<p>De <em>[Algemene Bestuursdienst = ABD]</em> zelf.</p> |abd|"), "{shown}");
    }

    #[test]
    fn what_is_written_out_needs_no_note() {
        assert_eq!(
            marked("Het ministerie van Binnenlandse Zaken (BZK). BZK."),
            "<p>Het ministerie van Binnenlandse Zaken ([BZK]). {BZK}.</p>"
        );
        assert_eq!(marked("BZK (Binnenlandse Zaken)."), "<p>[BZK] (Binnenlandse Zaken).</p>");
        assert_eq!(marked("Binnenlandse Zaken en BZK."), "<p>Binnenlandse Zaken en [BZK].</p> |bzk|");
        assert_eq!(marked("De Algemene Bestuursdienst (ABD)."), "<p>De [Algemene Bestuursdienst] ({ABD}).</p> |abd|");
        assert_eq!(marked("Een `fte = begrip(\"fte\")` is een baan. Een fte."), "<p>Een «fte» is een baan. Een fte.</p>");
    }

    #[test]
    fn an_abbreviation_alone_is_written_out_where_it_comes_first() {
        assert_eq!(marked("De BZK. De BZK."), "<p>De [Binnenlandse Zaken = BZK]. De {BZK}.</p>");
        // A longer word keeps its form, and its name stands in the note.
        assert_eq!(marked("Een BZK-plan. De BZK."), "<p>Een [BZK]-plan. De {BZK}.</p> |bzk|");
        assert_eq!(marked("Alle landen (EU) van de EU."), "<p>Alle landen ([EU]) van de {EU}.</p> |eu|");
    }

    #[test]
    fn another_language_is_marked_each_time() {
        assert_eq!(marked("Dit is open source. Open source!"), "<p>Dit is [open source]. {Open source}!</p> |oss|");
    }

    #[test]
    fn a_term_that_is_not_there_is_told() {
        assert_eq!(shown("Een `fte = begrip(\"ftes\")`.").1, ["G001"]);
        assert_eq!(shown("## Een `fte = begrip(\"ftes\")`\n\nTekst.").1, ["G001"]);
    }
}
