//! The page for editors: the language of every text beside its budget. It stands in a folder of its own and is no part of the site.
//!
//! It tells what was counted and what was found, never a level or a mark: whether a reader understands a text, only readers can tell.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use crate::diagnostic::Language;
use crate::diagnostic::plain::{Fault, Level, Measure, tenths};
use crate::diagnostic::render::Lines;
use crate::memo;
use crate::output::Output;
use crate::plain::{Noted, PlainChapter, Tally};
use crate::source::Sources;

/// Path of the page in its folder.
pub(crate) const PAGE: &str = "taal.html";

/// The templates: the page, the part of a text, and a list of words.
const TEMPLATES: [(&str, &str); 3] =
    [(PAGE, include_str!("taal.html")), (TEXT, include_str!("tekst.html")), ("woorden.html", include_str!("woorden.html"))];
const TEXT: &str = "tekst.html";

/// The most difficult words that are told.
const MOST_WORDS: usize = 10;

/// An edition.
#[derive(Serialize)]
struct EditionView {
    year: String,
    texts: Vec<ListedText>,
    /// Titles of texts in another language, which were not judged.
    unjudged: Vec<String>,
    words: Vec<WordView>,
    /// What is said of the list of terms.
    terms: Vec<RemarkView>,
}

/// A text as the list at the top has it, with its part of the page.
#[derive(Serialize)]
struct ListedText {
    id: String,
    title: String,
    met: bool,
    recorded: bool,
    sentences: usize,
    clear: usize,
    part: Value,
}

/// A text.
#[derive(Serialize)]
struct TextView {
    title: String,
    file: String,
    id: String,
    unchecked: usize,
    measures: Vec<MeasureView>,
    formulas: Vec<(&'static str, String)>,
    words: Vec<WordView>,
    excused: Vec<RemarkView>,
    rules: Vec<RuleView>,
}

/// A measure beside its budget.
#[derive(Serialize)]
struct MeasureView {
    name: &'static str,
    found: String,
    bound: String,
    least: bool,
    met: bool,
    /// What the same text of the edition before measured; empty when there was none.
    before: String,
    /// -1 better, 0 the same, 1 worse.
    change: i8,
}

/// A difficult word with how often it stands there.
#[derive(Serialize)]
struct WordView {
    word: String,
    count: usize,
    instead: String,
}

/// The remarks of one rule.
#[derive(Serialize)]
struct RuleView {
    name: &'static str,
    remarks: Vec<RemarkView>,
}

/// A remark.
#[derive(Serialize)]
struct RemarkView {
    place: String,
    rule: &'static str,
    level: &'static str,
    /// The level in words.
    weight: &'static str,
    text: String,
    sentence: String,
    reason: String,
}

/// Writes the page. `chapters` are in order of edition; `terms` is what is said of the lists of terms.
pub(crate) fn output(chapters: &[Arc<PlainChapter>], terms: &[Noted], sources: &Sources, language: Language) -> Output {
    let mut output = Output::default();
    if chapters.is_empty() {
        return output;
    }
    let mut years: Vec<&str> = chapters.iter().map(|chapter| chapter.edition.as_str()).collect();
    years.dedup();
    let all = All { chapters, same: by_name(chapters), terms, sources, language, environment: environment(language) };
    let editions: Vec<EditionView> = years.iter().rev().map(|year| all.edition(year)).collect();
    let page = all.render(PAGE, context! { tag => language.tag(), editions => Value::from(Serde(editions)) });
    output.insert_text(PAGE, page);
    output
}

/// The templates, with a function that picks the words in the language of the page.
fn environment(language: Language) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.add_function("t", move |dutch: Value, english: Value| if language == Language::Dutch { dutch } else { english });
    for (name, template) in TEMPLATES {
        environment.add_template(name, template).expect("the templates of the program are right");
    }
    environment
}

/// What the page is made from.
struct All<'a> {
    /// In order of edition.
    chapters: &'a [Arc<PlainChapter>],
    same: ByName<'a>,
    terms: &'a [Noted],
    sources: &'a Sources,
    language: Language,
    environment: Environment<'static>,
}

/// The judged chapters by what follows the edition in their path, in order of edition.
type ByName<'a> = HashMap<Option<&'a str>, Vec<&'a PlainChapter>>;

fn by_name(chapters: &[Arc<PlainChapter>]) -> ByName<'_> {
    let mut by_name = ByName::new();
    for chapter in chapters.iter().filter(|chapter| chapter.judged) {
        by_name.entry(name(chapter)).or_default().push(chapter);
    }
    by_name
}

fn name(chapter: &PlainChapter) -> Option<&str> {
    chapter.path.split_once('/').map(|(_, rest)| rest)
}

impl All<'_> {
    fn render(&self, template: &str, context: Value) -> String {
        let template = self.environment.get_template(template).expect("it is one of ours");
        template.render(context).expect("the templates of the program fit their contexts")
    }

    fn edition(&self, year: &str) -> EditionView {
        let own: Vec<&PlainChapter> = self.chapters.iter().map(Arc::as_ref).filter(|chapter| chapter.edition == year).collect();
        let judged: Vec<&PlainChapter> = own.iter().copied().filter(|chapter| chapter.judged).collect();
        let texts = memo::map(judged, |chapter| {
            let before = self.same.get(&name(chapter)).and_then(|same| same.iter().rev().find(|other| other.edition.as_str() < year));
            self.listed(year, chapter, before.copied())
        });
        let folder = format!("content/{year}/");
        let mut lines = Lines::new(self.sources);
        let terms = self.terms.iter().filter(|noted| noted.diagnostic.span.file.starts_with(&folder));
        EditionView {
            year: year.to_owned(),
            texts,
            terms: terms.map(|noted| view(noted, &mut lines, self.language)).collect(),
            unjudged: own.iter().filter(|chapter| !chapter.judged).map(|chapter| chapter.title.clone()).collect(),
            words: frequent(own.iter().flat_map(|chapter| &chapter.page.remarks)),
        }
    }

    fn listed(&self, year: &str, chapter: &PlainChapter, before: Option<&PlainChapter>) -> ListedText {
        let tally = &chapter.page.tally;
        let view = text(chapter, before, &mut Lines::new(self.sources), self.language);
        ListedText {
            id: view.id.clone(),
            title: chapter.title.clone(),
            met: tally.meets_budget(),
            recorded: chapter.recorded.is_some(),
            sentences: tally.sentences,
            clear: tally.sentences - tally.flagged,
            part: Value::from_safe_string(self.render(TEXT, context! { year, text => Value::from(Serde(view)) })),
        }
    }
}

fn text(chapter: &PlainChapter, before: Option<&PlainChapter>, lines: &mut Lines<'_>, language: Language) -> TextView {
    let tally = &chapter.page.tally;
    let mut remark = |noted: &Noted| view(noted, lines, language);
    let mut rules: Vec<RuleView> = Vec::new();
    for rule in crate::diagnostic::plain::Rule::ALL {
        let of_rule = chapter.page.remarks.iter().filter(|noted| noted.excused.is_none() && noted.remark().rule() == *rule);
        let remarks: Vec<RemarkView> = of_rule.map(&mut remark).collect();
        if !remarks.is_empty() {
            rules.push(RuleView { name: rule.name(language), remarks });
        }
    }
    let excused = chapter.page.remarks.iter().filter(|noted| noted.excused.is_some()).map(&mut remark).collect();
    let formulas = [("Flesch-Douma", tally.flesch_douma()), ("LIX", tally.lix()), ("Leesindex A", tally.leesindex_a())];
    TextView {
        title: chapter.title.clone(),
        file: chapter.file.to_string(),
        id: format!("tekst-{}", crate::html::slug(&chapter.path)),
        unchecked: tally.unchecked,
        measures: Measure::ALL.iter().map(|measure| measured(*measure, tally, before.map(|before| &before.page.tally), language)).collect(),
        formulas: formulas.into_iter().filter_map(|(name, value)| Some((name, tenths(value?, language)))).collect(),
        words: frequent(chapter.page.remarks.iter()),
        excused,
        rules,
    }
}

fn view(noted: &Noted, lines: &mut Lines<'_>, language: Language) -> RemarkView {
    let [(line, column), _] = lines.of(&noted.diagnostic.span);
    let remark = noted.remark();
    let said = noted.diagnostic.words(language).headline.replace('`', "");
    RemarkView {
        place: format!("{}:{line}:{column}", noted.diagnostic.span.file),
        rule: remark.rule().name(language),
        level: remark.level.name(),
        weight: weight(remark.level, language),
        text: if said.ends_with(['?', '.']) { said } else { said + "." },
        sentence: noted.sentence.to_string(),
        reason: noted.excused.clone().unwrap_or_default(),
    }
}

fn weight(level: Level, language: Language) -> &'static str {
    let (dutch, english) = match level {
        Level::Error => ("zwaar", "severe"),
        Level::Warning => ("waarschuwing", "warning"),
        Level::Info => ("tip", "hint"),
    };
    if language == Language::Dutch { dutch } else { english }
}

fn measured(measure: Measure, tally: &Tally, before: Option<&Tally>, language: Language) -> MeasureView {
    let found = tally.measure(measure);
    let past = before.map(|before| before.measure(measure));
    let change = past.map_or(0, |past| {
        let better = if measure == Measure::Clear { found > past } else { found < past };
        if found == past {
            0
        } else if better {
            -1
        } else {
            1
        }
    });
    MeasureView {
        name: measure.name(language),
        found: tenths(found, language),
        bound: tenths(measure.budget(), language),
        least: measure == Measure::Clear,
        met: measure.is_within(found, measure.budget()),
        before: past.map_or_else(String::new, |past| tenths(past, language)),
        change,
    }
}

/// The difficult words that stand there most, the most frequent first.
fn frequent<'a>(remarks: impl Iterator<Item = &'a Noted>) -> Vec<WordView> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for noted in remarks.filter(|noted| noted.excused.is_none()) {
        if let Fault::DifficultWord { written, instead } = &noted.remark().fault {
            counts.entry(written.to_lowercase()).or_insert_with(|| (0, instead.join(", "))).0 += 1;
        }
    }
    let mut words: Vec<WordView> = counts.into_iter().map(|(word, (count, instead))| WordView { word, count, instead }).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.count));
    words.truncate(MOST_WORDS);
    words
}
