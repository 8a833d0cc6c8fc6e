//! Addresses that vanished: what stood on the site under the old version and stands there no more. Whoever linked to a page or file must be led elsewhere.

use std::collections::BTreeSet;

use super::Side;
use super::changes::{Address, AddressKind, Led};
use crate::opendata::about::Format;
use crate::render::chart;
use crate::render::terms;
use crate::shortcode::figure::Figure;
use crate::site::links::{dataset_path, image_path};
use crate::site::redirects::{self, Redirect, Target};

/// The addresses that only the old version of an edition has, in order. Nothing for two years: each keeps its own.
pub(super) fn vanished(old: &Side<'_>, new: &Side<'_>) -> Vec<Address> {
    if old.edition.edition.year != new.edition.edition.year {
        return Vec::new();
    }
    let kept = addresses(new);
    let gone: Vec<Address> = addresses(old).difference(&kept).cloned().collect();
    // Of a page that is gone the headings need no telling.
    let pages: BTreeSet<&str> =
        gone.iter().filter(|address| address.kind == AddressKind::Page).map(|address| address.path.as_str()).collect();
    let is_told = |address: &&Address| address.path.split_once('#').is_none_or(|(page, _)| !pages.contains(page));
    gone.iter().filter(is_told).map(|address| Address { redirect: led(&address.path, &new.site.redirects), ..address.clone() }).collect()
}

/// What the new side says of an address that is gone.
fn led(path: &str, redirects: &[Redirect]) -> Option<Led> {
    let found = redirects.iter().find(|redirect| redirects::address(&redirect.from.value) == path.trim_start_matches('/'))?;
    Some(match &found.target {
        Target::To(to) if redirects::is_elsewhere(&to.value) => Led::To(to.value.clone()),
        Target::To(to) => Led::To(format!("/{}", redirects::address(&to.value))),
        Target::Gone(reason) => Led::Nowhere(reason.value.clone()),
    })
}

/// The addresses of an edition that its own texts and data make; those that every edition has are left out.
fn addresses(side: &Side<'_>) -> BTreeSet<Address> {
    let year = &side.edition.edition.year;
    let mut found = BTreeSet::new();
    let mut add = |path: String, kind: AddressKind| {
        let path = format!("/{path}").replace("/index.html", "/");
        found.insert(Address { path, kind, redirect: None });
    };
    for (page, figures) in side.edition.pages.iter().zip(side.figures) {
        add(page.path.clone(), AddressKind::Page);
        for heading in &page.chapter.headings {
            add(format!("{}#{}", page.path, heading.id), AddressKind::Heading);
        }
        let charts = figures.iter().enumerate().filter(|(_, figure)| matches!(figure, Figure::Chart(_)));
        charts.for_each(|(call, _)| add(chart::file_path(&page.path, page.call_id(call)), AddressKind::File));
    }
    for dataset in &side.edition.datasets {
        let page = dataset_path(year, &dataset.id);
        let folder = page.strip_suffix("index.html").unwrap_or(&page).to_owned();
        for format in Format::DATA.into_iter().chain([Format::Csvw]) {
            add(format!("{folder}{}.{}", dataset.id, format.extension()), AddressKind::File);
        }
        add(page, AddressKind::Page);
    }
    if !side.edition.terms.terms.is_empty() {
        add(terms::path(year), AddressKind::Page);
    }
    let folder = format!("content/{year}/");
    let images = side.site.images.keys().filter(|file| file.starts_with(&folder));
    images.for_each(|file| add(image_path(file), AddressKind::File));
    found
}
