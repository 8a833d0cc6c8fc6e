//! What the server that publishes a site must know, written as rules for nginx, Apache and Netlify: addresses that lead elsewhere, pages that are gone,
//! security headers, media types, and how long a browser may keep what.
//!
//! The rules stand apart from the site: they belong to its host, and change when it moves to another.

mod apache;
mod netlify;
mod nginx;
mod readme;
pub(crate) mod security_txt;

use crate::config::Config;
use crate::diagnostic::Language;
use crate::headers::{SECURITY, STRICT_TRANSPORT_SECURITY};
use crate::html;
use crate::output::Output;
use crate::site::archived::version_folder;
use crate::site::redirects::{Redirect, Target, address, is_elsewhere};
use crate::site::resolve::Site;

/// What the rules are made of.
#[derive(Debug)]
struct Rules {
    /// The path under which the site stands on its host, with a slash at both ends.
    mount: String,
    /// Every header that each answer has, in order.
    headers: Vec<(&'static str, &'static str)>,
    /// Folders of which no file ever changes, from the root of the host.
    frozen: Vec<String>,
    /// Old addresses, in the order of the file.
    moves: Vec<Move>,
    /// Language of the comments.
    language: Language,
}

/// An address where nothing stands any more.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Move {
    /// The ways in which it may be asked for, from the root of the host. They hold letters, digits, `-._~` and `/` only.
    from: Vec<String>,
    /// Where it leads; `None` when what stood there is gone.
    to: Option<String>,
}

impl Rules {
    fn new(config: &Config, redirects: &[Redirect], versions: &[(String, u32)]) -> Self {
        let mount = config.mount().to_owned();
        let mut headers = SECURITY.to_vec();
        if config.base_url.starts_with("https://") {
            headers.push(STRICT_TRANSPORT_SECURITY);
        }
        let frozen = versions.iter().map(|(year, version)| format!("{mount}{}", version_folder(year, *version))).collect();
        let mut moves: Vec<Move> = Vec::new();
        for redirect in redirects {
            let mut from = ways(&mount, address(&redirect.from.value));
            // Two lines may share a way, such as `a` and `a/`: servers refuse the second.
            from.retain(|way| !moves.iter().any(|known| known.from.contains(way)));
            let to = match &redirect.target {
                Target::To(to) => Some(location(&mount, &to.value)),
                Target::Gone(_) => None,
            };
            moves.push(Move { from, to });
        }
        Rules { mount, headers, frozen, moves, language: config.language }
    }
}

/// Where an old address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Led {
    /// There: a path on the host, or a full address.
    To(String),
    /// Nowhere: what stood there is gone.
    Nowhere,
}

/// Looks up what a host answers where nothing stands: `path` is that of a request, from the root of the site. `None` when the address is not known either.
pub(crate) fn led(site: &Site, path: &str) -> Option<Led> {
    let found = site.redirects.iter().find(|redirect| ways("", address(&redirect.from.value)).iter().any(|way| way == path))?;
    Some(match &found.target {
        Target::To(to) => Led::To(location(site.config.mount(), &to.value)),
        Target::Gone(_) => Led::Nowhere,
    })
}

/// The ways in which an address may be asked for: a page also without its last slash, and by the name of its file.
fn ways(mount: &str, address: &str) -> Vec<String> {
    let whole = format!("{mount}{address}");
    match whole.strip_suffix('/') {
        Some(bare) if !address.is_empty() => vec![whole.clone(), bare.to_owned(), format!("{whole}index.html")],
        _ => vec![whole],
    }
}

/// Where an answer leads, as its header says it (RFC 9110, 10.2.2): a path on the host or a full address. What could mean something to the rules of a server is
/// percent-encoded.
fn location(mount: &str, to: &str) -> String {
    if is_elsewhere(to) {
        let mut encoded = String::with_capacity(to.len());
        for byte in to.bytes() {
            match byte {
                b'a'..=b'z'
                | b'A'..=b'Z'
                | b'0'..=b'9'
                | b'-'
                | b'.'
                | b'_'
                | b'~'
                | b':'
                | b'/'
                | b'?'
                | b'#'
                | b'@'
                | b'!'
                | b'&'
                | b'+'
                | b','
                | b'='
                | b'%' => {
                    encoded.push(char::from(byte));
                }
                other => encoded.push_str(&format!("%{other:02X}")),
            }
        }
        return encoded;
    }
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    let fragment = fragment.map(|fragment| format!("#{}", html::encode(fragment))).unwrap_or_default();
    format!("{mount}{}{fragment}", address(path))
}

/// Makes the folder with the rules for each host, and the page that tells a person what goes where.
pub(crate) fn folder(site: &Site) -> Output {
    let versions: Vec<(String, u32)> = site.archived.iter().map(|archived| (archived.year.clone(), archived.version)).collect();
    let rules = Rules::new(&site.config, &site.redirects, &versions);
    let mut output = Output::default();
    output.insert_text("nginx/kerncijfer.conf", nginx::conf(&rules));
    output.insert_text("apache/.htaccess", apache::htaccess(&rules));
    output.insert_text("netlify/_headers", netlify::headers(&rules));
    output.insert_text("netlify/_redirects", netlify::redirects(&rules));
    if let Some(text) = security_txt::text(&site.config) {
        output.insert_text(security_txt::PATH, text);
    }
    let (name, text) = readme::file(&rules, site.config.security.is_some());
    output.insert_text(name, text);
    output
}

/// The first lines of each file: what it is.
fn comment(rules: &Rules, dutch: &str, english: &str) -> String {
    let text = match rules.language {
        Language::Dutch => dutch,
        Language::English => english,
    };
    text.lines().map(|line| format!("# {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config;
    use crate::site::redirects;

    const SITE: &str = "title = \"T\"\ndescription = \"D\"\nbase_url = \"https://voorbeeld.nl/verslag/\"\ntheme = \"basis\"\ncurrent_edition = \"2023\"\n[publisher]\nname = \"P\"\nidentifier = \"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"\ncontact = \"a@b.nl\"\n";

    fn rules(lines: &[(&str, &str)]) -> Rules {
        let config = config::site(&Arc::from("site.toml"), SITE).0.expect("a site");
        let text: String = lines.iter().map(|(from, target)| format!("[[redirect]]\nfrom = \"{from}\"\n{target}\n")).collect();
        let (redirects, diagnostics) = redirects::parse(&Arc::from(redirects::FILE), &text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Rules::new(&config, &redirects, &[("2023".into(), 1)])
    }

    #[test]
    fn a_page_is_asked_for_in_three_ways_and_a_file_in_one() {
        let rules = rules(&[("2023/oud/", "to = \"2023/nieuw/#a\""), ("2023/oud", "gone = \"x\""), ("2023/a.csv", "gone = \"x\"")]);
        assert_eq!(rules.mount, "/verslag/");
        assert_eq!(rules.frozen, ["/verslag/2023/v1/"]);
        assert_eq!(rules.moves[0].from, ["/verslag/2023/oud/", "/verslag/2023/oud", "/verslag/2023/oud/index.html"]);
        assert_eq!(rules.moves[0].to.as_deref(), Some("/verslag/2023/nieuw/#a"));
        assert!(rules.moves[1].from.is_empty(), "the way is taken");
        assert_eq!(rules.moves[2], Move { from: vec!["/verslag/2023/a.csv".into()], to: None });
    }

    #[test]
    fn no_address_can_break_out_of_a_rule() {
        for hostile in ["https://a.nl/\\\"; return 200; #", "https://a.nl/$host{}", "https://a.nl/a b\\n/x y 200", "https://a.nl/'\\\\1`"] {
            let rules = rules(&[("oud/", &format!("to = \"{hostile}\""))]);
            let to = rules.moves[0].to.clone().expect("it leads on");
            assert!(to.starts_with("https://a.nl/") && !to.contains(['"', '\'', '$', ' ', '\n', '\\', ';', '{', '`']), "{to}");
        }
    }

    #[test]
    fn a_rule_of_each_kind_stands_in_each_file() {
        let rules = rules(&[("2023/oud/", "to = \"2023/nieuw/\""), ("weg.csv", "gone = \"x\"")]);
        let nginx = nginx::conf(&rules);
        assert!(nginx.contains("location = /verslag/2023/oud { return 301 \"/verslag/2023/nieuw/\"; }"), "{nginx}");
        assert!(nginx.contains("location = /verslag/weg.csv { return 410; }"), "{nginx}");
        let apache = apache::htaccess(&rules);
        assert!(apache.contains("RedirectMatch 301 \"^/verslag/2023/oud/?$\" \"/verslag/2023/nieuw/\""), "{apache}");
        assert!(apache.contains("RedirectMatch 410 \"^/verslag/weg\\.csv$\""), "{apache}");
        let netlify = netlify::redirects(&rules);
        assert!(
            netlify.contains("/verslag/2023/oud/ /verslag/2023/nieuw/ 301!\n")
                && netlify.contains("/verslag/weg.csv /verslag/404.html 404!\n"),
            "{netlify}"
        );
        for text in [nginx, apache, netlify::headers(&rules)] {
            assert!(text.to_lowercase().contains("strict-transport-security"), "{text}");
        }
    }
}
