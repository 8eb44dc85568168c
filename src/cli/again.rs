//! `--again`: sends a call that this program would withhold.

use clap::Args;

/// `--again` of the submitting commands, and of those that may also log in.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Again {
    /// Send it even if the session knows of a submission or application that it may repeat, or three passwords were refused
    #[arg(long)]
    pub again: bool,
}

/// `--again` of a login.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct PasswordAgain {
    /// Send the password although three were refused: the gateway locks the login name after more than five
    #[arg(long)]
    pub again: bool,
}
