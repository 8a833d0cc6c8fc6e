//! The grammar of formulas: from the text of a code span, or of a line in `figures.toml`, to an [`Expr`].
//!
//! ```text
//! formula   = [ pin ] "=" expr { "(" option { "," option } ")" }
//! expr      = selection | function "(" [ expr { "," expr } ] ")" | name
//! selection = dataset [ "@" edition ] [ "." measure ] [ "[" selector { "," selector } "]" ]
//! selector  = [ dimension ":" ] value          value = text | quoted text | "*" | from ".." to | first "t/m" last
//! ```
//!
//! In `figures.toml` there are `+ - * /`, parentheses and decimal constants as well. Dutch and English names give the same tree.
//! Nothing is looked up here; that is the work of `shortcode::bind`.

use std::ops::Range;

use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Kind, Noun};
use crate::number::Number;

use super::expr::{Expr, ExprKind, Formula, Named, OfRow, Operator, Selection, Selector};
use super::formula_words::{self, FigureOption, Function};
use super::row::{self, Filled, Row};

/// Where a formula stands, which decides what may be in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// In a sentence: no operators, no constants.
    Sentence,
    /// In `figures.toml`: no pin, no options.
    Named,
}

/// A mistake with its bytes in the text of the formula.
pub(crate) type Fault = (Kind, Range<usize>);

/// Reads the text of a code span. Errors: F001, F002 (function or option), F014, F021, F022, F023, F026, F027, F036.
pub(crate) fn parse(text: &str) -> Result<Formula, Fault> {
    parse_in(text, None)
}

/// The same on a page about a row, whose name stands for it. Errors: as [`parse`], and M032 for a pin on what differs from row to row.
pub(super) fn parse_in(text: &str, row: Option<&Row>) -> Result<Formula, Fault> {
    let Some(equals) = text.find('=') else {
        return Err((Kind::NotAFigure { text: text.trim().to_owned() }, 0..text.len()));
    };
    let left = text[..equals].trim();
    let pin = (!left.is_empty()).then(|| {
        let start = text[..equals].len() - text[..equals].trim_start().len();
        (left.split_whitespace().collect::<Vec<_>>().join(" "), start..start + left.len())
    });
    let mut parser = Parser { text, at: equals + 1, place: Place::Sentence, depth: 0, row, filled: Vec::new(), is_row_name: false };
    let expr = parser.formula()?;
    let options = parser.options()?;
    parser.end()?;
    if matches!(expr.kind, ExprKind::Given(_)) && pin.is_none() {
        return Err((Kind::GivenIncomplete, expr.range));
    }
    if let Some((_, range)) = pin.as_ref().filter(|_| !parser.filled.is_empty()) {
        return Err((Kind::RowPin, range.clone()));
    }
    let of_row = parser.of_row();
    Ok(Formula { pin, expr, options, text: row::filled(text, equals + 1, parser.filled), of_row })
}

/// Reads a formula that needs neither `=` nor pin, as in `figure` of a card. Errors: as [`parse`], without those about pins.
pub(crate) fn parse_bare(text: &str) -> Result<Formula, Fault> {
    parse_bare_in(text, None)
}

/// The same on a page about a row, whose name stands for it. Errors: as [`parse_bare`].
pub(super) fn parse_bare_in(text: &str, row: Option<&Row>) -> Result<Formula, Fault> {
    let mut parser = Parser { text, at: 0, place: Place::Sentence, depth: 0, row, filled: Vec::new(), is_row_name: false };
    let expr = parser.formula()?;
    let options = parser.options()?;
    parser.end()?;
    if matches!(expr.kind, ExprKind::Given(_)) {
        return Err((Kind::GivenIncomplete, expr.range));
    }
    let of_row = parser.of_row();
    Ok(Formula { pin: None, expr, options, text: row::filled(text, 0, parser.filled), of_row })
}

/// Reads the `value` of a named figure. Errors: as [`parse`], without those about pins and options.
pub(crate) fn parse_named(text: &str) -> Result<Expr, Fault> {
    let mut parser = Parser { text, at: 0, place: Place::Named, depth: 0, row: None, filled: Vec::new(), is_row_name: false };
    let expr = parser.sum()?;
    parser.end()?;
    Ok(expr)
}

/// Reads a selection that stands alone, as in `data = "fte@2024"` of a block. Errors: F001.
pub(crate) fn parse_dataset(text: &str) -> Result<Selection, Fault> {
    let mut parser = Parser { text, at: 0, place: Place::Sentence, depth: 0, row: None, filled: Vec::new(), is_row_name: false };
    let expr = parser.operand()?;
    parser.end()?;
    match expr.kind {
        ExprKind::Select(selection) if selection.selectors.is_none() => Ok(selection),
        ExprKind::Name(name) => Ok(Selection { dataset: Named { name, range: expr.range }, edition: None, measure: None, selectors: None }),
        _ => Err((Kind::FormulaSyntax { expected: "dataset", found: text.to_owned() }, 0..text.len())),
    }
}

/// Nesting deeper than this is refused, and so are more operators in a formula than this: each makes the tree one deeper. Our own choice.
const MOST_DEPTH: usize = 64;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    place: Place,
    depth: usize,
    /// The row that the page is about.
    row: Option<&'a Row>,
    /// Where its name stood for it.
    filled: Filled,
    /// Is its name all there is?
    is_row_name: bool,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += expected.len_utf8();
        }
        found
    }

    /// A fault at the next word or sign.
    fn unexpected(&self, expected: &'static str) -> Fault {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start().len();
        let start = self.at + lead;
        let rest = &self.text[start..];
        let first = rest.chars().next();
        let word = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let is_sign = first.is_some_and(|first| !first.is_alphanumeric());
        let length = if word > 0 && !is_sign { word } else { first.map_or(0, char::len_utf8) };
        let range = start..start + length;
        let kind = match first {
            Some(';') => Kind::Semicolon,
            Some(operator @ ('+' | '*' | '/' | '-' | '−')) if self.place == Place::Sentence => Kind::OperatorInSentence { operator },
            _ => Kind::FormulaSyntax { expected, found: self.text[range.clone()].to_owned() },
        };
        (kind, range)
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.spaces();
        if self.rest().is_empty() { Ok(()) } else { Err(self.unexpected("end")) }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > MOST_DEPTH { Err((Kind::TooDeep { limit: MOST_DEPTH }, self.at..self.text.len())) } else { Ok(()) }
    }

    /// All of a formula, which may be the name of the row alone.
    fn formula(&mut self) -> Result<Expr, Fault> {
        let mut expr = self.expression()?;
        self.is_row_name = self.row.is_some_and(|row| row.alone(&mut expr, &mut self.filled));
        Ok(expr)
    }

    /// How what was read depends on the row.
    fn of_row(&self) -> OfRow {
        match (self.is_row_name, self.filled.is_empty()) {
            (true, _) => OfRow::Name,
            (false, false) => OfRow::Within,
            (false, true) => OfRow::Not,
        }
    }

    fn expression(&mut self) -> Result<Expr, Fault> {
        match self.place {
            Place::Sentence => self.operand(),
            Place::Named => self.sum(),
        }
    }

    fn sum(&mut self) -> Result<Expr, Fault> {
        self.enter()?;
        let mut left = self.product()?;
        loop {
            self.spaces();
            let operator = match self.peek() {
                Some('+') => Operator::Add,
                Some('-') => Operator::Subtract,
                _ => break,
            };
            self.at += 1;
            self.enter()?;
            let right = self.product()?;
            left = binary(operator, left, right);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, Fault> {
        let mut left = self.factor()?;
        loop {
            self.spaces();
            let operator = match self.peek() {
                Some('*') => Operator::Multiply,
                Some('/') => Operator::Divide,
                _ => return Ok(left),
            };
            self.at += 1;
            self.enter()?;
            let right = self.factor()?;
            left = binary(operator, left, right);
        }
    }

    fn factor(&mut self) -> Result<Expr, Fault> {
        self.spaces();
        let start = self.at;
        if self.take('-') {
            self.enter()?;
            let inner = self.factor()?;
            self.depth -= 1;
            let range = start..inner.range.end;
            return Ok(Expr { kind: ExprKind::Negate(Box::new(inner)), range });
        }
        if self.take('(') {
            let inner = self.sum()?;
            self.spaces();
            if !self.take(')') {
                return Err(self.unexpected(")"));
            }
            return Ok(inner);
        }
        let digits = self.rest().find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest().len());
        let follows = self.rest()[digits..].chars().next().is_some_and(is_name);
        if digits > 0 && !follows {
            let range = start..start + digits;
            let Some(number) = Number::parse(&self.text[range.clone()]) else { return Err(self.unexpected("number")) };
            self.at = range.end;
            return Ok(Expr { kind: ExprKind::Constant(number), range });
        }
        self.operand()
    }

    fn operand(&mut self) -> Result<Expr, Fault> {
        self.spaces();
        if let Some((label, range)) = self.quotation()? {
            return Ok(Expr { kind: ExprKind::Label(label), range });
        }
        let start = self.at;
        let name = self.name().filter(|name| self.place == Place::Named || !name.name.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(name) = name else {
            self.at = start;
            return Err(self.unexpected("name"));
        };
        if self.take('(') {
            return self.call(name);
        }
        let edition = match self.take('@') {
            true => Some(self.name().ok_or_else(|| self.unexpected("edition"))?),
            false => None,
        };
        let measure = match self.take('.') {
            true => Some(self.name().ok_or_else(|| self.unexpected("measure"))?),
            false => None,
        };
        let selectors = match self.take('[') {
            true => Some(self.selectors()?),
            false => None,
        };
        let range = name.range.start..self.at;
        if edition.is_none() && measure.is_none() && selectors.is_none() {
            if is_spreadsheet_cell(&name.name) {
                return Err((Kind::SpreadsheetNotation { found: name.name }, range));
            }
            return Ok(Expr { kind: ExprKind::Name(name.name), range });
        }
        Ok(Expr { kind: ExprKind::Select(Selection { dataset: name, edition, measure, selectors }), range })
    }

    fn call(&mut self, name: Named) -> Result<Expr, Fault> {
        if formula_words::is_given(&name.name) {
            return self.given(name);
        }
        let Some(function) = Function::parse(&name.name) else {
            if name.name.chars().all(|c| c.is_uppercase()) {
                return Err((Kind::SpreadsheetNotation { found: format!("{}(", name.name) }, name.range));
            }
            let names = formula_words::function_names();
            let nearest = nearest(&name.name, names.iter().map(String::as_str));
            let known = formula_words::function_pairs();
            let kind = Kind::UnknownName { noun: Noun::Function, name: name.name, of: String::new(), nearest, known };
            return Err((kind, name.range));
        };
        self.enter()?;
        let mut args = Vec::new();
        self.spaces();
        if self.peek() != Some(')') {
            loop {
                let is_label = function == Function::Rank && args.len() == 1;
                let label = if is_label { self.label()? } else { None };
                let quoted = label.is_none();
                let mut arg = match label {
                    Some(label) => label,
                    None => self.expression()?,
                };
                if let Some(row) = self.row.filter(|_| is_label && !quoted) {
                    row.label(&mut arg, &mut self.filled);
                }
                args.push(arg);
                self.spaces();
                if !self.take(',') {
                    break;
                }
            }
        }
        self.spaces();
        if !self.take(')') {
            return Err(self.unexpected(")"));
        }
        self.depth -= 1;
        let range = name.range.start..self.at;
        let (least, most, expected) = function.arity();
        if !(least..=most).contains(&args.len()) {
            return Err((Kind::ArgumentCount { function: name.name, expected, found: args.len() }, range));
        }
        Ok(Expr { kind: ExprKind::Call(function, args), range })
    }

    /// The second part of `rang`: a value of the series. One word, or a year, needs no quotes; `None` when it is no such text.
    fn label(&mut self) -> Result<Option<Expr>, Fault> {
        self.spaces();
        let start = self.at;
        let rest = self.rest();
        let word = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let behind = rest[word..].trim_start();
        // A formula, a text in quotes, or the end of what was written: read as such, and told as such.
        if word == 0 || rest[word..].starts_with(['(', '[', '.', '@']) || behind.is_empty() || behind.starts_with([',', ';', '"', '“']) {
            return Ok(None);
        }
        if behind.starts_with(')') {
            self.at += word;
            return Ok(Some(Expr { kind: ExprKind::Label(rest[..word].to_owned()), range: start..self.at }));
        }
        let mut open = 0;
        let closes = |c: char| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open < 0
        };
        let value = rest[..rest.find(closes).unwrap_or(rest.len())].trim_end();
        Err((Kind::QuotesNeeded { value: value.to_owned() }, start..start + value.len()))
    }

    fn given(&mut self, name: Named) -> Result<Expr, Fault> {
        self.spaces();
        let quoted = self.quotation()?;
        self.spaces();
        let closed = self.take(')');
        let range = name.range.start..self.at;
        match quoted.filter(|(source, _)| !source.trim().is_empty()) {
            Some((source, _)) if closed => Ok(Expr { kind: ExprKind::Given(source.trim().to_owned()), range }),
            _ => Err((Kind::GivenIncomplete, range)),
        }
    }

    fn selectors(&mut self) -> Result<Vec<Selector>, Fault> {
        let open = self.at - 1..self.at;
        if !self.rest().contains(']') {
            return Err((Kind::FormulaSyntax { expected: "]", found: String::new() }, open));
        }
        let mut selectors = Vec::new();
        loop {
            self.spaces();
            let dimension = self.dimension();
            self.spaces();
            let selector = match self.quotation()? {
                Some((value, range)) => Selector { dimension, value, quoted: true, range },
                None => {
                    let rest = self.rest();
                    let length = rest.find([',', ']', ';', '"', '“', '”', '[']).unwrap_or(rest.len());
                    let raw = &rest[..length];
                    let value = raw.split_whitespace().collect::<Vec<_>>().join(" ");
                    let range = self.at..self.at + raw.trim_end().len();
                    if value.is_empty() {
                        return Err(self.unexpected("value"));
                    }
                    self.at += length;
                    if self.rest().starts_with(['[', '"', '“', '”']) {
                        return Err(self.quotes_needed(range.start));
                    }
                    Selector { dimension, value, quoted: false, range }
                }
            };
            let mut selector = selector;
            if let Some(row) = self.row {
                row.selector(&mut selector, &mut self.filled);
            }
            selectors.push(selector);
            self.spaces();
            if self.take(',') {
                continue;
            }
            return if self.take(']') { Ok(selectors) } else { Err(self.unexpected("]")) };
        }
    }

    /// A value with a bracket or a quote in it, from `start` to where the next one begins.
    fn quotes_needed(&self, start: usize) -> Fault {
        let rest = &self.text[start..];
        let mut open = 0;
        let ends = |c: char| {
            open += i32::from(c == '[') - i32::from(c == ']');
            open < 0 || (open == 0 && c == ',')
        };
        let value = rest[..rest.find(ends).unwrap_or(rest.len())].trim_end();
        (Kind::QuotesNeeded { value: value.to_owned() }, start..start + value.len())
    }

    /// The name of a dimension with its colon, if that is what stands here.
    fn dimension(&mut self) -> Option<Named> {
        let start = self.at;
        let name = self.name();
        if let Some(name) = name {
            self.spaces();
            if self.take(':') {
                return Some(name);
            }
        }
        self.at = start;
        None
    }

    /// A text in straight or curly double quotes, a quote inside doubled.
    fn quotation(&mut self) -> Result<Option<(String, Range<usize>)>, Fault> {
        let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
        let start = self.at;
        if !self.peek().is_some_and(is_quote) {
            return Ok(None);
        }
        let mut value = String::new();
        let mut characters = self.rest().char_indices().skip(1).peekable();
        while let Some((offset, character)) = characters.next() {
            if !is_quote(character) {
                value.push(character);
                continue;
            }
            match characters.peek() {
                Some((_, next)) if is_quote(*next) => {
                    value.push('"');
                    characters.next();
                }
                _ => {
                    self.at = start + offset + character.len_utf8();
                    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                    return Ok(Some((value, start..self.at)));
                }
            }
        }
        Err((Kind::UnclosedQuotation, start..self.text.len()))
    }

    fn name(&mut self) -> Option<Named> {
        let rest = self.rest();
        let mut length = 0;
        for (offset, character) in rest.char_indices() {
            // A hyphen belongs to a name only between its letters, so that `a - b` and `a -b` are subtractions.
            let joins = character == '-' && offset > 0 && rest[offset + 1..].chars().next().is_some_and(|next| next.is_alphanumeric());
            if !(character.is_alphanumeric() || character == '_' || joins) {
                break;
            }
            length = offset + character.len_utf8();
        }
        (length > 0).then(|| {
            let range = self.at..self.at + length;
            self.at = range.end;
            Named { name: rest[..length].to_owned(), range }
        })
    }

    fn options(&mut self) -> Result<Vec<(FigureOption, Range<usize>)>, Fault> {
        let mut options: Vec<(FigureOption, Range<usize>)> = Vec::new();
        loop {
            self.spaces();
            if !self.take('(') {
                return Ok(options);
            }
            let Some(length) = self.rest().find(')') else {
                self.at = self.text.len();
                return Err(self.unexpected(")"));
            };
            let inside = self.at..self.at + length;
            let mut start = inside.start;
            for part in split_options(&self.text[inside.clone()]) {
                let lead = part.len() - part.trim_start().len();
                let range = start + lead..start + lead + part.trim().len();
                start += part.len() + 1;
                let words = part.split_whitespace().collect::<Vec<_>>().join(" ");
                let option = FigureOption::parse(&words).ok_or_else(|| unknown_option(&words, range.clone()))?;
                if let Some((_, other)) = options.iter().find(|(other, _)| other.conflicts(&option)) {
                    let other = self.text[other.clone()].to_owned();
                    return Err((Kind::OptionConflict { option: words, other }, range));
                }
                options.push((option, range));
            }
            self.at = inside.end + 1;
        }
    }
}

/// Cuts at commas, but not at one between groups of three digits, as in `rounded to 1,000`.
fn split_options(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(',') {
        let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let groups = digits == 3 && text[..at].ends_with(|c: char| c.is_ascii_digit());
        if !groups {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

fn unknown_option(words: &str, range: Range<usize>) -> Fault {
    if words.is_empty() {
        return (Kind::FormulaSyntax { expected: "option", found: ")".to_owned() }, range);
    }
    // Another number is no slip of the pen that can be guessed.
    let has_number = words.contains(|c: char| c.is_ascii_digit());
    let names = formula_words::option_names();
    let nearest = nearest(words, names.iter().map(String::as_str)).filter(|_| !has_number);
    let known = formula_words::option_pairs();
    (Kind::UnknownName { noun: Noun::Option, name: words.to_owned(), of: String::new(), nearest, known }, range)
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    let range = left.range.start..right.range.end;
    Expr { kind: ExprKind::Binary(operator, Box::new(left), Box::new(right)), range }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// `A1`, `AB12`: the cell of a spreadsheet.
fn is_spreadsheet_cell(name: &str) -> bool {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=3).contains(&letters) && letters < name.len() && name.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> (&'static str, &str) {
        let (kind, range) = parse(text).unwrap_err();
        (kind.code(), &text[range])
    }

    #[test]
    fn reads_pin_selection_and_options() {
        let formula = parse("6,8 procent = groei(fte[Totaal, 2022..2023]) (1 decimaal, met teken)").unwrap();
        assert_eq!(formula.pin.unwrap().0, "6,8 procent");
        assert_eq!(formula.text, "groei(fte[Totaal, 2022..2023]) (1 decimaal, met teken)");
        assert_eq!(formula.options.len(), 2);
        let ExprKind::Call(Function::Growth, args) = formula.expr.kind else { panic!("a call of growth") };
        let ExprKind::Select(selection) = &args[0].kind else { panic!("a selection") };
        assert_eq!(selection.selectors.as_ref().unwrap()[1].value, "2022..2023");
    }

    #[test]
    fn english_names_give_the_same_tree() {
        let dutch = parse("= aandeel(a[x], b[y]) (zonder eenheid)").unwrap();
        let english = parse("= share(a[x], b[y]) (no unit)").unwrap();
        assert_eq!((dutch.options[0].0.clone(), english.options[0].0.clone()), (FigureOption::NoUnit, FigureOption::NoUnit));
        assert!(matches!((dutch.expr.kind, english.expr.kind), (ExprKind::Call(Function::Share, _), ExprKind::Call(Function::Share, _))));
    }

    #[test]
    fn quotes_hold_what_would_have_a_meaning() {
        let formula = parse("= a[\"x, \"\"y\"\"]\", jaar: 2023]").unwrap();
        let ExprKind::Select(selection) = formula.expr.kind else { panic!("a selection") };
        let selectors = selection.selectors.unwrap();
        assert_eq!((selectors[0].value.as_str(), selectors[0].quoted), ("x, \"y\"]", true));
        assert_eq!(selectors[1].dimension.as_ref().unwrap().name, "jaar");
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        assert_eq!(fault("fte[Totaal, 2023]"), ("M004", "fte[Totaal, 2023]"));
        assert_eq!(fault("= groei(fte[Totaal, 2022]; fte[Totaal, 2023])"), ("F022", ";"));
        assert_eq!(fault("= fte[Totaal; 2023]"), ("F022", ";"));
        assert_eq!(fault("= SOM(A1)"), ("F023", "SOM"));
        assert_eq!(fault("= som(A1)"), ("F023", "A1"));
        assert_eq!(fault("= fte[2023] + fte[2022]"), ("F021", "+"));
        assert_eq!(fault("= groej(fte[2022..2023])"), ("F002", "groej"));
        assert_eq!(fault("= fte[2023] (zonder eenhied)"), ("F002", "zonder eenhied"));
        assert_eq!(fault("= fte[2023] (in miljoen) (in miljard)"), ("F014", "in miljard"));
        assert_eq!(fault("= fte[2023"), ("F001", "["));
        assert_eq!(fault("= fte[\"2023]"), ("F027", "\"2023]"));
        assert_eq!(fault("= growth(a[x], b[x], c[x])"), ("F013", "growth(a[x], b[x], c[x])"));
        assert_eq!(fault("= rang(a[*], Overig (rest)) (in woorden)"), ("F036", "Overig (rest)"));
        assert_eq!(fault("= rang(a[*], twee woorden)"), ("F036", "twee woorden"));
        assert_eq!(fault("= a[Wonen [oud], 2023]"), ("F036", "Wonen [oud]"));
        assert_eq!(fault("= a[het \"nieuwe\" werk, 2023]"), ("F036", "het \"nieuwe\" werk"));
        assert_eq!(fault("= gegeven(\"Grondwet\")"), ("F026", "gegeven(\"Grondwet\")"));
        assert_eq!(fault("="), ("F001", ""));
    }

    #[test]
    fn hyphens_join_names_and_operators_part_them() {
        let expr = parse_named("e-facturen.e[2023] - 100 * (x -y)").unwrap();
        let ExprKind::Binary(Operator::Subtract, left, right) = expr.kind else { panic!("a subtraction") };
        assert!(matches!(left.kind, ExprKind::Select(_)));
        assert!(matches!(right.kind, ExprKind::Binary(Operator::Multiply, ..)));
    }

    #[test]
    fn a_rank_takes_a_word_a_year_or_a_text_in_quotes() {
        for (text, label) in
            [("= rang(a[*], BZK)", "BZK"), ("= rang(a[*], 2023)", "2023"), ("= rang(a[*], \"Overig (rest)\")", "Overig (rest)")]
        {
            let ExprKind::Call(Function::Rank, args) = parse(text).unwrap().expr.kind else { panic!("a call of rank") };
            assert_eq!(args[1].kind, ExprKind::Label(label.to_owned()));
        }
        assert_eq!(parse_named("rang(a[*], 2023)").unwrap().range, 0..16);
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert_eq!(parse_named(&"(".repeat(500)).unwrap_err().0.code(), "M020");
        assert_eq!(parse_named(&"-".repeat(500)).unwrap_err().0.code(), "M020");
        assert_eq!(parse_named(&format!("1{}", "+1".repeat(500))).unwrap_err().0.code(), "M020");
        assert_eq!(parse(&format!("= {}", "som(".repeat(500))).unwrap_err().0.code(), "M020");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[a-zA-Z0-9=\\[\\]().,;:*\"“ é@/+-]{0,60}") {
            let _ = parse(&text);
            let _ = parse_named(&text);
            let _ = parse_dataset(&text);
        }
    }
}
