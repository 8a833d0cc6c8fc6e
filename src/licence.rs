//! The licences under which text and data are published: a closed list of open ones.

use crate::diagnostic::Language;

/// An open licence, from a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Licence {
    Cc0,
    CcBy,
    CcBySa,
}

impl Licence {
    /// Every licence by its SPDX identifier, with its name and address.
    const ALL: [(Licence, &'static str, &'static str, &'static str); 3] = [
        (Licence::Cc0, "CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (Licence::CcBy, "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (Licence::CcBySa, "CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ];

    /// Every SPDX identifier.
    pub(crate) const IDS: [&'static str; 3] = [Licence::ALL[0].1, Licence::ALL[1].1, Licence::ALL[2].1];

    /// Reads an SPDX identifier.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        Licence::ALL.iter().find(|(_, known, ..)| *known == id).map(|(licence, ..)| *licence)
    }

    /// SPDX identifier.
    pub(crate) fn id(self) -> &'static str {
        self.entry().1
    }

    /// Name for readers.
    pub(crate) fn name(self) -> &'static str {
        self.entry().2
    }

    /// Full address of its explanation in a language.
    pub(crate) fn url(self, language: Language) -> String {
        format!("{}deed.{}", self.entry().3, language.tag())
    }

    fn entry(self) -> &'static (Licence, &'static str, &'static str, &'static str) {
        Licence::ALL.iter().find(|(licence, ..)| *licence == self).expect("every licence is on the list")
    }
}
