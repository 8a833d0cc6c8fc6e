//! Rules for Apache, as the `.htaccess` in the folder of a site.

use std::fmt::Write;

use super::{Rules, comment};
use crate::headers::{CACHE_OF_PAGES, CACHE_OF_VERSIONS, DRAWING_SECURITY_POLICY, SEARCH_PATTERN, SEARCH_SECURITY_POLICY};
use crate::media::{TYPES, media_type};

/// Writes the file. A module that is missing stops the server from answering: a site without its headers would look right and be less safe.
pub(super) fn htaccess(rules: &Rules) -> String {
    let mut text = comment(
        rules,
        "Regels voor Apache 2.4. Zet dit bestand als .htaccess in de map van de site.\n\
         Nodig: AllowOverride FileInfo Indexes Options=Indexes,MultiViews, en de modules alias, dir, headers en mime.",
        "Rules for Apache 2.4. Put this file as .htaccess into the folder of the site.\n\
         Needed: AllowOverride FileInfo Indexes Options=Indexes,MultiViews, and the modules alias, dir, headers and mime.",
    );
    let mount = &rules.mount;
    let _ = write!(
        text,
        "\nOptions -Indexes -MultiViews\nDirectoryIndex index.html\nErrorDocument 404 {mount}404.html\nErrorDocument 410 {mount}404.html\n\nAddDefaultCharset Off\n"
    );
    for (end, media_type) in TYPES.iter().filter(|(end, _)| !end.is_empty()) {
        let _ = writeln!(text, "AddType \"{media_type}\" .{end}");
    }
    let _ = write!(text, "<FilesMatch \"^[^.]+$\">\n    ForceType \"{}\"\n</FilesMatch>\n\n", media_type(""));
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    let _ = write!(
        text,
        "<FilesMatch \"\\.svg$\">\n    Header always set content-security-policy \"{DRAWING_SECURITY_POLICY}\"\n</FilesMatch>\n\
         Header always set content-security-policy \"{SEARCH_SECURITY_POLICY}\" \"expr=%{{REQUEST_URI}} =~ m#{SEARCH_PATTERN}#\"\n\
         Header set cache-control \"{CACHE_OF_PAGES}\"\n"
    );
    for folder in &rules.frozen {
        let _ = writeln!(text, "Header set cache-control \"{CACHE_OF_VERSIONS}\" \"expr=%{{REQUEST_URI}} =~ m#^{}#\"", pattern(folder));
    }
    for each in rules.moves.iter().filter(|each| !each.from.is_empty()) {
        // The ways of a page are one pattern.
        let mut froms: Vec<String> = Vec::new();
        for from in &each.from {
            match from.strip_suffix('/').filter(|bare| each.from.iter().any(|other| other == bare)) {
                Some(bare) => froms.push(format!("{}/?", pattern(bare))),
                None if each.from.contains(&format!("{from}/")) => {}
                None => froms.push(pattern(from)),
            }
        }
        for from in froms {
            let _ = match &each.to {
                Some(to) => writeln!(text, "RedirectMatch 301 \"^{from}$\" \"{to}\""),
                None => writeln!(text, "RedirectMatch 410 \"^{from}$\""),
            };
        }
    }
    text
}

/// A path as a pattern that matches nothing else: of what a path may hold, only the full stop means something in a pattern.
fn pattern(path: &str) -> String {
    path.replace('.', "\\.")
}
