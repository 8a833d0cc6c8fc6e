//! The two sides of a comparison: what was asked for, found and read.
//!
//! A side is a year of the project, a version in its archive, a bag (a zip or a folder), or the folder of a project.

use std::path::Path;
use std::sync::Arc;

use super::super::saying::load_words;
use super::{Head, words};
use crate::archive::{self, Sealed, ledger};
use crate::compare::Side;
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{self, Diagnostic, Kind, Language, render};
use crate::load::bag::{self, Found};
use crate::load::{self, LoadError};
use crate::pipeline::{Judged, Pipeline};
use crate::shortcode::figure::Figure;
use crate::site::resolve::EditionSite;
use crate::source::{Sources, Span};

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Operand {
    /// An edition of the project: `2023`.
    Year(String),
    /// A version in the archive of the project: `2023-v1`.
    Version(String),
    /// A file or folder.
    Path(String),
}

impl Operand {
    /// Reads one side. A file or folder whose name looks like a year or a version is written with its folder: `./2023`.
    pub(super) fn parse(text: &str) -> Self {
        match text {
            year if is_year(year) => Operand::Year(year.to_owned()),
            version if archive::of_bag(version).is_some() => Operand::Version(version.to_owned()),
            path => Operand::Path(path.to_owned()),
        }
    }

    /// As it was asked for.
    pub(super) fn name(&self) -> &str {
        match self {
            Operand::Year(name) | Operand::Version(name) | Operand::Path(name) => name,
        }
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The letters of mistakes that may keep something from being read: settings, Markdown, data, formulas, blocks, terms, languages.
const READING: [char; 7] = ['S', 'M', 'D', 'F', 'B', 'G', 'L'];

/// Why a side could not be read.
pub(super) enum Trouble {
    /// The project or a folder could not be read.
    Load(LoadError),
    /// There is nothing there.
    Nowhere(String),
    /// It has no edition of that year; the years that it has.
    NoEdition(String, Vec<String>),
    /// A version that is not in the archive; the file that it would be.
    NoVersion(String, String),
    /// It is no bag that can be trusted, for these reasons.
    Damaged(String, Vec<Diagnostic>),
    /// Nothing of it could be read, for these reasons.
    Unread(String, Vec<Diagnostic>, Box<Sources>),
}

impl Trouble {
    /// Says so.
    pub(super) fn words(&self, language: Language) -> String {
        match self {
            Trouble::Load(error) => load_words(error, language),
            Trouble::Nowhere(name) => words::nowhere(name, language),
            Trouble::NoEdition(year, years) => words::no_edition(year, years, language),
            Trouble::NoVersion(name, file) => words::no_version(name, file, language),
            Trouble::Damaged(name, _) => words::damaged(name, language),
            Trouble::Unread(name, ..) => words::unread(name, language),
        }
    }

    /// Says what is wrong with the files.
    pub(super) fn mistakes(&self, language: Option<Language>) -> Vec<String> {
        let nothing = Sources::default();
        let (diagnostics, sources) = match self {
            Trouble::Unread(_, diagnostics, sources) => (diagnostics, sources.as_ref()),
            // What is wrong is told by the path of a file in the bag, of which nothing is shown.
            Trouble::Damaged(_, diagnostics) => (diagnostics, &nothing),
            _ => return Vec::new(),
        };
        let language = language.unwrap_or(Language::English);
        diagnostic::shortened(diagnostics).iter().map(|diagnostic| render::text(diagnostic, sources, language, true)).collect()
    }
}

/// The sites that were read: one when both sides are editions of the project.
#[derive(Default)]
pub(super) struct Sites {
    sites: Vec<Read>,
}

/// A site that was read.
struct Read {
    sources: Sources,
    judged: Judged,
    diagnostics: Vec<Diagnostic>,
}

/// An edition of a site that was read.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    /// Position of the site.
    pub(super) site: usize,
    /// Position of the edition in it.
    edition: usize,
}

impl Sites {
    /// Reads both sides.
    pub(super) fn read(&mut self, operands: &[Operand; 2], project: &Path) -> Result<[Chosen; 2], Trouble> {
        let mut places = Vec::new();
        let mut own: Option<usize> = None;
        for operand in operands {
            places.push(match operand {
                Operand::Year(year) => {
                    let site = match own {
                        Some(site) => site,
                        None => self.add(load::load(project).map_err(Trouble::Load)?, &project.to_string_lossy())?,
                    };
                    own = Some(site);
                    (site, Some(year.clone()))
                }
                Operand::Version(name) => {
                    let folder = project.join(archive::FOLDER);
                    let path = folder.join(format!("{name}.zip"));
                    if !path.is_file() {
                        return Err(Trouble::NoVersion(name.clone(), format!("{}/{name}.zip", archive::FOLDER)));
                    }
                    let sealed = opened(&path, name)?;
                    in_ledger(&sealed, name, &folder)?;
                    self.add_sealed(sealed, name)?
                }
                Operand::Path(name) if Path::new(name).join("site.toml").is_file() => {
                    (self.add(load::load(Path::new(name)).map_err(Trouble::Load)?, name)?, None)
                }
                Operand::Path(name) if Path::new(name).is_file() || Path::new(name).join("bagit.txt").is_file() => {
                    self.add_sealed(opened(Path::new(name), name)?, name)?
                }
                Operand::Path(name) => return Err(Trouble::Nowhere(name.clone())),
            });
        }
        let named = places.iter().find_map(|(_, year)| year.clone());
        let found = |(site, year): &(usize, Option<String>)| self.find(*site, year.as_deref(), named.as_deref());
        Ok([found(&places[0])?, found(&places[1])?])
    }

    /// Judges the sources in a bag; returns the site with the year of its edition.
    fn add_sealed(&mut self, sealed: Sealed, name: &str) -> Result<(usize, Option<String>), Trouble> {
        Ok((self.add(sealed.as_sources(), name)?, Some(sealed.edition)))
    }

    /// Judges a site and keeps it.
    fn add(&mut self, sources: Sources, name: &str) -> Result<usize, Trouble> {
        match Pipeline::default().unpinned(&sources) {
            (Some(judged), diagnostics) => self.sites.push(Read { sources, judged, diagnostics }),
            (None, diagnostics) => return Err(Trouble::Unread(name.to_owned(), diagnostics, Box::new(sources))),
        }
        Ok(self.sites.len() - 1)
    }

    /// Finds the edition of a year; of a whole project that of the other side's year when it has one, else its current one.
    fn find(&self, site: usize, year: Option<&str>, other: Option<&str>) -> Result<Chosen, Trouble> {
        let read = &self.sites[site].judged.site;
        let position = |year: &str| read.editions.iter().position(|edition| edition.edition.year == year);
        let current = read.config.current_edition.value.as_str();
        let (wanted, found) = match (year, other) {
            (Some(year), _) => (year, position(year)),
            (None, Some(other)) => (current, position(other).or_else(|| position(current))),
            (None, None) => (current, position(current)),
        };
        let years = || read.editions.iter().map(|edition| edition.edition.year.clone()).collect();
        found.map(|edition| Chosen { site, edition }).ok_or_else(|| Trouble::NoEdition(wanted.to_owned(), years()))
    }

    fn edition(&self, found: Chosen) -> &EditionSite {
        &self.sites[found.site].judged.site.editions[found.edition]
    }

    /// The language of a site, for messages.
    pub(super) fn language(&self, site: usize) -> Language {
        self.sites[site].judged.site.config.language
    }

    /// The language of the first site that was read, if any was.
    pub(super) fn any_language(&self) -> Option<Language> {
        self.sites.first().map(|read| read.judged.site.config.language)
    }

    /// An edition as a side of a comparison.
    pub(super) fn side(&self, found: Chosen) -> Side<'_> {
        let Read { sources, judged, .. } = &self.sites[found.site];
        Side { site: &judged.site, edition: self.edition(found), figures: &judged.figures[found.edition], sources }
    }

    /// What is told of a side.
    pub(super) fn head<'a>(&'a self, found: Chosen, operand: &'a Operand) -> Head<'a> {
        let edition = &self.edition(found).edition;
        let mistakes = self.mistakes(found);
        Head { name: operand.name(), year: &edition.year, version: edition.version, title: &edition.title, mistakes }
    }

    /// How many mistakes may hide a part of an edition: those in its own files and those of the site, and when a figure could not be computed those in other
    /// editions too. What judges a text or an archive hides nothing.
    fn mistakes(&self, found: Chosen) -> usize {
        let Read { judged, diagnostics, .. } = &self.sites[found.site];
        let year = &self.edition(found).edition.year;
        let broken = judged.figures[found.edition].iter().any(|figures| figures.contains(&Figure::Broken));
        let of_other = |file: &str| {
            let mut parts = file.split('/');
            let (folder, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            matches!(folder, "content" | "data") && is_year(name) && name != year
        };
        let hides = |diagnostic: &Diagnostic| diagnostic.is_error() && diagnostic.kind.code().starts_with(READING);
        diagnostics.iter().filter(|diagnostic| hides(diagnostic) && (broken || !of_other(&diagnostic.span.file))).count()
    }
}

/// Opens a bag.
fn opened(path: &Path, name: &str) -> Result<Sealed, Trouble> {
    let opened = match bag::bag(path).map_err(Trouble::Load)? {
        Found::Zip(bytes) => archive::open(name, &bytes),
        Found::Folder(folder, files) => archive::open_folder(name, &folder, files),
        Found::Refused(path, why) => Err(vec![fault(&path, Fault::Refused { why })]),
    };
    opened.map_err(|faults| Trouble::Damaged(name.to_owned(), faults))
}

/// Holds a version against the ledger of its archive, when there is one: another file under its name is no version.
fn in_ledger(sealed: &Sealed, name: &str, folder: &Path) -> Result<(), Trouble> {
    let Some(text) = bag::ledger(folder).map_err(Trouble::Load)? else { return Ok(()) };
    let mut faults = Vec::new();
    let ledger = ledger::parse(&Arc::from(ledger::NAME), &text, &mut faults);
    if faults.is_empty() {
        faults = ledger.compare(sealed, ledger::NAME).into_iter().map(|found| fault(name, found)).collect();
    }
    if faults.is_empty() { Ok(()) } else { Err(Trouble::Damaged(name.to_owned(), faults)) }
}

fn fault(path: &str, fault: Fault) -> Diagnostic {
    Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(path), 0..0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_a_year_or_a_place() {
        assert_eq!(Operand::parse("2023"), Operand::Year("2023".into()));
        assert_eq!(Operand::parse("2023-v12"), Operand::Version("2023-v12".into()));
        for path in ["./2023", "archive/2023-v1.zip", "2023-v0", "2023-v1.zip", "23", "20234", ""] {
            assert_eq!(Operand::parse(path), Operand::Path(path.into()));
        }
    }
}
