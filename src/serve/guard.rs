//! Who may ask what: a browser on this machine that shows this preview, and no page of another site in it.
//!
//! The server listens to this machine alone, but every page that a browser on it shows can send requests to it. `Host` keeps out a name of someone else that leads
//! here (DNS rebinding), `Origin` and `Sec-Fetch-Site` keep out their scripts. Pure: headers in, a refusal out.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};

/// The place of what is about the preview and not of the site.
pub(super) const OWN: &str = "/.kerncijfer/";

/// Returns why a request is refused; `None` when it may be answered.
pub(super) fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Option<(StatusCode, &'static str)> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().unwrap_or_default(),
        _ => return Some((StatusCode::BAD_REQUEST, "one Host header is needed")),
    };
    // A full address in the request counts instead of `Host` (RFC 9112, 3.2.2), so it must be ours too.
    if !is_ours(host, port) || uri.authority().is_some_and(|authority| !is_ours(authority.as_str(), port)) {
        return Some((StatusCode::FORBIDDEN, "this server answers to localhost only"));
    }
    for origin in headers.get_all(ORIGIN) {
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        if !host.is_some_and(|host| is_ours(host, port)) {
            return Some((StatusCode::FORBIDDEN, "this server answers to its own pages only"));
        }
    }
    // `same-site` is another port of this machine.
    let from_elsewhere = |value: &axum::http::HeaderValue| !matches!(value.as_bytes(), b"same-origin" | b"none");
    if uri.path().starts_with(OWN) && headers.get_all("sec-fetch-site").iter().any(from_elsewhere) {
        return Some((StatusCode::FORBIDDEN, "this server answers to its own pages only"));
    }
    (method != Method::GET && method != Method::HEAD).then_some((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"))
}

/// Is it a name of this machine with our port?
fn is_ours(host: &str, port: u16) -> bool {
    // The address with brackets holds colons.
    let (name, of_port) = match host.rsplit_once(':').filter(|(_, end)| !end.ends_with(']')) {
        Some((name, digits)) => (name, digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))),
        None => (host, Some(80)),
    };
    of_port == Some(port) && ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(method: Method, uri: &str, headers: &[(&'static str, &str)]) -> Option<u16> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a value"));
        }
        refusal(&method, &uri.parse().expect("an address"), &map, 1848).map(|(status, _)| status.as_u16())
    }

    #[test]
    fn only_names_of_this_machine_with_our_port_are_answered() {
        for host in ["localhost:1848", "LocalHost:1848", "127.0.0.1:1848", "[::1]:1848"] {
            assert_eq!(status(Method::GET, "/", &[("host", host)]), None, "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:1848",
            "localhost",
            "localhost:80",
            "localhost:1849",
            "localhost.:1848",
            "localhost:01848x",
            "localhost:+1848",
            "127.0.0.2:1848",
            "0.0.0.0:1848",
            "127.1:1848",
            "::1:1848",
            "[::1]",
            "[::2]:1848",
            "localhost:1848:1848",
            "localhost.evil.example:1848",
            "",
            "localhost@evil.example:1848",
            "2130706433:1848",
        ] {
            assert_eq!(status(Method::GET, "/", &[("host", host)]), Some(403), "{host}");
        }
        assert_eq!(status(Method::GET, "/", &[]), Some(400));
        assert_eq!(status(Method::GET, "/", &[("host", "localhost:1848"), ("host", "evil.example")]), Some(400));
        assert_eq!(status(Method::GET, "http://evil.example/", &[("host", "localhost:1848")]), Some(403));
        assert_eq!(status(Method::GET, "http://localhost:1848/", &[("host", "localhost:1848")]), None);
    }

    #[test]
    fn scripts_of_other_sites_are_refused() {
        let host = ("host", "localhost:1848");
        for (origin, wanted) in [
            ("http://localhost:1848", None),
            ("http://127.0.0.1:1848", None),
            ("http://evil.example", Some(403)),
            ("http://localhost:3000", Some(403)),
            ("https://localhost:1848", Some(403)),
            ("null", Some(403)),
            ("http://localhost:1848.evil.example", Some(403)),
        ] {
            assert_eq!(status(Method::GET, "/", &[host, ("origin", origin)]), wanted, "{origin}");
        }
        for (site, wanted) in [("same-origin", None), ("none", None), ("same-site", Some(403)), ("cross-site", Some(403))] {
            assert_eq!(status(Method::GET, "/.kerncijfer/events", &[host, ("sec-fetch-site", site)]), wanted, "{site}");
            assert_eq!(status(Method::GET, "/2023/", &[host, ("sec-fetch-site", site)]), None, "{site}");
        }
    }

    #[test]
    fn nothing_can_be_changed() {
        let host = ("host", "localhost:1848");
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
            assert_eq!(status(method.parse().expect("a method"), "/", &[host]), Some(405), "{method}");
        }
        assert_eq!(status(Method::HEAD, "/", &[host]), None);
    }
}
