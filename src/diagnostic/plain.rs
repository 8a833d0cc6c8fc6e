//! Remarks on plain language: what makes a sentence hard to read, for a reader with Dutch at level B1.
//!
//! No formula measures B1, so a remark points at a place and says what may help there. Its rule has one name, which is the same in messages, in JSON and in
//! the comment that excuses a place (`<!-- b1: negeer moeilijk-woord "conform" reden="…" -->`). The words stand in `nl::plain` and `en::plain`.

use super::{Language, Severity};

/// How much a remark weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// A hint: shown, and three of them in one sentence are a warning.
    Info,
    /// Makes its sentence one with a warning, which counts in the budget of the chapter.
    Warning,
    /// The same, and stops publication when that is asked (`--strict`).
    Error,
}

impl Level {
    /// Returns its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $code:literal $rule:ident $dutch:literal $english:literal;)*) => {
        /// A rule of plain language.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Rule {
            $($(#[doc = $doc])* $rule,)*
        }

        impl Rule {
            /// Every rule, in order of code.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule),*];

            /// Returns the stable code, such as `P002`.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$rule => $code,)* }
            }

            /// Returns the name that writers use, such as `moeilijk-woord`.
            pub fn name(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Rule::$rule, Language::Dutch) => $dutch, (Rule::$rule, Language::English) => $english,)*
                }
            }
        }
    };
}

rules! {
    /// A sentence of many words.
    "P001" LongSentence "zin-lang" "long-sentence";
    /// A word or phrase of the word list.
    "P002" DifficultWord "moeilijk-woord" "difficult-word";
    /// An abbreviation that nothing explains.
    "P003" Abbreviation "afkorting" "abbreviation";
    /// Nouns where a verb is easier.
    "P004" NounStyle "naamwoordstijl" "noun-style";
    /// Words that belong together and stand far apart.
    "P005" Bracket "tang" "bracket";
    /// A passive.
    "P006" Passive "lijdend" "passive";
    /// A long word.
    "P007" LongWord "lang-woord" "long-word";
    /// A sentence with many syllables a word.
    "P008" Dense "dicht" "dense";
    /// How numbers are written.
    "P009" Numbers "getal" "numbers";
    /// How a text is built: paragraphs, headings, lists, the reader.
    "P010" Structure "opbouw" "structure";
    /// An excuse that lacks its reason or excuses nothing.
    "P011" Suppression "onderdrukking" "suppression";
    /// Several hints in one sentence.
    "P012" Pile "stapel" "pile";
    /// A chapter over its language budget, or worse than it was.
    "P013" Budget "budget" "budget";
    /// A list of terms that is not in plain language, or has what nobody uses.
    "P014" Terms "begrippen" "terms";
}

impl Rule {
    /// Reads a name in either language, or a code.
    pub fn parse(name: &str) -> Option<Rule> {
        let is = |rule: &&Rule| rule.code() == name || Language::ALL.iter().any(|language| rule.name(*language) == name);
        Rule::ALL.iter().find(is).copied()
    }

    /// May a comment excuse a place from it? What judges a whole chapter or the comments themselves, none can.
    pub fn can_be_excused(self) -> bool {
        !matches!(self, Rule::Suppression | Rule::Budget | Rule::Terms)
    }
}

/// A remark, with the facts that its words need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// How much it weighs.
    pub level: Level,
    /// Does a remark of level error stop publication here? Only when that was asked.
    pub strict: bool,
    /// What was found.
    pub fault: Fault,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the facts are named after what they are; the words in `nl` and `en` use each of them")]
pub enum Fault {
    LongSentence {
        words: usize,
    },
    DifficultWord {
        written: String,
        instead: Vec<String>,
    },
    /// `later` when the page explains it further on.
    Abbreviation {
        written: String,
        later: bool,
    },
    /// An abbreviation with points; `full` is what to write, when the program knows.
    Points {
        written: String,
        full: Option<String>,
    },
    VerbAsNoun {
        words: String,
    },
    Nouns {
        words: Vec<String>,
    },
    /// So many words between two that belong together.
    Apart {
        first: String,
        last: String,
        words: usize,
    },
    /// A clause between an article and its noun.
    BeforeNoun {
        words: String,
    },
    /// A clause between the subject and the verb.
    Insert {
        words: usize,
    },
    /// The first verb comes late.
    LateVerb {
        verb: String,
        words: usize,
    },
    /// `doer` is what `door` names.
    Passive {
        words: String,
        doer: bool,
    },
    LongWord {
        written: String,
        letters: usize,
    },
    LongWords {
        words: Vec<String>,
    },
    Dense {
        syllables: usize,
        words: usize,
    },
    ManyNumbers {
        count: usize,
    },
    ManyDecimals {
        written: String,
    },
    StartsWithDigit,
    PercentagePoint,
    LongParagraph {
        words: usize,
        limit: usize,
    },
    NoHeading {
        words: usize,
    },
    List {
        commas: usize,
    },
    LongHeading {
        words: usize,
    },
    HeadingAbbreviation {
        written: String,
    },
    NoReader,
    NewTerms {
        count: usize,
    },
    NoReason,
    ShortReason,
    Idle,
    /// So many hints, of these rules.
    Pile {
        hints: usize,
        rules: Vec<Rule>,
    },
    OverBudget {
        measures: Vec<Over>,
    },
    Worse {
        measures: Vec<Over>,
    },
    UnusedTerm {
        name: String,
    },
    HardExplanation {
        written: String,
        instead: Vec<String>,
    },
}

impl Fault {
    /// Returns the rule that it belongs to.
    pub fn rule(&self) -> Rule {
        match self {
            Fault::LongSentence { .. } => Rule::LongSentence,
            Fault::DifficultWord { .. } => Rule::DifficultWord,
            Fault::Abbreviation { .. } | Fault::Points { .. } => Rule::Abbreviation,
            Fault::VerbAsNoun { .. } | Fault::Nouns { .. } => Rule::NounStyle,
            Fault::Apart { .. } | Fault::BeforeNoun { .. } | Fault::Insert { .. } | Fault::LateVerb { .. } => Rule::Bracket,
            Fault::Passive { .. } => Rule::Passive,
            Fault::LongWord { .. } | Fault::LongWords { .. } => Rule::LongWord,
            Fault::Dense { .. } => Rule::Dense,
            Fault::ManyNumbers { .. } | Fault::ManyDecimals { .. } | Fault::StartsWithDigit | Fault::PercentagePoint => Rule::Numbers,
            Fault::LongParagraph { .. }
            | Fault::NoHeading { .. }
            | Fault::List { .. }
            | Fault::LongHeading { .. }
            | Fault::HeadingAbbreviation { .. }
            | Fault::NoReader
            | Fault::NewTerms { .. } => Rule::Structure,
            Fault::NoReason | Fault::ShortReason | Fault::Idle => Rule::Suppression,
            Fault::Pile { .. } => Rule::Pile,
            Fault::OverBudget { .. } | Fault::Worse { .. } => Rule::Budget,
            Fault::UnusedTerm { .. } | Fault::HardExplanation { .. } => Rule::Terms,
        }
    }
}

/// A measure of a chapter that is over its bound: the budget, or what was written down before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Over {
    /// Which measure.
    pub measure: Measure,
    /// What the chapter has, in tenths: 125 is 12.5.
    pub found: i64,
    /// What it may have, in tenths.
    pub bound: i64,
}

macro_rules! measures {
    ($($(#[doc = $doc:literal])* $measure:ident $key:literal $dutch:literal $english:literal;)*) => {
        /// What a budget holds a chapter to.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Measure {
            $($(#[doc = $doc])* $measure,)*
        }

        impl Measure {
            /// Every measure.
            pub const ALL: [Measure; 6] = [$(Measure::$measure),*];

            /// Returns its name in JSON and in the file of the budget.
            pub fn key(self) -> &'static str {
                match self { $(Measure::$measure => $key,)* }
            }

            /// Returns what a person calls it.
            pub fn name(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Measure::$measure, Language::Dutch) => $dutch, (Measure::$measure, Language::English) => $english,)*
                }
            }
        }
    };
}

measures! {
    /// Sentences without warning, in percent; at least 90.
    Clear "clear" "zinnen zonder waarschuwing (procent)" "sentences without a warning (percent)";
    /// Words in a sentence, on average; at most 12.
    Words "words" "woorden per zin, gemiddeld" "words a sentence, on average";
    /// Sentences of more than 20 words, in percent; at most 5.
    Long "long" "zinnen van meer dan 20 woorden (procent)" "sentences of more than 20 words (percent)";
    /// Passive sentences, in percent; at most 10.
    Passive "passive" "lijdende zinnen (procent)" "passive sentences (percent)";
    /// Abbreviations that nothing explains; none.
    Unexplained "unexplained" "afkortingen zonder uitleg" "abbreviations without explanation";
    /// Excused remarks for each 100 sentences; at most 3.
    Suppressed "suppressed" "weggezette meldingen per 100 zinnen" "excused remarks for each 100 sentences";
}

/// Writes a number of tenths as people do: 125 is 12,5 in Dutch.
pub fn tenths(value: i64, language: Language) -> String {
    let (sign, value) = (if value < 0 { "\u{2212}" } else { "" }, value.abs());
    let mark = if language == Language::Dutch { ',' } else { '.' };
    if value % 10 == 0 { format!("{sign}{}", value / 10) } else { format!("{sign}{}{mark}{}", value / 10, value % 10) }
}

impl Measure {
    /// Returns the budget in tenths; our own choice, after texts of the Dutch government that were written for level A2 to B1.
    pub fn budget(self) -> i64 {
        match self {
            Measure::Clear => 900,
            Measure::Words => 120,
            Measure::Long => 50,
            Measure::Passive => 100,
            Measure::Unexplained => 0,
            Measure::Suppressed => 30,
        }
    }

    /// Is a value, in tenths, within a bound? Of sentences without a warning there may be more, of all else less.
    pub fn is_within(self, found: i64, bound: i64) -> bool {
        if self == Measure::Clear { found >= bound } else { found <= bound }
    }
}

impl Remark {
    /// Makes a remark.
    pub(crate) fn new(level: Level, fault: Fault) -> Self {
        Remark { level, strict: false, fault }
    }

    /// Returns the rule that it belongs to.
    pub fn rule(&self) -> Rule {
        self.fault.rule()
    }

    /// Returns how bad it is for the publication.
    pub(super) fn severity(&self) -> Severity {
        match self.level {
            Level::Info => Severity::Info,
            Level::Error if self.strict => Severity::Error,
            Level::Warning | Level::Error => Severity::Warning,
        }
    }

    /// Returns what could be written instead, the best first.
    pub fn alternatives(&self) -> &[String] {
        match &self.fault {
            Fault::DifficultWord { instead, .. } | Fault::HardExplanation { instead, .. } => instead,
            Fault::Points { full, .. } => full.as_slice(),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_one_name_in_each_language_and_a_code() {
        for rule in Rule::ALL {
            for name in [rule.code(), rule.name(Language::Dutch), rule.name(Language::English)] {
                assert_eq!(Rule::parse(name), Some(*rule), "{name}");
            }
        }
        assert_eq!(Rule::parse("Tang"), None);
        let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    }

    #[test]
    fn only_what_was_asked_for_stops_publication() {
        let remark = Remark::new(Level::Error, Fault::LongSentence { words: 30 });
        assert_eq!(remark.severity(), Severity::Warning);
        assert_eq!(Remark { strict: true, ..remark.clone() }.severity(), Severity::Error);
        assert_eq!(Remark { strict: true, level: Level::Warning, ..remark }.severity(), Severity::Warning);
    }

    #[test]
    fn a_measure_is_held_from_its_own_side() {
        assert!(Measure::Clear.is_within(900, 900) && !Measure::Clear.is_within(899, 900));
        assert!(Measure::Long.is_within(50, 50) && !Measure::Long.is_within(51, 50));
    }
}
