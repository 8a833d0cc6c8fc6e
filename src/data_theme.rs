//! What data are about, in the words of the EU: the closed list that every European catalogue knows.
//!
//! Source: Publications Office of the EU, authority table "Data theme" (DCAT-AP 3.0.1, `dcat:theme`).

use crate::diagnostic::Kind;
use crate::diagnostic::nearest::nearest;
use crate::settings::Reader;
use crate::settings::keys::{Holds, Key, Words};

/// `data_themes` of a site or a dataset.
pub(crate) const DATA_THEMES: Key = Key::new(
    "data_themes",
    Holds::Texts(Words::OneOf(&DataTheme::CODES)),
    "Onderwerpen van de data, met de codes van de Europese Unie: zo vinden mensen de data in catalogi. Weggelaten: `GOVE`, overheid.",
    "[\"GOVE\"]",
);

/// A theme of the EU, by its code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct DataTheme(&'static str);

impl DataTheme {
    /// Government and public sector: what a report of a government is about.
    pub(crate) const GOVERNMENT: DataTheme = DataTheme("GOVE");

    /// Every code.
    const CODES: [&'static str; 13] =
        ["AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"];

    /// Reads a code.
    fn parse(code: &str) -> Option<Self> {
        DataTheme::CODES.iter().find(|known| **known == code).map(|known| DataTheme(known))
    }

    /// Reads the key `data_themes`. Errors: S003, S005, S020.
    pub(crate) fn read_all(reader: &mut Reader<'_>) -> Vec<DataTheme> {
        let mut themes = Vec::new();
        for text in reader.texts("data_themes") {
            match DataTheme::parse(&text.value) {
                Some(theme) if themes.contains(&theme) => reader.report(Kind::DuplicateName { name: text.value }, text.span),
                Some(theme) => themes.push(theme),
                None => {
                    let nearest = nearest(&text.value.to_uppercase(), DataTheme::CODES);
                    let known = DataTheme::CODES.map(str::to_owned).to_vec();
                    reader.report(Kind::NotAllowed { key: "data_themes".into(), value: text.value, nearest, known }, text.span);
                }
            }
        }
        themes
    }

    /// Its URI in the list of the EU.
    pub(crate) fn uri(self) -> String {
        format!("http://publications.europa.eu/resource/authority/data-theme/{}", self.0)
    }
}
