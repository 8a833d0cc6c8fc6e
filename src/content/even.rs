//! Letters made even: however a word was typed or pasted, it is compared as the same letters.
//!
//! A ligature is its letters, a soft hyphen and a space without width are nothing, a space of any kind is a space, a curly apostrophe a straight one, a
//! letter with its diacritic behind it one letter, a digit below the line a digit.

use unicode_normalization::char::compose;

/// What a letter becomes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Even {
    /// One letter.
    Letter(char),
    /// The letters of a ligature.
    Two([char; 2]),
    /// The letters of a ligature of three.
    Three([char; 3]),
    /// A diacritic, which goes with the letter before it.
    Diacritic(char),
    /// Nothing that is read.
    Nothing,
}

impl Even {
    /// Puts it behind a text.
    pub(crate) fn put(self, text: &mut String) {
        match self {
            Even::Letter(letter) => text.push(letter),
            Even::Two(letters) => text.extend(letters),
            Even::Three(letters) => text.extend(letters),
            Even::Nothing => {}
            Even::Diacritic(mark) => match text.chars().next_back().and_then(|before| compose(before, mark)) {
                Some(letter) => {
                    text.pop();
                    text.push(letter);
                }
                None => text.push(mark),
            },
        }
    }
}

/// Returns what a letter becomes.
pub(crate) fn even(letter: char) -> Even {
    match letter {
        'ĳ' => Even::Two(['i', 'j']),
        'Ĳ' => Even::Two(['I', 'J']),
        'ﬁ' => Even::Two(['f', 'i']),
        'ﬂ' => Even::Two(['f', 'l']),
        'ﬀ' => Even::Two(['f', 'f']),
        'ﬃ' => Even::Three(['f', 'f', 'i']),
        'ﬄ' => Even::Three(['f', 'f', 'l']),
        // A place where a word may be broken, or may not.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Even::Nothing,
        '₀'..='₉' => Even::Letter(char::from(b'0' + u8::try_from(u32::from(letter) - u32::from('₀')).unwrap_or(0))),
        '’' | '‘' => Even::Letter('\''),
        '\u{2010}' | '\u{2011}' => Even::Letter('-'),
        '\u{300}'..='\u{36f}' => Even::Diacritic(letter),
        _ if letter.is_whitespace() => Even::Letter(' '),
        _ => Even::Letter(letter),
    }
}

/// Makes the letters of a text even.
pub(crate) fn evened(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    text.chars().for_each(|letter| even(letter).put(&mut made));
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_however_it_was_typed() {
        for (typed, even) in [
            ("bĳ", "bij"),
            ("eﬃciënt", "efficiënt"),
            ("efficie\u{308}nt", "efficiënt"),
            ("mid\u{ad}dels", "middels"),
            ("foto’s", "foto's"),
            ("CO₂", "CO2"),
            ("a\u{a0}b", "a b"),
        ] {
            assert_eq!(evened(typed), even);
        }
        assert_eq!(evened("\u{301}x"), "\u{301}x");
    }
}
