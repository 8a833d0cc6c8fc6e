//! Edits as people read them: the lines that change, with some lines around them, in the form of a unified diff.

use super::Splice;
use super::bytes::edited;

/// Lines shown before and behind a change.
const AROUND: usize = 3;

/// A line of a diff.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum DiffLine {
    /// Tells of which file the lines are, or where in it.
    Head(String),
    /// Stays.
    Same(String),
    /// Goes.
    Old(String),
    /// Comes.
    New(String),
    /// The file does not end in a line end.
    NoEnd,
}

impl DiffLine {
    /// Returns the line as it is written in a diff.
    pub(crate) fn text(&self) -> String {
        match self {
            DiffLine::Head(line) => line.clone(),
            DiffLine::Same(line) => format!(" {line}"),
            DiffLine::Old(line) => format!("-{line}"),
            DiffLine::New(line) => format!("+{line}"),
            DiffLine::NoEnd => "\\ No newline at end of file".to_owned(),
        }
    }
}

/// Lines that make way for others: positions in the old lines, and the new lines.
struct Change<'a> {
    start: usize,
    end: usize,
    new: Vec<&'a str>,
}

/// Shows what edits, in order, do to the text of a file; nothing when there are none.
pub(crate) fn diff(file: &str, text: &str, splices: &[Splice]) -> Vec<DiffLine> {
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let mut starts: Vec<usize> = old.iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len()))).collect();
    starts.push(text.len());
    let line_of = |at: usize| starts[..old.len()].partition_point(|start| *start <= at).max(1) - 1;
    let mut spans: Vec<(usize, usize, Vec<Splice>)> = Vec::new();
    for splice in splices {
        let (first, last) = (line_of(splice.range.start), line_of(splice.range.end) + 1);
        match spans.last_mut() {
            Some((_, end, inside)) if first < *end => {
                *end = last.max(*end);
                inside.push(splice.clone());
            }
            _ => spans.push((first, last, vec![splice.clone()])),
        }
    }
    let new_texts: Vec<String> = spans
        .iter()
        .map(|(first, last, inside)| {
            let from = starts[*first];
            let moved = |splice: &Splice| Splice { range: splice.range.start - from..splice.range.end - from, text: splice.text.clone() };
            edited(&text[from..starts[*last]], &inside.iter().map(moved).collect::<Vec<_>>())
        })
        .collect();
    let changes: Vec<Change<'_>> = spans
        .iter()
        .zip(&new_texts)
        .map(|((start, end, _), new)| Change { start: *start, end: *end, new: new.split_inclusive('\n').collect() })
        .collect();
    let mut shown = Vec::new();
    if !changes.is_empty() {
        shown.extend([format!("--- a/{file}"), format!("+++ b/{file}")].map(DiffLine::Head));
    }
    let mut grown = 0;
    for group in changes.chunk_by(|one, next| next.start - one.end <= 2 * AROUND) {
        hunk(&old, group, &mut grown, &mut shown);
    }
    shown
}

/// Shows changes that stand close together. `grown` is by how many lines the new text is longer than the old one before them.
fn hunk(old: &[&str], group: &[Change<'_>], grown: &mut isize, shown: &mut Vec<DiffLine>) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let (from, to) = (first.start.saturating_sub(AROUND), (last.end + AROUND).min(old.len()));
    let more: isize = group.iter().map(|change| signed(change.new.len()) - signed(change.end - change.start)).sum();
    let (start, length) = (signed(from) + 1, signed(to - from));
    shown.push(DiffLine::Head(format!("@@ -{start},{length} +{},{} @@", start + *grown, length + more)));
    *grown += more;
    let mut at = from;
    for change in group {
        push(shown, DiffLine::Same, &old[at..change.start]);
        push(shown, DiffLine::Old, &old[change.start..change.end]);
        push(shown, DiffLine::New, &change.new);
        at = change.end;
    }
    push(shown, DiffLine::Same, &old[at..to]);
}

fn push(shown: &mut Vec<DiffLine>, kind: fn(String) -> DiffLine, lines: &[&str]) {
    for line in lines {
        shown.push(kind(line.trim_end_matches('\n').to_owned()));
        if !line.ends_with('\n') {
            shown.push(DiffLine::NoEnd);
        }
    }
}

fn signed(lines: usize) -> isize {
    isize::try_from(lines).expect("a text has fewer lines than bytes, and those fit")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, edits: &[(&str, &str)]) -> String {
        let splices: Vec<Splice> = edits
            .iter()
            .map(|(old, new)| {
                let at = text.find(old).unwrap();
                Splice { range: at..at + old.len(), text: (*new).to_owned() }
            })
            .collect();
        diff("a.md", text, &splices).iter().map(|line| line.text() + "\n").collect()
    }

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15";
        assert_eq!(
            shown(text, &[("2", "two"), ("4", "four"), ("15", "last")]),
            "--- a/a.md\n+++ b/a.md\n@@ -1,7 +1,7 @@\n 1\n-2\n+two\n 3\n-4\n+four\n 5\n 6\n 7\n@@ -12,4 +12,4 @@\n 12\n 13\n 14\n-15\n\\ No newline at end of file\n+last\n\\ No newline at end of file\n"
        );
        assert_eq!(shown(text, &[("2\n3", "2, 3")]), "--- a/a.md\n+++ b/a.md\n@@ -1,6 +1,5 @@\n 1\n-2\n-3\n+2, 3\n 4\n 5\n 6\n");
        assert_eq!(shown(text, &[]), "");
    }
}
