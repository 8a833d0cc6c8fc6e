//! The words that both languages need in several messages: types, nouns, lists.

use super::{Language, Noun, Shape, ValueType};

/// The word before an error.
pub(super) fn error(language: Language) -> &'static str {
    pick(language, "fout", "error")
}

/// The word before a warning.
pub(super) fn warning(language: Language) -> &'static str {
    pick(language, "waarschuwing", "warning")
}

/// What stands behind the rule of a severe remark on plain language.
pub(super) fn severe(language: Language) -> &'static str {
    pick(language, " (zwaar)", " (severe)")
}

/// The word before a hint on plain language.
pub(super) fn info(language: Language) -> &'static str {
    pick(language, "tip", "hint")
}

/// The word before a fact.
pub(super) fn note(language: Language) -> &'static str {
    pick(language, "uitleg", "note")
}

/// The word before what to do.
pub(super) fn help(language: Language) -> &'static str {
    pick(language, "oplossing", "help")
}

/// What a setting should be, with its article.
pub(super) fn value_type(language: Language, expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => pick(language, "tekst tussen aanhalingstekens", "text in quotes"),
        ValueType::Whole => pick(language, "een heel getal", "a whole number"),
        ValueType::YesNo => pick(language, "`true` of `false`", "`true` or `false`"),
        ValueType::List => pick(language, "een lijst tussen `[` en `]`", "a list between `[` and `]`"),
        ValueType::Table => pick(language, "een tabel met sleutels", "a table with keys"),
        ValueType::DateTime => pick(language, "een datum met tijd en zone", "a date with time and zone"),
        ValueType::Day => pick(language, "een datum zonder aanhalingstekens", "a date without quotes"),
        ValueType::TextOrTable => pick(language, "tekst of een tabel tussen `{` en `}`", "text or a table between `{` and `}`"),
        ValueType::TextOrList => pick(language, "tekst of een lijst van teksten", "text or a list of texts"),
    }
}

/// A noun without article.
pub(super) fn noun(language: Language, noun: Noun) -> &'static str {
    match noun {
        Noun::Dataset => "dataset",
        Noun::Dimension => pick(language, "dimensie", "dimension"),
        Noun::Measure => pick(language, "maat", "measure"),
        Noun::Value => pick(language, "waarde", "value"),
        Noun::Year => pick(language, "jaar", "year"),
        Noun::Function => pick(language, "functie", "function"),
        Noun::Option => pick(language, "optie", "option"),
        Noun::Figure => pick(language, "cijfer", "figure"),
        Noun::Edition => pick(language, "editie", "edition"),
        Noun::Column => pick(language, "kolom", "column"),
        Noun::Block => pick(language, "blok", "block"),
        Noun::Box => pick(language, "kader", "box"),
    }
}

/// The form that a selection has, with an example.
pub(super) fn shape(language: Language, shape: Shape) -> &'static str {
    match shape {
        Shape::One => pick(language, "één waarde", "one value"),
        Shape::Pair => pick(language, "een paar van twee perioden, zoals `2022..2023`", "a pair of two periods, such as `2022..2023`"),
        Shape::Series => pick(language, "een reeks, zoals `*` of `2019 t/m 2023`", "a series, such as `*` or `2019 to 2023`"),
        Shape::Quantity => pick(language, "een getal", "a number"),
        Shape::Word => pick(language, "een woord", "a word"),
    }
}

/// The most names in a list; the longest closed list of the language, that of functions, fits.
const MOST: usize = 16;

/// Names in backticks with commas and a last `of` or `or`; more than [`MOST`] are cut.
pub(super) fn list(language: Language, names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match shown.split_last() {
        None => pick(language, "niets", "nothing").to_owned(),
        Some((last, [])) => last.clone(),
        Some(_) if names.len() > MOST => format!("{} … ({})", shown.join(", "), names.len()),
        Some((last, rest)) => format!("{} {} {last}", rest.join(", "), pick(language, "of", "or")),
    }
}

/// The most rows that are named; of more only some are.
const MOST_ROWS: usize = 3;

/// The rows whose page something is on: `pagina van AZ, BZ en nog 3`.
pub(super) fn rows(language: Language, rows: &[String]) -> String {
    let named = if rows.len() > MOST_ROWS + 1 { &rows[..MOST_ROWS] } else { rows };
    let more = rows.len() - named.len();
    let page = pick(language, "pagina van", "page of");
    let last = if more > 0 { format!(" {} {more}", pick(language, "en nog", "and another")) } else { String::new() };
    format!("{page} {}{last}", named.join(", "))
}

/// `text` for the language.
pub(super) fn pick(language: Language, dutch: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}
