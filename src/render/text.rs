//! The text of a chapter as HTML: its pieces in order, with figures, tables, cards and addresses put in their holes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::{self, Place};
use super::chart::{self, ChartInput, DrawnChart};
use super::context::{CardContext, CardsContext, ChartContext, ContentsItem, DownloadContext, TargetContext, TermNotesContext};
use super::download::{self, AllPublished, Other};
use super::scope;
use super::target;
use super::terms;
use super::theme::{Theme, Words, under};
use crate::content::call::{CallKind, Card, CardsBlock, ChartBlock, Linking, Piece, TargetBlock};
use crate::content::expr::ExprKind;
use crate::content::formula_words::Function;
use crate::content::terms::Term;
use crate::data::dataset::Dataset;
use crate::diagnostic::{Diagnostic, Language};
use crate::format::NO_BREAK;
use crate::html;
use crate::output::relative;
use crate::shortcode::chart::ChartFigure;
use crate::shortcode::figure::{Figure, ValueFigure};
use crate::shortcode::table::TableFigure;
use crate::shortcode::target::TargetFigure;
use crate::site::anchors::register_path;
use crate::site::links::dataset_path;
use crate::site::resolve::TextPage;

/// The drawn charts of a page by the position of their call.
pub(crate) type Charts = BTreeMap<usize, Arc<DrawnChart>>;

/// A page of text with what its calls amount to.
pub(crate) struct TextWriter<'a> {
    /// The page.
    pub(crate) page: &'a TextPage,
    /// For each call what it amounts to.
    pub(crate) figures: &'a [Figure],
    /// What is published of the datasets that are shown.
    pub(crate) files: &'a AllPublished,
    /// The charts of the page by their call.
    pub(crate) charts: &'a Charts,
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// Language of the page.
    pub(crate) language: Language,
    /// Full address of the site.
    pub(crate) base_url: &'a str,
}

/// All that the charts of a page depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChartsInput {
    /// The page.
    pub(crate) page: Arc<TextPage>,
    /// For each of its calls what it amounts to.
    pub(crate) figures: Arc<[Figure]>,
    /// Words of the interface.
    pub(crate) words: Arc<Words>,
    /// Language of the edition.
    pub(crate) language: Language,
}

impl ChartsInput {
    /// Collects what each chart of the page is drawn from, by the position of its call.
    pub(crate) fn charts(&self) -> Vec<(usize, Arc<ChartInput>)> {
        let calls = self.page.chapter.calls.iter().zip(self.figures.iter()).enumerate();
        let charts = calls.filter_map(|(call, (asked, figure))| match (&asked.kind, figure) {
            (CallKind::Chart(block), Figure::Chart(chart)) => {
                let input = ChartInput {
                    chart: chart.as_ref().clone(),
                    id: self.page.call_id(call).to_owned(),
                    title: plain(&block.title, &self.figures),
                    description: block.description.as_ref().map(|pieces| plain(pieces, &self.figures)),
                    words: self.words.clone(),
                    language: self.language,
                };
                Some((call, Arc::new(input)))
            }
            _ => None,
        });
        charts.collect()
    }
}

/// The text of pieces without any markup.
pub(super) fn plain(pieces: &[Piece], figures: &[Figure]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Html(words) => html::unescape(words),
        Piece::Words(words) | Piece::Term(words, _) => words.clone(),
        Piece::Figure(call, _) => match &figures[*call] {
            Figure::Value(figure) => figure.shown.clone(),
            _ => String::new(),
        },
        Piece::Block(_) | Piece::Link(_) | Piece::Image(_) | Piece::Notes => String::new(),
    };
    pieces.iter().map(text).collect()
}

impl TextWriter<'_> {
    /// Writes the text. Errors: T002, T003.
    pub(crate) fn body(&self) -> Result<String, Diagnostic> {
        let mut text = String::new();
        for (position, piece) in self.page.chapter.body.iter().enumerate() {
            match piece {
                Piece::Words(words) | Piece::Term(words, _) => self.words_with_terms(&mut text, words, position),
                Piece::Notes => text.push_str(&self.notes(position)?),
                _ => self.piece(&mut text, piece)?,
            }
        }
        Ok(text)
    }

    /// Writes the headings as a list of contents: level 2, each with those of level 3 under it. Errors: none of its own.
    pub(crate) fn contents(&self) -> Result<Vec<ContentsItem>, Diagnostic> {
        let mut contents: Vec<ContentsItem> = Vec::new();
        for heading in &self.page.chapter.headings {
            let item = ContentsItem { id: html::encode(&heading.id), text: self.pieces(&heading.text)?, children: Vec::new() };
            match (heading.level, contents.last_mut()) {
                (2, _) => contents.push(item),
                (3, Some(parent)) => parent.children.push(item),
                _ => {}
            }
        }
        Ok(contents)
    }

    fn pieces(&self, pieces: &[Piece]) -> Result<String, Diagnostic> {
        let mut text = String::new();
        pieces.iter().try_for_each(|piece| self.piece(&mut text, piece))?;
        Ok(text)
    }

    fn piece(&self, text: &mut String, piece: &Piece) -> Result<(), Diagnostic> {
        match piece {
            Piece::Html(html) => text.push_str(html),
            Piece::Words(words) | Piece::Term(words, _) => html::escape_into(text, words),
            Piece::Notes => {}
            Piece::Link(link) => html::escape_into(text, &self.page.links[*link]),
            Piece::Image(image) => html::escape_into(text, &self.page.images[*image]),
            Piece::Figure(call, linking) => {
                match &self.figures[*call] {
                    Figure::Value(figure) => text.push_str(&self.figure(*call, figure, *linking, &html::escape(&figure.shown))),
                    // Only a preview of a draft comes here: what is published has no figure without a value.
                    _ => text.push('…'),
                }
            }
            Piece::Block(call) => text.push_str(&self.block(*call)?),
        }
        Ok(())
    }

    /// Writes words of running text with their terms marked.
    fn words_with_terms(&self, text: &mut String, words: &str, position: usize) {
        let mut at = 0;
        for mark in self.page.terms.marks.get(&position).into_iter().flatten() {
            html::escape_into(text, &words[at..mark.range.start]);
            terms::mark(text, mark, &words[mark.range.clone()], &self.entry(&mark.term));
            at = mark.range.end;
        }
        html::escape_into(text, &words[at..]);
    }

    /// Explains the terms that were used first before this place.
    fn notes(&self, position: usize) -> Result<String, Diagnostic> {
        let Some(notes) = self.page.terms.notes.get(&position) else { return Ok(String::new()) };
        let terms = notes.iter().map(|note| terms::note(note, self.entry(&note.term))).collect();
        self.theme.render("term-notes.html", under("notes", TermNotesContext { words: self.words().clone(), terms }))
    }

    /// Where the page with terms tells of a term.
    fn entry(&self, term: &Term) -> String {
        format!("{}#{}", relative(&self.page.path, &terms::path(&self.page.chapter.edition)), html::encode(&term.id))
    }

    /// Writes a figure around `shown`, the markup of what the reader sees.
    fn figure(&self, call: usize, figure: &ValueFigure, linking: Linking, shown: &str) -> String {
        let data = match figure.machine.is_empty() {
            true => shown.to_owned(),
            false => format!("<data value=\"{}\">{shown}</data>", html::escape(&figure.machine)),
        };
        let id = self.page.call_id(call);
        let class = if figure.given.is_some() { "figure given" } else { "figure" };
        match (linking, self.address(call, figure)) {
            (Linking::Text, _) => shown.to_owned(),
            (Linking::Value, _) => format!("<span class=\"figure\" id=\"{id}\">{data}</span>"),
            (Linking::Link, href) => format!("<a class=\"{class}\" id=\"{id}\" href=\"{}\">{data}</a>", html::escape(&href)),
        }
    }

    /// Where a figure leads: to its cell, or to its formula in the figure register.
    fn address(&self, call: usize, figure: &ValueFigure) -> String {
        match figure.cells.first().filter(|_| figure.is_cell) {
            Some(cell) => format!("{}#{}", self.dataset(&cell.edition, &cell.dataset), html::encode(&cell.id)),
            None => {
                let register = relative(&self.page.path, &register_path(&self.page.path));
                format!("{register}#{}", html::encode(&self.page.register_id(call)))
            }
        }
    }

    /// The address of the page of a dataset. A link that leaves the edition is a full address, so that an edition also works alone.
    fn dataset(&self, edition: &str, dataset: &str) -> String {
        let path = dataset_path(edition, dataset);
        if edition == self.page.chapter.edition { relative(&self.page.path, &path) } else { format!("{}{path}", self.base_url) }
    }

    fn block(&self, call: usize) -> Result<String, Diagnostic> {
        match (&self.page.chapter.calls[call].kind, &self.figures[call]) {
            (CallKind::Chart(block), Figure::Chart(chart)) => {
                let context = self.chart(call, block, chart)?;
                self.theme.render("chart.html", under("chart", context))
            }
            (_, Figure::Table(table)) => self.theme.render("table.html", under("table", cells::table(table, self.place(call, table)))),
            (CallKind::Cards(block), Figure::Cards) => {
                let context = self.cards(call, block)?;
                self.theme.render("key-figures.html", under("block", context))
            }
            (CallKind::Target(block), Figure::Target(figure)) => {
                let context = self.target(call, block, figure)?;
                self.theme.render("target.html", under("target", context))
            }
            (CallKind::Scope(block), Figure::Scope(figure)) => {
                let context = scope::context(figure, self.page.call_id(call).to_owned(), block.title.clone(), self.words());
                self.theme.render("scope.html", under("scope", context))
            }
            (CallKind::Download(block), Figure::Download(dataset)) => {
                let title = if block.title.is_empty() { dataset.schema.title.clone() } else { block.title.clone() };
                self.theme.render("download.html", under("block", self.download(call, title, dataset)))
            }
            _ => Ok(String::new()),
        }
    }

    fn target(&self, call: usize, block: &TargetBlock, figure: &TargetFigure) -> Result<TargetContext, Diagnostic> {
        let shown = |call: usize| self.pieces(&[Piece::Figure(call, Linking::Link)]);
        let written = target::Written {
            id: self.page.call_id(call).to_owned(),
            title: block.title.clone(),
            goal: shown(block.goal)?,
            stand: shown(block.stand)?,
            gap: shown(block.gap)?,
            base: block.base.map(shown).transpose()?.unwrap_or_default(),
            when: block.when.clone(),
            text: self.pieces(&block.text)?,
        };
        Ok(target::context(figure, written, self.words(), self.language))
    }

    fn download(&self, call: usize, title: String, dataset: &Dataset) -> DownloadContext {
        let files = self.files.get(&(dataset.edition.clone(), dataset.id.clone()));
        DownloadContext {
            id: self.page.call_id(call).to_owned(),
            words: self.words().clone(),
            title,
            dataset_href: self.dataset(&dataset.edition, &dataset.id),
            dataset_title: dataset.schema.title.clone(),
            downloads: files.map(|files| download::items(&self.page.path, files, self.words(), self.language)).unwrap_or_default(),
        }
    }

    fn place(&self, call: usize, table: &TableFigure) -> Place<'_> {
        let dataset = &table.dataset;
        let files = self.files.get(&(dataset.edition.clone(), dataset.id.clone()));
        Place {
            id: self.page.call_id(call).to_owned(),
            own_page: false,
            dataset_href: self.dataset(&dataset.edition, &dataset.id),
            downloads: files.map(|files| download::items(&self.page.path, files, self.words(), self.language)).unwrap_or_default(),
            words: self.words(),
            language: self.language,
        }
    }

    fn chart(&self, call: usize, block: &ChartBlock, figure: &ChartFigure) -> Result<ChartContext, Diagnostic> {
        let drawn = self.charts.get(&call).unwrap_or_else(|| unreachable!("every chart of a page is drawn before the page is made"));
        let id = self.page.call_id(call);
        let dataset = &figure.table.dataset;
        let mut place = self.place(call, &figure.table);
        place.id = format!("{id}-tabel");
        let mut table = cells::table(&figure.table, place);
        let path = chart::file_path(&self.page.path, id);
        let svg = Other {
            path: &path,
            title: &figure.table.caption,
            format: "SVG",
            media_type: "image/svg+xml",
            bytes: drawn.file.len(),
            opens: &self.words()["opens_svg"],
            opens_short: &self.words()["for_svg"],
        };
        let svg = svg.item(&self.page.path, self.language);
        let downloads = std::mem::take(&mut table.downloads).into_iter().chain([svg]).collect();
        let (source, dataset_href) = (std::mem::take(&mut table.source), std::mem::take(&mut table.dataset_href));
        let description = match &block.description {
            Some(pieces) => self.pieces(pieces)?,
            None => html::escape(&drawn.description),
        };
        Ok(ChartContext {
            words: self.words().clone(),
            id: id.to_owned(),
            title: self.pieces(&block.title)?,
            subtitle: figure.table.caption.clone(),
            drawings: drawn.drawings.clone(),
            description,
            table,
            source,
            dataset_href,
            dataset_title: dataset.schema.title.clone(),
            downloads,
        })
    }

    fn cards(&self, call: usize, block: &CardsBlock) -> Result<CardsContext, Diagnostic> {
        let cards = block.cards.iter().map(|card| self.card(card)).collect::<Result<Vec<_>, _>>()?;
        Ok(CardsContext { words: self.words().clone(), title: block.title.clone(), id: self.page.call_id(call).to_owned(), cards })
    }

    fn card(&self, card: &Card) -> Result<CardContext, Diagnostic> {
        let figure = match &self.figures[card.figure] {
            Figure::Value(figure) => self.figure(card.figure, figure, Linking::Link, &parted(&figure.shown)),
            _ => "…".to_owned(),
        };
        Ok(CardContext {
            figure,
            label: self.pieces(&card.label)?,
            change: self.pieces(&card.change)?,
            direction: self.direction(&card.change).to_owned(),
            href: card.link.map(|link| html::escape(&self.page.links[link])).unwrap_or_default(),
            link: card.link_text.clone(),
        })
    }

    /// Which way a change goes, where that follows from its one figure: a difference or a growth.
    fn direction(&self, change: &[Piece]) -> &'static str {
        let calls: Vec<usize> =
            change.iter().filter_map(|piece| if let Piece::Figure(call, _) = piece { Some(*call) } else { None }).collect();
        let [call] = calls[..] else { return "" };
        let CallKind::Figure(Some(formula)) = &self.page.chapter.calls[call].kind else { return "" };
        let (ExprKind::Call(Function::Growth | Function::Difference, _), Figure::Value(figure)) = (&formula.expr.kind, &self.figures[call])
        else {
            return "";
        };
        match figure.machine.trim_start_matches('-').trim_matches(['0', '.']) {
            "" => "same",
            _ if figure.machine.starts_with('-') => "down",
            _ => "up",
        }
    }

    fn words(&self) -> &Words {
        self.theme.words(self.language)
    }
}

/// A number and its unit as parts, so that a card can show the one large and the other small; a word is left whole.
fn parted(shown: &str) -> String {
    let is_number = shown.trim_start_matches(['+', '\u{2212}']).starts_with(|c: char| c.is_ascii_digit());
    match shown.find([' ', NO_BREAK]).filter(|_| is_number) {
        Some(end) => {
            let (number, unit) = shown.split_at(end);
            let space: String = unit.chars().take(1).collect();
            let unit = html::escape(unit.trim_start_matches([' ', NO_BREAK]));
            format!("<span class=\"amount\">{}</span>{space}<span class=\"amount-unit\">{unit}</span>", html::escape(number))
        }
        None => format!("<span class=\"amount\">{}</span>", html::escape(shown)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_shows_number_and_unit_apart() {
        let parts = |shown| {
            parted(shown).replace("<span class=\"amount\">", "[").replace("<span class=\"amount-unit\">", "(").replace("</span>", "/")
        };
        assert_eq!(parts("147.841\u{a0}fte"), "[147.841/\u{a0}(fte/");
        assert_eq!(parts("3,3\u{a0}miljard euro (voorlopig)"), "[3,3/\u{a0}(miljard euro (voorlopig)/");
        assert_eq!(parts("\u{2212}0,2 procentpunt"), "[\u{2212}0,2/ (procentpunt/");
        assert_eq!(parts("Justitie en Veiligheid"), "[Justitie en Veiligheid/");
        assert_eq!(parts("12"), "[12/");
    }
}
