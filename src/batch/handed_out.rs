//! Answers of people on their way from the ledger through a journey into a call.

use std::sync::{Arc, Mutex, PoisonError};

use crate::ledger::{QuestionId, QuestionKind};
use crate::protocol::{Request, Secret};

/// An answer of a person.
#[derive(Clone, Debug)]
pub struct PersonsAnswer {
    /// Its question.
    pub id: QuestionId,
    /// The key, or the method and the key, that it answers.
    pub key: String,
    /// What the question is about.
    pub kind: QuestionKind,
    /// The value. An empty one keeps the value that was refused, because another one is wrong.
    pub value: Secret,
}

/// Answers that were handed to the journey and that no call has taken with it yet. The answerer adds them, the keep uses them.
#[derive(Clone, Debug, Default)]
pub struct HandedOut(Arc<Mutex<Vec<PersonsAnswer>>>);

impl HandedOut {
    /// An answer was handed to the journey.
    pub fn add(&self, answer: PersonsAnswer) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.iter().all(|known| known.id != answer.id) {
            answers.push(answer);
        }
    }

    /// Those that this call takes with it. The others wait for theirs: if the applicant parks before, nobody is asked again.
    pub fn taken_by(&self, request: &Request) -> Vec<PersonsAnswer> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_sent = |answer: &PersonsAnswer| {
            let name = answer.key.rsplit('.').next().unwrap_or(&answer.key);
            let key = request.params().iter().any(|(sent, _)| sent.name() == name || sent.name() == answer.key);
            key || answer.kind == QuestionKind::Route // no call sends it, and the next one follows it
        };
        answers.extract_if(.., |answer| is_sent(answer)).collect()
    }

    /// Takes all: a call takes them with it.
    pub fn take(&self) -> Vec<PersonsAnswer> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
