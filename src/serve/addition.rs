//! What is put into a page while it is served: the client of the preview, and a notice on a draft. It is never stored, so what a build makes stays what it makes.

use crate::diagnostic::Language;
use crate::html;

/// What the client of the preview has to know.
pub(super) struct Addition<'a> {
    /// Path of the page in the site.
    pub(super) path: &'a str,
    /// Version of the page; empty when it is not there.
    pub(super) version: &'a str,
    /// Number of the build.
    pub(super) build: u64,
    /// Full address under which the site is published.
    pub(super) base_url: &'a str,
    /// The path under which the site is served.
    pub(super) mount: &'a str,
    /// Language of messages.
    pub(super) language: Language,
    /// The language of the page, when it is a draft.
    pub(super) draft: Option<Language>,
}

impl Addition<'_> {
    /// Writes it.
    pub(super) fn html(&self) -> String {
        let notice = match self.draft {
            Some(Language::Dutch) => {
                "<p class=\"kerncijfer-draft\" role=\"note\">Concept. Deze pagina komt niet in de gepubliceerde site.</p>"
            }
            Some(Language::English) => "<p class=\"kerncijfer-draft\" role=\"note\">Draft. This page is not in the published site.</p>",
            None => "",
        };
        format!(
            "{notice}<link rel=\"stylesheet\" href=\"/.kerncijfer/preview.css\"><script src=\"/.kerncijfer/preview.js\" defer data-path=\"{}\" \
             data-version=\"{}\" data-build=\"{}\" data-base=\"{}\" data-mount=\"{}\" data-language=\"{}\"></script>",
            html::escape(self.path),
            html::escape(self.version),
            self.build,
            html::escape(self.base_url),
            html::escape(self.mount),
            self.language.tag(),
        )
    }

    /// Puts it before the end of the body of a page; all else stays as it is.
    pub(super) fn put_in(&self, page: &[u8]) -> Vec<u8> {
        const END: &[u8] = b"</body>";
        let end = page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
        let addition = self.html();
        [&page[..end], addition.as_bytes(), &page[end..]].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDITION: Addition<'_> = Addition {
        path: "2023/\"><script>/index.html",
        version: "3f",
        build: 12,
        base_url: "https://a.nl/",
        mount: "/",
        language: Language::Dutch,
        draft: None,
    };

    #[test]
    fn it_stands_before_the_last_end_of_the_body() {
        let html = ADDITION.html();
        assert!(!html.contains("<script>") && html.contains("data-path=\"2023/&quot;&gt;&lt;script&gt;/index.html\""), "{html}");
        for (page, before) in [("<body>a</body>\n</html>", "<body>a"), ("a</body>b</BODY>", "a</body>b"), ("zonder", "zonder"), ("", "")] {
            let served = String::from_utf8(ADDITION.put_in(page.as_bytes())).expect("text");
            assert!(served.starts_with(&format!("{before}{html}")), "{served}");
            assert_eq!(served.replacen(&html, "", 1), page);
        }
    }

    #[test]
    fn a_draft_says_so_in_its_language() {
        let html = |draft| Addition { draft: Some(draft), ..ADDITION }.html();
        assert!(html(Language::Dutch).starts_with("<p class=\"kerncijfer-draft\" role=\"note\">Concept. "));
        assert!(html(Language::English).starts_with("<p class=\"kerncijfer-draft\" role=\"note\">Draft. "));
    }
}
