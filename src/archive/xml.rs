//! Reads the XML that [`super::mdto`] writes: elements, attributes, text and the five entities (XML 1.0, 2.1 to 2.4 and 4.6).
//!
//! No document type, comment, instruction, section or other entity: what can make a reader of XML fetch or grow things is not read at all.

/// How deep elements may stand in each other; MDTO goes to seven.
const DEEPEST: usize = 32;

/// An element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Element {
    pub(super) name: String,
    /// In the order in which they are written.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// Its own text, entities replaced.
    pub(super) text: String,
}

impl Element {
    /// Returns the text of the first element at a path such as `checksum/checksumWaarde`; empty when there is none.
    pub(super) fn at(&self, path: &str) -> &str {
        path.split('/')
            .try_fold(self, |element, name| element.children.iter().find(|child| child.name == name))
            .map_or("", |found| &found.text)
    }

    /// Returns the children with a name.
    pub(super) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// Reads a document; `None` when it is not of the kind above.
pub(super) fn read(text: &str) -> Option<Element> {
    let rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let mut reader = Reader { rest };
    let element = reader.element(0)?;
    reader.rest.trim().is_empty().then_some(element)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn element(&mut self, depth: usize) -> Option<Element> {
        self.take("<")?;
        let name = self.name()?.to_owned();
        let mut element = Element { name, attributes: Vec::new(), children: Vec::new(), text: String::new() };
        loop {
            let before = self.rest.len();
            self.rest = self.rest.trim_start_matches([' ', '\n', '\t']);
            if self.take("/>").is_some() {
                return Some(element);
            }
            if self.take(">").is_some() {
                break;
            }
            if self.rest.len() == before {
                return None;
            }
            let key = self.name()?.to_owned();
            self.take("=\"")?;
            let value = self.until('"')?;
            if value.contains('<') || element.attributes.iter().any(|(other, _)| *other == key) {
                return None;
            }
            element.attributes.push((key, plain(value)?));
            self.take("\"")?;
        }
        loop {
            element.text.push_str(&plain(self.until('<')?)?);
            if self.take("</").is_some() {
                (self.name()? == element.name).then_some(())?;
                self.take(">")?;
                return Some(element);
            }
            (depth < DEEPEST).then_some(())?;
            element.children.push(self.element(depth + 1)?);
        }
    }

    fn take(&mut self, what: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(what)?;
        Some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')))?;
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
    }

    fn until(&mut self, end: char) -> Option<&'a str> {
        let (text, rest) = self.rest.split_at(self.rest.find(end)?);
        self.rest = rest;
        Some(text)
    }
}

/// A text with its entities replaced; `None` when there is an `&` that begins none, or a letter that XML does not have.
fn plain(text: &str) -> Option<String> {
    if text.contains(crate::settings::is_no_text) {
        return None;
    }
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';')?;
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => return None,
        });
        plain.push_str(rest);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    #[test]
    fn what_is_written_is_read() {
        let element = read(&format!("{HEAD}<a x=\"1 &amp; 2\"><b>één &lt; twee</b>\n<c/></a>\n")).unwrap();
        assert_eq!((element.at("b"), element.attributes[0].1.as_str(), element.children.len()), ("één < twee", "1 & 2", 2));
    }

    #[test]
    fn nothing_else_is_read() {
        let deep = "<a>".repeat(40) + &"</a>".repeat(40);
        for bad in [
            "",
            "<a>",
            "<a></b>",
            "<a/><a/>",
            "<a>&xxe;</a>",
            "<a>&</a>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
            "<a><!-- x --></a>",
            "<a><![CDATA[x]]></a>",
            "<a><?php x ?></a>",
            "<a x=1/>",
            "<a x=\"1\" x=\"2\"/>",
            "<ax=\"1\"/>",
            "<a>\u{1}</a>",
            &deep,
        ] {
            assert_eq!(read(&format!("{HEAD}{bad}")), None, "{bad}");
        }
        assert_eq!(read("<a/>"), None);
    }
}
