//! `zhengxin sandbox ...`: serves, inspects and controls the built-in gateway.

pub mod serve;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::applicant;
use super::client::sandbox;
use super::context::{Context, Done};
use super::duration::long;
use super::session;
use crate::client::{ControlError, SandboxControl};
use crate::config::{GatewayAddress, Profile};
use crate::failure;
use crate::messages::sandbox as say;
use crate::output::{Failure, people as table};

/// The commands under `sandbox`.
#[derive(Debug, Subcommand)]
pub enum SandboxCommand {
    /// Serve the sandbox over HTTP, in memory
    Serve(serve::ServeArgs),
    /// The test people, what each is for, and their answers
    People,
    /// The captcha text and SMS codes that wait for an applicant
    Inbox,
    /// Begin anew: forget what happened in the sandbox, and its sessions
    Reset,
    /// Let time pass in the sandbox
    Advance(AdvanceArgs),
}

/// Arguments of `sandbox advance`.
#[derive(Args, Debug)]
pub struct AdvanceArgs {
    /// How much time, such as 24h
    #[arg(value_name = "DURATION")]
    pub duration: String,
}

/// Runs a subcommand.
pub fn run(command: SandboxCommand, context: &mut Context) -> Done {
    match command {
        SandboxCommand::Serve(args) => serve::run(args, context),
        SandboxCommand::People => {
            let people = control(context)?.1.people().map_err(|error| failure::control(&error, context.lang()))?;
            context.printer.result(&people, |style| table::human(&people, style))
        }
        SandboxCommand::Inbox => inbox(context),
        SandboxCommand::Reset => {
            let (profile, control) = control(context)?;
            control.reset().map_err(|error| failure::control(&error, context.lang()))?;
            // The sandbox has forgotten every refused password, too.
            let budget = applicant::budget(&profile, &context.state()?, context.lang())?;
            budget.forget_all().map_err(|error| failure::passwords(&error, context.lang()))?;
            if profile.gateway == GatewayAddress::Sandbox {
                session::of_the_sandbox(&context.state()?, context)?;
            }
            done(context, "reset", say::RESET.get(context.lang()))
        }
        SandboxCommand::Advance(args) => {
            let by = long(&args.duration, context.lang())?;
            control(context)?.1.advance(by).map_err(|error| failure::control(&error, context.lang()))?;
            done(context, "advance", &say::ADVANCED.fill(context.lang(), &[("by", &args.duration)]))
        }
    }
}

/// The profile and the control of its sandbox. A gateway that is not a sandbox is refused even if the profile
/// has other problems.
fn control(context: &mut Context) -> Result<(Profile, SandboxControl), Box<Failure>> {
    if context.gateway()?.is_some_and(|gateway| !gateway.is_local()) {
        return Err(failure::control(&ControlError::NotASandbox, context.lang()));
    }
    let profile = context.profile()?;
    let control = sandbox(&profile, context)?;
    Ok((profile, control))
}

fn inbox(context: &mut Context) -> Done {
    let (profile, control) = control(context)?;
    let state = context.state()?;
    let session = applicant::named_session(context, &state)?;
    let session = session.and_then(|file| file.read().ok().flatten()).map(|session| session.user_id);
    let answers = applicant::answers(context)?;
    let user_id = applicant::whose(&profile, answers.as_ref(), session.as_deref(), context)?;
    let inbox = control.inbox(&user_id).map_err(|error| failure::control(&error, context.lang()))?;
    context.printer.result(&inbox, |style| table::inbox(&inbox, style))
}

fn done(context: &mut Context, what: &str, text: &str) -> Done {
    let json: Value = json!({ "done": what });
    context.printer.result(&json, |_| format!("{text}\n"))
}
