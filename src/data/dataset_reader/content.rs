//! What stands in a cell: a number in the notation of the schema, or a text.

use crate::data::dataset::{Content, canonical};
use crate::data::schema::{CsvFormat, Measure, Representation};
use crate::diagnostic::Kind;
use crate::number::{Number, written_decimals};

/// The most characters of a number; reading more digits costs their square. Our own choice.
const MOST_DIGITS: usize = 100;

/// The most characters of a text in a cell; our own choice.
const MOST_LETTERS: usize = 2000;

/// Would a spreadsheet run this text? (OWASP, CSV injection.) A lone `-` is none; neither is what a number begins with, which is read before.
pub(crate) fn is_spreadsheet_formula(text: &str) -> bool {
    // What is not seen does not make it another text.
    let text = text.trim_start_matches(['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}']);
    let starts = ['=', '+', '@', '\t', '\r', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
    text.starts_with(starts) || (text.starts_with('-') && text.len() > 1)
}

/// Reads what stands in a cell: a number, or in a measure of text what is published. Errors: D009, D015, D028.
pub(super) fn read(text: &str, measure: &Measure, format: &CsvFormat) -> Result<Content, Kind> {
    match &measure.representation {
        Representation::Text if text.chars().count() > MOST_LETTERS => Err(Kind::LongText { limit: MOST_LETTERS }),
        Representation::Text if is_spreadsheet_formula(text) => Err(Kind::SpreadsheetFormula { value: text.to_owned() }),
        Representation::Text => Ok(Content::Words(canonical(text))),
        Representation::Number(_) => match read_number(text, format) {
            Some((number, decimals)) => Ok(Content::Number(number, decimals)),
            None if is_spreadsheet_formula(text) && !text.starts_with(['+', '-']) => {
                Err(Kind::SpreadsheetFormula { value: text.to_owned() })
            }
            None => Err(Kind::BadNumber { value: text.to_owned(), decimal: format.decimal, thousands: format.thousands }),
        },
    }
}

/// Reads a number in the declared notation, strictly, and tells how many decimals stand there.
fn read_number(text: &str, format: &CsvFormat) -> Option<(Number, u8)> {
    if let Some((number, decimals)) = Number::parse_short(text, format.decimal) {
        return Some((number, u8::try_from(decimals).ok()?));
    }
    let canonical = plain_number(text, format)?;
    Some((Number::parse(&canonical)?, u8::try_from(written_decimals(&canonical)).ok()?))
}

/// A number of any length with a point and no thousands marks; what is no number stays none.
fn plain_number(text: &str, format: &CsvFormat) -> Option<String> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = match unsigned.split_once(format.decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let whole = match format.thousands.filter(|mark| whole.contains(*mark)) {
        Some(mark) => {
            let mut groups = whole.split(mark);
            let first = groups.next().unwrap_or_default();
            if first.is_empty() || first.len() > 3 || !groups.all(|group| group.len() == 3) {
                return None;
            }
            whole.replace(mark, "")
        }
        None => whole.to_owned(),
    };
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    fn format(decimal: char, thousands: Option<char>) -> CsvFormat {
        CsvFormat { columns: None, columns_span: None, delimiter: ';', decimal, thousands, markers: BTreeMap::new() }
    }

    /// The number as delivered, in the notation of downloads: point, no thousands mark, every decimal kept, zeros at the end too.
    fn as_delivered(text: &str, format: &CsvFormat) -> String {
        let text: String = text.chars().filter(|c| Some(*c) != format.thousands).collect();
        let text = text.replace(format.decimal, ".");
        let (sign, unsigned) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let whole_length = unsigned.find('.').unwrap_or(unsigned.len());
        let zeros = unsigned.bytes().take(whole_length.saturating_sub(1)).take_while(|byte| *byte == b'0').count();
        let unsigned = &unsigned[zeros..];
        let zero = unsigned.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        format!("{}{unsigned}", if zero { "" } else { sign })
    }

    #[test]
    fn a_mark_of_thousands_is_as_strict_as_ever() {
        let format = format(',', Some('.'));
        let read = |text: &str| read_number(text, &format).map(|(number, decimals)| (number.to_string(), decimals));
        assert_eq!(read("1.234,50"), Some(("1234.5".to_owned(), 2)));
        for text in ["1.23", "1234.567", ".123", "1.2345", "1,2.345", "1.234,", ",5", "1,5,5", "--1", "+1", "1 000", "", "-"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_text_of_a_number_is_given_again(text in "-?(0{0,3}[0-9]{1,25}|[1-9][0-9]{0,2}([.][0-9]{3}){1,6})(,[0-9]{1,20})?", marked in any::<bool>()) {
            let format = format(',', marked.then_some('.'));
            if let Some((number, decimals)) = read_number(&text, &format) {
                prop_assert_eq!(number.round(decimals.into()).to_string(), as_delivered(&text, &format));
                prop_assert_eq!(number.round(decimals.into()).value(), number);
            } else {
                prop_assert!(text.contains('.') && !marked);
            }
        }
    }
}
