//! Abbreviations: each is written out where a page uses it first, or stands in the list of terms, or everybody knows it.
//!
//! *Wet open overheid (Woo)* and *Woo (Wet open overheid)* explain it: the letters of the one are found, in order, in the other. Abbreviations with points
//! are never needed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::reading::{Reading, Sentence};
use super::tokens::{Token, TokenKind};
use super::{Found, is_exempt};
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::diagnostic::plain::{Fault, Level};

/// Abbreviations with a point, and what to write.
const POINTS: [(&str, &str); 58] = [
    ("a.d.h.v.", "met"),
    ("a.g.v.", "door"),
    ("a.s.", "komende"),
    ("a.u.b.", "alstublieft"),
    ("b.v.", "bijvoorbeeld"),
    ("bijv", "bijvoorbeeld"),
    ("bv", "bijvoorbeeld"),
    ("ca", "ongeveer"),
    ("c.q.", "of"),
    ("c.s.", "en anderen"),
    ("d.d.", "van"),
    ("d.m.v.", "door"),
    ("d.w.z.", "dat betekent"),
    ("dd", "van"),
    ("e.a.", "en anderen"),
    ("e.d.", "en dergelijke"),
    ("e.e.a.", "dit alles"),
    ("e.v.", "en verder"),
    ("enz", "enzovoort"),
    ("etc", "enzovoort"),
    ("evt", "als het nodig is"),
    ("excl", "zonder"),
    ("gem", "gemiddeld"),
    ("h.t.l.", "hier ter plaatse"),
    ("i.c.m.", "samen met"),
    ("i.h.a.", "in het algemeen"),
    ("i.h.b.", "vooral"),
    ("i.h.k.v.", "voor"),
    ("i.o.m.", "in overleg met"),
    ("i.o.v.", "in opdracht van"),
    ("i.p.v.", "in plaats van"),
    ("i.s.m.", "samen met"),
    ("i.t.t.", "anders dan"),
    ("i.v.m.", "door"),
    ("i.z.", "over"),
    ("incl", "met"),
    ("jl", "afgelopen"),
    ("m.a.w.", "met andere woorden"),
    ("m.b.t.", "over"),
    ("m.b.v.", "met"),
    ("m.i.v.", "vanaf"),
    ("m.n.", "vooral"),
    ("m.u.v.", "behalve"),
    ("n.a.v.", "door"),
    ("n.v.t.", "niet van toepassing"),
    ("o.a.", "onder andere"),
    ("o.b.v.", "op basis van"),
    ("o.g.v.", "volgens"),
    ("p.j.", "per jaar"),
    ("p.m.", "per maand"),
    ("resp", "en"),
    ("s.v.p.", "alstublieft"),
    ("t.a.v.", "voor"),
    ("t.b.v.", "voor"),
    ("t.g.v.", "door"),
    ("t.o.v.", "vergeleken met"),
    ("w.o.", "waaronder"),
    ("zgn", "zogenoemd"),
];

/// The abbreviations of a page, and which of them are explained.
pub(super) struct Abbreviations<'a> {
    list: &'a WordList,
    known: BTreeSet<&'a str>,
    /// Where each is explained first: the position of its passage and its byte there.
    explained: BTreeMap<String, (usize, usize)>,
    told: BTreeSet<String>,
}

impl<'a> Abbreviations<'a> {
    /// Looks through a page for what it explains. `readings` are its passages in order.
    pub(super) fn new(list: &'a WordList, terms: &'a Terms, readings: &[(usize, &Reading<'_>)]) -> Self {
        let known = terms.terms.iter().flat_map(|term| &term.abbreviations).map(String::as_str).collect();
        let mut explained = BTreeMap::new();
        for (position, reading) in readings {
            for sentence in &reading.sentences {
                for (at, token) in sentence.tokens.iter().enumerate() {
                    let place = (*position, token.range.start);
                    for (key, _) in of_token(token) {
                        if is_explained(reading, sentence, at, key) {
                            explained.entry(key.to_owned()).or_insert(place);
                        }
                    }
                    // `burgerservicenummer (bsn)` explains `BSN` as well.
                    let alone = at.checked_sub(1).is_some_and(|before| sentence.tokens[before].is_mark("("));
                    if alone && token.is_word() && token.lower.len() < 6 && is_explained(reading, sentence, at, &token.lower) {
                        explained.entry(token.lower.to_uppercase()).or_insert(place);
                    }
                }
            }
        }
        Abbreviations { list, known, explained, told: BTreeSet::new() }
    }

    /// Finds the abbreviations of a sentence that nothing explains; each at its first place only. `exempt` are ranges that a term explains, or in another
    /// language.
    pub(super) fn check(
        &mut self,
        position: usize,
        reading: &Reading<'_>,
        sentence: &Sentence,
        exempt: &[Range<usize>],
        found: &mut Vec<Found>,
    ) {
        for (at, token) in sentence.tokens.iter().enumerate() {
            if let Some(full) = with_point(reading, sentence, at) {
                let point = if token.kind == TokenKind::Word { "." } else { "" };
                let fault = Fault::Points { written: format!("{}{point}", reading.written(&token.range)), full: full.map(str::to_owned) };
                found.push(Found { range: token.range.clone(), level: Level::Warning, fault });
                continue;
            }
            for (key, range) in of_token(token) {
                let is_free = is_shouted(sentence) || is_code(reading, sentence, at) || is_exempt(&token.range, exempt);
                if is_free || self.is_known(key) || !self.told.insert(key.to_owned()) {
                    continue;
                }
                let explained = self.explained.get(key);
                if explained.is_some_and(|place| *place <= (position, token.range.start)) {
                    continue;
                }
                let later = explained.is_some();
                let level = if later { Level::Warning } else { Level::Error };
                let fault = Fault::Abbreviation { written: reading.written(&range).to_owned(), later };
                found.push(Found { range, level, fault });
            }
        }
    }

    /// Finds the abbreviations in a heading.
    pub(super) fn heading(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let places = reading.sentences.iter().flat_map(|sentence| (0..sentence.tokens.len()).map(move |at| (sentence, at)));
        for (sentence, at) in places {
            for (key, range) in of_token(&sentence.tokens[at]) {
                let is_named = is_shouted(sentence) || is_explained(reading, sentence, at, key);
                if !self.list.abbreviations.contains(key) && !is_named {
                    found.push(Found { range, level: Level::Info, fault: Fault::HeadingAbbreviation { written: key.to_owned() } });
                }
            }
        }
    }

    fn is_known(&self, key: &str) -> bool {
        self.list.abbreviations.contains(key) || self.known.contains(key)
    }
}

/// What to write for an abbreviation with points, or one point, where the table has it; `None` when it is no such abbreviation.
fn with_point(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> Option<Option<&'static str>> {
    let token = &sentence.tokens[at];
    let look = |written: &str| POINTS.iter().find(|(short, _)| *short == written).map(|(_, full)| *full);
    match token.kind {
        TokenKind::Dotted => {
            let is_initials = reading.written(&token.range).chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
            let written = format!("{}.", token.lower.trim_end_matches('.'));
            // What the table lacks is still no word.
            let full = look(&written);
            (full.is_some() || (!is_initials && !token.lower.contains('-'))).then_some(full)
        }
        TokenKind::Word => {
            let point = sentence.tokens.get(at + 1).filter(|next| next.is_mark(".") && next.range.start == token.range.end);
            // At the end of a sentence the point may be its own: `Zij begon een bv.`
            let goes_on = sentence.tokens.len() > at + 2 || token.lower == "enz" || token.lower == "etc";
            point.filter(|_| goes_on).and_then(|_| look(&token.lower)).map(Some)
        }
        _ => None,
    }
}

/// The abbreviations in a word, with their bytes in the text.
fn of_token(token: &Token) -> impl Iterator<Item = (&str, Range<usize>)> {
    let (start, short) = (token.range.start, if token.is_word() { token.short.as_slice() } else { &[] });
    short.iter().map(move |short| (short.key.as_str(), start + short.range.start..start + short.range.end))
}

/// Is it part of a code: the letters of a postcode (`2500 EA`), or what stands behind the number of a bank?
fn is_code(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let Some(before) = at.checked_sub(1).map(|before| &sentence.tokens[before]) else { return false };
    let digits = before.lower.bytes().filter(u8::is_ascii_digit).count();
    let written = reading.written(&token.range);
    // `In 2023 EZ` is a year, unless a place stands behind it: `2011 AB Haarlem`.
    let may_be_year = before.lower.starts_with("19") || before.lower.starts_with("20");
    let has_place = sentence.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    let is_postcode =
        before.kind == TokenKind::Number && digits == 4 && before.lower.len() == 4 && written.len() == 2 && (!may_be_year || has_place);
    // `NL91 ABNA`
    let is_bank = before.kind == TokenKind::Word && digits > 0 && before.lower.len() == 4 && written.len() == 4;
    is_postcode || is_bank
}

/// Is a sentence, or most of it, written in capitals?
fn is_shouted(sentence: &Sentence) -> bool {
    let words = || sentence.tokens.iter().filter(|token| token.is_word());
    let loud = words().filter(|word| word.loud).count();
    loud > 2 && loud * 2 > words().count()
}

/// Does the text say what an abbreviation stands for: the name beside it in brackets, it in brackets behind the name, or a sentence that says so?
fn is_explained(reading: &Reading<'_>, sentence: &Sentence, at: usize, base: &str) -> bool {
    const SO: [&str; 6] = ["hierna", "kortweg", "afgekort", "ook", "wel", "of"];
    let tokens = &sentence.tokens;
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let words = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().filter(|token| token.counts()).map(|token| reading.written(&token.range).to_lowercase()).collect()
    };
    // `Een fte is een volledige baan`, `Woo betekent …`, `BZK staat voor …`
    let says = (lower(at + 1) == "betekent" && tokens.get(at + 2).is_some_and(Token::counts))
        || (lower(at + 1), lower(at + 2)) == ("staat", "voor");
    let before = at.checked_sub(1).map_or("", lower);
    let defines = matches!(before, "een" | "") && (lower(at + 1), lower(at + 2)) == ("is", "een");
    if says || defines || (lower(at + 1) == "is" && lower(at + 3) == "afkorting") {
        return true;
    }
    // Before it: `(DUO`, `(hierna: ‘DUO’`, `, afgekort DUO`.
    let small = |token: &&Token| SO.contains(&token.lower.as_str()) || (!token.counts() && !matches!(token.lower.as_str(), "(" | ","));
    let open = at - tokens[..at].iter().rev().take(4).take_while(small).count();
    let has_so = tokens[open..at].iter().any(|token| SO.contains(&token.lower.as_str()));
    if let Some(mark) = open.checked_sub(1).filter(|mark| tokens[*mark].is_mark("(") || (tokens[*mark].is_mark(",") && has_so))
        && spells(base, &words(&tokens[..mark]), true)
    {
        return true;
    }
    // Behind it: `DUO (…)`, `DUO: …`, `DUO, …,`.
    let behind = tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let close: &[&str] = match behind {
        "(" => &[")"],
        ":" | "," => &[",", ".", ";", ")"],
        _ => return false,
    };
    let end = tokens[at + 2..].iter().position(|token| close.contains(&token.lower.as_str())).map_or(tokens.len(), |end| at + 2 + end);
    let name = words(&tokens[at + 2..end]);
    // Behind a comma anything may stand, so that all of it must be the name.
    let is_short = behind == "(" || name.len() <= base.chars().count() + MORE;
    is_short && spells(base, &name, false)
}

/// The most words of a name, over the letters of its abbreviation.
const MORE: usize = 4;

/// Are the letters of an abbreviation found, in order, in words: those before it, close by, or those in the brackets behind it?
fn spells(base: &str, words: &[String], before: bool) -> bool {
    let letters: Vec<char> = base.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let Some(first) = letters.first() else { return false };
    let most = letters.len() + MORE;
    let words = if before { &words[words.len().saturating_sub(most)..] } else { &words[..words.len().min(most)] };
    let fits = |from: usize| {
        let mut rest = words[from..].iter().flat_map(|word| word.chars());
        let length: usize = words[from..].iter().map(|word| word.chars().count()).sum();
        length > letters.len() && letters.iter().all(|letter| rest.any(|other| other == *letter))
    };
    (0..words.len()).filter(|at| words[*at].starts_with(*first)).any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_spells_its_abbreviation() {
        let words = |text: &str| text.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(spells("Woo", &words("De Wet open overheid"), true));
        assert!(spells("RVB", &words("het Rijksvastgoedbedrijf"), true));
        // The name begins behind other words with its first letter.
        assert!(spells("Woo", &words("Wat is het doel van de Wet open overheid"), true));
        assert!(spells("BZK", &words("in het begin ging het ministerie van Binnenlandse Zaken en Koninkrijksrelaties"), true));
        assert!(!spells("BZK", &words("dat is heel mooi"), true));
        assert!(!spells("KPN", &words("kabel"), false));
    }
}
