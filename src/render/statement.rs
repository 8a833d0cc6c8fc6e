//! The page with the accessibility statement, and `statement.json` beside it, which Decision (EU) 2018/1523 prefers.
//!
//! What a statement must hold was decided in `content::statement_reader`; here it is only shown, as it was declared.

use serde_json::{Value, json};

use super::context::{
    ApprovalItem, Common, CriterionItem, DayItem, DeviationItem, DownloadItem, EvidenceItem, MeasureItem, PlannedAuditItem,
    StatementContext, StatusItem,
};
use super::theme::Words;
use crate::config::Config;
use crate::content::criteria::Criterion;
use crate::content::statement::{Deviation, Evidence, EvidenceKind, Ground, Statement, Status};
use crate::day::Day;
use crate::diagnostic::Language;
use crate::format::{self, NO_BREAK};

/// Path of the page in the site.
pub(crate) const PATH: &str = "toegankelijkheid/index.html";
/// Path of the file beside it.
pub(crate) const JSON: &str = "toegankelijkheid/statement.json";

/// The statuses with the words that tell their name and their meaning. `E` cannot be declared, but a reader meets it elsewhere.
const STATUSES: [(&str, &str, &str); 5] = [
    ("A", "statement_a", "statement_a_text"),
    ("B", "statement_b", "statement_b_text"),
    ("C", "statement_c", "statement_c_text"),
    ("D", "statement_d", "statement_d_text"),
    ("E", "statement_e", "statement_e_text"),
];

/// Makes the context of the page.
pub(crate) fn context(statement: &Statement, common: Common, config: &Config, language: Language) -> StatementContext {
    let words = &common.words;
    let size = json(statement, config, words, language).len();
    let statuses: Vec<StatusItem> = STATUSES.iter().map(|status| status_item(*status, statement.status, words)).collect();
    let download = DownloadItem {
        href: "statement.json".to_owned(),
        title: words["statement"].clone(),
        format: "JSON".to_owned(),
        size: format::size(size, language),
        opens: words["opens_json"].clone(),
        opens_short: words["for_json"].clone(),
        media_type: "application/json".to_owned(),
    };
    let of_ground = |wanted: &[Ground]| {
        let found = statement.deviations.iter().filter(|deviation| wanted.contains(&deviation.ground));
        found.map(|deviation| deviation_item(deviation, words, language)).collect::<Vec<_>>()
    };
    let measures = statement
        .measures
        .iter()
        .map(|measure| MeasureItem { text: measure.text.clone(), planned: measure.planned.map(|planned| day(planned, language)) });
    StatementContext {
        status: statuses[position(statement.status)].clone(),
        date: day(statement.date, language),
        reviewed: day(statement.reviewed, language),
        domains: statement.domains.clone(),
        covers: statement.covers.clone(),
        failing: of_ground(&[Ground::Noncompliance, Ground::DisproportionateBurden]),
        out_of_scope: of_ground(&[Ground::OutOfScope]),
        measures: measures.collect(),
        approval: statement.approval.as_ref().map(|approval| ApprovalItem {
            role: approval.role.clone(),
            name: approval.name.clone(),
            date: day(approval.date, language),
        }),
        contact: statement.feedback.contact.shown().to_owned(),
        contact_href: statement.feedback.contact.href(),
        answer_days: statement.feedback.answer_days.map(|days| days.to_string()).unwrap_or_default(),
        enforcement_body: statement.enforcement.body.clone(),
        enforcement_href: statement.enforcement.url.clone(),
        complaint_href: statement.enforcement.complaint_url.clone(),
        evidence: statement.evidence.iter().map(|evidence| evidence_item(evidence, words, language)).collect(),
        planned_audit: statement
            .planned_audit
            .as_ref()
            .map(|audit| PlannedAuditItem { by: audit.by.clone(), date: day(audit.date, language) }),
        statuses,
        downloads: vec![download],
        common,
    }
}

fn position(status: Status) -> usize {
    Status::ALL.iter().position(|known| *known == status).unwrap_or_default()
}

fn status_item((letter, name, text): (&str, &str, &str), declared: Status, words: &Words) -> StatusItem {
    StatusItem { letter: letter.to_owned(), name: words[name].clone(), meaning: words[text].clone(), declared: letter == declared.letter() }
}

fn day(day: Day, language: Language) -> DayItem {
    // With plain spaces: programs that look for the date of a statement, as monitors do, do not know the no-break one.
    DayItem { iso: day.iso(), shown: format::date(day.parts(), language).replace(NO_BREAK, " ") }
}

fn criterion(criterion: &Criterion, language: Language) -> CriterionItem {
    CriterionItem { number: criterion.number.to_owned(), name: criterion.name(language).to_owned(), level: criterion.level.to_owned() }
}

fn deviation_item(deviation: &Deviation, words: &Words, language: Language) -> DeviationItem {
    DeviationItem {
        what: deviation.what.clone(),
        criteria: deviation.criteria.iter().map(|found| criterion(found, language)).collect(),
        ground: words[ground(deviation.ground)].clone(),
        cause: deviation.cause.clone(),
        effect: deviation.effect.clone(),
        alternative: deviation.alternative.clone(),
        measure: deviation.measure.clone(),
        planned: deviation.planned.map(|planned| day(planned, language)),
    }
}

fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Noncompliance => "statement_noncompliance",
        Ground::DisproportionateBurden => "statement_burden",
        Ground::OutOfScope => "statement_out_of_scope",
    }
}

fn evidence_item(evidence: &Evidence, words: &Words, language: Language) -> EvidenceItem {
    let kind = match evidence.kind {
        EvidenceKind::WcagEm => "evidence_wcag_em",
        EvidenceKind::Manual => "evidence_manual",
        EvidenceKind::UserTest => "evidence_user_test",
        EvidenceKind::Automated => "evidence_automated",
    };
    EvidenceItem {
        kind: words[kind].clone(),
        title: evidence.title.clone(),
        by: evidence.by.clone(),
        date: day(evidence.date, language),
        result: evidence.result.clone(),
        href: evidence.url.clone(),
    }
}

/// Writes the statement for programs. Names are English; texts are as they were declared.
pub(crate) fn json(statement: &Statement, config: &Config, words: &Words, language: Language) -> String {
    let deviation = |deviation: &Deviation| {
        json!({
            "what": deviation.what,
            "ground": match deviation.ground {
                Ground::Noncompliance => "noncompliance",
                Ground::DisproportionateBurden => "disproportionate-burden",
                Ground::OutOfScope => "out-of-scope",
            },
            "criteria": deviation.criteria.iter().map(|found| found.number).collect::<Vec<_>>(),
            "cause": deviation.cause,
            "effect": deviation.effect,
            "alternative": deviation.alternative,
            "measure": optional(&deviation.measure),
            "planned": deviation.planned.map(Day::iso),
        })
    };
    let evidence = |evidence: &Evidence| {
        json!({
            "kind": match evidence.kind {
                EvidenceKind::WcagEm => "wcag-em",
                EvidenceKind::Manual => "manual",
                EvidenceKind::UserTest => "user-test",
                EvidenceKind::Automated => "automated",
            },
            "title": evidence.title,
            "by": evidence.by,
            "date": evidence.date.iso(),
            "result": evidence.result,
            "url": optional(&evidence.url),
        })
    };
    let (_, name, _) = STATUSES[position(statement.status)];
    let value = json!({
        "name": config.title,
        "url": format!("{}toegankelijkheid/", config.base_url),
        "language": language.tag(),
        "publisher": { "name": config.publisher.name, "url": optional(&config.publisher.url) },
        "law": words["statement_law_name"],
        "standard": "EN 301 549 v3.2.1",
        "status": { "letter": statement.status.letter(), "name": words[name] },
        "date": statement.date.iso(),
        "reviewed": statement.reviewed.iso(),
        "scope": { "domains": statement.domains, "covers": statement.covers },
        "deviations": statement.deviations.iter().map(deviation).collect::<Vec<_>>(),
        "measures": statement.measures.iter().map(|measure| json!({ "text": measure.text, "planned": measure.planned.map(Day::iso) })).collect::<Vec<_>>(),
        "approval": statement.approval.as_ref().map(|approval| {
            json!({ "role": approval.role, "name": optional(&approval.name), "date": approval.date.iso() })
        }),
        "feedback": { "contact": statement.feedback.contact.href(), "answer_days": statement.feedback.answer_days },
        "enforcement": {
            "body": statement.enforcement.body,
            "url": statement.enforcement.url,
            "complaint_url": optional(&statement.enforcement.complaint_url),
        },
        "evidence": statement.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "planned_audit": statement.planned_audit.as_ref().map(|audit| json!({ "by": audit.by, "date": audit.date.iso() })),
    });
    format!("{value:#}\n")
}

/// A text that may be empty, as programs read it.
fn optional(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::String(text.to_owned()) }
}
