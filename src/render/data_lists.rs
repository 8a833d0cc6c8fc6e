//! The lists of everything that a site publishes as data: the catalogue and the index for programs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition_data::EditionFacts;
use crate::config::Config;
use crate::licence::Licence;
use crate::memo;
use crate::opendata::about::Origin;
use crate::opendata::catalogue;
use crate::opendata::index::{self, OfEdition, Series};
use crate::opendata::published::Published;

/// What the lists are made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListsInput {
    /// The publication.
    pub(crate) config: Config,
    /// Its editions, oldest first.
    pub(crate) editions: Vec<ListedEdition>,
}

/// What an edition publishes as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListedEdition {
    /// Which edition.
    pub(crate) origin: Origin,
    /// Its licence.
    pub(crate) licence: Licence,
    /// Its package, zip and checksums.
    pub(crate) facts: EditionFacts,
    /// Its figure register.
    pub(crate) register: Arc<Published>,
    /// Its datasets, in order of name.
    pub(crate) tables: Vec<Arc<Published>>,
}

/// The lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Lists {
    /// The catalogue as Turtle.
    pub(crate) turtle: Arc<str>,
    /// The catalogue as JSON-LD.
    pub(crate) json_ld: Arc<str>,
    /// The index for programs.
    pub(crate) index: Arc<str>,
}

impl ListsInput {
    /// Makes the lists.
    pub(crate) fn make(&self) -> Lists {
        let tables: Vec<&Published> =
            self.editions.iter().flat_map(|edition| edition.tables.iter().chain([&edition.register])).map(Arc::as_ref).collect();
        let bundles: Vec<_> = self.editions.iter().map(|edition| &edition.facts.bundle).filter(|bundle| bundle.file.is_some()).collect();
        let graph = catalogue::graph(&self.config, &tables, &bundles);
        let (turtle, json_ld) = memo::both(|| graph.turtle(), || graph.json_ld());
        let of_edition = |edition: &'_ ListedEdition| OfEdition {
            licence: edition.licence.url(edition.origin.language),
            bundle: edition.facts.bundle.clone(),
            register: edition.register.clone(),
            loose: edition.facts.loose.clone(),
            origin: edition.origin.clone(),
        };
        let editions: Vec<OfEdition> = self.editions.iter().map(of_edition).collect();
        let index = index::json(&self.config, &editions, &self.series(), &index::catalogues(&turtle, &json_ld));
        Lists { turtle: turtle.into(), json_ld: json_ld.into(), index: index.into() }
    }

    /// The series of datasets, in order of name: each with its datasets, oldest edition first.
    pub(crate) fn series(&self) -> Vec<Series> {
        let mut series: BTreeMap<&str, Vec<Arc<Published>>> = BTreeMap::new();
        for table in self.editions.iter().flat_map(|edition| &edition.tables) {
            series.entry(&table.about.name).or_default().push(table.clone());
        }
        series.into_iter().map(|(name, tables)| (name.to_owned(), tables)).collect()
    }
}
