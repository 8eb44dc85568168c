//! `--again`: sends a call that this program would withhold.

use clap::Args;

/// `--again` of the submitting commands, and of those that may also log in.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Again {
    /// Send the call even if it may repeat a submission or application that the session knows of, or if three passwords
    /// were refused
    #[arg(long)]
    pub again: bool,
}

/// `--again` of a login.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct PasswordAgain {
    /// Send the password even if three were refused; after more than five, the gateway locks the login name
    #[arg(long)]
    pub again: bool,
}
