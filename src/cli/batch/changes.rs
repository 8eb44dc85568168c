//! Applies an operator's change to named applicants, and reports the effect on each.

use serde_json::{Value, json};

use super::standing::{BatchStanding, Workers};
use crate::cli::context::Done;
use crate::ledger::{Changed, Ledger, LedgerError, Store};
use crate::messages::ledger as say;
use crate::messages::{Lang, Text};
use crate::output::Failure;
use crate::protocol::Class;

/// How many applicants are changed in one transaction. It is kept short, so that a run beside it does not wait long.
pub const PAGE: usize = 256;

/// The effect of a change on named applicants.
#[derive(Debug, Default)]
pub struct Changes {
    /// The applicants that were changed.
    pub done: Vec<String>,
    /// The applicants that are unchanged, because their state does not allow the change.
    pub unfit: Vec<(String, BatchStanding)>,
    /// The user_ids that the ledger does not have.
    pub unknown: Vec<String>,
}

impl Changes {
    /// Changes the applicants, each of them once even if it is named several times.
    pub fn make<S: Store>(
        named: &[String],
        ledger: &mut Ledger<S>,
        workers: &Workers,
        mut change: impl FnMut(&mut Ledger<S>, &str) -> Result<Changed, LedgerError>,
    ) -> Result<Self, LedgerError> {
        let mut changes = Self::default();
        let mut seen = std::collections::BTreeSet::new();
        let users: Vec<&String> = named.iter().filter(|user_id| seen.insert(user_id.as_str())).collect();
        for page in users.chunks(PAGE) {
            let made = ledger.transact(|ledger| {
                let mut made = Vec::new();
                for user_id in page {
                    let standing = ledger.history(user_id)?.map(|history| BatchStanding::of(&history.record, workers));
                    made.push((change(ledger, user_id)?, standing));
                }
                Ok(made)
            })?;
            for (user_id, (changed, standing)) in page.iter().zip(made) {
                let user_id = (*user_id).clone();
                match changed {
                    Changed::Done => changes.done.push(user_id),
                    Changed::Unfit(state) => {
                        changes.unfit.push((user_id, standing.unwrap_or(BatchStanding::Is(state))));
                    }
                    Changed::Unknown => changes.unknown.push(user_id),
                }
            }
        }
        Ok(changes)
    }

    /// The unchanged applicants as JSON.
    pub fn unfit_json(&self) -> Vec<Value> {
        self.unfit.iter().map(|(user_id, at)| json!({ "user_id": user_id, "state": at.name() })).collect()
    }

    /// A line for each applicant that was not changed.
    pub fn left(&self, unfit: Text, lang: Lang) -> String {
        let stays = self
            .unfit
            .iter()
            .map(|(user_id, at)| unfit.fill(lang, &[("user_id", user_id), ("state", at.words().get(lang))]));
        let unknown = self.unknown.iter().map(|user_id| say::UNKNOWN.fill(lang, &[("user_id", user_id)]));
        stays.chain(unknown).map(|line| format!("{line}\n")).collect()
    }

    /// Ends the command. An unknown applicant is a failure, even though all others were changed.
    pub fn end(&self) -> Done {
        match self.unknown.is_empty() {
            true => Ok(()),
            false => Err(Failure::quiet(Class::NotFound)),
        }
    }
}
