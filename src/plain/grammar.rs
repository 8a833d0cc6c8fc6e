//! What is known of Dutch verbs and joining words, without a parser: forms of auxiliaries, what looks like a participle or an infinitive, and where a clause begins.
//!
//! The tables stand in `lexicon`; what they lack is judged by its form. All words are in small letters.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::{
    ADVERBS, DETERMINERS, FINITE, HEBBEN, MODALS, NO_PARTICIPLES, NO_VERBS, PREPOSITIONS, STRONG, SUBJECTS, SUBORDINATORS, WITH_ZIJN,
    WORDEN, ZIJN,
};

/// What a word can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// A form of *worden*.
    Worden,
    /// A finite form of *zijn*.
    Zijn,
    /// A finite form of *hebben*.
    Hebben,
    /// A finite form of a verb that takes an infinitive.
    Modal,
    /// A form of an auxiliary that a participle or an infinitive goes with.
    Auxiliary,
    /// Certainly a finite verb. Of *zijn* behind a preposition it is not sure.
    Finite,
    /// A finite verb, by its form.
    PerhapsFinite,
    /// The subject by itself.
    Subject,
    /// What begins a clause of its own.
    Subordinator,
    /// An article, or what stands for one.
    Determiner,
    /// A preposition.
    Preposition,
    /// An adverb between *het* and a verb used as a noun.
    Adverb,
    /// A participle of a verb with *zijn*, or an adjective that looks like a participle.
    WithZijn,
    /// A past participle, by its form.
    Participle,
    /// A past participle with an ending (`opgestelde`, `genomen`), as it stands before a noun.
    Inflected,
    /// An infinitive, by its form.
    Infinitive,
    /// A word in *-en* that is no verb used as a noun.
    NoVerb,
    /// A word that looks like a participle and is none.
    NoParticiple,
    /// A participle whose form does not tell.
    Strong,
}

/// All that a word can be: a bit for each form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Forms(u32);

/// Tells by the form of a word, and what the tables have of it, whether it can be something.
type Judge = fn(&str, Forms) -> bool;

impl Forms {
    /// Judges a word in small letters.
    pub(super) fn of(word: &str) -> Self {
        let mut forms = Forms::listed(word);
        let by_form: [(Form, Judge); 4] = [
            (Form::PerhapsFinite, may_be_finite),
            (Form::Participle, is_participle),
            (Form::Inflected, is_inflected_participle),
            (Form::Infinitive, |word, _| is_infinitive(word)),
        ];
        for (form, is_form) in by_form {
            if is_form(word, forms) {
                forms.add(form);
            }
        }
        forms
    }

    /// What the tables say of a word.
    fn listed(word: &str) -> Self {
        static LISTED: LazyLock<HashMap<&str, Forms>> = LazyLock::new(tables);
        LISTED.get(word).copied().unwrap_or_default()
    }

    /// Is this one of them?
    pub(super) fn has(self, form: Form) -> bool {
        self.0 >> form as u32 & 1 == 1
    }

    fn add(&mut self, form: Form) {
        self.0 |= 1 << form as u32;
    }
}

/// The tables as one, by word.
fn tables() -> HashMap<&'static str, Forms> {
    let tables: [(Form, &[&'static str]); 20] = [
        (Form::Worden, WORDEN),
        (Form::Zijn, ZIJN),
        (Form::Hebben, HEBBEN),
        (Form::Modal, MODALS),
        (Form::Auxiliary, ZIJN),
        (Form::Auxiliary, HEBBEN),
        (Form::Auxiliary, MODALS),
        (Form::Finite, ZIJN),
        (Form::Finite, HEBBEN),
        (Form::Finite, MODALS),
        (Form::Finite, FINITE),
        (Form::Subject, SUBJECTS),
        (Form::Subordinator, SUBORDINATORS),
        (Form::Determiner, DETERMINERS),
        (Form::Preposition, PREPOSITIONS),
        (Form::Adverb, ADVERBS),
        (Form::WithZijn, WITH_ZIJN),
        (Form::NoVerb, NO_VERBS),
        (Form::NoParticiple, NO_PARTICIPLES),
        (Form::Strong, STRONG),
    ];
    let mut words: HashMap<&str, Forms> = HashMap::new();
    for (form, table) in tables {
        table.iter().for_each(|word| words.entry(word).or_default().add(form));
    }
    for word in WORDEN.iter().filter(|word| **word != "geworden") {
        let forms = words.entry(word).or_default();
        forms.add(Form::Auxiliary);
        forms.add(Form::Finite);
    }
    words
}

/// May it be a finite verb, by its form?
fn may_be_finite(word: &str, listed: Forms) -> bool {
    const NOUNS: &[&str] = &[
        "heid", "teit", "schap", "ment", "kracht", "markt", "recht", "zicht", "dienst", "komst", "tekst", "lijst", "kant", "punt", "stad",
        "land", "wet", "beleid",
    ];
    listed.has(Form::Finite)
        || ((word.ends_with('t') || word.ends_with("de") || word.ends_with("te") || word.ends_with("den") || word.ends_with("ten"))
            && word.chars().count() > 3
            && !NOUNS.iter().any(|noun| word.ends_with(noun)))
}

/// Does it look like a past participle?
fn is_participle(word: &str, listed: Forms) -> bool {
    if listed.has(Form::Strong) {
        return true;
    }
    let ends = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
    if !ends || listed.has(Form::NoParticiple) || word.chars().count() < 5 {
        return false;
    }
    const NOUNS: &[&str] = &[
        "heid", "kracht", "markt", "recht", "zicht", "dienst", "komst", "land", "tijd", "traject", "project", "last", "lijst", "punt",
        "stand", "tekst", "rust",
    ];
    if NOUNS.iter().any(|noun| word.ends_with(noun)) {
        return false;
    }
    if has_ge(word) {
        return true;
    }
    // A weak verb with a prefix: `betaald`, `verwacht`, `ontwikkeld`; in `-t` it may be the present tense (`betaalt`), so only behind a voiceless letter.
    const PREFIXES: &[&str] = &["be", "ver", "ont", "her", "er", "onder", "over", "mis"];
    const ENDS: &[&str] = &["berekend", "erkend", "verwend", "ontkend", "herkend", "verkend", "ondertekend"];
    // `verontrustend` and `onderstaand` are present participles.
    if word.ends_with("aand") || (word.ends_with("end") && !ENDS.contains(&word)) {
        return false;
    }
    let weak = word.ends_with('d') || ["kt", "pt", "cht", "ft", "st"].iter().any(|end| word.ends_with(end));
    weak && PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.len() > 3))
}

/// Has it *ge-* in front, or behind the first part of a separable verb (`opgesteld`)?
fn has_ge(word: &str) -> bool {
    const PARTS: &[&str] = &[
        "aan", "achter", "af", "bij", "binnen", "bekend", "door", "goed", "in", "klaar", "mee", "mis", "na", "neer", "om", "omhoog",
        "omlaag", "op", "open", "over", "plaats", "samen", "stil", "tegen", "terecht", "terug", "teweeg", "toe", "uit", "vast", "vol",
        "voor", "voort", "vrij", "weer", "weg", "bloot", "gelijk", "groot", "hoog", "kenbaar", "ten",
    ];
    let after = |part: &str| word.strip_prefix(part).is_some_and(|rest| rest.starts_with("ge") && rest.chars().count() > 4);
    if !word.as_bytes().windows(2).any(|pair| pair == b"ge") {
        return false;
    }
    // `gemeent…`, `gebouw…` and the like stand in the table of words that only look so.
    (word.starts_with("ge") && word.chars().count() > 4 && !word.ends_with("heid") && !word.ends_with("heden"))
        || PARTS.iter().any(|part| after(part))
}

/// Is it a past participle with an ending (`opgestelde`, `genomen`), as it stands before a noun?
fn is_inflected_participle(word: &str, listed: Forms) -> bool {
    let ends = word.ends_with('e') || word.ends_with("en");
    if !ends || listed.has(Form::NoParticiple) || word.chars().count() < 6 {
        return false;
    }
    if word.ends_with("en") {
        return is_participle(word, listed) && !word.starts_with("gemeent");
    }
    let Some(base) = word.strip_suffix('e') else { return false };
    // `gezette` has its last letter twice.
    let shorter = base.strip_suffix("tt").map(|stem| format!("{stem}t")).or_else(|| base.strip_suffix("dd").map(|stem| format!("{stem}d")));
    is_participle(base, Forms::listed(base)) || shorter.is_some_and(|base| is_participle(&base, Forms::listed(&base)))
}

/// Does it look like an infinitive?
fn is_infinitive(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "een", "geen", "en", "van", "aan", "hun", "ten", "alleen", "tussen", "tegen", "binnen", "buiten", "samen", "mensen", "eigen",
        "morgen",
    ];
    (word.ends_with("en") || ["gaan", "staan", "slaan", "zien", "doen"].iter().any(|verb| word.ends_with(verb))) && !OTHERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_participle(word: &str) -> bool {
        Forms::of(word).has(Form::Participle)
    }

    fn is_inflected_participle(word: &str) -> bool {
        Forms::of(word).has(Form::Inflected)
    }

    #[test]
    fn participles_are_known_by_their_form() {
        for word in [
            "gepubliceerd",
            "opgesteld",
            "vastgesteld",
            "besloten",
            "betaald",
            "verwacht",
            "ontwikkeld",
            "genomen",
            "herzien",
            "uitgevoerd",
            "beantwoord",
            "onderzocht",
        ] {
            assert!(is_participle(word), "{word}");
        }
        for word in [
            "gemeenten",
            "gebouwen",
            "bericht",
            "beleid",
            "betaalt",
            "verandert",
            "gezondheid",
            "overheid",
            "verband",
            "beeld",
            "gesprekken",
            "geen",
        ] {
            assert!(!is_participle(word), "{word}");
        }
    }

    #[test]
    fn before_a_noun_a_participle_has_an_ending() {
        for word in ["opgestelde", "opgenomen", "uitgevoerde", "gezette", "ontwikkelde", "genoemde", "verkregen"] {
            assert!(is_inflected_participle(word), "{word}");
        }
        for word in ["gemeente", "gezonde", "grote", "gemeenten", "beste"] {
            assert!(!is_inflected_participle(word), "{word}");
        }
    }
}
