//! What every page has: the publication, the edition, the page itself, links and files.

use serde::Serialize;

use crate::render::theme::Words;

/// What every template gets, under the names of these fields.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Common {
    /// The publication as a whole, from `site.toml`.
    pub(crate) site: SiteContext,
    /// The edition this page belongs to; absent (`none`) on the pages of the site itself: the front door, the accessibility statement and the 404 page.
    pub(crate) edition: Option<EditionContext>,
    /// This page.
    pub(crate) page: PageContext,
    /// The main menu: front page, chapters, data; of an edition with more than forty chapters those around this page, and the list of all pages. Empty when there is
    /// no edition.
    pub(crate) navigation: Vec<NavItem>,
    /// The way from the edition's front page to here, without this page itself.
    pub(crate) breadcrumb: Vec<NavItem>,
    /// The words of the interface in the language of the page, from `words/LANGUAGE.toml` of the theme.
    pub(crate) words: Words,
}

/// The publication.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SiteContext {
    /// Name of the publication.
    pub(crate) title: String,
    /// What it is, in one sentence.
    pub(crate) description: String,
    /// Name of the publishing body.
    pub(crate) publisher: String,
    /// Full address of the publishing body's own site; empty when not given.
    pub(crate) publisher_url: String,
    /// Where a reader asks something, as shown: a mail address, or the address of a page without its scheme; empty when not given.
    pub(crate) contact: String,
    /// What the link to it leads to.
    pub(crate) contact_href: String,
    /// Address of the front door of the site: in full on the pages of an edition, which also works alone; relative on the pages of the site
    /// itself; from the root of the host on the 404 page.
    pub(crate) home: String,
    /// Address of the accessibility statement, in the same form as `home`; empty when there is none.
    pub(crate) statement: String,
    /// Address of the list of all editions and corrections, in the same form as `home`.
    pub(crate) editions: String,
    /// Address of the script that tells of a newer edition, from the root of the host: it stands outside the editions, which never change.
    pub(crate) notice: String,
    /// Address of the page about the data of all editions, in the language of this page, in the same form as `home`.
    pub(crate) data: String,
    /// Language of the pages of the site itself, for `hreflang`; empty when it is that of this page.
    pub(crate) other_language: String,
    /// The same in words, such as `in Dutch`; empty when it is that of this page.
    pub(crate) other_language_note: String,
}

/// One edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct EditionContext {
    /// Its year, such as `2023`.
    pub(crate) year: String,
    /// Its title.
    pub(crate) title: String,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Moment of publication, ISO 8601, for `<time datetime>`.
    pub(crate) published_iso: String,
    /// Day of publication in words, such as `15 mei 2024`.
    pub(crate) published: String,
    /// The period it is about, in words, as in `edition.toml`.
    pub(crate) period: String,
    /// Name of the licence of text and data.
    pub(crate) licence: String,
    /// Full address of the licence.
    pub(crate) licence_url: String,
    /// Way from this page to the folder of the edition, with a slash at the end or empty: `../`.
    pub(crate) root: String,
    /// Its front page in the language of this page.
    pub(crate) front: String,
    /// Language of the pages that exist in one language only (data, register, all pages), for `hreflang`; empty when it is that of this page.
    pub(crate) common_language: String,
    /// The same in words, such as `in Dutch`; empty when it is that of this page.
    pub(crate) common_language_note: String,
    /// Full permanent address of the edition.
    pub(crate) permalink: String,
    /// Full permanent address of the version before this one; empty for the first.
    pub(crate) predecessor: String,
    /// The page on which the edition is searched, in the language of this page. A form that is sent there asks with `q`.
    pub(crate) search: String,
    /// The page with what was printed otherwise or revised; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
    /// The page with terms and abbreviations; `none` when the edition has none.
    pub(crate) terms: Option<NavItem>,
}

/// The page being made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PageContext {
    /// The text of its `h1`.
    pub(crate) title: String,
    /// The text of `<title>`: page, edition and site, unique in the site.
    pub(crate) head_title: String,
    /// One or two sentences for search engines and lists; may be empty.
    pub(crate) description: String,
    /// Language of the page: `nl` or `en`.
    pub(crate) language: String,
    /// Its full address.
    pub(crate) permalink: String,
    /// Address of the style sheet.
    pub(crate) stylesheet: String,
    /// Way from this page to the other assets of the theme, with a slash at the end: `../assets/`.
    pub(crate) assets: String,
    /// The versions of this page in all languages that it exists in, this one included; empty when there is only this one.
    pub(crate) alternates: Vec<AlternateItem>,
    /// What kind of page: `landing`, `front`, `chapter`, `datasets`, `dataset`, `register`, `deviations`, `terms`,
    /// `contents`, `search`, `data-index`, `editions`, `statement` or `missing`.
    pub(crate) kind: String,
}

/// A version of a page in a language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct AlternateItem {
    /// The language, for `lang` and `hreflang`.
    pub(crate) language: String,
    /// Name of the language, in that language.
    pub(crate) name: String,
    /// Address of the page.
    pub(crate) href: String,
    /// Its full address, for `<link rel="alternate">`.
    pub(crate) url: String,
    /// Is it this page?
    pub(crate) current: bool,
}

/// A link in a menu.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NavItem {
    /// The words of the link.
    pub(crate) title: String,
    /// Where it goes.
    pub(crate) href: String,
    /// Is it this page?
    pub(crate) current: bool,
    /// What the page is about; empty in menus.
    pub(crate) description: String,
}

/// A file to download.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DownloadItem {
    /// Address of the file.
    pub(crate) href: String,
    /// What it holds.
    pub(crate) title: String,
    /// Name of the format: `CSV`, `JSON`.
    pub(crate) format: String,
    /// Its true size in words, such as `1,2 kB`.
    pub(crate) size: String,
    /// What opens it, in a sentence: `Opent u met Excel of LibreOffice.`
    pub(crate) opens: String,
    /// The same in a few words: `Excel en LibreOffice`.
    pub(crate) opens_short: String,
    /// Media type, for `type=`.
    pub(crate) media_type: String,
}
