//! Reads `content/accessibility.toml`, and refuses a statement that is incomplete or that contradicts itself.
//!
//! A part that is missing is named, one by one. No clock is asked: every rule about time is about dates of the file.

use std::sync::Arc;

use super::criteria::Criterion;
use super::statement::{
    Approval, Deviation, Enforcement, Evidence, EvidenceKind, Feedback, Ground, Measure, PlannedAudit, Statement, Status,
};
use super::statement_keys::{EVIDENCE_KINDS, GROUNDS, STATEMENT};
use crate::contact::{Contact, is_address, is_mail};
use crate::day::Day;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// Path of the file in a project.
pub(crate) const FILE: &str = "content/accessibility.toml";

/// An audit counts for so many months; digitoegankelijk.nl, "De status".
const AUDIT_COUNTS: i16 = 36;
/// For status C an audit is planned within so many months; the same.
const AUDIT_WITHIN: i16 = 6;

/// Reads the statement about a site on `host`. `None` when it is incomplete. Errors: S001 to S005, S018, S019, A002 to A011.
pub(crate) fn parse(file: &Arc<str>, text: &str, host: &str) -> (Option<Statement>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&STATEMENT, &mut diagnostics);
    let found = read(&mut reader, host);
    reader.finish();
    let statement = found.filter(|_| diagnostics.is_empty());
    (statement, diagnostics)
}

/// Dates with their places, to be compared when all are known.
struct Dates {
    date: Option<(Day, Span)>,
    reviewed: Option<(Day, Span)>,
}

/// A key with its day and place, as far as it is there.
type Dated<'a> = (&'static str, &'a Option<(Day, Span)>);

fn read(reader: &mut Reader<'_>, host: &str) -> Option<Statement> {
    let letters = Status::ALL.map(Status::letter);
    let status_span = reader.text("status").map(|text| text.span);
    let status = part(reader, "status").then(|| reader.choice("status", &letters)).flatten().map(|position| Status::ALL[position]);
    let mut dates = Dates { date: date_part(reader, "date"), reviewed: date_part(reader, "reviewed") };
    if !in_order(reader, ("date", &dates.date), ("reviewed", &dates.reviewed)) {
        // What is held against a wrong day would look wrong too.
        dates.reviewed = None;
    }
    let scope = table_part(reader, "scope", |reader| scope(reader, host));
    let approval = reader.has("approval").then(|| reader.table("approval", |reader| approval(reader, &dates))).flatten();
    let is_signed = approval.is_some();
    if let (Some(status), Some(span), false) = (status, &status_span, is_signed || status == Some(Status::D)) {
        reader.report(Kind::UnsignedStatus { status: status.letter() }, span.clone());
    }
    let feedback = table_part(reader, "feedback", |reader| feedback(reader, is_signed));
    let enforcement = table_part(reader, "enforcement", enforcement);
    let evidence = if part(reader, "evidence") { reader.tables("evidence", |reader| evidence(reader, &dates)) } else { Vec::new() };
    let deviations = reader.tables("deviations", |reader| deviation(reader, &dates));
    let measures = reader.tables("measures", |reader| measure(reader, &dates));
    let planned_audit = reader.table("planned_audit", |reader| planned_audit(reader, &dates));
    // What could not be read has been told of; a status is held against a whole file.
    let all = (|| {
        Some(Statement {
            status: status?,
            date: dates.date.as_ref()?.0,
            reviewed: dates.reviewed.as_ref()?.0,
            domains: scope.clone()??.0,
            covers: scope??.1,
            deviations: deviations.into_iter().collect::<Option<Vec<_>>>()?,
            measures: measures.into_iter().collect::<Option<Vec<_>>>()?,
            approval: approval.flatten(),
            feedback: feedback??,
            enforcement: enforcement??,
            evidence: evidence.into_iter().collect::<Option<Vec<_>>>()?,
            planned_audit: planned_audit.flatten(),
        })
    })()?;
    hold_status(reader, &all, &status_span?);
    Some(all)
}

/// What a status demands of the rest. Errors: A002, A003, A004, A005.
fn hold_status(reader: &mut Reader<'_>, statement: &Statement, span: &Span) {
    let letter = statement.status.letter();
    let failing = statement.deviations.iter().filter(|deviation| deviation.ground != Ground::OutOfScope).count();
    if matches!(statement.status, Status::A | Status::B) {
        let oldest = statement.reviewed.months_later(-AUDIT_COUNTS);
        let audits = || statement.evidence.iter().filter(|evidence| evidence.kind == EvidenceKind::WcagEm);
        if !audits().any(|audit| audit.date >= oldest) {
            let last = audits().map(|audit| audit.date).max().map(Day::iso);
            reader.report(Kind::StatusWithoutAudit { status: letter, last, oldest: oldest.iso() }, span.clone());
        }
    }
    match statement.status {
        Status::A if failing > 0 => reader.report(Kind::StatusWithDeviations { count: failing }, span.clone()),
        Status::B if failing == 0 => {
            reader.report(Kind::StatementPart { key: "deviations" }, span.clone());
        }
        Status::C => {
            let latest = statement.date.months_later(AUDIT_WITHIN);
            let planned = statement.planned_audit.as_ref().map(|audit| audit.date);
            if planned.is_none_or(|planned| planned > latest) {
                reader.report(Kind::StatusWithoutPlan { planned: planned.map(Day::iso), latest: latest.iso() }, span.clone());
            }
        }
        _ => {}
    }
}

/// Is a part there? Errors: A002.
fn part(reader: &mut Reader<'_>, key: &'static str) -> bool {
    let is_there = reader.has(key);
    if !is_there {
        let span = reader.span().clone();
        reader.report(Kind::StatementPart { key }, span);
    }
    is_there
}

fn table_part<T>(reader: &mut Reader<'_>, key: &'static str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
    part(reader, key).then(|| reader.table(key, read)).flatten()
}

fn date_part(reader: &mut Reader<'_>, key: &'static str) -> Option<(Day, Span)> {
    part(reader, key).then(|| reader.day(key)).flatten()
}

fn scope(reader: &mut Reader<'_>, host: &str) -> Option<(Vec<String>, Vec<String>)> {
    let domains = reader.texts("domains");
    if let Some(last) = domains.last()
        && !domains.iter().any(|domain| domain.value == host)
    {
        let span = last.span.clone();
        reader.report(Kind::OtherDomain { host: host.to_owned() }, span);
    }
    let covers = if reader.has("covers") { reader.texts("covers") } else { Vec::new() };
    if covers.iter().all(|text| text.value.trim().is_empty()) {
        let span = reader.span().clone();
        reader.report(Kind::StatementPart { key: "scope.covers" }, span);
        return None;
    }
    let others = domains.into_iter().map(|domain| domain.value).filter(|domain| domain != host);
    Some((std::iter::once(host.to_owned()).chain(others).collect(), covers.into_iter().map(|text| text.value).collect()))
}

fn approval(reader: &mut Reader<'_>, dates: &Dates) -> Option<Approval> {
    let role = reader.required_text("role");
    let name = optional(reader, "name");
    let date = required_day(reader, "date");
    in_order(reader, ("date", &dates.date), ("approval.date", &date));
    Some(Approval { role: role?.value, name, date: date?.0 })
}

fn feedback(reader: &mut Reader<'_>, is_signed: bool) -> Option<Feedback> {
    let mail = reader.has("email").then(|| reader.required_text("email")).flatten();
    let page = reader.has("page").then(|| address(reader, "page")).flatten();
    let answer_days = reader.whole("answer_days", 1, 90);
    if is_signed && !reader.has("answer_days") {
        let span = reader.span().clone();
        reader.report(Kind::StatementPart { key: "feedback.answer_days" }, span);
    }
    if !reader.has("email") && !reader.has("page") {
        let span = reader.span().clone();
        reader.report(Kind::StatementPart { key: "feedback.email" }, span);
        return None;
    }
    let contact = match mail {
        Some(mail) if is_mail(&mail.value) => Some(Contact::Mail(mail.value)),
        Some(mail) => {
            reader.report(Kind::BadMail { value: mail.value }, mail.span);
            None
        }
        None => page.map(Contact::Page),
    };
    Some(Feedback { contact: contact?, answer_days })
}

fn enforcement(reader: &mut Reader<'_>) -> Option<Enforcement> {
    let body = reader.required_text("body");
    let url = required_address(reader, "url");
    let complaint_url = reader.has("complaint_url").then(|| address(reader, "complaint_url")).flatten().unwrap_or_default();
    Some(Enforcement { body: body?.value, url: url?, complaint_url })
}

fn evidence(reader: &mut Reader<'_>, dates: &Dates) -> Option<Evidence> {
    const KINDS: [EvidenceKind; 4] = [EvidenceKind::WcagEm, EvidenceKind::Manual, EvidenceKind::UserTest, EvidenceKind::Automated];
    let has_kind = reader.required_text("kind").is_some();
    let kind = has_kind.then(|| reader.choice("kind", &EVIDENCE_KINDS)).flatten().map(|position| KINDS[position]);
    let title = reader.required_text("title");
    let by = reader.required_text("by");
    let result = reader.required_text("result");
    let date = required_day(reader, "date");
    in_order(reader, ("evidence.date", &date), ("reviewed", &dates.reviewed));
    let url = match kind {
        // A status rests on the report itself, so that anyone can read it.
        Some(EvidenceKind::WcagEm) => required_address(reader, "url"),
        _ if reader.has("url") => address(reader, "url"),
        _ => Some(String::new()),
    };
    Some(Evidence { kind: kind?, title: title?.value, by: by?.value, date: date?.0, result: result?.value, url: url? })
}

fn deviation(reader: &mut Reader<'_>, dates: &Dates) -> Option<Deviation> {
    const OF_NAMES: [Ground; 3] = [Ground::Noncompliance, Ground::DisproportionateBurden, Ground::OutOfScope];
    let what = reader.required_text("what");
    let ground = match reader.has("ground") {
        true => reader.choice("ground", &GROUNDS).map(|position| OF_NAMES[position]),
        false => Some(Ground::Noncompliance),
    };
    let told = reader.diagnostics.len();
    let criteria = reader.text_or_texts("criteria");
    // An empty list names no criterion either; what is no list has been told.
    if criteria.is_empty() && ground != Some(Ground::OutOfScope) && reader.diagnostics.len() == told {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "criteria".into() }, span);
    }
    let n_criteria = criteria.len();
    let criteria: Vec<&'static Criterion> = criteria.into_iter().filter_map(|number| criterion(reader, number)).collect();
    let [cause, effect, alternative] = ["cause", "effect", "alternative"].map(|key| reader.required_text(key));
    // What fails the law has a way out of it; the other two grounds say why there is none.
    let must_mend = ground != Some(Ground::OutOfScope) && ground != Some(Ground::DisproportionateBurden);
    let measure = match must_mend || reader.has("measure") {
        true => reader.required_text("measure").map(|text| text.value),
        false => Some(String::new()),
    };
    let planned = if must_mend { required_day(reader, "planned") } else { reader.day("planned") };
    in_order(reader, ("reviewed", &dates.reviewed), ("deviations.planned", &planned));
    if must_mend && planned.is_none() || criteria.len() < n_criteria {
        return None;
    }
    Some(Deviation {
        what: what?.value,
        criteria,
        ground: ground?,
        cause: cause?.value,
        effect: effect?.value,
        alternative: alternative?.value,
        measure: measure?,
        planned: planned.map(|(day, _)| day),
    })
}

/// Finds a criterion. Errors: A006.
fn criterion(reader: &mut Reader<'_>, number: Text) -> Option<&'static Criterion> {
    let found = Criterion::parse(&number.value);
    if found.is_none() {
        let nearest = nearest(&number.value, Criterion::NUMBERS);
        reader.report(Kind::UnknownCriterion { value: number.value, nearest }, number.span);
    }
    found
}

fn measure(reader: &mut Reader<'_>, dates: &Dates) -> Option<Measure> {
    let text = reader.required_text("text");
    let planned = reader.day("planned");
    in_order(reader, ("reviewed", &dates.reviewed), ("measures.planned", &planned));
    Some(Measure { text: text?.value, planned: planned.map(|(day, _)| day) })
}

fn planned_audit(reader: &mut Reader<'_>, dates: &Dates) -> Option<PlannedAudit> {
    let by = reader.required_text("by");
    let date = required_day(reader, "date");
    in_order(reader, ("reviewed", &dates.reviewed), ("planned_audit.date", &date));
    Some(PlannedAudit { by: by?.value, date: date?.0 })
}

fn optional(reader: &mut Reader<'_>, key: &'static str) -> String {
    reader.text(key).map(|text| text.value).unwrap_or_default()
}

fn required_day(reader: &mut Reader<'_>, key: &'static str) -> Option<(Day, Span)> {
    if !reader.has(key) {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: key.to_owned() }, span);
    }
    reader.day(key)
}

fn required_address(reader: &mut Reader<'_>, key: &'static str) -> Option<String> {
    if !reader.has(key) {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: key.to_owned() }, span);
        return None;
    }
    address(reader, key)
}

/// Reads a full address. Errors: A011.
fn address(reader: &mut Reader<'_>, key: &'static str) -> Option<String> {
    let text = reader.required_text(key)?;
    if !is_address(&text.value) {
        reader.report(Kind::BadAddress { key: key.to_owned(), value: text.value }, text.span);
        return None;
    }
    Some(text.value)
}

/// Is a day no earlier than one that must come first, as far as both are known? Errors: A007 at the later key.
fn in_order(reader: &mut Reader<'_>, (first, earlier): Dated<'_>, (second, later): Dated<'_>) -> bool {
    let (Some((earlier, first_span)), Some((later, second_span))) = (earlier, later) else { return true };
    if later < earlier {
        let kind = Kind::DayOrder { first: first.to_owned(), earlier: earlier.iso(), second: second.to_owned(), later: later.iso() };
        reader.report_with_other(kind, second_span.clone(), first_span.clone());
    }
    later >= earlier
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"status = "D"
date = 2026-01-10
reviewed = 2026-11-22
scope = { covers = ["Alle pagina's"] }
feedback = { email = "vragen@voorbeeld.nl", answer_days = 14 }
enforcement = { body = "Nationale ombudsman", url = "https://www.nationaleombudsman.nl/" }
evidence = [{ kind = "automated", title = "Controle", by = "Bureau", date = 2026-11-01, result = "Geen fouten" }]
"#;
    const SIGNED: &str = "approval = { role = \"Directeur\", date = 2026-01-12 }\n";
    const AUDIT: &str = "{ kind = \"wcag-em\", title = \"Onderzoek\", by = \"Bureau\", date = 2023-11-22, result = \"49 van 50\", url = \"https://voorbeeld.nl/rapport\" }";
    const DEVIATION: &str = "deviations = [{ what = \"Kaart\", criteria = \"1.4.3\", cause = \"c\", effect = \"e\", alternative = \"a\", measure = \"m\", planned = 2027-01-01 }]\n";

    fn told(text: &str) -> Vec<(&'static str, String)> {
        let (statement, diagnostics) = parse(&Arc::from("content/accessibility.toml"), text, "voorbeeld.nl");
        assert_eq!(statement.is_some(), diagnostics.is_empty());
        diagnostics.iter().map(|diagnostic| (diagnostic.kind.code(), text[diagnostic.span.range()].to_owned())).collect()
    }

    fn codes(text: &str) -> Vec<&'static str> {
        told(text).into_iter().map(|(code, _)| code).collect()
    }

    fn with_audit(status: &str) -> String {
        let text =
            WHOLE.replace("status = \"D\"", &format!("status = \"{status}\"")).replace("evidence = [", &format!("evidence = [{AUDIT}, "));
        format!("{text}{SIGNED}")
    }

    #[test]
    fn a_whole_statement_is_read() {
        let (statement, diagnostics) = parse(&Arc::from("a.toml"), WHOLE, "voorbeeld.nl");
        assert_eq!(diagnostics, []);
        let statement = statement.unwrap();
        assert_eq!((statement.status, statement.domains.as_slice()), (Status::D, ["voorbeeld.nl".to_owned()].as_slice()));
        assert_eq!((statement.approval, statement.evidence.len()), (None, 1));
        for (status, more) in [("A", ""), ("B", DEVIATION)] {
            assert_eq!(codes(&format!("{}{more}", with_audit(status))), [""; 0], "{status}");
        }
    }

    #[test]
    fn each_missing_part_is_named() {
        for (part, missing) in [
            ("status", "status"),
            ("date", "date"),
            ("reviewed", "reviewed"),
            ("scope", "scope"),
            ("feedback", "feedback"),
            ("enforcement", "enforcement"),
            ("evidence", "evidence"),
        ] {
            let line = WHOLE.lines().find(|line| line.starts_with(&format!("{part} ="))).unwrap();
            let (_, diagnostics) = parse(&Arc::from("a.toml"), &WHOLE.replace(line, ""), "voorbeeld.nl");
            let kinds: Vec<&Kind> = diagnostics.iter().map(|diagnostic| &diagnostic.kind).collect();
            assert_eq!(kinds, [&Kind::StatementPart { key: missing }], "{part}");
        }
        assert_eq!(codes(""), ["A002"; 7]);
        assert_eq!(codes(&WHOLE.replace("\"Alle pagina's\"", "")), ["A002"]);
        assert_eq!(codes(&WHOLE.replace("email = \"vragen@voorbeeld.nl\", ", "")), ["A002"]);
        assert_eq!(codes(&format!("{}{SIGNED}", WHOLE.replace(", answer_days = 14", ""))), ["A002"]);
        assert_eq!(codes(&WHOLE.replace(", answer_days = 14", "")), [""; 0]);
    }

    #[test]
    fn a_status_is_held_against_the_rest() {
        let status = |letter: &str| WHOLE.replace("status = \"D\"", &format!("status = \"{letter}\""));
        // Unsigned, and without an audit.
        assert_eq!(told(&status("A")), [("A009", "\"A\"".into()), ("A003", "\"A\"".into())]);
        assert_eq!(codes(&format!("{}{SIGNED}", status("B"))), ["A003", "A002"]);
        assert_eq!(codes(&status("E")), ["S005"]);
        // Three years to the day count; a day more does not.
        assert_eq!(codes(&with_audit("A").replace("date = 2023-11-22", "date = 2023-11-21")), ["A003"]);
        assert_eq!(codes(&format!("{}{DEVIATION}", with_audit("A"))), ["A004"]);
        assert_eq!(codes(&format!("{}{}", with_audit("A"), DEVIATION.replace("what", "ground = \"out-of-scope\", what"))), [""; 0]);
        assert_eq!(codes(&with_audit("B")), ["A002"]);
        let planned = |day: &str| {
            format!("{}{SIGNED}planned_audit = {{ by = \"Bureau\", date = {day} }}\n", status("C"))
                .replace("2026-11-22", "2026-02-01")
                .replace("2026-11-01", "2026-01-01")
        };
        assert_eq!(codes(&planned("2026-07-10")), [""; 0]);
        assert_eq!(codes(&planned("2026-07-11")), ["A005"]);
        assert_eq!(codes(&format!("{}{SIGNED}", status("C"))), ["A005"]);
    }

    #[test]
    fn days_come_in_order() {
        assert_eq!(told(&WHOLE.replace("reviewed = 2026-11-22", "reviewed = 2026-01-09")), [("A007", "2026-01-09".into())]);
        assert_eq!(told(&WHOLE.replace("reviewed = 2026-11-22", "reviewed = 2026-10-31")), [("A007", "2026-10-31".into())]);
        assert_eq!(codes(&format!("{WHOLE}{}", SIGNED.replace("2026-01-12", "2026-01-09"))), ["A007"]);
        assert_eq!(codes(&format!("{WHOLE}{}", DEVIATION.replace("2027-01-01", "2026-11-21"))), ["A007"]);
        assert_eq!(codes(&format!("{WHOLE}measures = [{{ text = \"m\", planned = 2026-11-21 }}]\n")), ["A007"]);
        assert_eq!(codes(&format!("{WHOLE}planned_audit = {{ by = \"b\", date = 2026-11-21 }}\n")), ["A007"]);
        assert_eq!(codes(&WHOLE.replace("2026-11-22", "2026-11-22T10:00:00Z")), ["S003"]);
    }

    #[test]
    fn criteria_addresses_and_grounds_are_closed_lists() {
        assert_eq!(told(&format!("{WHOLE}{}", DEVIATION.replace("1.4.3", "1.4.33"))), [("A006", "\"1.4.33\"".into())]);
        assert_eq!(codes(&format!("{WHOLE}{}", DEVIATION.replace("criteria = \"1.4.3\", ", ""))), ["S004"]);
        assert_eq!(codes(&format!("{WHOLE}{}", DEVIATION.replace("criteria = \"1.4.3\"", "criteria = []"))), ["S004"]);
        assert_eq!(
            codes(&format!("{WHOLE}{}", DEVIATION.replace("measure = \"m\", ", "").replace(", planned = 2027-01-01", ""))),
            ["S004", "S004"]
        );
        let burden = DEVIATION.replace("measure = \"m\", ", "").replace(", planned = 2027-01-01", ", ground = \"disproportionate-burden\"");
        assert_eq!(codes(&format!("{WHOLE}{burden}")), [""; 0]);
        assert_eq!(codes(&WHOLE.replace("vragen@voorbeeld.nl", "vragen@voorbeeld")), ["A008"]);
        assert_eq!(codes(&WHOLE.replace("https://www.nationale", "www.nationale")), ["A011"]);
        assert_eq!(codes(&WHOLE.replace("covers", "domains = [\"elders.nl\"], covers")), ["A010"]);
        assert_eq!(codes(&WHOLE.replace("covers", "domains = [\"elders.nl\", \"voorbeeld.nl\"], covers")), [""; 0]);
        assert_eq!(codes(&with_audit("A").replace(", url = \"https://voorbeeld.nl/rapport\"", "")), ["S004"]);
        assert_eq!(codes(&format!("{WHOLE}awarded_by = \"Kerncijfer\"\n")), ["S002"]);
    }
}
