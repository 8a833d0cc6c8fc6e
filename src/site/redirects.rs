//! `redirects.toml`: addresses that were published once and lead elsewhere now. A line is never taken away, since someone may have kept the address.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Kind, RedirectFault};
use crate::settings::keys::{Holds, Key, Keys, Rule, Words};
use crate::settings::{Document, Places, Reader, Text};

/// Path of the file in a project.
pub(crate) const FILE: &str = "redirects.toml";

/// The keys of the file.
pub(crate) const KEYS: Keys = Keys::new(
    "redirects.toml",
    "Adressen die ooit zijn gepubliceerd en nu ergens anders heen leiden. Haal er nooit een weg: iemand kan het adres bewaard hebben.",
    &[Key::tables("redirect", &REDIRECT)],
);

const REDIRECT: Keys = Keys::new(
    "redirect",
    "Een adres dat ergens anders heen leidt.",
    &[
        Key::filled("from", "Het oude adres, vanaf het begin van de site, zonder schuine streep ervoor.", "\"2023/oud-hoofdstuk/\""),
        Key::new(
            "to",
            Holds::Text(Words::Filled),
            "Het nieuwe adres, op dezelfde manier geschreven, of een volledig adres op een andere site.",
            "\"2023/personeel/\"",
        ),
        Key::new(
            "gone",
            Holds::Text(Words::Filled),
            "Waarom de pagina er niet meer is, als er niets voor in de plaats kwam.",
            "\"Het register is opgegaan in een ander register.\"",
        ),
    ],
)
.with(&[Rule::OneOf(&["to", "gone"]), Rule::Without("to", &["gone"])]);

/// Where an old address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// To a page, a file or a full address elsewhere.
    To(Text),
    /// Nowhere: what stood there is gone, for this reason.
    Gone(Text),
}

/// An old address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Redirect {
    /// The address as written.
    pub(crate) from: Text,
    /// Where it leads.
    pub(crate) target: Target,
}

/// Writes an address as all of one kind: a folder for a page, `2023/personeel/`.
pub(crate) fn address(written: &str) -> &str {
    match written.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => written,
    }
}

/// Is it a full address on another site?
pub(crate) fn is_elsewhere(written: &str) -> bool {
    written.starts_with("https://") || written.starts_with("http://")
}

/// Is it an address in this site, from its root?
fn is_address(written: &str) -> bool {
    let parts: Vec<&str> = written.split('/').collect();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    !written.is_empty()
        && parts.iter().enumerate().all(|(at, part)| match *part {
            "." | ".." => false,
            // Only the end of a folder.
            "" => at > 0 && at + 1 == parts.len(),
            part => part.chars().all(plain),
        })
}

/// Reads the file. Errors: S001 to S004, S018, E004.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Vec<Redirect>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&KEYS, &mut diagnostics);
    let found: Vec<Redirect> = reader.tables("redirect", read).into_iter().flatten().collect();
    reader.finish();
    let mut redirects: Vec<Redirect> = Vec::new();
    for redirect in found {
        let twin = redirects.iter().find(|known| address(&known.from.value) == address(&redirect.from.value));
        if let Some(twin) = twin {
            let kind = fault(&redirect.from, RedirectFault::Twice);
            diagnostics.push(Diagnostic::new(kind, redirect.from.span.clone()).with_other(twin.from.span.clone()));
        } else {
            redirects.push(redirect);
        }
    }
    (redirects, diagnostics)
}

fn read(reader: &mut Reader<'_>) -> Option<Redirect> {
    let from = reader.required_text("from");
    let (to, gone) = (filled(reader, "to"), filled(reader, "gone"));
    let from = from?;
    let target = match (to, gone) {
        (Some(to), None) => Target::To(to),
        (None, Some(gone)) => Target::Gone(gone),
        (to, _) => {
            let kind = fault(&from, RedirectFault::Choice { both: to.is_some() });
            reader.report(kind, from.span);
            return None;
        }
    };
    let mut written = vec![&from];
    if let Target::To(to) = &target
        && !is_elsewhere(&to.value)
    {
        written.push(to);
    }
    let wrong = written
        .into_iter()
        .find(|text| !is_address(text.value.split('#').next().unwrap_or_default()) || (**text == from && text.value.contains('#')));
    if let Some(wrong) = wrong.cloned() {
        reader.report(fault(&wrong, RedirectFault::NoAddress), wrong.span);
        return None;
    }
    Some(Redirect { from, target })
}

fn filled(reader: &mut Reader<'_>, key: &'static str) -> Option<Text> {
    if reader.has(key) { reader.required_text(key) } else { None }
}

/// A fault of a redirect.
pub(crate) fn fault(from: &Text, fault: RedirectFault) -> Kind {
    Kind::Redirect { from: from.value.clone(), fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_the_root_of_the_site() {
        for good in ["2023/oud/", "2023/data/a.csv", "index.html", "2023/%"] {
            assert_eq!(is_address(good), !good.contains('%'), "{good}");
        }
        for bad in ["", "/2023/", "2023//a", "../a", "2023/../a", "a\\b", "a b", "https:", "2023/?a"] {
            assert!(!is_address(bad), "{bad}");
        }
        assert_eq!(["2023/index.html", "index.html", "a/xindex.html"].map(address), ["2023/", "", "a/xindex.html"]);
    }

    #[test]
    fn each_line_leads_somewhere_or_says_why_not() {
        let text = "[[redirect]]\nfrom = \"a/\"\nto = \"b/#c\"\n[[redirect]]\nfrom = \"b/\"\ngone = \"op\"\n[[redirect]]\nfrom = \"a/index.html\"\nto = \"b/\"\n[[redirect]]\nfrom = \"c/\"\n";
        let (redirects, diagnostics) = parse(&Arc::from(FILE), text);
        assert_eq!(redirects.len(), 2);
        let faults: Vec<&Kind> = diagnostics.iter().map(|diagnostic| &diagnostic.kind).collect();
        assert!(matches!(
            faults.as_slice(),
            [Kind::Redirect { fault: RedirectFault::Choice { both: false }, .. }, Kind::Redirect { fault: RedirectFault::Twice, .. }]
        ));
    }
}
