//! How to cite a dataset: who, when, what, which edition and version, and the address that stays.

use super::about::About;
use super::words::words;

/// Writes the citation of a table (DataCite 4.5, recommended form: creator, year, title, version, publisher, identifier).
pub(crate) fn citation(about: &About) -> String {
    let words = words(about.origin.language);
    let origin = &about.origin;
    let year = origin.published_at.get(..4).unwrap_or_default();
    let title = about.title.trim_end_matches('.');
    format!(
        "{} ({year}). {title} [{}]. {}, {} {}. {}",
        origin.publisher.name,
        words.dataset,
        origin.edition_title.trim_end_matches('.'),
        words.version.to_lowercase(),
        origin.version,
        about.page()
    )
}
