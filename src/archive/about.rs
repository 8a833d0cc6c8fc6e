//! What a bag tells of its edition, in whatever form: the bag itself, MDTO, RO-Crate and the page for people.

use crate::config::Config;
use crate::config::Edition;
use crate::config::archive::ArchiveFacts;
use crate::contact::Contact;
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::licence::Licence;
use crate::source::Span;

/// An edition, as an archive knows it. Every text is on one line, and none of those that must be there is empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct About {
    /// Its year.
    pub(crate) year: String,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Its title.
    pub(crate) title: String,
    /// What the publication is, in one sentence.
    pub(crate) description: String,
    /// Full address of the site, with a slash at the end.
    pub(crate) base_url: String,
    /// Name of the publishing body.
    pub(crate) publisher: String,
    /// Its URI in a register of organisations.
    pub(crate) publisher_id: String,
    /// Where questions go; may be empty.
    pub(crate) mail: String,
    /// Moment of publication: RFC 3339.
    pub(crate) published_at: String,
    /// Day of publication, as `2024-05-15`.
    pub(crate) published_on: String,
    /// Tags of the languages of its text, its own first.
    pub(crate) languages: Vec<&'static str>,
    /// The licence of text and data.
    pub(crate) licence: Licence,
    /// What archivists decided of it.
    pub(crate) facts: Decided,
}

/// What archivists decided of an edition, in the terms of MDTO.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decided {
    /// `waardering`: label, code and list; the code may be empty.
    pub(crate) appraisal: [String; 3],
    /// `archiefvormer`: name and identifier; the latter may be empty.
    pub(crate) creator: [String; 2],
    /// `beperkingGebruik`: label and list.
    pub(crate) restriction: [String; 2],
    /// What that comes down to; may be empty.
    pub(crate) restriction_note: String,
    /// `informatiecategorie`: label, code and list; without a list there is none, and the code may be empty.
    pub(crate) category: [String; 3],
}

impl About {
    /// Gathers what is known of an edition. `languages` are those of its pages. Errors: V018 for each fact that neither file has.
    pub(crate) fn new(config: &Config, edition: &Edition, languages: &[Language], file: &Span) -> Result<Self, Vec<Diagnostic>> {
        let facts = edition.archive.or(&config.archive);
        let facts = decided(&facts).map_err(|missing| {
            let tell = |key| Diagnostic::new(Kind::Archive(Fault::KeyMissing { key }), file.clone());
            missing.into_iter().map(tell).collect::<Vec<_>>()
        })?;
        let (year, month, day) = edition.published_on;
        Ok(About {
            year: edition.year.clone(),
            version: edition.version,
            title: line(&edition.title),
            description: line(&config.description),
            base_url: config.base_url.clone(),
            publisher: line(&config.publisher.name),
            publisher_id: config.publisher.identifier.clone(),
            mail: match &config.publisher.contact {
                Some(Contact::Mail(mail)) => mail.clone(),
                _ => String::new(),
            },
            published_at: edition.published_at.clone(),
            published_on: format!("{year:04}-{month:02}-{day:02}"),
            languages: languages.iter().map(|language| language.tag()).collect(),
            licence: edition.licence,
            facts,
        })
    }

    /// Name of the bag and of its folder: `2023-v1`.
    pub(crate) fn name(&self) -> String {
        format!("{}-v{}", self.year, self.version)
    }

    /// Full address where this version stays, with a slash at the end.
    pub(crate) fn address(&self) -> String {
        self.address_of(self.version)
    }

    /// Full address of another version of the edition.
    pub(crate) fn address_of(&self, version: u32) -> String {
        format!("{}{}/v{version}/", self.base_url, self.year)
    }
}

/// The facts that must be there, or the keys of those that are not.
fn decided(facts: &ArchiveFacts) -> Result<Decided, Vec<&'static str>> {
    let mut missing = Vec::new();
    let mut must = |key: &'static str, value: &Option<String>| match value {
        Some(value) => line(value),
        None => {
            missing.push(key);
            String::new()
        }
    };
    let may = |value: &Option<String>| value.as_deref().map(line).unwrap_or_default();
    let appraisal = [must("appraisal", &facts.appraisal), may(&facts.appraisal_code), must("appraisal_list", &facts.appraisal_list)];
    let creator = [must("creator", &facts.creator), may(&facts.creator_identifier)];
    let restriction = [must("restriction", &facts.restriction), must("restriction_list", &facts.restriction_list)];
    let category = match &facts.category {
        Some(label) => [line(label), may(&facts.category_code), must("category_list", &facts.category_list)],
        None => Default::default(),
    };
    let decided = Decided { appraisal, creator, restriction, restriction_note: may(&facts.restriction_note), category };
    if missing.is_empty() { Ok(decided) } else { Err(missing) }
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
