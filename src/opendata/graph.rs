//! A graph of statements (RDF), and its two written forms: Turtle and JSON-LD. Both come from one value, without blank nodes, so that they hold the same graph.

use serde_json::{Map, Value, json};

/// A graph: its nodes in order, each named once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
}

/// What is said of one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Node {
    /// Its address.
    iri: String,
    /// Its classes, as `dcat:Dataset`.
    types: Vec<&'static str>,
    /// Properties, as `dct:title`, each with its values.
    properties: Vec<(&'static str, Vec<Term>)>,
}

/// The value of a property.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Term {
    /// The address of a thing.
    Iri(String),
    /// A thing of a known vocabulary, as `spdx:checksumAlgorithm_sha256`.
    Name(&'static str),
    /// Text in a language.
    Text(String, &'static str),
    /// Text without a language.
    Plain(String),
    /// A value of a datatype, as `xsd:date`.
    Typed(String, &'static str),
}

/// The vocabularies, in order of prefix.
const PREFIXES: [(&str, &str); 7] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

impl Node {
    /// Begins to tell of a thing.
    pub(crate) fn new(iri: impl Into<String>, types: &[&'static str]) -> Self {
        Node { iri: iri.into(), types: types.to_vec(), properties: Vec::new() }
    }

    /// Adds values of a property; nothing when there are none.
    pub(crate) fn with(mut self, property: &'static str, values: impl IntoIterator<Item = Term>) -> Self {
        let values: Vec<Term> = values.into_iter().collect();
        if !values.is_empty() {
            self.properties.push((property, values));
        }
        self
    }

    /// Adds the address of a thing.
    pub(crate) fn link(self, property: &'static str, iri: impl Into<String>) -> Self {
        self.with(property, [Term::Iri(iri.into())])
    }

    /// Adds text in a language; nothing when it is empty.
    pub(crate) fn text(self, property: &'static str, text: &str, language: &'static str) -> Self {
        self.with(property, Some(Term::Text(text.to_owned(), language)).filter(|_| !text.is_empty()))
    }

    /// Adds a value of a datatype.
    pub(crate) fn typed(self, property: &'static str, value: impl Into<String>, datatype: &'static str) -> Self {
        self.with(property, [Term::Typed(value.into(), datatype)])
    }
}

impl Graph {
    /// Adds what is said of a thing.
    pub(crate) fn push(&mut self, node: Node) {
        self.nodes.push(node);
    }

    /// Writes the graph as Turtle (RDF 1.1 Turtle).
    pub(crate) fn turtle(&self) -> String {
        let mut text = String::new();
        for (prefix, address) in PREFIXES {
            text.push_str(&format!("@prefix {prefix}: <{address}> .\n"));
        }
        for node in &self.nodes {
            text.push_str(&format!("\n<{}> a {}", iri(&node.iri), node.types.join(" , ")));
            for (property, values) in &node.properties {
                let values: Vec<String> = values.iter().map(term).collect();
                text.push_str(&format!(" ;\n  {property} {}", values.join(" , ")));
            }
            text.push_str(" .\n");
        }
        text
    }

    /// Writes the graph as JSON-LD 1.1, with its context in the file.
    pub(crate) fn json_ld(&self) -> String {
        let context: Map<String, Value> = PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), (*address).into())).collect();
        let nodes = self.nodes.iter().map(|node| {
            let mut object = Map::new();
            object.insert("@id".to_owned(), node.iri.as_str().into());
            object.insert("@type".to_owned(), node.types.clone().into());
            for (property, values) in &node.properties {
                object.insert((*property).to_owned(), values.iter().map(value).collect());
            }
            Value::Object(object)
        });
        let mut text = format!("{{\n\"@context\": {},\n\"@graph\": [\n", Value::Object(context));
        for (position, node) in nodes.enumerate() {
            text.push_str(if position == 0 { "" } else { ",\n" });
            text.push_str(&node.to_string());
        }
        text.push_str("\n]\n}\n");
        text
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::Iri(address) => format!("<{}>", iri(address)),
        Term::Name(name) => (*name).to_owned(),
        Term::Text(text, language) => format!("{}@{language}", literal(text)),
        Term::Plain(text) => literal(text),
        Term::Typed(text, datatype) => format!("{}^^{datatype}", literal(text)),
    }
}

fn value(term: &Term) -> Value {
    match term {
        Term::Iri(address) => json!({ "@id": address }),
        Term::Name(name) => json!({ "@id": name }),
        Term::Text(text, language) => json!({ "@value": text, "@language": language }),
        Term::Plain(text) => json!({ "@value": text }),
        Term::Typed(text, datatype) => json!({ "@value": text, "@type": datatype }),
    }
}

/// A text in quotes (RDF 1.1 Turtle, 6.4).
fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

/// An address without what Turtle does not let in (RDF 1.1 Turtle, 2.4).
fn iri(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for character in address.chars() {
        if character <= ' ' || matches!(character, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\') {
            written.push_str(&format!("%{:02X}", u32::from(character)));
        } else {
            written.push(character);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same() {
        let mut graph = Graph::default();
        graph.push(
            Node::new("https://a.nl/#x", &["dcat:Dataset"])
                .text("dct:title", "Een \"titel\" \\ met\ttab", "nl")
                .typed("dct:issued", "2024-05-15", "xsd:date")
                .text("dct:description", "", "nl")
                .with("spdx:algorithm", [Term::Name("spdx:checksumAlgorithm_sha256")])
                .link("dcat:landingPage", "https://a.nl/met ruimte"),
        );
        let turtle = graph.turtle();
        assert!(turtle.ends_with(
            "\n<https://a.nl/#x> a dcat:Dataset ;\n  dct:title \"Een \\\"titel\\\" \\\\ met\\ttab\"@nl ;\n  dct:issued \"2024-05-15\"^^xsd:date ;\n  spdx:algorithm spdx:checksumAlgorithm_sha256 ;\n  dcat:landingPage <https://a.nl/met%20ruimte> .\n"
        ));
        let json: Value = serde_json::from_str(&graph.json_ld()).unwrap();
        assert_eq!(json["@graph"][0]["dct:title"][0]["@value"], "Een \"titel\" \\ met\ttab");
        assert_eq!(json["@graph"][0]["spdx:algorithm"][0]["@id"], "spdx:checksumAlgorithm_sha256");
    }
}
