//! What can stand in TOML that people write: a table of keys for each table in TOML.
//!
//! The same table is what a [`Reader`](super::Reader) reads by and what the schemas for editors are made from (`editor_help`), so that a key that is read and
//! a key that an editor offers cannot differ: a reader refuses, in debug builds and tests, to look up a key that its table lacks or to leave one of its table
//! unread. What a value means, and what no table can say of it, is the work of whoever reads.
//!
//! Explanations are Dutch, as writers are; examples are values as they stand in TOML.

use std::collections::BTreeSet;

use crate::licence::Licence;

/// The keys of a table in TOML.
#[derive(Debug)]
pub(crate) struct Keys {
    /// What it is called in messages to us: its file, its key, or the fence of a block.
    pub(crate) name: &'static str,
    /// What it is for.
    pub(crate) about: &'static str,
    /// The keys that it always may have.
    pub(crate) own: &'static [Key],
    /// What depends on the value of one of its keys.
    pub(crate) variants: Option<Variants>,
    /// What must hold between its keys.
    pub(crate) rules: &'static [Rule],
    /// What the keys hold that the author names; such a table has no keys of its own.
    pub(crate) named: Option<NamedKeys>,
}

/// A key.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) holds: Holds,
    /// Must it be there?
    pub(crate) required: bool,
    /// What it is for, in a sentence or two.
    pub(crate) about: &'static str,
    /// A value, as it stands in TOML; empty for tables, whose keys have their own.
    pub(crate) example: &'static str,
    /// The value that it has when it is left out, as it stands in TOML; may be empty.
    pub(crate) default: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    Text(Words),
    /// A text from a closed list.
    Choice(&'static [&'static str]),
    /// A whole number between two bounds, both included.
    Whole(i64, i64),
    /// A whole number from a closed list.
    WholeOf(&'static [i64]),
    Flag,
    /// A date with a time and a zone.
    Moment,
    Day,
    Texts(Words),
    TextOrTexts(Words),
    /// A table whose keys the author names, each with a text or a list of texts.
    TextTable(Words),
    Table(&'static Keys),
    /// A list of tables, such as `[[measures]]`.
    Tables(&'static Keys),
    TextOrTable(Words, &'static Keys),
}

/// Which texts are possible.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Words {
    /// Any, also none.
    Any,
    /// Any that is not empty or only spaces.
    Filled,
    /// The same, but for a closed list, in small letters or capitals.
    FilledBut(&'static [&'static str]),
    /// What a regular expression finds, of the kind that JSON Schema takes (ECMA 262).
    Like(&'static str),
    /// One of a closed list.
    OneOf(&'static [&'static str]),
}

/// What depends on the value of one key.
#[derive(Debug)]
pub(crate) struct Variants {
    /// The key.
    pub(crate) by: &'static str,
    /// The value that counts when the key is not there; may be empty, and then all that any value allows is possible.
    pub(crate) default: &'static str,
    /// What holds for which value.
    pub(crate) of: &'static [Variant],
}

/// What holds for a value of the key that decides.
#[derive(Debug)]
pub(crate) struct Variant {
    /// The values.
    pub(crate) values: &'static [&'static str],
    /// The keys that are possible besides those of the table.
    pub(crate) keys: &'static [Key],
    /// What must hold between the keys.
    pub(crate) rules: &'static [Rule],
}

/// What must hold between keys. An empty list counts as a key that is not there, except where the rule says otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// All must be there, even if empty.
    Needs(&'static [&'static str]),
    /// None may be there, not even empty.
    Never(&'static [&'static str]),
    /// At least one must be there, even if empty.
    OneOf(&'static [&'static str]),
    /// At least one must be there.
    OneFilled(&'static [&'static str]),
    /// With the first the others must be there too.
    With(&'static str, &'static [&'static str]),
    /// With the first the others may not be there.
    Without(&'static str, &'static [&'static str]),
    /// Without the first the others may not be there.
    OnlyWith(&'static str, &'static [&'static str]),
    /// With a first that is another number than this the other must be there.
    WithOther(&'static str, i64, &'static str),
}

/// What the keys hold that the author names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NamedKeys {
    /// A table each; the key is a text of this kind.
    Tables(Words, &'static Keys),
    /// A text each.
    Texts,
}

impl Keys {
    /// A table with keys.
    pub(crate) const fn new(name: &'static str, about: &'static str, own: &'static [Key]) -> Self {
        Keys { name, about, own, variants: None, rules: &[], named: None }
    }

    /// A table whose keys the author names.
    pub(crate) const fn named(name: &'static str, about: &'static str, named: NamedKeys) -> Self {
        Keys { name, about, own: &[], variants: None, rules: &[], named: Some(named) }
    }

    /// The same, with what must hold between its keys.
    pub(crate) const fn with(self, rules: &'static [Rule]) -> Self {
        Keys { rules, ..self }
    }

    /// The same, with what depends on the value of a key.
    pub(crate) const fn by(self, by: &'static str, default: &'static str, of: &'static [Variant]) -> Self {
        Keys { variants: Some(Variants { by, default, of }), ..self }
    }

    /// Returns every key that it may have, whatever the values.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'static Key> + use<> {
        let variants = self.variants.as_ref().map_or(&[][..], |variants| variants.of);
        self.own.iter().chain(variants.iter().flat_map(|variant| variant.keys))
    }

    /// Returns the keys with a name: more than one where it holds something else in another variant.
    pub(crate) fn of(&self, name: &str) -> impl Iterator<Item = &'static Key> {
        self.all().filter(move |key| key.name == name)
    }

    /// Returns the names that are possible in a table with these values; `Err` with every name when what is possible depends on a value that is not known.
    /// `text_of` gives the value of a key that is there, when it is a text.
    pub(crate) fn possible<'t>(
        &self,
        text_of: impl Fn(&str) -> Option<Option<&'t str>>,
    ) -> Result<BTreeSet<&'static str>, BTreeSet<&'static str>> {
        let names = |keys: &mut dyn Iterator<Item = &'static Key>| keys.map(|key| key.name).collect();
        let Some(variants) = &self.variants else { return Ok(names(&mut self.all())) };
        let value = text_of(variants.by).unwrap_or(Some(variants.default));
        match variants.of.iter().find(|variant| value.is_some_and(|value| variant.values.contains(&value))) {
            Some(variant) => Ok(names(&mut self.own.iter().chain(variant.keys))),
            None => Err(names(&mut self.all())),
        }
    }
}

impl Key {
    /// A key with what it holds, what it is for and an example.
    pub(crate) const fn new(name: &'static str, holds: Holds, about: &'static str, example: &'static str) -> Self {
        Key { name, holds, required: false, about, example, default: "" }
    }

    /// A text that may be left out, and may be empty.
    pub(crate) const fn text(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Key::new(name, Holds::Text(Words::Any), about, example)
    }

    /// A text that must be there and says something.
    pub(crate) const fn filled(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Key::new(name, Holds::Text(Words::Filled), about, example).required()
    }

    /// A text from a closed list.
    pub(crate) const fn choice(name: &'static str, values: &'static [&'static str], about: &'static str, example: &'static str) -> Self {
        Key::new(name, Holds::Choice(values), about, example)
    }

    /// A truth value.
    pub(crate) const fn flag(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Key::new(name, Holds::Flag, about, example)
    }

    /// A table.
    pub(crate) const fn table(name: &'static str, keys: &'static Keys) -> Self {
        Key::new(name, Holds::Table(keys), keys.about, "")
    }

    /// A list of tables.
    pub(crate) const fn tables(name: &'static str, keys: &'static Keys) -> Self {
        Key::new(name, Holds::Tables(keys), keys.about, "")
    }

    /// The same key, which must be there.
    pub(crate) const fn required(self) -> Self {
        Key { required: true, ..self }
    }

    /// The same key, which may be left out.
    pub(crate) const fn optional(self) -> Self {
        Key { required: false, ..self }
    }

    /// The same key, with the value that counts when it is left out.
    pub(crate) const fn default(self, default: &'static str) -> Self {
        Key { default, ..self }
    }
}

impl Holds {
    /// Returns the table within it.
    pub(crate) fn keys(self) -> Option<&'static Keys> {
        match self {
            Holds::Table(keys) | Holds::Tables(keys) | Holds::TextOrTable(_, keys) => Some(keys),
            _ => None,
        }
    }
}

/// Returns the names of a list of pairs.
pub(crate) const fn names<T, const N: usize>(pairs: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut position = 0;
    while position < N {
        names[position] = pairs[position].0;
        position += 1;
    }
    names
}

/// `licence` of a site, an edition or a dataset.
pub(crate) const LICENCE: Key = Key::choice(
    "licence",
    &Licence::IDS,
    "Voorwaarden waaronder anderen tekst en data mogen gebruiken. `CC0-1.0`: vrij, zonder voorwaarden. `CC-BY-4.0`: met naamsvermelding. \
     `CC-BY-SA-4.0`: met naamsvermelding, en onder dezelfde voorwaarden. Een dataset heeft anders die van de editie, een editie die van de site.",
    "\"CC0-1.0\"",
);

/// Texts of which more than one kind of file knows the form.
pub(crate) mod forms {
    use super::Words;

    /// An address of a page or the name of a figure, a term or a claim.
    pub(crate) const ID: Words = Words::Like("^[a-z0-9-]{1,80}$");
    /// A column of a CSV.
    pub(crate) const COLUMN: Words = Words::Like("^[a-z][a-z0-9_]*$");
    /// A year.
    pub(crate) const YEAR: Words = Words::Like("^\\s*[1-9][0-9]{3}\\s*$");
    /// A year or a quarter.
    pub(crate) const TIME: Words = Words::Like("^[1-9][0-9]{3}(-Q[1-4])?$");
    /// An exact number.
    pub(crate) const NUMBER: Words = Words::Like("^-?[0-9]+(\\.[0-9]+)?$");
    /// The same, zero or more.
    pub(crate) const MARGIN: Words = Words::Like("^(-0+(\\.0+)?|[0-9]+(\\.[0-9]+)?)$");
    /// A full address.
    pub(crate) const ADDRESS: Words = Words::Like("^https?://[^\\s\"<>\\\\^`{|}]+$");
    /// A mail address.
    pub(crate) const MAIL: Words = Words::Like("^[A-Za-z0-9_%+-][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$");
    /// Either of these.
    pub(crate) const CONTACT: Words =
        Words::Like("^\\s*(https?://[^\\s\"<>\\\\^`{|}]+|[A-Za-z0-9_%+-][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)\\s*$");
}
