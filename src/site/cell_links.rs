//! Which cells and rows of which datasets something leads to besides the figures of texts: links of chapters, claims, and revisions. The page of a large dataset
//! shows those rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::claims::CheckedClaim;
use super::resolve::Site;
use crate::data::dataset::Dataset;
use crate::html;
use crate::output::join;

/// Addresses of cells and rows, by edition and name of their dataset.
pub(crate) type CellLinks = BTreeMap<(String, String), BTreeSet<String>>;

/// Collects them; `claims` are those of each edition.
pub(crate) fn cell_links(site: &Site, claims: &[Arc<[CheckedClaim]>]) -> CellLinks {
    let mut links = CellLinks::new();
    let mut add = |edition: &str, dataset: &str, address: String| {
        links.entry((edition.to_owned(), dataset.to_owned())).or_default().insert(address);
    };
    for cell in claims.iter().flat_map(|claims| claims.iter()).flat_map(|claim| &claim.figure.cells) {
        add(&cell.edition, &cell.dataset, cell.id.clone());
    }
    for edition in &site.editions {
        for page in &edition.pages {
            for (path, fragment) in page.links.iter().filter_map(|link| link.split_once('#')) {
                let path = match path.strip_prefix(&site.config.base_url) {
                    Some(rest) => Some(rest.to_owned()),
                    None => join(&page.path, path),
                };
                if let Some([year, "data", name, ..]) = path.as_deref().map(|path| path.split('/').collect::<Vec<_>>()).as_deref() {
                    add(year, name, html::decode(fragment));
                }
            }
        }
        for dataset in &edition.datasets {
            for (key, measure) in revised(dataset) {
                add(&dataset.edition, &dataset.id, dataset.cell_id(&key, measure));
            }
        }
    }
    links
}

/// The cells of the revisions that a schema declares.
fn revised(dataset: &Dataset) -> impl Iterator<Item = (Vec<usize>, usize)> {
    dataset.schema.revisions.iter().filter_map(|revision| {
        let measure = revision.measure.as_ref().map_or(Some(0), |name| dataset.schema.measure(&name.value))?;
        Some((revision.key(dataset)?, measure))
    })
}
