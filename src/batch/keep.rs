//! Stores the snapshots of an applicant's journey in the ledger.

use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroizing;

use super::BatchError;
use super::handed_out::{HandedOut, PersonsAnswer};
use super::pacer::Pacer;
use super::row::{row_with, spent, without};
use super::sealed::{row_without, seal_answer, seal_snapshot};
use super::settlement::settlement;
use crate::drive::{Clock, Keep};
use crate::flow::Facts;
use crate::journey::{Durability, Snapshot};
use crate::ledger::{
    Hold, IntentOutcome, Kind, LedgerHandle, NewIntent, QuestionId, Seal, SealedBytes, Settled, State, Stepped, Then,
    WorkStep,
};
use crate::protocol::{Arrived, Effect, Key, MethodName, Reply, Request};

/// Stores the snapshots of one claimed applicant. Before a call that tries or submits is sent, it is recorded, in one
/// step with the outcome of the call before.
#[derive(Debug)]
pub struct LedgerKeep<L, C> {
    service: Arc<L>,
    pacer: Arc<Pacer<L, C>>,
    seal: Seal,
    user_id: String,
    hold: Hold,
    handed_out: HandedOut,
    /// The values of the row, to which answers are added; `None` if the ledger keeps none.
    row: Option<Zeroizing<Vec<u8>>>,
    picture: Option<Vec<u8>>,
    /// Where an ask program finds the captcha picture.
    picture_path: Option<std::path::PathBuf>,
    /// The last recorded call, and its outcome once that is known.
    open: Option<(MethodName, Option<Settled>)>,
    /// The answers that this call sends and the row does not have. If they were lost, people would have to give them again.
    sends: Vec<PersonsAnswer>,
    /// True if the row has changed since it was stored.
    is_changed: bool,
    /// The report, if it could not be written to its file.
    unwritten: Option<Value>,
    /// The values that were removed from the row, because they are no longer needed.
    removed: Vec<Key>,
}

impl<L: LedgerHandle, C: Clock> LedgerKeep<L, C> {
    /// A keep for a claimed applicant. `has_picture`: a person has answered the open captcha.
    pub fn new(
        (service, pacer): (Arc<L>, Arc<Pacer<L, C>>),
        seal: Seal,
        (user_id, hold): (String, Hold),
        handed_out: HandedOut,
        (has_picture, picture_path): (bool, Option<std::path::PathBuf>),
    ) -> Self {
        let picture = has_picture.then(Vec::new);
        Self {
            service,
            pacer,
            seal,
            user_id,
            hold,
            handed_out,
            row: None,
            picture,
            picture_path,
            open: None,
            sends: Vec::new(),
            is_changed: false,
            unwritten: None,
            removed: Vec::new(),
        }
    }

    /// The same, with the values of the row. An answer is added to them once a call sends it, so that no person is
    /// asked for it again.
    #[must_use]
    pub fn with_row(self, row: Option<Zeroizing<Vec<u8>>>) -> Self {
        Self { row, ..self }
    }

    /// The last picture that was fetched.
    pub fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref().filter(|picture| !picture.is_empty())
    }

    /// Keeps, with the next step, a report that could not be written to its file.
    pub fn keep_report(&mut self, report: &Value) {
        self.unwritten = Some(report.clone());
    }

    /// Takes the last step of the worker, with the outcome of its last recorded call.
    pub async fn finish(&mut self, snapshot: &Snapshot, then: Then) -> Result<(), BatchError> {
        // Drop answers that the journey received but could not use: they must not count as answers to the next
        // question.
        let handed_out = self.handed_out.take();
        let is_unusable =
            |answer: &&PersonsAnswer| matches!(&then, Then::Park { question, .. } if question.key == answer.key);
        let ids = handed_out.iter().filter(is_unusable).map(|answer| answer.id).collect();
        self.step(snapshot, ids, then).await.map(drop)
    }

    /// Adds to the row the answers that a call sends.
    fn add_to_row(&mut self, used: &[PersonsAnswer]) -> Result<(), BatchError> {
        let Some(row) = &mut self.row else { return Ok(()) };
        for answer in
            used.iter().filter(|answer| answer.may_be_in_a_row()).filter(|answer| !answer.value.expose().is_empty())
        {
            *row = row_with(row, &answer.key, answer.value.expose())?;
            self.is_changed = true;
        }
        Ok(())
    }

    /// Removes from the row the values that are no longer needed. Returns the row, sealed, if it has changed since it
    /// was stored.
    fn changed_row(&mut self, facts: &Facts) -> Result<Option<SealedBytes>, BatchError> {
        let Some(row) = &mut self.row else { return Ok(None) };
        let spent = spent(facts);
        if spent != self.removed {
            if let Some(rest) = without(row, &spent)? {
                *row = rest;
                self.is_changed = true;
            }
            self.removed = spent;
        }
        match std::mem::take(&mut self.is_changed) {
            true => Ok(Some(self.seal.seal(&self.user_id, Kind::Values, row)?)),
            false => Ok(None),
        }
    }

    /// The answers that the last recorded call was to send, sealed, if it never left.
    fn unsent(&mut self, settled: Option<Settled>) -> Result<Vec<(QuestionId, SealedBytes)>, BatchError> {
        let sends = std::mem::take(&mut self.sends);
        match settled.is_some_and(|settled| settled.outcome == IntentOutcome::NeverLeft) {
            true => sends
                .iter()
                .map(|answer| Ok((answer.id, seal_answer(&self.seal, &self.user_id, answer.value.expose())?)))
                .collect(),
            false => Ok(Vec::new()),
        }
    }

    async fn step(&mut self, snapshot: &Snapshot, used: Vec<QuestionId>, then: Then) -> Result<Stepped, BatchError> {
        let settled = self.open.take().and_then(|(_, settled)| settled);
        let unsent = self.unsent(settled)?;
        let sealed = seal_snapshot(&self.seal, &self.user_id, snapshot, self.unwritten.as_ref())?;
        let values = self.changed_row(&snapshot.facts)?;
        let hold = self.hold.clone();
        // Only a release as `Applied` erases values of a row that was imported meanwhile.
        let has_applied = matches!(then, Then::Due { state: State::Applied, .. });
        let erased = has_applied.then(|| (self.seal.clone(), self.user_id.clone(), spent(&snapshot.facts)));
        let step = self.service.run(move |ledger, now| {
            let (snapshot, values) = (Some(&sealed), values.as_ref());
            let step = WorkStep { used: &used, unsent: &unsent, settled, snapshot, values, next: then };
            let stepped = ledger.step(&hold, step, now)?;
            if let Some((seal, user_id, spent)) = erased.filter(|_| stepped.is_ok()) {
                ledger.trim_changed_row(hold.id, |row| row_without(&seal, &user_id, row, &spent))?;
            }
            Ok(stepped)
        });
        step.await?.map_err(|_| BatchError::Fenced)
    }
}

impl<L: LedgerHandle, C: Clock> Keep for LedgerKeep<L, C> {
    type Error = BatchError;

    async fn wait_to_call(&mut self, effect: Effect) -> Result<(), BatchError> {
        self.pacer.wait(effect).await
    }

    async fn hold(&mut self) -> Result<Option<Snapshot>, BatchError> {
        Ok(None)
    }

    fn records_tries(&self) -> bool {
        true
    }

    async fn leave(&mut self, snapshot: &Snapshot, request: &Request) -> Result<(), BatchError> {
        let effect = request.effect();
        let intent = NewIntent { method: request.method().short().to_owned(), effect };
        let used = self.handed_out.taken_by(request);
        self.add_to_row(&used)?;
        let ids = used.iter().map(|answer| answer.id).collect();
        let stepped = self.step(snapshot, ids, Then::Intend(intent)).await?;
        self.open = Some((request.method().clone(), None));
        let is_in_row = |answer: &PersonsAnswer| self.row.is_some() && answer.may_be_in_a_row();
        self.sends = used.into_iter().filter(|answer| !is_in_row(answer)).collect();
        // If the process was suspended meanwhile, another worker may have claimed the applicant.
        match stepped.hand_over_before.is_some_and(|before| self.pacer.now() >= before) {
            true => Err(BatchError::Late),
            false => Ok(()),
        }
    }

    fn is_too_late(&self, error: &BatchError) -> bool {
        matches!(error, BatchError::Late)
    }

    fn came(&mut self, outcome: Result<&Reply, Arrived>) {
        // Only the first outcome is that of the recorded call. Later calls only read.
        let Some((_, settled @ None)) = &mut self.open else { return };
        *settled = Some(settlement(outcome));
    }

    async fn save(&mut self, _: &Snapshot, _: Durability) -> Result<(), BatchError> {
        // The next step stores these facts together with its recorded call. Calls before that only read, so they can
        // be repeated if the worker dies.
        Ok(())
    }

    async fn release(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), BatchError> {
        // Store the outcome of a submission at once; otherwise the applicant would have to settle after a crash. Also
        // store everything before waiting for a person or a program.
        let of_submission = matches!(&self.open, Some((method, Some(_))) if method.effect() == Effect::Submits);
        let before_waiting = durability == Durability::Machine && self.open.is_some();
        if of_submission || before_waiting {
            self.step(snapshot, Vec::new(), Then::GoOn).await?;
        }
        Ok(())
    }

    fn may_be_restored(&self) -> bool {
        true
    }

    fn has_picture(&self) -> bool {
        self.picture.is_some()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), BatchError> {
        if let Some(path) = &self.picture_path {
            crate::store::write_swiftly(&crate::store::SystemDisk, path, picture)?;
        }
        self.picture = Some(picture.to_owned());
        Ok(())
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        if let Some(path) = &self.picture_path {
            let _ = crate::store::remove(&crate::store::SystemDisk, path);
        }
        self.picture.take()
    }
}

#[cfg(test)]
#[path = "keep_tests.rs"]
mod tests;
