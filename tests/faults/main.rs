//! Faults everywhere on the disk and on the way to the gateway. In spite of them, no submission leaves without its
//! record, none leaves twice without a reply of the gateway that allows it, the session stays readable, and the report
//! is not lost.
//!
//! The production loop and the production store live through cases with faults, each case from the first login to the report
//! of the next day. `benches/faults.sh` runs the long form.
#![cfg(target_os = "linux")] // it relies on files without a name
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::print_stdout)] // it prints counts

mod bent;
mod case;
mod cases;
mod clock;
mod computer;
mod delivery;
mod disk;
mod gateway;
mod guided;
mod harness;
mod image;
mod life;
mod mutants;
mod person;
mod single;
mod watch;

#[path = "../support/merchant.rs"]
mod merchant;

use std::env;
use std::time::Duration;

use harness::{Trial, assert_nothing_found, repeat, seed, tries};

/// Tries cases for this long, and prints the counts.
fn nothing_is_found_within(time: Duration) {
    let trial = Trial { seed: seed(), time, first: 0, mutant: None };
    let counts = tries(&trial);
    println!("seed {}: {counts}", trial.seed);
    assert_nothing_found(&counts, trial.seed);
}

#[test]
fn no_fault_doubles_a_submission_or_loses_a_record_or_a_report() {
    nothing_is_found_within(Duration::from_secs(15));
}

#[test]
#[ignore = "the long form: benches/faults.sh"]
fn no_fault_does_so_for_as_long_as_is_said() {
    let seconds = env::var("FAULTS_SECONDS").ok().map_or(600, |text| text.parse().expect("a number of seconds"));
    nothing_is_found_within(Duration::from_secs(seconds));
}

#[test]
#[ignore = "repeats what another test has found"]
fn a_named_case() {
    let (case, outcome) = repeat(&env::var("FAULTS_CASE").expect("the name of a case"));
    println!("{case:?}\n{outcome:?}\n{}", outcome.failures.join("\n"));
    assert_eq!(outcome.violations, [""; 0]);
}
