//! `--again`: sends a submission although the session says it was sent before.

use clap::Args;

/// `--again` of the submitting commands.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Again {
    /// Send it although the session knows of a submission or application: it may act twice
    #[arg(long)]
    pub again: bool,
}
