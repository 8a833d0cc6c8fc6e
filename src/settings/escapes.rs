//! Where the letters of a text in TOML stand when some of them are written with a backslash: `\"`, `\u00e9` (TOML 1.1, basic strings).

/// For each byte of a value, and for its end, the offset in `raw`: the value as it is written, with its double quotes. `None` when it is not written so.
pub(super) fn offsets(raw: &str, value: &str) -> Option<Vec<usize>> {
    let long = raw.starts_with("\"\"\"");
    let mut at = if long { 3 } else { 1 };
    if !raw.starts_with('"') || raw.len() < 2 * at {
        return None;
    }
    let end = raw.len() - at;
    // A line break behind the opening quotes is none of the text.
    if long && raw[at..].starts_with('\n') {
        at += 1;
    }
    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut expected = value.chars();
    while at < end {
        let rest = &raw[at..end];
        let Some((found, length)) = letter(rest)? else {
            // A line that goes on in the next one.
            at += rest.len() - rest[1..].trim_start().len();
            continue;
        };
        if expected.next() != Some(found) {
            return None;
        }
        let last = found.len_utf8() - 1;
        offsets.extend((0..=last).map(|byte| if byte == last && last > 0 { at + length - 1 } else { at + byte.min(length - 1) }));
        at += length;
    }
    offsets.push(end);
    expected.next().is_none().then_some(offsets)
}

/// The letter at the start of a text and the length of how it is written; `Some(None)` for a backslash that ends a line, `None` for what is no TOML.
fn letter(rest: &str) -> Option<Option<(char, usize)>> {
    let Some(escape) = rest.strip_prefix('\\') else {
        let found = rest.chars().next()?;
        return Some(Some((found, found.len_utf8())));
    };
    let sign = escape.chars().next()?;
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let code = u32::from_str_radix(escape.get(1..=digits)?, 16).ok()?;
        return Some(Some((char::from_u32(code)?, digits + 2)));
    }
    let found = match sign {
        '"' | '\\' => sign,
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        _ if sign.is_whitespace() => return Some(None),
        _ => return None,
    };
    Some(Some((found, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The part of `raw` from where a letter of the value stands to where the next one does.
    fn written<'a>(raw: &'a str, value: &str, letter: char) -> &'a str {
        let offsets = offsets(raw, value).expect("the value as it is written");
        let at = value.find(letter).unwrap();
        &raw[offsets[at]..offsets[at + letter.len_utf8()]]
    }

    #[test]
    fn each_letter_is_found_where_it_is_written() {
        assert_eq!(written(r#""a \"b\" c""#, "a \"b\" c", '"'), "\\\"");
        assert_eq!(written(r#""a \"b\" c""#, "a \"b\" c", 'c'), "c");
        assert_eq!(written(r#""caf\u00e9 \\ x""#, "café \\ x", 'é'), "\\u00e9");
        assert_eq!(written(r#""caf\u00e9 \\ x""#, "café \\ x", 'x'), "x");
        assert_eq!(written("\"\"\"\na\\\n   b\"\"\"", "ab", 'b'), "b");
        assert_eq!(offsets("\"\"", ""), Some(vec![1]));
    }

    #[test]
    fn what_is_written_otherwise_is_not_found() {
        for (raw, value) in [("'a'", "a"), ("\"a\"", "b"), ("\"a\"", "ab"), ("\"", ""), ("", ""), ("\"\\q\"", "q"), ("\"\\u12\"", "a")] {
            assert_eq!(offsets(raw, value), None, "{raw}");
        }
    }
}
