//! Escaping for HTML and percent-encoding for addresses: the only place where text becomes markup.

use std::fmt::Write as _;

/// Appends text with `&`, `<`, `>`, `"` and `'` escaped, right in elements and in quoted attributes (HTML, 13.3).
pub(crate) fn escape_into(html: &mut String, text: &str) {
    // Each of these is one byte, which is no part of another character (UTF-8).
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(escaped);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

/// Returns text with `&`, `<`, `>`, `"` and `'` escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(&mut html, text);
    html
}

/// Returns a text that [`escape`] wrote as it was.
pub(crate) fn unescape(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Returns a fragment or a path, percent-encoded so that it is right in any attribute (RFC 3986, 2.3, 3.3 and 3.5: a slash stays).
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b',' | b':' | b'(' | b')' | b'/') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Returns a fragment or a path as it was before [`encode`]; what is no text then stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Makes an address from words: lower case, diacritics folded, white space and hyphens to one hyphen, letters, digits and hyphens only.
pub(crate) fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for character in text.nfkd() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if (character.is_whitespace() || matches!(character, '-' | '–' | '/' | '_')) && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_closes_an_element_or_attribute() {
        assert_eq!(escape("a\"><script>'&"), "a&quot;&gt;&lt;script&gt;&#39;&amp;");
        assert_eq!(encode("60 jaar-2023.aandeel"), "60%20jaar-2023.aandeel");
    }

    #[test]
    fn slugs_are_plain_and_stable() {
        assert_eq!(slug("Hoeveel mensen werken er?"), "hoeveel-mensen-werken-er");
        assert_eq!(slug("Financiën én  inhuur – in  2023 "), "financien-en-inhuur-in-2023");
        assert_eq!(slug("?!"), "");
    }
}
