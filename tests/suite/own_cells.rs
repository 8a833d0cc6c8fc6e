//! On the site of this repository a page of a dataset and its downloads hold the same cells, to the digit, and show them rounded once.

use std::collections::BTreeMap;

use kerncijfer::Number;
use serde_json::Value;

use super::page::{Cell, cells};
use super::project::{Project, Tree};

#[test]
fn pages_and_downloads_of_every_dataset_agree_to_the_digit() {
    let site = Project::own("project").build();
    let datasets = datasets(&site);
    assert!(datasets.len() >= 25, "{datasets:?}");
    let mut compared = 0;
    for dataset in &datasets {
        let file = |name: &str| String::from_utf8(site[&format!("{dataset}/{name}")].clone()).expect("text");
        let id = dataset.rsplit('/').next().unwrap_or_default();
        let json: Value = serde_json::from_str(&file(&format!("{id}.json"))).expect("JSON");
        let csv = csv_cells(&file(&format!("{id}.csv")), &json);
        let page: BTreeMap<String, Cell> = cells(&file("index.html")).into_iter().map(|cell| (cell.id.clone(), cell)).collect();
        assert_eq!(page.keys().collect::<Vec<_>>(), csv.keys().collect::<Vec<_>>(), "{dataset}");
        assert_eq!(json_cells(&json), csv, "{dataset}");
        let texts = texts(&json);
        for (id, number) in &csv {
            let measure = id.rsplit('.').next().unwrap_or_default();
            if texts.contains(&measure) && !number.is_empty() {
                assert_eq!((page[id].value.as_deref(), &page[id].shown), (None, number), "{dataset} {id}");
            } else {
                assert_eq!(page[id].value.as_deref().unwrap_or_default(), number, "{dataset} {id}");
                shown_is_rounded(&page[id], dataset);
            }
            compared += 1;
        }
    }
    assert!(compared > 1000, "{compared} cells");
}

/// The folders of the datasets in the site.
fn datasets(site: &Tree) -> Vec<String> {
    let files = site.keys().filter(|path| path.contains("/data/"));
    files.filter_map(|path| path.strip_suffix(".csv")?.rsplit_once('/')).map(|(folder, _)| folder.to_owned()).collect()
}

/// The names of the columns that say what a cell is about, and of those that hold numbers.
fn columns(json: &Value) -> (Vec<&str>, Vec<&str>) {
    let names: Vec<&str> = json["fields"].as_array().expect("fields").iter().filter_map(|field| field["name"].as_str()).collect();
    let measure = |name: &&str| names.contains(&format!("{name}_status").as_str());
    let status = |name: &&str| name.strip_suffix("_status").is_some_and(|measure| names.contains(&measure));
    let keys = names.iter().filter(|name| !measure(name) && !status(name)).copied().collect();
    (keys, names.iter().filter(|name| measure(name)).copied().collect())
}

/// The names of the columns that hold text.
fn texts(json: &Value) -> Vec<&str> {
    let fields = json["fields"].as_array().expect("fields").iter();
    fields.filter(|field| field["type"] == "string").filter_map(|field| field["name"].as_str()).collect()
}

/// The address of a cell on the page of its dataset, as docs and links have it: `Totaal-2023.fte`.
fn address(keys: &[String], measure: &str) -> String {
    format!("{}.{measure}", keys.join("-").replace(char::is_whitespace, "_"))
}

fn csv_cells(text: &str, json: &Value) -> BTreeMap<String, String> {
    let (keys, measures) = columns(json);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"));
    let mut cells = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a record");
        let key: Vec<String> = keys.iter().map(|name| record[column(name)].to_owned()).collect();
        for measure in &measures {
            assert!(!record[column(&format!("{measure}_status"))].is_empty(), "a cell without status: {key:?}");
            let taken = cells.insert(address(&key, measure), record[column(measure)].to_owned());
            assert_eq!(taken, None, "two cells with one address: {key:?}");
        }
    }
    cells
}

fn json_cells(json: &Value) -> BTreeMap<String, String> {
    let (keys, measures) = columns(json);
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut cells = BTreeMap::new();
    for row in json["rows"].as_array().expect("rows") {
        let key: Vec<String> = keys.iter().map(|name| plain(&row[*name])).collect();
        for measure in &measures {
            let number = if row[*measure].is_null() { String::new() } else { plain(&row[*measure]) };
            cells.insert(address(&key, measure), number);
        }
    }
    cells
}

/// What a Dutch reader sees is the exact number, rounded half away from zero to the decimals that are shown.
fn shown_is_rounded(cell: &Cell, dataset: &str) {
    let Some(value) = &cell.value else {
        assert!(cell.shown.contains(char::is_alphabetic), "{dataset} {}: {:?} says nothing", cell.id, cell.shown);
        return;
    };
    let plain: String = cell.shown.trim_end_matches('%').chars().filter(|c| *c != '.').collect();
    let plain = plain.replace(',', ".").replace('\u{2212}', "-");
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let number = Number::parse(value).unwrap_or_else(|| panic!("{dataset} {}: {value} is no number", cell.id));
    let rounded = number.round(decimals.try_into().expect("few decimals")).to_string();
    assert_eq!(rounded, plain, "{dataset} {}: {value} is shown as {}", cell.id, cell.shown);
}
