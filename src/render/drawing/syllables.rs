//! Where a long Dutch word may break: a rule of thumb for words that are wider than their line, as compounds can be. It knows which consonants can begin a
//! syllable and leaves as many of them to the next one; it knows no words, so that a break can be unusual, but never unreadable.

/// What can begin a syllable together. `st`, `sl`, `sp` and the like are left out: more often the `s` ends one, as it does where words are joined
/// (`belas-ting`, `bedrijfs-plan`).
const ONSETS: [&str; 27] = [
    "bl", "br", "ch", "dr", "dw", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "kw", "ph", "pl", "pr", "qu", "sch", "schr", "str", "th", "tr",
    "tw", "vl", "vr", "wr", "zw",
];

/// Letters that stay together at the start and at the end of a word. Our own choice.
const SHORTEST: usize = 4;

/// Returns the places, in bytes and in rising order, before which a hyphen and a new line may stand.
pub(super) fn breaks(word: &str) -> Vec<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut breaks = Vec::new();
    let mut position = 0;
    while position < letters.len() {
        // A cluster of consonants between two vowels.
        let Some(start) = (position..letters.len()).find(|at| is_consonant(&letters, *at)) else { break };
        let end = (start..letters.len()).find(|at| !is_consonant(&letters, *at)).unwrap_or(letters.len());
        position = end;
        let between = start > 0 && end < letters.len() && is_vowel(&letters, start - 1) && is_vowel(&letters, end);
        let at = end - onset(&letters[start..end]);
        if between && at >= SHORTEST && letters.len() - at >= SHORTEST {
            breaks.push(letters[at].0);
        }
    }
    breaks
}

/// How many of the consonants begin the next syllable.
fn onset(cluster: &[(usize, char)]) -> usize {
    let text: String = cluster.iter().flat_map(|(_, letter)| letter.to_lowercase()).collect();
    (2..=cluster.len()).rev().find(|length| ONSETS.iter().any(|onset| onset.len() == *length && text.ends_with(onset))).unwrap_or(1)
}

fn is_vowel(letters: &[(usize, char)], at: usize) -> bool {
    letters[at].1.is_alphabetic() && !is_consonant(letters, at)
}

/// The j of `ij` belongs to its vowel.
fn is_consonant(letters: &[(usize, char)], at: usize) -> bool {
    let letter = letters[at].1.to_ascii_lowercase();
    let after_i = at > 0 && letters[at - 1].1.eq_ignore_ascii_case(&'i');
    "bcdfghklmnpqrstvwxz".contains(letter) || (letter == 'j' && !after_i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(word: &str) -> String {
        let mut text = String::new();
        let mut start = 0;
        for at in breaks(word) {
            text.push_str(&word[start..at]);
            text.push('-');
            start = at;
        }
        text + &word[start..]
    }

    #[test]
    fn syllables_begin_with_what_can_begin_a_word() {
        for (word, expected) in [
            ("Rijksvastgoedbedrijf", "Rijks-vast-goed-be-drijf"),
            ("Belastingdienst", "Belas-ting-dienst"),
            ("werkstress", "werk-stress"),
            ("arbeidsmarktpositie", "arbeids-markt-po-sitie"),
            ("coëfficiënten", "coëf-fi-ciënten"),
            ("bedrijfsplannen", "bedrijfs-plannen"),
            ("A4", "A4"),
            ("", ""),
            ("ziekteverzuim", "ziek-te-ver-zuim"),
        ] {
            assert_eq!(broken(word), expected);
        }
    }
}
