//! The accessibility statement, as the body that publishes the site declares it. The parts are those of the Dutch model after Decision (EU) 2018/1523.
//!
//! The program never awards a status: it prints the declared one. What a statement must hold is the work of `statement_reader`.

use super::criteria::Criterion;
use crate::contact::Contact;
use crate::day::Day;

/// The statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Statement {
    /// The declared status.
    pub(crate) status: Status,
    /// The day on which it was made.
    pub(crate) date: Day,
    /// The day on which it was last looked through.
    pub(crate) reviewed: Day,
    /// The hosts that it is about; the first is that of the site.
    pub(crate) domains: Vec<String>,
    /// What is covered, in words.
    pub(crate) covers: Vec<String>,
    /// What is not accessible.
    pub(crate) deviations: Vec<Deviation>,
    /// What is being done for accessibility as a whole.
    pub(crate) measures: Vec<Measure>,
    /// Who signed; `None` when nobody did yet.
    pub(crate) approval: Option<Approval>,
    /// Where a reader tells of a problem.
    pub(crate) feedback: Feedback,
    /// Where a reader goes when the answer does not satisfy.
    pub(crate) enforcement: Enforcement,
    /// What the statement rests on.
    pub(crate) evidence: Vec<Evidence>,
    /// The audit that is planned.
    pub(crate) planned_audit: Option<PlannedAudit>,
}

/// A status that can be declared. `E` cannot: it says that there is no statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    A,
    B,
    C,
    D,
}

impl Status {
    /// Every one, in order.
    pub(crate) const ALL: [Status; 4] = [Status::A, Status::B, Status::C, Status::D];

    /// Returns its letter.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Status::A => "A",
            Status::B => "B",
            Status::C => "C",
            Status::D => "D",
        }
    }
}

/// Something that is not accessible.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Deviation {
    /// What it is.
    pub(crate) what: String,
    /// The criteria that it fails; empty for what the law does not cover.
    pub(crate) criteria: Vec<&'static Criterion>,
    /// Why it may be, or is, so.
    pub(crate) ground: Ground,
    /// How it came about.
    pub(crate) cause: String,
    /// What a reader notices of it.
    pub(crate) effect: String,
    /// What a reader can do instead.
    pub(crate) alternative: String,
    /// What is done about it; empty where nothing will be.
    pub(crate) measure: String,
    /// The day by which that is done.
    pub(crate) planned: Option<Day>,
}

/// On what ground something is not accessible; the three of Decision (EU) 2018/1523.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ground {
    Noncompliance,
    DisproportionateBurden,
    OutOfScope,
}

/// Something that is done for accessibility.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Measure {
    /// What.
    pub(crate) text: String,
    /// The day by which it is done; `None` for what goes on.
    pub(crate) planned: Option<Day>,
}

/// The signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Approval {
    /// The function of who signed.
    pub(crate) role: String,
    /// The name; may be empty.
    pub(crate) name: String,
    /// When.
    pub(crate) date: Day,
}

/// Where a reader tells of a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Feedback {
    /// A mail address or a page.
    pub(crate) contact: Contact,
    /// Within how many days there is an answer; `None` when nobody promised that yet.
    pub(crate) answer_days: Option<i64>,
}

/// Where a reader goes when the answer does not satisfy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Enforcement {
    /// The body that handles it, such as the Nationale ombudsman.
    pub(crate) body: String,
    /// Its page.
    pub(crate) url: String,
    /// The page where the publisher takes complaints; may be empty.
    pub(crate) complaint_url: String,
}

/// A report that the statement rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Evidence {
    /// How it was made.
    pub(crate) kind: EvidenceKind,
    /// What was looked at.
    pub(crate) title: String,
    /// Who did it.
    pub(crate) by: String,
    /// When.
    pub(crate) date: Day,
    /// What came out of it.
    pub(crate) result: String,
    /// Where the report is; may be empty, except for an audit.
    pub(crate) url: String,
}

/// How a report was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EvidenceKind {
    WcagEm,
    Manual,
    UserTest,
    Automated,
}

/// An audit that is planned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PlannedAudit {
    /// Who will do it.
    pub(crate) by: String,
    /// The day by which it is done.
    pub(crate) date: Day,
}
