//! Corrections of a published edition: what a later version says otherwise, since when, and why.

use super::keys::{CORRECTION_KINDS, MOST_VERSION};
use crate::day::Day;
use crate::settings::{Reader, Text};

/// Something that a later version of an edition says otherwise than the one before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Correction {
    /// The first version that has it right.
    pub(crate) version: u32,
    /// The number of that version, with its place.
    pub(crate) place_of_version: crate::source::Span,
    /// The day on which it was made.
    pub(crate) day: Day,
    /// Was it a mistake, or did more come to be known?
    pub(crate) kind: CorrectionKind,
    /// The page it is on: the `id` of a chapter, or `index`; behind a `#` the heading it is under.
    pub(crate) place: Text,
    /// What stood there; empty where something was added.
    pub(crate) was: String,
    /// What stands there now.
    pub(crate) becomes: String,
    /// Why it was changed.
    pub(crate) reason: String,
}

/// What a correction is: in the two words of the list of Statistics Netherlands, "Correcties en revisies", or something new.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CorrectionKind {
    /// A mistake was put right.
    Correction,
    /// A figure changed because more came to be known.
    Revision,
    /// Something was added, and nothing else changed.
    Addition,
}

impl CorrectionKind {
    /// The key of its word in a theme.
    pub(crate) fn word(self) -> &'static str {
        match self {
            CorrectionKind::Correction => "correction",
            CorrectionKind::Revision => "revision",
            CorrectionKind::Addition => "addition",
        }
    }
}

impl Correction {
    /// The `id` of its chapter, or `index`.
    pub(crate) fn page(&self) -> &str {
        self.place.value.split('#').next().unwrap_or_default()
    }

    /// The id of the heading it is under; `None` for the page as a whole.
    pub(crate) fn heading(&self) -> Option<&str> {
        self.place.value.split_once('#').map(|(_, heading)| heading)
    }

    /// Reads one. Errors: S003, S004, S005, S018, S019.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let version = if reader.needs("version") { reader.whole("version", 2, MOST_VERSION) } else { None };
        let place_of_version = reader.place("version");
        let day = if reader.needs("date") { reader.day("date") } else { None };
        let kind = if reader.needs("kind") { reader.choice("kind", &CORRECTION_KINDS) } else { None };
        // The words of both languages, Dutch first.
        let kind = kind.map(|kind| [CorrectionKind::Correction, CorrectionKind::Revision, CorrectionKind::Addition][kind % 3]);
        let was = match kind {
            Some(CorrectionKind::Addition) => Some(String::new()),
            _ => reader.required_text("was").map(|was| was.value),
        };
        let [place, becomes, reason] = ["place", "becomes", "reason"].map(|key| reader.required_text(key));
        Some(Correction {
            version: u32::try_from(version?).ok()?,
            place_of_version: place_of_version?,
            day: day?.0,
            kind: kind?,
            place: place?,
            was: was?,
            becomes: becomes?.value,
            reason: reason?.value,
        })
    }
}
