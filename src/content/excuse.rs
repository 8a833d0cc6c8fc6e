//! Comments that excuse the block behind them from a check, or say something of its language:
//!
//! ```text
//! <!-- woorden: in 2020 was alles anders -->                                  words: …
//! <!-- b1: negeer moeilijk-woord "conform" reden="staat zo in de wet" -->     b1: ignore … reason="…"
//! <!-- b1: taal en -->                                                        b1: language en
//! <!-- b1: citaat bron="Grondwet, artikel 1" -->                              b1: quote source="…"
//! ```

use super::language;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::plain::Rule;
use crate::diagnostic::{Kind, Language};
use crate::source::Span;

/// A comment before a block, or within it, that excuses it: `<!-- woorden: REASON -->`, `<!-- b1: negeer RULE reden="REASON" -->`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Excuse {
    /// What it excuses the block from.
    pub(crate) from: ExcuseFrom,
    /// Why; of a quotation its source.
    pub(crate) reason: String,
    /// The comment.
    pub(crate) span: Span,
}

/// What a block can be excused from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ExcuseFrom {
    /// Words against data.
    Words,
    /// A remark on plain language; of a difficult word, that word only.
    Remark {
        /// Which rule.
        rule: Rule,
        /// At which word; anywhere when left out.
        word: Option<String>,
    },
    /// All remarks on plain language: the block is in another language.
    Foreign(&'static str),
    /// All remarks on plain language: the block is a quotation.
    Quote,
}

/// The names of what excuses from words against data.
const WORDS: [&str; 2] = ["woorden", "words"];

/// Reads what a comment excuses, with its reason, which may be empty; `None` for a comment that excuses nothing. Errors: P020, P021, G005.
pub(super) fn read(comment: &str) -> Option<Result<(ExcuseFrom, String), Kind>> {
    let inside = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (name, rest) = inside.split_once(':')?;
    match name.trim() {
        "b1" | "B1" => Some(parse(rest)),
        name if WORDS.contains(&name) => Some(Ok((ExcuseFrom::Words, rest.split_whitespace().collect::<Vec<_>>().join(" ")))),
        _ => None,
    }
}

/// What a comment can say, Dutch and English, and the names of its text.
const VERBS: [[&str; 2]; 3] = [["negeer", "ignore"], ["taal", "language"], ["citaat", "quote"]];
const REASON: [&str; 2] = ["reden", "reason"];
const SOURCE: [&str; 2] = ["bron", "source"];

/// Reads what stands behind `b1:`. Errors: P020, P021, G005.
fn parse(written: &str) -> Result<(ExcuseFrom, String), Kind> {
    let bad = || Kind::BadRemarkComment { written: written.trim().to_owned() };
    let words = words(written).ok_or_else(bad)?;
    let (verb, rest) = words.split_first().ok_or_else(bad)?;
    let Word::Bare(verb) = verb else { return Err(bad()) };
    let position = VERBS.iter().position(|names| names.contains(&verb.as_str())).ok_or_else(bad)?;
    match (position, rest) {
        (0, [Word::Bare(rule), rest @ ..]) => {
            let rule = rule_of(rule)?;
            let (word, rest) = match rest {
                [Word::Quoted(word), rest @ ..] => (Some(word.clone()), rest),
                rest => (None, rest),
            };
            let reason = match rest {
                [] => String::new(),
                [Word::Named(name, reason)] if REASON.contains(&name.as_str()) => reason.clone(),
                _ => return Err(bad()),
            };
            Ok((ExcuseFrom::Remark { rule, word }, reason))
        }
        (1, [Word::Bare(tag)]) => match language::tag(tag) {
            // Dutch is what is judged.
            Some("nl") => Err(bad()),
            Some(tag) => Ok((ExcuseFrom::Foreign(tag), String::new())),
            None => Err(Kind::NoLanguage { tag: tag.clone() }),
        },
        (2, [Word::Named(name, source)]) if SOURCE.contains(&name.as_str()) && !source.is_empty() => {
            Ok((ExcuseFrom::Quote, source.clone()))
        }
        _ => Err(bad()),
    }
}

fn rule_of(name: &str) -> Result<Rule, Kind> {
    if let Some(rule) = Rule::parse(name).filter(|rule| rule.can_be_excused()) {
        return Ok(rule);
    }
    let names = |language| Rule::ALL.iter().filter(|rule| rule.can_be_excused()).map(move |rule| rule.name(language));
    let known = names(Language::Dutch).map(str::to_owned).collect();
    let nearest = nearest(name, names(Language::Dutch).chain(names(Language::English)));
    Err(Kind::NoSuchRule { name: name.to_owned(), nearest, known })
}

/// A word of a comment.
enum Word {
    Bare(String),
    Quoted(String),
    Named(String, String),
}

/// Cuts a comment in words; `None` when a quote is not closed.
fn words(text: &str) -> Option<Vec<Word>> {
    let is_quote = |letter: char| matches!(letter, '"' | '“' | '”' | '„');
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let bare = rest.find(|letter: char| letter.is_whitespace() || is_quote(letter)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(bare);
        let mut letters = behind.chars();
        if letters.next().is_some_and(is_quote) {
            let inside = letters.as_str();
            let end = inside.find(is_quote)?;
            let value = inside[..end].split_whitespace().collect::<Vec<_>>().join(" ");
            words.push(match word.strip_suffix('=') {
                Some(name) if !name.is_empty() => Word::Named(name.to_owned(), value),
                _ if word.is_empty() => Word::Quoted(value),
                _ => return None,
            });
            let close = inside[end..].chars().next().map_or(0, char::len_utf8);
            rest = inside[end + close..].trim_start();
        } else {
            words.push(Word::Bare(word.to_owned()));
            rest = behind.trim_start();
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        parse(text).map_or_else(|kind| kind.code(), |_| "right")
    }

    #[test]
    fn a_rule_is_excused_with_a_word_and_a_reason() {
        let remark = |rule, word: Option<&str>| ExcuseFrom::Remark { rule, word: word.map(str::to_owned) };
        assert_eq!(
            parse(" negeer moeilijk-woord \"conform\" reden=\"staat in de wet\" "),
            Ok((remark(Rule::DifficultWord, Some("conform")), "staat in de wet".into()))
        );
        assert_eq!(
            parse("ignore long-sentence reason=“the official  name”"),
            Ok((remark(Rule::LongSentence, None), "the official name".into()))
        );
        assert_eq!(parse("negeer P005"), Ok((remark(Rule::Bracket, None), String::new())));
    }

    #[test]
    fn a_block_has_another_language_or_is_a_quotation() {
        assert_eq!(parse("taal en"), Ok((ExcuseFrom::Foreign("en"), String::new())));
        assert_eq!(parse("citaat bron=\"Grondwet\""), Ok((ExcuseFrom::Quote, "Grondwet".into())));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for text in [
            "",
            "weg moeilijk-woord",
            "negeer",
            "negeer \"x\"",
            "negeer tang bron=\"x\"",
            "negeer tang reden=\"x",
            "taal",
            "taal nl",
            "citaat",
            "citaat bron=\"\"",
            "negeer tang x",
        ] {
            assert_eq!(code(text), "P020", "{text}");
        }
        assert_eq!((code("negeer moeilijkwoord reden=\"x\""), code("negeer budget"), code("taal engels")), ("P021", "P021", "G005"));
    }
}
