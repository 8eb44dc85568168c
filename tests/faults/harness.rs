//! Runs cases on all processors until the time is up, and counts them.

use std::env;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::bent::Mutant;
use super::case::Case;
use super::cases::Cases;
use super::disk::FaultyDisk;
use super::life::{Outcome, live, runtime};

/// The seed if the environment names none.
const SEED: u64 = 20;

/// The tests of this binary take turns, so that each has all processors for its time.
static ALONE: Mutex<()> = Mutex::new(());
/// After this many cases with a violation, the harness stops.
const ENOUGH: usize = 10;

/// Selects the cases and the time to try them.
#[derive(Clone, Copy, Debug)]
pub struct Trial {
    pub seed: u64,
    pub time: Duration,
    /// The number of the first case.
    pub first: u64,
    pub mutant: Option<Mutant>,
}

/// A case that violated a promise, with its name.
#[derive(Debug)]
pub struct Found {
    pub name: String,
    pub case: Case,
    pub violations: Vec<String>,
}

/// The number of tried cases, and the violations found.
#[derive(Debug, Default)]
pub struct Counts {
    /// Tried cases with a single fault, with a pair, and with any number of faults.
    pub cases: [u64; 3],
    pub of: [u64; 2],
    pub faults: u64,
    pub processes: u64,
    pub operations: u64,
    pub calls: u64,
    pub submissions: u64,
    pub for_a_person: u64,
    pub seconds: f64,
    /// The cases that violated a promise.
    pub found: Vec<Found>,
}

impl Counts {
    pub fn cases(&self) -> u64 {
        self.cases.iter().sum()
    }

    fn add(&mut self, outcome: &Outcome) {
        self.faults += outcome.injected;
        self.processes += outcome.processes;
        self.operations += outcome.operations;
        self.calls += outcome.calls.len() as u64;
        self.submissions += outcome.submissions;
        self.for_a_person += u64::from(outcome.for_a_person);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} of {} single faults, {} of {} pairs and {} combinations in {:.1} s: {} faults met in {} processes, {} operations on the disk, \
             {} calls, {} submissions; {} cases left to a person",
            self.cases[0],
            self.of[0],
            self.cases[1],
            self.of[1],
            self.cases[2],
            self.seconds,
            self.faults,
            self.processes,
            self.operations,
            self.calls,
            self.submissions,
            self.for_a_person,
        )
    }
}

/// The seed that the environment names, or a fixed one.
pub fn seed() -> u64 {
    env::var("FAULTS_SEED").ok().map_or(SEED, |text| text.parse().expect("FAULTS_SEED is a number"))
}

/// Tries cases until the time is up or enough violations are found.
pub fn tries(trial: &Trial) -> Counts {
    let cases = Cases::new(trial.seed);
    let _alone = ALONE.lock();
    let began = Instant::now();
    let (next, stop) = (AtomicU64::new(trial.first), AtomicBool::new(false));
    let counts = Mutex::new(Counts::default());
    let work = || {
        let (disk, runtime) = (Arc::new(FaultyDisk::new()), runtime());
        while !stop.load(Ordering::Relaxed) && began.elapsed() < trial.time {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let (kind, name, case) = named(&cases, trial, number);
            let outcome = live(&case, &disk, &runtime);
            let mut counts = counts.lock().unwrap();
            counts.add(&outcome);
            counts.cases[kind] += 1;
            if !outcome.violations.is_empty() {
                counts.found.push(Found { name, case, violations: outcome.violations });
                stop.store(trial.mutant.is_some() || counts.found.len() >= ENOUGH, Ordering::Relaxed);
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        (0..workers).for_each(|_| drop(scope.spawn(work)));
    });
    let mut counts = counts.into_inner().unwrap();
    (counts.of, counts.seconds) = (cases.counts(), began.elapsed().as_secs_f64());
    counts
}

/// The kinds of cases, by which their names begin.
const KINDS: [&str; 3] = ["single", "pair", "combined"];

/// The case with this number, with its kind and its name. The kinds take turns; once a kind is used up, combinations
/// take its turns.
fn named(cases: &Cases, trial: &Trial, number: u64) -> (usize, String, Case) {
    let (turn, round) = ((number % 3) as usize, number / 3);
    let kind = if cases.counts().get(turn).is_some_and(|of| round < *of) { turn } else { 2 };
    let place = if kind == 2 { trial.seed.wrapping_mul(1 << 32).wrapping_add(number) } else { round };
    (kind, format!("{}:{place}", KINDS[kind]), case(cases, kind, place, trial.mutant))
}

fn case(cases: &Cases, kind: usize, place: u64, mutant: Option<Mutant>) -> Case {
    if kind == 2 { cases.combined(place, mutant) } else { cases.listed(kind, place, mutant) }
}

/// Repeats the case with this name, which consists of its kind and its number.
pub fn repeat(name: &str) -> (Case, Outcome) {
    let (disk, runtime) = (Arc::new(FaultyDisk::new()), runtime());
    let cases = Cases::new(seed());
    let (kind, number) = name.split_once(':').expect("KIND:NUMBER");
    let kind = KINDS.iter().position(|known| *known == kind).expect("a kind");
    let case = case(&cases, kind, number.parse().expect("a number"), None);
    let outcome = live(&case, &disk, &runtime);
    (case, outcome)
}

/// Fails if there is a violation, and prints everything needed to repeat it.
pub fn assert_nothing_found(counts: &Counts, seed: u64) {
    for Found { name, case, violations } in &counts.found {
        println!(
            "{violations:#?}\n{case:?}\nagain: FAULTS_SEED={seed} FAULTS_CASE={name} \
             cargo test --locked --test faults -- --ignored --nocapture a_named_case"
        );
    }
    assert_eq!(counts.found.len(), 0, "cases in which something went wrong");
}
