//! `diff`: what changed between two editions or versions, for people and for programs.

mod operand;
mod report_json;
mod report_text;
mod words;

use std::process::ExitCode;

use self::operand::{Operand, Sites};
use super::args::Common;
use super::saying::{MISTAKES, asked, failure, print_json, say};
use crate::compare::{Changes, compare};
use crate::diagnostic::Language;

/// What is to be told of the differences, and how.
pub(super) struct Wish {
    /// Whole lists, or only their first items?
    pub(super) all: bool,
    /// Does a difference give exit code 1?
    pub(super) check: bool,
}

/// One side as it is told of: what was asked for, and what that turned out to be.
struct Head<'a> {
    /// As it was asked for.
    name: &'a str,
    /// Year of the edition.
    year: &'a str,
    /// Its version, counted from 1.
    version: u32,
    /// Its title.
    title: &'a str,
    /// Mistakes that may hide a part of it.
    mistakes: usize,
}

/// Tells what changed from one edition or version to another.
pub(super) fn run(old: &str, new: &str, wish: &Wish, common: &Common) -> ExitCode {
    let asked = asked(common);
    let operands = [Operand::parse(old), Operand::parse(new)];
    let mut sites = Sites::default();
    let (left, right) = match sites.read(&operands, &common.project) {
        Ok([left, right]) => (left, right),
        Err(trouble) => {
            let language = asked.or_else(|| sites.any_language());
            trouble.mistakes(language).iter().for_each(|line| say(line));
            return failure(&trouble.words(language.unwrap_or(Language::English)), language);
        }
    };
    let language = asked.unwrap_or(sites.language(right.site));
    let changes: Changes = compare(&sites.side(left), &sites.side(right));
    let heads = [sites.head(left, &operands[0]), sites.head(right, &operands[1])];
    let mistakes = heads.iter().any(|head| head.mistakes > 0);
    for (position, head) in heads.iter().enumerate().filter(|(_, head)| head.mistakes > 0) {
        // One edition beside itself is told of once.
        if position == 0 || heads[0].name != head.name {
            say(&words::mistakes(head.name, head.mistakes, language));
        }
    }
    if common.json {
        print_json(&report_json::report(&heads, &changes));
    } else if !common.quiet {
        report_text::print(&heads, &changes, wish.all, language);
    }
    // What could not be read may look as if it were gone.
    if mistakes || (wish.check && !changes.is_empty()) { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}
