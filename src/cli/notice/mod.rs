//! `zhengxin notice ...`: receives the notices that the platform posts to `notice_url`.

#[cfg_attr(not(feature = "batch"), path = "no_ledger.rs")]
mod ledger;
mod serve;

use clap::Subcommand;

use super::context::{Context, Done};

/// The commands under `notice`.
#[derive(Debug, Subcommand)]
pub enum NoticeCommand {
    /// Receive notices over HTTP and print each as a JSON line
    Serve(serve::ServeArgs),
}

/// Runs a subcommand.
pub fn run(command: NoticeCommand, context: &mut Context) -> Done {
    match command {
        NoticeCommand::Serve(args) => serve::run(&args, context),
    }
}
