//! Open data: every format of every table holds the same cells, and every list tells of every file.

mod lists;
mod ods;

use std::collections::BTreeMap;

use serde_json::Value;

use super::bags::second_version;
use super::project::{Project, Tree};

/// A table as text: its head and its rows.
type Cells = Vec<Vec<String>>;

fn text(site: &Tree, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("{path} is not in the site")).clone()).expect("text")
}

fn json(site: &Tree, path: &str) -> Value {
    serde_json::from_str(&text(site, path)).expect("JSON")
}

/// The paths of all CSV files of a site, without their extension.
fn tables(site: &Tree) -> Vec<String> {
    site.keys().filter_map(|path| path.strip_suffix(".csv")).map(str::to_owned).collect()
}

fn csv_cells(text: &str) -> Cells {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

/// The rows of a JSON file with the digits that are written there; no value is an empty text.
fn json_cells(json: &Value) -> Cells {
    let rows = json["rows"].as_array().expect("rows");
    let names: Vec<String> =
        json["fields"].as_array().expect("fields").iter().map(|field| field["name"].as_str().expect("a name").to_owned()).collect();
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        number => number.to_string(),
    };
    let mut cells = vec![names];
    for row in rows {
        let row = row.as_object().expect("a row");
        assert_eq!(row.keys().collect::<Vec<_>>(), cells[0].iter().collect::<Vec<_>>());
        cells.push(row.values().map(cell).collect());
    }
    cells
}

#[test]
fn every_format_of_every_table_holds_the_same_cells_to_the_digit() {
    let site = Project::own("project").build();
    let tables = tables(&site);
    let mut compared = 0;
    for table in &tables {
        let csv = csv_cells(&text(&site, &format!("{table}.csv")));
        assert_eq!(json_cells(&json(&site, &format!("{table}.json"))), csv, "{table}.json");
        assert_eq!(ods::cells(&site[&format!("{table}.ods")]), csv, "{table}.ods");
        compared += csv.len() * csv[0].len();
    }
    assert!(tables.len() > 190 && compared > 10_000, "{} tables, {compared} cells", tables.len());
}

#[test]
fn the_csv_is_plain_rfc_4180() {
    let site = Project::own("project").build();
    for table in tables(&site) {
        let csv = text(&site, &format!("{table}.csv"));
        assert!(!csv.starts_with('\u{feff}') && csv.ends_with("\r\n"), "{table}");
        assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count(), "{table}");
        let head = csv.lines().next().unwrap_or_default();
        assert!(
            head.split(',').all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')),
            "{head}"
        );
    }
}

/// A project with one dataset `lang`: what is written in its number column, cell by cell.
fn with_numbers(numbers: &[&str], decimals: usize) -> Project {
    let project = Project::small();
    let schema = format!(
        "title = \"Lange getallen\"\ndescription = \"Getallen met veel cijfers.\"\nsource = \"Proef\"\nperiod = \"2023\"\n\n[[dimensions]]\nname = \"rij\"\nlabel = \"Rij\"\n\n[[measures]]\nname = \"getal\"\nlabel = \"Getal\"\nunit = {{ kind = \"count\", one = \"korrel\", many = \"korrels\" }}\ndecimals = {decimals}\nadditive = true\n"
    );
    project.write("data/2023/lang.toml", schema);
    let rows: String = numbers.iter().enumerate().map(|(row, number)| format!("r{row},{number}\n")).collect();
    project.write("data/2023/lang.csv", format!("rij,getal\n{rows}"));
    project
}

#[test]
fn a_number_of_forty_digits_is_exact_and_the_reader_is_told_where_a_spreadsheet_rounds() {
    let numbers = ["1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567890", "-12.50", "0", "72.0"];
    let site = with_numbers(&numbers, 0).build();
    let csv = csv_cells(&text(&site, "2023/data/lang/lang.csv"));
    let column: Vec<&str> = csv[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(column, numbers);
    assert_eq!(json_cells(&json(&site, "2023/data/lang/lang.json")), csv);
    assert_eq!(ods::cells(&site["2023/data/lang/lang.ods"]), csv);
    let page = text(&site, "2023/data/lang/index.html");
    assert!(page.contains("Sommige getallen zijn te lang voor die programma&#39;s"), "{page}");
    assert!(ods::content(&site["2023/data/lang/lang.ods"]).contains("Sommige getallen hebben meer dan 15 cijfers."));
    let short = with_numbers(&["123456789012345"], 0).build();
    assert!(!text(&short, "2023/data/lang/index.html").contains("te lang voor die"));
}

#[test]
fn a_large_table_shows_its_first_rows_and_those_that_a_text_uses() {
    let numbers: Vec<String> = (0..6000).map(|number| (number + 10).to_string()).collect();
    let project = with_numbers(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), 0);
    let chapter = project.read("content/2023/01-bomen.md");
    project.write("content/2023/01-bomen.md", format!("{chapter}\nEr zijn `= lang[r5998]`.\n"));
    let site = project.build();
    let page = text(&site, "2023/data/lang/index.html");
    assert!(page.contains("U ziet hier 101 van de 6.000 rijen."), "the page tells what it leaves out");
    for (row, there) in [("r0", true), ("r99", true), ("r100", false), ("r5998", true), ("r5999", false)] {
        assert_eq!(page.contains(&format!("id=\"{row}.getal\"")), there, "{row}");
    }
    assert_eq!(csv_cells(&text(&site, "2023/data/lang/lang.csv")).len(), 6001);
    assert!(text(&site, "2023/bomen/index.html").contains("../data/lang/index.html#r5998.getal"));
}

#[test]
fn rows_and_cells_have_addresses_that_need_no_script() {
    let site = Project::own("project").build();
    let page = text(&site, "2023/data/fte/index.html");
    assert!(page.contains("<td id=\"Totaal-2023.fte\""), "the cell");
    assert!(page.contains("<data value=\"147841\" id=\"Totaal-2023\">147.841</data>"), "the row of the download");
    let long = text(&site, "2023/data/banenafspraak-ministerie/index.html");
    assert!(long.contains("<tr id=\"BZK\"") && long.contains("id=\"BZK.banen\""), "a row of the table");
    let styles = text(&site, "2023/assets/style.css");
    assert!(styles.contains("td:has(> :target)") && styles.contains("tr:has(:target) > th"), "the cell and the head of its row are marked");
}

#[test]
fn a_page_tells_how_to_read_and_cite_its_dataset() {
    let site = Project::own("project").build();
    let page = text(&site, "2023/data/fte/index.html");
    let address = "https://jaarrapportage.example.nl/2023/data/fte/";
    for wanted in [
        "<h2 id=\"pagina-telling\">Hoe dit is geteld</h2>",
        "<h2 id=\"pagina-herzien\">Vergeleken met eerdere edities</h2>",
        "<h2 id=\"pagina-gebruik\">Waar deze cijfers staan</h2>",
        "<h3 id=\"pagina-status\">Wat de status zegt</h3>",
        "Laatst gewijzigd</dt><dd><time datetime=\"2026-11-30T23:00:00+01:00\">",
        "[dataset]. Jaarrapportage Bedrijfsvoering Rijk 2023, versie 2023.0.2. https://jaarrapportage.example.nl/2023/data/fte/</p>",
        "<span class=\"code-string\">&#39;fte&#39;: &#39;BIGINT&#39;</span>",
        "<link rel=\"describedby\" type=\"application/csvm+json\" href=\"fte.csv-metadata.json\">",
        "<link rel=\"alternate\" type=\"text/csv\" href=\"fte.csv\">",
        "Opent u met Excel of LibreOffice.",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    for language in ["r", "python", "sql"] {
        let code =
            page.split(&format!("id=\"pagina-code-{language}\"")).nth(1).and_then(|rest| rest.split("</pre>").next()).expect("an example");
        assert!(code.contains(&format!("{address}fte.csv")) && !code.contains("KC_"), "{language}: {code}");
    }
}

#[test]
fn an_example_is_its_text_with_marks() {
    let project = Project::small();
    let page = text(&project.build(), "2023/data/bomen/index.html");
    let mut examples =
        page.split("<pre class=\"code\" translate=\"no\"><code>").skip(1).map(|rest| rest.split("</code></pre>").next().expect("an end"));
    let plain = |html: &str| {
        let mut text = String::new();
        for part in html.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
    };
    assert_eq!(
        plain(examples.next().expect("R")),
        "data <- read.csv(\n  \"https://proef.example.nl/2023/data/bomen/bomen.csv\",\n  encoding = \"UTF-8\",\n  na.strings = \"\",\n  colClasses = c(\n    \"soort\" = \"character\",\n    \"jaar\" = \"integer\",\n    \"bomen\" = \"numeric\",\n    \"bomen_status\" = \"character\"\n  )\n)\nstr(data)"
    );
    let python = plain(examples.next().expect("Python"));
    assert!(
        python.contains("import pandas as pd\n\ndata = pd.read_csv(\n    \"https://proef.example.nl/2023/data/bomen/bomen.csv\",\n"),
        "{python}"
    );
    assert!(python.contains("dtype={\n        \"soort\": \"string\",\n        \"jaar\": \"Int64\",\n        \"bomen\": \"Int64\",\n        \"bomen_status\": \"string\"\n    },"), "{python}");
    let sql = plain(examples.next().expect("SQL"));
    assert!(sql.contains("FROM read_csv(\n  'https://proef.example.nl/2023/data/bomen/bomen.csv',"), "{sql}");
    assert!(
        sql.contains(
            "types = {\n    'soort': 'VARCHAR',\n    'jaar': 'INTEGER',\n    'bomen': 'BIGINT',\n    'bomen_status': 'VARCHAR'\n  }"
        ),
        "{sql}"
    );
}

#[test]
fn labels_come_from_a_list_of_codes_and_lead_to_it() {
    let site = Project::own("project").build();
    let page = text(&site, "2023/data/fte/index.html");
    assert!(page.contains(">Binnenlandse Zaken en Koninkrijksrelaties</th>"), "a label of the list");
    assert!(page.contains("<a href=\"../organisaties/index.html\">Codelijst"), "the way to the list");
    let own = text(&site, "2023/data/banenafspraak-ministerie/index.html");
    assert!(own.contains(">Justitie en Veiligheid (zonder Rechtspraak)</th>"), "a label of its own goes before");
    let package = json(&site, "2023/data/datapackage.json");
    let resources: BTreeMap<&str, &Value> = package["resources"]
        .as_array()
        .expect("resources")
        .iter()
        .map(|resource| (resource["name"].as_str().expect("a name"), resource))
        .collect();
    let keys = &resources["fte"]["schema"]["foreignKeys"];
    assert_eq!(
        keys[0],
        serde_json::json!({ "fields": ["ministerie"], "reference": { "resource": "organisaties", "fields": ["organisatie"] } })
    );
    let used = resources.values().filter(|resource| resource["schema"].get("foreignKeys").is_some()).count();
    assert!(used > 20, "{used} datasets use a list");
    let group = json(&site, "2023/data/fte/fte.csv-metadata.json");
    assert_eq!(group["tables"][0]["tableSchema"]["foreignKeys"][0]["reference"]["resource"], "../organisaties/organisaties.csv");
    let list = text(&site, "2023/data/organisaties/index.html");
    assert!(list.contains(">Codelijst</p>") && list.contains("Welke datasets deze lijst gebruiken"), "the list tells who uses it");
    let csv = text(&site, "2023/data/organisaties/organisaties.csv");
    assert!(
        csv.contains(
            "BZK,Binnenlandse Zaken en Koninkrijksrelaties,A,ministerie,A,https://identifier.overheid.nl/tooi/id/ministerie/mnre1034,A"
        ),
        "{csv}"
    );
}

#[test]
fn what_became_of_a_cell_is_computed_over_the_editions() {
    let project = Project::empty("history");
    for part in ["content", "data"] {
        project.copy_in(&super::project::repository().join("tests/sites/revisions").join(part), part);
    }
    project.write("site.toml", std::fs::read(super::project::repository().join("tests/sites/revisions/site.toml")).expect("a file"));
    let site = project.build();
    let history = json(&site, "data/bomen/history.json");
    assert_eq!(history["editions"], serde_json::json!(["2021", "2022", "2023"]));
    let mut changes: BTreeMap<&str, usize> = BTreeMap::new();
    for value in history["cells"].as_array().expect("cells").iter().flat_map(|cell| cell["values"].as_array().expect("values")) {
        *changes.entry(value["change"].as_str().expect("a word")).or_default() += 1;
        assert!(value["change"] != "revised" || value["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{value}");
    }
    assert!(changes["same"] > 0 && changes["revised"] > 0 && changes["new"] > 0, "{changes:?}");
    let page = text(&site, "2023/data/bomen/index.html");
    assert!(page.contains("Cijfers die in een eerdere editie anders waren"), "the page tells them too");
}

#[test]
fn whatever_leads_to_a_row_of_a_large_table_finds_it() {
    let numbers: Vec<String> = (0..6000).map(|number| (number + 10).to_string()).collect();
    let project = with_numbers(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), 0);
    let chapter = project.read("content/2023/01-bomen.md");
    project.write(
        "content/2023/01-bomen.md",
        format!("{chapter}\nZie [een cel](../../data/2023/lang.csv#r4000.getal) en [een rij](../../data/2023/lang.csv#r4001).\n"),
    );
    // An edition that is not on this site published another value.
    let csv = project
        .read("data/2023/lang.csv")
        .replace("rij,getal\n", "rij,getal,getal_status\n")
        .replace('\n', ",\n")
        .replace("getal_status,\n", "getal_status\n");
    project.write("data/2023/lang.csv", csv.replace("r3000,3010,", "r3000,3010,revised"));
    let schema = project.read("data/2023/lang.toml");
    project.write(
        "data/2023/lang.toml",
        format!("{schema}\n[[revisions]]\nat = {{ rij = \"r3000\" }}\nwas = \"3000\"\nedition = \"2021\"\nreason = \"Beter geteld.\"\n"),
    );
    let site = project.build();
    let page = text(&site, "2023/data/lang/index.html");
    for (row, there) in [("r3000", true), ("r4000", true), ("r4001", true), ("r4002", false)] {
        assert_eq!(page.contains(&format!("id=\"{row}.getal\"")), there, "{row}");
    }
    let metadata = json(&site, "2023/data/lang/lang.csv-metadata.json");
    assert_eq!(metadata["tableSchema"]["aboutUrl"], "https://proef.example.nl/2023/data/lang/lang.csv#row={_sourceRow}");
}

#[test]
fn every_row_has_a_uri_that_leads_to_it() {
    let site = Project::own("project").build();
    let mut followed = 0;
    for table in tables(&site).into_iter().filter(|table| table.contains("/data/")) {
        let metadata = json(&site, &format!("{table}.csv-metadata.json"));
        let own = metadata["tables"].get(0).unwrap_or(&metadata);
        let template = own["tableSchema"]["aboutUrl"].as_str().expect("a template");
        let (folder, _) = table.rsplit_once('/').expect("a folder");
        let page = text(&site, &format!("{folder}/index.html"));
        let cells = csv_cells(&text(&site, &format!("{table}.csv")));
        for (number, row) in cells[1..].iter().enumerate() {
            let mut place = template.rsplit_once('#').expect("a fragment").1.replace("{_row}", &(number + 1).to_string());
            for (name, value) in cells[0].iter().zip(row) {
                place = place.replace(&format!("{{{name}}}"), value);
            }
            let escaped = place.replace('&', "&amp;").replace('\'', "&#39;");
            assert!(page.contains(&format!("id=\"{escaped}\"")), "{table}: {place}");
            followed += 1;
        }
    }
    assert!(followed > 2000, "{followed} rows");
}

#[test]
fn codes_of_quarters_and_a_total_outside_the_codes_are_valid() {
    let project = Project::small();
    let schema = "title = \"Kwartalen\"\ndescription = \"Per kwartaal.\"\nsource = \"Proef\"\n[[dimensions]]\nname = \"kwartaal\"\nlabel = \"Kwartaal\"\ntype = \"quarter\"\ncodes = [\"2023-Q1\", \"2023-Q2\"]\n[[dimensions]]\nname = \"soort\"\nlabel = \"Soort\"\ncodes = [\"a\"]\ntotal = \"Totaal\"\n[[measures]]\nname = \"getal\"\nlabel = \"Getal\"\nunit = \"dingen\"\n";
    project.write("data/2023/kwartalen.toml", schema);
    project.write("data/2023/kwartalen.csv", "kwartaal,soort,getal\n2023-Q1,a,10\n2023-Q1,Totaal,10\n2023-Q2,a,12\n2023-Q2,Totaal,12\n");
    let package = json(&project.build(), "2023/data/datapackage.json");
    let resource =
        package["resources"].as_array().expect("resources").iter().find(|resource| resource["name"] == "kwartalen").expect("a resource");
    let fields = &resource["schema"]["fields"];
    assert_eq!((fields[0].get("categories"), fields[0]["constraints"].get("enum")), (None, None), "{fields:#}");
    assert_eq!(fields[1]["constraints"]["enum"], serde_json::json!(["a", "Totaal"]));
}

#[test]
fn the_files_of_an_english_edition_are_in_english() {
    let project = Project::empty("english");
    let repository = super::project::repository();
    for part in ["content", "data"] {
        project.copy_in(&repository.join("tests/sites/english").join(part), part);
    }
    project.write("site.toml", std::fs::read(repository.join("tests/sites/english/site.toml")).expect("a file"));
    let site = project.build();
    let zip = site.keys().find(|path| path.ends_with(".zip")).expect("a zip");
    let names = lists::unpacked(&site[zip]);
    assert!(names.contains_key("README.txt") && !names.contains_key("LEESMIJ.txt"), "{:?}", names.keys());
    let table = tables(&site).into_iter().find(|table| table.contains("/data/")).expect("a dataset");
    let content = ods::content(&site[&format!("{table}.ods")]);
    for sheet in ["Data", "Table", "About"] {
        assert!(content.contains(&format!("<table:table table:name=\"{sheet}\"")), "{sheet}");
    }
    let (folder, _) = table.rsplit_once('/').expect("a folder");
    let page = text(&site, &format!("{folder}/index.html"));
    assert!(page.contains("\"name\":\"Netherlands\"") && page.contains("How to cite this source"), "the page");
    assert!(
        text(&site, "data/index.html").contains("<html lang=\"en\"") && text(&site, "data/nl/index.html").contains("<html lang=\"nl\"")
    );
    assert!(text(&site, "catalogus.ttl").contains("dct:license <http://creativecommons.org/publicdomain/zero/1.0/deed.nl>"));
}

#[test]
fn a_corrected_edition_has_another_version_of_its_data() {
    let project = Project::small();
    second_version(&project);
    let site = project.build();
    assert_eq!(json(&site, "2023/data/datapackage.json")["version"], "2023.0.1");
    assert!(text(&site, "2023/data/bomen/index.html").contains("versie 2023.0.1"));
}

#[test]
fn what_is_withdrawn_and_what_is_filled_is_told() {
    let project = Project::small();
    project.write("content/2022/edition.toml", "title = \"Proef 2022\"\npublished_at = 2023-05-15T12:00:00+02:00\nperiod = \"2022\"\n");
    project.write("content/2022/index.md", "+++\ntitle = \"Proef in 2022\"\ndescription = \"Toen.\"\n+++\n\nTekst.\n");
    let schema = "title = \"Vogels\"\ndescription = \"Hoeveel vogels.\"\nsource = \"Proef\"\n[csv]\nmarkers = { \".\" = \"not-available\" }\n[[dimensions]]\nname = \"jaar\"\nlabel = \"Jaar\"\ntype = \"year\"\n[[measures]]\nname = \"vogels\"\nlabel = \"Vogels\"\nunit = \"vogels\"\n";
    for (year, rows) in [("2022", "2020,20\n2021,.\n2022,22\n"), ("2023", "2020,.\n2021,21\n2022,22\n2023,23\n")] {
        project.write(&format!("data/{year}/vogels.toml"), schema);
        project.write(&format!("data/{year}/vogels.csv"), format!("jaar,vogels\n{rows}"));
    }
    let history = json(&project.build(), "data/vogels/history.json");
    let changes: Vec<(String, String)> = history["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .map(|cell| {
            let last = cell["values"].as_array().and_then(|values| values.last()).expect("a value");
            (cell["key"]["jaar"].as_str().expect("a year").to_owned(), last["change"].as_str().expect("a word").to_owned())
        })
        .collect();
    let expected = [("2020", "withdrawn"), ("2021", "filled"), ("2022", "same"), ("2023", "new")];
    assert_eq!(changes, expected.map(|(year, change)| (year.to_owned(), change.to_owned())));
}

#[test]
fn no_text_ends_the_block_that_search_engines_read() {
    let project = Project::small();
    project.replace("data/2023/bomen.toml", "title = \"Bomen in het park\"", "title = \"Bomen <!-- <script> in </script> het park\"");
    let page = text(&project.build(), "2023/data/bomen/index.html");
    let block =
        page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a block");
    assert!(!block.contains('<'), "{block}");
    let block: Value = serde_json::from_str(block).expect("JSON");
    assert_eq!(block["name"], "Bomen <!-- <script> in </script> het park");
}
