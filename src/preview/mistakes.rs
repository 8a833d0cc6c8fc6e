//! What stands in the way of a new site, and what is to be warned of: that of the page itself first.

use std::collections::BTreeSet;

use serde::Serialize;

use super::places::{Excerpt, Finder, Place, excerpt};
use super::{Known, View};
use crate::content::call::{CallKind, ScopeParts};
use crate::content::expr::{Expr, ExprKind, Selection};
use crate::diagnostic::{Diagnostic, Severity};
use crate::output::join;

/// The most that are told; more than that nobody reads at once.
const MOST: usize = 200;

/// A mistake or a warning.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct Mistake {
    code: &'static str,
    severity: &'static str,
    /// Is it about this page?
    here: bool,
    headline: String,
    /// What is wrong at the place, and a fact that helps to understand; may be empty.
    cause: String,
    /// What to do; may be empty.
    help: String,
    #[serde(flatten)]
    excerpt: Excerpt,
    #[serde(flatten)]
    place: Place,
    /// The page of the chapter that it is in.
    page: Option<String>,
}

/// Returns the mistakes: those about the page first, of those and the others errors first.
pub(super) fn of_page(view: View<'_>, path: &str) -> Vec<Mistake> {
    let about = files_of(view, path);
    let told = view.diagnostics.iter().filter(|diagnostic| diagnostic.kind.severity() != Severity::Info);
    let is_here = |diagnostic: &Diagnostic| {
        let spans = std::iter::once(&diagnostic.span).chain(&diagnostic.other);
        spans.into_iter().any(|span| about.contains(span.file.as_ref()))
    };
    let mut told: Vec<(bool, &Diagnostic)> = told.map(|diagnostic| (is_here(diagnostic), diagnostic)).collect();
    told.sort_by_key(|(here, diagnostic)| (!here, diagnostic.kind.severity()));
    told.truncate(MOST);
    let mut finder = Finder::new(view);
    told.into_iter().map(|(here, diagnostic)| mistake(view, &mut finder, here, diagnostic)).collect()
}

fn mistake(view: View<'_>, finder: &mut Finder<'_>, here: bool, diagnostic: &Diagnostic) -> Mistake {
    let words = diagnostic.words(view.language);
    let other = diagnostic.other.as_ref().filter(|_| !words.other.is_empty()).map(|other| {
        let place = finder.place(other);
        format!("{} ({}:{})", words.other, place.file, place.line)
    });
    let cause: Vec<&str> =
        [words.label.as_str(), other.as_deref().unwrap_or_default(), &words.note].into_iter().filter(|part| !part.is_empty()).collect();
    Mistake {
        code: diagnostic.kind.code(),
        severity: if diagnostic.is_error() { "error" } else { "warning" },
        here,
        cause: cause.join("; "),
        headline: words.headline,
        help: words.help,
        excerpt: excerpt(&diagnostic.span, view.sources),
        place: finder.place(&diagnostic.span),
        page: view.pages().find(|known| known.page.chapter.file == diagnostic.span.file).map(|known| known.page.path.clone()),
    }
}

/// Returns the files that a page is made from, as far as a mistake in them shows on it.
fn files_of(view: View<'_>, path: &str) -> BTreeSet<String> {
    match view.page(path) {
        Some(known) => files_of_text(known),
        None => source(view, path).into_iter().flat_map(|file| pair(&file)).collect(),
    }
}

/// A file of a dataset has another beside it.
fn pair(file: &str) -> Vec<String> {
    match file.strip_suffix(".toml").or_else(|| file.strip_suffix(".csv")).filter(|stem| stem.starts_with("data/")) {
        Some(stem) => vec![format!("{stem}.csv"), format!("{stem}.toml")],
        None => vec![file.to_owned()],
    }
}

/// Returns the file that a page is about.
pub(super) fn source(view: View<'_>, path: &str) -> Option<String> {
    if let Some(known) = view.page(path) {
        return Some(known.page.chapter.file.to_string());
    }
    let file = match path.split('/').collect::<Vec<_>>().as_slice() {
        [edition, "data", dataset, _] => format!("data/{edition}/{dataset}.toml"),
        [edition, "begrippen", _] => format!("content/{edition}/terms.toml"),
        [edition, "afwijkingen", _] => format!("content/{edition}/claims.toml"),
        ["toegankelijkheid", _] => "content/accessibility.toml".to_owned(),
        _ => return None,
    };
    view.sources.get(&file).is_some().then_some(file)
}

fn files_of_text(known: Known<'_>) -> BTreeSet<String> {
    let chapter = &known.page.chapter;
    let year = chapter.edition.as_str();
    let mut files = BTreeSet::from([chapter.file.to_string()]);
    let mut uses_names = false;
    {
        let mut add = |selection: &Selection| {
            let edition = selection.edition.as_ref().map_or(year, |edition| edition.name.as_str());
            files.extend(["csv", "toml"].map(|end| format!("data/{edition}/{}.{end}", selection.dataset.name)));
        };
        for call in &chapter.calls {
            match &call.kind {
                CallKind::Figure(Some(formula)) => {
                    selections(&formula.expr, &mut add);
                    uses_names |= !formula.expr.names().is_empty();
                }
                CallKind::Table(table) => add(&table.data),
                CallKind::Chart(chart) => add(&chart.table.data),
                CallKind::Download(download) => add(&download.data),
                CallKind::Scope(scope) => {
                    if let ScopeParts::Dataset(selection, _) = &scope.parts {
                        add(selection);
                    }
                }
                CallKind::Figure(None) | CallKind::Cards(_) | CallKind::Target(_) | CallKind::Broken => {}
            }
        }
    }
    if uses_names {
        files.insert(format!("data/{year}/figures.toml"));
        // What the names stand for is computed from other datasets.
        for cell in known.figures.iter().flat_map(|figure| match figure {
            crate::shortcode::figure::Figure::Value(figure) => figure.cells.as_slice(),
            _ => &[],
        }) {
            files.extend(["csv", "toml"].map(|end| format!("data/{}/{}.{end}", cell.edition, cell.dataset)));
        }
    }
    files.extend(chapter.images.iter().filter_map(|image| join(&chapter.file, &image.path)));
    if known.page.terms.used().next().is_some() {
        files.insert(format!("content/{year}/terms.toml"));
    }
    files.extend([format!("content/{year}/edition.toml"), "site.toml".to_owned()]);
    files
}

/// Visits every selection of a formula.
fn selections(expr: &Expr, add: &mut impl FnMut(&Selection)) {
    match &expr.kind {
        ExprKind::Select(selection) => add(selection),
        ExprKind::Call(_, args) => args.iter().for_each(|arg| selections(arg, add)),
        ExprKind::Binary(_, left, right) => [left, right].into_iter().for_each(|side| selections(side, add)),
        ExprKind::Negate(inner) => selections(inner, add),
        ExprKind::Name(_) | ExprKind::Constant(_) | ExprKind::Given(_) | ExprKind::Label(_) => {}
    }
}
