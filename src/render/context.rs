//! The contract with theme authors: one struct for each template, and nothing else reaches it.
//!
//! Every field is documented here; `themes/README.md` repeats it for web designers, and a test holds the names that the templates
//! of a theme use against these structs. A field of type [`Html`] is markup that the program wrote and escaped itself: a template prints
//! it as it is. All other text is escaped by the template engine. Addresses are relative to the page that is being made.

use serde::Serialize;

/// Markup that is already escaped; in a template: `{{ body|safe }}`.
pub(crate) type Html = String;

/// What every template gets, under the names of these fields.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct Common {
    /// The publication as a whole, from `site.toml`.
    pub(crate) site: SiteContext,
    /// The edition this page belongs to; absent (`none`) on the pages of the site itself: the front door, the accessibility statement and the 404 page.
    pub(crate) edition: Option<EditionContext>,
    /// This page.
    pub(crate) page: PageContext,
    /// The main menu: front page, chapters, data. Empty when there is no edition.
    pub(crate) navigation: Vec<NavItem>,
    /// The way from the edition's front page to here, without this page itself.
    pub(crate) breadcrumb: Vec<NavItem>,
    /// The words of the interface in the language of the page, from `words/LANGUAGE.toml` of the theme.
    pub(crate) words: std::collections::BTreeMap<String, String>,
}

/// The publication.
#[derive(Clone, PartialEq, Debug, Serialize)]
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
    /// Language of the pages of the site itself, for `hreflang`; empty when it is that of this page.
    pub(crate) other_language: String,
    /// The same in words, such as `in Dutch`; empty when it is that of this page.
    pub(crate) other_language_note: String,
}

/// One edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
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
    /// The page with what was printed otherwise or revised; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
    /// The page with terms and abbreviations; `none` when the edition has none.
    pub(crate) terms: Option<NavItem>,
}

/// The page being made.
#[derive(Clone, PartialEq, Debug, Serialize)]
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
    /// `contents`, `statement` or `missing`.
    pub(crate) kind: String,
}

/// A version of a page in a language.
#[derive(Clone, PartialEq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Debug, Serialize)]
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

/// `landing.html`: the front door `/`, which leads to the editions.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct LandingContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The current edition.
    pub(crate) current: NavItem,
    /// Every edition, newest first, the current one included.
    pub(crate) editions: Vec<NavItem>,
}

/// `front.html`: the front page of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct FrontContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The text of `index.md`.
    pub(crate) body: Html,
    /// The chapters in the language of the page, in order, with their descriptions.
    pub(crate) chapters: Vec<NavItem>,
    /// The chapters that exist in the language of the edition only, which is not that of this page.
    pub(crate) untranslated: Vec<NavItem>,
    /// The list of all datasets.
    pub(crate) datasets: NavItem,
    /// The figure register.
    pub(crate) register: NavItem,
    /// The page that tells where the data differ from what was printed; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
}

/// `chapter.html`: a chapter.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ChapterContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The text of the chapter, without its title.
    pub(crate) body: Html,
    /// The headings of level 2, each with those of level 3 under it.
    pub(crate) contents: Vec<ContentsItem>,
    /// The chapter before this one; `none` for the first.
    pub(crate) previous: Option<NavItem>,
    /// The chapter after this one; `none` for the last.
    pub(crate) next: Option<NavItem>,
    /// Where the figure register tells of the figures on this page; `none` when there are none.
    pub(crate) register: Option<NavItem>,
    /// The page with terms and abbreviations; `none` when no term is explained on this page.
    pub(crate) terms: Option<NavItem>,
}

/// A heading in the list of contents.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ContentsItem {
    /// The fragment, without `#`.
    pub(crate) id: String,
    /// The heading, figures filled in, without links.
    pub(crate) text: Html,
    /// Headings one level deeper.
    pub(crate) children: Vec<ContentsItem>,
}

/// `datasets.html`: the list of all datasets of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// Every dataset, by title.
    pub(crate) datasets: Vec<DatasetItem>,
    /// Files about all datasets together.
    pub(crate) downloads: Vec<DownloadItem>,
    /// The page that tells where the data differ from what was printed; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
}

/// A dataset in the list.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetItem {
    /// Its title.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// What it is.
    pub(crate) description: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// Its downloads.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `dataset.html`: the page of one dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// What the dataset is, in sentences.
    pub(crate) description: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// The period it is about, such as `2019 tot en met 2023`.
    pub(crate) period: String,
    /// All its cells.
    pub(crate) table: TableContext,
    /// Which parts of government count; `none` when nothing is known of it.
    pub(crate) scope: Option<ScopeContext>,
    /// Its columns, explained.
    pub(crate) fields: Vec<FieldItem>,
    /// Name of the licence.
    pub(crate) licence: String,
    /// Full address of the licence; may be empty.
    pub(crate) licence_url: String,
    /// Where its cells are used: page by page.
    pub(crate) uses: Vec<UseItem>,
}

/// A dimension or measure of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct FieldItem {
    /// Column name in the downloads.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// Unit in words; empty for a dimension.
    pub(crate) unit: String,
}

/// `contents.html`: every page of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ContentsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The front page and the chapters, in order.
    pub(crate) pages: Vec<ContentsPage>,
    /// The list of all datasets.
    pub(crate) all_data: NavItem,
    /// The page of every dataset, by title.
    pub(crate) datasets: Vec<NavItem>,
    /// Pages about the edition and the site: the figure register, what was printed otherwise, the accessibility statement.
    pub(crate) others: Vec<NavItem>,
}

/// A page of text with its headings.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ContentsPage {
    /// Its title.
    pub(crate) title: String,
    /// Its address.
    pub(crate) href: String,
    /// What it is about; may be empty.
    pub(crate) description: String,
    /// Its language, when it is not that of this list; else empty.
    pub(crate) language: String,
    /// Its headings of level 2, without those below them.
    pub(crate) headings: Vec<ContentsItem>,
}

/// `register.html`: the figure register of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RegisterContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// How many figures stand in sentences.
    pub(crate) figures: String,
    /// How many tables there are.
    pub(crate) tables: String,
    /// The pages of text that hold figures, in order.
    pub(crate) pages: Vec<RegisterPage>,
    /// The figures that do not come from the data.
    pub(crate) given: Vec<GivenItem>,
    /// The named formulas.
    pub(crate) named: Vec<DefinitionItem>,
    /// The register as files.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// A page of text in the register.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RegisterPage {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its language, when it is not that of the register; else empty.
    pub(crate) language: String,
    /// Its address.
    pub(crate) href: String,
    /// Its figures in sentences.
    pub(crate) figures: Vec<RegisterItem>,
    /// Its tables.
    pub(crate) tables: Vec<RegisterTable>,
}

/// A figure in the register.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RegisterItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// The sentence before it.
    pub(crate) before: String,
    /// What the reader sees there.
    pub(crate) shown: String,
    /// The sentence behind it.
    pub(crate) after: String,
    /// Exact value for machines; empty for a word.
    pub(crate) value: String,
    /// The formula as written.
    pub(crate) formula: String,
    /// The named formulas in it, each with its place on this page.
    pub(crate) names: Vec<(String, String)>,
    /// The cells it came from.
    pub(crate) cells: Vec<RegisterCell>,
    /// The exact value with its unit, in the notation of the reader; empty for a word.
    pub(crate) exact: String,
    /// What is special about it; may be empty.
    pub(crate) status: String,
    /// Where a figure that does not come from the data was found; may be empty.
    pub(crate) source: String,
}

/// A cell of a figure in the register.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RegisterCell {
    /// Its address on the page of its dataset.
    pub(crate) href: String,
    /// Dataset and measure, such as `fte.fte`.
    pub(crate) dataset: String,
    /// The values of its dimensions, such as `Totaal, 2023`.
    pub(crate) key: String,
    /// The number as in the CSV.
    pub(crate) value: String,
    /// The number in the notation of the reader.
    pub(crate) shown: String,
    /// Its unit.
    pub(crate) unit: String,
    /// What is special about it; may be empty.
    pub(crate) status: String,
}

/// A table in the register.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RegisterTable {
    /// Its title.
    pub(crate) title: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// Title of its dataset.
    pub(crate) dataset: String,
    /// Page of its dataset.
    pub(crate) dataset_href: String,
    /// How many cells it shows.
    pub(crate) cells: String,
}

/// A figure that does not come from the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct GivenItem {
    /// What the reader sees.
    pub(crate) shown: String,
    /// Where it was found.
    pub(crate) source: String,
    /// Its entry on this page.
    pub(crate) href: String,
    /// Its language, when it is not that of the register; else empty.
    pub(crate) language: String,
}

/// A named formula.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DefinitionItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The formula.
    pub(crate) formula: String,
    /// Why it is counted this way; may be empty.
    pub(crate) note: String,
    /// Where a constant in it comes from; may be empty.
    pub(crate) source: String,
}

/// A page that uses cells of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct UseItem {
    /// Title of the page.
    pub(crate) title: String,
    /// Its language, when it is not that of this page; else empty.
    pub(crate) language: String,
    /// Address of the page.
    pub(crate) href: String,
    /// The figures on that page, in the order of the text.
    pub(crate) figures: Vec<UsedFigure>,
}

/// One figure that uses cells of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct UsedFigure {
    /// Its entry in the figure register; empty for a table.
    pub(crate) register: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// What the reader sees there, such as `6,8 procent`; for a table its title.
    pub(crate) shown: String,
    /// Exact value for machines; empty for a table or a word.
    pub(crate) value: String,
    /// The formula as written; for a table its kind.
    pub(crate) formula: String,
}

/// `table.html`: a table, in a chapter or on the page of its dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TableContext {
    /// Id of the table's figure on this page; the caption gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// The caption.
    pub(crate) caption: String,
    /// Unit of all cells in words; empty when the columns or rows have their own.
    pub(crate) unit: String,
    /// Heads above the row headers: one for each dimension in the rows.
    pub(crate) row_heads: Vec<String>,
    /// Heads of the cells.
    pub(crate) columns: Vec<ColumnContext>,
    /// The rows.
    pub(crate) rows: Vec<RowContext>,
    /// Is it wide or long enough to need a box of its own that scrolls?
    pub(crate) wide: bool,
    /// Who counted it.
    pub(crate) source: String,
    /// Which parts of government are counted; may be empty.
    pub(crate) scope: String,
    /// Notes below the table.
    pub(crate) notes: Vec<String>,
    /// Markers used in the cells, each with its explanation.
    pub(crate) markers: Vec<MarkerItem>,
    /// Sentences that tell where the published figures do not add up.
    pub(crate) deviations: Vec<String>,
    /// Do shown parts not add up to a shown total because of rounding?
    pub(crate) rounding: bool,
    /// Page of the dataset; empty on that page itself.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Downloads of the dataset.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// The head of a column of cells.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ColumnContext {
    /// What stands in the head.
    pub(crate) label: String,
    /// Unit of this column in words; empty when the table has one unit.
    pub(crate) unit: String,
    /// Do all its cells hold text, which starts at the left?
    pub(crate) is_text: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RowContext {
    /// Id of the row, such as `Totaal`; empty outside the page of the dataset.
    pub(crate) id: String,
    /// The row headers: one for each of [`TableContext::row_heads`].
    pub(crate) headers: Vec<String>,
    /// Unit of this row in words; empty when the table or its columns have one.
    pub(crate) unit: String,
    /// Is it a total?
    pub(crate) total: bool,
    /// One for each column.
    pub(crate) cells: Vec<CellContext>,
}

/// A cell.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct CellContext {
    /// Its id on the page of the dataset, such as `Totaal-2023.fte`; empty elsewhere.
    pub(crate) id: String,
    /// What the reader sees: a number in the reader's notation, a text, or a marker. Never empty.
    pub(crate) shown: String,
    /// The exact number for machines, as in the CSV; empty when there is none.
    pub(crate) value: String,
    /// Does a marker stand here because there is no value?
    pub(crate) missing: bool,
    /// Marker behind the value, such as `(voorlopig)`; may be empty.
    pub(crate) marker: String,
    /// Does its measure hold text, which starts at the left?
    pub(crate) is_text: bool,
    /// Is it part of a total row or column?
    pub(crate) total: bool,
}

/// A marker in the cells of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct MarkerItem {
    /// The marker.
    pub(crate) marker: String,
    /// What it means.
    pub(crate) meaning: String,
}

/// A file to download.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DownloadItem {
    /// Address of the file.
    pub(crate) href: String,
    /// What it holds.
    pub(crate) title: String,
    /// Name of the format: `CSV`, `JSON`.
    pub(crate) format: String,
    /// Its true size in words, such as `1,2 kB`.
    pub(crate) size: String,
    /// Media type, for `type=`.
    pub(crate) media_type: String,
}

/// `chart.html`: a chart with its description, its table and its files.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ChartContext {
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// Id of the chart on this page. The drawings are named by the element `ID-titel` and described by `ID-beschrijving`.
    pub(crate) id: String,
    /// The message.
    pub(crate) title: Html,
    /// What is measured.
    pub(crate) subtitle: String,
    /// Two drawings, `svg.drawing-narrow` and `svg.drawing-wide`; the style sheet shows one of them.
    pub(crate) drawings: Html,
    /// What the drawing shows, in words.
    pub(crate) description: Html,
    /// The table that is drawn, without source and downloads, which are here.
    pub(crate) table: TableContext,
    /// Who counted it.
    pub(crate) source: String,
    /// Page of the dataset.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Downloads: the drawing, and the files of the dataset.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `key-figures.html`: cards with the key figures.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct CardsContext {
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// Title above the cards; empty when there is none.
    pub(crate) title: String,
    /// Id of the block on this page.
    pub(crate) id: String,
    /// The cards.
    pub(crate) cards: Vec<CardContext>,
}

/// A card.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct CardContext {
    /// The figure, with its link and exact value; its number in `span.amount`, its unit in `span.amount-unit`.
    pub(crate) figure: Html,
    /// What it is.
    pub(crate) label: Html,
    /// How it changed, in words; may be empty.
    pub(crate) change: Html,
    /// Which way it went: `up`, `down` or `same`; empty when the change is not one difference or growth.
    pub(crate) direction: String,
    /// Where to read more; empty when there is no link.
    pub(crate) href: String,
    /// The words of that link.
    pub(crate) link: String,
}

/// `target.html`: a goal with its stand.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TargetContext {
    /// Id of the block on this page; its title gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// What should be reached.
    pub(crate) title: String,
    /// How far it is: `reached`, `missed`, `on-course`, `behind`, `open` or `unknown`.
    pub(crate) course: String,
    /// The same in words: `Op koers`.
    pub(crate) verdict: String,
    /// Why, in one sentence.
    pub(crate) reason: String,
    /// Its lines in order: goal, start, stand, distance. What is not known of the start or the distance is left out.
    pub(crate) lines: Vec<TargetLine>,
    /// Where they stand on one line; `none` when the stand is not known.
    pub(crate) bar: Option<TargetBar>,
    /// A sentence below it; may be empty.
    pub(crate) text: Html,
}

/// A line of a target.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TargetLine {
    /// What it is: `Doel`, `Nu`.
    pub(crate) label: String,
    /// Words before the figure, such as `ten minste`; may be empty.
    pub(crate) before: String,
    /// The figure with its link and exact value; the word for a stand that is not known; empty for a year alone.
    pub(crate) figure: Html,
    /// Words behind the figure, such as `in 2030`; may be empty.
    pub(crate) after: String,
}

/// The picture of a target: a bar from zero to the stand, a mark at the goal and one at the start. The lines beside it say the same in words.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TargetBar {
    /// Where the bar begins: a percentage of the width with its sign, such as `12.5%`. Zero is here.
    pub(crate) from: String,
    /// How long the bar is.
    pub(crate) length: String,
    /// The end of the bar.
    pub(crate) stand: TargetMark,
    /// The goal.
    pub(crate) goal: TargetMark,
    /// The start; `none` when it is not known.
    pub(crate) base: Option<TargetMark>,
}

/// A mark on the picture of a target.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TargetMark {
    /// Where it stands: a percentage of the width with its sign.
    pub(crate) at: String,
    /// Where its word goes, so that it stays within the picture: `start`, `middle` or `end` of the word is at the mark.
    pub(crate) anchor: String,
    /// Its word.
    pub(crate) label: String,
}

/// `scope.html`: which parts of government count. Also on the page of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ScopeContext {
    /// Id of the block on this page; its title gets `ID-titel`. Empty on the page of a dataset, which has a heading of its own.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// What is told.
    pub(crate) title: String,
    /// It in words; may be empty.
    pub(crate) text: String,
    /// Every part of government in the order of the edition; empty when nothing is said of the parts.
    pub(crate) parts: Vec<ScopePartItem>,
}

/// A part of government.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ScopePartItem {
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is; may be empty.
    pub(crate) explanation: String,
    /// Does it count: `whole`, `partly` or `none`?
    pub(crate) share: String,
    /// The same in words: `telt mee`.
    pub(crate) shown: String,
    /// The sign for the eye; software that reads aloud gets the words.
    pub(crate) sign: String,
}

/// `download.html`: the downloads of a dataset, in a chapter.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DownloadContext {
    /// Id of the block on this page; its title gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// What stands above them.
    pub(crate) title: String,
    /// Page of the dataset.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Its downloads.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `deviations.html`: where the data differ from what was printed.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DeviationsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// How many printed figures were held against the data; empty when none.
    pub(crate) checked: String,
    /// How many of them agree.
    pub(crate) agree: String,
    /// How many do not.
    pub(crate) differ: String,
    /// The figures that do not agree, in order of the source.
    pub(crate) differences: Vec<DifferenceItem>,
    /// The totals that were printed otherwise than their parts add up to.
    pub(crate) totals: Vec<TotalsItem>,
    /// The values that an earlier edition published otherwise.
    pub(crate) revisions: Vec<RevisionItem>,
    /// Everything that was held against the data, by source.
    pub(crate) sources: Vec<SourceItem>,
    /// All of it as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// A printed figure that does not agree with the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DifferenceItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// What the source comes to, in words of the editors.
    pub(crate) says: String,
    /// Title of the source.
    pub(crate) source: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// The formula.
    pub(crate) formula: String,
    /// The cells that the figure came from.
    pub(crate) cells: Vec<SourceCellItem>,
    /// Why it differs, as far as that is known.
    pub(crate) note: String,
}

/// A cell that a figure came from.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct SourceCellItem {
    /// What it is, as in a formula: `fte[Totaal, 2023]`.
    pub(crate) name: String,
    /// Its place on the page of its dataset.
    pub(crate) href: String,
    /// Its value with its unit.
    pub(crate) shown: String,
    /// The number for machines.
    pub(crate) value: String,
}

/// A dataset with totals that were printed otherwise than their parts add up to.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TotalsItem {
    /// Title of the dataset.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// What is told of each: which cell, and why.
    pub(crate) notes: Vec<String>,
}

/// A value that an earlier edition published otherwise.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct RevisionItem {
    /// Title of the dataset.
    pub(crate) title: String,
    /// Which cell, in words: `Algemene Zaken, 2020`.
    pub(crate) cell: String,
    /// Its place on the page of the dataset.
    pub(crate) href: String,
    /// The value as it was, with its unit.
    pub(crate) was: String,
    /// The value as it is now, with its unit or status.
    pub(crate) now: String,
    /// The same for machines; empty when there is no number.
    pub(crate) value: String,
    /// The edition that published the old value.
    pub(crate) edition: String,
    /// Why it was revised.
    pub(crate) reason: String,
}

/// A source with everything from it that was held against the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct SourceItem {
    /// The id of its table on this page.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its claims, in order.
    pub(crate) claims: Vec<ClaimItem>,
}

/// A printed figure that was held against the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ClaimItem {
    /// What the source comes to.
    pub(crate) says: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// Its cell, or the page of the first dataset that it uses; empty when it uses none.
    pub(crate) href: String,
    /// Does it agree?
    pub(crate) agrees: bool,
    /// Id of the difference on this page; empty when it agrees.
    pub(crate) difference: String,
}

/// `term-notes.html`: the terms that a text used for the first time on its page, explained below it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TermNotesContext {
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: std::collections::BTreeMap<String, String>,
    /// The terms, in the order of the text.
    pub(crate) terms: Vec<TermNoteItem>,
}

/// A term that is explained below a text.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TermNoteItem {
    /// The term as the text uses it: its name or its abbreviation.
    pub(crate) word: String,
    /// What it stands for in full; empty when the text uses the name.
    pub(crate) full: String,
    /// Its abbreviation; empty when the text uses that, or when there is none.
    pub(crate) abbreviation: String,
    /// Language of the name, such as `en`, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What it means; may be empty when the abbreviation is all there is to explain.
    pub(crate) explanation: String,
    /// Its entry on the page with terms.
    pub(crate) href: String,
}

/// `terms.html`: the terms and abbreviations of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TermsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The terms with an explanation, by their first letter.
    pub(crate) letters: Vec<TermLetter>,
    /// Every abbreviation, in order.
    pub(crate) abbreviations: Vec<AbbreviationItem>,
    /// All of it as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// The terms that begin with a letter.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TermLetter {
    /// Id of its heading on this page.
    pub(crate) id: String,
    /// The letter; `0-9` for digits.
    pub(crate) letter: String,
    /// Its terms, in order.
    pub(crate) terms: Vec<TermItem>,
}

/// A term with its explanation.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TermItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// The word, or what its abbreviation stands for.
    pub(crate) name: String,
    /// Its abbreviations, with commas between them; may be empty.
    pub(crate) abbreviation: String,
    /// Language of the name, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What it means.
    pub(crate) explanation: String,
    /// What else is to be told of it; may be empty.
    pub(crate) note: String,
    /// Where the explanation comes from; may be empty.
    pub(crate) source: String,
    /// Terms that have to do with it.
    pub(crate) see: Vec<NavItem>,
    /// Its first use on each page of text that uses it.
    pub(crate) pages: Vec<NavItem>,
}

/// An abbreviation with what it stands for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct AbbreviationItem {
    /// Its id on this page; empty when its entry among the terms has it.
    pub(crate) id: String,
    /// The abbreviation; several for one thing have commas between them.
    pub(crate) abbreviation: String,
    /// What it stands for.
    pub(crate) name: String,
    /// Language of that, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What else is to be told of it; may be empty.
    pub(crate) note: String,
    /// Its entry among the terms; empty when it has none.
    pub(crate) href: String,
    /// Its first use on each page of text that uses it; empty when its entry tells that.
    pub(crate) pages: Vec<NavItem>,
}

/// `statement.html`: the accessibility statement, as it was declared.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct StatementContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The declared status.
    pub(crate) status: StatusItem,
    /// The day on which the statement was made.
    pub(crate) date: DayItem,
    /// The day on which it was last looked through.
    pub(crate) reviewed: DayItem,
    /// The hosts that it is about.
    pub(crate) domains: Vec<String>,
    /// What is covered, in words.
    pub(crate) covers: Vec<String>,
    /// What is not accessible, although the law asks it.
    pub(crate) failing: Vec<DeviationItem>,
    /// What is not accessible, and need not be by law.
    pub(crate) out_of_scope: Vec<DeviationItem>,
    /// What is done for accessibility as a whole.
    pub(crate) measures: Vec<MeasureItem>,
    /// Who signed; `none` when nobody did yet.
    pub(crate) approval: Option<ApprovalItem>,
    /// Where a reader tells of a problem, as shown.
    pub(crate) contact: String,
    /// What the link to it leads to.
    pub(crate) contact_href: String,
    /// Within how many days there is an answer; empty when nobody promised that yet.
    pub(crate) answer_days: String,
    /// Who a reader can go to when the answer does not satisfy.
    pub(crate) enforcement_body: String,
    /// Its page.
    pub(crate) enforcement_href: String,
    /// The page where the publisher takes complaints; may be empty.
    pub(crate) complaint_href: String,
    /// What the statement rests on.
    pub(crate) evidence: Vec<EvidenceItem>,
    /// The audit that is planned; `none` when there is none.
    pub(crate) planned_audit: Option<PlannedAuditItem>,
    /// Every status there is, with its meaning.
    pub(crate) statuses: Vec<StatusItem>,
    /// The statement as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// A status of compliance.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct StatusItem {
    /// Its letter.
    pub(crate) letter: String,
    /// Its name.
    pub(crate) name: String,
    /// What it means.
    pub(crate) meaning: String,
    /// Is it the declared one?
    pub(crate) declared: bool,
}

/// A day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DayItem {
    /// For machines, ISO 8601, for `<time datetime>`.
    pub(crate) iso: String,
    /// In words, such as `22 november 2026`.
    pub(crate) shown: String,
}

/// Something that is not accessible.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DeviationItem {
    /// What it is.
    pub(crate) what: String,
    /// The criteria that it fails; may be empty for what the law does not cover.
    pub(crate) criteria: Vec<CriterionItem>,
    /// On what ground it is so, in a sentence.
    pub(crate) ground: String,
    /// How it came about.
    pub(crate) cause: String,
    /// What a reader notices of it.
    pub(crate) effect: String,
    /// What a reader can do instead.
    pub(crate) alternative: String,
    /// What is done about it; may be empty.
    pub(crate) measure: String,
    /// The day by which that is done; may be `none`.
    pub(crate) planned: Option<DayItem>,
}

/// A success criterion of WCAG.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct CriterionItem {
    /// Its number, such as `1.4.3`.
    pub(crate) number: String,
    /// Its name.
    pub(crate) name: String,
    /// Its level: `A` or `AA`.
    pub(crate) level: String,
}

/// Something that is done for accessibility.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct MeasureItem {
    /// What.
    pub(crate) text: String,
    /// The day by which it is done; `none` for what goes on.
    pub(crate) planned: Option<DayItem>,
}

/// A signature.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ApprovalItem {
    /// The function of who signed.
    pub(crate) role: String,
    /// The name; may be empty.
    pub(crate) name: String,
    /// When.
    pub(crate) date: DayItem,
}

/// A report that the statement rests on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct EvidenceItem {
    /// How it was made, in words.
    pub(crate) kind: String,
    /// What was looked at.
    pub(crate) title: String,
    /// Who did it.
    pub(crate) by: String,
    /// When.
    pub(crate) date: DayItem,
    /// What came out of it.
    pub(crate) result: String,
    /// Where the report is; may be empty.
    pub(crate) href: String,
}

/// An audit that is planned.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct PlannedAuditItem {
    /// Who will do it.
    pub(crate) by: String,
    /// The day by which it is done.
    pub(crate) date: DayItem,
}

/// `missing.html`: the page for an address that does not exist (404).
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct MissingContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The current edition, from the root of the host.
    pub(crate) current: NavItem,
}
