//! The keys of a constraint of a schema, and of the deviations from it.

use super::constraint::KINDS;
use crate::settings::keys::{Holds, Key, Keys, Rule, Variant, Words, forms};

/// A constraint: which keys it has depends on its kind.
pub(super) const CONSTRAINT: Keys = Keys::new(
    "constraints",
    "Een regel waar de data aan moeten voldoen.",
    &[
        Key::choice(
            "kind",
            &KINDS,
            "Soort regel. `total`: het totaal is de som van de delen. `sum-to`: de delen tellen op tot een getal. `identity`: een uitkomst volgt uit delen. \
             `share`: een percentage klopt. `average`: een gemiddelde klopt. `range`: tussen grenzen. `change`: een verandering klopt. \
             `equal`: gelijk aan een andere dataset.",
            "\"total\"",
        )
        .required(),
        Key::tables("deviations", &DEVIATION),
    ],
)
.by(
    "kind",
    "",
    &[
        Variant { values: &["total"], keys: &[DIMENSION, TOLERANCE, MEASURES], rules: &[] },
        Variant {
            values: &["sum-to"],
            keys: &[
                DIMENSION,
                Key::new("value", Holds::Text(forms::NUMBER), "Het getal waar de delen samen op uitkomen.", "\"100\"").required(),
                TOLERANCE,
                MEASURES,
            ],
            rules: &[],
        },
        Variant {
            values: &["identity"],
            keys: &[
                DIMENSION.optional(),
                RESULT,
                Key::new("plus", Holds::Texts(Words::Any), "Wat erbij komt: meetwaarden, of waarden van `dimension`.", "[\"begin\", \"instroom\"]"),
                Key::new("minus", Holds::Texts(Words::Any), "Wat eraf gaat.", "[\"uitstroom\"]"),
                TOLERANCE,
                MEASURES,
            ],
            rules: &[Rule::OneFilled(&["plus", "minus"]), Rule::OnlyWith("dimension", &["measures"])],
        },
        Variant {
            values: &["share"],
            keys: &[
                RESULT,
                PART.required(),
                WHOLE,
                Key::text("of", "De dimensie waarvan het totaal het geheel is; in plaats van `whole`.", "\"ministerie\""),
                TOLERANCE,
            ],
            rules: &[Rule::OneOf(&["whole", "of"]), Rule::Without("whole", &["of"])],
        },
        Variant {
            values: &["average"],
            keys: &[
                RESULT,
                AMOUNT.required(),
                Key::filled("count", "De meetwaarde waardoor gedeeld wordt.", "\"aantal\""),
                TOLERANCE,
            ],
            rules: &[],
        },
        Variant {
            values: &["range"],
            keys: &[
                Key::new("least", Holds::Text(forms::NUMBER), "De kleinste waarde die mag.", "\"0\""),
                Key::new("most", Holds::Text(forms::NUMBER), "De grootste waarde die mag.", "\"100\""),
                MEASURES,
            ],
            rules: &[Rule::OneOf(&["least", "most"])],
        },
        Variant {
            values: &["change"],
            keys: &[
                RESULT,
                Key::filled("dimension", "De dimensie met de tijd.", "\"jaar\""),
                AMOUNT,
                PART,
                WHOLE,
                TOLERANCE,
            ],
            rules: &[
                Rule::OneOf(&["amount", "part"]),
                Rule::Without("amount", &["part", "whole"]),
                Rule::With("part", &["whole"]),
            ],
        },
        Variant {
            values: &["equal"],
            keys: &[
                Key::filled("dataset", "De andere dataset; met `@2022` die van een andere editie.", "\"fte@2022\""),
                AT,
                Key::new("other", Holds::TextTable(Words::Any), "Waarden die vaststaan in de andere dataset.", "{ soort = \"Totaal\" }"),
                Key::new(
                    "dimensions",
                    Holds::TextTable(Words::Any),
                    "Hoe een dimensie in de andere dataset heet, als dat anders is.",
                    "{ ministerie = \"departement\" }",
                ),
                Key::text("other_measure", "Hoe de meetwaarde in de andere dataset heet, als dat anders is.", "\"aantal\""),
                TOLERANCE,
                MEASURES,
            ],
            rules: &[],
        },
    ],
);

const DIMENSION: Key = Key::filled("dimension", "De dimensie waarover wordt opgeteld.", "\"ministerie\"");

const MEASURES: Key =
    Key::new("measures", Holds::Texts(Words::Any), "De meetwaarden waarvoor de regel geldt; weggelaten: alle met getallen.", "[\"fte\"]");

const TOLERANCE: Key =
    Key::new("tolerance", Holds::Text(forms::MARGIN), "Hoeveel verschil door afronding mag, in de eenheid van de cellen.", "\"1\"")
        .required();

const RESULT: Key = Key::filled("result", "De uitkomst: een meetwaarde, of een waarde van `dimension`.", "\"eind\"");

const PART: Key = Key::new("part", Holds::Text(Words::Filled), "De meetwaarde die het deel is.", "\"vrouwen\"");

const WHOLE: Key = Key::new("whole", Holds::Text(Words::Filled), "De meetwaarde die het geheel is.", "\"alle\"");

const AMOUNT: Key = Key::new("amount", Holds::Text(Words::Filled), "De meetwaarde waar het om gaat.", "\"bedrag\"");

const DEVIATION: Keys = Keys::new(
    "deviations",
    "Een plek waar de bron zelf niet klopt. Een lezer krijgt dat te lezen.",
    &[
        AT,
        Key::text("measure", "De meetwaarde, als er meer dan één is.", "\"fte\""),
        Key::new("difference", Holds::Text(forms::NUMBER), "Wat er staat, min wat er volgens de regel zou staan.", "\"-3\"").required(),
        Key::filled("reason", "Wat een lezer erover leest.", "\"Zo staat het in het rapport.\""),
    ],
);

/// Which cell something is about.
pub(super) const AT: Key =
    Key::new("at", Holds::TextTable(Words::Any), "De cel, met een waarde voor elke dimensie die nodig is.", "{ jaar = \"2023\" }");
