//! A person's desk: fetches the pictures and SMS that the person's questions need.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;

use super::left_out::LeftOut;
use super::person::{AskedQuestion, Person};
use crate::batch::BatchError;
use crate::batch::event::WorkerEvent;
use crate::batch::worker::{Finders, Worker};
use crate::gateway::Gateway;
use crate::ledger::{ApplicantId, Claim, Hold, LedgerHandle, Question, QuestionId};

/// How often the claim of an applicant is renewed while its picture is fetched.
const RENEW: Duration = Duration::from_secs(20);

/// Why the desk has no question for its person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TookNothing {
    /// No applicant waits for an answer.
    NoQuestions,
    /// Other people are answering all of them.
    AllTaken {
        /// How many there are.
        count: u64,
    },
}

/// A desk at which one person takes questions.
#[derive(Debug)]
pub struct Desk<G, L, F> {
    /// The person.
    pub person: Arc<Person<L>>,
    worker: Arc<Worker<G, L, F>>,
}

/// An applicant whose picture or SMS had to be requested, and the event with which its worker released it.
struct Fetched {
    applicant: ApplicantId,
    released: Result<Option<WorkerEvent>, BatchError>,
}

impl<G, L, F> Desk<G, L, F>
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders + 'static,
{
    /// A desk that drives its applicants with `worker`.
    pub fn new(person: Arc<Person<L>>, worker: Worker<G, L, F>) -> Self {
        Self { person, worker: Arc::new(worker) }
    }

    /// Takes up to `most` questions, except those in `except`, and fetches what they need. Returns the questions as
    /// they are afterwards: if a login has ended meanwhile, an applicant may ask for another value than before. Those
    /// that the person does not get are in `left_out`.
    pub async fn take(
        &self,
        except: &[QuestionId],
        most: usize,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Vec<AskedQuestion>, BatchError> {
        let (except, name) = (except.to_vec(), self.person.name.clone());
        let service = &self.worker.service;
        let taken =
            service.run(move |ledger, now| Ok((ledger.take_except(&except, &name, most, now)?, ledger.pause(now)?)));
        let (taken, pause) = taken.await?;
        self.worker.pacer.adopt_pause(pause);
        let mut opened = Vec::new();
        let mut fetching = JoinSet::new();
        for taken in taken {
            match taken.claim {
                Some(claim) => drop(fetching.spawn(fetch(self.worker.clone(), claim))),
                None => opened.push(self.person.opened(taken.question)),
            }
        }
        let held = self.held(ended(fetching).await, left_out).await?;
        opened.extend(held.into_iter().map(|question| self.person.opened(question)));
        self.worker.pacer.share_pause().await?; // this process may end before its next call
        let mut asked = Vec::new();
        for opened in opened {
            match opened {
                Ok(question) => asked.push(question),
                Err(damaged) => left_out.push(LeftOut::Damaged(damaged)),
            }
        }
        asked.sort_by_key(|asked| asked.question.id);
        Ok(asked)
    }

    /// The questions for which something was fetched. If a fetch failed for another reason than its applicant, returns
    /// the first error.
    async fn held(&self, fetched: Vec<Fetched>, left_out: &mut Vec<LeftOut>) -> Result<Vec<Question>, BatchError> {
        let mut questions = Vec::new();
        for Fetched { applicant, released } in fetched {
            let event = released?;
            let name = self.person.name.clone();
            let held = self.worker.service.run(move |ledger, _| ledger.held_question(applicant, &name)).await?;
            match held {
                Some(question) => questions.push(question),
                None => left_out.extend(event.map(LeftOut::from)),
            }
        }
        Ok(questions)
    }

    /// If a pause makes [`take`](Self::take) wait: when the pause ends. Returns each pause once.
    pub fn pause_to_tell(&self) -> Option<Timestamp> {
        self.worker.pacer.pause_to_tell()
    }

    /// Says why [`take`](Self::take) took nothing.
    pub async fn took_nothing(&self) -> Result<TookNothing, BatchError> {
        let count = self.worker.service.run(|ledger, _| ledger.halting()).await?;
        Ok(match count {
            0 => TookNothing::NoQuestions,
            count => TookNothing::AllTaken { count },
        })
    }
}

/// Waits for all of them, also if one has failed: the outcomes of the others' calls in flight are still recorded.
async fn ended(mut fetching: JoinSet<Fetched>) -> Vec<Fetched> {
    let mut ended = Vec::new();
    while let Some(fetched) = fetching.join_next().await {
        ended.extend(fetched); // in a release build a panic ends the process
    }
    ended
}

/// Drives a taken applicant until its picture or SMS has been requested.
async fn fetch<G, L, F>(worker: Arc<Worker<G, L, F>>, claim: Claim) -> Fetched
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders + 'static,
{
    Fetched { applicant: claim.held.id, released: drive(&worker, claim).await }
}

/// Drives an applicant, and meanwhile renews its claim.
async fn drive<G, L, F>(worker: &Worker<G, L, F>, claim: Claim) -> Result<Option<WorkerEvent>, BatchError>
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders + 'static,
{
    let hold = claim.held.clone();
    let mut driving = std::pin::pin!(worker.drive(claim));
    let mut tick = tokio::time::interval_at(tokio::time::Instant::now() + RENEW, RENEW);
    loop {
        tokio::select! {
            driven = &mut driving => return driven,
            _ = tick.tick() => {
                let held: [Hold; 1] = [hold.clone()];
                let renewed = worker.service.run(move |ledger, now| {
                    ledger.renew(&held, now)?;
                    ledger.pause(now)
                });
                worker.pacer.adopt_pause(renewed.await?);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetched(released: Result<Option<WorkerEvent>, BatchError>) -> Fetched {
        Fetched { applicant: ApplicantId(1), released }
    }

    #[tokio::test]
    async fn a_fetch_that_fails_does_not_break_off_the_others() {
        let mut fetching = JoinSet::new();
        fetching.spawn(async { fetched(Err(BatchError::Late)) });
        fetching.spawn(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            fetched(Ok(None))
        });
        let ended = ended(fetching).await;
        assert_eq!(ended.iter().map(|fetched| fetched.released.is_ok()).collect::<Vec<_>>(), [false, true]);
    }
}
