//! `zhengxin sandbox ...`: serves, inspects and controls the built-in gateway.

mod advance;
pub mod inbox_help;
mod purposes;
pub mod serve;

use clap::Subcommand;
use serde_json::{Value, json};

use super::applicant;
use super::client::{runtime, sandbox};
use super::context::{Context, Done};
use super::session;
use crate::client::{ControlError, SandboxControl};
use crate::config::Profile;
use crate::failure;
use crate::messages::sandbox as say;
use crate::output::{Failure, people as table};
use crate::session::Session;

/// The word that names the command.
pub const NAME: &str = "sandbox";

/// The word that names the inbox's command, after `sandbox`.
pub const INBOX: &str = "inbox";

/// The commands under `sandbox`.
#[derive(Debug, Subcommand)]
pub enum SandboxCommand {
    /// Serve a sandbox over HTTP; its data are in memory only
    #[command(name = serve::NAME)]
    Serve(serve::ServeArgs),
    /// List the test people, what each is for, and their answers
    People,
    /// Show the captcha answer and the SMS codes that wait for an applicant
    #[command(name = INBOX)]
    Inbox,
    /// Start over: erase all that happened in the sandbox, and its sessions
    Reset,
    /// Let time pass in the sandbox and for its sessions, to try tomorrow today
    Advance(advance::AdvanceArgs),
}

/// Runs a subcommand.
pub fn run(command: SandboxCommand, context: &mut Context) -> Done {
    match command {
        SandboxCommand::Serve(args) => serve::run(args, context),
        SandboxCommand::People => {
            let people = control(context)?.wait(SandboxControl::people, context)?;
            let people = purposes::spoken(people, context.lang());
            context.printer.result(&people, |style| table::human(&people, style))
        }
        SandboxCommand::Inbox => inbox(context),
        SandboxCommand::Reset => {
            let controlled = control(context)?;
            controlled.wait(SandboxControl::reset, context)?;
            // The sandbox has also forgotten all refused passwords, so clear their counts.
            let budget = applicant::budget(&controlled.profile, &context.state()?, context.lang())?;
            budget.forget_all().map_err(|error| failure::passwords(&error, context.lang()))?;
            let is_of = |session: &Session| advance::is_of(session, &controlled.profile.gateway);
            session::of_the_sandbox(&context.state()?, is_of, context)?;
            done(context, "reset", say::RESET.get(context.lang()))
        }
        SandboxCommand::Advance(args) => advance::run(&args, context),
    }
}

/// A profile's sandbox.
struct Controlled {
    profile: Profile,
    control: SandboxControl,
}

impl Controlled {
    /// Waits for `work` on the sandbox.
    fn wait<T>(
        &self,
        work: impl AsyncFnOnce(&SandboxControl) -> Result<T, ControlError>,
        context: &Context,
    ) -> Result<T, Box<Failure>> {
        let done = runtime(context.lang())?.block_on(work(&self.control));
        done.map_err(|error| failure::control(&error, context.lang()))
    }
}

/// The sandbox of the profile. A gateway that is not a sandbox is refused even if the profile
/// has other problems.
fn control(context: &mut Context) -> Result<Controlled, Box<Failure>> {
    if context.gateway()?.is_some_and(|gateway| !gateway.is_local()) {
        return Err(failure::control(&ControlError::NotASandbox, context.lang()));
    }
    let profile = context.profile()?;
    let control = sandbox(&profile, context)?;
    Ok(Controlled { profile, control })
}

fn inbox(context: &mut Context) -> Done {
    let control = control(context)?;
    let state = context.state()?;
    let session = applicant::named_session(context, &state)?;
    let session = session.and_then(|file| file.read().ok().flatten()).map(|session| session.user_id);
    let answers = applicant::answers(context)?;
    let user_id = applicant::whose(&control.profile, answers.as_ref(), session.as_deref(), context)?;
    let inbox = control.wait(async |control| control.inbox(&user_id).await, context)?;
    context.printer.result(&inbox, |style| table::inbox(&inbox, style))
}

fn done(context: &mut Context, what: &str, text: &str) -> Done {
    let json: Value = json!({ "done": what });
    context.printer.result(&json, |_| format!("{text}\n"))
}
