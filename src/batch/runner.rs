//! The runner: claims due applicants, drives many at the same time, and ends when none can go on.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};

use super::BatchError;
use super::budget::SharedCounts;
use super::event::WorkerEvent;
use super::offers::Offers;
use super::worker::{Finders, Worker};
use crate::drive::{Clock, SteadyClock};
use crate::flow::Goal;
use crate::gateway::Gateway;
use crate::ledger::{ApplicantId, Claim, Hold, Holder, LedgerHandle, RunPace, State, Totals};
use crate::passwords::FileBudget;

/// The runner ticks this often. At each tick it looks for answers that other processes have stored.
const TICK: Duration = Duration::from_millis(250);
/// Leases are renewed every this many ticks.
const RENEW_EVERY: u32 = 80;

/// The pace of the run is stored every this many ticks.
const NOTE_EVERY: u32 = 8;

/// How a batch is run.
#[derive(Clone, Debug)]
pub struct RunSettings {
    /// The most applicants that are driven at the same time.
    pub jobs: usize,
    /// Run until all applicants have ended or reached the goal.
    pub follow: bool,
    /// Stop once so many applicants have [failed](State::has_failed).
    pub max_failures: Option<u64>,
}

/// Receives news of a run.
pub trait Progress: Send {
    /// A worker has released an applicant.
    fn let_go(&mut self, event: &WorkerEvent);
    /// No process of the ledger calls the gateway before this time, because it is busy or down.
    fn pauses(&mut self, until: Timestamp);
    /// Called about four times a second.
    fn tick(&mut self, totals: &Totals);
}

/// How a worker ended.
type Ended = Result<Option<WorkerEvent>, BatchError>;
/// The workers of a run.
type Driven = JoinSet<Ended>;

/// What a run has done so far.
struct Course {
    /// How many of its applicants have failed.
    failures: u64,
    ticks: u32,
    counted: Counted,
    pace: RunPace,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEnd {
    /// No applicant can go on now.
    NothingToDo,
    /// Too many applicants have failed.
    TooManyFailures,
    /// A signal or the caller stopped it.
    Stopped,
}

/// Runs a batch.
#[derive(Debug)]
pub struct Runner<G, L, F, C = SteadyClock, B = FileBudget> {
    worker: Arc<Worker<G, L, F, C, B>>,
    holder: Holder,
    settings: RunSettings,
    /// The states in which it claims applicants: those in which an applicant has not reached the goal.
    states: &'static [State],
    stopping: Arc<AtomicBool>,
    wake: Arc<Notify>,
    held: Arc<Mutex<BTreeMap<ApplicantId, Hold>>>,
}

impl<G, L, F, C, B> Runner<G, L, F, C, B>
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders + 'static,
    C: Clock + 'static,
    B: SharedCounts + 'static,
{
    /// A runner whose holds carry this name.
    pub fn new(worker: Worker<G, L, F, C, B>, name: String, settings: RunSettings) -> Self {
        let stopping = worker.stopping.clone();
        let (wake, held) = (Arc::default(), Arc::default());
        let states: &[State] = match worker.until {
            Goal::Login | Goal::Applied => &State::UNAPPLIED,
            Goal::Report => &State::CLAIMABLE,
        };
        Self { worker: Arc::new(worker), holder: Holder::Run(name), settings, states, stopping, wake, held }
    }

    /// Runs until no applicant can go on, or the run is stopped. First takes over the applicants of earlier runs,
    /// which have ended.
    pub async fn run(&self, progress: &mut dyn Progress) -> Result<RunEnd, BatchError> {
        let mut tasks = JoinSet::new();
        let ended = self.drive(&mut tasks, progress).await;
        if ended.is_err() {
            // The error may concern one applicant only. The outcomes of the others' calls in flight are still recorded.
            self.stop();
            while tasks.join_next().await.is_some() {}
        }
        ended
    }

    /// Makes no further call, and gives up those that wait for the end of a pause.
    fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.worker.pacer.stop();
    }

    async fn drive(&self, tasks: &mut Driven, progress: &mut dyn Progress) -> Result<RunEnd, BatchError> {
        let service = &self.worker.service;
        service.run(|ledger, now| ledger.begin_run(now)).await?;
        self.worker.pacer.share().await?;
        let mut offers = Offers::new(self.worker.finders.attending());
        let mut end = RunEnd::NothingToDo;
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let counted = Counted::new(&**service).await?;
        progress.tick(&counted.totals);
        let pace = RunPace::beginning(self.worker.clock.now());
        let mut course = Course { failures: 0, ticks: 0, counted, pace };
        loop {
            if self.stopping.load(Ordering::Relaxed) && end == RunEnd::NothingToDo {
                end = RunEnd::Stopped;
            }
            if self.settings.max_failures.is_some_and(|most| course.failures >= most) && end == RunEnd::NothingToDo {
                end = RunEnd::TooManyFailures;
                self.stop();
            }
            if end == RunEnd::NothingToDo {
                offers.make(&**service).await?;
                for claim in self.claims(tasks.len()).await? {
                    self.spawn(claim, tasks);
                }
            }
            if tasks.is_empty() {
                self.share_pause(progress).await?;
                if end != RunEnd::NothingToDo {
                    return Ok(end);
                }
                let states = self.states;
                let is_busy = service.run(move |ledger, now| ledger.is_busy(states, now)).await?;
                if !(is_busy || self.settings.follow && course.counted.is_anybody_left(&**service, states).await?) {
                    return Ok(end);
                }
            }
            tokio::select! {
                Some(ended) = tasks.join_next() => join_ended(ended, tasks, &mut course, progress)?,
                _ = tick.tick() => self.on_tick(!tasks.is_empty(), &mut course, progress).await?,
                () = self.wake.notified() => {}
            }
        }
    }

    /// Does what is due at a tick. `drives`: workers drive applicants.
    async fn on_tick(&self, drives: bool, course: &mut Course, progress: &mut dyn Progress) -> Result<(), BatchError> {
        let service = &self.worker.service;
        course.ticks += 1;
        // Note it also while all workers wait, so that a person's process that starts now goes by this run's clock.
        service.run(|ledger, now| ledger.note_run_time(now)).await?;
        if course.ticks.is_multiple_of(RENEW_EVERY) {
            self.renew().await?;
        }
        if course.ticks.is_multiple_of(NOTE_EVERY) && drives {
            let pace = course.pace.of_late(self.worker.clock.now());
            course.pace = pace;
            service.run(move |ledger, _| ledger.note_pace(pace)).await?;
        }
        self.share_pause(progress).await?;
        course.counted.again(&**service).await?;
        progress.tick(&course.counted.totals);
        Ok(())
    }

    /// Returns a function that stops the run: calls in flight are finished, no further call is made, and calls that
    /// wait for the end of a pause are given up.
    pub fn stopper(&self) -> impl Fn() + Send + Sync + 'static {
        let (stopping, wake) = (self.stopping.clone(), self.wake.clone());
        // The function outlives the run, and must not keep the ledger open.
        let pacer = Arc::downgrade(&self.worker.pacer);
        move || {
            stopping.store(true, Ordering::Relaxed);
            pacer.upgrade().iter().for_each(|pacer| pacer.stop());
            wake.notify_one();
        }
    }

    async fn claims(&self, driven: usize) -> Result<Vec<Claim>, BatchError> {
        let free = self.settings.jobs.saturating_sub(driven);
        if free == 0 || driven > 0 && free < self.settings.jobs.div_ceil(8) {
            return Ok(Vec::new()); // wait, so that one operation claims several
        }
        let (holder, states) = (self.holder.clone(), self.states);
        let claimed = self.worker.service.run(move |ledger, now| {
            ledger.rescue_from_others(&holder, free, now)?;
            ledger.claim_in(states, &holder, free, now)
        });
        Ok(claimed.await?)
    }

    fn spawn(&self, claim: Claim, tasks: &mut Driven) {
        let (worker, held, hold) = (self.worker.clone(), self.held.clone(), claim.held.clone());
        lock(&held).insert(hold.id, hold.clone());
        tasks.spawn(async move {
            let driven = worker.drive(claim).await;
            lock(&held).remove(&hold.id);
            driven
        });
    }

    /// Tells the other processes of a pause, learns of theirs, and announces it.
    async fn share_pause(&self, progress: &mut dyn Progress) -> Result<(), BatchError> {
        let pacer = &self.worker.pacer;
        pacer.share_and_learn_pause().await?;
        pacer.pause_to_tell().into_iter().for_each(|until| progress.pauses(until));
        Ok(())
    }

    async fn renew(&self) -> Result<(), BatchError> {
        let held: Vec<Hold> = lock(&self.held).values().cloned().collect();
        self.worker.service.run(move |ledger, now| ledger.renew(&held, now)).await?;
        Ok(())
    }
}

/// Counts and shows what this worker has released, and what all others have that have ended as well.
fn join_ended(
    ended: Result<Ended, JoinError>,
    tasks: &mut Driven,
    course: &mut Course,
    progress: &mut dyn Progress,
) -> Result<(), BatchError> {
    let mut next = Some(ended);
    while let Some(ended) = next {
        // In a release build a panic ends the process. In a test it ends only the task, whose lease then lapses.
        if let Some(event) = ended.unwrap_or(Ok(None))? {
            course.failures += u64::from(event.state.has_failed());
            course.pace.let_go += 1;
            progress.let_go(&event);
        }
        next = tasks.try_join_next();
    }
    Ok(())
}

/// The totals. Counting a million applicants delays their steps, so the totals are counted only so often that it
/// takes a twentieth of the time.
struct Counted {
    totals: Totals,
    next: Instant,
}

impl Counted {
    async fn new(handle: &impl LedgerHandle) -> Result<Self, BatchError> {
        let mut counted = Self { totals: Totals::default(), next: Instant::now() };
        counted.again(handle).await?;
        Ok(counted)
    }

    async fn again(&mut self, handle: &impl LedgerHandle) -> Result<(), BatchError> {
        let began = Instant::now();
        if began >= self.next {
            self.totals = handle.run(|ledger, _| ledger.totals()).await?;
            self.next = began + (began.elapsed() * 20).max(Duration::from_secs(1));
        }
        Ok(())
    }

    /// True if an applicant has neither ended nor reached the goal. `states`: those in which the run claims
    /// applicants.
    async fn is_anybody_left(&mut self, handle: &impl LedgerHandle, states: &[State]) -> Result<bool, BatchError> {
        self.again(handle).await?;
        let is_at_goal = |state: State| state.is_claimable() && !states.contains(&state);
        let mut left = self.totals.states.iter().filter(|(state, _)| !state.is_final() && !is_at_goal(**state));
        Ok(left.any(|(_, count)| *count > 0))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
