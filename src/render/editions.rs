//! `/edities/`: every edition with its versions and corrections, as a page, as JSON and as an Atom feed; and the script by which a page of an edition tells that
//! there is a newer one. All of it stands outside the editions, since it is all that changes after they were published.

use std::sync::Arc;

use serde_json::{Value, json};

use super::context::{CorrectionItem, DayItem, EditionOverview, EditionsContext, NavItem, VersionItem};
use super::download::Other;
use super::theme::Words;
use crate::config::correction::{Correction, CorrectionKind};
use crate::config::{Config, Edition};
use crate::diagnostic::Language;
use crate::format::{self, NO_BREAK};
use crate::html;
use crate::opendata::atom::{self, Entry, Feed};
use crate::opendata::digest::pretty;
use crate::output::{File, Output, relative};
use crate::site::archived::{Archived, version_folder};
use crate::site::links::page_path;
use crate::site::resolve::EditionSite;

/// Path of the page in the site.
pub(crate) const PATH: &str = "edities/index.html";
/// Path of the same as JSON.
const JSON: &str = "edities/editions.json";
/// Path of the same as a feed (RFC 4287).
pub(crate) const FEED: &str = "edities/atom.xml";
/// Path of the script that tells of a newer edition.
pub(crate) const NOTICE: &str = "edities/melding.js";

/// All that is told of the editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Editions {
    /// Oldest first.
    editions: Vec<One>,
}

/// What is told of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
struct One {
    edition: Edition,
    /// Its versions, oldest first; the last one is that of the edition itself.
    versions: Vec<Version>,
    /// For each of its corrections the title and the path of its page.
    places: Vec<(String, String)>,
}

/// A version of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Version {
    number: u32,
    /// RFC 3339.
    published_at: String,
    /// Its bag: name, size and SHA-256; `None` for one that is not archived.
    bag: Option<(String, usize, String)>,
}

impl Editions {
    /// Collects it.
    pub(crate) fn of(editions: &[EditionSite], archived: &[Arc<Archived>]) -> Self {
        let one = |site: &EditionSite| {
            let edition = &site.edition;
            let kept = archived.iter().filter(|archived| archived.year == edition.year);
            let mut versions: Vec<Version> = kept.map(|archived| Version::of(archived)).collect();
            if versions.iter().all(|version| version.number != edition.version) {
                versions.push(Version { number: edition.version, published_at: edition.published_at.clone(), bag: None });
            }
            let place = |correction: &Correction| {
                let page = site.pages_in(edition.language).find(|page| page.name() == correction.page());
                let (title, path) = page.map(|page| (page.chapter.front.title.clone(), page_path(&page.chapter))).unwrap_or_default();
                let fragment = correction.heading().map(|heading| format!("#{}", html::encode(heading))).unwrap_or_default();
                (title, format!("{path}{fragment}"))
            };
            One { edition: edition.clone(), versions, places: edition.corrections.iter().map(place).collect() }
        };
        Editions { editions: editions.iter().map(one).collect() }
    }

    /// Makes the part of the page that is its own.
    pub(crate) fn context(&self, common: super::context::Common, words: &Words, language: Language) -> EditionsContext {
        let one = |one: &One| one.overview(words, language);
        let json = self.json_text(&common.site.title);
        let data = Other {
            path: JSON,
            title: &words["editions_title"],
            format: "JSON",
            media_type: "application/json",
            bytes: json.len(),
            opens: &words["opens_json"],
            opens_short: &words["for_json"],
        };
        let feed =
            NavItem { title: words["editions_feed"].clone(), href: relative(PATH, FEED), current: false, description: String::new() };
        EditionsContext { editions: self.editions.iter().rev().map(one).collect(), feed, data: data.item(PATH, language), common }
    }

    /// Puts everything but the page into the site: the JSON, the feed, the script, and the bags.
    pub(crate) fn emit(&self, config: &Config, archived: &[Arc<Archived>], words: &Words, output: &mut Output) {
        output.insert_text(JSON, self.json_text(&config.title));
        output.insert_text(FEED, self.feed(config, words));
        output.insert_text(NOTICE, self.notice());
        for archived in archived {
            output.insert(bag_path(&archived.file), File::Bytes(archived.bag.clone()));
        }
    }

    fn json_text(&self, title: &str) -> String {
        let edition = |one: &One| {
            let edition = &one.edition;
            let versions = one.versions.iter().map(|version| {
                let mut told = json!({ "version": version.number, "published": version.published_at });
                if let Some((file, bytes, sha256)) = &version.bag {
                    told["url"] = relative(JSON, &version_folder(&edition.year, version.number)).into();
                    told["archive"] = json!({ "url": relative(JSON, &bag_path(file)), "bytes": bytes, "sha256": sha256 });
                }
                told
            });
            let correction = |(correction, (page, path)): (&Correction, &(String, String))| {
                json!({
                    "version": correction.version, "date": correction.day.iso(), "kind": correction.kind.word(), "page": page,
                    "url": relative(JSON, path), "was": Some(&correction.was).filter(|was| !was.is_empty()), "becomes": correction.becomes, "reason": correction.reason,
                })
            };
            json!({
                "edition": edition.year, "title": edition.title, "period": edition.period, "language": edition.language.tag(),
                "url": format!("../{}/", edition.year), "version": edition.version, "versions": versions.collect::<Vec<_>>(),
                "corrections": edition.corrections.iter().zip(&one.places).map(correction).collect::<Vec<_>>(),
            })
        };
        pretty(&json!({ "title": title, "editions": self.editions.iter().rev().map(edition).collect::<Vec<Value>>() }))
    }

    /// Writes the feed: an entry for each version and each correction, newest first.
    fn feed(&self, config: &Config, words: &Words) -> String {
        let base = &config.base_url;
        let mut entries: Vec<Entry> = Vec::new();
        for one in &self.editions {
            let edition = &one.edition;
            for version in &one.versions {
                entries.push(Entry {
                    id: format!("{base}edities/#{}-v{}", edition.year, version.number),
                    title: format!("{}, {} {}", edition.title, words["version"].to_lowercase(), version.number),
                    address: match version.bag {
                        Some(_) => format!("{base}{}", version_folder(&edition.year, version.number)),
                        None => format!("{base}{}/", edition.year),
                    },
                    updated: version.published_at.clone(),
                    summary: edition.period.clone(),
                });
            }
            for (position, (correction, (page, path))) in edition.corrections.iter().zip(&one.places).enumerate() {
                entries.push(Entry {
                    id: format!("{base}edities/#{}-{}", edition.year, position + 1),
                    title: format!("{}: {}, {page}", words[correction.kind.word()], edition.title),
                    address: format!("{base}{path}"),
                    updated: format!("{}T00:00:00Z", correction.day.iso()),
                    summary: match correction.kind {
                        CorrectionKind::Addition => format!("{} {}", correction.becomes, correction.reason),
                        _ => format!(
                            "{}: “{}”. {}: “{}”. {}",
                            words["correction_was"], correction.was, words["correction_becomes"], correction.becomes, correction.reason
                        ),
                    },
                });
            }
        }
        atom::feed(&Feed { title: &words["editions_title"], path: FEED, page: "edities/" }, entries, config)
    }

    /// Writes the script. The sentence that it makes sure stands on every page of an edition, with the link; so it only takes words away.
    fn notice(&self) -> String {
        let versions: Value = self
            .editions
            .iter()
            .map(|one| (one.edition.year.clone(), Value::from(one.edition.version)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        format!("{}const versions = {versions};\n{}", SCRIPT.0, SCRIPT.1)
    }
}

/// The script, before and behind what it knows of the editions.
const SCRIPT: (&str, &str) = (
    "// Tells on a page of an edition that there is a newer edition, or a newer version of it. Only adds: the sentence and its link are there without it.\n(() => {\nconst own = document.documentElement.dataset;\n",
    "const notice = document.getElementById(\"pagina-melding\");\nif (!notice) return;\nconst version = Number(own.version) < (versions[own.edition] ?? 0);\nconst edition = Object.keys(versions).some((year) => year > own.edition);\nconst drop = (part) => notice.querySelectorAll(part).forEach((element) => element.remove());\nif (!version && !edition) return drop(\".sentence\");\ndrop(\".unsure\");\ndrop(version ? \".of-edition\" : \".of-version\");\nnotice.classList.add(\"is-newer\");\n})();\n",
);

/// Path of a bag in the site.
fn bag_path(file: &str) -> String {
    format!("edities/{file}")
}

impl Version {
    fn of(archived: &Archived) -> Self {
        let bag = (archived.file.clone(), archived.bag.len(), archived.sha256.clone());
        Version { number: archived.version, published_at: archived.published_at.clone(), bag: Some(bag) }
    }

    fn item(&self, year: &str, words: &Words, language: Language) -> VersionItem {
        let bag = |(file, bytes, _): &(String, usize, String)| {
            let path = bag_path(file);
            let title = format!("{} {year}, {} {}", words["edition"], words["version"].to_lowercase(), self.number);
            let other = Other {
                path: &path,
                title: &title,
                format: "ZIP",
                media_type: "application/zip",
                bytes: *bytes,
                opens: &words["opens_bag"],
                opens_short: &words["opens_bag"],
            };
            other.item(PATH, language)
        };
        VersionItem {
            version: self.number,
            published: moment(&self.published_at, language),
            href: self.bag.iter().map(|_| relative(PATH, &format!("{}index.html", version_folder(year, self.number)))).collect(),
            bag: self.bag.as_ref().map(bag),
            sha256: self.bag.as_ref().map(|(.., sha256)| sha256.clone()).unwrap_or_default(),
        }
    }
}

impl One {
    fn overview(&self, words: &Words, language: Language) -> EditionOverview {
        let edition = &self.edition;
        let corrections = edition.corrections.iter().zip(&self.places).map(|(correction, (title, path))| {
            let place = NavItem { title: title.clone(), href: relative(PATH, path), current: false, description: String::new() };
            item(correction, Some(place), words, (language, edition.language))
        });
        let mut corrections: Vec<CorrectionItem> = corrections.collect();
        corrections.sort_by(|one, other| (other.version, &other.day.iso).cmp(&(one.version, &one.day.iso)));
        EditionOverview {
            year: edition.year.clone(),
            title: edition.title.clone(),
            href: relative(PATH, &format!("{}/index.html", edition.year)),
            period: edition.period.clone(),
            language: edition.language.other_than(language),
            versions: self.versions.iter().rev().map(|version| version.item(&edition.year, words, language)).collect(),
            corrections,
        }
    }
}

/// A correction as it is shown; `languages` are that of the page and that of the correction.
pub(super) fn item(correction: &Correction, place: Option<NavItem>, words: &Words, languages: (Language, Language)) -> CorrectionItem {
    CorrectionItem {
        kind: words[correction.kind.word()].clone(),
        version: correction.version,
        day: DayItem { iso: correction.day.iso(), shown: format::date(correction.day.parts(), languages.0).replace(NO_BREAK, " ") },
        place,
        was: correction.was.clone(),
        becomes: correction.becomes.clone(),
        reason: correction.reason.clone(),
        language: languages.1.other_than(languages.0),
        words: words.clone(),
    }
}

/// The day of a moment in RFC 3339.
fn moment(published_at: &str, language: Language) -> DayItem {
    let iso = published_at.get(..10).unwrap_or(published_at);
    let shown = crate::day::Day::parse(iso).map(|day| format::date(day.parts(), language).replace(NO_BREAK, " "));
    DayItem { iso: iso.to_owned(), shown: shown.unwrap_or_else(|| iso.to_owned()) }
}
