//! The project on which `figure_rules` tries the rules of figures: a few datasets whose numbers can be checked by heart.

use kerncijfer::source::Sources;

use super::project::small_sources;

/// Two dimensions with a total, and labels for readers.
const FTE: &str = "ministerie,jaar,fte
AZ,2021,100
BZ,2021,200
Fin,2021,300
Totaal,2021,600
AZ,2022,80
BZ,2022,220
Fin,2022,300
Totaal,2022,600
AZ,2023,100
BZ,2023,200
Fin,2023,400
Totaal,2023,700
";

const FTE_DIMENSIONS: &str = r#"
[[dimensions]]
name = "ministerie"
label = "Ministerie"
total = "Totaal"
labels = { AZ = "Algemene Zaken", Fin = "Financiën" }
"#;

const YEAR: &str = r#"
[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"
"#;

const KIND: &str = r#"
[[dimensions]]
name = "soort"
label = "Soort"
"#;

/// Name, measures (each with the rest of its keys) and cells.
type ByYear = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// The datasets with one dimension, `jaar`.
const BY_YEAR: [ByYear; 13] = [
    ("bezoeken", &[("bezoeken", r#"unit = { kind = "count", one = "bezoek", many = "bezoeken" }"#)], "2022,1\n2023,12\n"),
    ("aanvragen", &[("aanvragen", "unit = \"aanvragen\"")], "2021,0\n2022,40\n2023,100\n"),
    ("resultaat", &[("resultaat", "unit = \"punten\"")], "2021,20\n2022,-10\n2023,-15\n"),
    ("facturen", &[("e", "unit = \"facturen\""), ("alle", "unit = \"facturen\"")], "2022,80,100\n2023,83,100\n"),
    (
        "verzuim",
        &[(
            "verzuim",
            "unit = { kind = \"percent\" }\ndecimals = 1\ntarget = { value = \"4.5\", year = \"2025\", direction = \"at-most\" }",
        )],
        "2022,5.0\n2023,5.24\n",
    ),
    ("loonindex", &[("loonindex", "unit = { kind = \"index\" }\ndecimals = 1")], "2022,100.0\n2023,104.5\n"),
    (
        "uitgaven",
        &[("uitgaven", r#"unit = { kind = "money", currency = "EUR", scale = 1000, show = "miljoen" }"#)],
        "2022,3052540\n2023,3259711\n",
    ),
    ("boetes", &[("boetes", "unit = { kind = \"money\", currency = \"EUR\" }\ndecimals = 0")], "2022,1500000.50\n2023,2085458.25\n"),
    ("dollars", &[("dollars", r#"unit = { kind = "money", currency = "USD" }"#)], "2022,900\n2023,1000\n"),
    ("oppervlak", &[("oppervlak", "unit = { kind = \"area\", symbol = \"m²\" }\ndecimals = 1")], "2022,25\n2023,24.6\n"),
    ("prijs", &[("prijs", r#"unit = { kind = "compound", many = "euro per fte" }"#)], "2022,1000\n2023,1200\n"),
    ("stroom", &[("stroom", "unit = { kind = \"energy\", symbol = \"kWh\" }\ndecimals = 2")], "2022,0.04\n2023,1.00\n"),
    ("aandelen", &[("aandelen", "unit = { kind = \"percent\" }\ndecimals = 1\nadditive = true")], "2022,60.0\n2023,40.0\n"),
];

const STATUSES: &str = "jaar,metingen,metingen_status
2018,10,revised
2019,20,estimated
2020,30,provisional
2021,40,normal
2022,,not-available
2023,,confidential
";

const KINDS: &str = "soort,jaar,functies
\"Beleid, advies\",2023,30
Overig (rest),2023,20
\"Het \"\"nieuwe\"\" werk\",2023,20
A..B,2023,10
Coördinatie,2023,15
Overig (rest),2022,15
";

/// Named figures that the rules may use.
pub(super) const FIGURES: &str = r#"
[kosten-per-fte]
value = "uitgaven[2023] / fte[Totaal, 2023]"
unit = "euro per fte"
decimals = 0

[terug]
value = "kosten-per-fte * fte[Totaal, 2023]"
decimals = 1

[over-schalen]
value = "uitgaven[2023] + boetes[2023]"

[helft]
value = "fte[Totaal, 2023] * 0.5"
decimals = 0

[tien-procent]
value = "fte[Totaal, 2023] * aandeel(fte[AZ, 2022], fte[Totaal, 2021] + fte[BZ, 2021])"
decimals = 0

[min]
value = "-(bezoeken[2022] - bezoeken[2023])"

[loonstijging]
value = "loonindex[2023] - loonindex[2022]"

[verzuim-terug]
value = "verzuim[2023] - verzuim[2022] + verzuim[2022]"

[rijk-per-ministerie]
value = "fte[Totaal, 2023] / 3"
decimals = 2

[norm]
value = "2.5 * 2"
decimals = 1
source = "Artikel 1"

[verschil-aandeel]
value = "verschil(aandeel(facturen.e[2022], facturen.alle[2022]), aandeel(facturen.e[2023], facturen.alle[2023]))"
"#;

fn schema(title: &str, dimensions: &str, measures: &[(&str, &str)]) -> String {
    let mut text = format!("title = \"{title}\"\ndescription = \"Een proef.\"\nsource = \"Bureau Proef\"\n{dimensions}");
    for (name, rest) in measures {
        text += &format!("\n[[measures]]\nname = \"{name}\"\nlabel = \"{title}: {name}\"\n{rest}\n");
    }
    text
}

/// The project with the text of a chapter and of `figures.toml`, in a language.
pub(super) fn sources(chapter: &str, figures: &str, language: &str) -> Sources {
    let mut sources = Sources::default();
    for (path, content) in small_sources().iter() {
        if path.starts_with("themes/") || ["site.toml", "content/accessibility.toml"].contains(&path.as_ref()) {
            sources.insert(path, content.clone());
        }
    }
    let site = sources.text("site.toml").expect("the small project has one").replace("\"nl\"", &format!("\"{language}\""));
    sources.insert_text("site.toml", &site);
    for year in ["2022", "2023"] {
        let edition = format!("title = \"Proef {year}\"\npublished_at = {year}-12-31T12:00:00+01:00\nperiod = \"{year}\"\n");
        sources.insert_text(&format!("content/{year}/edition.toml"), &edition);
        sources.insert_text(&format!("content/{year}/index.md"), "+++\ntitle = \"Proef\"\ndescription = \"Een proef.\"\n+++\n\nTekst.\n");
    }
    let chapter = format!("+++\ntitle = \"Regels\"\nid = \"regels\"\ndescription = \"Een proef.\"\n+++\n\n{chapter}");
    sources.insert_text("content/2023/01-regels.md", &chapter);
    let mut dataset = |path: &str, csv: &str, schema: &str| {
        sources.insert_text(&format!("data/{path}.csv"), csv);
        sources.insert_text(&format!("data/{path}.toml"), schema);
    };
    let fte = schema("Banen", &format!("{FTE_DIMENSIONS}{YEAR}"), &[("fte", "unit = \"fte\"")]);
    dataset("2023/fte", FTE, &fte);
    let earlier: String = FTE.lines().filter(|line| !line.contains("2023")).map(|line| format!("{line}\n")).collect();
    dataset("2022/fte", &earlier, &fte);
    for (name, measures, cells) in BY_YEAR {
        let columns: Vec<&str> = measures.iter().map(|(name, _)| *name).collect();
        dataset(&format!("2023/{name}"), &format!("jaar,{}\n{cells}", columns.join(",")), &schema(name, YEAR, measures));
    }
    dataset("2023/metingen", STATUSES, &schema("Metingen", YEAR, &[("metingen", "unit = \"metingen\"")]));
    dataset("2023/soorten", KINDS, &schema("Soorten", &format!("{KIND}{YEAR}"), &[("functies", "unit = \"functies\"")]));
    sources.insert_text("data/2023/figures.toml", figures);
    sources
}
