//! What both languages share: how a message is put together, quoting, and examples of what an author writes.

use super::Language;
use super::nouns::{list, pick};
use super::{ValueType, Words};

/// Words in the making, in one language.
pub(super) struct Message {
    language: Language,
    words: Words,
}

impl Message {
    pub(super) fn new(language: Language, headline: impl Into<String>, label: impl Into<String>) -> Self {
        Message { language, words: Words { headline: headline.into(), label: label.into(), ..Words::default() } }
    }

    pub(super) fn other(mut self, other: impl Into<String>) -> Self {
        self.words.other = other.into();
        self
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.words.note = note.into();
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.words.help = help.into();
        self
    }

    /// Names the nearest, or else says what to do.
    pub(super) fn near(self, nearest: &Option<String>, otherwise: &str) -> Self {
        let ask = pick(self.language, "bedoelde u", "did you mean");
        match nearest {
            Some(name) => self.help(format!("{ask} `{name}`?")),
            None => self.help(otherwise),
        }
    }

    /// Names the nearest and what can be chosen.
    pub(super) fn choice(self, nearest: &Option<String>, known: &[String]) -> Self {
        let language = self.language;
        if known.is_empty() {
            return self.near(nearest, pick(language, "kijk of de naam goed geschreven is", "check that the name is spelt right"));
        }
        let note = format!("{} {}", pick(language, "mogelijk is", "possible here:"), list(language, known));
        self.near(nearest, pick(language, "kies een naam die er is", "choose a name that exists")).note(note)
    }

    /// Notes the names that something has, if any.
    pub(super) fn facts(self, what: &str, names: &[String]) -> Self {
        let names = every(self.language, names);
        if names.is_empty() { self } else { self.note(format!("{what} {names}")) }
    }

    pub(super) fn words(self) -> Words {
        self.words
    }
}

/// What was written, in backticks, on one line, cut when long.
pub(super) fn q(written: &str) -> String {
    let written = line(written);
    match written.char_indices().nth(60) {
        Some((at, _)) => format!("`{}…`", &written[..at]),
        None => format!("`{written}`"),
    }
}

/// Text on one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All names, at most twelve, with a last `en` or `and`.
pub(super) fn every(language: Language, names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(12).map(|name| q(name)).collect();
    match shown.split_last() {
        _ if names.len() > 12 => format!("{} … ({})", shown.join(", "), names.len()),
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), pick(language, "en", "and")),
        _ => shown.concat(),
    }
}

/// Names as steps that end where they began.
pub(super) fn round(names: &[String]) -> String {
    let back = names.first().filter(|first| names.last() != Some(first) || names.len() == 1);
    names.iter().chain(back).map(|name| q(name)).collect::<Vec<_>>().join(" → ")
}

/// The signs before a heading of a level.
pub(super) fn hashes(level: u8) -> String {
    "#".repeat(level.into())
}

/// Is the header one column because the file has semicolons between its fields?
pub(super) fn is_one_line_of_semicolons(columns: &[String]) -> bool {
    matches!(columns, [only] if only.contains(';'))
}

/// What a link starts with: a scheme with its colon, or `//`.
pub(super) fn start(scheme: &str) -> String {
    if scheme == "//" { scheme.to_owned() } else { format!("{scheme}:") }
}

/// Is it an address on another site, rather than a place on a computer?
pub(super) fn is_remote(target: &str) -> bool {
    ["http:", "https:", "//"].iter().any(|start| target.starts_with(start))
}

/// A setting of a type, as an example.
pub(super) fn setting(key: &str, expected: ValueType) -> String {
    let value = match expected {
        ValueType::Text | ValueType::TextOrTable | ValueType::TextOrList => "\"…\"",
        ValueType::Whole => "1",
        ValueType::YesNo => "true",
        ValueType::List => "[\"…\", \"…\"]",
        ValueType::Table => "{ … = \"…\" }",
        ValueType::DateTime => "2024-05-15T12:00:00+02:00",
        ValueType::Day => "2024-05-15",
    };
    format!("`{} = {value}`", key.rsplit('.').next().unwrap_or(key))
}

/// A number as the schema wants it.
pub(super) fn example(decimal: char, thousands: Option<char>) -> String {
    format!("1{}234{decimal}5", thousands.map(String::from).unwrap_or_default())
}

/// How a schema declares a marker.
pub(super) fn marker(value: &str) -> String {
    format!("`markers = {{ \"{}\" = \"not-available\" }}`", line(value))
}

/// A unit of a kind, as an example.
pub(super) fn unit(kind: &str) -> String {
    let (kind, rest) = match kind {
        "money" => (kind, ", currency = \"EUR\", scale = 1000, show = \"miljoen\""),
        "area" | "energy" | "mass" | "length" => (kind, ", symbol = \"…\""),
        "duration" => (kind, ", one = \"dag\", many = \"dagen\""),
        "compound" => (kind, ", many = \"euro per fte\""),
        "percent" | "percentage-point" | "ratio" | "index" => (kind, ""),
        _ => ("count", ", one = \"medewerker\", many = \"medewerkers\""),
    };
    format!("`unit = {{ kind = \"{kind}\"{rest} }}`")
}

/// Words with what is said of them, as an example.
pub(super) fn mark(function: &str) -> String {
    match function {
        "taal" | "language" => format!("`open source = {function}(\"en\")`"),
        _ => format!("`banenafspraak = {function}(\"banenafspraak\")`"),
    }
}

/// A call of a function, as an example.
pub(super) fn usage(function: &str) -> String {
    let arguments = match function {
        "verschil" | "groei" | "richting" | "index" | "difference" | "growth" | "direction" => "fte[BZK, 2022..2023]",
        "aandeel" | "verhouding" | "share" | "ratio" => "fte[AZ, 2023], fte[BZK, 2023]",
        "rang" | "rank" => "fte[*, 2023], BZK",
        "doel" | "target" => "verzuim.percentage",
        "afstand" | "gap" => "verzuim.percentage[BZK, 2023]",
        "gegeven" | "given" => "\"…\"",
        _ => "fte[*, 2023]",
    };
    format!("`{function}({arguments})`")
}

/// Is a number in words a phrase, such as a fraction?
pub(super) fn is_phrase(written: &str) -> bool {
    written.contains([' ', '-'])
}
