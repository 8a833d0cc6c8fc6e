//! From a CSV in any notation to the CSV of the site, and from that one, read in the long layout, to the same CSV again.

use kerncijfer::Number;
use kerncijfer::pipeline::Pipeline;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::project::small_sources;

/// A dataset of two dimensions and its cells: for each row and measure a number as written with a point, or a status without number.
#[derive(Clone, Debug)]
struct Dataset {
    keys: Vec<String>,
    years: Vec<u16>,
    /// For each key, year and measure.
    cells: Vec<Cell>,
    measures: usize,
}

#[derive(Clone, Debug)]
enum Cell {
    Number(String, &'static str),
    Without(&'static str),
}

/// How a CSV is written: delimiter, decimal mark, thousands mark.
type Notation = (char, char, Option<char>);

const NOTATIONS: [Notation; 6] =
    [(',', '.', None), (';', ',', Some('.')), ('\t', ',', Some(' ')), (';', '.', Some(',')), (',', '.', Some(' ')), ('\t', '.', None)];

/// The status in a source, and its code in a download (SDMX). A revised cell is a normal one there, so it cannot come back.
const WITH_NUMBER: [(&str, &str); 3] = [("normal", "A"), ("provisional", "P"), ("estimated", "E")];
const WITHOUT_NUMBER: [(&str, &str); 3] = [("confidential", "Q"), ("not-available", "O"), ("not-applicable", "M")];

fn cell() -> impl Strategy<Value = Cell> {
    let number = (any::<bool>(), 0u64..10_000_000, 0usize..5, 0u32..100_000, 0usize..WITH_NUMBER.len());
    prop_oneof![
        5 => number.prop_map(|(negative, whole, decimals, fraction, status)| {
            let sign = if negative { "-" } else { "" };
            let fraction = format!("{fraction:05}");
            let point = if decimals > 0 { "." } else { "" };
            Cell::Number(format!("{sign}{whole}{point}{}", &fraction[..decimals]), WITH_NUMBER[status].0)
        }),
        1 => (0..WITHOUT_NUMBER.len()).prop_map(|status| Cell::Without(WITHOUT_NUMBER[status].0)),
    ]
}

fn dataset() -> impl Strategy<Value = Dataset> {
    // Names with everything that a CSV has to quote; the number in front keeps them, and their addresses, apart.
    let key = "[A-Za-zé€ß ,;\"'.&<\\[\\]]{0,12}";
    (prop::collection::vec(key, 1..5), 1usize..4, 1usize..4)
        .prop_flat_map(|(keys, years, measures)| {
            let cells = prop::collection::vec(cell(), keys.len() * years * measures);
            (Just(keys), Just(years), Just(measures), cells)
        })
        .prop_map(|(keys, years, measures, cells)| Dataset {
            keys: keys.iter().enumerate().map(|(n, key)| format!("{n}{key}").split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
            years: (0..years).map(|n| 2020 + n as u16).collect(),
            cells,
            measures,
        })
}

/// Writes a number that has a point in another notation.
fn number(text: &str, (_, decimal, thousands): Notation) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.extend(thousands);
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{decimal}{fraction}") }
}

impl Dataset {
    fn records(&self) -> impl Iterator<Item = (&String, &u16, &[Cell])> {
        let keys = self.keys.iter().flat_map(|key| self.years.iter().map(move |year| (key, year)));
        keys.zip(self.cells.chunks(self.measures)).map(|((key, year), cells)| (key, year, cells))
    }

    /// The CSV in the long layout, with a column of status for each measure.
    fn long(&self, notation: Notation) -> String {
        let mut header = vec!["naam".to_owned(), "jaar".to_owned()];
        header.extend((0..self.measures).flat_map(|n| [format!("m{n}"), format!("m{n}_status")]));
        let mut rows = vec![header];
        for (key, year, cells) in self.records() {
            let mut row = vec![key.clone(), year.to_string()];
            for cell in cells {
                row.extend(match cell {
                    Cell::Number(text, status) => [number(text, notation), (*status).to_owned()],
                    Cell::Without(status) => [String::new(), (*status).to_owned()],
                });
            }
            rows.push(row);
        }
        csv(&rows, notation.0)
    }

    /// The CSV in the wide layout, years as columns, of the first measure.
    fn wide(&self, notation: Notation) -> String {
        let mut header = vec!["naam".to_owned()];
        header.extend(self.years.iter().flat_map(|year| [year.to_string(), format!("{year}_status")]));
        let mut rows = vec![header];
        for (key, cells) in self.keys.iter().zip(self.cells.chunks(self.measures * self.years.len())) {
            let mut row = vec![key.clone()];
            for cell in cells.chunks(self.measures) {
                row.extend(match &cell[0] {
                    Cell::Number(text, status) => [number(text, notation), (*status).to_owned()],
                    Cell::Without(status) => [String::new(), (*status).to_owned()],
                });
            }
            rows.push(row);
        }
        csv(&rows, notation.0)
    }
}

fn csv(rows: &[Vec<String>], delimiter: char) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter as u8).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).expect("memory"));
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

fn schema(measures: usize, wide: bool, (delimiter, decimal, thousands): Notation) -> String {
    let thousands = thousands.map(String::from).unwrap_or_default();
    let layout = if wide { "layout = \"wide\"\ncolumns = \"jaar\"\n" } else { "" };
    let delimiter = if delimiter == '\t' { "\\t".to_owned() } else { delimiter.to_string() };
    let mut schema = format!(
        "title = \"Proef\"\ndescription = \"Proef.\"\nsource = \"Proef\"\n\n[csv]\n{layout}delimiter = \"{delimiter}\"\ndecimal = \"{decimal}\"\nthousands = \"{thousands}\"\n\n[[dimensions]]\nname = \"naam\"\nlabel = \"Naam\"\n\n[[dimensions]]\nname = \"jaar\"\nlabel = \"Jaar\"\ntype = \"year\"\n"
    );
    for n in 0..measures {
        schema.push_str(&format!("\n[[measures]]\nname = \"m{n}\"\nlabel = \"M {n}\"\nunit = \"stuks\"\ndecimals = 2\nadditive = true\n"));
    }
    schema
}

/// The CSV that the site publishes.
fn published(csv: &str, schema: &str) -> Result<String, TestCaseError> {
    let mut sources = small_sources();
    sources.insert_text("data/2023/proef.csv", csv);
    sources.insert_text("data/2023/proef.toml", schema);
    let build = Pipeline::default().run(&sources);
    prop_assert!(build.diagnostics.is_empty(), "{:#?}\n{csv}\n{schema}", build.diagnostics);
    let file = build.output.get("2023/data/proef/proef.csv").map(|file| file.bytes().to_vec());
    Ok(String::from_utf8(file.unwrap_or_default()).expect("text"))
}

/// A published CSV as a source: the codes of SDMX become the names of docs/data.md.
fn as_source(published: &str) -> String {
    let mut reader = csv::Reader::from_reader(published.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let mut rows = vec![header.clone()];
    for record in reader.records() {
        let record = record.expect("a record");
        let name = |code: &str| WITH_NUMBER.iter().chain(&WITHOUT_NUMBER).find(|(_, known)| *known == code).expect("a code").0;
        let field = |(column, text): (&String, &str)| if column.ends_with("_status") { name(text).to_owned() } else { text.to_owned() };
        rows.push(header.iter().zip(record.iter()).map(field).collect());
    }
    csv(&rows, ',')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_published_csv_read_again_is_published_the_same(dataset in dataset(), notation in 0..NOTATIONS.len()) {
        let notation = NOTATIONS[notation];
        let plain = schema(dataset.measures, false, NOTATIONS[0]);
        let first = published(&dataset.long(notation), &schema(dataset.measures, false, notation))?;
        prop_assert_eq!(&published(&as_source(&first), &plain)?, &first);
        let wide = published(&dataset.wide(notation), &schema(1, true, notation))?;
        prop_assert_eq!(&published(&as_source(&wide), &schema(1, false, NOTATIONS[0]))?, &wide);
    }

    #[test]
    fn every_cell_is_published_as_it_was_delivered(dataset in dataset(), notation in 0..NOTATIONS.len()) {
        let notation = NOTATIONS[notation];
        let published = published(&dataset.long(notation), &schema(dataset.measures, false, notation))?;
        let mut reader = csv::Reader::from_reader(published.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
        prop_assert_eq!(records.len(), dataset.keys.len() * dataset.years.len());
        for (record, (key, year, cells)) in records.iter().zip(dataset.records()) {
            let year = year.to_string();
            prop_assert_eq!((&record[0], &record[1]), (key.as_str(), year.as_str()));
            for (measure, cell) in cells.iter().enumerate() {
                let (text, code) = (&record[2 + 2 * measure], &record[3 + 2 * measure]);
                match cell {
                    Cell::Number(delivered, status) => {
                        prop_assert_eq!(Number::parse(text), Number::parse(delivered));
                        let decimals = |text: &str| text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                        prop_assert_eq!(decimals(text), decimals(delivered));
                        prop_assert!(WITH_NUMBER.contains(&(*status, code)));
                    }
                    Cell::Without(status) => prop_assert!(text.is_empty() && WITHOUT_NUMBER.contains(&(*status, code))),
                }
            }
        }
    }
}
