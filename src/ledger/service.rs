//! The shell around a ledger: a thread that owns it and commits operations in groups. Tasks reach it through a
//! [`LedgerHandle`].
//!
//! Many workers take steps at the same time, and each step must be on disk before its call is sent. One commit for
//! all waiting operations costs only one sync of the disk.

use std::fmt;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

use jiff::Timestamp;
use thiserror::Error;
use tokio::sync::oneshot;

use super::core::Ledger;
use super::error::LedgerError;
use super::store::Store;
use crate::steady;

/// The most operations in one commit.
const GROUP: usize = 256;

/// Why an operation has no result.
#[derive(Clone, Debug, Error)]
pub enum ServiceError {
    /// The ledger failed. If it failed during the commit, it is unknown whether the operation was kept.
    #[error("{0}")]
    Ledger(Arc<LedgerError>),
    /// The ledger's thread has ended and accepts no more operations.
    #[error("the ledger is closed")]
    Closed,
}

/// How tasks use one ledger together. Production uses [`Service`]; the simulation has a version without threads.
pub trait LedgerHandle: Send + Sync + 'static {
    /// The store of the ledger.
    type Store: Store;

    /// Runs an operation, and returns its result after the commit.
    fn run<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut Ledger<Self::Store>, Timestamp) -> Result<T, LedgerError> + Send + 'static,
    ) -> impl Future<Output = Result<T, ServiceError>> + Send;
}

/// An operation with the channel to the task that asked for it. It runs inside the group's transaction and replies
/// after the commit.
trait Job<S>: Send {
    /// Runs the operation and remembers its result.
    fn carry_out(&mut self, ledger: &mut Ledger<S>, now: Timestamp) -> Result<(), LedgerError>;
    /// Replies to the task: the group was committed, or why it was not.
    fn answer(self: Box<Self>, committed: Result<(), ServiceError>);
}

/// A job of one operation.
struct Operation<F, T> {
    operation: Option<F>,
    done: Option<T>,
    sender: oneshot::Sender<Result<T, ServiceError>>,
}

impl<S, T, F> Job<S> for Operation<F, T>
where
    T: Send,
    F: FnOnce(&mut Ledger<S>, Timestamp) -> Result<T, LedgerError> + Send,
{
    fn carry_out(&mut self, ledger: &mut Ledger<S>, now: Timestamp) -> Result<(), LedgerError> {
        if let Some(operation) = self.operation.take() {
            self.done = Some(operation(ledger, now)?);
        }
        Ok(())
    }

    fn answer(self: Box<Self>, committed: Result<(), ServiceError>) {
        let Self { done, sender, .. } = *self;
        // The task may have ended; then no reply is needed.
        let _ = sender.send(committed.and_then(|()| done.ok_or(ServiceError::Closed)));
    }
}

/// Why the ledger accepts no more operations. Every task that comes later gets the same reason, so that a full disk is
/// reported as such whichever task reports first.
type Failure = Arc<OnceLock<Arc<LedgerError>>>;

/// A ledger that many tasks share.
pub struct Service<S> {
    jobs: Option<SyncSender<Box<dyn Job<S>>>>,
    thread: Option<JoinHandle<()>>,
    failure: Failure,
}

impl<S: Store + 'static> Service<S> {
    /// Starts a thread that owns `ledger`.
    pub fn start(ledger: Ledger<S>) -> std::io::Result<Self> {
        let (jobs, received) = sync_channel(GROUP);
        let failure = Failure::default();
        let of_thread = failure.clone();
        let serve = move || serve(ledger, &received, &of_thread);
        let thread = thread::Builder::new().name("ledger".to_owned()).spawn(serve)?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread), failure })
    }

    /// The reason for an operation that the ledger's thread did not answer.
    fn unanswered(&self) -> ServiceError {
        self.failure.get().map_or(ServiceError::Closed, |error| ServiceError::Ledger(error.clone()))
    }
}

impl<S: Store + 'static> LedgerHandle for Service<S> {
    type Store = S;

    async fn run<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut Ledger<S>, Timestamp) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        let (sender, answer) = oneshot::channel();
        let job = Operation { operation: Some(operation), done: None, sender };
        let jobs = self.jobs.as_ref().ok_or(ServiceError::Closed)?;
        jobs.send(Box::new(job)).map_err(|_| self.unanswered())?;
        answer.await.map_err(|_| self.unanswered())?
    }
}

impl<S> Drop for Service<S> {
    /// Waits until all requested operations are committed.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl<S> fmt::Debug for Service<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service")
    }
}

/// Runs operations until all senders are gone or the ledger fails.
fn serve<S: Store>(mut ledger: Ledger<S>, jobs: &Receiver<Box<dyn Job<S>>>, failure: &Failure) {
    while let Ok(first) = jobs.recv() {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(job) = jobs.try_recv()
        {
            group.push(job);
        }
        let now = steady::now(); // a clock that was set back must not make leases longer
        ledger.lease_clock_mut().passed(steady::elapsed());
        let kept = ledger.transact(|ledger| group.iter_mut().try_for_each(|job| job.carry_out(ledger, now)));
        let kept = kept.map_err(|error| failure.get_or_init(|| Arc::new(error)).clone());
        group.into_iter().for_each(|job| job.answer(kept.clone().map_err(ServiceError::Ledger)));
        if kept.is_err() {
            return; // no call may be sent on the strength of a ledger that failed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Memory, Spans};

    #[test]
    fn every_operation_after_a_failure_gets_its_reason() {
        let service = Service::start(Ledger::new(Memory::default(), Spans::default())).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            assert!(service.run(|ledger, _| ledger.totals()).await.is_ok());
            let failed = service.run(|_, _| Err::<(), _>(LedgerError::Full)).await;
            let later = service.run(|ledger, _| ledger.totals()).await;
            for reason in [failed.err(), later.err()] {
                let Some(ServiceError::Ledger(reason)) = reason else { panic!("{reason:?}") };
                assert!(matches!(*reason, LedgerError::Full), "{reason}");
            }
        });
    }
}
