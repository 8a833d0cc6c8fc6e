//! `site.toml` and `edition.toml`: the publication, and one year of it. Valid by construction, never changed after parsing.

pub(crate) mod archive;
pub(crate) mod correction;
pub(crate) mod keys;
pub(crate) mod security;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::fmt::temporal::Pieces;

use self::archive::ArchiveFacts;
use self::correction::Correction;
use self::security::Security;
use crate::contact::{Contact, is_address};
use crate::data_theme::DataTheme;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::licence::Licence;
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// The publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Config {
    /// Name of the publication.
    pub(crate) title: String,
    /// What it is, in one sentence.
    pub(crate) description: String,
    /// Full address of the site, with a slash at the end.
    pub(crate) base_url: String,
    /// The publishing body.
    pub(crate) publisher: Publisher,
    /// Language of editions that do not say otherwise, and of messages.
    pub(crate) language: Language,
    /// Name of the theme: a folder in `themes`.
    pub(crate) theme: Text,
    /// Year of the edition that the front door leads to.
    pub(crate) current_edition: Text,
    /// The licence of text and data.
    pub(crate) licence: Licence,
    /// What the data are about, in the words of the EU, for those datasets that do not say it themselves.
    pub(crate) data_themes: Vec<DataTheme>,
    /// The title and the description with their places, to be read for numbers by hand.
    pub(crate) texts: Vec<Text>,
    /// What archivists decided of all editions.
    pub(crate) archive: ArchiveFacts,
    /// Whom to tell of a weakness in the security of the site; `None` when it does not say.
    pub(crate) security: Option<Security>,
    /// What it is called in other languages.
    pub(crate) translations: BTreeMap<Language, SiteWords>,
}

/// The publication in another language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SiteWords {
    title: Text,
    description: Text,
    publisher: Text,
}

impl Config {
    /// Returns the publication as a page in a language shows it.
    pub(crate) fn in_language(&self, language: Language) -> Config {
        let mut config = self.clone();
        if let Some(words) = self.translations.get(&language) {
            config.title = words.title.value.clone();
            config.description = words.description.value.clone();
            config.publisher.name = words.publisher.value.clone();
        }
        config
    }

    /// Returns the path under which the site stands on its host, with a slash at both ends.
    pub(crate) fn mount(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("/", |slash| &rest[slash..])
    }

    /// Returns the host of the site, without its port.
    pub(crate) fn host(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }
}

/// The publishing body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Publisher {
    /// Its name.
    pub(crate) name: String,
    /// Full address of its own site; may be empty.
    pub(crate) url: String,
    /// Its URI in a register of organisations (TOOI, ROR, OWMS or the corporate bodies of the EU): what a catalogue names it by.
    pub(crate) identifier: String,
    /// Where a reader asks something.
    pub(crate) contact: Option<Contact>,
    /// The number to call, as `+31` and digits; may be empty.
    pub(crate) telephone: String,
}

/// One year of the publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Edition {
    /// Its year, which is the name of its folders and its address.
    pub(crate) year: String,
    /// Its title.
    pub(crate) title: String,
    /// Is it left out of a published site?
    pub(crate) draft: bool,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Moment of publication: RFC 3339, to the second, with an offset.
    pub(crate) published_at: String,
    /// Day of publication: year, month, day.
    pub(crate) published_on: (i16, i8, i8),
    /// The period it is about, in words.
    pub(crate) period: String,
    /// Its language.
    pub(crate) language: Language,
    /// The licence of its text and data.
    pub(crate) licence: Licence,
    /// The parts of government that a scope tells of; empty when the edition tells of none.
    pub(crate) scope: Vec<ScopePart>,
    /// What its versions after the first say otherwise, in the order of the file.
    pub(crate) corrections: Vec<Correction>,
    /// The title, the period and the words of the parts with their places, to be read for numbers by hand.
    pub(crate) texts: Vec<Text>,
    /// What archivists decided of it.
    pub(crate) archive: ArchiveFacts,
    /// What it is called in other languages.
    pub(crate) translations: BTreeMap<Language, EditionWords>,
}

/// A part of government that a scope tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ScopePart {
    /// Its name in schemas and blocks.
    pub(crate) id: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is; may be empty.
    pub(crate) explanation: String,
}

/// An edition in another language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EditionWords {
    title: Text,
    period: Text,
}

impl SiteWords {
    /// Returns the texts that are read for numbers by hand.
    pub(crate) fn texts(&self) -> [Text; 2] {
        [self.title.clone(), self.description.clone()]
    }
}

impl EditionWords {
    /// Returns the texts that are read for numbers by hand.
    pub(crate) fn texts(&self) -> [Text; 2] {
        [self.title.clone(), self.period.clone()]
    }
}

impl Edition {
    /// Returns the edition as a page in a language shows it.
    pub(crate) fn in_language(&self, language: Language) -> Edition {
        let mut edition = Edition { language, ..self.clone() };
        if let Some(words) = self.translations.get(&language) {
            edition.title = words.title.value.clone();
            edition.period = words.period.value.clone();
        }
        edition
    }
}

/// Reads `site.toml`. Errors: S001 to S005, S008, S018, S026, S027, A012.
pub(crate) fn site(file: &Arc<str>, text: &str) -> (Option<Config>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&keys::SITE, &mut diagnostics);
    let title = reader.required_text("title");
    let description = reader.required_text("description");
    let base_url = reader.required_text("base_url").and_then(|url| base_url(&mut reader, url));
    let language = language(&mut reader);
    let theme = reader.required_text("theme");
    let current_edition = reader.required_text("current_edition");
    let licence = licence(&mut reader);
    let data_themes = DataTheme::read_all(&mut reader);
    reader.needs("publisher");
    let publisher = reader.table("publisher", publisher);
    let archive = archive::read(&mut reader);
    let security = reader.table("security", security::read).flatten();
    let translations = translations(&mut reader, language.unwrap_or(Language::Dutch), |reader| {
        let [title, description, publisher] = ["title", "description", "publisher"].map(|key| reader.required_text(key));
        Some(SiteWords { title: title?, description: description?, publisher: publisher? })
    });
    reader.finish();
    let texts = [&title, &description].into_iter().flatten().cloned().collect();
    let config = (|| {
        Some(Config {
            title: title?.value,
            description: description?.value,
            base_url: base_url?,
            publisher: publisher?,
            language: language.unwrap_or(Language::Dutch),
            theme: theme?,
            current_edition: current_edition?,
            licence: licence.unwrap_or(Licence::Cc0),
            data_themes: if data_themes.is_empty() { vec![DataTheme::GOVERNMENT] } else { data_themes },
            texts,
            archive,
            security,
            translations,
        })
    })();
    (config, diagnostics)
}

/// Reads the publishing body. Errors: S003, S004, S005, S018, S026, S027, A012.
fn publisher(reader: &mut Reader<'_>) -> Publisher {
    let name = reader.required_text("name").map(|text| text.value).unwrap_or_default();
    let url = reader.text("url").map(|text| address(reader, "url", text)).unwrap_or_default();
    let identifier = if reader.has("identifier") {
        let identifier = reader.required_text("identifier").map(|text| (text.value.trim().to_owned(), text.span));
        if let Some((value, span)) = identifier.as_ref().filter(|(value, _)| !is_organisation(value)) {
            reader.report(Kind::NoOrganisation { value: Some(value.clone()) }, span.clone());
        }
        identifier.map(|(value, _)| value).unwrap_or_default()
    } else {
        let span = reader.span().clone();
        reader.report(Kind::NoOrganisation { value: None }, span);
        String::new()
    };
    let contact = reader.required_text("contact").and_then(|text| contact(reader, text));
    let telephone = reader.text("telephone").and_then(|text| telephone(reader, text)).unwrap_or_default();
    Publisher { name, url, identifier, contact, telephone }
}

/// Reads the full address of a page. Errors: S005.
fn address(reader: &mut Reader<'_>, key: &str, text: Text) -> String {
    if !is_address(&text.value) {
        let known = vec!["https://www.voorbeeld.nl/".to_owned()];
        reader.report(Kind::NotAllowed { key: key.into(), value: text.value.clone(), nearest: None, known }, text.span);
    }
    text.value
}

/// Is it the URI of an organisation in a register that catalogues know (DCAT-AP-NL 3.0, publisher)?
fn is_organisation(uri: &str) -> bool {
    const REGISTERS: [&str; 4] = [
        "https://identifier.overheid.nl/tooi/id/",
        "https://ror.org/",
        "http://publications.europa.eu/resource/authority/corporate-body/",
        "http://standaarden.overheid.nl/owms/terms/",
    ];
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~()".contains(c);
    let part = |part: &str| !matches!(part, "" | "." | "..") && part.chars().all(plain);
    REGISTERS.iter().any(|register| uri.strip_prefix(register).is_some_and(|rest| rest.split('/').all(part)))
}

/// Reads a number that can be called from anywhere (E.164). Errors: S027.
fn telephone(reader: &mut Reader<'_>, text: Text) -> Option<String> {
    let digits: String = text.value.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let good = digits
        .strip_prefix('+')
        .is_some_and(|rest| (4..=15).contains(&rest.len()) && !rest.starts_with('0') && rest.bytes().all(|byte| byte.is_ascii_digit()));
    if !good {
        reader.report(Kind::BadTelephone { value: text.value }, text.span);
        return None;
    }
    Some(digits)
}

/// Reads `edition.toml` of a year. Errors: S001 to S006, S019.
pub(crate) fn edition(file: &Arc<str>, text: &str, year: &str, config: &Config) -> (Option<Edition>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&keys::EDITION, &mut diagnostics);
    let title = reader.required_text("title");
    let version = if reader.has("version") { reader.whole("version", 1, keys::MOST_VERSION) } else { Some(1) };
    reader.needs("published_at");
    let published = reader.date_time("published_at").and_then(|(text, span)| moment(&mut reader, text, span));
    let draft = reader.flag("draft").unwrap_or(false);
    let period = reader.required_text("period");
    let language = language(&mut reader);
    let licence = licence(&mut reader);
    let archive = archive::read(&mut reader);
    let mut texts: Vec<Text> = [&title, &period].into_iter().flatten().cloned().collect();
    let mut firsts: BTreeMap<String, Span> = BTreeMap::new();
    let scope = reader.tables("scope", |reader| scope_part(reader, &mut firsts, &mut texts)).into_iter().flatten().collect();
    let corrections = reader.tables("correction", Correction::read).into_iter().flatten().collect();
    let translations = translations(&mut reader, language.unwrap_or(config.language), |reader| {
        let [title, period] = ["title", "period"].map(|key| reader.required_text(key));
        Some(EditionWords { title: title?, period: period? })
    });
    reader.finish();
    // A draft is shown in a preview before anyone knows when it will be published; until then it is as if at the end of its year.
    let at_the_end = || draft.then(|| Some((format!("{year}-12-31T00:00:00Z"), (year.parse().ok()?, 12, 31)))).flatten();
    let edition = (|| {
        let (published_at, published_on) = published.or_else(at_the_end)?;
        Some(Edition {
            year: year.to_owned(),
            title: title?.value,
            draft,
            version: u32::try_from(version?).ok()?,
            published_at,
            published_on,
            period: period?.value,
            language: language.unwrap_or(config.language),
            licence: licence.unwrap_or(config.licence),
            scope,
            corrections,
            texts,
            archive,
            translations,
        })
    })();
    (edition, diagnostics)
}

/// Does an `edition.toml` say that its edition is a draft? One that cannot be read does not, so that its mistakes are told.
pub(crate) fn is_draft(file: &Arc<str>, text: &str) -> bool {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let draft = document.reader(&keys::EDITION, &mut diagnostics).flag("draft");
    draft.unwrap_or(false)
}

/// Is it a moment of publication as `published_at` holds it, written out: `2024-05-15T12:00:00+02:00`?
pub(crate) fn is_moment(text: &str) -> bool {
    let mut diagnostics = Vec::new();
    let document = format!("published_at = {text}\n");
    let document = Document::parse(&document, Places::slice(&Arc::from(""), 0), &mut diagnostics);
    let mut reader = document.reader(&keys::EDITION, &mut diagnostics);
    let written = reader.date_time("published_at");
    let moment = written.and_then(|(text, span)| moment(&mut reader, text, span));
    // A text with more in it than a moment would be more than one line of TOML.
    moment.is_some() && diagnostics.is_empty() && !text.contains(['\n', '\r', '#'])
}

/// What of an `edition.toml` is another in the next edition: where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Succession {
    /// Titles and periods, in every language: they name years.
    pub(crate) titles: Vec<Text>,
    /// The value of `version`.
    pub(crate) version: Option<Span>,
    /// The value of `published_at`.
    pub(crate) published_at: Option<Span>,
    /// The value of `draft`.
    pub(crate) draft: Option<Span>,
}

/// Reads what the next edition has otherwise; mistakes were told where the edition was read.
pub(crate) fn succession(file: &Arc<str>, text: &str) -> Succession {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&keys::EDITION, &mut diagnostics);
    let mut titles: Vec<Text> = ["title", "period"].into_iter().filter_map(|key| reader.required_text(key)).collect();
    let [version, published_at, draft] = ["version", "published_at", "draft"].map(|key| reader.place(key));
    reader.table("translations", |reader| {
        for language in Language::ALL {
            reader.table(language.tag(), |reader| {
                titles.extend(["title", "period"].into_iter().filter_map(|key| reader.required_text(key)));
            });
        }
    });
    Succession { titles, version, published_at, draft }
}

/// Reads a part of government; its name is new. Errors: S003, S004, S018, B022.
fn scope_part(reader: &mut Reader<'_>, firsts: &mut BTreeMap<String, Span>, texts: &mut Vec<Text>) -> Option<ScopePart> {
    let (id, label, explanation) = (reader.required_text("id"), reader.required_text("label"), reader.text("explanation"));
    texts.extend([&label, &explanation].into_iter().flatten().cloned());
    let id = id?;
    if let Some(first) = firsts.get(&id.value) {
        reader.diagnostics.push(Diagnostic::new(Kind::PartTwice { part: id.value }, id.span).with_other(first.clone()));
        return None;
    }
    firsts.insert(id.value.clone(), id.span);
    Some(ScopePart { id: id.value, label: label?.value, explanation: explanation.map(|text| text.value).unwrap_or_default() })
}

/// Reads a mail address or the address of a page. Errors: A012.
fn contact(reader: &mut Reader<'_>, text: Text) -> Option<Contact> {
    let contact = Contact::parse(text.value.trim());
    if contact.is_none() {
        reader.report(Kind::BadContact { value: text.value }, text.span);
    }
    contact
}

fn language(reader: &mut Reader<'_>) -> Option<Language> {
    reader.choice("language", &keys::LANGUAGES).map(|position| [Language::Dutch, Language::English][position])
}

/// Reads a table for each language but its own, such as `[translations.en]`. Errors: S002 for other languages, and those of `read`.
fn translations<T>(reader: &mut Reader<'_>, own: Language, mut read: impl FnMut(&mut Reader<'_>) -> Option<T>) -> BTreeMap<Language, T> {
    let found = reader.table("translations", |reader| {
        reader.refuse(own.tag());
        let others = Language::ALL.into_iter().filter(|language| *language != own);
        others.filter_map(|language| Some((language, reader.table(language.tag(), &mut read)??))).collect()
    });
    found.unwrap_or_default()
}

fn licence(reader: &mut Reader<'_>) -> Option<Licence> {
    reader.choice("licence", &Licence::IDS).and_then(|position| Licence::parse(Licence::IDS[position]))
}

/// A base URL is `http(s)://host[:port]/path/` without user, query or fragment; a missing slash at the end is added.
fn base_url(reader: &mut Reader<'_>, url: Text) -> Option<String> {
    let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let good = rest.is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        let path = &rest[host.len()..];
        let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
        let label =
            |label: &str| !label.is_empty() && !label.starts_with('-') && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let is_port = |port: &str| {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.len() <= 5 && port.parse::<u16>().is_ok_and(|port| port > 0)
        };
        name.split('.').all(label)
            && port.is_none_or(is_port)
            && path.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/".contains(c))
            && !path.contains("//")
            && !path.split('/').any(|part| matches!(part, "." | ".."))
    });
    if !good {
        reader.report(Kind::BadBaseUrl { value: url.value }, url.span);
        return None;
    }
    Some(if url.value.ends_with('/') { url.value } else { format!("{}/", url.value) })
}

/// A moment has a date, a time and an offset, and lies between 1980 and 2107: what a zip file can hold.
fn moment(reader: &mut Reader<'_>, text: String, span: Span) -> Option<(String, (i16, i8, i8))> {
    let pieces = Pieces::parse(&text).ok().filter(|pieces| pieces.time().is_some() && pieces.offset().is_some());
    let date = pieces.as_ref().map(Pieces::date).filter(|date| (1980..=2107).contains(&date.year()));
    let Some(date) = date else {
        reader.report(Kind::BadDate { key: "published_at".into(), value: text }, span);
        return None;
    };
    // Written in full, as every reader of dates takes it (RFC 3339): editors may leave the seconds out.
    let offset = &text[text.rfind(['Z', 'z', '+', '-']).unwrap_or(text.len())..];
    let time = pieces.and_then(|pieces| pieces.time())?;
    let moment = format!("{date}T{:02}:{:02}:{:02}{}", time.hour(), time.minute(), time.second(), offset.to_uppercase());
    Some((moment, (date.year(), date.month(), date.day())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "title = \"T\"\ndescription = \"D\"\nbase_url = \"https://voorbeeld.nl\"\ntheme = \"basis\"\ncurrent_edition = \"2023\"\n[publisher]\nname = \"P\"\nidentifier = \"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"\ncontact = \"a@b.nl\"\n";

    fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
        diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
    }

    #[test]
    fn a_site_has_a_base_url_with_a_slash() {
        let (config, diagnostics) = site(&Arc::from("site.toml"), SITE);
        assert_eq!(codes(&diagnostics), [""; 0]);
        assert_eq!(config.unwrap().base_url, "https://voorbeeld.nl/");
        for wrong in
            ["ftp://voorbeeld.nl", "https://", "https://a@b.nl/", "https://b.nl/?x", "https://b.nl/../x", "voorbeeld.nl", "https://b.nl/ "]
        {
            let (_, diagnostics) = site(&Arc::from("site.toml"), &SITE.replace("https://voorbeeld.nl", wrong));
            assert_eq!(codes(&diagnostics), ["S008"], "{wrong}");
        }
    }

    #[test]
    fn a_moment_has_a_zone_and_a_possible_date() {
        let config = site(&Arc::from("site.toml"), SITE).0.unwrap();
        let of = |moment: &str| {
            let text = format!("title = \"T\"\nperiod = \"2023\"\npublished_at = {moment}\n");
            edition(&Arc::from("content/2023/edition.toml"), &text, "2023", &config)
        };
        assert_eq!(of("2024-05-15T12:00:00+02:00").0.unwrap().published_on, (2024, 5, 15));
        assert_eq!(of("2024-05-15T23:30:00-10:00").0.unwrap().published_on, (2024, 5, 15));
        for (wrong, code) in [
            ("2024-05-15", "S006"),
            ("2024-05-15T12:00:00", "S006"),
            ("1601-01-01T00:00:00Z", "S006"),
            ("\"2024\"", "S003"),
            ("2027-02-29T00:00:00Z", "S001"),
        ] {
            assert_eq!(codes(&of(wrong).1).first(), Some(&code), "{wrong}");
        }
    }
}
