//! Finds out who is working on a ledger, and where an applicant therefore stands.
//!
//! The ledger records that a worker drives an applicant, but that worker may have been killed or its machine
//! restarted. So an applicant is shown as `running` only while its run holds its lock, or its person's lease has not
//! lapsed.

use std::path::Path;

use jiff::Timestamp;

use super::words;
use crate::ledger::{Entry, Holder, State, run_lock};
use crate::messages::Text;
use crate::store::{Lock, SystemDisk};

/// The processes that work on a ledger now.
#[derive(Clone, Debug)]
pub struct Workers {
    /// The process of the run. Its number is unknown for a moment while the run starts.
    pub run: Option<Option<u32>>,
    now: Timestamp,
}

impl Workers {
    /// The workers of the ledger in this file.
    pub fn of(ledger: &Path, now: Timestamp) -> Self {
        let lock = run_lock(ledger);
        let run = Lock::is_held(&SystemDisk, &lock).then(|| Lock::holder(&lock));
        Self { run, now }
    }

    /// No workers, for a run that has just released all its applicants.
    pub fn none(now: Timestamp) -> Self {
        Self { run: None, now }
    }

    /// True if the worker of this applicant is alive.
    pub fn drive(&self, record: &Entry) -> bool {
        match (&record.holder, record.lease_until) {
            (Some(Holder::Run(name)), Some(_)) => match self.run {
                Some(Some(pid)) => *name == pid.to_string(),
                Some(None) => true,
                None => false,
            },
            (Some(Holder::Person(_)), Some(until)) => until > self.now,
            (None, _) | (_, None) => false,
        }
    }
}

/// Where an applicant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchStanding {
    /// The state in the ledger.
    Is(State),
    /// The worker has ended without releasing the applicant. The next run takes it over.
    Interrupted,
}

impl BatchStanding {
    /// All standings, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        State::ALL.into_iter().flat_map(|state| {
            let interrupted = (state == State::Running).then_some(Self::Interrupted);
            [Some(Self::Is(state)), interrupted].into_iter().flatten()
        })
    }

    /// The standing of this applicant.
    pub fn of(record: &Entry, workers: &Workers) -> Self {
        match record.state == State::Running && !workers.drive(record) {
            true => Self::Interrupted,
            false => Self::Is(record.state),
        }
    }

    /// The state in the ledger.
    pub fn stored(self) -> State {
        match self {
            Self::Is(state) => state,
            Self::Interrupted => State::Running,
        }
    }

    /// Its name in JSON and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Is(state) => state.name(),
            Self::Interrupted => "interrupted",
        }
    }

    /// The standing of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|standing| standing.name() == name)
    }

    /// Its name for people.
    pub fn words(self) -> Text {
        match self {
            Self::Is(state) => words::state(state),
            Self::Interrupted => crate::messages::ledger::INTERRUPTED,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::fingerprint::FingerprintKey;
    use crate::ledger::ApplicantId;

    fn driven_by(holder: Holder, lease: i64) -> (Entry, Timestamp) {
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let mac = FingerprintKey::new(&[1; 32]).of("row", "u1");
        let mut record = Entry::new(ApplicantId(1), "u1".to_owned(), mac, mac, now);
        (record.state, record.holder) = (State::Running, Some(holder));
        record.lease_until = Some(now + SignedDuration::from_secs(lease));
        (record, now)
    }

    #[test]
    fn an_applicant_of_a_run_is_running_only_while_that_process_holds_the_lock() {
        let (record, now) = driven_by(Holder::Run("7".to_owned()), 60);
        let standing = |run| BatchStanding::of(&record, &Workers { run, now });
        assert_eq!(standing(Some(Some(7))), BatchStanding::Is(State::Running));
        assert_eq!(standing(Some(None)), BatchStanding::Is(State::Running));
        assert_eq!(standing(Some(Some(8))), BatchStanding::Interrupted, "another run is about to take it over");
        assert_eq!(standing(None), BatchStanding::Interrupted);
    }

    #[test]
    fn an_applicant_of_a_person_is_running_until_the_lease_lapses() {
        for (lease, standing) in [(1, BatchStanding::Is(State::Running)), (0, BatchStanding::Interrupted)] {
            let (record, now) = driven_by(Holder::Person("wang".to_owned()), lease);
            assert_eq!(BatchStanding::of(&record, &Workers::none(now)), standing);
        }
    }

    #[test]
    fn the_schemas_have_these_names() {
        let names: Vec<&str> = BatchStanding::all().map(BatchStanding::name).collect();
        for name in
            ["batch-check", "batch-event", "batch-results", "batch-retry", "batch-show", "batch-withdraw", "error"]
        {
            let schema = crate::output::schema::find(name).unwrap().text;
            let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
            assert_eq!(schema["$defs"]["state"]["enum"], serde_json::json!(names), "{name}");
        }
    }

    #[test]
    fn each_has_a_name_that_means_it() {
        assert!(BatchStanding::all().all(|standing| BatchStanding::parse(standing.name()) == Some(standing)));
        assert_eq!(BatchStanding::all().count(), State::ALL.len() + 1);
    }
}
