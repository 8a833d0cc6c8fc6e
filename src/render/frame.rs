//! What all pages of an edition, or of the site itself, show: a [`Frame`], collected once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::data_subjects::index_path;
use super::deviations::About;
use super::menu::{MenuItem, RowPages, in_menu};
use super::theme::Theme;
use super::{languages, side_by_side};
use crate::config::{Config, Edition};
use crate::diagnostic::Language;
use crate::site::resolve::{EditionSite, Site};

/// What every page of an edition, or of the site itself, shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    /// The publication.
    pub(crate) config: Config,
    /// Every edition, oldest first.
    pub(crate) editions: Vec<Edition>,
    /// The edition of the page; `None` on the pages of the site itself.
    pub(crate) edition: Option<Edition>,
    /// The pages of text of the edition in the language of the page: path, title, short title, description.
    pub(crate) menu: Vec<MenuItem>,
    /// Its pages from data, which the menu leaves out.
    pub(crate) rows: RowPages,
    /// The chapters whose pages from data are laid side by side, by path.
    pub(crate) compared: BTreeSet<String>,
    /// For pages in another language than that of the edition: the chapters that exist in that of the edition only.
    pub(crate) untranslated: Vec<MenuItem>,
    /// Language of the pages of the edition, or of the site itself, that exist in one language only.
    pub(crate) common_language: Language,
    /// The pages of text of the edition that exist in several languages, by path: the language and path of each version.
    pub(crate) alternates: BTreeMap<String, Vec<(Language, String)>>,
    /// What the page with deviations of the edition is about; `None` when it has none.
    pub(crate) deviations: Option<About>,
    /// The languages of the edition, its own first: each has a page to search it.
    pub(crate) languages: Vec<Language>,
    /// Does the edition have a page with terms?
    pub(crate) terms: bool,
    /// Has the site an accessibility statement?
    pub(crate) statement: bool,
    /// The theme.
    pub(crate) theme: Arc<Theme>,
}

impl Frame {
    /// What the pages of an edition in a language show.
    pub(crate) fn of_edition(site: &Site, edition: &EditionSite, language: Language, theme: &Arc<Theme>) -> Self {
        Frame {
            config: site.config.in_language(language),
            edition: Some(edition.edition.in_language(language)),
            menu: edition.pages_in(language).filter(|page| in_menu(page)).map(MenuItem::new).collect(),
            rows: RowPages::of(edition, language),
            compared: side_by_side::compared(edition, language),
            untranslated: languages::untranslated(edition, language),
            common_language: edition.edition.language,
            alternates: languages::alternates(edition),
            deviations: About::of(edition),
            languages: edition.languages(),
            terms: !edition.terms.terms.is_empty(),
            ..Frame::bare(site, theme)
        }
    }

    /// What the pages of the site itself show in a language; each of them exists in every language.
    pub(crate) fn of_site(site: &Site, language: Language, theme: &Arc<Theme>) -> Self {
        let versions = Language::ALL.map(|language| (language, index_path(language, site.config.language))).to_vec();
        Frame {
            config: Config { language, ..site.config.in_language(language) },
            alternates: versions.iter().map(|(_, path)| (path.clone(), versions.clone())).collect(),
            ..Frame::bare(site, theme)
        }
    }

    fn bare(site: &Site, theme: &Arc<Theme>) -> Self {
        Frame {
            config: site.config.clone(),
            editions: site.editions.iter().map(|edition| edition.edition.clone()).collect(),
            edition: None,
            menu: Vec::new(),
            rows: RowPages::default(),
            compared: BTreeSet::new(),
            untranslated: Vec::new(),
            common_language: site.config.language,
            alternates: BTreeMap::new(),
            deviations: None,
            languages: Vec::new(),
            terms: false,
            statement: site.statement.is_some(),
            theme: theme.clone(),
        }
    }
}
