//! The ask program, called the way SSH_ASKPASS is: it gets the prompt as its one argument, and its first
//! output line is the answer.

use std::ffi::{OsStr, OsString};
use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use super::ask_command::AskCommand;
use super::ask_variables::{ASK_VARIABLES, PASSED_ON, Told};
use super::program::{self, Ended, ProgramError};
use super::program_group::ProgramGroup;
use super::prompt::{prompt_text, shown};
use super::wanted::Wanted;
use crate::config::may_hold_a_secret;
use crate::env::{Env, PREFIX};
use crate::messages::Lang;
use crate::protocol::{ChoiceOption, Secret};

/// Why the ask program gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Without {
    /// It ended with a status other than 0.
    Failed(ExitStatus),
    /// It printed no usable line.
    Silent,
}

/// Runs the ask program.
pub(super) fn ask(
    program: &AskCommand,
    wanted: &Wanted,
    env: &Env,
    lang: Lang,
    (group, limit): (ProgramGroup, Duration),
) -> Result<Result<Secret, Without>, ProgramError> {
    let mut command = program.with_prompt(&prompt_text(wanted, lang), env);
    let inherited = env.iter().filter(|(name, value)| may_see(name, value));
    command.env_clear().envs(inherited).envs(variables(wanted));
    Ok(match program::first_line(command, group, limit)? {
        Ended::Line(line) => Ok(line),
        Ended::NoLine => Err(Without::Silent),
        Ended::Failed(status) => match status.code() {
            // The shell's words for a program that it cannot run.
            Some(126) if program.is_by_shell(env) => return Err(not_run(io::ErrorKind::PermissionDenied)),
            Some(127) if program.is_by_shell(env) => return Err(not_run(io::ErrorKind::NotFound)),
            _ => Err(Without::Failed(status)),
        },
    })
}

fn not_run(kind: io::ErrorKind) -> ProgramError {
    ProgramError::NotRun(kind.into())
}

fn may_see(name: &OsStr, value: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let own = name.starts_with(PREFIX);
    let confidential = || name.ends_with("_GATEWAY") && may_hold_a_secret(&value.to_string_lossy());
    !own || (PASSED_ON.contains(&&*name) && !confidential())
}

/// The variables that describe the question.
fn variables(wanted: &Wanted) -> impl Iterator<Item = (&'static str, OsString)> {
    ASK_VARIABLES.iter().map(|row| (row.name, told(row.told, wanted)))
}

/// A variable's value. A path is passed on unchanged, since it need not be UTF-8. The gateway's texts may contain bytes
/// that a variable cannot hold, and may exceed the size limit of an environment.
fn told(told: Told, wanted: &Wanted) -> OsString {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let text = match told {
        Told::Image => return wanted.image.as_ref().map_or_else(OsString::new, |path| path.as_os_str().to_owned()),
        Told::Title => return shown(&wanted.title).into(),
        Told::Hint => return shown(&wanted.hint).into(),
        Told::Key => wanted.key.name().to_owned(),
        Told::Secret => u8::from(wanted.is_secret()).to_string(),
        Told::Options => options(&wanted.options),
        Told::Method => wanted.method.as_ref().map_or_else(String::new, |method| method.short().to_owned()),
        Told::UserId => wanted.user_id.clone().unwrap_or_default(),
        Told::LoginName => wanted.login_name.as_ref().map_or_else(String::new, |name| name.expose().to_owned()),
        Told::Attempt => wanted.attempt.to_string(),
        Told::Refused => number(wanted.refused),
        Told::Deadline => number(wanted.deadline),
    };
    text.replace('\0', "").into()
}

fn options(options: &[ChoiceOption]) -> String {
    let options = options.iter().map(|option| serde_json::json!({"title": option.title, "value": option.value}));
    serde_json::Value::Array(options.collect()).to_string()
}
