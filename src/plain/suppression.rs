//! Comments that excuse a block from a remark: which remark each takes away, and which takes none.

use std::sync::Arc;

use super::Noted;
use crate::content::even::evened;
use crate::content::excuse::{Excuse, ExcuseFrom};
use crate::diagnostic::plain::{Fault, Level, Remark};
use crate::diagnostic::{Diagnostic, Kind};

/// The fewest letters of a reason; research on plain language, part 7.
const REASON: usize = 10;

/// The comments of a page, and which of them were needed.
pub(super) struct Excuses<'a> {
    excuses: &'a [Excuse],
    needed: Vec<bool>,
}

impl<'a> Excuses<'a> {
    pub(super) fn new(excuses: &'a [Excuse]) -> Self {
        Excuses { excuses, needed: vec![false; excuses.len()] }
    }

    /// Takes all comments of a block for needed: the block cannot be judged.
    pub(super) fn use_all(&mut self, of_block: &[usize]) {
        of_block.iter().for_each(|position| self.needed[*position] = true);
    }

    /// Is the block in another language, or a quotation?
    pub(super) fn hide(&mut self, of_block: &[usize]) -> bool {
        let hides = |position: &&usize| matches!(self.excuses[**position].from, ExcuseFrom::Foreign(_) | ExcuseFrom::Quote);
        match of_block.iter().find(hides) {
            Some(position) => {
                self.needed[*position] = true;
                true
            }
            None => false,
        }
    }

    /// Why a remark is excused; `None` when it is not. `written` is what stands at its place.
    pub(super) fn of(&mut self, of_block: &[usize], written: &str, fault: &Fault) -> Option<String> {
        let rule = fault.rule();
        let fits = |position: &&usize| match &self.excuses[**position].from {
            ExcuseFrom::Remark { rule: excused, word } => {
                *excused == rule && word.as_ref().is_none_or(|word| evened(word).to_lowercase() == written.to_lowercase())
            }
            _ => false,
        };
        let position = *of_block.iter().find(fits)?;
        self.needed[position] = true;
        Some(self.excuses[position].reason.clone())
    }

    /// Tells of comments without a reason, and of those that took nothing away.
    pub(super) fn finish(self) -> Vec<Noted> {
        let faults = self.excuses.iter().zip(&self.needed).filter_map(|(excuse, needed)| {
            let is_remark = matches!(excuse.from, ExcuseFrom::Remark { .. });
            let is_language = is_remark || matches!(excuse.from, ExcuseFrom::Foreign(_) | ExcuseFrom::Quote);
            let fault = match excuse.reason.chars().filter(|letter| letter.is_alphanumeric()).count() {
                _ if !is_language => return None,
                0 if is_remark => (Level::Error, Fault::NoReason),
                length if is_remark && length < REASON => (Level::Warning, Fault::ShortReason),
                _ if !needed => (Level::Warning, Fault::Idle),
                _ => return None,
            };
            Some((fault, excuse.span.clone()))
        });
        let noted = |((level, fault), span)| Noted {
            diagnostic: Diagnostic::new(Kind::Plain(Remark::new(level, fault)), span),
            sentence: Arc::default(),
            excused: None,
        };
        faults.map(noted).collect()
    }
}
