//! The words that say which way something went, in Dutch and in English, each beside its opposite.
//!
//! A list and not a rule: a word that is not here says nothing. What a word stands next to is read in `reading`.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::Language;

/// What a word says of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// More than before, or less.
    To(Ordering),
    /// Nearly the same as before.
    AboutSame,
    /// Something changed, the word does not say which way.
    Either,
}

/// How a word is used in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A verb in any form: `steeg`, `gestegen`, `toenemen`.
    Verb,
    /// `stijging`.
    Noun,
    /// `meer`, `hoger`.
    Comparative,
    /// `boven`: only behind a figure.
    Behind,
}

/// Up and down, verb by verb.
const DUTCH_VERBS: &[(&str, &str)] = &[
    ("steeg", "daalde"),
    ("stegen", "daalden"),
    ("stijgt", "daalt"),
    ("stijgen", "dalen"),
    ("gestegen", "gedaald"),
    ("stijgend", "dalend"),
    ("groeide", "kromp"),
    ("groeiden", "krompen"),
    ("groeit", "krimpt"),
    ("groeien", "krimpen"),
    ("gegroeid", "gekrompen"),
    ("toenam", "afnam"),
    ("toenamen", "afnamen"),
    ("toeneemt", "afneemt"),
    ("toenemen", "afnemen"),
    ("toegenomen", "afgenomen"),
    ("klom", "zakte"),
    ("klommen", "zakten"),
    ("klimt", "zakt"),
    ("klimmen", "zakken"),
    ("geklommen", "gezakt"),
    ("opliep", "terugliep"),
    ("opliepen", "terugliepen"),
    ("oploopt", "terugloopt"),
    ("oplopen", "teruglopen"),
    ("opgelopen", "teruggelopen"),
    ("opgeklommen", "teruggevallen"),
    ("", "terugviel"),
    ("verhoogde", "verlaagde"),
    ("verhoogden", "verlaagden"),
    ("verhoogt", "verlaagt"),
    ("verhogen", "verlagen"),
    ("verhoogd", "verlaagd"),
    ("vergrootte", "verkleinde"),
    ("vergroten", "verkleinen"),
    ("vergroot", "verkleind"),
    ("vermeerderde", "verminderde"),
    ("vermeerderden", "verminderden"),
    ("vermeerdert", "vermindert"),
    ("vermeerderen", "verminderen"),
    ("vermeerderd", "verminderd"),
    ("uitgebreid", "ingekrompen"),
    ("groeide", "slonk"),
    ("groeiden", "slonken"),
    ("groeit", "slinkt"),
    ("gegroeid", "geslonken"),
    ("steeg", "kelderde"),
    ("stegen", "kelderden"),
    ("gestegen", "gekelderd"),
    ("bijgekomen", "afgevallen"),
    ("bijkwamen", "afvielen"),
    ("gewonnen", "verloren"),
    ("won", "verloor"),
    ("omhoog", "omlaag"),
    ("vooruit", "achteruit"),
    ("erbij", "eraf"),
    ("", "teruggebracht"),
    ("", "bespaard"),
    ("", "bespaarde"),
    ("", "bespaarden"),
];

/// Verbs in two parts: what stands first, and what stands behind it for up and for down.
const DUTCH_PARTS: &[(&[&str], &str, &str)] = &[
    (&["nam", "namen", "neemt", "nemen", "neem"], "toe", "af"),
    (&["liep", "liepen", "loopt", "lopen"], "op", "terug"),
    (&["kwam", "kwamen", "komt", "komen"], "bij", ""),
    (&["ging", "gingen", "gaat", "gaan", "viel", "vielen", "valt", "vallen"], "", "af"),
    (&["viel", "vielen", "valt", "vallen", "liep", "liepen"], "", "terug"),
];

const DUTCH_NOUNS: &[(&str, &str)] = &[
    ("stijging", "daling"),
    ("toename", "afname"),
    ("groei", "krimp"),
    ("verhoging", "verlaging"),
    ("vermeerdering", "vermindering"),
    ("vergroting", "verkleining"),
    ("uitbreiding", "inkrimping"),
    ("aanwas", "terugloop"),
    ("vooruitgang", "achteruitgang"),
    ("", "besparing"),
    ("", "reductie"),
    ("", "terugval"),
    ("plus", "min"),
    ("plusje", "minnetje"),
    ("overschot", "tekort"),
];

const DUTCH_COMPARATIVES: &[(&str, &str)] = &[
    ("meer", "minder"),
    ("hoger", "lager"),
    ("groter", "kleiner"),
    ("langer", "korter"),
    ("ouder", "jonger"),
    ("duurder", "goedkoper"),
    ("zwaarder", "lichter"),
    ("drukker", "rustiger"),
    ("vaker", "zeldener"),
    ("warmer", "kouder"),
    ("extra", "minder"),
    ("hogere", "lagere"),
    ("grotere", "kleinere"),
    ("omvangrijker", "beperkter"),
    ("talrijker", ""),
    ("teveel", ""),
    ("veel", "weinig"),
];

/// Words that stand behind a figure: `5,4 procentpunt boven de grens`.
const DUTCH_BEHIND: &[(&str, &str)] = &[("boven", "onder")];

const ENGLISH_VERBS: &[(&str, &str)] = &[
    ("rose", "fell"),
    ("rise", "fall"),
    ("rises", "falls"),
    ("risen", "fallen"),
    ("rising", "falling"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("increasing", "decreasing"),
    ("grew", "shrank"),
    ("grow", "shrink"),
    ("grows", "shrinks"),
    ("grown", "shrunk"),
    ("climbed", "dropped"),
    ("climbs", "drops"),
    ("gained", "lost"),
    ("rose", "declined"),
    ("rises", "declines"),
    ("expanded", "contracted"),
    ("raised", "reduced"),
    ("raised", "lowered"),
    ("up", "down"),
    ("jumped", "plunged"),
];

const ENGLISH_NOUNS: &[(&str, &str)] = &[
    ("increase", "decrease"),
    ("increases", "decreases"),
    ("rise", "fall"),
    ("growth", "decline"),
    ("rise", "drop"),
    ("growth", "contraction"),
    ("increase", "reduction"),
    ("surplus", "shortfall"),
    ("gain", "loss"),
];

const ENGLISH_COMPARATIVES: &[(&str, &str)] = &[
    ("more", "fewer"),
    ("more", "less"),
    ("higher", "lower"),
    ("larger", "smaller"),
    ("greater", "smaller"),
    ("bigger", "smaller"),
    ("longer", "shorter"),
    ("older", "younger"),
    ("heavier", "lighter"),
    ("many", "few"),
    ("much", "little"),
    ("extra", "fewer"),
];

const ENGLISH_BEHIND: &[(&str, &str)] = &[("above", "below"), ("", "under")];

/// Words that say that something changed, without a way.
const EITHER: &[&str] =
    &["sneller", "trager", "langzamer", "beter", "slechter", "miste", "gemist", "faster", "slower", "better", "worse", "missed"];

/// Words that a sentence holds without saying anything of its figures.
const DUTCH_IDIOMS: &[&[&str]] = &[
    &["meer", "informatie"],
    &["meer", "weten"],
    &["meer", "lezen"],
    &["meer", "leest"],
    &["meer", "over"],
    &["meer", "uitleg"],
    &["minder", "bekend"],
    &["hoger", "beroep"],
    &["hoger", "onderwijs"],
    &["hogere", "opleiding"],
    &["lager", "onderwijs"],
    &["onder", "meer"],
    &["niet", "meer"],
    &["geen", "meer"],
    &["niet", "langer"],
    &["min", "of", "meer"],
    &["meer", "of", "minder"],
    &["of", "meer"],
    &["of", "minder"],
    &["of", "hoger"],
    &["of", "lager"],
    &["en", "ouder"],
    &["of", "ouder"],
    &["of", "jonger"],
    &["meer", "en", "meer"],
    &["zonder", "meer"],
    &["des", "te", "meer"],
    &["te", "meer"],
    &["nog", "meer"],
    &["eens", "te", "meer"],
    &["minder", "snel"],
    &["minder", "hard"],
    &["minder", "goed"],
    &["minder", "sterk"],
    &["minder", "duidelijk"],
    &["minder", "dan", "de", "helft"],
];

const ENGLISH_IDIOMS: &[&[&str]] = &[
    &["more", "information"],
    &["more", "about"],
    &["more", "on"],
    &["read", "more"],
    &["learn", "more"],
    &["find", "out", "more"],
    &["no", "longer"],
    &["more", "or", "less"],
    &["or", "more"],
    &["or", "less"],
    &["or", "older"],
    &["or", "younger"],
    &["higher", "education"],
    &["less", "known"],
    &["up", "to"],
    &["more", "and", "more"],
    &["too", "late"],
];

/// A word of the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    /// What it says.
    pub(super) way: Way,
    /// How it is used.
    pub(super) class: Class,
    /// The word that says the opposite; empty when there is none.
    pub(super) opposite: &'static str,
}

/// Finds a word in lower case.
pub(super) fn find(word: &str, language: Language) -> Option<Entry> {
    static DUTCH: LazyLock<HashMap<&str, Entry>> = LazyLock::new(|| listed(Language::Dutch));
    static ENGLISH: LazyLock<HashMap<&str, Entry>> = LazyLock::new(|| listed(Language::English));
    let listed = if language == Language::Dutch { &DUTCH } else { &ENGLISH };
    if let Some(entry) = listed.get(word) {
        return Some(*entry);
    }
    // `kostenstijging`, `personeelsgroei`, `stijgingen`.
    if language == Language::Dutch {
        let singular =
            word.strip_suffix("en").filter(|stem| stem.ends_with("ing")).or(word.strip_suffix('s').filter(|stem| stem.ends_with("name")));
        let stem = singular.unwrap_or(word);
        let compound = |noun: &str| stem.strip_suffix(noun).is_some_and(|before| before.is_empty() || before.chars().count() > 2);
        for (up, down) in &DUTCH_NOUNS[..3] {
            if compound(up) {
                return Some(Entry { way: Way::To(Ordering::Greater), class: Class::Noun, opposite: down });
            }
            if compound(down) && !stem.ends_with("taling") {
                return Some(Entry { way: Way::To(Ordering::Less), class: Class::Noun, opposite: up });
            }
        }
    }
    None
}

/// The words of the lists of a language. A word that is in several is what the first says.
fn listed(language: Language) -> HashMap<&'static str, Entry> {
    let tables: [(&[(&'static str, &'static str)], Class); 4] = match language {
        Language::Dutch => [
            (DUTCH_VERBS, Class::Verb),
            (DUTCH_NOUNS, Class::Noun),
            (DUTCH_COMPARATIVES, Class::Comparative),
            (DUTCH_BEHIND, Class::Behind),
        ],
        Language::English => [
            (ENGLISH_VERBS, Class::Verb),
            (ENGLISH_NOUNS, Class::Noun),
            (ENGLISH_COMPARATIVES, Class::Comparative),
            (ENGLISH_BEHIND, Class::Behind),
        ],
    };
    let mut listed = HashMap::new();
    for (table, class) in tables {
        for (up, down) in table {
            listed.entry(*up).or_insert(Entry { way: Way::To(Ordering::Greater), class, opposite: down });
            listed.entry(*down).or_insert(Entry { way: Way::To(Ordering::Less), class, opposite: up });
        }
    }
    for word in EITHER {
        listed.entry(*word).or_insert(Entry { way: Way::Either, class: Class::Comparative, opposite: "" });
    }
    // Where a word has no opposite, nothing stands in its place.
    listed.remove("");
    listed
}

/// Finds what a verb in two parts says with one of its second parts: the way, and the second part that says the opposite.
pub(super) fn parts(first: &str, second: &str, language: Language) -> Option<(Ordering, &'static str)> {
    if language == Language::English {
        return None;
    }
    DUTCH_PARTS.iter().find_map(|(verbs, up, down)| match second {
        _ if !verbs.contains(&first) || second.is_empty() => None,
        _ if second == *up => Some((Ordering::Greater, *down)),
        _ if second == *down => Some((Ordering::Less, *up)),
        _ => None,
    })
}

/// Does a word say something behind `te` only, as in `te veel`?
pub(super) fn needs_too(word: &str) -> bool {
    matches!(word, "veel" | "weinig" | "many" | "much" | "few" | "little")
}

/// Does a word say something behind an article only, as in `een plus van`?
pub(super) fn needs_article(word: &str) -> bool {
    matches!(word, "plus" | "min" | "plusje" | "minnetje")
}

/// Can a word be the first part of a verb in two?
pub(super) fn is_first_part(word: &str, language: Language) -> bool {
    language == Language::Dutch && DUTCH_PARTS.iter().any(|(verbs, ..)| verbs.contains(&word))
}

/// The idioms of a language.
pub(super) fn idioms(language: Language) -> &'static [&'static [&'static str]] {
    match language {
        Language::Dutch => DUTCH_IDIOMS,
        Language::English => ENGLISH_IDIOMS,
    }
}

/// How many times something is what it was, by a word: `verdubbelde`, `halved`, as a fraction.
pub(super) fn factor(word: &str, language: Language) -> Option<(i64, i64)> {
    const DUTCH: [(&str, i64); 9] = [
        ("verdubbel", 2),
        ("verdrievoudig", 3),
        ("verviervoudig", 4),
        ("vervijfvoudig", 5),
        ("verzesvoudig", 6),
        ("verzevenvoudig", 7),
        ("verachtvoudig", 8),
        ("vertienvoudig", 10),
        ("verhonderdvoudig", 100),
    ];
    const ENGLISH: [(&str, i64); 4] = [("doubl", 2), ("tripl", 3), ("trebl", 3), ("quadrupl", 4)];
    let table: &[(&str, i64)] = if language == Language::Dutch { &DUTCH } else { &ENGLISH };
    if let Some((_, times)) = table.iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some((*times, 1));
    }
    let half: &[&str] = if language == Language::Dutch { &["halveer", "gehalveer", "halver"] } else { &["halved", "halves", "halving"] };
    half.iter().any(|stem| word.starts_with(stem)).then_some((1, 2))
}

/// `drie` before `keer zo veel`, `half` before `zo veel`.
pub(super) fn times(word: &str) -> Option<(i64, i64)> {
    const WORDS: [(&str, i64, i64); 22] = [
        ("anderhalf", 3, 2),
        ("twee", 2, 1),
        ("drie", 3, 1),
        ("vier", 4, 1),
        ("vijf", 5, 1),
        ("zes", 6, 1),
        ("zeven", 7, 1),
        ("acht", 8, 1),
        ("negen", 9, 1),
        ("tien", 10, 1),
        ("dubbel", 2, 1),
        ("half", 1, 2),
        ("twice", 2, 1),
        ("two", 2, 1),
        ("three", 3, 1),
        ("four", 4, 1),
        ("five", 5, 1),
        ("six", 6, 1),
        ("seven", 7, 1),
        ("eight", 8, 1),
        ("nine", 9, 1),
        ("ten", 10, 1),
    ];
    WORDS.iter().find(|(known, ..)| *known == word).map(|(_, above, below)| (*above, *below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_opposites() {
        let entry = find("daalde", Language::Dutch).unwrap();
        assert_eq!((entry.way, entry.class, entry.opposite), (Way::To(Ordering::Less), Class::Verb, "steeg"));
        assert_eq!(find("kostenstijgingen", Language::Dutch).map(|entry| entry.way), Some(Way::To(Ordering::Greater)));
        assert_eq!(find("betaling", Language::Dutch), None);
        assert_eq!(parts("namen", "af", Language::Dutch), Some((Ordering::Less, "toe")));
        assert_eq!(parts("handelden", "af", Language::Dutch), None);
        assert_eq!(factor("verdubbelingen", Language::Dutch), Some((2, 1)));
        assert_eq!(factor("gehalveerd", Language::Dutch), Some((1, 2)));
    }
}
