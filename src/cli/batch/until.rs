//! How far a batch goes.

use clap::ValueEnum;

use crate::flow::Goal;

/// `--until`. A login alone is no goal of a batch: its applicants could not be told from those that have applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Until {
    /// The application for the report
    Applied,
    /// The report
    Report,
}

impl From<Until> for Goal {
    fn from(until: Until) -> Self {
        match until {
            Until::Applied => Self::Applied,
            Until::Report => Self::Report,
        }
    }
}
