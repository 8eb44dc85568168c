//! Runs the whole batch under one seeded scheduler with a virtual clock: the production loop, the production ledger
//! in memory and in SQLite, and the sandbox's world as the gateway. Processes are killed and suspended, calls and
//! replies are lost or late, the clock jumps, the disk fails, older copies of the ledger are restored, and people are
//! slow and wrong.
//!
//! `docs/simulation.md` says what is simulated and what is checked. A life that breaks a promise is reported by its
//! seed:
//!
//! ```text
//! ZHENGXIN_SEED=42 cargo test --locked --test simulation replay -- --ignored --nocapture
//! ```
#![cfg(feature = "batch")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
#![allow(clippy::print_stdout)] // prints the counts

mod clockwork;
mod copied;
mod counts;
mod handle;
mod life;
mod machine;
mod mutants;
mod network;
mod people;
mod processes;
mod scheduler;
mod seeds;
mod store;
mod watch;

#[path = "../support/merchant.rs"]
mod merchant;

use std::env;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use zhengxin::ledger::State;

use mutants::Mutant;
use seeds::{Counts, Limits, one, within};

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().expect("a number"))
}

fn nothing_is_found(limits: Limits, progress: impl Fn(&Counts) + Sync) {
    let counts = within(limits, number("ZHENGXIN_SEED").unwrap_or(1), None, progress);
    println!("{counts}");
    assert!(counts.found.is_none(), "{}", counts.story());
    assert!(counts.seeds > 0 && counts.ends.contains_key(&State::Done), "nothing was simulated: {counts}");
}

#[test]
fn no_seed_breaks_a_promise() {
    nothing_is_found(Limits { time: Duration::from_secs(15), ..Limits::NONE }, |_| {});
}

#[test]
#[ignore = "the long form: benches/simulation.sh"]
fn no_seed_breaks_a_promise_in_so_many_applicant_days() {
    let applicant_days = number("SIMULATION_DAYS").unwrap_or(1_000_000) as f64;
    let said = AtomicU64::new(0);
    nothing_is_found(Limits { applicant_days, ..Limits::NONE }, |counts| {
        let minutes = counts.seconds as u64 / 60;
        if said.swap(minutes, Ordering::Relaxed) != minutes {
            println!("{counts}");
        }
    });
}

#[test]
#[ignore = "repeats the life of a seed, step by step"]
fn replay() {
    let seed = number("ZHENGXIN_SEED").expect("ZHENGXIN_SEED");
    let mutant = env::var("ZHENGXIN_MUTANT").ok();
    let mutant =
        mutant.map(|name| Mutant::ALL.into_iter().find(|mutant| format!("{mutant:?}") == name).expect("a mutant"));
    let outcome = one(seed, mutant, true);
    outcome.told.iter().for_each(|line| println!("{line}"));
    println!("{:?}", outcome.ends);
    assert_eq!(outcome.violations, [""; 0]);
}

#[test]
fn each_mutant_is_found() {
    each_is_found(Mutant::found_by);
}

#[test]
#[ignore = "measures the table of docs/simulation.md"]
fn each_mutant_is_found_from_the_first_seed_on() {
    each_is_found(|_| 1);
}

fn each_is_found(first: impl Fn(Mutant) -> u64) {
    for mutant in Mutant::ALL {
        let first = first(mutant);
        let limits = Limits { time: Duration::from_secs(600), seeds: 1001 - first, ..Limits::NONE }; // up to seed 1,000
        let counts = within(limits, first, Some(mutant), |_| {});
        let Some((seed, violations)) = &counts.found else { panic!("{mutant:?} is not found: {counts}") };
        println!("{mutant:?}: found by seed {seed}: {}", violations[0]);
    }
}
