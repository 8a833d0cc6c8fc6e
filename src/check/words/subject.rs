//! What a sentence is about: the only year or row that it names must be one that its only figure is made of.
//!
//! A doubt, and told only where the year or the name stands beside the figure: `In 2022 werkten er …`, `Bij Financiën werken …`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Finding;
use super::reading::{Fig, Sentence, is_plan, is_year};
use super::tokens::{Token, TokenKind, words};
use crate::diagnostic::Kind;
use crate::shortcode::bind::BoundKind;
use crate::shortcode::evidence::Sort;
use crate::shortcode::select::{Cells, Choice};

/// Values that are also plain words.
const PLAIN: [&str; 16] = [
    "overig", "overige", "anders", "onbekend", "geen", "nieuw", "totaal", "alle", "eerder", "nu", "rijk", "nee", "wel", "niet", "other",
    "total",
];

/// Words that set another year or row beside the one that the figure is about.
const ASIDE: [&str; 36] = [
    "dan",
    "als",
    "zoals",
    "toen",
    "na",
    "naast",
    "behalve",
    "zonder",
    "anders",
    "buiten",
    "tegenover",
    "vergelijking",
    "vergeleken",
    "opzichte",
    "sinds",
    "vanaf",
    "tot",
    "niet",
    "minister",
    "staatssecretaris",
    "dankzij",
    "ondanks",
    "voordat",
    "nadat",
    "waarin",
    "waar",
    "dat",
    "die",
    "than",
    "as",
    "since",
    "except",
    "unlike",
    "until",
    "compared",
    "besides",
];

/// Holds the year and the row that a sentence names against its figure. Warning: W013.
pub(super) fn check(sentence: &Sentence<'_>) -> Option<Finding> {
    let [figure] = sentence.figures.as_slice() else { return None };
    if !matches!(figure.evidence.sort, Sort::Cell | Sort::Change | Sort::Other) {
        return None;
    }
    let (tokens, read) = year(sentence, figure).or_else(|| row(sentence, figure))?;
    let word = sentence.tokens[tokens.start].range.start..sentence.tokens[tokens.end - 1].range.end;
    let kind = Kind::OtherSubject { said: sentence.passage.text[word.clone()].to_owned(), read };
    Some(Finding { figure: 0, kind, word })
}

/// The only year of a sentence, when the figure has no cell of it, with the periods that it has.
fn year(sentence: &Sentence<'_>, figure: &Fig<'_>) -> Option<(Range<usize>, String)> {
    let is_period = |value: &&str| value.get(..4).is_some_and(is_year);
    let mut periods = BTreeSet::new();
    for cell in &figure.inset.figure.cells {
        periods.insert(cell.key.iter().map(|(_, value)| value.as_str()).find(is_period)?);
    }
    let has_year = |token: &Token<'_>| token.lower.as_bytes().windows(4).any(|part| part.iter().all(u8::is_ascii_digit));
    let mut years = (0..sentence.tokens.len()).filter(|position| has_year(&sentence.tokens[*position]));
    let (Some(at), None) = (years.next(), years.next()) else { return None };
    let word = sentence.word(at);
    if periods.is_empty() || !is_year(word) || !word.starts_with(['1', '2']) || periods.iter().any(|period| period.contains(word)) {
        return None;
    }
    let lead = sentence.word_before(at, 1);
    let start = match lead {
        "jaar" if matches!((sentence.word_before(at, 3), sentence.word_before(at, 2)), ("in" | "over", "het")) => at - 3,
        "in" | "eind" | "medio" | "over" | "jaar" => at - 1,
        // The beginning of a year is the end of the one before.
        "begin" | "per" => {
            let before = word.parse::<u32>().ok()?.checked_sub(1)?.to_string();
            if periods.iter().any(|period| period.starts_with(&before)) {
                return None;
            }
            at - 1
        }
        "" if at == 0 => at,
        "(" if sentence.word(at + 1) == ")" => at - 1,
        _ => return None,
    };
    let clause = sentence.tokens[at].clause;
    let opens = start
        .checked_sub(1)
        .is_none_or(|before| sentence.tokens[before].kind == TokenKind::Mark || sentence.tokens[before].clause != clause);
    let beside = if at < figure.token { figure.token - at <= 3 } else { start - figure.token <= 2 };
    let here = || sentence.tokens.iter().enumerate().filter(|(_, token)| token.clause == clause);
    let aside = here().any(|(position, token)| (position < start && ASIDE.contains(&token.lower.as_ref())) || is_plan(&token.lower));
    let article = start.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "de" | "het" | "een" | "the" | "a"));
    let same = sentence.tokens[figure.token].clause == clause || lead == "(";
    if !(opens || beside) || aside || (article && lead != "jaar") || !same {
        return None;
    }
    let read: Vec<&str> = periods.into_iter().collect();
    Some((at..at + 1, read.join(", ")))
}

/// The cells behind a figure, when that is one, with its position in each dimension.
pub(super) fn one_cell<'a>(figure: &'a Fig<'_>) -> Option<(&'a Cells, Vec<usize>)> {
    let BoundKind::Cells(cells) = &figure.call.bound.kind else { return None };
    let one = |choice: &Choice| if let Choice::One(position) = choice { Some(*position) } else { None };
    Some((cells, cells.choices.iter().map(one).collect::<Option<Vec<usize>>>()?))
}

/// A name in a sentence: where it stands, the dimension and the value.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Name {
    tokens: Range<usize>,
    dimension: usize,
    value: usize,
}

/// The only name of a row in a sentence, when it is another row than that of the figure, with the figure's own.
fn row(sentence: &Sentence<'_>, figure: &Fig<'_>) -> Option<(Range<usize>, String)> {
    let (cells, key) = one_cell(figure)?;
    let dataset = &cells.dataset;
    let mut names: Vec<Name> = Vec::new();
    for (dimension, schema) in dataset.schema.dimensions.iter().enumerate().filter(|(_, schema)| !schema.is_time()) {
        for (value, code) in dataset.values[dimension].iter().enumerate() {
            for name in [code.as_str(), schema.label_of(code)] {
                names.extend(places(sentence, name).into_iter().map(|tokens| Name { tokens, dimension, value }));
            }
        }
    }
    // `Zaken` within `Algemene Zaken` is no name.
    let inside = |name: &Name| {
        names.iter().any(|other| {
            other.tokens.len() > name.tokens.len() && other.tokens.start <= name.tokens.start && name.tokens.end <= other.tokens.end
        })
    };
    let mut found: Vec<&Name> = names.iter().filter(|name| !inside(name)).collect();
    found.dedup();
    let [name] = found.as_slice() else { return None };
    let (own, total) = (*key.get(name.dimension)?, dataset.total(name.dimension));
    if own == name.value || Some(own) == total || Some(name.value) == total {
        return None;
    }
    let start = name.tokens.start;
    let before = |places: usize| sentence.word_before(start, places);
    let owns = |word: &str| {
        matches!(
            word,
            "heeft"
                | "had"
                | "hebben"
                | "hadden"
                | "telt"
                | "telde"
                | "tellen"
                | "telden"
                | "kent"
                | "kende"
                | "is"
                | "was"
                | "vormt"
                | "vormen"
                | "gaf"
                | "geeft"
                | "kreeg"
                | "krijgt"
                | "has"
                | "have"
                | "counts"
                | "employs"
        )
    };
    let leads = (start <= 1 && owns(sentence.word(name.tokens.end)) && (start == 0 || matches!(before(1), "het" | "de" | "the")))
        || matches!(
            before(1),
            "bij" | "van" | "voor" | "op" | "ministerie" | "aandeel" | "aantal" | "percentage" | "at" | "of" | "for" | "share"
        );
    let aside = (1..=4).any(|places| ASIDE.contains(&before(places)));
    let listed = matches!(sentence.word(name.tokens.end), "en" | "of" | "and" | "or" | "-");
    let near = sentence.tokens[figure.token].clause.abs_diff(sentence.tokens[name.tokens.end - 1].clause) == 0;
    if !leads || aside || listed || !near {
        return None;
    }
    let schema = &dataset.schema.dimensions[name.dimension];
    Some((name.tokens.clone(), schema.label_of(&dataset.values[name.dimension][own]).to_owned()))
}

/// Is there a word that begins as a name does? Most names stand in no sentence, which its first word tells at once.
fn may_stand(sentence: &Sentence<'_>, name: &str) -> bool {
    let head = &name.as_bytes()[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let begins = |token: &Token<'_>| token.lower.as_bytes().get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    sentence.tokens.iter().any(begins)
}

/// Where a name stands: whole words, a code in capitals as it is written, one word also in the plural.
fn places(sentence: &Sentence<'_>, name: &str) -> Vec<Range<usize>> {
    if !may_stand(sentence, name) {
        return Vec::new();
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let code = letters >= 2 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if (letters < 3 && !code) || PLAIN.contains(&name.to_lowercase().as_str()) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    words(name, 0..name.len(), &mut parts);
    let exact = code || letters == 3;
    let fits = |start: usize| {
        parts.iter().enumerate().all(|(offset, part)| {
            let Some(token) = sentence.tokens.get(start + offset) else { return false };
            let same = token.kind == part.kind && token.lower == part.lower;
            same && (!exact || sentence.passage.text[token.range.clone()] == name[part.range.clone()])
        })
    };
    let plural = |start: usize| {
        let [part] = parts.as_slice() else { return false };
        let last = part.lower.chars().last().map(String::from).unwrap_or_default();
        let behind = sentence.word(start).strip_prefix(part.lower.as_ref());
        !code && behind.is_some_and(|behind| behind == "en" || behind == "s" || behind == format!("{last}en"))
    };
    (0..sentence.tokens.len()).filter(|start| fits(*start) || plural(*start)).map(|start| start..start + parts.len()).collect()
}
