//! Remarks on plain language in English, for writers of Dutch texts who read English.

use crate::diagnostic::Language::English;
use crate::diagnostic::Words;
use crate::diagnostic::message::q;
use crate::diagnostic::plain::{Fault, Measure, Over, Remark, tenths};

/// Returns the words of a remark: what was found and what may help, in one line.
pub(super) fn words(remark: &Remark) -> Words {
    let headline = match &remark.fault {
        Fault::LongSentence { words } => {
            format!("this sentence has {words} words; make several of it, and keep words such as `omdat` and `daardoor`")
        }
        Fault::DifficultWord { written, instead } => format!("{}: {}", q(written), advice(instead)),
        Fault::Points { written, full: Some(full) } => format!("{}: write {}", q(written), q(full)),
        Fault::Points { written, full: None } => format!("{}: write the whole words", q(written)),
        Fault::Abbreviation { written, later: true, .. } => {
            format!("{} is explained further on; explain it where it comes first", q(written))
        }
        Fault::Abbreviation { written, .. } => format!("{} is explained nowhere; write it out, or put it in `terms.toml`", q(written)),
        Fault::VerbAsNoun { words } => format!("{}: make it a clause with a verb", q(words)),
        Fault::Nouns { words } => format!("{}: tell with verbs who does what", all(words)),
        Fault::Apart { first, last, words } => format!("{words} words stand between {} and {}; bring them together", q(first), q(last)),
        Fault::BeforeNoun { words } => format!("{}: put this behind the noun, with `die` or `dat`", q(words)),
        Fault::Insert { words } => format!("a clause of {words} words stands within this sentence; make it a sentence of its own"),
        Fault::LateVerb { verb, words } => format!("the verb {} comes after {words} words; begin with who does what", q(verb)),
        Fault::Passive { words, doer: true } => format!("{}: begin with who does it", q(words)),
        Fault::Passive { words, .. } => format!("{}: who does it?", q(words)),
        Fault::LongWord { written, letters } => format!("{} has {letters} letters; can shorter words say it?", q(written)),
        Fault::LongWords { words } => format!("{}: many long words in one sentence", all(words)),
        Fault::Dense { .. } => "many long words in this sentence; can it be more ordinary?".to_owned(),
        Fault::ManyNumbers { count } => format!("this sentence has {count} numbers; put them in a table or in several sentences"),
        Fault::ManyDecimals { written } => format!("{} has more than one decimal", q(written)),
        Fault::StartsWithDigit => "the sentence starts with a digit; start with a word".to_owned(),
        Fault::PercentagePoint => "not everybody knows `procentpunt`; explain it, or name the two percentages".to_owned(),
        Fault::LongParagraph { words, limit } => format!("this paragraph has {words} words; cut it in pieces of less than {limit}"),
        Fault::NoHeading { words } => format!("{words} words stand here without a heading"),
        Fault::List { commas } => format!("this sentence has {commas} commas; make it a list"),
        Fault::LongHeading { words } => format!("this heading has {words} words; ten are enough"),
        Fault::HeadingAbbreviation { written } => format!("{} stands in a heading; write the whole word there", q(written)),
        Fault::NoReader => "this text never speaks to its reader; use `u`, `je` or `we`".to_owned(),
        Fault::NewTerms { count } => format!("{count} new terms stand under this heading; two at a time are enough"),
        Fault::NoReason => "there is no reason here; write `reason=\"…\"` with the reason".to_owned(),
        Fault::ShortReason => "the reason is too short; write why the text must stay as it is".to_owned(),
        Fault::Idle => "this line excuses nothing; remove it".to_owned(),
        Fault::Pile { hints, rules } => {
            let names: Vec<String> = rules.iter().map(|rule| rule.name(English).to_owned()).collect();
            format!("this sentence has {hints} hints: {}; make it lighter", names.join(", "))
        }
        Fault::OverBudget { measures } => format!("this chapter is not easy enough yet: {}", over(measures)),
        Fault::Worse { measures } => format!("this chapter has become harder: {}", over(measures)),
        Fault::UnusedTerm { name } => format!("the term {} stands on no page", q(name)),
        Fault::HardExplanation { written, instead } => format!("this explanation has {}: {}", q(written), advice(instead)),
    };
    Words { headline, ..Words::default() }
}

/// What to write instead.
fn advice(instead: &[String]) -> String {
    match instead {
        [] => "explain this word".to_owned(),
        [one] => format!("rather write {}", q(one)),
        [first @ .., last] => format!("rather write {} or {}", all(first), q(last)),
    }
}

fn all(words: &[String]) -> String {
    words.iter().map(|word| q(word)).collect::<Vec<_>>().join(", ")
}

fn over(measures: &[Over]) -> String {
    let one = |over: &Over| {
        let bound = if over.measure == Measure::Clear { "at least" } else { "at most" };
        format!("{} {} ({bound} {})", over.measure.name(English), tenths(over.found, English), tenths(over.bound, English))
    };
    measures.iter().map(one).collect::<Vec<_>>().join("; ")
}
