//! Claims: the right to drive an applicant for a while.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry};
use super::core::Ledger;
use super::deaths::LAST_TRY_AFTER;
use super::error::LedgerError;
use super::holder::Holder;
use super::intent::{Intent, unknown_submissions};
use super::question::{Question, QuestionState};
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Blob, Store};
use super::times::later;

/// A worker's hold on an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The applicant.
    pub id: ApplicantId,
    /// The fencing token.
    pub epoch: u64,
    /// The process that holds it.
    pub holder: Holder,
}

impl Hold {
    /// True if the applicant is still held under this epoch by this holder.
    pub fn stands(&self, record: &Entry) -> bool {
        record.id == self.id && record.epoch == self.epoch && record.holder.as_ref() == Some(&self.holder)
    }
}

/// Why an applicant was claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The applicant was due.
    Due,
    /// A person has answered a question.
    Answered,
    /// A person took one of its questions.
    Taken,
}

/// A claimed applicant, with everything that a worker needs to drive it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The hold.
    pub held: Hold,
    /// Its record.
    pub record: Entry,
    /// Why it was claimed.
    pub reason: Reason,
    /// Its state before the claim.
    pub was: State,
    /// The values of its row, sealed; `None` if they are erased or not stored.
    pub values: Option<SealedBytes>,
    /// Its snapshot, sealed; `None` before the first step.
    pub snapshot: Option<SealedBytes>,
    /// Its questions that have been answered.
    pub answers: Vec<Question>,
    /// Keys of the questions whose SMS must be requested again, although the gateway still accepts the code of the
    /// last SMS.
    pub renews: Vec<String>,
    /// The submissions whose outcome is unknown, oldest first, if no snapshot tells of them: a restored copy has none.
    pub unknown: Vec<Intent>,
    /// The last recorded call. Its outcome is unknown if its worker died before it recorded it.
    pub last: Option<Intent>,
}

impl<S: Store> Ledger<S> {
    /// Claims up to `most` due applicants, those first that have been due longest. An applicant whose worker died is
    /// driven alone: the ledger hands out no second such applicant meanwhile, so a further crash can be blamed on one
    /// applicant.
    pub fn claim(&mut self, holder: &Holder, most: usize, now: Timestamp) -> Result<Vec<Claim>, LedgerError> {
        self.claim_in(&State::CLAIMABLE, holder, most, now)
    }

    /// The same for applicants in these states only.
    pub fn claim_in(
        &mut self,
        states: &[State],
        holder: &Holder,
        most: usize,
        now: Timestamp,
    ) -> Result<Vec<Claim>, LedgerError> {
        let mut records = match most {
            0 => Vec::new(),
            _ => Vec::from_iter(self.next_suspect(states, now)?),
        };
        records.extend(self.store.due(states, now, most.saturating_sub(records.len()))?);
        records.into_iter().map(|record| self.claimed(record, holder, Reason::Due, now)).collect()
    }

    /// The due applicant whose worker died and that is driven next. One that the next death would make poison must wait
    /// until this run has lived for a while.
    fn next_suspect(&mut self, states: &[State], now: Timestamp) -> Result<Option<Entry>, LedgerError> {
        if self.store.is_suspect_running()? {
            return Ok(None);
        }
        let last_tries_from = self.run_began.map(|began| later(began, LAST_TRY_AFTER));
        let is_in_time = last_tries_from.is_none_or(|from| from <= now);
        let may_be_driven = |suspect: &Entry| is_in_time || !suspect.has_its_last_try();
        Ok(self.store.suspects(states, now, 1)?.pop().filter(may_be_driven))
    }

    /// Gives an applicant to a worker.
    pub(super) fn claimed(
        &mut self,
        mut record: Entry,
        holder: &Holder,
        reason: Reason,
        now: Timestamp,
    ) -> Result<Claim, LedgerError> {
        let was = record.state;
        record.epoch += 1;
        (record.state, record.due_at) = (State::Running, None);
        (record.holder, record.lease_until) = (Some(holder.clone()), Some(self.lease_end(now)?));
        record.is_changed = false;
        self.store.put(&record)?;
        let id = record.id;
        let answers = self.usable_answers(id, now)?;
        let renews = match reason {
            Reason::Taken => self.keys_to_renew(id, holder)?,
            Reason::Due | Reason::Answered => Vec::new(),
        };
        let last = self.store.last_intent(id)?;
        let snapshot = self.store.blob(id, Blob::Snapshot)?;
        let unknown = match snapshot.is_none() && last.is_some() {
            true => unknown_submissions(self.store.intents(id)?),
            false => Vec::new(),
        };
        Ok(Claim {
            held: Hold { id, epoch: record.epoch, holder: holder.clone() },
            // A person who took a question reads what is fetched for it, even if another question was answered
            // before.
            reason: match reason == Reason::Due && !answers.is_empty() {
                true => Reason::Answered,
                false => reason,
            },
            was,
            record,
            values: self.store.blob(id, Blob::Values)?,
            snapshot,
            answers,
            renews,
            unknown,
            last,
        })
    }

    /// The keys of the questions that this holder has taken and whose SMS must be requested again.
    fn keys_to_renew(&mut self, id: ApplicantId, holder: &Holder) -> Result<Vec<String>, LedgerError> {
        let questions = self.store.questions_of(id)?.into_iter();
        let renewed = questions.filter(|question| {
            let is_theirs = question.person.as_deref().is_some_and(|person| holder.is_person(person));
            question.is_refreshed && question.state == QuestionState::Taken && is_theirs
        });
        Ok(renewed.map(|question| question.asked.key).collect())
    }

    /// The answers that wait for a worker. Drops a late answer and closes its question.
    fn usable_answers(&mut self, id: ApplicantId, now: Timestamp) -> Result<Vec<Question>, LedgerError> {
        let mut usable = Vec::new();
        for mut question in self.store.questions_of(id)? {
            if question.state != QuestionState::Answered {
                continue;
            }
            if question.is_late(now) {
                question.close();
                self.store.put_question(&question)?;
            } else {
                usable.push(question);
            }
        }
        Ok(usable)
    }

    /// Extends leases. Returns the holds that no longer stand.
    pub fn renew(&mut self, held: &[Hold], now: Timestamp) -> Result<Vec<Hold>, LedgerError> {
        let lease_until = self.lease_end(now)?;
        let mut lost = Vec::new();
        for hold in held {
            match self.store.record(hold.id)?.filter(|record| hold.stands(record)) {
                Some(mut record) => {
                    record.lease_until = Some(lease_until);
                    self.store.put(&record)?;
                }
                None => lost.push(hold.clone()),
            }
        }
        Ok(lost)
    }
}
