//! The files in TOML in the next edition: `edition.toml`, the schemas and the named figures, edited where years and what belongs to one year stand.

use std::ops::Range;
use std::sync::Arc;

use super::times::Times;
use super::years::{Shift, in_words};
use crate::config;
use crate::data::schema::Schema;
use crate::data::schema_reader;
use crate::diagnostic::Language;
use crate::pins::Splice;
use crate::pins::bytes::edited;
use crate::site::named;

/// The edits of an `edition.toml`: a draft in version 1 without corrections, its titles and period a year later, its moment of publication gone unless a new
/// one is given.
pub(super) fn edition(file: &Arc<str>, text: &str, shift: Shift, published: Option<&str>, language: Language) -> Vec<Splice> {
    let found = config::succession(file, text);
    let mut splices = Vec::new();
    for title in &found.titles {
        for range in in_words(&title.value) {
            let place = title.places.span(range.clone()).range();
            if text.get(place.clone()) == Some(&title.value[range.clone()])
                && let Some(new) = shift.year(&title.value[range])
            {
                splices.push(Splice { range: place, text: new });
            }
        }
    }
    let mut replace = |range: Range<usize>, new: &str| {
        if text.get(range.clone()).is_some_and(|old| old != new) {
            splices.push(Splice { range, text: new.to_owned() });
        }
    };
    if let Some(version) = &found.version {
        replace(version.range(), "1");
    }
    // A draft says so above its moment; one that is a draft already says so where it does.
    let mut lines = String::new();
    match &found.draft {
        Some(draft) => replace(draft.range(), "true"),
        None => lines.push_str("draft = true\n"),
    }
    lines.push_str(&match published {
        Some(moment) => format!("published_at = {moment}"),
        None => unknown_moment(language).to_owned(),
    });
    match found.published_at {
        Some(moment) => {
            let start = text[..moment.range().start].rfind('\n').map_or(0, |at| at + 1);
            replace(start..moment.range().end, &lines);
        }
        None => replace(0..0, &format!("{lines}\n")),
    }
    // What was corrected is right in this edition from its first version on.
    splices.extend(tables(text, "correction").into_iter().map(|range| Splice { range, text: String::new() }));
    splices.sort_by_key(|splice| splice.range.start);
    splices
}

/// What stands in the place of a moment that nobody knows yet.
fn unknown_moment(language: Language) -> &'static str {
    match language {
        Language::Dutch => "# Nog invullen: published_at = JAAR-MAAND-DAGT12:00:00+02:00, het moment van publicatie met de tijdzone.",
        Language::English => {
            "# Still to fill in: published_at = YEAR-MONTH-DAYT12:00:00+02:00, the moment of publication with its time zone."
        }
    }
}

/// The edits of `figures.toml`: the years in its formulas move.
pub(super) fn figures(file: &Arc<str>, text: &str, times: &Times<'_>) -> Vec<Splice> {
    let formulas = named::formulas(file, text);
    let moved = formulas.iter().flat_map(|(expr, places)| times.formula(expr, places, text));
    super::chapters::in_order(moved.map(|moved| moved.splice).collect())
}

/// The edits of a schema: the period it is about moves, and what it revised of earlier editions goes, as that has been told.
pub(super) fn schema(file: &Arc<str>, text: &str, shift: Shift) -> Vec<Splice> {
    let mut splices: Vec<Splice> = Vec::new();
    if let Some(period) = schema_reader::period(file, text) {
        for range in super::years::four_digits(&period.value) {
            let place = period.places.span(range.clone()).range();
            if text.get(place.clone()) == Some(&period.value[range.clone()])
                && let Some(new) = shift.year(&period.value[range])
            {
                splices.push(Splice { range: place, text: new });
            }
        }
    }
    let without = tables(text, "revisions");
    let removed: Vec<Splice> = without.iter().map(|range| Splice { range: range.clone(), text: String::new() }).collect();
    if !removed.is_empty() && is_schema_without_revisions(file, text, &removed) {
        splices.extend(removed);
    }
    splices.sort_by_key(|splice| splice.range.start);
    splices
}

/// Is what is left the same schema, but without revisions? A table could be written in a way that lines do not show.
fn is_schema_without_revisions(file: &Arc<str>, text: &str, removed: &[Splice]) -> bool {
    let read = |text: &str| schema_reader::parse(file, text);
    let (Some(old), Some(new)) = (read(text).0, read(&edited(text, removed)).0) else { return false };
    let same = |old: &Schema, new: &Schema| {
        old.title == new.title
            && old.dimensions.len() == new.dimensions.len()
            && old.measures.len() == new.measures.len()
            && old.constraints.len() == new.constraints.len()
    };
    new.revisions.is_empty() && same(&old, &new)
}

/// The lines of every table of a list, such as `[[revisions]]`, from its head to its last key. An empty line or a comment behind it belongs to what follows.
fn tables(text: &str, name: &str) -> Vec<Range<usize>> {
    let head = format!("[[{name}]]");
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.starts_with('[') {
            is_open = line.trim_end() == head;
            found.extend(is_open.then_some(at..end));
        } else if let Some(last) = found.last_mut().filter(|_| is_open && !line.trim().is_empty() && !line.starts_with('#')) {
            last.end = end;
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition_of(text: &str, published: Option<&str>) -> String {
        let splices = edition(&Arc::from("content/2023/edition.toml"), text, Shift(1), published, Language::Dutch);
        edited(text, &splices)
    }

    #[test]
    fn an_edition_begins_as_a_draft_without_a_moment() {
        let text = "# Editie 2023\ntitle = \"Verslag 2023\"\nversion = 3\n  published_at = 2024-05-15T12:00:00+02:00 # woensdag\nperiod = '1 juli 2022 tot en met 30 juni 2023'\n\n[translations.en]\ntitle = \"Report 2023\"\nperiod = \"2023\"\n";
        let new = edition_of(text, None);
        let start = "# Editie 2023\ntitle = \"Verslag 2024\"\nversion = 1\ndraft = true\n# Nog invullen: published_at = ";
        assert!(new.starts_with(start), "{new}");
        assert!(new.ends_with(" # woensdag\nperiod = '1 juli 2023 tot en met 30 juni 2024'\n\n[translations.en]\ntitle = \"Report 2024\"\nperiod = \"2024\"\n"), "{new}");
        let corrected = text.replace("[translations", "[[correction]]\nversion = 2\nwas = \"2023\"\n\n# Engels\n[translations");
        assert_eq!(edition_of(&corrected, None), new.replace("[translations", "\n# Engels\n[translations"));
        let moment = "2025-05-21T12:00:00+02:00";
        assert!(edition_of(text, Some(moment)).contains("\ndraft = true\npublished_at = 2025-05-21T12:00:00+02:00 # woensdag\n"));
        assert_eq!(
            edition_of("draft = false\ntitle = \"A\"\n", Some(moment)),
            "published_at = 2025-05-21T12:00:00+02:00\ndraft = true\ntitle = \"A\"\n"
        );
    }

    #[test]
    fn a_schema_loses_what_it_revised() {
        let schema_text = |more: &str| {
            format!(
                "title = \"A\"\ndescription = \"B\"\nsource = \"C\"\nperiod = \"2023\"\n{more}\n[[dimensions]]\nname = \"soort\"\nlabel = \"Soort\"\n\n[[measures]]\nname = \"n\"\nlabel = \"N\"\nunit = \"bomen\"\n"
            )
        };
        let revision = "[[revisions]]\nat = { soort = \"eik\" }\nwas = \"1\"\nedition = \"2022\"\nreason = \"[Fout]\"\n";
        let file: Arc<str> = Arc::from("data/2023/a.toml");
        let text = format!("{}\n{revision}", schema_text(""));
        let new = edited(&text, &schema(&file, &text, Shift(1)));
        assert_eq!(new, format!("{}\n", schema_text("").replace("2023", "2024")), "{text}");
        // A table that lines do not show stays, for a person to look at.
        let text = schema_text(&format!("notes = [\"\"\"\n{revision}\"\"\"]"));
        let new = edited(&text, &schema(&file, &text, Shift(1)));
        assert_eq!(new, text.replacen("period = \"2023\"", "period = \"2024\"", 1));
    }
}
