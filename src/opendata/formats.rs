//! Which files are made of a table, besides those that every page and list counts on.

/// What takes long to make, and a draft can do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Formats {
    /// Spreadsheets.
    pub(crate) ods: bool,
    /// The zip of an edition.
    pub(crate) zip: bool,
}

impl Default for Formats {
    fn default() -> Self {
        Formats { ods: true, zip: true }
    }
}
