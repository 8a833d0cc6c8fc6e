//! What a file is, by the end of its name.

/// Text of no kind in particular. Lists of checksums have no end, and are such text.
const NO_END: &str = "text/plain; charset=utf-8";

/// Each end of a name, with the media type of such a file and the set of characters where it is text.
pub(crate) const TYPES: [(&str, &str); 32] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("csv", "text/csv; charset=utf-8"),
    ("ttl", "text/turtle; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("zip", "application/zip"),
    // The index that is searched. Its WebAssembly is packed, so it is not named as such.
    ("pagefind", "application/octet-stream"),
    ("pf_meta", "application/octet-stream"),
    ("pf_index", "application/octet-stream"),
    ("pf_fragment", "application/octet-stream"),
    ("pf_filter", "application/octet-stream"),
    ("pdf", "application/pdf"),
    ("webmanifest", "application/manifest+json"),
    ("code-snippets", "application/json"),
    ("txt", NO_END),
    ("md", NO_END),
    ("toml", NO_END),
    ("", NO_END),
];

/// Returns the media type of a file of the site, with the set of characters where it is text.
pub(crate) fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    TYPES.iter().find(|(known, _)| *known == end).map_or("application/octet-stream", |(_, media_type)| media_type)
}

/// Is it a page?
pub(crate) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_name_decides() {
        assert_eq!(media_type("2023/index.html"), "text/html; charset=utf-8");
        assert_eq!(media_type("2023/data/SHA256SUMS"), "text/plain; charset=utf-8");
        assert_eq!(media_type("a.b/c"), "text/plain; charset=utf-8");
        assert_eq!(media_type("a.exe"), "application/octet-stream");
    }
}
