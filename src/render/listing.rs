//! Lists for machines: `sitemap.xml` and `robots.txt`.

use crate::html;

/// Writes the sitemap (sitemaps.org 0.9) of pages by their folders, `2023/personeel/`.
pub(crate) fn sitemap<'a>(base_url: &str, pages: impl Iterator<Item = &'a str>) -> String {
    let mut text =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for folder in pages {
        text.push_str(&format!("<url><loc>{}{}</loc></url>\n", html::escape(base_url), html::escape(folder)));
    }
    text.push_str("</urlset>\n");
    text
}

/// Writes `robots.txt`: everything may be read, and where the sitemap is.
pub(crate) fn robots(base_url: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n")
}
