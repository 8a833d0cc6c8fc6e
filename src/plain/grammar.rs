//! What is known of Dutch verbs and joining words, without a parser: forms of auxiliaries, what looks like a participle or an infinitive, and where a clause begins.
//!
//! The tables stand in `lexicon`; what they lack is judged by its form. All words are in small letters.

use super::lexicon::{
    DETERMINERS, FINITE, HEBBEN, MODALS, NO_PARTICIPLES, PREPOSITIONS, STRONG, SUBJECTS, SUBORDINATORS, WITH_ZIJN, WORDEN, ZIJN,
};

/// Is it a form of an auxiliary that a participle or an infinitive goes with?
pub(super) fn is_auxiliary(word: &str) -> bool {
    ZIJN.contains(&word) || HEBBEN.contains(&word) || MODALS.contains(&word) || (WORDEN.contains(&word) && word != "geworden")
}

/// Is it certainly a finite verb? Of *zijn* behind a preposition it is not sure.
pub(super) fn is_finite(word: &str) -> bool {
    is_auxiliary(word) || FINITE.contains(&word)
}

/// May it be a finite verb, by its form?
pub(super) fn may_be_finite(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "heid", "teit", "schap", "ment", "kracht", "markt", "recht", "zicht", "dienst", "komst", "tekst", "lijst", "kant", "punt", "stad",
        "land", "wet", "beleid",
    ];
    is_finite(word)
        || (word.chars().count() > 3
            && (word.ends_with('t') || word.ends_with("de") || word.ends_with("te") || word.ends_with("den") || word.ends_with("ten"))
            && !NOUNS.iter().any(|noun| word.ends_with(noun)))
}

/// Does it begin a clause of its own?
pub(super) fn is_subordinator(word: &str) -> bool {
    SUBORDINATORS.contains(&word)
}

/// Can it be the subject by itself?
pub(super) fn is_subject(word: &str) -> bool {
    SUBJECTS.contains(&word)
}

/// Is it an article, or does it stand for one?
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

/// Is it a preposition?
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Is it a participle of a verb with *zijn*, or an adjective that looks like a participle?
pub(super) fn goes_with_zijn(word: &str) -> bool {
    WITH_ZIJN.contains(&word)
}

/// Does it look like a past participle?
pub(super) fn is_participle(word: &str) -> bool {
    if STRONG.contains(&word) {
        return true;
    }
    if NO_PARTICIPLES.contains(&word) || word.chars().count() < 5 {
        return false;
    }
    const NOUNS: &[&str] = &[
        "heid", "kracht", "markt", "recht", "zicht", "dienst", "komst", "land", "tijd", "traject", "project", "last", "lijst", "punt",
        "stand", "tekst", "rust",
    ];
    if NOUNS.iter().any(|noun| word.ends_with(noun)) {
        return false;
    }
    let ends = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
    if ends && (has_ge(word)) {
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
    // `gemeent…`, `gebouw…` and the like stand in the table of words that only look so.
    (word.starts_with("ge") && word.chars().count() > 4 && !word.ends_with("heid") && !word.ends_with("heden"))
        || PARTS.iter().any(|part| after(part))
}

/// Is it a past participle with an ending (`opgestelde`, `genomen`), as it stands before a noun?
pub(super) fn is_inflected_participle(word: &str) -> bool {
    if NO_PARTICIPLES.contains(&word) || word.chars().count() < 6 {
        return false;
    }
    if word.ends_with("en") {
        return is_participle(word) && !word.starts_with("gemeent");
    }
    let Some(base) = word.strip_suffix('e') else { return false };
    // `gezette` has its last letter twice.
    let shorter = base.strip_suffix("tt").map(|stem| format!("{stem}t")).or_else(|| base.strip_suffix("dd").map(|stem| format!("{stem}d")));
    is_participle(base) || shorter.is_some_and(|base| is_participle(&base))
}

/// Does it look like an infinitive?
pub(super) fn is_infinitive(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "een", "geen", "en", "van", "aan", "hun", "ten", "alleen", "tussen", "tegen", "binnen", "buiten", "samen", "mensen", "eigen",
        "morgen",
    ];
    (word.ends_with("en") || ["gaan", "staan", "slaan", "zien", "doen"].iter().any(|verb| word.ends_with(verb))) && !OTHERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

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
