//! Atom feeds (RFC 4287): what is new, for programs that look now and then.

use std::fmt::Write;

use crate::config::Config;
use crate::html;

/// A feed, without its entries.
pub(crate) struct Feed<'a> {
    /// What it is called.
    pub(crate) title: &'a str,
    /// Its own path in the site.
    pub(crate) path: &'a str,
    /// The folder of the page that tells the same to people; also what names the feed.
    pub(crate) page: &'a str,
}

/// An entry of a feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// What names it for good: a full address.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) title: String,
    /// Full address of its page.
    pub(crate) address: String,
    /// When it last changed: RFC 3339.
    pub(crate) updated: String,
    /// What it is, or what changed.
    pub(crate) summary: String,
}

/// Writes a feed, what changed last first; what changed at one moment stays in its order.
pub(crate) fn feed(feed: &Feed<'_>, mut entries: Vec<Entry>, config: &Config) -> String {
    // RFC 3339 with different offsets is not in order as text, but days are close enough for a list.
    entries.sort_by(|one, other| other.updated.cmp(&one.updated));
    let updated = entries.first().map(|entry| entry.updated.as_str()).unwrap_or_default();
    let (base, Feed { title, path, page }) = (&config.base_url, feed);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{base}{page}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<link rel=\"self\" href=\"{base}{path}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{base}{page}\"/>\n<author><name>{}</name></author>\n",
        config.language.tag(),
        html::escape(&format!("{}: {title}", config.title)),
        html::escape(&config.publisher.name),
    );
    for Entry { id, title, address, updated, summary } in &entries {
        let _ = write!(
            text,
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
            html::escape(id),
            html::escape(title),
            html::escape(address),
            html::escape(summary),
        );
    }
    text.push_str("</feed>\n");
    text
}
