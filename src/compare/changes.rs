//! What became of one thing, or of one fact about it.

/// What became of a thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Became {
    /// It is on both sides, and says something else.
    Changed,
    /// It is new.
    Added,
    /// It is there no more.
    Gone,
}

/// Something that is told of a thing, and is told otherwise now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FactChange {
    /// Which: the key as it is written in TOML, with a path before it where it stands in a part: `measures.fte.unit`.
    pub(crate) fact: String,
    /// What was told; of a list what is not in the new one, unless only its order changed. Empty for nothing.
    pub(crate) old: Vec<String>,
    /// What is told now, in the same way.
    pub(crate) new: Vec<String>,
}

/// What became of an item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ItemChange {
    /// Its id.
    pub(crate) id: String,
    /// What a reader calls it, by the new side where that has it; may be empty.
    pub(crate) title: String,
    /// What became of it.
    pub(crate) became: Became,
    /// Of one that changed, what; of another, all that is told of it.
    pub(crate) facts: Vec<FactChange>,
}

/// An address of the site.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Address {
    /// From the root of the site, such as `/2023/personeel/` or `/2023/personeel/#wie-komt-er`.
    pub(crate) path: String,
    /// What is there.
    pub(crate) kind: AddressKind,
    /// What `redirects.toml` says of it now: where it leads, or why there is nothing in its place; `None` when it says nothing.
    pub(crate) redirect: Option<Led>,
}

/// What became of an address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Led {
    /// It leads to this address.
    To(String),
    /// Nothing came in its place, for this reason.
    Nowhere(String),
}

/// What is at an address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum AddressKind {
    /// A page, which may be led elsewhere.
    Page,
    /// A file, which may be led elsewhere.
    File,
    /// A heading within a page; no server sees that part of an address, so that nothing can lead it elsewhere.
    Heading,
}
