//! The head of a chapter: TOML between two lines of `+++`.

use std::sync::Arc;

use super::block::{self, BlockParts};
use super::call::Call;
use super::prose::TextPart;
use super::row::Row;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::settings::keys::{Holds, Key, Keys, Rule, Words, forms};
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// What the head of a chapter says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct FrontMatter {
    /// Title: the `h1` of the page.
    pub(crate) title: String,
    /// Short title for menus.
    pub(crate) short: String,
    /// Address of the page; never changes. `None` for the front page of an edition.
    pub(crate) id: Option<Text>,
    /// What the chapter is about, in a sentence or two.
    pub(crate) description: String,
    /// Is it left out of a published site?
    pub(crate) draft: bool,
    /// The rows that become pages; `None` for a chapter that is one page.
    pub(crate) for_each: Option<ForEach>,
}

/// Which rows of a dataset become pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ForEach {
    /// Name of the dataset.
    pub(crate) dataset: Text,
    /// Measures, or the dimension, with the values that a row may have; none for every row.
    pub(crate) filters: Vec<(Text, Vec<Text>)>,
}

/// The head of a chapter.
pub(crate) const CHAPTER: Keys = Keys::new(
    "chapter",
    "De kop van een hoofdstuk, tussen twee regels met `+++`.",
    &[
        TITLE,
        SHORT,
        DESCRIPTION,
        Key::new(
            "id",
            Holds::Text(forms::ID),
            "Adres van het hoofdstuk: kleine letters, cijfers en streepjes. Verander het nooit, anders werken links van anderen niet meer.",
            "\"personeel\"",
        )
        .required(),
        Key::text(
            "for_each",
            "Dataset met één dimensie: elke rij wordt een pagina. De naam van de dimensie staat in formules voor die rij.",
            "\"organisaties\"",
        ),
        Key::new(
            "where",
            Holds::TextTable(Words::Any),
            "Welke rijen van `for_each` een pagina worden: waarden van een maat met tekst, of van de dimensie.",
            "{ soort = [\"ministerie\"] }",
        ),
        Key::flag("draft", "Is het een concept? Een concept komt niet op de site.", "true").default("false"),
    ],
)
.with(&[Rule::OnlyWith("for_each", &["where"])]);

/// The head of the front page of an edition, whose address is that of the edition.
pub(crate) const FRONT_PAGE: Keys =
    Keys::new("front page", "De kop van de voorpagina van een editie, tussen twee regels met `+++`.", &[TITLE, SHORT, DESCRIPTION]);

const TITLE: Key = Key::filled("title", "Titel van de pagina.", "\"Personeel\"");

const SHORT: Key = Key::text("short", "Korte titel voor het menu; weggelaten: de titel.", "\"Personeel\"");

const DESCRIPTION: Key =
    Key::text("description", "Waar het hoofdstuk over gaat, in een of twee zinnen.", "\"Hoeveel mensen er werken, en wie zij zijn.\"");

/// Names that the program uses as addresses within an edition.
const RESERVED: [&str; 12] =
    ["data", "cijfers", "verschillen", "inhoud", "begrippen", "zoeken", "assets", "images", "index", "schema", "nl", "en"];

/// What a reader reads of the head of a chapter.
#[derive(Default)]
pub(super) struct Head {
    /// Title, short title and description; `None` for what is left out.
    pub(super) texts: [Option<Vec<TextPart>>; 3],
    /// The figures in them: the first calls of the chapter.
    pub(super) calls: Vec<Call>,
}

/// Reads the head of a chapter; returns it with the texts in it that a reader reads, and the offset at which the text behind it starts.
/// Errors: M001, M002, S001 to S007, S017, S018.
pub(super) fn parse(
    file: &Arc<str>,
    text: &str,
    (language, row): (Language, Option<&Row>),
    diagnostics: &mut Vec<Diagnostic>,
) -> (FrontMatter, Head, usize) {
    let is_front = file.ends_with("/index.md");
    let first_line = text.find('\n').unwrap_or(text.len());
    if text[..first_line].trim_end() != "+++" {
        diagnostics.push(Diagnostic::new(Kind::FrontMatterMissing, Span::new(file, 0..first_line)));
        return (FrontMatter::default(), Head::default(), 0);
    }
    let start = (first_line + 1).min(text.len());
    let Some((end, body)) = closing_line(text, start) else {
        diagnostics.push(Diagnostic::new(Kind::FrontMatterUnclosed, Span::new(file, 0..first_line)));
        return (FrontMatter::default(), Head::default(), text.len());
    };
    let document = Document::parse(&text[start..end], Places::slice(file, start), diagnostics);
    let mut reader = document.reader(if is_front { &FRONT_PAGE } else { &CHAPTER }, diagnostics);
    let texts = [reader.required_text("title"), reader.text("short"), reader.text("description")];
    let head = head(&mut reader, &texts, language, row);
    let [title, short, description] = texts.map(|text| text.map(|text| text.value));
    let (title, description) = (title.unwrap_or_default(), description.unwrap_or_default());
    // Without its front page an edition has no beginning.
    let draft = !is_front && reader.flag("draft").unwrap_or(false);
    let id = if is_front { None } else { reader.required_text("id") };
    let for_each = if is_front { None } else { for_each(&mut reader) };
    reader.finish();
    if let Some(id) = &id {
        if !is_id(&id.value) {
            diagnostics.push(Diagnostic::new(Kind::BadId { value: id.value.clone() }, id.span.clone()));
        } else if RESERVED.contains(&id.value.as_str()) || is_version(&id.value) {
            diagnostics.push(Diagnostic::new(Kind::ReservedId { id: id.value.clone() }, id.span.clone()));
        }
    }
    let short = short.unwrap_or_else(|| title.clone());
    (FrontMatter { title, short, id, description, draft, for_each }, head, body)
}

/// The texts of a head as parts. Only that of a page about a row may hold formulas. Errors: M003 and those of formulas.
fn head(reader: &mut Reader<'_>, texts: &[Option<Text>; 3], language: Language, row: Option<&Row>) -> Head {
    let mut parts = BlockParts::new(0, 0, language, row);
    let mut one = |text: &Option<Text>| {
        let text = text.as_ref()?;
        if row.is_none() {
            return Some(vec![TextPart::Words(text.value.clone(), text.places.clone())]);
        }
        let mut prose = Vec::new();
        block::inline(reader, &mut parts, &mut prose, text);
        Some(prose)
    };
    let [title, short, description] = texts;
    let texts = [one(title), one(short), one(description)];
    Head { texts, calls: parts.calls }
}

/// Reads which rows become pages. Errors: S002 for rows of no dataset.
fn for_each(reader: &mut Reader<'_>) -> Option<ForEach> {
    let dataset = reader.text("for_each");
    let filters = reader.text_table("where");
    if dataset.is_none() {
        reader.refuse("where");
    }
    dataset.map(|dataset| ForEach { dataset, filters })
}

/// Returns where the text begins behind a head of other programs, between `---` lines; 0 when there is none.
pub(super) fn yaml(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---\n") else { return 0 };
    // A rule is followed by an empty line, a head is not.
    if rest.starts_with('\n') {
        return 0;
    }
    rest.find("\n---\n").map_or(0, |end| text.len() - rest.len() + end + "\n---\n".len())
}

/// Is it an address: `[a-z0-9-]`, 1 to 80 characters?
pub(crate) fn is_id(text: &str) -> bool {
    (1..=80).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `v1`, `v2`: the permanent addresses of versions.
fn is_version(id: &str) -> bool {
    id.strip_prefix('v').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The next line that is `+++`: its start and the start of the line behind it.
fn closing_line(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut diagnostics = Vec::new();
        parse(&Arc::from("content/2023/01-a.md"), text, (Language::Dutch, None), &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
    }

    #[test]
    fn reads_a_head() {
        let mut diagnostics = Vec::new();
        let text = "+++\ntitle = \"Personeel\"\nid = \"personeel\"\n+++\nTekst\n";
        let (front, _, body) = parse(&Arc::from("content/2023/01-a.md"), text, (Language::Dutch, None), &mut diagnostics);
        assert_eq!(diagnostics, []);
        assert_eq!((front.title.as_str(), front.id.unwrap().value.as_str(), &text[body..]), ("Personeel", "personeel", "Tekst\n"));
    }

    #[test]
    fn every_mistake_in_a_head_is_told() {
        assert_eq!(codes("Tekst"), ["M001"]);
        assert_eq!(codes("+++\ntitle = \"x\"\n"), ["M002"]);
        assert_eq!(codes("+++\ntilte = \"x\"\nid = \"A b\"\ndraft = 1\n+++\n"), ["S004", "S003", "S002", "S007"]);
        assert_eq!(codes("+++\ntitle = \"x\"\nid = \"data\"\n+++\n"), ["S017"]);
        assert_eq!(codes("+++\ntitle: x\n+++\n"), ["S001"]);
    }
}
