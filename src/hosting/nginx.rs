//! Rules for nginx, to be included in the block of a server.

use std::fmt::Write;

use super::{Rules, comment};
use crate::headers::{
    CACHE_OF_PAGES, CACHE_OF_VERSIONS, CONTENT_SECURITY_POLICY, DRAWING_SECURITY_POLICY, SEARCH_PATTERN, SEARCH_SECURITY_POLICY,
};
use crate::media::TYPES;

/// Writes the file. A `location` that adds one header loses all that were added around it, so each has them all.
pub(super) fn conf(rules: &Rules) -> String {
    let mut text = comment(
        rules,
        "Regels voor nginx. Neem dit bestand op in het blok `server`, naast `root` met de map van de site:\n    include /pad/naar/kerncijfer.conf;",
        "Rules for nginx. Include this file in the block `server`, beside `root` with the folder of the site:\n    include /path/to/kerncijfer.conf;",
    );
    let mount = &rules.mount;
    let _ = write!(
        text,
        "\nindex index.html;\nautoindex off;\nabsolute_redirect off;\nerror_page 404 410 {mount}404.html;\n\n\
         charset utf-8;\ncharset_types text/css text/csv text/javascript text/plain text/turtle application/xml;\ndefault_type text/plain;\ntypes {{\n"
    );
    for (end, media_type) in TYPES.iter().filter(|(end, _)| !end.is_empty()) {
        let _ = writeln!(text, "    {} {end};", bare(media_type));
    }
    text.push_str("}\n\n");
    text.push_str(&headers(rules, "", CONTENT_SECURITY_POLICY, CACHE_OF_PAGES));
    text.push_str(&own_policies(rules, "", CACHE_OF_PAGES));
    for folder in &rules.frozen {
        let headers = headers(rules, "    ", CONTENT_SECURITY_POLICY, CACHE_OF_VERSIONS);
        let _ = write!(text, "location ^~ {folder} {{\n{headers}{}}}\n", own_policies(rules, "    ", CACHE_OF_VERSIONS));
    }
    for each in &rules.moves {
        for from in &each.from {
            let _ = match &each.to {
                Some(to) => writeln!(text, "location = {from} {{ return 301 \"{to}\"; }}"),
                None => writeln!(text, "location = {from} {{ return 410; }}"),
            };
        }
    }
    text
}

/// Without its set of characters, which `charset` gives.
fn bare(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type)
}

/// The files that have a policy of their own: drawings, and the pages to search.
fn own_policies(rules: &Rules, margin: &str, cache: &str) -> String {
    let inner = format!("{margin}    ");
    let location =
        |(pattern, policy): (&str, &str)| format!("{margin}location ~ {pattern} {{\n{}{margin}}}\n", headers(rules, &inner, policy, cache));
    [("\\.svg$", DRAWING_SECURITY_POLICY), (SEARCH_PATTERN, SEARCH_SECURITY_POLICY)].map(location).concat()
}

fn headers(rules: &Rules, margin: &str, policy: &str, cache: &str) -> String {
    let mut text = String::new();
    for (name, value) in &rules.headers {
        let value = if *name == "content-security-policy" { policy } else { value };
        let _ = writeln!(text, "{margin}add_header {name} \"{value}\" always;");
    }
    // Not for what is missing: that may come to be.
    let _ = writeln!(text, "{margin}add_header cache-control \"{cache}\";");
    text
}
