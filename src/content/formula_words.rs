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
