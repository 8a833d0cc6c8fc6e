//! The words of formulas, in Dutch and in English: functions and options. Both are read in every edition.

use super::marked;
use crate::data::unit::Scale;
use crate::diagnostic::Language;
use crate::number::Number;

/// A function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Function {
    Difference,
    Growth,
    Share,
    Ratio,
    Sum,
    Mean,
    Max,
    Min,
    LabelMax,
    LabelMin,
    Rank,
    Index,
    Direction,
    Target,
    Gap,
}

const FUNCTIONS: [(Function, &str, &str); 15] = [
    (Function::Difference, "verschil", "difference"),
    (Function::Growth, "groei", "growth"),
    (Function::Share, "aandeel", "share"),
    (Function::Ratio, "verhouding", "ratio"),
    (Function::Sum, "som", "sum"),
    (Function::Mean, "gemiddelde", "mean"),
    (Function::Max, "hoogste", "max"),
    (Function::Min, "laagste", "min"),
    (Function::LabelMax, "naam_hoogste", "label_max"),
    (Function::LabelMin, "naam_laagste", "label_min"),
    (Function::Rank, "rang", "rank"),
    (Function::Index, "index", "index"),
    (Function::Direction, "richting", "direction"),
    (Function::Target, "doel", "target"),
    (Function::Gap, "afstand", "gap"),
];

impl Function {
    /// Reads a Dutch or English name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        FUNCTIONS.iter().find(|(_, dutch, english)| *dutch == name || *english == name).map(|(function, ..)| *function)
    }

    /// Returns the least and the most parts between the parentheses, and the same in words.
    pub(crate) fn arity(self) -> (usize, usize, &'static str) {
        match self {
            Function::Difference | Function::Growth | Function::Direction => (1, 2, "1 or 2"),
            Function::Share | Function::Ratio | Function::Index | Function::Rank => (2, 2, "2"),
            _ => (1, 1, "1"),
        }
    }

    /// Returns what stands between the parentheses in an example, and what it gives.
    fn example(self) -> (&'static [&'static str], &'static str) {
        const PAIR: &[&str] = &["fte[Totaal, 2022..2023]"];
        const PARTS: &[&str] = &["fte[AZ, 2023]", "fte[Totaal, 2023]"];
        const SERIES: &[&str] = &["fte[*, 2023]"];
        const CELL: &[&str] = &["fte[Totaal, 2023]"];
        match self {
            Function::Difference => (PAIR, "Het verschil tussen twee waarden: de tweede min de eerste."),
            Function::Growth => (PAIR, "De groei tussen twee waarden, in procent."),
            Function::Share => (PARTS, "Het aandeel van een deel in een geheel, in procent."),
            Function::Ratio => (PARTS, "Hoeveel keer het tweede in het eerste past."),
            Function::Sum => (SERIES, "De som van een reeks, zonder het totaal."),
            Function::Mean => (SERIES, "Het gemiddelde van een reeks, zonder het totaal."),
            Function::Max => (SERIES, "De hoogste waarde van een reeks."),
            Function::Min => (SERIES, "De laagste waarde van een reeks."),
            Function::LabelMax => (SERIES, "Wie of wat de hoogste waarde heeft."),
            Function::LabelMin => (SERIES, "Wie of wat de laagste waarde heeft."),
            Function::Rank => (&["fte[*, 2023]", "AZ"], "De hoeveelste een waarde is in een reeks."),
            Function::Index => (&["fte[Totaal, 2023]", "fte[Totaal, 2022]"], "Een indexcijfer: de tweede waarde is 100."),
            Function::Direction => (PAIR, "Een woord voor de richting, zoals steeg of daalde."),
            Function::Target => (CELL, "Het doel van een cel, dat in het schema staat."),
            Function::Gap => (CELL, "Hoever een cel van zijn doel af is."),
        }
    }

    /// Returns the name in a language.
    pub(crate) fn name_in(self, language: Language) -> &'static str {
        let find =
            |(_, dutch, english): &(Function, &'static str, &'static str)| if language == Language::Dutch { *dutch } else { *english };
        FUNCTIONS.iter().find(|(function, ..)| *function == self).map_or("", find)
    }

    /// Returns the Dutch name, for messages.
    pub(crate) fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(function, ..)| *function == self).map_or("", |(_, dutch, _)| dutch)
    }
}

/// A function of formulas with an example of its use, for those who write.
pub(crate) struct FunctionExample {
    /// Its name; empty for a cell, which needs no function.
    pub(crate) name: &'static str,
    /// What stands left of the `=`; may be empty.
    pub(crate) pin: &'static str,
    /// What stands between its parentheses.
    pub(crate) parts: &'static [&'static str],
    /// The options of which it needs one.
    pub(crate) options: Vec<&'static str>,
    /// What it gives, in Dutch.
    pub(crate) about: &'static str,
}

/// Returns an example of one cell, of every function and of the marks of words, with the names of a language.
pub(crate) fn examples(language: Language) -> Vec<FunctionExample> {
    let dutch = language == Language::Dutch;
    let named = |(nl, en): (&'static str, &'static str)| if dutch { nl } else { en };
    let mark = |name, pin, parts, about| FunctionExample { name, pin, parts, options: Vec::new(), about };
    let mut examples = vec![mark("", "", &["fte[Totaal, 2023]"], "Een cel van een dataset.")];
    examples.extend(FUNCTIONS.iter().map(|(function, nl, en)| {
        let (parts, about) = function.example();
        let forms = FORMS.iter().filter(|_| *function == Function::Direction);
        let options = forms.map(|(_, nl, en)| named((nl, en))).collect();
        FunctionExample { name: named((nl, en)), pin: "", parts, options, about }
    }));
    examples.push(mark(named(GIVEN), "12 provincies", &["\"Grondwet, bijlage\""], "Een getal dat niet uit de data komt, met zijn bron."));
    let [foreign, term] = marked::NAMES;
    examples.push(mark(named(foreign), "open source", &["\"en\""], "Woorden in een andere taal, met de code van twee letters."));
    examples.push(mark(named(term), "voltijdbaan", &["\"fte\""], "De plek waar de tekst zelf een woord uit terms.toml uitlegt."));
    examples
}

/// Returns every option but the words of a direction, in a language.
pub(crate) fn options(language: Language) -> Vec<&'static str> {
    OPTIONS.iter().map(|(dutch, english)| if language == Language::Dutch { *dutch } else { *english }).collect()
}

/// The function for a figure that comes from outside the data.
const GIVEN: (&str, &str) = ("gegeven", "given");

/// Is it the name of the function for a figure that comes from outside the data?
pub(crate) fn is_given(name: &str) -> bool {
    name == GIVEN.0 || name == GIVEN.1
}

/// Every name of a function.
pub(crate) fn function_names() -> Vec<String> {
    let names = FUNCTIONS.iter().map(|(_, dutch, english)| (*dutch, *english)).chain([GIVEN]).chain(marked::NAMES);
    let mut names: Vec<String> = names.flat_map(|(dutch, english)| [dutch.to_owned(), english.to_owned()]).collect();
    names.dedup();
    names
}

/// Every function in both languages, for messages.
pub(crate) fn function_pairs() -> Vec<String> {
    FUNCTIONS.iter().map(|(_, dutch, english)| (*dutch, *english)).chain([GIVEN]).map(pair).collect()
}

/// Every option in both languages, for messages.
pub(crate) fn option_pairs() -> Vec<String> {
    OPTIONS.iter().copied().chain(FORMS.iter().map(|(_, dutch, english)| (*dutch, *english))).map(pair).collect()
}

fn pair((dutch, english): (&str, &str)) -> String {
    if dutch == english { dutch.to_owned() } else { format!("{dutch} / {english}") }
}

/// An option: how a figure is printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum FigureOption {
    NoUnit,
    Decimals(u32),
    In(Scale),
    RoundedTo(Number),
    Signed,
    InWords,
    AsFraction,
    Form(Form),
}

/// The word that `richting` prints, by its Dutch form for a rise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Steeg,
    Stegen,
    Gestegen,
    Hoger,
    Meer,
    Toename,
}

const FORMS: [(Form, &str, &str); 6] = [
    (Form::Steeg, "steeg", "rose"),
    (Form::Stegen, "stegen", "have risen"),
    (Form::Gestegen, "gestegen", "risen"),
    (Form::Hoger, "hoger", "higher"),
    (Form::Meer, "meer", "more"),
    (Form::Toename, "toename", "increase"),
];

const SCALES: [(Scale, &str, &str); 3] = [
    (Scale::Thousand, "in duizend", "in thousand"),
    (Scale::Million, "in miljoen", "in million"),
    (Scale::Billion, "in miljard", "in billion"),
];

impl FigureOption {
    /// Reads one option, spaces made single.
    pub(crate) fn parse(words: &str) -> Option<Self> {
        if let Some((form, ..)) = FORMS.iter().find(|(_, dutch, english)| *dutch == words || *english == words) {
            return Some(FigureOption::Form(*form));
        }
        if let Some((scale, ..)) = SCALES.iter().find(|(_, dutch, english)| *dutch == words || *english == words) {
            return Some(FigureOption::In(*scale));
        }
        match words {
            "zonder eenheid" | "no unit" => return Some(FigureOption::NoUnit),
            "met teken" | "signed" => return Some(FigureOption::Signed),
            "in woorden" | "in words" => return Some(FigureOption::InWords),
            "als breuk" | "as fraction" => return Some(FigureOption::AsFraction),
            _ => {}
        }
        if let Some(step) = words.strip_prefix("afgerond op ").or_else(|| words.strip_prefix("rounded to ")) {
            let digits: String = step.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect();
            let grouped = step.split(['.', ',', ' ', '\u{a0}']).skip(1).all(|group| group.len() == 3);
            let number = Number::parse(&digits).filter(|number| grouped && !number.is_zero() && !number.is_negative());
            return number.map(FigureOption::RoundedTo);
        }
        let (count, word) = words.split_once(' ')?;
        let plural = matches!(word, "decimaal" | "decimalen" | "decimal" | "decimals");
        let count = count.parse::<u32>().ok().filter(|count| *count <= 12 && count.to_string().len() == words.len() - word.len() - 1)?;
        plural.then_some(FigureOption::Decimals(count))
    }

    /// Can the two not stand together: the same kind twice, or two roundings?
    pub(crate) fn conflicts(&self, other: &FigureOption) -> bool {
        use FigureOption::{AsFraction, Decimals, InWords, RoundedTo};
        let rounds = |option: &FigureOption| matches!(option, Decimals(_) | RoundedTo(_) | AsFraction | InWords);
        std::mem::discriminant(self) == std::mem::discriminant(other) || (rounds(self) && rounds(other))
    }

    /// Returns the name in a language, for messages.
    pub(crate) fn name(&self, language: Language) -> String {
        let dutch = language == Language::Dutch;
        let find = |nl: &str, en: &str| if dutch { nl.to_owned() } else { en.to_owned() };
        match self {
            FigureOption::NoUnit => find("zonder eenheid", "no unit"),
            FigureOption::Decimals(1) => find("1 decimaal", "1 decimal"),
            FigureOption::Decimals(count) => find(&format!("{count} decimalen"), &format!("{count} decimals")),
            FigureOption::In(scale) => SCALES.iter().find(|(known, ..)| known == scale).map_or(String::new(), |(_, nl, en)| find(nl, en)),
            FigureOption::RoundedTo(step) => find(&format!("afgerond op {step}"), &format!("rounded to {step}")),
            FigureOption::Signed => find("met teken", "signed"),
            FigureOption::InWords => find("in woorden", "in words"),
            FigureOption::AsFraction => find("als breuk", "as fraction"),
            FigureOption::Form(form) => FORMS.iter().find(|(known, ..)| known == form).map_or(String::new(), |(_, nl, en)| find(nl, en)),
        }
    }
}

/// The options without a form of their own, with a number as example where they hold one.
const OPTIONS: [(&str, &str); 9] = [
    ("zonder eenheid", "no unit"),
    ("2 decimalen", "2 decimals"),
    ("in duizend", "in thousand"),
    ("in miljoen", "in million"),
    ("in miljard", "in billion"),
    ("afgerond op 1000", "rounded to 1000"),
    ("met teken", "signed"),
    ("in woorden", "in words"),
    ("als breuk", "as fraction"),
];

/// Every option as it can be written.
pub(crate) fn option_names() -> Vec<String> {
    let forms = FORMS.iter().map(|(_, dutch, english)| (*dutch, *english));
    let names = OPTIONS.iter().copied().chain([("1 decimaal", "1 decimal")]).chain(forms);
    names.flat_map(|(dutch, english)| [dutch.to_owned(), english.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_languages() {
        for (dutch, english) in
            [("zonder eenheid", "no unit"), ("2 decimalen", "2 decimals"), ("in miljoen", "in million"), ("hoger", "higher")]
        {
            assert_eq!(FigureOption::parse(dutch), FigureOption::parse(english));
            assert!(FigureOption::parse(dutch).is_some(), "{dutch}");
        }
        assert_eq!(FigureOption::parse("afgerond op 1.000"), FigureOption::parse("afgerond op 1000"));
        for wrong in ["afgerond op 0", "afgerond op 1.00", "02 decimalen", "13 decimalen", "decimalen", "in honderd"] {
            assert_eq!(FigureOption::parse(wrong), None, "{wrong}");
        }
    }
}
