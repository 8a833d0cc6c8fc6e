//! The keys of the schema beside a CSV, except those of its constraints.

use super::constraint_keys::{AT, CONSTRAINT};
use super::measure::{NOT_COUNTS, UNIT_KINDS};
use crate::data::schema::{Disclosure, Status};
use crate::data_theme::DATA_THEMES;
use crate::settings::keys::{Holds, Key, Keys, LICENCE, Rule, Variant, Words, forms, names};

/// `data/EDITION/NAME.toml`.
pub(crate) const SCHEMA: Keys = Keys::new(
    "data/EDITION/NAME.toml",
    "Het schema van een dataset: wat er in het CSV-bestand met dezelfde naam staat.",
    &[
        Key::filled("title", "Titel van de dataset, zoals een lezer die ziet.", "\"Hoeveel voltijdbanen er zijn, per ministerie\""),
        Key::filled(
            "description",
            "Wat de dataset is, in een of twee zinnen.",
            "\"Hoeveel voltijdbanen er aan het eind van het jaar waren.\"",
        ),
        Key::text("method", "Hoe er is geteld: wat wel en niet meetelt.", "\"De tabel telt volledige banen en geen mensen.\""),
        Key::filled("source", "Waar de data vandaan komen.", "\"O&P Rijk\""),
        Key::text("printed_as", "Nummer van de tabel in het gedrukte rapport.", "\"Tabel 40\""),
        Key::new(
            "scope",
            Holds::TextOrTable(Words::Any, &SCOPE),
            "Over welke delen van de overheid de dataset gaat: in woorden, of met de delen uit `edition.toml`.",
            "\"De ministeries, zonder Defensie.\"",
        ),
        Key::new("notes", Holds::Texts(Words::Any), "Opmerkingen voor wie de data gebruikt.", "[\"De cijfers over 2020 zijn geschat.\"]"),
        Key::new("keywords", Holds::Texts(Words::Filled), "Woorden waarmee mensen de dataset vinden.", "[\"personeel\", \"fte\"]"),
        Key::new("period", Holds::Text(forms::TIME), "Jaar of kwartaal waar de data over gaan, als geen dimensie dat zegt.", "\"2023\""),
        LICENCE,
        DATA_THEMES,
        Key::table("code_list", &CODE_LIST),
        Key::table("csv", &CSV),
        Key::tables("dimensions", &DIMENSION).required(),
        Key::tables("measures", &MEASURE).required(),
        Key::tables("constraints", &CONSTRAINT),
        Key::table("disclosure", &DISCLOSURE),
        Key::tables("revisions", &REVISION),
    ],
);

const SCOPE: Keys = Keys::new(
    "scope",
    "Over welke delen van de overheid de dataset gaat.",
    &[
        Key::filled("text", "De omvang in woorden.", "\"De ministeries, zonder Defensie.\""),
        Key::new(
            "covers",
            Holds::Texts(Words::Any),
            "Namen van de delen die meetellen, uit `scope` van `edition.toml`.",
            "[\"ministeries\"]",
        ),
        Key::new("partly", Holds::Texts(Words::Any), "Namen van de delen die voor een deel meetellen.", "[\"defensie\"]"),
    ],
)
.with(&[Rule::OneFilled(&["covers", "partly"])]);

const CODE_LIST: Keys = Keys::new(
    "code_list",
    "Deze dataset is een lijst van codes: andere datasets kunnen ernaar verwijzen.",
    &[
        Key::filled("label", "De meetwaarde (tekst) met de naam van elke code.", "\"naam\""),
        Key::new(
            "identifier",
            Holds::Text(Words::Filled),
            "De meetwaarde (tekst) met het adres van elke code in een register.",
            "\"adres\"",
        ),
    ],
);

const CSV: Keys = Keys::new(
    "csv",
    "Hoe het CSV-bestand geschreven is.",
    &[
        Key::choice(
            "layout",
            &["long", "wide"],
            "`long`: elke rij is één cel. `wide`: de kolomkoppen zijn waarden van een dimensie; noem die in `columns`.",
            "\"wide\"",
        )
        .default("\"long\""),
        Key::text("columns", "De dimensie waarvan de waarden in de kolomkoppen staan. Alleen bij `wide`.", "\"jaar\""),
        Key::choice("delimiter", &[",", ";", "\t"], "Teken tussen de velden.", "\";\"").default("\",\""),
        Key::choice("decimal", &[".", ","], "Teken voor de decimalen.", "\",\"").default("\".\""),
        Key::choice("thousands", &["", ".", ",", " "], "Teken tussen de duizendtallen; leeg is geen.", "\".\"").default("\"\""),
        Key::new(
            "markers",
            Holds::TextTable(Words::OneOf(&MARKED)),
            "Wat een teken in plaats van een getal betekent: `confidential` (geheim), `not-available` (onbekend) of `not-applicable` (niet van toepassing).",
            "{ \".\" = \"not-available\" }",
        ),
    ],
)
.by(
    "layout",
    "",
    &[
        Variant { values: &["long"], keys: &[], rules: &[Rule::Never(&["columns"])] },
        Variant { values: &["wide"], keys: &[], rules: &[Rule::Needs(&["columns"])] },
    ],
);

/// The statuses of a cell that has no number, which a marker can stand for.
const MARKED: [&str; 3] = {
    let mut marked = [""; 3];
    let (mut found, mut position) = (0, 0);
    while position < Status::NAMES.len() {
        let (name, status) = Status::NAMES[position];
        if !status.has_number() {
            marked[found] = name;
            found += 1;
        }
        position += 1;
    }
    marked
};

const DIMENSION: Keys = Keys::new(
    "dimensions",
    "Een dimensie: waar een cel over gaat, zoals een ministerie of een jaar.",
    &[
        Key::new(
            "name",
            Holds::Text(forms::COLUMN),
            "Naam van de kolom in het CSV-bestand: kleine letters, cijfers en `_`.",
            "\"ministerie\"",
        )
        .required(),
        Key::filled("label", "Hoe een lezer de dimensie noemt.", "\"Ministerie\""),
        Key::text("description", "Wat de dimensie is.", "\"Het ministerie waar mensen werken.\""),
        Key::text("code_list", "Naam van de dataset die de lijst van codes is.", "\"organisaties\""),
        Key::choice(
            "type",
            &["text", "year", "quarter"],
            "Soort waarden: tekst, een jaar (`2023`) of een kwartaal (`2023-Q4`).",
            "\"year\"",
        )
        .default("\"text\""),
        Key::text("total", "De waarde die het totaal is.", "\"Totaal\""),
        Key::new(
            "codes",
            Holds::Texts(Words::Any),
            "Alle waarden, in de volgorde waarin een lezer ze ziet.",
            "[\"AZ\", \"BZ\", \"Totaal\"]",
        ),
        Key::new("labels", Holds::TextTable(Words::Any), "Wat een lezer ziet in plaats van een waarde.", "{ \"AZ\" = \"Algemene Zaken\" }"),
    ],
);

const MEASURE: Keys = Keys::new(
    "measures",
    "Een meetwaarde: het getal (of de tekst) in een cel.",
    &[
        Key::new("name", Holds::Text(forms::COLUMN), "Naam van de kolom: kleine letters, cijfers en `_`.", "\"fte\"").required(),
        Key::filled("label", "Hoe een lezer de meetwaarde noemt.", "\"Aantal fte\""),
        Key::text("description", "Wat de meetwaarde is.", "\"Volledige banen aan het eind van het jaar.\""),
        Key::choice("type", &["number", "text"], "`number`: een getal met een eenheid. `text`: een tekst.", "\"number\"").default("\"number\""),
        Key::new(
            "previous",
            Holds::Text(Words::Like("^[^.]+\\.(.|\\s)+$")),
            "Naam van dezelfde meetwaarde in eerdere edities, als die anders was: `dataset.meetwaarde`.",
            "\"banen.fte\"",
        ),
    ],
)
.by(
    "type",
    "number",
    &[
        Variant {
            values: &["number"],
            keys: &[
                Key::new(
                    "unit",
                    Holds::TextOrTable(Words::FilledBut(&names(&NOT_COUNTS)), &UNIT),
                    "Wat er geteld wordt: een woord, zoals `\"fte\"`, of een tabel, zoals `{ kind = \"percent\" }` of `{ kind = \"money\", currency = \"EUR\" }`.",
                    "\"fte\"",
                )
                .required(),
                Key::new("decimals", Holds::Whole(0, 12), "Hoeveel decimalen een lezer ziet.", "1").default("0"),
                Key::flag("additive", "Mogen waarden bij elkaar worden opgeteld? Weggelaten: ja, behalve bij percentages en indexen.", "true"),
                Key::flag("people", "Telt het mensen? Dan mogen kleine aantallen niet in de data staan.", "true"),
                Key::table("target", &TARGET),
                Key::tables("targets", &CELL_TARGET),
            ],
            rules: &[],
        },
        Variant { values: &["text"], keys: &[], rules: &[] },
    ],
);

const UNIT: Keys = Keys::new(
    "unit",
    "Een eenheid die meer is dan een woord.",
    &[
        Key::choice("kind", &UNIT_KINDS, "Soort eenheid. Aantallen: `count`. Geld: `money`. Percentages: `percent`.", "\"count\"")
            .required(),
        Key::text("one", "Het woord bij één.", "\"medewerker\""),
        Key::text("many", "Het woord bij meer.", "\"medewerkers\""),
        Key::text("symbol", "Teken van de eenheid.", "\"m²\""),
        Key::text("currency", "De munt, met de code van drie letters.", "\"EUR\""),
        Key::new(
            "scale",
            Holds::WholeOf(&[1, 1_000, 1_000_000, 1_000_000_000]),
            "Waarin het CSV-bestand telt: 1000 als 12 daar twaalfduizend is. Zeg dan ook wat een lezer ziet, met `show`.",
            "1000",
        )
        .default("1"),
        Key::choice(
            "show",
            &["", "duizend", "miljoen", "miljard", "thousand", "million", "billion"],
            "Waarin een lezer het getal ziet; leeg is in eenheden.",
            "\"miljoen\"",
        ),
    ],
)
.with(&[Rule::WithOther("scale", 1, "show")])
.by(
    "kind",
    "",
    &[
        Variant { values: &["money"], keys: &[], rules: &[Rule::Needs(&["currency"])] },
        Variant {
            values: &["count", "duration", "area", "energy", "mass", "length", "compound"],
            keys: &[],
            rules: &[Rule::OneOf(&["one", "many", "symbol"])],
        },
    ],
);

const TARGET: Keys = Keys::new(
    "target",
    "Het doel van deze meetwaarde. Het blok `doel` laat zien hoever het is.",
    &[TARGET_VALUE, TARGET_YEAR, BASE_YEAR, DIRECTION],
);

const CELL_TARGET: Keys =
    Keys::new("targets", "Een doel dat maar voor sommige cellen geldt.", &[AT.required(), TARGET_VALUE, TARGET_YEAR, BASE_YEAR, DIRECTION]);

const TARGET_VALUE: Key = Key::new(
    "value",
    Holds::Text(forms::NUMBER),
    "Het doel: een getal tussen aanhalingstekens, met een punt voor de decimalen.",
    "\"50.5\"",
)
.required();

const TARGET_YEAR: Key = Key::new("year", Holds::Text(forms::TIME), "Wanneer het doel gehaald moet zijn.", "\"2030\"");

const BASE_YEAR: Key = Key::new("base_year", Holds::Text(forms::TIME), "Vanaf wanneer er gemeten wordt.", "\"2019\"");

const DIRECTION: Key =
    Key::choice("direction", &["at-least", "at-most"], "`at-least`: minstens zo veel. `at-most`: hoogstens zo veel.", "\"at-least\"")
        .default("\"at-least\"");

const DISCLOSURE: Keys = Keys::new(
    "disclosure",
    "Hoe klein een aantal mensen mag zijn.",
    &[
        Key::new("minimum", Holds::Whole(Disclosure::MINIMUM, 1000), "Het kleinste aantal mensen dat mag worden getoond.", "10")
            .default("10"),
        Key::new("reason", Holds::Text(Words::Filled), "Waarom kleine aantallen hier toch mogen.", "\"De namen zijn openbaar.\""),
        Key::new("measures", Holds::Texts(Words::Any), "De meetwaarden waarvoor dit geldt; weggelaten: alle.", "[\"aantal\"]"),
    ],
);

const REVISION: Keys = Keys::new(
    "revisions",
    "Een cel die een eerdere editie anders publiceerde, en waarom.",
    &[
        AT,
        Key::text("measure", "De meetwaarde, als er meer dan één is.", "\"fte\""),
        Key::filled("was", "Wat er eerst stond.", "\"1204\""),
        Key::new("edition", Holds::Text(forms::YEAR), "De editie waarin dat stond.", "\"2022\"").required(),
        Key::filled("reason", "Wat een lezer erover leest.", "\"Er is een telfout hersteld.\""),
    ],
);
