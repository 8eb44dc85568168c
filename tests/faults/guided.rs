//! `run` as a process: the production loop with the production store, from locking the session to the report.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use zhengxin::drive::{Driver, Drove, Event, InMemoryBudget, Observe};
use zhengxin::flow::{Facts, Goal, Plan, Reached, Stop, Withheld};
use zhengxin::journey::{End, Journey};
use zhengxin::store::Lock;

use super::clock::Hands;
use super::computer::{Computer, Ended, patience};
use super::disk::FaultyDisk;

/// Ends the loop of a process that was stopped.
struct Watcher {
    disk: Arc<FaultyDisk>,
    clock: Hands,
}

impl Observe for Watcher {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        if let Event::Waiting(wait, _) = event {
            self.clock.pauses(wait.until);
        }
        if self.disk.is_dead() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Computer {
    /// One `run`.
    pub async fn guided(&mut self, person: bool) -> Ended {
        match self.try_guided(person).await {
            Ok(ended) => ended,
            Err(error) => Ended::Failed(error),
        }
    }

    async fn try_guided(&mut self, person: bool) -> Result<Ended, String> {
        let draft = self.draft()?;
        let run_lock = self.files.session.run_lock();
        let _alone = Lock::acquire(&*self.seen(), &run_lock, Duration::ZERO).map_err(|error| error.to_string())?;
        let facts = self.facts().map_err(|error| error.to_string())?;
        let (gateway, principal, fingerprints) = (self.line()?, self.principal(), self.fingerprints()?);
        let plan = Plan {
            until: Goal::Report,
            route: Some(self.case.way.route()),
            max_tries: 3,
            patience: patience(),
            person,
            again: false,
            look: true,
        };
        let mut journey = Journey::new(plan, facts, principal.known.clone()).with_fingerprints(Some(fingerprints));
        let session = self.session().read().map_err(|error| error.to_string())?;
        if let Some(interrupted) = session.and_then(|session| session.interrupted) {
            journey = journey.resuming(interrupted);
        }
        let (clock, watcher) = (self.clock.clone(), Watcher { disk: self.disk.clone(), clock: self.clock.clone() });
        // No fault of this harness makes a password wrong, so refused passwords need no count across processes.
        let budget = InMemoryBudget::default();
        let channel = (&gateway, &principal, &clock, &budget);
        let mut driver = Driver::new(journey, channel, self.keep(), self.person.clone(), watcher);
        let drove = driver.run().await;
        let (facts, last) = (driver.journey.facts().clone(), driver.last.take());
        drop(driver);
        if drove.is_ok() {
            self.session().forget_interrupted(); // its end has been reported
        }
        match drove.map_err(|error| error.to_string())? {
            Drove::Ended(End::Reached(Reached::Report)) => {
                Ok(last.map_or_else(|| Ended::Failed("no last call".to_owned()), |last| self.deliver(&last, draft)))
            }
            Drove::Ended(End::Reached(_)) => Ok(self.waits(&facts)),
            Drove::Ended(End::Unreported(_)) => Ok(Ended::GoesOn),
            Drove::Ended(End::Stopped(Stop::Guard(withheld))) => Ok(self.withheld(&withheld)),
            other => Err(format!("{other:?}")),
        }
    }

    /// The application is a day old then.
    pub fn waits(&self, facts: &Facts) -> Ended {
        let left = facts.application_left(self.now()).unwrap_or_default();
        Ended::Until(self.now() + SignedDuration::from_secs(left))
    }

    pub fn withheld(&self, withheld: &Withheld) -> Ended {
        match withheld {
            Withheld::Duplicate { .. } => Ended::ForAPerson,
            other => Ended::Until(self.now() + SignedDuration::from_secs(other.after().unwrap_or_default())),
        }
    }
}
