//! Answers of people that a journey has received from the ledger and no call has used yet.

use std::sync::{Arc, Mutex, PoisonError};

use crate::ledger::{QuestionId, QuestionKind};
use crate::protocol::{Request, Secret};

/// An answer of a person.
#[derive(Clone, Debug)]
pub struct PersonsAnswer {
    /// The question that it answers.
    pub id: QuestionId,
    /// The key, or the method and the key, that it answers.
    pub key: String,
    /// What the question is about.
    pub kind: QuestionKind,
    /// The value. An empty one keeps the refused value, because the gateway refused the call for another value.
    pub value: Secret,
}

impl PersonsAnswer {
    /// True if a row may contain it. Then it is added to the row once a call sends it.
    pub fn may_be_in_a_row(&self) -> bool {
        matches!(self.kind, QuestionKind::Value | QuestionKind::Route)
    }
}

/// Answers that the journey has received and no call has used yet. The answerer adds them; the keep takes them out.
#[derive(Clone, Debug, Default)]
pub struct HandedOut(Arc<Mutex<Vec<PersonsAnswer>>>);

impl HandedOut {
    /// Adds an answer that the journey has received.
    pub fn add(&self, answer: PersonsAnswer) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.iter().all(|known| known.id != answer.id) {
            answers.push(answer);
        }
    }

    /// Takes the answers that this call sends. The others wait for the call that sends them. If the applicant parks
    /// before, the ledger still has them, so that no person is asked twice.
    pub fn taken_by(&self, request: &Request) -> Vec<PersonsAnswer> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_sent = |answer: &PersonsAnswer| {
            let name = answer.key.rsplit('.').next().unwrap_or(&answer.key);
            let key = request.params().iter().any(|(sent, _)| sent.name() == name || sent.name() == answer.key);
            key || answer.kind == QuestionKind::Route // no call sends a route, and the next call depends on it
        };
        answers.extract_if(.., |answer| is_sent(answer)).collect()
    }

    /// Takes all answers.
    pub fn take(&self) -> Vec<PersonsAnswer> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
