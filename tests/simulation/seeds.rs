//! Runs the lives of many seeds, and counts.

use std::collections::BTreeMap;
use std::fmt;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use zhengxin::ledger::{Memory, Sqlite, State};

use super::life::{Outcome, live};
use super::mutants::Mutant;

/// What was tried and found.
#[derive(Debug, Default)]
pub struct Counts {
    pub seeds: u64,
    applicants: u64,
    pub applicant_days: f64,
    polls: u64,
    calls: u64,
    faults: u64,
    pub ends: BTreeMap<State, u64>,
    pub seconds: f64,
    /// The first seed that breaks a promise, and the promises it breaks.
    pub found: Option<(u64, Vec<String>)>,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} seeds, {} applicants, {:.0} applicant-days, {} polls, {} calls, {} faults besides lost calls, in {:.1} s; {:?}",
            self.seeds,
            self.applicants,
            self.applicant_days,
            self.polls,
            self.calls,
            self.faults,
            self.seconds,
            self.ends
        )
    }
}

impl Counts {
    fn add(&mut self, seed: u64, outcome: Outcome) {
        self.seeds += 1;
        self.applicants += outcome.applicants;
        self.applicant_days += outcome.days * outcome.applicants as f64;
        self.polls += outcome.polls;
        self.calls += outcome.calls;
        self.faults += outcome.faults;
        for (state, count) in outcome.ends {
            *self.ends.entry(state).or_default() += count;
        }
        let is_first = self.found.as_ref().is_none_or(|(found, _)| seed < *found);
        if !outcome.violations.is_empty() && is_first {
            self.found = Some((seed, outcome.violations));
        }
    }

    /// A description of what was found, and how to replay it.
    pub fn story(&self) -> String {
        let Some((seed, violations)) = &self.found else { return String::new() };
        format!(
            "seed {seed}: {}\nZHENGXIN_SEED={seed} cargo test --locked --test simulation replay -- --ignored --nocapture",
            violations.join("\n")
        )
    }
}

/// A temporary directory, in memory if the system has such a file system.
fn directory() -> tempfile::TempDir {
    let shared = Path::new("/dev/shm");
    let made = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    made.unwrap()
}

/// Runs the life of one seed. A panic breaks a promise too, so that its seed is printed.
fn caught(seed: u64, mutant: Option<Mutant>) -> Outcome {
    panic::catch_unwind(|| one(seed, mutant, false)).unwrap_or_else(|_| {
        let violations = vec!["a panic, whose message is printed above".to_owned()];
        Outcome { violations, ..Outcome::default() }
    })
}

/// Runs the life of one seed: over memory, or for every fourth seed over SQLite.
pub fn one(seed: u64, mutant: Option<Mutant>, trace: bool) -> Outcome {
    let directory = directory();
    match seed.is_multiple_of(4) {
        true => live::<Sqlite>(seed, mutant, directory.path(), trace),
        false => live::<Memory>(seed, mutant, directory.path(), trace),
    }
}

/// When to stop looking.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub time: Duration,
    pub seeds: u64,
    pub applicant_days: f64,
}

impl Limits {
    pub const NONE: Self = Self { time: Duration::MAX, seeds: u64::MAX, applicant_days: f64::INFINITY };

    fn are_reached(self, began: Instant, counts: &Counts) -> bool {
        began.elapsed() >= self.time || counts.applicant_days >= self.applicant_days || counts.found.is_some()
    }
}

/// Runs lives from seed `first` on, until a limit is reached or a promise is broken. Calls `progress` after each life.
pub fn within(limits: Limits, first: u64, mutant: Option<Mutant>, progress: impl Fn(&Counts) + Sync) -> Counts {
    let (began, next, counts) = (Instant::now(), AtomicU64::new(0), Mutex::new(Counts::default()));
    // A life uses one thread; several lives run in parallel.
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while !limits.are_reached(began, &counts.lock().unwrap()) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= limits.seeds {
                        return;
                    }
                    let outcome = caught(first + place, mutant);
                    let mut counts = counts.lock().unwrap();
                    counts.add(first + place, outcome);
                    counts.seconds = began.elapsed().as_secs_f64();
                    progress(&counts);
                }
            });
        }
    });
    counts.into_inner().unwrap()
}
