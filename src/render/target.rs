//! Targets: the words around the figures of a `doel` block, and a small picture of them.
//!
//! The picture is hidden from software that reads aloud, since the lines beside it say all it shows. Its places are percentages of its width, so that its
//! letters are never scaled; they are the only numbers here that are rounded, to hundredths of a percent of the width.

use super::context::{Html, TargetBar, TargetContext, TargetLine, TargetMark};
use super::theme::Words;
use crate::data::schema::Status;
use crate::diagnostic::Language;
use crate::html;
use crate::number::Number;
use crate::shortcode::target::{Course, Marks, TargetFigure};

/// The parts of a target that are written already.
pub(crate) struct Written {
    /// Id of the block on the page.
    pub(crate) id: String,
    /// What should be reached.
    pub(crate) title: String,
    /// The target.
    pub(crate) goal: Html,
    /// The stand; empty when it is not known.
    pub(crate) stand: Html,
    /// The distance; empty when there is none.
    pub(crate) gap: Html,
    /// The start; empty when there is none.
    pub(crate) base: Html,
    /// When the stand was, in the words of the writer; may be empty.
    pub(crate) when: String,
    /// A sentence below it; may be empty.
    pub(crate) text: Html,
}

/// What the template gets.
pub(crate) fn context(figure: &TargetFigure, written: Written, words: &Words, language: Language) -> TargetContext {
    let (course, verdict, reason) = match figure.course {
        Course::Reached if figure.exactly => ("reached", "target_reached", "target_why_exactly"),
        Course::Reached => ("reached", "target_reached", "target_why_reached"),
        Course::Missed => ("missed", "target_missed", "target_why_missed"),
        Course::TooLate => ("missed", "target_missed", "target_why_too_late"),
        Course::OnTrack => ("on-course", "target_on_course", "target_why_on_course"),
        Course::Behind => ("behind", "target_behind", "target_why_behind"),
        Course::NoStart => ("open", "target_open", "target_why_no_start"),
        Course::NoTime => ("open", "target_open", "target_why_no_time"),
        Course::Unknown(_) => ("unknown", "target_unknown", "target_why_unknown"),
    };
    let lines = lines(figure, &written, words, language);
    TargetContext {
        id: written.id,
        words: words.clone(),
        title: written.title,
        course: course.to_owned(),
        verdict: words[verdict].clone(),
        reason: words[reason].clone(),
        lines,
        bar: figure.marks.as_ref().map(|marks| bar(marks, words)),
        text: written.text,
    }
}

fn lines(figure: &TargetFigure, written: &Written, words: &Words, language: Language) -> Vec<TargetLine> {
    let when = |period: Option<&String>| {
        period.map(|period| format!("{} {}", words["target_in"], period_words(period, language))).unwrap_or_default()
    };
    let line = |label: &str, figure: &Html, after: String| TargetLine {
        label: words[label].clone(),
        before: String::new(),
        figure: figure.clone(),
        after,
    };
    let bound = if figure.at_least { "target_at_least" } else { "target_at_most" };
    let mut lines = vec![TargetLine { before: words[bound].clone(), ..line("target_goal", &written.goal, when(figure.year.as_ref())) }];
    if !written.base.is_empty() {
        lines.push(line("target_start", &written.base, when(figure.base_period.as_ref())));
    } else if let Some(year) = &figure.base_year {
        lines.push(line("target_compared", &Html::new(), year.clone()));
    }
    let stand = match figure.course {
        Course::Unknown(status) => html::escape(&words[status_word(status)]),
        _ => written.stand.clone(),
    };
    let now = if written.when.is_empty() { when(figure.period.as_ref()) } else { written.when.clone() };
    lines.push(line("target_now", &stand, now));
    if !written.gap.is_empty() {
        let label = match (figure.course == Course::Reached, figure.at_least) {
            (true, true) => "target_above",
            (true, false) => "target_below",
            (false, true) => "target_up",
            (false, false) => "target_down",
        };
        lines.push(line(label, &written.gap, String::new()));
    }
    lines
}

/// The word of a status without a number.
fn status_word(status: Status) -> &'static str {
    match status {
        Status::Confidential => "status_confidential",
        Status::NotApplicable => "status_not_applicable",
        _ => "status_not_available",
    }
}

/// A year or quarter in words: `2023`, `het 3e kwartaal van 2023`.
fn period_words(period: &str, language: Language) -> String {
    let Some((year, quarter)) = period.split_once("-Q") else { return period.to_owned() };
    match language {
        Language::Dutch => format!("het {quarter}e kwartaal van {year}"),
        Language::English => format!("quarter {quarter} of {year}"),
    }
}

/// The picture: a line from zero, or from the least value below it, to a tenth beyond the largest value; to a hundred percent where that is over the half.
fn bar(marks: &Marks, words: &Words) -> TargetBar {
    let all = [Some(&marks.goal), Some(&marks.stand), marks.base.as_ref()];
    let values = || all.into_iter().flatten();
    let zero = Number::zero();
    let hundred = Number::from(100);
    let low = values().min().filter(|least| **least < zero).unwrap_or(&zero).clone();
    let top = values().max().filter(|most| **most > zero).unwrap_or(&zero).clone();
    let high = match marks.percent && top <= hundred && top > Number::from(50) && low.is_zero() {
        true => hundred,
        false => &top + &tenth(&(&top - &low)),
    };
    let span = &high - &low;
    let place = |value: &Number| {
        let part = (value - &low).checked_div(&span).unwrap_or_else(Number::zero);
        &part * &Number::from(100)
    };
    let mark = |value: &Number, word: &str| {
        let at = place(value);
        let anchor = if at < Number::from(20) {
            "start"
        } else if at > Number::from(80) {
            "end"
        } else {
            "middle"
        };
        TargetMark { at: percent(&at), anchor: anchor.to_owned(), label: words[word].clone() }
    };
    let (begin, end) = (place(&zero), place(&marks.stand));
    let (from, to) = if begin <= end { (begin, end) } else { (end, begin) };
    TargetBar {
        from: percent(&from),
        length: percent(&(&to - &from)),
        stand: mark(&marks.stand, "target_mark_now"),
        goal: mark(&marks.goal, "target_mark_goal"),
        base: marks.base.as_ref().map(|base| mark(base, "target_mark_start")),
    }
}

fn tenth(number: &Number) -> Number {
    number.checked_div(&Number::from(10)).expect("ten is not zero")
}

fn percent(number: &Number) -> String {
    format!("{}%", number.round(2).value())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(goal: &str, stand: &str, base: Option<&str>, percent: bool) -> [String; 5] {
        let number = |text: &str| Number::parse(text).unwrap();
        let words = ["target_mark_now", "target_mark_goal", "target_mark_start"].map(|key| (key.to_owned(), key.to_owned()));
        let marks = Marks { goal: number(goal), stand: number(stand), base: base.map(number), percent };
        let bar = bar(&marks, &Words::new(std::collections::BTreeMap::from(words)));
        let base = bar.base.map(|base| base.at).unwrap_or_default();
        [bar.from, bar.length, bar.goal.at, bar.goal.anchor, base]
    }

    #[test]
    fn a_picture_is_drawn_from_zero() {
        assert_eq!(drawn("75", "39.6", Some("32.7"), true), ["0%", "39.6%", "75%", "middle", "32.7%"]);
        // Small percentages would be lost on a line to a hundred.
        assert_eq!(drawn("10", "15.4", None, true), ["0%", "90.91%", "59.03%", "middle", ""]);
        // A tenth beyond the largest.
        assert_eq!(drawn("5688", "4386", None, false), ["0%", "70.1%", "90.91%", "end", ""]);
        assert_eq!(drawn("120", "60", None, true), ["0%", "45.45%", "90.91%", "end", ""]);
        // Below zero the bar runs to the left.
        assert_eq!(drawn("10", "-10", None, false), ["0%", "45.45%", "90.91%", "end", ""]);
        assert_eq!(drawn("0", "0", None, false), ["0%", "0%", "0%", "start", ""]);
    }

    #[test]
    fn a_quarter_has_words() {
        assert_eq!(period_words("2023-Q3", Language::Dutch), "het 3e kwartaal van 2023");
        assert_eq!(period_words("2023", Language::English), "2023");
    }
}
