//! Finds the values of an applicant: what people answered, then the row, then the ask program; otherwise the applicant parks.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::keep::HandedOut;
use crate::answers::{FindError, Finder};
use crate::drive::Answerer;
use crate::flow::{Needs, Route, Step, Unlisted};
use crate::journey::{Answered, Ask, Choice, Origin};
use crate::ledger::QuestionId;
use crate::protocol::{Key, Secret};

/// An answer of a person.
#[derive(Clone, Debug)]
pub struct PersonsAnswer {
    /// Its question.
    pub id: QuestionId,
    /// The key, or the method and the key, that it answers.
    pub key: String,
    /// The value; `None` if the picture or SMS should be requested again.
    pub value: Option<Secret>,
}

/// Who reads a picture or an SMS that is about to be requested.
#[derive(Clone, Debug)]
pub enum Attending {
    /// Nobody: the applicant parks before it is requested.
    Nobody,
    /// The person who has taken the question.
    Person,
    /// The sandbox's inbox, which answers at once.
    Inbox,
    /// An ask program, which runs so many times at once.
    Program(Arc<Semaphore>),
}

/// Finds the values of one applicant.
#[derive(Debug)]
pub struct BatchAnswers {
    finder: Finder,
    answers: Vec<PersonsAnswer>,
    handed_out: HandedOut,
    attending: Attending,
    /// Held while the ask program is to read what was requested.
    permit: Option<OwnedSemaphorePermit>,
}

impl BatchAnswers {
    /// With the values that `finder` finds in the row, and people's `answers`, which count before them.
    pub fn new(finder: Finder, answers: Vec<PersonsAnswer>, handed_out: HandedOut, attending: Attending) -> Self {
        Self { finder, answers, handed_out, attending, permit: None }
    }

    /// The answer of a person to this question, unless it was refused already.
    fn answer(&self, ask: &Ask) -> Option<&PersonsAnswer> {
        let method = ask.needs.method.short();
        let fits = |answer: &&PersonsAnswer| match answer.key.rsplit_once('.') {
            Some((of, key)) if key == ask.key.name() => of == method,
            _ => answer.key == ask.key.name(),
        };
        let counts = |answer: &&PersonsAnswer| answer.value.as_ref().is_none_or(|value| !ask.spent.contains(value));
        self.answers.iter().rev().find(|answer| fits(answer) && counts(answer))
    }
}

impl Answerer for BatchAnswers {
    type Error = FindError;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, FindError> {
        if let Some(answer) = self.answer(ask).cloned() {
            self.handed_out.add(answer.id, ask.key.clone());
            match answer.value {
                Some(value) => {
                    // It serves once: if it is refused, the question is asked again.
                    if ask.from == Origin::Asked || is_one_time(&ask.key) {
                        self.answers.retain(|known| known.id != answer.id);
                    }
                    return Ok(Some(Answered::Said(value)));
                }
                None => {
                    self.answers.retain(|known| known.id != answer.id);
                    return Ok(Some(Answered::Refresh));
                }
            }
        }
        let found = self.finder.find(ask).await?;
        self.permit = None;
        match found {
            // Somebody may answer later. A value that only counts if it is given is not asked for.
            Some(Answered::Nobody) if ask.from != Origin::Given => Ok(None),
            found => Ok(found),
        }
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, FindError> {
        self.finder.choose(choice).await
    }

    async fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, FindError> {
        let _ = unlisted; // nobody can be asked
        Ok(false)
    }

    async fn attends(&mut self, step: Step) -> bool {
        let _ = step;
        match &self.attending {
            Attending::Nobody => false,
            Attending::Person | Attending::Inbox => true,
            Attending::Program(slots) => {
                if self.permit.is_none() {
                    self.permit = slots.clone().acquire_owned().await.ok();
                }
                true
            }
        }
    }

    fn is_at_hand(&self, ask: &Ask) -> bool {
        self.answer(ask).is_some() || self.finder.is_at_hand(ask)
    }

    fn can_find(&self, ask: &Ask) -> bool {
        ask.from != Origin::Given || self.answer(ask).is_some() || self.finder.can_find(ask)
    }

    fn asks_for_the_route(&self) -> bool {
        false
    }

    fn show(&mut self, _: &Needs, _: i64) {}
}

fn is_one_time(key: &Key) -> bool {
    key.sensitivity() == crate::protocol::Sensitivity::OneTime
}
