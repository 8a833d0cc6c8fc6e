//! The text of a chapter as HTML: its pieces in order, with figures, tables, cards and addresses put in their holes.

use super::cells::{self, Place};
use super::context::{CardContext, CardsContext, ContentsItem};
use super::download::{self, AllFiles};
use super::register;
use super::theme::{Theme, Words};
use crate::content::call::{CallKind, Card, CardsBlock, Linking, Piece};
use crate::diagnostic::{Diagnostic, Language};
use crate::html;
use crate::output::relative;
use crate::shortcode::figure::{Figure, ValueFigure};
use crate::shortcode::table::TableFigure;
use crate::site::links::dataset_path;
use crate::site::resolve::TextPage;

/// A page of text with what its calls amount to.
pub(crate) struct TextWriter<'a> {
    /// The page.
    pub(crate) page: &'a TextPage,
    /// For each call what it amounts to.
    pub(crate) figures: &'a [Figure],
    /// The files of the datasets that are shown.
    pub(crate) files: &'a AllFiles,
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// Language of the page.
    pub(crate) language: Language,
    /// Full address of the site.
    pub(crate) base_url: &'a str,
}

impl TextWriter<'_> {
    /// Writes the text. Errors: T002, T003.
    pub(crate) fn body(&self) -> Result<String, Diagnostic> {
        self.pieces(&self.page.chapter.body)
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
        for piece in pieces {
            match piece {
                Piece::Html(html) => text.push_str(html),
                Piece::Link(link) => html::escape_into(&mut text, &self.page.links[*link]),
                Piece::Image(image) => html::escape_into(&mut text, &self.page.images[*image]),
                Piece::Figure(call, linking) => {
                    if let Figure::Value(figure) = &self.figures[*call] {
                        self.figure(&mut text, *call, figure, *linking);
                    }
                }
                Piece::Block(call) => text.push_str(&self.block(*call)?),
            }
        }
        Ok(text)
    }

    fn figure(&self, text: &mut String, call: usize, figure: &ValueFigure, linking: Linking) {
        let shown = html::escape(&figure.shown);
        let data = match figure.machine.is_empty() {
            true => shown.clone(),
            false => format!("<data value=\"{}\">{shown}</data>", html::escape(&figure.machine)),
        };
        let id = self.page.call_id(call);
        let class = if figure.given.is_some() { "figure given" } else { "figure" };
        text.push_str(&match (linking, self.address(call, figure)) {
            (Linking::Text, _) => shown,
            (Linking::Value, _) => format!("<span class=\"figure\" id=\"{id}\">{data}</span>"),
            (Linking::Link, href) => format!("<a class=\"{class}\" id=\"{id}\" href=\"{}\">{data}</a>", html::escape(&href)),
        });
    }

    /// Where a figure leads: to its cell, or to its formula in the figure register.
    fn address(&self, call: usize, figure: &ValueFigure) -> String {
        match figure.cells.first().filter(|_| figure.is_cell) {
            Some(cell) => format!("{}#{}", self.dataset(&cell.edition, &cell.dataset), html::encode(&cell.id)),
            None => {
                let register = relative(&self.page.path, &register::path(&self.page.chapter.edition));
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
            (_, Figure::Table(table)) => self.theme.render("table.html", under("table", cells::table(table, self.place(call, table)))),
            (CallKind::Cards(block), Figure::Cards) => {
                let context = self.cards(call, block)?;
                self.theme.render("key-figures.html", under("block", context))
            }
            _ => Ok(String::new()),
        }
    }

    fn place(&self, call: usize, table: &TableFigure) -> Place<'_> {
        let dataset = &table.dataset;
        let files = self.files.get(&(dataset.edition.clone(), dataset.id.clone()));
        Place {
            id: self.page.call_id(call).to_owned(),
            own_page: false,
            dataset_href: self.dataset(&dataset.edition, &dataset.id),
            downloads: files.map(|files| download::items(&self.page.path, dataset, files, self.language)).unwrap_or_default(),
            words: self.words(),
            language: self.language,
        }
    }

    fn cards(&self, call: usize, block: &CardsBlock) -> Result<CardsContext, Diagnostic> {
        let cards = block.cards.iter().map(|card| self.card(card)).collect::<Result<Vec<_>, _>>()?;
        Ok(CardsContext { words: self.words().clone(), title: block.title.clone(), id: self.page.call_id(call).to_owned(), cards })
    }

    fn card(&self, card: &Card) -> Result<CardContext, Diagnostic> {
        Ok(CardContext {
            figure: self.pieces(&[Piece::Figure(card.figure, Linking::Link)])?,
            label: self.pieces(&card.label)?,
            change: self.pieces(&card.change)?,
            href: card.link.map(|link| html::escape(&self.page.links[link])).unwrap_or_default(),
            link: card.link_text.clone(),
        })
    }

    fn words(&self) -> &Words {
        self.theme.words(self.language)
    }
}

/// A context under one name.
fn under<T: serde::Serialize>(name: &'static str, value: T) -> std::collections::BTreeMap<&'static str, T> {
    std::collections::BTreeMap::from([(name, value)])
}
