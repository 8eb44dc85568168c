//! `--again`: a submission that the session knows of is sent once more.

use clap::Args;

/// `--again` of the submitting commands.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Again {
    /// Send it although the session knows of a submission or application: it may act twice
    #[arg(long)]
    pub again: bool,
}
