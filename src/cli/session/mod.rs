//! `zhengxin session ...`: the session files.

mod adopt;
mod list;
mod remove;
mod show;

use std::ffi::{OsStr, OsString};

use clap::{Args, Subcommand};
use serde_json::json;

use super::applicant::{self, named_session};
use super::context::{Context, Done};
use crate::cli::session_name::session_name;
use crate::failure;
use crate::messages::session as say;
use crate::output::Failure;
use crate::path_text;
use crate::protocol::Class;
use crate::session::{Location, SessionError, SessionFile, is_path};

pub use adopt::AdoptArgs;
pub use list::ListArgs;
pub use remove::{PruneArgs, RemoveArgs, of_the_sandbox};

/// The commands under `session`.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
    /// List the sessions
    List(ListArgs),
    /// Print a session, masked
    Show(NameArgs),
    /// Print the path of a session's file
    Path(NameArgs),
    /// Remove a session and its captcha picture
    Remove(RemoveArgs),
    /// Assign a session of an earlier version to the profile's merchant
    Adopt(AdoptArgs),
    /// Remove sessions that have not changed for long
    Prune(PruneArgs),
}

/// A session's name.
#[derive(Args, Debug)]
pub struct NameArgs {
    /// The session's name or path [default: --session, or the applicant's own]
    #[arg(value_name = "NAME", value_parser = session_name())]
    pub name: Option<OsString>,
}

/// Runs a subcommand.
pub fn run(command: SessionCommand, context: &mut Context) -> Done {
    match command {
        SessionCommand::List(args) => list::run(&args, context),
        SessionCommand::Show(args) => show::run(&args, context),
        SessionCommand::Path(args) => {
            let file = find(&args, context)?;
            let path = path_text::shown(&file.location().path);
            context.printer.result(&json!({ "path": path }), |_| format!("{path}\n"))
        }
        SessionCommand::Remove(args) => remove::run(&args, context),
        SessionCommand::Adopt(args) => adopt::run(&args, context),
        SessionCommand::Prune(args) => remove::prune(&args, context),
    }
}

fn find(args: &NameArgs, context: &mut Context) -> Result<SessionFile, Box<Failure>> {
    let state = context.state()?;
    if let Some(name) = &args.name {
        return given(name, context);
    }
    match named_session(context, &state)? {
        Some(file) => Ok(file),
        // The session file may be unreadable, so use only its name.
        None => applicant::own_session(&state, context),
    }
}

/// The session of that name or path.
fn given(name: &OsStr, context: &Context) -> Result<SessionFile, Box<Failure>> {
    let location = Location::given(&context.state()?, name);
    location.map(SessionFile::new).map_err(|error| failure::session(&error, &path_text::shown(name), context.lang()))
}

fn unusable(error: &SessionError, file: &SessionFile, context: &Context) -> Box<Failure> {
    failure::session(error, &file.location().name, context.lang())
}

/// The failure for a session that is not there. A user who types a user_id as `typed` must learn that sessions have
/// names of their own. A path is no user_id, and neither is a name that an option gave.
fn no_such(file: &SessionFile, typed: Option<&OsStr>, context: &Context) -> Box<Failure> {
    let (name, lang) = (&file.location().name, context.lang());
    let failure = Failure::said(Class::Config, lang, say::NO_SUCH, &[("name", name)]);
    let may_be_user_id = |typed: &&OsStr| context.global.user_id.is_none() && !is_path(typed);
    Box::new(match typed.filter(may_be_user_id) {
        Some(typed) => {
            let words = format!("{} --user-id {}", context.given.name(), path_text::word(typed));
            let command = context.given.without("--session").command(&words);
            failure.hint(say::NO_SUCH_HINT.fill(lang, &[("command", &command)]))
        }
        None if is_path(OsStr::new(name)) => failure,
        None => failure.hint(say::NAMES_HINT.get(lang)),
    })
}
