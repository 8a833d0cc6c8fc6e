//! The success criteria at the levels A and AA: the 55 of WCAG 2.2, and 4.1.1, which WCAG 2.1 and with it EN 301 549 still have.
//!
//! The names are those of the recommendation and of its authorised Dutch translation. A statement names a criterion by its number.

use crate::diagnostic::Language;

/// A success criterion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Criterion {
    /// Its number, such as `1.4.3`.
    pub(crate) number: &'static str,
    /// Its level: `A` or `AA`.
    pub(crate) level: &'static str,
    dutch: &'static str,
    english: &'static str,
}

impl Criterion {
    /// Finds a criterion by its number.
    pub(crate) fn parse(number: &str) -> Option<&'static Self> {
        CRITERIA.iter().find(|criterion| criterion.number == number)
    }

    /// Returns its name in a language.
    pub(crate) fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.dutch,
            Language::English => self.english,
        }
    }

    /// Every number, in order.
    pub(crate) const NUMBERS: [&'static str; CRITERIA.len()] = {
        let mut numbers = [""; CRITERIA.len()];
        let mut position = 0;
        while position < CRITERIA.len() {
            numbers[position] = CRITERIA[position].number;
            position += 1;
        }
        numbers
    };
}

const fn of(number: &'static str, level: &'static str, dutch: &'static str, english: &'static str) -> Criterion {
    Criterion { number, level, dutch, english }
}

const CRITERIA: [Criterion; 56] = [
    of("1.1.1", "A", "Niet-tekstuele content", "Non-text Content"),
    of("1.2.1", "A", "Louter-geluid en louter-videobeeld (vooraf opgenomen)", "Audio-only and Video-only (Prerecorded)"),
    of("1.2.2", "A", "Ondertitels voor doven en slechthorenden (vooraf opgenomen)", "Captions (Prerecorded)"),
    of("1.2.3", "A", "Audiodescriptie of media-alternatief (vooraf opgenomen)", "Audio Description or Media Alternative (Prerecorded)"),
    of("1.2.4", "AA", "Ondertitels voor doven en slechthorenden (live)", "Captions (Live)"),
    of("1.2.5", "AA", "Audiodescriptie (vooraf opgenomen)", "Audio Description (Prerecorded)"),
    of("1.3.1", "A", "Info en relaties", "Info and Relationships"),
    of("1.3.2", "A", "Betekenisvolle volgorde", "Meaningful Sequence"),
    of("1.3.3", "A", "Zintuiglijke eigenschappen", "Sensory Characteristics"),
    of("1.3.4", "AA", "Weergavestand", "Orientation"),
    of("1.3.5", "AA", "Identificeer het doel van de input", "Identify Input Purpose"),
    of("1.4.1", "A", "Gebruik van kleur", "Use of Color"),
    of("1.4.2", "A", "Geluidsbediening", "Audio Control"),
    of("1.4.3", "AA", "Contrast (minimum)", "Contrast (Minimum)"),
    of("1.4.4", "AA", "Herschalen van tekst", "Resize Text"),
    of("1.4.5", "AA", "Afbeeldingen van tekst", "Images of Text"),
    of("1.4.10", "AA", "Reflow", "Reflow"),
    of("1.4.11", "AA", "Contrast van niet-tekstuele content", "Non-text Contrast"),
    of("1.4.12", "AA", "Tekstafstand", "Text Spacing"),
    of("1.4.13", "AA", "Content bij hover of focus", "Content on Hover or Focus"),
    of("2.1.1", "A", "Toetsenbord", "Keyboard"),
    of("2.1.2", "A", "Geen toetsenbordval", "No Keyboard Trap"),
    of("2.1.4", "A", "Enkel teken sneltoetsen", "Character Key Shortcuts"),
    of("2.2.1", "A", "Timing aanpasbaar", "Timing Adjustable"),
    of("2.2.2", "A", "Pauzeren, stoppen, verbergen", "Pause, Stop, Hide"),
    of("2.3.1", "A", "Drie flitsen of beneden drempelwaarde", "Three Flashes or Below Threshold"),
    of("2.4.1", "A", "Blokken omzeilen", "Bypass Blocks"),
    of("2.4.2", "A", "Paginatitel", "Page Titled"),
    of("2.4.3", "A", "Focus volgorde", "Focus Order"),
    of("2.4.4", "A", "Linkdoel (in context)", "Link Purpose (In Context)"),
    of("2.4.5", "AA", "Meerdere manieren", "Multiple Ways"),
    of("2.4.6", "AA", "Koppen en labels", "Headings and Labels"),
    of("2.4.7", "AA", "Focus zichtbaar", "Focus Visible"),
    of("2.4.11", "AA", "Focus niet bedekt (minimum)", "Focus Not Obscured (Minimum)"),
    of("2.5.1", "A", "Aanwijzergebaren", "Pointer Gestures"),
    of("2.5.2", "A", "Aanwijzerannulering", "Pointer Cancellation"),
    of("2.5.3", "A", "Label in naam", "Label in Name"),
    of("2.5.4", "A", "Bewegingsactivering", "Motion Actuation"),
    of("2.5.7", "AA", "Sleepbewegingen", "Dragging Movements"),
    of("2.5.8", "AA", "Grootte van het aanwijsgebied (minimum)", "Target Size (Minimum)"),
    of("3.1.1", "A", "Taal van de pagina", "Language of Page"),
    of("3.1.2", "AA", "Taal van onderdelen", "Language of Parts"),
    of("3.2.1", "A", "Bij focus", "On Focus"),
    of("3.2.2", "A", "Bij input", "On Input"),
    of("3.2.3", "AA", "Consistente navigatie", "Consistent Navigation"),
    of("3.2.4", "AA", "Consistente identificatie", "Consistent Identification"),
    of("3.2.6", "A", "Consistente hulp", "Consistent Help"),
    of("3.3.1", "A", "Foutidentificatie", "Error Identification"),
    of("3.3.2", "A", "Labels of instructies", "Labels or Instructions"),
    of("3.3.3", "AA", "Foutsuggestie", "Error Suggestion"),
    of("3.3.4", "AA", "Foutpreventie (wettelijk, financieel, gegevens)", "Error Prevention (Legal, Financial, Data)"),
    of("3.3.7", "A", "Overbodige invoer", "Redundant Entry"),
    of("3.3.8", "AA", "Toegankelijke authenticatie (minimum)", "Accessible Authentication (Minimum)"),
    of("4.1.1", "A", "Parsen", "Parsing"),
    of("4.1.2", "A", "Naam, rol, waarde", "Name, Role, Value"),
    of("4.1.3", "AA", "Statusberichten", "Status Messages"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What WCAG 2.2 added to 2.1 at the levels A and AA; 2.1 is what EN 301 549 demands.
    const NEW: [&str; 6] = ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"];

    #[test]
    fn the_law_has_50_criteria_and_wcag_22_has_55() {
        assert_eq!(CRITERIA.iter().filter(|criterion| !NEW.contains(&criterion.number)).count(), 50);
        assert_eq!(CRITERIA.iter().filter(|criterion| criterion.number != "4.1.1").count(), 55);
        // 31 and 24 of 2.2; the 30 and 20 of 2.1.
        let of_level = |level: &str| CRITERIA.iter().filter(|criterion| criterion.level == level).count();
        assert_eq!((of_level("A"), of_level("AA")), (32, 24));
    }

    #[test]
    fn the_list_is_in_order_and_each_number_occurs_once() {
        let parts = |number: &str| number.split('.').map(|part| part.parse::<u32>().unwrap()).collect::<Vec<_>>();
        let numbers: Vec<Vec<u32>> = Criterion::NUMBERS.into_iter().map(parts).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b));
        assert_eq!((Criterion::parse("1.4.3").map(|found| found.level), Criterion::parse("1.4.6")), (Some("AA"), None));
    }
}
