//! `security.txt` (RFC 9116): whom to tell of a weakness in the security of the site.
//!
//! It stands at the root of a host. It ends on a day, so that it is no part of an archived edition.

use std::fmt::Write;

use crate::config::Config;
use crate::diagnostic::Language;

/// Its path on the host (RFC 9116, 3; RFC 8615).
pub(crate) const PATH: &str = ".well-known/security.txt";

/// Writes the file; `None` when the publication has no `[security]`. A site in a folder of its host does not know the root of that host, so that its copy says
/// nothing of its own address.
pub(crate) fn text(config: &Config) -> Option<String> {
    let security = config.security.as_ref()?;
    let (year, month, day) = security.expires.parts();
    let mut text = format!("Contact: {}\nExpires: {year:04}-{month:02}-{day:02}T23:59:59Z\n", security.contact.href());
    let languages = match config.language {
        Language::Dutch => "nl, en",
        Language::English => "en",
    };
    let _ = writeln!(text, "Preferred-Languages: {languages}");
    if is_at_root(config) {
        let _ = writeln!(text, "Canonical: {}{PATH}", config.base_url);
    }
    if let Some(policy) = &security.policy {
        let _ = writeln!(text, "Policy: {policy}");
    }
    Some(text)
}

/// Does the site stand at the root of its host?
pub(crate) fn is_at_root(config: &Config) -> bool {
    config.mount() == "/"
}
