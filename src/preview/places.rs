//! Places in files as the preview tells them: line and column, the line itself with what is marked in it, and how it is opened.

use serde::Serialize;

use super::View;
use super::opening::Open;
use crate::diagnostic::render::Lines;
use crate::source::{Sources, Span};

/// A place in a file, counted from 1, columns in characters.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) open: Open,
}

/// The line that a place is on.
#[derive(Clone, PartialEq, Debug, Serialize, Default)]
pub(super) struct Excerpt {
    /// The line, or the part of it around the place when it is long; empty when the place is a whole file.
    pub(super) excerpt: String,
    /// What is marked: first character and the one behind the last, counted from 0.
    pub(super) mark: Option<(usize, usize)>,
}

/// The longest excerpt, in characters.
const MOST: usize = 240;
/// What is shown before the mark in a longer line.
const BEFORE: usize = 80;

/// Finds places, with the lines of each file counted once.
pub(super) struct Finder<'a> {
    view: View<'a>,
    lines: Lines<'a>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(view: View<'a>) -> Self {
        Finder { lines: Lines::new(view.sources), view }
    }

    /// Returns the place where a span starts.
    pub(super) fn place(&mut self, span: &Span) -> Place {
        let [(line, column), _] = self.lines.of(span);
        Place { file: span.file.to_string(), line, column, open: self.view.opener.open(&span.file, line, column) }
    }
}

/// Returns the line that a span starts on.
pub(super) fn excerpt(span: &Span, sources: &Sources) -> Excerpt {
    let Some(text) = sources.shown(&span.file).filter(|_| span.end > 0) else { return Excerpt::default() };
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (floor(span.range().start), floor(span.range().end));
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[from..].find('\n').map_or(text.len(), |at| from + at);
    let first = text[start..from].chars().count();
    let last = first + text[from..to.clamp(from, end)].chars().count();
    let line: Vec<char> = text[start..end].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.len() <= MOST {
        return Excerpt { excerpt: line.into_iter().collect(), mark: (last > first).then_some((first, last)) };
    }
    let cut = first.saturating_sub(BEFORE);
    let kept = &line[cut..line.len().min(cut + MOST)];
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let lead = dots(cut > 0);
    let excerpt = format!("{lead}{}{}", kept.iter().collect::<String>(), dots(cut + kept.len() < line.len()));
    let shift = |at: usize| at.min(cut + kept.len()) - cut + lead.chars().count();
    Excerpt { excerpt, mark: (last > first).then(|| (shift(first), shift(last))) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn of(text: &str, range: std::ops::Range<usize>) -> Excerpt {
        let mut sources = Sources::default();
        sources.insert_text("a.md", text);
        excerpt(&Span::new(&Arc::from("a.md"), range), &sources)
    }

    #[test]
    fn a_line_is_shown_with_its_mark() {
        assert_eq!(of("een\nté fout\ndrie", 8..12), Excerpt { excerpt: "té fout".into(), mark: Some((3, 7)) });
        assert_eq!(of("een\ntwee\ndrie", 6..11), Excerpt { excerpt: "twee".into(), mark: Some((2, 4)) });
        assert_eq!(of("een", 0..0), Excerpt::default());
        assert_eq!(of("een", 3..3), Excerpt { excerpt: "een".into(), mark: None });
        assert_eq!(of("een", 99..120), Excerpt { excerpt: "een".into(), mark: None });
    }

    #[test]
    fn of_a_long_line_the_part_around_the_mark_is_shown() {
        let text = format!("{}FOUT{}", "a".repeat(1000), "b".repeat(1000));
        let Excerpt { excerpt, mark } = of(&text, 1000..1004);
        let (from, to) = mark.expect("a mark");
        assert_eq!(excerpt.chars().skip(from).take(to - from).collect::<String>(), "FOUT");
        assert!(excerpt.starts_with('…') && excerpt.ends_with('…') && excerpt.chars().count() == MOST + 2);
        let Excerpt { excerpt, mark } = of(&text, 10..1900);
        assert_eq!((excerpt.chars().count(), mark), (MOST + 1, Some((10, MOST))));
    }
}
