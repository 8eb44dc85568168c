//! The options that every command takes. This file imports no command, so every command can import it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use super::session_name::session_name;
use crate::audit::Authorization;
use crate::messages::{Lang, Text, usage as say};

/// Options that every command takes, before or after its name.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Use this profile of the configuration
    #[arg(short, long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Talk to this gateway; `sandbox:` is the built-in one
    #[arg(short, long, global = true, value_name = "URL")]
    pub gateway: Option<String>,
    /// Use this session instead of the one named after gateway and user_id
    #[arg(short, long, global = true, value_name = "NAME|PATH", value_parser = session_name())]
    pub session: Option<OsString>,
    /// The merchant's own id for the applicant
    #[arg(short, long, global = true, value_name = "ID")]
    pub user_id: Option<String>,
    /// Print one JSON value (same as --output json)
    #[arg(long, global = true)]
    pub json: bool,
    /// How results are printed
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub output: Option<OutputFormat>,
    /// Filter the JSON result with a jq expression (implies --json)
    #[arg(long, global = true, value_name = "FILTER")]
    pub jq: Option<String>,
    /// Print strings from --jq without quotes
    #[arg(short, long, global = true)]
    pub raw: bool,
    /// Take values from this JSON or TOML file; `-` is standard input
    #[arg(short, long, global = true, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's
    /// inbox
    #[arg(long, global = true, value_name = "PROGRAM")]
    pub ask: Option<OsString>,
    /// How long an ask program may take [default: 5m]
    #[arg(long, global = true, value_name = "DURATION", allow_hyphen_values = true)]
    pub ask_timeout: Option<String>,
    /// Never prompt on the terminal
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Skip the local checks of card, identity and mobile numbers
    #[arg(long, global = true)]
    pub no_verify_input: bool,
    /// Accept a file of secrets although other users can read it
    #[arg(long, global = true)]
    pub allow_shared_file: bool,
    /// Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    #[arg(long, global = true)]
    pub allow_http: bool,
    /// How long one request may take [default: 30s]
    #[arg(long, global = true, value_name = "DURATION", allow_hyphen_values = true)]
    pub timeout: Option<String>,
    /// How often a request that is safe to repeat is retried [default: 2]
    #[arg(long, global = true, value_name = "N", allow_negative_numbers = true)]
    pub retries: Option<u32>,
    /// Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands
    /// that call no gateway reject this option
    #[arg(short = 'n', long, global = true)]
    pub dry_run: bool,
    /// Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no
    /// gateway reject this option
    #[arg(long, global = true)]
    pub curl: bool,
    /// Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    #[arg(long, global = true, value_name = "FILE")]
    pub audit: Option<PathBuf>,
    /// Where the applicant's written consent is kept, for the audit log
    #[arg(long, global = true, value_name = "REF", value_parser = Authorization::new)]
    pub authorization: Option<Authorization>,
    /// Add each call and its reply to this file, masked, for `sandbox serve --replay`
    #[arg(long, global = true, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// The program's language [default: from the locale]
    #[arg(long, global = true, value_name = "LANG", value_parser = Lang::NAMES)]
    pub lang: Option<String>,
    /// Use colours
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<ColorWhen>,
    /// Print results and errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show what happens; repeat for more (masked at every level)
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
}

impl Global {
    /// Finds options that contradict or need each other. clap compares only those on the same side of the
    /// command's name.
    pub fn contradiction(&self) -> Option<Text> {
        match () {
            () if self.json && self.output.is_some() => Some(say::JSON_AND_OUTPUT),
            () if self.dry_run && self.curl => Some(say::DRY_RUN_AND_CURL),
            () if self.raw && self.jq.is_none() => Some(say::RAW_NEEDS_JQ),
            () => None,
        }
    }
}

/// `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people
    Human,
    /// One JSON value
    Json,
}

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, if NO_COLOR is not set
    #[default]
    Auto,
    /// In files and pipes as well
    Always,
    /// Not at all
    Never,
}
