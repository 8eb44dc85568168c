//! Polls tasks on one thread, in an order that the seed decides.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use jiff::Timestamp;

use super::clockwork::Clockwork;

/// A process of the simulated machine. Its tasks end together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Process(pub u32);

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

struct Task {
    process: Process,
    work: Work,
    flag: Arc<Flag>,
}

/// Starts tasks.
#[derive(Clone, Default)]
pub struct Spawner(Arc<Mutex<Vec<(Process, Work)>>>);

impl Spawner {
    pub fn spawn(&self, process: Process, work: impl Future<Output = ()> + Send + 'static) {
        self.0.lock().unwrap().push((process, Box::pin(work)));
    }
}

/// The tasks of all processes.
#[derive(Default)]
pub struct Scheduler {
    tasks: Vec<Task>,
    pub spawner: Spawner,
    /// Processes that are not polled before the given time.
    frozen: Vec<(Process, Timestamp)>,
}

impl Scheduler {
    fn adopt(&mut self) {
        for (process, work) in self.spawner.0.lock().unwrap().drain(..) {
            self.tasks.push(Task { process, work, flag: Arc::new(Flag(AtomicBool::new(true))) });
        }
    }

    /// Polls one task that is ready. False if there is none.
    pub fn step(&mut self, now: Timestamp, dice: &mut fastrand::Rng) -> bool {
        self.adopt();
        self.frozen.retain(|(_, until)| *until > now);
        let is_frozen = |process| self.frozen.iter().any(|(frozen, _)| *frozen == process);
        let ready: Vec<usize> = (0..self.tasks.len())
            .filter(|at| self.tasks[*at].flag.0.load(Ordering::Relaxed) && !is_frozen(self.tasks[*at].process))
            .collect();
        let Some(at) = dice.choice(ready) else { return false };
        let task = &mut self.tasks[at];
        task.flag.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(task.flag.clone());
        if task.work.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            drop(self.tasks.remove(at));
        }
        true
    }

    /// Ends a process by dropping all its tasks.
    pub fn kill(&mut self, process: Process) {
        self.adopt();
        self.tasks.retain(|task| task.process != process);
        self.frozen.retain(|(frozen, _)| *frozen != process);
    }

    /// Suspends a process without ending it.
    pub fn freeze(&mut self, process: Process, until: Timestamp) {
        self.frozen.push((process, until));
    }

    /// When the next suspended process goes on.
    pub fn next_thaw(&self) -> Option<Timestamp> {
        self.frozen.iter().map(|(_, until)| *until).min()
    }
}

/// Lets other tasks run first.
pub async fn give_way() {
    let mut gave = false;
    poll_fn(|context| {
        if std::mem::replace(&mut gave, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Wakes waiting tasks when something has changed.
#[derive(Clone, Default)]
pub struct Bell(Arc<(AtomicU64, Mutex<Vec<Waker>>)>);

impl Bell {
    pub fn ring(&self) {
        self.0.0.fetch_add(1, Ordering::Relaxed);
        self.0.1.lock().unwrap().drain(..).for_each(Waker::wake);
    }

    pub fn rung(&self) -> u64 {
        self.0.0.load(Ordering::Relaxed)
    }

    /// Waits until it rings after `seen`, or until the given time.
    pub async fn wait(&self, seen: u64, clock: &Clockwork, until: Timestamp) {
        poll_fn(|context| {
            if self.rung() != seen || clock.truth() >= until {
                return Poll::Ready(());
            }
            self.0.1.lock().unwrap().push(context.waker().clone());
            clock.wake_at(until, context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
