//! A person's desk: fetches the pictures and SMS that the person's questions need.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;

use super::person::{AskedQuestion, Person};
use crate::batch::BatchError;
use crate::batch::event::WorkerEvent;
use crate::batch::worker::{Finders, Worker};
use crate::gateway::Gateway;
use crate::ledger::{ApplicantId, Claim, Hold, LedgerHandle, QuestionId};

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
type Fetched = (ApplicantId, Option<WorkerEvent>);

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
    /// they are afterwards: if a login has ended meanwhile, an applicant may ask for another value than before. An
    /// applicant whose picture could not be fetched is left out; its event is in `events`.
    pub async fn take(
        &self,
        except: &[QuestionId],
        most: usize,
        events: &mut Vec<WorkerEvent>,
    ) -> Result<Vec<AskedQuestion>, BatchError> {
        let (except, name) = (except.to_vec(), self.person.name.clone());
        let service = &self.worker.service;
        let taken =
            service.run(move |ledger, now| Ok((ledger.take_except(&except, &name, most, now)?, ledger.pause(now)?)));
        let (taken, pause) = taken.await?;
        self.worker.pacer.adopt_pause(pause);
        let mut asked = Vec::new();
        let mut fetching: JoinSet<Result<Fetched, BatchError>> = JoinSet::new();
        for taken in taken {
            match taken.claim {
                Some(claim) => drop(fetching.spawn(fetch(self.worker.clone(), claim))),
                None => asked.push(self.person.opened(taken.question)?),
            }
        }
        while let Some(fetched) = fetching.join_next().await {
            let Ok(fetched) = fetched else { continue }; // in a release build a panic ends the process
            let (applicant, event) = fetched?;
            let name = self.person.name.clone();
            let held = service.run(move |ledger, _| ledger.held_question(applicant, &name)).await?;
            match held {
                Some(question) => asked.push(self.person.opened(question)?),
                None => events.extend(event),
            }
        }
        self.worker.pacer.share_pause().await?; // this process may end before its next call
        asked.sort_by_key(|asked| asked.question.id);
        Ok(asked)
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

/// Drives a taken applicant until its picture or SMS has been requested.
async fn fetch<G, L, F>(worker: Arc<Worker<G, L, F>>, claim: Claim) -> Result<Fetched, BatchError>
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders + 'static,
{
    let hold = claim.held.clone();
    let applicant = hold.id;
    let mut driving = std::pin::pin!(worker.drive(claim));
    let mut tick = tokio::time::interval_at(tokio::time::Instant::now() + RENEW, RENEW);
    loop {
        tokio::select! {
            driven = &mut driving => return Ok((applicant, driven?)),
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
