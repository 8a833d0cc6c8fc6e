//! Editions that are drafts: left out of a publication with all that is in their folders, and what each still needs before it can be published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::datasets::is_year;
use super::named;
use super::resolve::EditionSite;
use crate::config;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::source::{Sources, Span};

/// An edition that is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftEdition {
    /// Its year.
    pub year: String,
    /// Does it lack its moment of publication?
    pub lacks_moment: bool,
    /// The files with data that are missing beside their schemas, in order.
    pub lacks_data: Vec<String>,
}

/// Leaves out the editions whose `edition.toml` says that they are drafts. `None` when there are none: the sources are what is published.
pub(crate) fn leave_out(sources: &Sources) -> (Option<Sources>, Vec<DraftEdition>) {
    let mut drafts = Vec::new();
    for (path, _) in sources.under("content/") {
        let Some(year) = path.strip_prefix("content/").and_then(|path| path.strip_suffix("/edition.toml")).filter(|year| is_year(year))
        else {
            continue;
        };
        if sources.text(path).is_some_and(|text| config::is_draft(path, text)) {
            drafts.push(of(year, sources));
        }
    }
    if drafts.is_empty() {
        return (None, drafts);
    }
    let folders: Vec<String> = drafts.iter().flat_map(|draft| ["content", "data"].map(|root| format!("{root}/{}/", draft.year))).collect();
    let mut published = Sources::default();
    for (path, content) in sources.iter().filter(|(path, _)| !folders.iter().any(|folder| path.starts_with(folder.as_str()))) {
        published.insert_as(path, content.clone());
    }
    (Some(published), drafts)
}

/// What an edition lacks.
fn of(year: &str, sources: &Sources) -> DraftEdition {
    let path = format!("content/{year}/edition.toml");
    let lacks_moment = sources.text(&path).is_some_and(|text| config::succession(&sources.path(&path), text).published_at.is_none());
    let folder = format!("data/{year}/");
    let figures = named::path(year);
    let names: BTreeSet<&str> = sources.under(&folder).map(|(path, _)| path.as_ref()).collect();
    let schemas = names.iter().filter(|path| **path != figures).filter_map(|path| path.strip_suffix(".toml"));
    let lacks_data = schemas.map(|stem| format!("{stem}.csv")).filter(|csv| !names.contains(csv.as_str())).collect();
    DraftEdition { year: year.to_owned(), lacks_moment, lacks_data }
}

/// Says of a current edition that is not there that it is a draft, when it is.
pub(crate) fn tell(drafts: &[DraftEdition], diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        if let Kind::NoSuchEdition { year, draft, .. } = &mut diagnostic.kind {
            *draft = drafts.iter().any(|edition| edition.year == *year);
        }
    }
}

/// Tells once of what is missing in the drafts among these editions, and not of what follows from it: a dataset without the year of its edition is one mistake
/// (D045) and not one for each figure that reads it; and which numbers may stand in a text, the labels in the data decide, so that nobody knows without them.
pub(crate) fn tell_once(editions: &[EditionSite], diagnostics: &mut Vec<Diagnostic>) {
    for EditionSite { edition, datasets, .. } in editions.iter().filter(|edition| edition.edition.draft) {
        let (content, data) = (format!("content/{}/", edition.year), format!("data/{}/", edition.year));
        let schema_without_year = |diagnostic: &Diagnostic| {
            let Kind::UnknownName { noun: Noun::Year, name, of, .. } = &diagnostic.kind else { return None };
            // `fte.jaar`: the dataset and its dimension.
            let of = of.split('.').next().unwrap_or_default();
            // A formula tells where its dimension stands; a block reads the data of its own edition as a rule.
            let own = || datasets.iter().any(|dataset| dataset.id == of) && diagnostic.span.file.starts_with(&content);
            let is_own = diagnostic.other.as_ref().map_or_else(own, |schema| schema.file.starts_with(&data));
            (is_own && name.starts_with(&edition.year)).then(|| format!("{data}{of}"))
        };
        let mut figures: BTreeMap<String, usize> = BTreeMap::new();
        diagnostics.retain(|diagnostic| {
            let stem = schema_without_year(diagnostic);
            let stays = stem.is_none();
            stem.into_iter().for_each(|stem| *figures.entry(stem).or_default() += 1);
            stays
        });
        diagnostics.extend(figures.into_iter().map(|(stem, figures)| {
            let kind = Kind::NoDataOfYear { year: edition.year.clone(), figures };
            Diagnostic::new(kind, Span::new(&Arc::from(format!("{stem}.csv")), 0..0))
        }));
        let is_missing = |diagnostic: &Diagnostic| {
            matches!(diagnostic.kind, Kind::NoCsv { .. } | Kind::NoDataOfYear { .. }) && diagnostic.span.file.starts_with(&data)
        };
        if diagnostics.iter().any(is_missing) {
            let is_number = |kind: &Kind| matches!(kind, Kind::TypedNumber { .. } | Kind::NumberInWords { .. } | Kind::RoughNumber { .. });
            diagnostics.retain(|diagnostic| !(is_number(&diagnostic.kind) && diagnostic.span.file.starts_with(&content)));
        }
    }
}

/// Makes warnings of what is missing in the drafts among these editions, so that a preview can show what is there.
pub(crate) fn soften(editions: &[EditionSite], diagnostics: &mut [Diagnostic]) {
    let years: BTreeSet<&str> =
        editions.iter().filter(|edition| edition.edition.draft).map(|edition| edition.edition.year.as_str()).collect();
    for diagnostic in diagnostics {
        let is_draft = diagnostic.span.file.split('/').nth(1).is_some_and(|year| years.contains(year));
        let what = match &diagnostic.kind {
            Kind::NoCsv { expected } => expected.clone(),
            Kind::NoDataOfYear { year, .. } => year.clone(),
            Kind::MissingKey { key } if key == "published_at" => key.clone(),
            _ => continue,
        };
        if is_draft {
            diagnostic.kind = Kind::StillMissing { what };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(edition: &str) -> Sources {
        let mut sources = Sources::default();
        for (path, text) in [
            ("content/2023/edition.toml", "title = \"A\"\n"),
            ("content/2024/edition.toml", edition),
            ("content/2024/index.md", ""),
            ("data/2024/a.toml", ""),
            ("data/2024/b.toml", ""),
            ("data/2024/b.csv", ""),
            ("data/2024/figures.toml", ""),
        ] {
            sources.insert_text(path, text);
        }
        sources
    }

    #[test]
    fn a_draft_goes_with_all_that_is_in_its_folders() {
        let (published, drafts) = leave_out(&sources("draft = true\n"));
        let published = published.unwrap();
        assert_eq!(published.iter().map(|(path, _)| path.as_ref()).collect::<Vec<_>>(), ["content/2023/edition.toml"]);
        let draft = DraftEdition { year: "2024".into(), lacks_moment: true, lacks_data: vec!["data/2024/a.csv".into()] };
        assert_eq!(drafts, [draft]);
    }

    #[test]
    fn what_is_no_draft_or_cannot_be_read_stays() {
        for edition in ["", "draft = false\n", "draft = \"ja\"\n", "draft true\n", "[scope]\ndraft = true\n"] {
            assert_eq!(leave_out(&sources(edition)), (None, Vec::new()), "{edition}");
        }
    }
}
