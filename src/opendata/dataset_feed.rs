//! `/data/atom.xml`: every dataset of every edition, what changed last first.

use std::sync::Arc;

use super::about::Format;
use super::atom::{self, Entry, Feed};
use super::published::Published;
use crate::config::Config;
use crate::output::Output;
use crate::site::archived::Archived;

/// Path of the feed in the site.
pub(crate) const PATH: &str = "data/atom.xml";

/// Writes the feed. A dataset changed when the version was published in which its CSV has the bytes that it has now: a new version of an edition leaves most of
/// its data as they were.
pub(crate) fn feed<'a>(
    config: &Config,
    title: &str,
    tables: impl Iterator<Item = &'a Arc<Published>>,
    archived: &[Arc<Archived>],
    output: &Output,
) -> String {
    let entry = |table: &Arc<Published>| {
        let about = &table.about;
        Entry {
            id: about.page(),
            title: format!("{} ({})", about.title, about.origin.edition),
            address: about.page(),
            updated: changed(table, archived, output).to_owned(),
            summary: about.description.clone(),
        }
    };
    atom::feed(&Feed { title, path: PATH, page: "data/" }, tables.map(entry).collect(), config)
}

/// The moment since which a table is what it is.
fn changed<'a>(table: &'a Published, archived: &'a [Arc<Archived>], output: &Output) -> &'a str {
    let path = table.about.path(Format::Csv.extension());
    let origin = &table.about.origin;
    let mut versions: Vec<&Archived> = archived.iter().map(Arc::as_ref).filter(|version| version.year == origin.edition).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.version));
    let now = output.get(&path);
    let same =
        versions.into_iter().take_while(|version| now.zip(version.file(&path)).is_some_and(|(now, then)| now.bytes() == then.bytes()));
    same.last().map_or(origin.published_at.as_str(), |oldest| oldest.published_at.as_str())
}
