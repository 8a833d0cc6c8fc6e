//! Code spans that hold words and no figure: `` `open source = taal("en")` `` marks the language of words, `` `banenafspraak = begrip("banenafspraak")` `` the
//! place where the text itself explains a term.

use std::ops::Range;

use super::language;
use crate::diagnostic::Kind;

/// Words with what is said of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Marked {
    /// The bytes of the words in the text of the span.
    pub(crate) words: Range<usize>,
    /// What is said of them.
    pub(crate) meaning: Meaning,
}

/// What is said of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// They are in another language.
    Language(&'static str),
    /// The text explains them here: the id of a term, with its bytes in the text of the span.
    Term(String, Range<usize>),
}

/// What a function says of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Function {
    Language,
    Term,
}

/// The functions, Dutch and English.
pub(crate) const NAMES: [(&str, &str); 2] = [("taal", "language"), ("begrip", "term")];

/// Reads the text of a code span; `None` when it is not one of these. Errors: G005, G006.
pub(crate) fn parse(text: &str) -> Option<Result<Marked, (Kind, Range<usize>)>> {
    let equals = text.find('=')?;
    let start = equals + 1 + text[equals + 1..].len() - text[equals + 1..].trim_start().len();
    let open = start + text[start..].find('(')?;
    let name = &text[start..open];
    let function = NAMES.iter().position(|(dutch, english)| name == *dutch || name == *english)?;
    let function = [Function::Language, Function::Term][function];
    let whole = start..start + text[start..].trim_end().len();
    let left = text[..equals].trim();
    let first = text[..equals].len() - text[..equals].trim_start().len();
    let words = first..first + left.len();
    let value = quoted(text, open + 1).filter(|(_, end)| text[*end..].trim() == ")").map(|(value, _)| value);
    let Some(value) = value.filter(|value| !left.is_empty() && !value.is_empty()) else {
        return Some(Err((Kind::MarkIncomplete { function: name.to_owned() }, whole)));
    };
    let said = &text[value.clone()];
    Some(match function {
        Function::Language => match language::tag(said) {
            Some(tag) => Ok(Marked { words, meaning: Meaning::Language(tag) }),
            None => Err((Kind::NoLanguage { tag: said.to_owned() }, value)),
        },
        Function::Term => Ok(Marked { words, meaning: Meaning::Term(said.to_owned(), value) }),
    })
}

/// The bytes between the quotes of a text that starts here, and where it ends.
fn quoted(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let start = from + text[from..].len() - text[from..].trim_start().len();
    let mark = text[start..].chars().next().filter(|mark| matches!(mark, '"' | '“' | '”' | '„'))?;
    let inside = start + mark.len_utf8();
    let end = inside + text[inside..].find(['"', '”', '“'])?;
    let close = text[end..].chars().next().map_or(0, char::len_utf8);
    Some((inside..end, end + close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Result<(&str, Meaning), &'static str>> {
        parse(text).map(|found| found.map(|marked| (&text[marked.words], marked.meaning)).map_err(|(kind, _)| kind.code()))
    }

    #[test]
    fn words_have_a_language_or_a_term() {
        assert_eq!(said("open source = taal(\"en\")"), Some(Ok(("open source", Meaning::Language("en")))));
        assert_eq!(said(" Sûkerbôle =language( “fy” ) "), Some(Ok(("Sûkerbôle", Meaning::Language("fy")))));
        let found = said("banen = begrip(\"banenafspraak\")");
        assert!(matches!(found, Some(Ok(("banen", Meaning::Term(id, range)))) if id == "banenafspraak" && range == (16..29)));
    }

    #[test]
    fn every_other_span_is_a_figure() {
        for text in ["fte", "= fte[Totaal, 2023]", "4 = gegeven(\"x\")", "= taal[2023]", "taal = fte", "= som(taal[2023])", ""] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_complete_is_told() {
        for text in ["= taal(\"en\")", "x = taal()", "x = taal(en)", "x = taal(\"en\"", "x = taal(\"en\") (in woorden)", "x = begrip(\"\")"]
        {
            assert_eq!(said(text), Some(Err("G006")), "{text}");
        }
        assert_eq!(said("x = taal(\"engels\")"), Some(Err("G005")));
    }
}
