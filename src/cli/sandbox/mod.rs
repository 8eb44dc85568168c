//! `zhengxin sandbox ...`: the built-in gateway, served or looked into.

pub mod serve;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::context::{Context, Done};
use super::control::SandboxControl;
use super::duration::long;
use crate::answers::AnswersFile;
use crate::config::user_id;
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
    /// Begin anew: forget what happened in the sandbox
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

/// Runs one of them.
pub fn run(command: SandboxCommand, context: &mut Context) -> Done {
    match command {
        SandboxCommand::Serve(args) => serve::run(args, context),
        SandboxCommand::People => {
            let people = control(context)?.people()?;
            context.printer.result(&people, |style| table::human(&people, style))
        }
        SandboxCommand::Inbox => inbox(context),
        SandboxCommand::Reset => {
            control(context)?.reset()?;
            done(context, "reset", say::RESET.get(context.lang()))
        }
        SandboxCommand::Advance(args) => {
            let by = long(&args.duration, context.lang())?;
            control(context)?.advance(by)?;
            done(context, "advance", &say::ADVANCED.fill(context.lang(), &[("by", &args.duration)]))
        }
    }
}

fn control(context: &mut Context) -> Result<SandboxControl, Box<Failure>> {
    let profile = context.profile()?;
    SandboxControl::of(&profile.gateway, context)
}

fn inbox(context: &mut Context) -> Done {
    let profile = context.profile()?;
    let state = context.state()?;
    let session = super::applicant::named_session(context, &state)?;
    let session = session.and_then(|file| file.read().ok().flatten()).map(|session| session.user_id);
    let answers = super::applicant::answers(context)?;
    let answers = answers.as_ref().and_then(AnswersFile::user_id);
    let found = user_id(profile.setting(crate::config::ProfileKey::UserId), answers, session.as_deref())
        .map_err(|error| super::failure::config(&error, context.lang()))?;
    let Some(found) = found else { return Err(super::applicant::missing_user_id(context)) };
    let inbox = SandboxControl::of(&profile.gateway, context)?.inbox(&found.value)?;
    context.printer.result(&inbox, |style| table::inbox(&inbox, style))
}

fn done(context: &mut Context, what: &str, text: &str) -> Done {
    let json: Value = json!({ "done": what });
    context.printer.result(&json, |_| format!("{text}\n"))
}
