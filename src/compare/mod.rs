//! What changed between two editions, or two versions of one: chapters with their sentences, figures, datasets with their cells, and all that is written in
//! lists. For `diff`.
//!
//! Both sides were judged before; nothing is read or computed here, and nothing is put into words. What is the same value is told by `site::history`.

mod addresses;
mod alignment;
mod cells;
mod changes;
mod chapters;
mod datasets;
mod facts;
mod figures;
mod lists;
mod sentences;

use std::sync::Arc;

pub(crate) use self::cells::{CellChange, CellChanges, CellDifference, LoneCell, by_time};
pub(crate) use self::changes::{Address, AddressKind, Became, FactChange, ItemChange, Led};
pub(crate) use self::chapters::ChapterChange;
pub(crate) use self::datasets::DatasetChange;
pub(crate) use self::figures::{FigureChange, FigureDifference};
pub(crate) use self::sentences::SentenceChange;
use crate::shortcode::figure::Figure;
use crate::site::resolve::{EditionSite, Site};
use crate::source::Sources;

/// An edition, as one side of a comparison.
pub(crate) struct Side<'a> {
    /// The site it is part of.
    pub(crate) site: &'a Site,
    /// The edition: one of that site.
    pub(crate) edition: &'a EditionSite,
    /// For each of its pages of text, and each call, what it amounts to, whatever its pin says.
    pub(crate) figures: &'a [Arc<[Figure]>],
    /// The files that the site was read from.
    pub(crate) sources: &'a Sources,
}

/// What changed from one edition to another. Equal sides give nothing at all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Changes {
    /// Settings of the site and of the edition.
    pub(crate) edition: Vec<FactChange>,
    /// Pages of text, in order of the new edition; then those that are gone, in order of the old one. So are all lists below.
    pub(crate) chapters: Vec<ChapterChange>,
    /// Figures in the text.
    pub(crate) figures: Vec<FigureChange>,
    /// Datasets.
    pub(crate) datasets: Vec<DatasetChange>,
    /// Named figures of `figures.toml`.
    pub(crate) named: Vec<ItemChange>,
    /// Terms and abbreviations.
    pub(crate) terms: Vec<ItemChange>,
    /// What others printed, of one year: the printed texts of another year are others.
    pub(crate) claims: Vec<ItemChange>,
    /// Addresses that the old version had and the new one has not, in order. Two years have addresses of their own, so that nothing vanishes between them.
    pub(crate) addresses: Vec<Address>,
}

impl Changes {
    /// Is nothing different?
    pub(crate) fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// Lays two editions beside each other.
pub(crate) fn compare(old: &Side<'_>, new: &Side<'_>) -> Changes {
    let same_year = old.edition.edition.year == new.edition.edition.year;
    Changes {
        edition: facts::changes(&lists::edition(old), &lists::edition(new)),
        chapters: chapters::changes(old, new),
        figures: figures::changes(old, new),
        datasets: datasets::changes(old, new),
        named: facts::items(&lists::named(old), &lists::named(new)),
        terms: facts::items(&lists::terms(old), &lists::terms(new)),
        claims: if same_year { facts::items(&lists::claims(old), &lists::claims(new)) } else { Vec::new() },
        addresses: addresses::vanished(old, new),
    }
}
