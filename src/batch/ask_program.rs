//! What the workers of a run know together about its ask program.

use std::mem::{Discriminant, discriminant};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::answers::AskError;

/// An ask program that leaves this many SMS unanswered is taken to read pictures only.
pub(super) const UNANSWERED: u32 = 3;

/// What the batch knows about an ask program.
#[derive(Clone, Debug)]
pub struct AskProgram {
    /// How many copies of the program may run at the same time.
    slots: Arc<Semaphore>,
    /// How many SMS the program has left unanswered; `None` once it has answered one.
    unanswered: Arc<Mutex<Option<u32>>>,
    faults: Arc<Mutex<Faults>>,
}

/// How the program has failed.
#[derive(Debug, Default)]
struct Faults {
    /// The kinds of errors so far.
    kinds: Vec<Discriminant<AskError>>,
    /// The first error of each kind, until it is told.
    untold: Vec<AskError>,
}

impl AskProgram {
    /// A program of which `at_once` copies may run at the same time.
    pub fn new(at_once: usize) -> Self {
        let slots = Arc::new(Semaphore::new(at_once));
        Self { slots, unanswered: Arc::new(Mutex::new(Some(0))), faults: Arc::default() }
    }

    /// The errors that have not been told yet. Of each kind only the first is told, because a program that fails for one
    /// applicant fails for the others as well.
    pub fn untold(&self) -> Vec<AskError> {
        std::mem::take(&mut lock(&self.faults).untold)
    }

    /// The program has failed.
    pub(super) fn failed(&self, error: AskError) {
        let (mut faults, kind) = (lock(&self.faults), discriminant(&error));
        if !faults.kinds.contains(&kind) {
            faults.kinds.push(kind);
            faults.untold.push(error);
        }
    }

    /// Waits until another copy of the program may start.
    pub(super) async fn slot(&self) -> Option<OwnedSemaphorePermit> {
        self.slots.clone().acquire_owned().await.ok()
    }

    /// False once the program has left too many SMS unanswered. The next ones are sent when a person is there.
    pub(super) fn answers_sms(&self) -> bool {
        lock(&self.unanswered).is_none_or(|count| count < UNANSWERED)
    }

    /// True once the program has answered an SMS.
    pub(super) fn reads_sms(&self) -> bool {
        lock(&self.unanswered).is_none()
    }

    pub(super) fn has_answered_sms(&self, has: bool) {
        let mut unanswered = lock(&self.unanswered);
        *unanswered = unanswered.map(|count| count + 1).filter(|_| !has);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
