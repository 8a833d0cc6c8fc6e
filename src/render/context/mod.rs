//! The contract with theme authors: one struct for each template, and nothing else reaches it.
//!
//! Every field is documented here; `themes/README.md` repeats it for web designers, and a test holds the names that the templates
//! of a theme use against these structs. A field of type [`Html`] is markup that the program wrote and escaped itself: a template prints
//! it as it is. All other text is escaped by the template engine. Addresses are relative to the page that is being made.
//!
//! Each file holds the structs of some pages; the names are one list, so they are used from here.

mod blocks;
mod common;
mod compare;
mod data;
mod deviations;
mod editions;
mod pages;
mod register;
mod search;
mod statement;
mod terms;

pub(crate) use blocks::{
    CardContext, CardsContext, CellContext, ChartContext, ColumnContext, DownloadContext, MarkerItem, RowContext, ScopeContext,
    ScopePartItem, TableContext, TargetBar, TargetContext, TargetLine, TargetMark,
};
pub(crate) use common::{AlternateItem, Common, DownloadItem, EditionContext, NavItem, PageContext, SiteContext};
pub(crate) use compare::{CompareCell, CompareColumn, CompareContext, CompareGroup, CompareRow};
pub(crate) use data::{
    ChangeItem, ChangesContext, CodeItem, DataIndexContext, DatasetContext, DatasetItem, DatasetsContext, EndpointItem, FieldItem,
    FormatLink, SeriesEdition, SeriesItem, StatusCode, UseItem, UsedFigure,
};
pub(crate) use deviations::{ClaimItem, DeviationsContext, DifferenceItem, RevisionItem, SourceCellItem, SourceItem, TotalsItem};
pub(crate) use editions::{CorrectionItem, EditionOverview, EditionsContext, VersionItem};
pub(crate) use pages::{
    BelowContext, ChapterContext, ContentsContext, ContentsItem, ContentsPage, FrontContext, LandingContext, MissingContext,
};
pub(crate) use register::{
    DefinitionItem, GivenItem, RegisterCell, RegisterContext, RegisterFilesContext, RegisterItem, RegisterPage, RegisterPartContext,
    RegisterTable,
};
pub(crate) use search::{SearchContext, SearchFilter};
pub(crate) use statement::{
    ApprovalItem, CriterionItem, DayItem, DeviationItem, EvidenceItem, MeasureItem, PlannedAuditItem, StatementContext, StatusItem,
};
pub(crate) use terms::{AbbreviationItem, TermItem, TermLetter, TermNoteItem, TermNotesContext, TermsContext};

/// Markup that is already escaped; in a template: `{{ body|safe }}`.
pub(crate) type Html = String;
