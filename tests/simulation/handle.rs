//! How one process uses the ledger, without threads: an operation waits for its turn, is committed, and replies
//! later.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use zhengxin::drive::Clock;
use zhengxin::ledger::{Holder, LeaseClock, Ledger, LedgerError, LedgerHandle, ServiceError};

use super::clockwork::ProcessClock;
use super::copied::Copied;
use super::mutants::Mutant;
use super::scheduler::{Bell, give_way};
use super::store::Bent;

/// The ledger, which all processes share.
pub type Shared<S> = Arc<Mutex<Ledger<Bent<S>>>>;

/// One process's handle to the ledger.
pub struct Handle<S: Copied> {
    pub ledger: Shared<S>,
    pub bell: Bell,
    pub who: Holder,
    pub mutant: Option<Mutant>,
    pub steady: ProcessClock,
    leases: Mutex<LeaseClock>,
    is_closed: AtomicBool,
}

impl<S: Copied> Handle<S> {
    pub fn new(ledger: Shared<S>, steady: ProcessClock, bell: Bell, who: Holder, mutant: Option<Mutant>) -> Self {
        let (leases, is_closed) = (Mutex::default(), AtomicBool::new(false));
        Self { ledger, steady, bell, who, mutant, leases, is_closed }
    }

    /// The ledger's time, which is steady as in the service: a clock that was set back does not make leases longer.
    fn now(&self) -> Timestamp {
        let now = self.steady.now();
        match (self.mutant, &self.who) {
            (Some(Mutant::FastClock), Holder::Run(_)) => now + SignedDuration::from_mins(2),
            _ => now,
        }
    }
}

impl<S: Copied> Handle<S> {
    /// Notes the time of the run whose handle this is, as the run does several times a second.
    pub fn tick(&self, ledger: &mut Ledger<Bent<S>>) -> Result<(), LedgerError> {
        let (now, mut leases) = (self.now(), self.leases.lock().unwrap());
        leases.passed(self.steady.elapsed());
        std::mem::swap(ledger.lease_clock_mut(), &mut leases);
        let noted = ledger.note_run_time(now).and_then(|()| ledger.renew(&[], now));
        std::mem::swap(ledger.lease_clock_mut(), &mut leases);
        noted.map(drop)
    }
}

impl<S: Copied> LedgerHandle for Handle<S> {
    type Store = Bent<S>;

    async fn run<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut Ledger<Bent<S>>, Timestamp) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        give_way().await;
        if self.is_closed.load(Ordering::Relaxed) {
            return Err(ServiceError::Closed);
        }
        let now = self.now();
        let done = {
            let mut ledger = self.ledger.lock().unwrap();
            let mut leases = self.leases.lock().unwrap();
            leases.passed(self.steady.elapsed());
            std::mem::swap(ledger.lease_clock_mut(), &mut leases);
            let store = ledger.store_mut();
            store.who = Some(self.who.clone());
            store.at(now);
            let mut result = None;
            let done = ledger.transact(|ledger| {
                result = Some(operation(ledger, now)?);
                Ok(())
            });
            std::mem::swap(ledger.lease_clock_mut(), &mut leases);
            ledger.store_mut().who = None;
            if ledger.store_mut().has_written {
                self.bell.ring();
            }
            match (done, result) {
                (Ok(()), Some(result)) => Ok(result),
                (Err(_), Some(result)) if self.mutant == Some(Mutant::CommitFailureIgnored) => Ok(result),
                (Err(error), _) => Err(error),
                (Ok(()), None) => Err(LedgerError::Refused),
            }
        };
        let done = done.map_err(|error| {
            self.is_closed.store(true, Ordering::Relaxed);
            ServiceError::Ledger(Arc::new(error))
        });
        give_way().await;
        done
    }
}
