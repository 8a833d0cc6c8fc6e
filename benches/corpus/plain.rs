//! The publication as Markdown with every figure already written in it, as this program prints it.

use super::data::{Cell, Datasets, YEARS};
use super::text::{CHART_SUBTITLE, Page, Part, TABLE_TITLE};

/// The text of a chapter.
pub(super) fn page(page: &Page, datasets: &Datasets) -> String {
    let mut text = format!("# {}\n\n", page.title);
    for part in &page.parts {
        let written = match part {
            Part::Text(words) => words.clone(),
            Part::Link(words, chapter) => format!("[{words}](../{}/)", super::id(*chapter)),
            Part::Figure(cell) => figure(datasets.number(*cell)),
            Part::Change(cell) => change(datasets.number(*cell), datasets.number(Cell { year: cell.year + 1, ..*cell })),
            Part::Table(dataset) => format!("Tabel: {TABLE_TITLE}\n\n{}\n", table(datasets, *dataset, 0)),
            Part::Chart(cell) => format!(
                "**Bij {} zijn het er {}**\n\n{CHART_SUBTITLE}\n\n{}\n",
                datasets.ministries[cell.ministry],
                figure(datasets.number(*cell)),
                table(datasets, cell.dataset, cell.year)
            ),
        };
        text.push_str(&written);
    }
    text
}

/// The years of a dataset, from one on.
fn table(datasets: &Datasets, dataset: usize, from: usize) -> String {
    let line = |first: &str, cells: Vec<String>| format!("| {first} | {} |\n", cells.join(" | "));
    let mut table = line("Ministerie", YEARS[from..].iter().map(|year| (*year).to_owned()).collect());
    table.push_str(&line("---", YEARS[from..].iter().map(|_| "---:".to_owned()).collect()));
    for (ministry, numbers) in datasets.ministries.iter().zip(&datasets.numbers[dataset]).take(datasets.shown) {
        table.push_str(&line(ministry, numbers[from..].iter().map(|number| grouped(*number)).collect()));
    }
    table
}

/// A number with what it counts.
fn figure(number: u64) -> String {
    format!("{}\u{a0}{}", grouped(number), if number == 1 { "stuk" } else { "stuks" })
}

/// A change in percent with one decimal, rounded half away from zero.
fn change(from: u64, to: u64) -> String {
    let permille = (2000 * from.abs_diff(to) + from) / (2 * from);
    let sign = match permille {
        0 => "",
        _ if to < from => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{},{}\u{a0}procent", grouped(permille / 10), permille % 10)
}

/// A number in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
