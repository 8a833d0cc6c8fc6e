//! The keys of each kind of block.

use super::Fence;
use crate::content::call::ChartKind;
use crate::settings::keys::{Holds, Key, Keys, Rule, Words, names};

/// The names of the schemas, in the order of the blocks.
pub(super) const SCHEMAS: [&str; super::BLOCKS.len()] =
    ["block-table", "block-chart", "block-key-figures", "block-target", "block-scope", "block-download"];

impl Fence {
    /// Returns the keys of a block; `None` for code, which has none.
    pub(super) fn keys(self) -> Option<&'static Keys> {
        match self {
            Fence::Table => Some(&TABLE),
            Fence::Chart => Some(&CHART),
            Fence::KeyFigures => Some(&KEY_FIGURES),
            Fence::Target => Some(&TARGET),
            Fence::Scope => Some(&SCOPE),
            Fence::Download => Some(&DOWNLOAD),
            Fence::Code => None,
        }
    }
}

const DATA: Key = Key::filled("data", "Naam van de dataset; met `@2022` die van een andere editie.", "\"fte\"");

const MEASURES: Key = Key::new("measures", Holds::TextOrTexts(Words::Any), "De meetwaarden die te zien zijn; weggelaten: alle.", "\"fte\"");

const ROWS: Key = Key::new("rows", Holds::TextOrTexts(Words::Any), "De dimensies in de rijen; weggelaten: de eerste.", "\"ministerie\"");

const COLUMNS: Key = Key::text("columns", "De dimensie in de kolommen.", "\"jaar\"");

const WHERE: Key = Key::new(
    "where",
    Holds::TextTable(Words::Any),
    "Welke waarden van de andere dimensies: één legt vast, een lijst kiest.",
    "{ jaar = [\"2022\", \"2023\"] }",
);

const SORT: Key = Key::text("sort", "De kolom waarop de rijen geordend worden, het hoogste eerst.", "\"2023\"");

const TOP: Key = Key::new("top", Holds::Whole(1, 10_000), "Hoeveel rijen er te zien zijn.", "5");

const NOTE: Key = Key::text("note", "Een opmerking eronder.", "\"Zonder Defensie.\"");

/// `tabel`.
pub(super) const TABLE: Keys = Keys::new(
    "tabel",
    "Een tabel met cellen van een dataset.",
    &[
        Key::filled("title", "Wat de tabel laat zien.", "\"Aantal fte per ministerie\""),
        DATA,
        MEASURES,
        ROWS,
        COLUMNS,
        WHERE,
        SORT,
        TOP,
        Key::flag("total", "Is het totaal te zien?", "false").default("true"),
        NOTE,
    ],
);

/// `grafiek`: a table that is drawn.
pub(super) const CHART: Keys = Keys::new(
    "grafiek",
    "Een grafiek van een dataset, met de tabel en de downloads erbij.",
    &[
        Key::choice(
            "kind",
            &names(&ChartKind::NAMES),
            "Soort grafiek. `bar`: staven. `stacked`: gestapelde staven. `stacked-100`: gestapeld tot 100 procent. `diverging`: staven naar twee kanten. \
             `line`: lijnen. `dot`: punten.",
            "\"line\"",
        )
        .required(),
        Key::filled("title", "De boodschap: wat een lezer ziet. Er mogen formules in, tussen backticks.", "\"Het aantal fte `= richting(fte[Totaal, 2022..2023]) (steeg)`\""),
        Key::filled("subtitle", "Wat er gemeten is.", "\"Aantal fte per jaar\""),
        Key::text(
            "description",
            "Wat de grafiek laat zien, voor wie hem niet ziet. Weggelaten: het programma beschrijft hem zelf.",
            "\"De lijn gaat elk jaar omhoog.\"",
        ),
        DATA,
        MEASURES,
        ROWS,
        COLUMNS,
        WHERE,
        SORT,
        TOP,
        Key::flag("total", "Is het totaal te zien?", "true").default("false"),
        NOTE,
        Key::flag("target", "Is het doel van de meetwaarde te zien?", "true").default("false"),
        Key::flag("panels", "Krijgt elke reeks een eigen grafiek? Weggelaten: alleen als er veel zijn.", "true"),
    ],
);

/// `kerncijfers`.
pub(super) const KEY_FIGURES: Keys = Keys::new(
    "kerncijfers",
    "Kaarten met elk een kerncijfer.",
    &[Key::text("title", "Titel boven de kaarten.", "\"Het jaar in cijfers\""), Key::tables("cards", &CARD).required()],
);

const CARD: Keys = Keys::new(
    "cards",
    "Een kaart: een cijfer, wat het is, en waar een lezer verder leest.",
    &[
        FIGURE,
        Key::filled("label", "Wat het cijfer is. Er mogen formules in, tussen backticks.", "\"werkten er bij het Rijk\""),
        Key::text(
            "change",
            "Hoe het veranderde. Er mogen formules in, tussen backticks.",
            "\"`= groei(fte[Totaal, 2022..2023])` meer dan in 2022\"",
        ),
        Key::text("link", "Waar een lezer verder leest: een hoofdstuk. Zeg met `link_text` hoe de link heet.", "\"01-personeel.md\""),
        Key::text("link_text", "De tekst van de link.", "\"Lees meer over personeel\""),
    ],
)
.with(&[Rule::With("link", &["link_text"])]);

const FIGURE: Key = Key::filled("figure", "De formule van het cijfer, zonder `=` ervoor.", "\"fte[Totaal, 2023]\"");

/// `doel`.
pub(super) const TARGET: Keys = Keys::new(
    "doel",
    "Een doel: waar het begon, waar het staat en hoever het nog is. Het doel zelf staat in het schema van de dataset.",
    &[
        Key::filled("title", "Wat er bereikt moet worden.", "\"Meer fte bij het Rijk\""),
        FIGURE,
        Key::new("base", Holds::Text(Words::Any), "De formule van de cel waar het begon.", "\"fte[Totaal, 2022]\""),
        Key::text("when", "Van wanneer de stand is, in woorden; weggelaten: het jaar van de cel.", "\"eind 2023\""),
        Key::text("text", "Een zin eronder. Er mogen formules in, tussen backticks.", "\"Het doel is nog niet gehaald.\""),
    ],
);

/// `omvang`.
pub(super) const SCOPE: Keys = Keys::new(
    "omvang",
    "Welke delen van de overheid meetellen: die van een dataset (`data`), of die u hier noemt (`covers` en `partly`).",
    &[
        Key::text("title", "Titel erboven.", "\"Over wie dit gaat\""),
        Key::text("data", "Naam van de dataset waarvan het schema de omvang noemt.", "\"fte\""),
        Key::new(
            "covers",
            Holds::Texts(Words::Any),
            "Namen van de delen die meetellen, uit `scope` van `edition.toml`.",
            "[\"ministeries\"]",
        ),
        Key::new("partly", Holds::Texts(Words::Any), "Namen van de delen die voor een deel meetellen.", "[\"defensie\"]"),
        Key::text("text", "De omvang in woorden.", "\"De ministeries, zonder Defensie.\""),
    ],
)
.with(&[Rule::OneFilled(&["data", "covers", "partly"]), Rule::Without("data", &["covers", "partly", "text"])]);

/// `download`.
pub(super) const DOWNLOAD: Keys = Keys::new(
    "download",
    "De downloads van een dataset, op de plek waar een lezer mee kan rekenen.",
    &[DATA, Key::text("title", "Wat erboven staat; weggelaten: de titel van de dataset.", "\"Reken zelf mee\"")],
);
