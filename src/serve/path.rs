//! From the path of a request to the path of a file in the site, or a refusal. Pure; nothing here knows what files there are.
//!
//! The path is taken apart before it is decoded, decoded once, and refused when a part then means anything but a name: no file is read from the disk to answer, so
//! this is the second lock on a door that is not there.

/// The longest target of a request, in bytes; longer than any address of a site.
const MOST: usize = 2_000;

/// What a path asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    /// Something of the site, by its path: empty or with `/` at the end for a folder.
    Site(String),
    /// The place under which the site stands, without its slash at the end.
    Mount,
    /// A place outside the site.
    Outside,
}

/// Why a path is no path of a site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// Something in it is no name.
    Bad,
    /// It is longer than any address of a site.
    Long,
}

/// Reads the path of a request, as it was sent. `mount` is the path under which the site stands, with `/` at both ends.
pub(super) fn asked(sent: &str, mount: &str) -> Result<Asked, Refused> {
    if sent.len() > MOST {
        return Err(Refused::Long);
    }
    let mut path = String::with_capacity(sent.len());
    let rest = sent.strip_prefix('/').ok_or(Refused::Bad)?;
    let mut parts = rest.split('/').peekable();
    while let Some(part) = parts.next() {
        let name = decode(part).ok_or(Refused::Bad)?;
        let is_last = parts.peek().is_none();
        let is_name = !matches!(name.as_str(), "." | "..") && (is_last || !name.is_empty());
        let is_drive = name.as_bytes().get(1) == Some(&b':');
        if !is_name || is_drive || name.chars().any(|c| c.is_control() || matches!(c, '/' | '\\')) {
            return Err(Refused::Bad);
        }
        path.push('/');
        path.push_str(&name);
    }
    Ok(match path.strip_prefix(mount) {
        Some(inside) => Asked::Site(inside.to_owned()),
        None if path == mount.trim_end_matches('/') => Asked::Mount,
        None => Asked::Outside,
    })
}

/// Decodes a part of a path once; `None` when a percent sign stands alone or the bytes are no text.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        if *first == b'%' {
            let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
            bytes.push(u8::try_from(digit(behind.first())? * 16 + digit(behind.get(1))?).ok()?);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Returns a value of the query of a request, decoded; a plus sign is a space, as in forms.
pub(super) fn query(query: Option<&str>, name: &str) -> Option<String> {
    query?.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| decode(&value.replace('+', " "))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_decoded_once() {
        let site = |path: &str| Ok(Asked::Site(path.to_owned()));
        assert_eq!(asked("/", "/"), site(""));
        assert_eq!(asked("/2023/", "/"), site("2023/"));
        assert_eq!(asked("/2023/a.csv", "/"), site("2023/a.csv"));
        assert_eq!(asked("/2023/een%20map/%C3%A9.csv", "/"), site("2023/een map/é.csv"));
        assert_eq!(asked("/a%252e", "/"), site("a%2e"));
        assert_eq!(asked("/map/site/2023/", "/map/site/"), site("2023/"));
        assert_eq!(asked("/map/site", "/map/site/"), Ok(Asked::Mount));
        assert_eq!(asked("/", "/map/site/"), Ok(Asked::Outside));
        assert_eq!(asked("/map/sites/", "/map/site/"), Ok(Asked::Outside));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let paths = [
            "",
            "*",
            "a",
            "//",
            "//etc/passwd",
            "/a//b",
            "/..",
            "/../x",
            "/a/../b",
            "/a/..",
            "/.",
            "/a/./b",
            "/%2e%2e/x",
            "/%2E./x",
            "/.%2e/x",
            "/..%2fx",
            "/..%5cx",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/..\\x",
            "/%00",
            "/a%00.html",
            "/a%0d%0aX: y",
            "/%7f",
            "/C:/x",
            "/c:",
            "/C%3A/x",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "/%ff",
            "/%c0%af",
            "/%c0%ae%c0%ae/",
            "/%ed%a0%80",
        ];
        for path in paths {
            assert_eq!(asked(path, "/"), Err(Refused::Bad), "{path}");
        }
        assert_eq!(asked(&format!("/{}", "a".repeat(MOST)), "/"), Err(Refused::Long));
    }

    #[test]
    fn a_query_is_read() {
        assert_eq!(query(Some("path=2023%2Findex.html&x=a+b"), "path").as_deref(), Some("2023/index.html"));
        assert_eq!(query(Some("path=2023&x=a+b"), "x").as_deref(), Some("a b"));
        assert_eq!(query(Some("pat=1&path"), "path"), None);
        assert_eq!(query(Some("path=%"), "path"), None);
        assert_eq!(query(None, "path"), None);
    }
}
