//! Flags that name the source of a secret. No flag takes a secret itself, because other users can read a
//! command's arguments.

use std::path::PathBuf;

use clap::Args;

/// `--password-stdin`, `--password-file` and `--password-command`: where the password comes from.
#[derive(Args, Clone, Debug, Default)]
pub struct PasswordFrom {
    /// Read the password from standard input
    #[arg(long)]
    pub password_stdin: bool,
    /// Read the password from this file
    #[arg(long, value_name = "FILE", conflicts_with = "password_stdin")]
    pub password_file: Option<PathBuf>,
    /// Take the first line this command prints as the password
    #[arg(long, value_name = "COMMAND", conflicts_with_all = ["password_stdin", "password_file"])]
    pub password_command: Option<String>,
}

/// Where the card's secrets come from.
#[derive(Args, Clone, Debug, Default)]
pub struct CardSecretsFrom {
    /// Read the debit card's PIN from this file
    #[arg(long, value_name = "FILE")]
    pub card_password_file: Option<PathBuf>,
    /// Read the credit card's last three digits from this file
    #[arg(long, value_name = "FILE")]
    pub last_three_file: Option<PathBuf>,
}

/// The sources of a command's secrets.
#[derive(Clone, Debug, Default)]
pub struct SecretFlags {
    /// The password.
    pub password: PasswordFrom,
    /// The card's PIN and last three digits.
    pub card: CardSecretsFrom,
}
