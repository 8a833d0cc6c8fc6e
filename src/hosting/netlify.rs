//! Rules for Netlify, and for hosts that read the same files: `_headers` and `_redirects` in the folder of a site.
//!
//! Netlify joins the headers of all rules that match a path, and a star ends a path, so drawings cannot have a policy of their own: opened by itself, one is shown
//! without its style sheet, and what only the page to search needs, WebAssembly from the site itself, is allowed on every page. It has no rule for what is gone: that is answered as what is missing.

use std::fmt::Write;

use super::{Rules, comment};
use crate::headers::{CACHE_OF_VERSIONS, SEARCH_SECURITY_POLICY};

/// Writes `_headers`. Netlify itself lets a browser ask each time whether a page changed.
pub(super) fn headers(rules: &Rules) -> String {
    let mut text = comment(
        rules,
        "Headers voor Netlify. Zet dit bestand als _headers in de map van de site.",
        "Headers for Netlify. Put this file as _headers into the folder of the site.",
    );
    let _ = write!(text, "\n{}*\n", rules.mount);
    for (name, value) in &rules.headers {
        let value = if *name == "content-security-policy" { SEARCH_SECURITY_POLICY } else { value };
        let _ = writeln!(text, "  {name}: {value}");
    }
    for folder in &rules.frozen {
        let _ = write!(text, "\n{folder}*\n  cache-control: {CACHE_OF_VERSIONS}\n");
    }
    text
}

/// Writes `_redirects`. The sign behind a status lets a rule come before a file, should there be one.
pub(super) fn redirects(rules: &Rules) -> String {
    let mut text = comment(
        rules,
        "Doorverwijzingen voor Netlify. Zet dit bestand als _redirects in de map van de site.",
        "Redirects for Netlify. Put this file as _redirects into the folder of the site.",
    );
    text.push('\n');
    for each in &rules.moves {
        for from in &each.from {
            let _ = match &each.to {
                Some(to) => writeln!(text, "{from} {to} 301!"),
                None => writeln!(text, "{from} {}404.html 404!", rules.mount),
            };
        }
    }
    text
}
