//! What is told of a published table in every format: by whom, about what, from when, under which licence, and at which addresses.

use super::digest::{sha256, sha256_of};
use crate::config::{Edition, Publisher};
use crate::data_theme::DataTheme;
use crate::diagnostic::Language;
use crate::licence::Licence;
use crate::output::Pieces;

/// The publication that a table is part of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Origin {
    /// Full address of the site, with a slash at the end.
    pub(crate) base_url: String,
    /// Name of the publication.
    pub(crate) site: String,
    /// The publishing body.
    pub(crate) publisher: Publisher,
    /// Year of the edition.
    pub(crate) edition: String,
    /// Title of the edition.
    pub(crate) edition_title: String,
    /// Version of its data, as [`version`] makes it.
    pub(crate) version: String,
    /// Moment of publication: ISO 8601 with an offset.
    pub(crate) published_at: String,
    /// Language of titles and descriptions.
    pub(crate) language: Language,
}

impl Origin {
    /// The origin of everything in an edition.
    pub(crate) fn new(base_url: &str, site: &str, publisher: &Publisher, edition: &Edition) -> Self {
        Origin {
            base_url: base_url.to_owned(),
            site: site.to_owned(),
            publisher: publisher.clone(),
            edition: edition.year.clone(),
            edition_title: edition.title.clone(),
            version: version(edition),
            published_at: edition.published_at.clone(),
            language: edition.language,
        }
    }

    /// Day of publication: `2024-05-15`.
    pub(crate) fn published_on(&self) -> &str {
        self.published_at.get(..10).unwrap_or(&self.published_at)
    }
}

/// The series of the figure registers.
pub(crate) const REGISTERS: &str = "pagina-registers";

/// The series of the zips.
pub(crate) const BUNDLES: &str = "pagina-alles";

/// The version of the data of an edition (recipe "Data Package Version"): the year, since every edition may have another shape, and a count of corrections:
/// `2023.0.0` when it is published, `2023.0.1` after one.
pub(crate) fn version(edition: &Edition) -> String {
    format!("{}.0.{}", edition.year, edition.version - 1)
}

/// The most characters of a description that search engines take (5,000, less the sign that it was cut).
const MOST_LETTERS: usize = 4_990;

/// What is told of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct About {
    /// Its name: the folder of a dataset, `figures` for the figure register.
    pub(crate) name: String,
    /// The name of its series over the editions: its place on the page about the data of all editions.
    pub(crate) series: String,
    /// What its series is called.
    pub(crate) series_title: String,
    /// The folder of its page and files in the site, with a slash at the end: `2023/data/fte/`.
    pub(crate) folder: String,
    /// What a reader calls it.
    pub(crate) title: String,
    /// What it is.
    pub(crate) description: String,
    /// How it was counted; may be empty.
    pub(crate) method: String,
    /// Who counted it.
    pub(crate) source: String,
    /// Which parts of government are counted; may be empty.
    pub(crate) scope: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// What a reader must know.
    pub(crate) notes: Vec<String>,
    /// Words to find it by.
    pub(crate) keywords: Vec<String>,
    /// First and last day of what it is about: `2019-01-01`, `2023-12-31`.
    pub(crate) period: (String, String),
    /// Its licence.
    pub(crate) licence: Licence,
    /// What it is about, in the words of the EU.
    pub(crate) themes: Vec<DataTheme>,
    /// Is it a list of codes?
    pub(crate) is_code_list: bool,
    /// Path in the site of the JSON Schema of its JSON.
    pub(crate) schema: String,
    /// Where it comes from.
    pub(crate) origin: Origin,
}

impl About {
    /// Full address of its page.
    pub(crate) fn page(&self) -> String {
        format!("{}{}", self.origin.base_url, self.folder)
    }

    /// Path of one of its files in the site: the extension comes after its name.
    pub(crate) fn path(&self, extension: &str) -> String {
        format!("{}{}.{extension}", self.folder, self.name)
    }

    /// Description of 50 to 5,000 characters, which search engines ask of a dataset.
    pub(crate) fn long_description(&self) -> String {
        let (origin, page) = (&self.origin, self.page());
        let own = [&self.description, &self.method, &self.scope, &self.source];
        let parts = own.into_iter().chain([&origin.edition_title, &origin.site, &origin.publisher.name, &page]);
        let mut text = String::new();
        for part in parts.filter(|part| !part.is_empty()) {
            if text.chars().count() >= 50 {
                break;
            }
            if !text.is_empty() {
                text.push_str(if text.ends_with(['.', '!', '?']) { " " } else { ". " });
            }
            text.push_str(part);
        }
        match text.char_indices().nth(MOST_LETTERS) {
            Some((at, _)) => format!("{}…", &text[..text[..at].rfind(' ').unwrap_or(at)]),
            None => text,
        }
    }
}

/// A format in which a table is published.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Format {
    Ods,
    Csv,
    Json,
    /// The description of the columns of the CSV, for machines.
    Csvw,
}

impl Format {
    /// Every format in which the cells stand, most wanted first.
    pub(crate) const DATA: [Format; 3] = [Format::Ods, Format::Csv, Format::Json];

    /// What comes after the name of a table.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Format::Ods => "ods",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Csvw => "csv-metadata.json",
        }
    }

    /// Its name for readers.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Ods => "ODS",
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::Csvw => "CSVW, JSON",
        }
    }

    /// Its media type (IANA).
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Format::Csv => "text/csv",
            Format::Json => "application/json",
            Format::Csvw => "application/csvm+json",
        }
    }
}

/// A file that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FileFacts {
    /// Its format.
    pub(crate) format: Format,
    /// Its size.
    pub(crate) bytes: usize,
    /// SHA-256, in hexadecimal digits.
    pub(crate) sha256: String,
}

impl FileFacts {
    /// The facts of the bytes of a file.
    pub(crate) fn of(format: Format, bytes: &[u8]) -> Self {
        FileFacts { format, bytes: bytes.len(), sha256: sha256(bytes) }
    }

    /// The same of a text in pieces.
    pub(crate) fn of_pieces(format: Format, text: &Pieces) -> Self {
        FileFacts { format, bytes: text.iter().map(<[u8]>::len).sum(), sha256: sha256_of(text.iter()) }
    }
}

/// First and last day of a year or quarter: `2023`, `2023-Q3`; `None` for anything else.
pub(crate) fn days(period: &str) -> Option<(String, String)> {
    let (year, quarter) = period.split_once("-Q").map_or((period, None), |(year, quarter)| (year, Some(quarter)));
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (first, last) = match quarter {
        None => ("01-01", "12-31"),
        Some("1") => ("01-01", "03-31"),
        Some("2") => ("04-01", "06-30"),
        Some("3") => ("07-01", "09-30"),
        Some("4") => ("10-01", "12-31"),
        Some(_) => return None,
    };
    Some((format!("{year}-{first}"), format!("{year}-{last}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_a_first_and_a_last_day() {
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(days("2023"), pair("2023-01-01", "2023-12-31"));
        assert_eq!(days("2023-Q3"), pair("2023-07-01", "2023-09-30"));
        assert_eq!(days("2023-Q5"), None);
        assert_eq!(days("gisteren"), None);
    }
}
