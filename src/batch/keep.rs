//! Stores the snapshots of an applicant's journey in the ledger.

use std::sync::{Arc, Mutex, PoisonError};

use super::BatchError;
use super::erase::{erased, spent_by};
use super::pacer::Pacer;
use super::sealed::seal_snapshot;
use crate::drive::{Clock, Keep};
use crate::journey::{Durability, Snapshot};
use crate::ledger::{
    Hold, IntentOutcome, LedgerHandle, NewIntent, QuestionId, Seal, SealedBytes, Settled, Stepped, Then, WorkStep,
};
use crate::protocol::{Arrived, Effect, Key, MethodName, Outcome, Reply, Request};

/// Answers that were handed to the journey and that no call has taken with it yet. The answerer adds them, the keep uses them.
#[derive(Clone, Debug, Default)]
pub struct HandedOut(Arc<Mutex<Vec<(QuestionId, Key)>>>);

impl HandedOut {
    /// An answer was handed to the journey.
    pub fn add(&self, id: QuestionId, key: Key) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !answers.iter().any(|(known, _)| *known == id) {
            answers.push((id, key));
        }
    }

    /// Those that this call takes with it. The others wait for theirs: if the applicant parks before, nobody is asked again.
    fn taken_by(&self, request: &Request) -> Vec<QuestionId> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_sent = |key: &Key| request.params().iter().any(|(sent, _)| sent == key);
        answers.extract_if(.., |(_, key)| is_sent(key)).map(|(id, _)| id).collect()
    }
}

/// Stores the snapshots of one claimed applicant. Calls that try or submit are recorded before they leave, together with the
/// outcome of the one before.
#[derive(Debug)]
pub struct LedgerKeep<L, C> {
    service: Arc<L>,
    pacer: Arc<Pacer<L, C>>,
    seal: Seal,
    user_id: String,
    hold: Hold,
    handed_out: HandedOut,
    picture: Option<Vec<u8>>,
    /// Where an ask program finds the picture.
    picture_path: Option<std::path::PathBuf>,
    /// The last recorded call, and what came of it.
    open: Option<(MethodName, Option<Settled>)>,
    /// The values of the row.
    values: Option<SealedBytes>,
    /// Values that an accepted call has made needless.
    spent: Vec<Key>,
}

impl<L: LedgerHandle, C: Clock> LedgerKeep<L, C> {
    /// For a claimed applicant. `has_picture`: the answer to an open captcha is at hand.
    pub fn new(
        (service, pacer): (Arc<L>, Arc<Pacer<L, C>>),
        seal: Seal,
        (user_id, hold): (String, Hold),
        handed_out: HandedOut,
        (has_picture, picture_path): (bool, Option<std::path::PathBuf>),
        values: Option<SealedBytes>,
    ) -> Self {
        let picture = has_picture.then(Vec::new);
        let (open, spent) = (None, Vec::new());
        Self { service, pacer, seal, user_id, hold, handed_out, picture, picture_path, open, values, spent }
    }

    /// The picture that was fetched last.
    pub fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref().filter(|picture| !picture.is_empty())
    }

    /// Takes the last step of the worker, with what came of its last recorded call.
    pub async fn finish(&mut self, snapshot: &Snapshot, then: Then) -> Result<(), BatchError> {
        self.step(snapshot, Vec::new(), then).await.map(drop)
    }

    async fn step(&mut self, snapshot: &Snapshot, used: Vec<QuestionId>, then: Then) -> Result<Stepped, BatchError> {
        let settled = self.open.take().and_then(|(_, settled)| settled);
        let sealed = seal_snapshot(&self.seal, &self.user_id, snapshot)?;
        let values = self.erased()?;
        let hold = self.hold.clone();
        let step = self.service.run(move |ledger, now| {
            let step = WorkStep { used: &used, settled, snapshot: Some(&sealed), values: values.as_ref(), next: then };
            ledger.step(&hold, step, now)
        });
        step.await?.map_err(|_| BatchError::Fenced)
    }
}

impl<L: LedgerHandle, C: Clock> LedgerKeep<L, C> {
    /// The values without those that are spent; `None` if none is.
    fn erased(&mut self) -> Result<Option<SealedBytes>, BatchError> {
        let spent = std::mem::take(&mut self.spent);
        let Some(values) = self.values.as_ref().filter(|_| !spent.is_empty()) else { return Ok(None) };
        let erased = erased(&self.seal, &self.user_id, values, &spent)?;
        if erased.is_some() {
            self.values.clone_from(&erased);
        }
        Ok(erased)
    }
}

impl<L: LedgerHandle, C: Clock> Keep for LedgerKeep<L, C> {
    type Error = BatchError;

    async fn hold(&mut self) -> Result<Option<Snapshot>, BatchError> {
        self.pacer.wait().await?;
        Ok(None)
    }

    fn records_tries(&self) -> bool {
        true
    }

    async fn leave(&mut self, snapshot: &Snapshot, request: &Request) -> Result<(), BatchError> {
        let effect = request.effect();
        let intent = NewIntent { method: request.method().short().to_owned(), effect };
        let used = self.handed_out.taken_by(request);
        let stepped = self.step(snapshot, used, Then::Intend(intent)).await?;
        self.open = Some((request.method().clone(), None));
        // The process may have been stopped for a while: then another worker may have the applicant by now.
        match stepped.send_before.is_some_and(|send_before| self.pacer.now() >= send_before) {
            true => Err(BatchError::Late),
            false => Ok(()),
        }
    }

    fn came(&mut self, outcome: Result<&Reply, Arrived>) {
        // A call that only reads may follow before the outcome is stored, and has no record of its own.
        let Some((method, settled @ None)) = &mut self.open else { return };
        let is_accepted = outcome.is_ok_and(|reply| matches!(reply.outcome(), Outcome::Success));
        if let Some(method) = method.known().filter(|_| is_accepted) {
            self.spent.extend(spent_by(method));
        }
        let outcome = match outcome {
            Ok(reply) => match reply.outcome() {
                Outcome::Success => (IntentOutcome::Accepted, Some(0)),
                Outcome::Refused(entry) => (IntentOutcome::Refused, Some(entry.code)),
                Outcome::Unknown(_) => (IntentOutcome::Lost, None),
            },
            Err(Arrived::No) => (IntentOutcome::NeverLeft, None),
            Err(Arrived::Maybe) => (IntentOutcome::Lost, None),
        };
        *settled = Some(Settled { outcome: outcome.0, code: outcome.1 });
    }

    async fn save(&mut self, _: &Snapshot, _: Durability) -> Result<(), BatchError> {
        // The next recorded call stores the facts with it. A call that only reads may be made before that: if its worker ends,
        // the reads are repeated.
        Ok(())
    }

    async fn release(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), BatchError> {
        // The outcome of a submission is stored at once: without it the applicant would have to settle. So is everything
        // before a person or a program is waited for.
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
