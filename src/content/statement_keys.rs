//! The keys of `content/accessibility.toml`.

use super::criteria::Criterion;
use crate::settings::keys::{Holds, Key, Keys, Rule, Variant, Words, forms};

/// `content/accessibility.toml`.
pub(crate) const STATEMENT: Keys = Keys::new(
    "content/accessibility.toml",
    "De toegankelijkheidsverklaring van de site, naar het Nederlandse model. Uitleg staat in docs/accessibility-statement.md.",
    &[
        Key::choice(
            "status",
            &["A", "B", "C", "D"],
            "De status die u verklaart. A: voldoet. B: voldoet deels. C: eerste maatregelen. D: voldoet niet. Het programma kent geen status toe.",
            "\"D\"",
        )
        .required(),
        Key::new("date", Holds::Day, "Dag waarop de verklaring is gemaakt.", "2026-01-10").required(),
        Key::new("reviewed", Holds::Day, "Dag waarop de verklaring voor het laatst is nagekeken.", "2026-11-22").required(),
        Key::table("scope", &SCOPE).required(),
        Key::table("approval", &APPROVAL),
        Key::table("feedback", &FEEDBACK).required(),
        Key::table("enforcement", &ENFORCEMENT).required(),
        Key::tables("evidence", &EVIDENCE).required(),
        Key::tables("deviations", &DEVIATION),
        Key::tables("measures", &MEASURE),
        Key::table("planned_audit", &PLANNED_AUDIT),
    ],
)
// A status that says something good rests on a signature, and C on a plan.
.by(
    "status",
    "",
    &[
        Variant { values: &["A"], keys: &[], rules: &[Rule::Needs(&["approval"])] },
        Variant { values: &["B"], keys: &[], rules: &[Rule::Needs(&["approval"]), Rule::OneFilled(&["deviations"])] },
        Variant { values: &["C"], keys: &[], rules: &[Rule::Needs(&["approval", "planned_audit"])] },
        Variant { values: &["D"], keys: &[], rules: &[] },
    ],
);

const SCOPE: Keys = Keys::new(
    "scope",
    "Waar de verklaring over gaat.",
    &[
        Key::new("domains", Holds::Texts(Words::Any), "De domeinen; dat van de site is er altijd bij.", "[\"verslag.voorbeeld.nl\"]"),
        Key::new("covers", Holds::Texts(Words::Any), "Wat eronder valt, in woorden.", "[\"alle pagina's van alle edities\"]").required(),
    ],
)
.with(&[Rule::OneFilled(&["covers"])]);

const APPROVAL: Keys = Keys::new(
    "approval",
    "Wie heeft getekend.",
    &[
        Key::filled("role", "De functie van wie tekende.", "\"Directeur\""),
        Key::text("name", "De naam.", "\"A. de Vries\""),
        Key::new("date", Holds::Day, "De dag.", "2026-01-12").required(),
    ],
);

const FEEDBACK: Keys = Keys::new(
    "feedback",
    "Waar een lezer een probleem meldt: `email` of `page`.",
    &[
        Key::new("email", Holds::Text(forms::MAIL), "Mailadres.", "\"toegankelijk@voorbeeld.nl\""),
        Key::new("page", Holds::Text(forms::ADDRESS), "Volledig adres van een pagina.", "\"https://www.voorbeeld.nl/contact\""),
        Key::new("answer_days", Holds::Whole(1, 90), "Binnen hoeveel dagen er antwoord komt. Nodig als er getekend is.", "14"),
    ],
)
.with(&[Rule::OneOf(&["email", "page"])]);

const ENFORCEMENT: Keys = Keys::new(
    "enforcement",
    "Waar een lezer heen gaat als het antwoord niet goed is.",
    &[
        Key::filled("body", "De instantie.", "\"Nationale ombudsman\""),
        Key::new("url", Holds::Text(forms::ADDRESS), "Volledig adres van de instantie.", "\"https://www.nationaleombudsman.nl/\"")
            .required(),
        Key::new(
            "complaint_url",
            Holds::Text(forms::ADDRESS),
            "Volledig adres van de pagina waar de organisatie zelf klachten aanneemt.",
            "\"https://www.voorbeeld.nl/klachten\"",
        ),
    ],
);

/// How a report can be made.
pub(super) const EVIDENCE_KINDS: [&str; 4] = ["wcag-em", "manual", "user-test", "automated"];

const EVIDENCE: Keys = Keys::new(
    "evidence",
    "Een onderzoek waar de verklaring op steunt.",
    &[
        Key::choice(
            "kind",
            &EVIDENCE_KINDS,
            "`wcag-em`: volledig onderzoek. `manual`: door mensen. `user-test`: met gebruikers. `automated`: door een programma.",
            "\"automated\"",
        )
        .required(),
        Key::filled("title", "Wat er is onderzocht.", "\"Automatische controle van elke pagina\""),
        Key::filled("by", "Wie het deed.", "\"Bureau Voorbeeld\""),
        Key::new("date", Holds::Day, "Wanneer.", "2026-01-10").required(),
        Key::filled("result", "Wat eruit kwam.", "\"Geen fouten.\""),
        Key::new(
            "url",
            Holds::Text(forms::ADDRESS),
            "Volledig adres van het rapport. Nodig bij `wcag-em`.",
            "\"https://www.voorbeeld.nl/rapport\"",
        ),
    ],
)
.by(
    "kind",
    "",
    &[
        Variant { values: &["wcag-em"], keys: &[], rules: &[Rule::Needs(&["url"])] },
        Variant { values: &["manual", "user-test", "automated"], keys: &[], rules: &[] },
    ],
);

/// On what grounds something is not accessible.
pub(super) const GROUNDS: [&str; 3] = ["noncompliance", "disproportionate-burden", "out-of-scope"];

const DEVIATION: Keys = Keys::new(
    "deviations",
    "Iets wat niet toegankelijk is.",
    &[
        Key::filled("what", "Wat het is.", "\"De kaart op de voorpagina\""),
        Key::choice(
            "ground",
            &GROUNDS,
            "`noncompliance`: voldoet niet. `disproportionate-burden`: onevenredige last. `out-of-scope`: valt buiten de wet.",
            "\"noncompliance\"",
        )
        .default("\"noncompliance\""),
        Key::new(
            "criteria",
            Holds::TextOrTexts(Words::OneOf(&Criterion::NUMBERS)),
            "Nummers van de succescriteria van WCAG waar het niet aan voldoet.",
            "\"1.4.3\"",
        ),
        Key::filled("cause", "Hoe het komt.", "\"De kleuren lijken te veel op elkaar.\""),
        Key::filled("effect", "Wat een lezer ervan merkt.", "\"Wie kleuren slecht ziet, kan de kaart niet lezen.\""),
        Key::filled("alternative", "Wat een lezer dan kan doen.", "\"Dezelfde cijfers staan in de tabel.\""),
        Key::new("measure", Holds::Text(Words::Filled), "Wat eraan wordt gedaan.", "\"Wij kiezen andere kleuren.\""),
        Key::new("planned", Holds::Day, "De dag waarop dat klaar is.", "2027-01-01"),
    ],
)
.by(
    "ground",
    "noncompliance",
    &[
        Variant { values: &["noncompliance"], keys: &[], rules: &[Rule::Needs(&["measure", "planned"]), Rule::OneFilled(&["criteria"])] },
        Variant { values: &["disproportionate-burden"], keys: &[], rules: &[Rule::OneFilled(&["criteria"])] },
        Variant { values: &["out-of-scope"], keys: &[], rules: &[] },
    ],
);

const MEASURE: Keys = Keys::new(
    "measures",
    "Wat er voor toegankelijkheid wordt gedaan.",
    &[
        Key::filled("text", "Wat.", "\"Een programma controleert elke pagina voordat wij iets publiceren.\""),
        Key::new("planned", Holds::Day, "De dag waarop het klaar is; weggelaten: het gaat altijd door.", "2027-01-01"),
    ],
);

const PLANNED_AUDIT: Keys = Keys::new(
    "planned_audit",
    "Het onderzoek dat gepland is.",
    &[
        Key::filled("by", "Wie het doet.", "\"Bureau Voorbeeld\""),
        Key::new("date", Holds::Day, "De dag waarop het klaar is.", "2026-06-01").required(),
    ],
);
