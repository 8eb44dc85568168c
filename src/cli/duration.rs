//! Durations as they are typed: `24h`, `30 days`, `90m`.

use jiff::SignedDuration;

use crate::config::duration;
use crate::output::Failure;

/// A duration of a command's argument.
pub fn long(text: &str) -> Result<SignedDuration, Box<Failure>> {
    let wrong = |problem: &dyn std::fmt::Display| Failure::usage(format!("{text}: {problem}"));
    let length = duration(text).map_err(|problem| wrong(&problem))?;
    SignedDuration::try_from(length).map_err(|error| wrong(&error))
}
