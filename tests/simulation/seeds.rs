//! Lives through one seed after the other, and counts.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use zhengxin::ledger::{Memory, Sqlite};

use super::life::{Outcome, live};
use super::mutants::Mutant;

/// What was tried, and what was found.
#[derive(Debug, Default)]
pub struct Counts {
    pub seeds: u64,
    applicants: u64,
    applicant_days: f64,
    polls: u64,
    calls: u64,
    faults: u64,
    seconds: f64,
    /// The first seed that breaks a promise, and which.
    pub found: Option<(u64, Vec<String>)>,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} seeds, {} applicants, {:.0} applicant-days, {} polls, {} calls, {} faults besides lost calls, in {:.1} s",
            self.seeds, self.applicants, self.applicant_days, self.polls, self.calls, self.faults, self.seconds
        )
    }
}

impl Counts {
    /// What was found, and how to see it again.
    pub fn story(&self) -> String {
        let Some((seed, violations)) = &self.found else { return String::new() };
        format!(
            "seed {seed}: {}\nZHENGXIN_SEED={seed} cargo test --locked --test simulation replay -- --ignored --nocapture",
            violations.join("\n")
        )
    }
}

/// A directory in memory, where there is one.
fn directory() -> tempfile::TempDir {
    let shared = Path::new("/dev/shm");
    let made = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    made.unwrap()
}

/// The life of one seed: over memory, and one in four over SQLite.
pub fn one(seed: u64, mutant: Option<Mutant>, trace: bool) -> Outcome {
    let directory = directory();
    match seed.is_multiple_of(4) {
        true => live::<Sqlite>(seed, mutant, directory.path(), trace),
        false => live::<Memory>(seed, mutant, directory.path(), trace),
    }
}

/// Lives from `first` on, until the time is over, something is found, or there were `most` seeds.
pub fn within(time: Duration, first: u64, mutant: Option<Mutant>, most: u64) -> Counts {
    let (mut counts, began) = (Counts::default(), Instant::now());
    while began.elapsed() < time && counts.seeds < most && counts.found.is_none() {
        let seed = first + counts.seeds;
        let outcome = one(seed, mutant, false);
        counts.seeds += 1;
        counts.applicants += outcome.applicants;
        counts.applicant_days += outcome.days * outcome.applicants as f64;
        counts.polls += outcome.polls;
        counts.calls += outcome.calls;
        counts.faults += outcome.faults;
        if !outcome.violations.is_empty() {
            counts.found = Some((seed, outcome.violations));
        }
    }
    counts.seconds = began.elapsed().as_secs_f64();
    counts
}
