//! The ask program, called the way SSH_ASKPASS is: it gets the prompt as its one argument, and its first
//! output line is the answer.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::program::{self, Ended, ProgramError};
use super::prompt::{prompt_text, shown};
use super::wanted::Wanted;
use crate::config::may_hold_a_secret;
use crate::env::{Env, PREFIX};
use crate::messages::Lang;
use crate::protocol::{ChoiceOption, Secret};

/// The program's variables that an ask program may see, so that it can call `zhengxin` itself. All others
/// could hold an answer.
const PASSED_ON: [&str; 6] = [
    "ZHENGXIN_CONFIG",
    "ZHENGXIN_PROFILE",
    "ZHENGXIN_GATEWAY",
    "ZHENGXIN_SESSION",
    "ZHENGXIN_USER_ID",
    "ZHENGXIN_LANG",
];

/// Runs the ask program. `None` means that it has no answer.
pub(super) fn ask(
    path: &Path,
    wanted: &Wanted,
    env: &Env,
    lang: Lang,
    limit: Duration,
) -> Result<Option<Secret>, ProgramError> {
    let mut command = Command::new(path);
    let inherited = env.iter().filter(|(name, value)| may_see(name, value));
    command.arg(prompt_text(wanted, lang)).env_clear().envs(inherited).envs(variables(wanted));
    Ok(match program::first_line(command, limit)? {
        Ended::Line(line) => Some(line),
        Ended::NoLine | Ended::Failed(_) => None,
    })
}

fn may_see(name: &OsStr, value: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let own = name.starts_with(PREFIX);
    let confidential = || name.ends_with("_GATEWAY") && may_hold_a_secret(&value.to_string_lossy());
    !own || (PASSED_ON.contains(&&*name) && !confidential())
}

/// The variables that describe the question. All of them are set; unknown ones are empty.
fn variables(wanted: &Wanted) -> Vec<(String, OsString)> {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let told = [
        ("KEY", wanted.key.name().to_owned()),
        ("TITLE", wanted.title.clone()),
        ("HINT", wanted.hint.clone()),
        ("SECRET", u8::from(wanted.is_secret()).to_string()),
        ("OPTIONS", options(&wanted.options)),
        ("METHOD", wanted.method.as_ref().map_or_else(String::new, |method| method.short().to_owned())),
        ("USER_ID", wanted.user_id.clone().unwrap_or_default()),
        ("LOGIN_NAME", wanted.login_name.as_ref().map_or_else(String::new, |name| name.expose().to_owned())),
        ("ATTEMPT", wanted.attempt.to_string()),
        ("REFUSED", number(wanted.refused)),
        ("DEADLINE", number(wanted.deadline)),
    ];
    // The gateway's texts may contain bytes that a variable cannot hold, and may exceed the size limit of an
    // environment.
    let told = told.into_iter().map(|(name, value)| (name, OsString::from(sendable(name, &value))));
    // A path goes as it is: it need not be UTF-8.
    let image = ("IMAGE", wanted.image.as_ref().map_or_else(OsString::new, |path| path.as_os_str().to_owned()));
    told.chain([image]).map(|(name, value)| (format!("{PREFIX}ASK_{name}"), value)).collect()
}

fn sendable(name: &str, value: &str) -> String {
    match name {
        "TITLE" | "HINT" => shown(value),
        _ => value.replace('\0', ""),
    }
}

fn options(options: &[ChoiceOption]) -> String {
    let options = options.iter().map(|option| serde_json::json!({"title": option.title, "value": option.value}));
    serde_json::Value::Array(options.collect()).to_string()
}
