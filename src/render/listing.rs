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

/// The path of the sitemap of an edition by its year, or of what belongs to no edition.
pub(crate) fn sitemap_path(year: Option<&str>) -> String {
    format!("sitemap-{}.xml", year.unwrap_or("site"))
}

/// Writes the index of sitemaps: their paths, each with the moment at which its edition was published.
pub(crate) fn sitemap_index<'a>(base_url: &str, sitemaps: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> String {
    let mut text =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (path, moment) in sitemaps {
        let moment = moment.map(|moment| format!("<lastmod>{moment}</lastmod>")).unwrap_or_default();
        text.push_str(&format!("<sitemap><loc>{}{path}</loc>{moment}</sitemap>\n", html::escape(base_url)));
    }
    text.push_str("</sitemapindex>\n");
    text
}

/// Writes `robots.txt`: everything may be read, and where the sitemap is.
pub(crate) fn robots(base_url: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n")
}
