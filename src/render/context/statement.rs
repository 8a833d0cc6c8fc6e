//! The accessibility statement.

use serde::Serialize;

use super::common::{Common, DownloadItem};

/// `statement.html`: the accessibility statement, as it was declared.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DayItem {
    /// For machines, ISO 8601, for `<time datetime>`.
    pub(crate) iso: String,
    /// In words, such as `22 november 2026`.
    pub(crate) shown: String,
}

/// Something that is not accessible.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CriterionItem {
    /// Its number, such as `1.4.3`.
    pub(crate) number: String,
    /// Its name.
    pub(crate) name: String,
    /// Its level: `A` or `AA`.
    pub(crate) level: String,
}

/// Something that is done for accessibility.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MeasureItem {
    /// What.
    pub(crate) text: String,
    /// The day by which it is done; `none` for what goes on.
    pub(crate) planned: Option<DayItem>,
}

/// A signature.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ApprovalItem {
    /// The function of who signed.
    pub(crate) role: String,
    /// The name; may be empty.
    pub(crate) name: String,
    /// When.
    pub(crate) date: DayItem,
}

/// A report that the statement rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PlannedAuditItem {
    /// Who will do it.
    pub(crate) by: String,
    /// The day by which it is done.
    pub(crate) date: DayItem,
}
