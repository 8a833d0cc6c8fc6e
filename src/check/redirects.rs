//! Redirects: each starts where nothing is any more, and leads at once to something that is there.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, RedirectFault};
use crate::output::Output;
use crate::site::redirects::{Redirect, Target, address, fault, is_elsewhere};

/// Holds redirects against each other and against the files of the site. Errors: E004.
pub(crate) fn check(redirects: &[Redirect], output: &Output) -> Vec<Diagnostic> {
    let by_address: BTreeMap<&str, &Redirect> = redirects.iter().map(|redirect| (address(&redirect.from.value), redirect)).collect();
    redirects.iter().filter_map(|redirect| one(redirect, &by_address, output)).collect()
}

fn one(redirect: &Redirect, all: &BTreeMap<&str, &Redirect>, output: &Output) -> Option<Diagnostic> {
    let from = &redirect.from;
    if exists(address(&from.value), output) {
        return Some(Diagnostic::new(fault(from, RedirectFault::Exists), from.span.clone()));
    }
    let Target::To(to) = &redirect.target else { return None };
    if is_elsewhere(&to.value) {
        return None;
    }
    let leads_to = |written: &str| address(written.split('#').next().unwrap_or_default()).to_owned();
    let first = leads_to(&to.value);
    if exists(&first, output) {
        return None;
    }
    let Some(next) = all.get(first.as_str()) else {
        let kind = fault(from, RedirectFault::DeadEnd { to: to.value.clone() });
        return Some(Diagnostic::new(kind, to.span.clone()));
    };
    // Follows the chain to its end; whoever comes back has gone in a circle.
    let mut end = *next;
    for _ in 0..all.len() {
        match &end.target {
            Target::To(further) => match all.get(leads_to(&further.value).as_str()) {
                Some(found) => end = found,
                None => {
                    let kind = fault(from, RedirectFault::Chain { to: to.value.clone(), end: further.value.clone() });
                    return Some(Diagnostic::new(kind, to.span.clone()).with_other(next.from.span.clone()));
                }
            },
            Target::Gone(_) => {
                let kind = fault(from, RedirectFault::DeadEnd { to: to.value.clone() });
                return Some(Diagnostic::new(kind, to.span.clone()));
            }
        }
    }
    Some(Diagnostic::new(fault(from, RedirectFault::Circle), to.span.clone()))
}

/// Is there something at an address?
pub(crate) fn exists(address: &str, output: &Output) -> bool {
    match address.is_empty() || address.ends_with('/') {
        true => output.get(&format!("{address}index.html")).is_some(),
        false => output.get(address).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Kind;
    use crate::site::redirects::{FILE, parse};

    fn faults(lines: &[(&str, &str)]) -> Vec<RedirectFault> {
        let text: String = lines.iter().map(|(from, target)| format!("[[redirect]]\nfrom = \"{from}\"\n{target}\n")).collect();
        let (redirects, diagnostics) = parse(&Arc::from(FILE), &text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let mut output = Output::default();
        output.insert_text("2023/index.html", "");
        output.insert_text("2023/a.csv", "");
        let kind = |diagnostic: Diagnostic| match diagnostic.kind {
            Kind::Redirect { fault, .. } => fault,
            other => panic!("{other:?}"),
        };
        check(&redirects, &output).into_iter().map(kind).collect()
    }

    #[test]
    fn a_redirect_leads_at_once_to_what_is_there() {
        assert_eq!(
            faults(&[
                ("2022/", "to = \"2023/#kop\""),
                ("b.csv", "to = \"2023/a.csv\""),
                ("c/", "gone = \"op\""),
                ("d", "to = \"https://a.nl\"")
            ]),
            []
        );
        assert_eq!(faults(&[("2023/", "to = \"2023/a.csv\"")]), [RedirectFault::Exists]);
        assert_eq!(faults(&[("2022/", "to = \"2021/\"")]), [RedirectFault::DeadEnd { to: "2021/".into() }]);
        assert_eq!(faults(&[("2022/", "to = \"c/\""), ("c/", "gone = \"op\"")]), [RedirectFault::DeadEnd { to: "c/".into() }]);
        let chain = [("2021/", "to = \"2022/\""), ("2022/", "to = \"2023/\"")];
        assert_eq!(faults(&chain), [RedirectFault::Chain { to: "2022/".into(), end: "2023/".into() }]);
        assert_eq!(faults(&[("a/", "to = \"b/\""), ("b/", "to = \"a/\"")]), [RedirectFault::Circle, RedirectFault::Circle]);
        assert_eq!(faults(&[("a/", "to = \"a/\"")]), [RedirectFault::Circle]);
    }
}
