//! Remarks on plain language in Dutch. They are plain themselves: a test holds them to their own rules.

use crate::diagnostic::Language::Dutch;
use crate::diagnostic::Words;
use crate::diagnostic::message::q;
use crate::diagnostic::plain::{Fault, Measure, Over, Remark, tenths};

/// Returns the words of a remark: what was found and what may help, in one line.
pub(super) fn words(remark: &Remark) -> Words {
    let headline = match &remark.fault {
        Fault::LongSentence { words } => {
            format!("deze zin heeft {words} woorden; maak er meer zinnen van, en bewaar woorden als `omdat` en `daardoor`")
        }
        Fault::DifficultWord { written, instead } => format!("{}: {}", q(written), advice(instead)),
        Fault::Points { written, full: Some(full) } => format!("{}: schrijf {}", q(written), q(full)),
        Fault::Points { written, full: None } => format!("{}: schrijf de hele woorden", q(written)),
        Fault::Abbreviation { written, later: true, .. } => {
            format!("{} wordt pas verderop uitgelegd; leg het uit op de eerste plek", q(written))
        }
        Fault::Abbreviation { written, .. } => {
            format!("{} wordt nergens uitgelegd; schrijf het uit, of zet het in `terms.toml`", q(written))
        }
        Fault::VerbAsNoun { words } => format!("{}: maak er een zin met een werkwoord van", q(words)),
        Fault::Nouns { words } => format!("{}: vertel met werkwoorden wie wat doet", all(words)),
        Fault::Apart { first, last, words } => {
            format!("tussen {} en {} staan {words} woorden; zet ze dichter bij elkaar", q(first), q(last))
        }
        Fault::BeforeNoun { words } => format!("{}: zet dit achter het zelfstandig naamwoord, met `die` of `dat`", q(words)),
        Fault::Insert { words } => format!("hier staat een zin van {words} woorden binnen een zin; maak er een eigen zin van"),
        Fault::LateVerb { verb, words } => format!("het werkwoord {} komt pas na {words} woorden; begin met wie wat doet", q(verb)),
        Fault::Passive { words, doer: true } => format!("{}: begin met wie het doet", q(words)),
        Fault::Passive { words, .. } => format!("{}: wie doet het?", q(words)),
        Fault::LongWord { written, letters } => format!("{} heeft {letters} letters; kan het in kortere woorden?", q(written)),
        Fault::LongWords { words } => format!("{}: veel lange woorden in één zin", all(words)),
        Fault::Dense { .. } => "veel lange woorden in deze zin; kan het gewoner?".to_owned(),
        Fault::ManyNumbers { count } => format!("deze zin heeft {count} getallen; zet ze in een tabel of in meer zinnen"),
        Fault::ManyDecimals { written } => format!("{} heeft meer dan één cijfer achter de komma", q(written)),
        Fault::StartsWithDigit => "de zin begint met een cijfer; begin met een woord".to_owned(),
        Fault::PercentagePoint => "`procentpunt` kent niet iedereen; leg het uit, of noem de twee percentages".to_owned(),
        Fault::LongParagraph { words, limit } => {
            format!("deze alinea heeft {words} woorden; knip hem in stukken van minder dan {limit} woorden")
        }
        Fault::NoHeading { words } => format!("hier staan {words} woorden zonder tussenkop"),
        Fault::List { commas } => format!("deze zin heeft {commas} komma's; maak er een lijst van"),
        Fault::LongHeading { words } => format!("deze kop heeft {words} woorden; tien is genoeg"),
        Fault::HeadingAbbreviation { written } => format!("{} staat in een kop; schrijf daar het hele woord", q(written)),
        Fault::NoReader => "deze tekst spreekt de lezer nergens aan; gebruik `u`, `je` of `we`".to_owned(),
        Fault::NewTerms { count } => format!("onder deze kop staan {count} nieuwe begrippen; twee tegelijk is genoeg"),
        Fault::NoReason => "hier staat geen reden; schrijf `reden=\"…\"` met de reden".to_owned(),
        Fault::ShortReason => "de reden is te kort; schrijf waarom de tekst zo moet blijven".to_owned(),
        Fault::Idle => "deze regel zet niets weg; haal hem weg".to_owned(),
        Fault::Pile { hints, rules } => {
            let names: Vec<String> = rules.iter().map(|rule| rule.name(Dutch).to_owned()).collect();
            format!("deze zin heeft {hints} tips: {}; maak hem lichter", names.join(", "))
        }
        Fault::OverBudget { measures } => format!("dit hoofdstuk is nog niet makkelijk genoeg: {}", over(measures)),
        Fault::Worse { measures } => format!("dit hoofdstuk is moeilijker geworden: {}", over(measures)),
        Fault::UnusedTerm { name } => format!("het begrip {} staat op geen enkele pagina", q(name)),
        Fault::HardExplanation { written, instead } => format!("in deze uitleg staat {}: {}", q(written), advice(instead)),
    };
    Words { headline, ..Words::default() }
}

/// What to write instead.
fn advice(instead: &[String]) -> String {
    match instead {
        [] => "leg dit woord uit".to_owned(),
        [one] => format!("schrijf liever {}", q(one)),
        [first @ .., last] => format!("schrijf liever {} of {}", all(first), q(last)),
    }
}

fn all(words: &[String]) -> String {
    words.iter().map(|word| q(word)).collect::<Vec<_>>().join(", ")
}

fn over(measures: &[Over]) -> String {
    let one = |over: &Over| {
        let bound = if over.measure == Measure::Clear { "minstens" } else { "hoogstens" };
        format!("{} {} ({bound} {})", over.measure.name(Dutch), tenths(over.found, Dutch), tenths(over.bound, Dutch))
    };
    measures.iter().map(one).collect::<Vec<_>>().join("; ")
}
