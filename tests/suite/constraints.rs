//! What a schema says must hold: which rules are kept and which are broken, what a reader is told, and what stays hidden.

use kerncijfer::pipeline::{Build, Pipeline};

use super::project::small_sources;

/// A schema with one dimension `soort`, whose total is `Totaal`, and one `jaar`.
const HEAD: &str = r#"title = "Proef"
description = "Een proef."
source = "Bureau Proef"

[csv]
markers = { "x" = "confidential", "." = "not-available", "-" = "not-applicable" }

[[dimensions]]
name = "soort"
label = "Soort"
total = "Totaal"

[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"
"#;

/// Measures by name and unit.
fn measures(measures: &[(&str, &str)]) -> String {
    let text =
        |(name, unit): &(&str, &str)| format!("\n[[measures]]\nname = \"{name}\"\nlabel = \"Maat {name}\"\nunit = {unit}\ndecimals = 0\n");
    measures.iter().map(text).collect()
}

/// Builds the small project with more files.
fn build(files: &[(&str, &str)]) -> Build {
    let mut sources = small_sources();
    for (path, text) in files {
        sources.insert_text(path, text);
    }
    Pipeline::default().run(&sources)
}

/// The codes of what is wrong with a dataset.
fn codes(schema: &str, csv: &str) -> Vec<&'static str> {
    told(&build(&[("data/2023/proef.toml", schema), ("data/2023/proef.csv", csv)]))
}

fn told(build: &Build) -> Vec<&'static str> {
    build.diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
}

const NONE: [&str; 0] = [];

/// A chapter with these blocks, built; the page.
fn page(schema: &str, csv: &str, blocks: &[&str]) -> String {
    let fence = |block: &&str| format!("\n```tabel\ndata = \"proef\"\ntitle = \"Tabel\"\n{block}\n```\n");
    let chapter = format!("+++\ntitle = \"Proef\"\nid = \"proef\"\n+++\n{}", blocks.iter().map(fence).collect::<String>());
    let build = build(&[("data/2023/proef.toml", schema), ("data/2023/proef.csv", csv), ("content/2023/02-proef.md", &chapter)]);
    assert_eq!(told(&build), NONE, "{:#?}", build.diagnostics);
    text(&build, "2023/proef/index.html")
}

fn text(build: &Build, path: &str) -> String {
    let file = build.output.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(file.bytes().to_vec()).expect("text")
}

const ROUNDING: &str = "Telt door afronding niet precies op.";

/// For each table of a page: has it the note on rounding?
fn rounding_notes(page: &str) -> Vec<bool> {
    page.split("<div class=\"data-table").skip(1).map(|table| table.contains(ROUNDING)).collect()
}

fn rule(rule: &str) -> String {
    format!("\n[[constraints]]\n{rule}\n")
}

// The note on rounding.

/// The parts of 2022 show 10 + 10, their total 21; those of 2023 add up as shown.
const ROUNDED: &str = "soort,jaar,m\na,2022,10.4\nb,2022,10.4\nTotaal,2022,20.8\na,2023,10\nb,2023,11\nTotaal,2023,21\n";

#[test]
fn the_rounding_note_stands_only_where_all_parts_and_their_total_are_shown() {
    let schema = format!("{HEAD}{}{}", measures(&[("m", "\"stuks\"")]), rule("kind = \"total\"\ndimension = \"soort\"\ntolerance = \"0\""));
    let blocks = [
        "columns = \"jaar\"",
        "where = { jaar = \"2022\" }",
        "where = { jaar = \"2023\" }",
        "where = { soort = [\"a\", \"Totaal\"] }\ncolumns = \"jaar\"",
        "columns = \"jaar\"\ntotal = false",
        "columns = \"jaar\"\nsort = \"2022\"\ntop = 1",
    ];
    assert_eq!(rounding_notes(&page(&schema, ROUNDED, &blocks)), [true, true, false, false, false, false]);
}

#[test]
fn a_part_that_is_shown_as_it_is_gives_no_note_and_neither_does_an_unknown_one() {
    let schema = format!("{HEAD}{}{}", measures(&[("m", "\"stuks\"")]), rule("kind = \"total\"\ndimension = \"soort\"\ntolerance = \"1\""));
    let csv = "soort,jaar,m\na,2022,10\nb,2022,11\nTotaal,2022,21\na,2023,.\nb,2023,11\nTotaal,2023,21\n";
    assert_eq!(rounding_notes(&page(&schema, csv, &["columns = \"jaar\""])), [false]);
    // Within the tolerance, and seen by the reader.
    let off = csv.replace("Totaal,2022,21", "Totaal,2022,22");
    assert_eq!(rounding_notes(&page(&schema, &off, &["columns = \"jaar\""])), [true]);
}

#[test]
fn an_identity_over_values_or_measures_gives_the_rounding_note_too() {
    let over_values = format!(
        "{HEAD}{}{}",
        measures(&[("m", "\"stuks\"")]),
        rule("kind = \"identity\"\ndimension = \"soort\"\nresult = \"Totaal\"\nplus = [\"a\", \"b\"]\ntolerance = \"0\"")
    );
    let blocks = ["where = { jaar = \"2022\" }", "where = { jaar = \"2023\" }", "where = { jaar = \"2022\", soort = [\"b\", \"Totaal\"] }"];
    assert_eq!(rounding_notes(&page(&over_values, ROUNDED, &blocks)), [true, false, false]);
    let over_measures = format!(
        "{HEAD}{}{}",
        measures(&[("m", "\"stuks\""), ("n", "\"stuks\""), ("o", "\"stuks\"")]),
        rule("kind = \"identity\"\nresult = \"o\"\nplus = [\"m\", \"n\"]\ntolerance = \"0\"")
    );
    let csv = "soort,jaar,m,n,o\na,2023,1.4,1.4,2.8\nTotaal,2023,3,4,7\n";
    let blocks = ["", "measures = [\"m\", \"o\"]", "where = { soort = \"Totaal\" }"];
    assert_eq!(rounding_notes(&page(&over_measures, csv, &blocks)), [true, false, false]);
}

#[test]
fn what_is_no_sum_gives_no_rounding_note() {
    let schema = format!(
        "{HEAD}{}{}{}",
        measures(&[("deel", "\"stuks\""), ("alle", "\"stuks\""), ("aandeel", "{ kind = \"percent\" }")]),
        rule("kind = \"share\"\nresult = \"aandeel\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0.5\""),
        rule("kind = \"range\"\nleast = \"0\"")
    );
    let csv = "soort,jaar,deel,alle,aandeel\na,2023,1,3,33\nTotaal,2023,2,3,67\n";
    assert_eq!(rounding_notes(&page(&schema, csv, &[""])), [false]);
}

// Rules that are kept or broken.

#[test]
fn a_value_that_is_the_sum_of_others_is_held_in_every_combination() {
    let schema = format!(
        "{HEAD}{}{}",
        measures(&[("m", "\"stuks\"")]),
        rule("kind = \"identity\"\ndimension = \"soort\"\nresult = \"eind\"\nplus = [\"begin\", \"in\"]\nminus = [\"uit\"]\ntolerance = \"0\"")
    )
    .replace("total = \"Totaal\"\n", "");
    let csv = "soort,jaar,m\nbegin,2022,5\nin,2022,4\nuit,2022,3\neind,2022,6\nbegin,2023,6\nin,2023,4\nuit,2023,-\neind,2023,10\n";
    assert_eq!(codes(&schema, csv), NONE);
    assert_eq!(codes(&schema, &csv.replace("eind,2022,6", "eind,2022,7")), ["D016"]);
    assert_eq!(codes(&schema, &csv.replace("in,2023,4", "in,2023,5")), ["D016"]);
    // Of a part that is not there nothing is known; of one that no row has the name is wrong.
    assert_eq!(codes(&schema, &csv.replace("in,2023,4\n", "")), NONE);
    assert_eq!(codes(&schema.replace("\"uit\"", "\"weg\""), csv), ["F002"]);
}

#[test]
fn a_share_an_average_and_a_change_are_held_exactly_within_their_tolerance() {
    let euro = "{ kind = \"money\", currency = \"EUR\", scale = 1000, show = \"miljoen\" }";
    let schema = format!(
        "{HEAD}{}{}{}{}",
        measures(&[
            ("deel", "\"stuks\""),
            ("alle", "\"stuks\""),
            ("aandeel", "{ kind = \"percent\" }"),
            ("verschil", "{ kind = \"percentage-point\" }"),
            ("bedrag", euro),
            ("gemiddeld", "{ kind = \"money\", currency = \"EUR\" }"),
        ]),
        rule("kind = \"share\"\nresult = \"aandeel\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0.05\""),
        rule("kind = \"average\"\nresult = \"gemiddeld\"\namount = \"bedrag\"\ncount = \"deel\"\ntolerance = \"0.5\""),
        rule("kind = \"change\"\nresult = \"verschil\"\ndimension = \"jaar\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0.05\"")
    );
    let csv = "soort,jaar,deel,alle,aandeel,verschil,bedrag,gemiddeld\na,2022,1,3,33.3,.,10,10000\na,2023,2,3,66.7,33.3,5,2500\nTotaal,2023,0,0,-,-,0,-\n";
    assert_eq!(codes(&schema, csv), NONE);
    assert_eq!(codes(&schema, &csv.replace("66.7", "66.6")), ["D016"]);
    assert_eq!(codes(&schema, &csv.replace("33.3,5", "33.4,5")), ["D016"]);
    assert_eq!(codes(&schema, &csv.replace("2500", "2501")), ["D016"]);
    // A quotient is declared off as precisely as it is written.
    let deviation = |difference: &str| {
        schema.replace("tolerance = \"0.05\"\n\n[[constraints]]\nkind = \"average", &format!("tolerance = \"0.05\"\n\n[[constraints.deviations]]\nat = {{ soort = \"a\", jaar = \"2023\" }}\nmeasure = \"aandeel\"\ndifference = \"{difference}\"\nreason = \"Zo gedrukt.\"\n\n[[constraints]]\nkind = \"average"))
    };
    let off = csv.replace("66.7", "66.2");
    assert_eq!(codes(&deviation("-0.5"), &off), NONE);
    assert_eq!(codes(&deviation("-0.47"), &off), NONE);
    assert_eq!(codes(&deviation("-0.4"), &off), ["D017"]);
    assert_eq!(codes(&deviation("-0.5"), csv), ["D017"]);
}

#[test]
fn the_result_of_a_rule_has_a_unit_that_fits() {
    let units = [("deel", "\"stuks\""), ("alle", "\"stuks\""), ("ander", "\"bomen\""), ("aandeel", "{ kind = \"percent\" }")];
    let csv = "soort,jaar,deel,alle,ander,aandeel\na,2023,1,2,3,50\nTotaal,2023,1,2,3,50\n";
    let with = |text: &str| codes(&format!("{HEAD}{}{}", measures(&units), rule(text)), csv);
    assert_eq!(with("kind = \"share\"\nresult = \"ander\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0\""), ["S005"]);
    assert_eq!(with("kind = \"share\"\nresult = \"aandeel\"\npart = \"deel\"\nwhole = \"ander\"\ntolerance = \"0\""), ["F008"]);
    assert_eq!(with("kind = \"average\"\nresult = \"aandeel\"\namount = \"deel\"\ncount = \"alle\"\ntolerance = \"0\""), ["S005"]);
    assert_eq!(
        with("kind = \"change\"\nresult = \"deel\"\ndimension = \"jaar\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0\""),
        ["S005"]
    );
    assert_eq!(with("kind = \"change\"\nresult = \"aandeel\"\ndimension = \"soort\"\namount = \"deel\"\ntolerance = \"0\""), ["S005"]);
    assert_eq!(with("kind = \"range\"\nleast = \"0\"\ntolerance = \"1\""), ["S002"]);
    assert_eq!(with("kind = \"range\""), ["S004"]);
    assert_eq!(with("kind = \"identity\"\nresult = \"deel\"\nplus = [\"alle\"]\nmeasures = [\"deel\"]\ntolerance = \"1\""), ["S002"]);
    // One mistake in a kind is one message.
    assert_eq!(with("kind = \"aandeel\"\nresult = \"aandeel\"\npart = \"deel\"\nwhole = \"alle\"\ntolerance = \"0\""), ["S005"]);
}

// Two datasets.

/// A dataset that tells in thousands, under other names, what `bomen` tells; and the rule between them.
fn other(rule_text: &str, csv: &str) -> Vec<&'static str> {
    let schema = format!(
        "title = \"Proef\"\ndescription = \"Een proef.\"\nsource = \"Proef\"\n\n[[dimensions]]\nname = \"periode\"\nlabel = \"Jaar\"\ntype = \"year\"\n\n[[dimensions]]\nname = \"wat\"\nlabel = \"Wat\"\n\n[[measures]]\nname = \"duizend\"\nlabel = \"Duizend bomen\"\nunit = {{ kind = \"count\", one = \"boom\", many = \"bomen\", scale = 1000, show = \"\" }}\ndecimals = 3\n{}",
        rule(rule_text)
    );
    codes(&schema, csv)
}

#[test]
fn cells_of_two_datasets_are_matched_by_name_and_compared_on_one_scale() {
    let equal = "kind = \"equal\"\ndataset = \"bomen\"\nat = { wat = \"alles\" }\nother = { soort = \"Totaal\" }\ndimensions = { periode = \"jaar\" }\ntolerance = \"0\"";
    let csv = "periode,wat,duizend\n2021,alles,0.090\n2022,alles,0.100\n2022,eiken,7\n2023,alles,0.120\n";
    assert_eq!(other(equal, csv), NONE);
    assert_eq!(other(equal, &csv.replace("0.120", "0.121")), ["D032"]);
    assert_eq!(other(&equal.replace("tolerance = \"0\"", "tolerance = \"0.001\""), &csv.replace("0.120", "0.121")), NONE);
    assert_eq!(other(&equal.replace("\"bomen\"", "\"bomen@2023\""), csv), NONE);
    assert_eq!(other(&equal.replace("tolerance", "other_measure = \"bomen\"\ntolerance"), csv), NONE);
    // Each mistake in a name is told at that name.
    assert_eq!(other(&equal.replace("\"bomen\"", "\"boomen\""), csv), ["F002"]);
    assert_eq!(other(&equal.replace("\"bomen\"", "\"bomen@2020\""), csv), ["F002"]);
    assert_eq!(other(&equal.replace("\"Totaal\"", "\"Alles\""), csv), ["F002"]);
    assert_eq!(other(&equal.replace("\"jaar\"", "\"jaren\""), csv), ["F002"]);
    assert_eq!(other(&equal.replace("tolerance", "other_measure = \"struiken\"\ntolerance"), csv), ["F002"]);
    assert_eq!(other(&equal.replace("dimensions = { periode = \"jaar\" }\n", ""), csv), ["D033"]);
    assert_eq!(other(&equal.replace("other = { soort = \"Totaal\" }\n", ""), csv), ["D033"]);
    assert_eq!(other(equal, "periode,wat,duizend\n2021,alles,0.090\n"), ["D030"]);
}

#[test]
fn a_deviation_between_two_datasets_is_declared_like_any_other() {
    let equal = "kind = \"equal\"\ndataset = \"bomen\"\nat = { wat = \"alles\" }\nother = { soort = \"Totaal\" }\ndimensions = { periode = \"jaar\" }\ntolerance = \"0\"\n\n[[constraints.deviations]]\nat = { wat = \"alles\", periode = \"2023\" }\ndifference = \"0.001\"\nreason = \"Zo gedrukt.\"";
    let csv = "periode,wat,duizend\n2022,alles,0.100\n2023,alles,0.121\n";
    assert_eq!(other(equal, csv), NONE);
    assert_eq!(other(equal, &csv.replace("0.121", "0.120")), ["D017"]);
    assert_eq!(other(&equal.replace("\"2023\"", "\"2024\""), csv), ["D032", "D021"]);
}

// What is hidden.

#[test]
fn a_hidden_cell_needs_another_in_each_of_its_sums() {
    let total = rule("kind = \"total\"\ndimension = \"soort\"\ntolerance = \"0\"");
    let schema = format!("{HEAD}{}{total}", measures(&[("m", "\"stuks\"")]));
    let csv = |a: &str, b: &str, c: &str, total: &str| {
        format!("soort,jaar,m\na,2022,1\nTotaal,2022,1\na,2023,{a}\nb,2023,{b}\nc,2023,{c}\nTotaal,2023,{total}\n")
    };
    assert_eq!(codes(&schema, &csv("x", "x", "30", "120")), NONE);
    assert_eq!(codes(&schema, &csv("x", "80", "30", "120")), ["D035"]);
    assert_eq!(codes(&schema, &csv("10", "80", "30", "x")), ["D035"]);
    // A reader subtracts, whether a rule promises the sum or not; of what does not add up nothing follows.
    let undeclared = schema.replace(&total, "");
    assert_eq!(codes(&undeclared, &csv("x", "80", "30", "120")), ["D035"]);
    assert_eq!(codes(&undeclared.replace("unit = ", "additive = false\nunit = "), &csv("x", "80", "30", "120")), NONE);
    // What nobody knows protects as well as what is hidden; what does not apply is nothing.
    assert_eq!(codes(&schema, &csv("x", ".", "30", "120")), NONE);
    assert_eq!(codes(&schema, &csv("x", "-", "30", "120")), ["D035"]);
    // Not available is no secret, so that it follows is no fault.
    assert_eq!(codes(&schema, &csv(".", "80", "30", "120")), NONE);
    // A declared difference is part of the sum.
    let deviation =
        "\n[[constraints.deviations]]\nat = { soort = \"Totaal\", jaar = \"2023\" }\ndifference = \"-5\"\nreason = \"Zo gedrukt.\"\n";
    let build = build(&[("data/2023/proef.toml", &format!("{schema}{deviation}")), ("data/2023/proef.csv", &csv("x", "80", "30", "120"))]);
    let words = build.diagnostics.iter().map(|diagnostic| format!("{:?}", diagnostic.kind)).collect::<String>();
    assert!(words.contains("120 + 5 - 80 - 30 = 15"), "{words}");
}

#[test]
fn four_hidden_cells_protect_each_other_and_three_do_not() {
    let sums = [
        rule("kind = \"total\"\ndimension = \"soort\"\ntolerance = \"0\""),
        rule("kind = \"identity\"\nresult = \"samen\"\nplus = [\"m\", \"n\"]\ntolerance = \"0\""),
    ];
    let schema = format!("{HEAD}{}{}", measures(&[("m", "\"stuks\""), ("n", "\"stuks\""), ("samen", "\"stuks\"")]), sums.concat());
    let csv = "soort,jaar,m,n,samen\na,2023,x,x,50\nb,2023,x,x,70\nTotaal,2023,55,65,120\n";
    assert_eq!(codes(&schema, csv), NONE);
    assert_eq!(codes(&schema, &csv.replace("b,2023,x,x", "b,2023,x,40")), ["D035", "D035", "D035"]);
}

#[test]
fn a_small_count_of_people_needs_a_reason_and_zero_none() {
    let schema = |unit: &str, extra: &str, tail: &str| format!("{HEAD}{}{extra}{tail}", measures(&[("m", unit)]));
    let csv = "soort,jaar,m\na,2023,0\nb,2023,9\nTotaal,2023,10\n";
    let reason = "\n[disclosure]\nreason = \"Staat ook in het jaarverslag.\"\n";
    let people = "{ kind = \"count\", one = \"vaste medewerker\", many = \"vaste medewerkers\" }";
    assert_eq!(codes(&schema(people, "", ""), csv), ["D034"]);
    assert_eq!(codes(&schema(people, "", reason), csv), NONE);
    assert_eq!(codes(&schema(people, "people = false\n", ""), csv), NONE);
    assert_eq!(codes(&schema(people, "", "\n[disclosure]\nminimum = 11\n"), csv), ["D034", "D034"]);
    assert_eq!(codes(&schema(people, "", "\n[disclosure]\nminimum = 5\n"), csv), ["S019"]);
    assert_eq!(codes(&schema("\"bomen\"", "", ""), csv), NONE);
    assert_eq!(codes(&schema("\"bomen\"", "people = true\n", ""), csv), ["D034"]);
    assert_eq!(codes(&schema("\"bomen\"", "", reason), csv), ["D036"]);
    // On a larger scale the count is larger.
    let thousands = "{ kind = \"count\", one = \"mens\", many = \"mensen\", scale = 1000, show = \"\" }";
    assert_eq!(codes(&schema(thousands, "", ""), csv), NONE);
    // A reason for one measure says nothing of another.
    let two = format!("{HEAD}{}\n[disclosure]\nreason = \"Zo is het.\"\nmeasures = [\"m\"]\n", measures(&[("m", people), ("n", people)]));
    assert_eq!(codes(&two, "soort,jaar,m,n\na,2023,3,4\nTotaal,2023,30,40\n"), ["D034"]);
}

#[test]
fn the_reason_for_small_counts_is_told_to_readers() {
    let people = "{ kind = \"count\", one = \"stagiair\", many = \"stagiairs\" }";
    let schema = format!("{HEAD}{}\n[disclosure]\nreason = \"Staat ook in het jaarverslag.\"\n", measures(&[("m", people)]));
    let build = build(&[("data/2023/proef.toml", &schema), ("data/2023/proef.csv", "soort,jaar,m\na,2023,3\nTotaal,2023,30\n")]);
    assert_eq!(told(&build), NONE);
    for path in ["2023/data/proef/index.html", "2023/data/proef/proef.json"] {
        assert!(text(&build, path).contains("Staat ook in het jaarverslag."), "{path}");
    }
}

// Targets and revisions.

#[test]
fn the_target_that_names_most_of_a_cell_holds_for_it() {
    let target = |at: &str, value: &str| {
        format!("\n[[measures.targets]]\nat = {{ {at} }}\nvalue = \"{value}\"\nyear = \"2030\"\nbase_year = \"2020\"\n")
    };
    let schema = format!(
        "{HEAD}{}target = {{ value = \"50\", direction = \"at-most\" }}\n{}{}",
        measures(&[("m", "\"stuks\"")]),
        target("soort = \"a\"", "40"),
        target("soort = \"a\", jaar = \"2023\"", "30")
    );
    let csv = "soort,jaar,m\na,2022,45\na,2023,35\nTotaal,2023,60\n";
    let chapter = "+++\ntitle = \"Proef\"\nid = \"proef\"\n+++\n\nHet doel: `50 stuks = doel(proef.m)`. Verschil met het doel: `+5 stuks = afstand(proef.m[a, 2022]) (met teken)`, `+5 stuks = afstand(proef.m[a, 2023]) (met teken)`, `+10 stuks = afstand(proef.m[Totaal, 2023]) (met teken)`.\n";
    let files = [("data/2023/proef.toml", schema.as_str()), ("data/2023/proef.csv", csv), ("content/2023/02-proef.md", chapter)];
    assert_eq!(told(&build(&files)), NONE);
    assert_eq!(codes(&schema.replace("soort = \"a\", jaar", "jaar"), csv), ["D037"]);
    assert_eq!(codes(&schema.replace("soort = \"a\", jaar", "soort = \"z\", jaar"), csv), ["F002"]);
}

#[test]
fn a_revision_names_a_cell_that_is_there_and_a_reader_sees_what_it_was() {
    let revision = |at: &str, was: &str| {
        format!("\n[[revisions]]\nat = {{ {at} }}\nwas = \"{was}\"\nedition = \"2020\"\nreason = \"Er was dubbel geteld.\"\n")
    };
    let schema = |text: &str| format!("{HEAD}{}{text}", measures(&[("m", "\"stuks\"")]));
    let csv = "soort,jaar,m,m_status\na,2019,1200,revised\nTotaal,2019,1200,revised\na,2020,1300,\n";
    let page =
        page(&schema(&revision("soort = \"a\", jaar = \"2019\"", "1234.5")), csv, &["columns = \"jaar\"", "where = { jaar = \"2020\" }"]);
    let note = "a, 2019: in de editie van 2020 stond hier 1.234,5. Er was dubbel geteld.";
    let tables: Vec<bool> = page.split("<div class=\"data-table").skip(1).map(|table| table.contains(note)).collect();
    assert_eq!(tables, [true, false]);
    assert_eq!(codes(&schema(&revision("soort = \"a\", jaar = \"2018\"", "1234")), csv), ["D021"]);
    assert_eq!(codes(&schema(&revision("soort = \"a\"", "1234")), csv), ["D021"]);
    assert_eq!(codes(&schema(&revision("soort = \"a\", jaren = \"2019\"", "1234")), csv), ["F002"]);
    assert_eq!(codes(&schema(&revision("soort = \"a\", jaar = \"2019\"", "veel")), csv), ["S023"]);
}
