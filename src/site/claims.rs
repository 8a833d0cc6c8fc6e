//! Claims of an edition: bound to the data, and what became of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::claims::{Claim, Claims};
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::shortcode::bind::{self, Names};
use crate::shortcode::claim::{ClaimCall, ClaimPart, Verdict};
use crate::shortcode::figure::{FigureCall, ValueFigure};
use crate::shortcode::select::Trouble;

/// The claims of an edition with what they are bound to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct EditionClaims {
    /// What was read.
    pub(crate) claims: Arc<Claims>,
    /// For each claim its call; `None` for one whose mistake has been told.
    pub(crate) calls: Vec<Option<Arc<ClaimCall>>>,
}

/// A claim that was held against the data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CheckedClaim {
    /// What was read.
    pub(crate) claim: Claim,
    /// What the data give.
    pub(crate) figure: ValueFigure,
    /// Is it what was printed?
    pub(crate) agrees: bool,
}

/// Binds the claims of an edition. Errors: those of binding.
pub(crate) fn bind(claims: &Arc<Claims>, names: &Names<'_>, language: Language, diagnostics: &mut Vec<Diagnostic>) -> EditionClaims {
    let claims = claims.clone();
    // One sentence may hold several figures, each with a claim of its own.
    let mut beside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for claim in &claims.claims {
        beside.entry(&claim.says.value).or_default().insert(&claim.printed.value);
    }
    let longest_first = |printed: BTreeSet<&str>| -> Arc<[String]> {
        let mut printed: Vec<String> = printed.into_iter().map(str::to_owned).collect();
        printed.sort_by_key(|text| std::cmp::Reverse(text.len()));
        printed.into()
    };
    let beside: BTreeMap<&str, Arc<[String]>> = beside.into_iter().map(|(says, printed)| (says, longest_first(printed))).collect();
    let call = |claim: &Claim| match bind::bind(&claim.formula.expr, names) {
        Ok(bound) => {
            let figure =
                FigureCall { bound, options: claim.formula.options.clone(), pin: None, text: claim.formula.text.clone(), language };
            Some(Arc::new(ClaimCall {
                figure,
                says: claim.says.value.clone(),
                printed: claim.printed.value.clone(),
                beside: beside[claim.says.value.as_str()].clone(),
                differs: claim.differs.as_ref().map(|differs| differs.value.clone()),
            }))
        }
        Err(trouble) => {
            diagnostics.extend(trouble.diagnostic(&claim.formula_text.places));
            None
        }
    };
    let calls = claims.claims.iter().map(call).collect();
    EditionClaims { claims, calls }
}

/// Sorts out what became of the claims of an edition: those that were computed, and what is wrong with them. `verdicts` has one for each call.
pub(crate) fn judge(
    claims: &EditionClaims,
    verdicts: impl Iterator<Item = Result<Verdict, Trouble>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CheckedClaim> {
    let bound = claims.claims.claims.iter().zip(&claims.calls).filter(|(_, call)| call.is_some());
    let mut checked = Vec::new();
    for ((claim, _), verdict) in bound.zip(verdicts) {
        match verdict {
            Ok(verdict) => {
                let found = verdict.faults.into_iter().map(|(part, kind)| at(part, kind, claim));
                diagnostics.extend(found);
                checked.push(CheckedClaim { claim: claim.clone(), figure: verdict.figure, agrees: verdict.agrees });
            }
            Err(trouble) => diagnostics.extend(trouble.diagnostic(&claim.formula_text.places)),
        }
    }
    checked
}

/// A mistake at its part of the claim, with the formula as its other half.
fn at(part: ClaimPart, kind: Kind, claim: &Claim) -> Diagnostic {
    let (text, other) = match part {
        ClaimPart::Says => (&claim.says, &claim.printed),
        ClaimPart::Printed => (&claim.printed, &claim.formula_text),
        ClaimPart::Differs => (claim.differs.as_ref().unwrap_or(&claim.printed), &claim.formula_text),
    };
    Diagnostic::new(kind, text.span.clone()).with_other(other.span.clone())
}
