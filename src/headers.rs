//! The security headers with which a site is served, in the preview as on the host that publishes it.
//!
//! A site needs nothing from elsewhere and asks nothing of a browser but to be shown, so all else is forbidden. That the preview sends them too lets a writer see
//! at once what a publication would not show.

/// What a page may load (CSP level 3): its own files, and images that stand in its style sheet.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What the page may load on which an edition is searched: WebAssembly too (CSP level 3, 6.1), which reads the index. It is a file of the site itself, and no other page needs it.
pub(crate) const SEARCH_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How the address of such a page ends, as the path of its file.
pub(crate) const SEARCH_PAGE: &str = "/zoeken/index.html";

/// The same as a pattern for servers: it is asked for with and without the name of its file.
pub(crate) const SEARCH_PATTERN: &str = "/zoeken/(index\\.html)?$";

/// What a drawing may load when it is opened by itself: its own style sheet, which stands in it, since it is taken along to other places.
pub(crate) const DRAWING_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/// What a page may ask of a browser (Permissions Policy): nothing.
pub(crate) const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
     screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// Every header with its value, in lower case as HTTP/2 writes them.
pub(crate) const SECURITY: [(&str, &str); 7] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", PERMISSIONS_POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// For a site on `https`: never by `http` again, for a year (RFC 6797).
pub(crate) const STRICT_TRANSPORT_SECURITY: (&str, &str) = ("strict-transport-security", "max-age=31536000");

/// How long a browser keeps what may change: it asks each time whether it did (RFC 9111, 5.2.2.4).
pub(crate) const CACHE_OF_PAGES: &str = "no-cache";

/// How long a browser keeps a version of an edition, which never changes (RFC 8246).
pub(crate) const CACHE_OF_VERSIONS: &str = "public, max-age=31536000, immutable";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_to_search_may_do_one_thing_more() {
        assert_eq!(SEARCH_SECURITY_POLICY, CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"));
    }

    #[test]
    fn a_value_is_one_line_of_ascii() {
        for (name, value) in SECURITY {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
            assert!(value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !value.contains("  "), "{value}");
        }
    }
}
