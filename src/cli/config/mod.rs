//! `zhengxin config ...`: the configuration.

mod edit;
mod init;
mod key;
mod set;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use self::init::InitArgs;
use self::set::SetArgs;
use super::context::{Context, Done};
use crate::audit::AuditLog;
use crate::config::{self, ConfigError, ConfigFile, DEFAULT_PROFILE, Finding, Place, ProfileKey};
use crate::failure;
use crate::keys::PublicKey;
use crate::messages::{Lang, Text, config as say, keys as signing};
use crate::output::{Failure, config as shown};
use crate::protocol::Class;

/// The commands under `config`.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the profile in effect, masked, and where each value comes from
    Show,
    /// Print the path of the configuration file
    Path,
    /// Write a configuration file, or add a profile to it, asking for missing values
    Init(InitArgs),
    /// Change a value of a profile
    Set(SetArgs),
    /// Open the configuration in $VISUAL or $EDITOR, and check it afterwards
    Edit,
    /// Check the profile in effect
    Check,
}

/// Runs a subcommand.
pub fn run(command: ConfigCommand, context: &mut Context) -> Done {
    match command {
        ConfigCommand::Show => {
            let profile = context.profile()?;
            let json = config::show(&profile);
            context.printer.result(&json, |style| shown::human(&json, style))
        }
        ConfigCommand::Path => {
            let path = path(context)?.display().to_string();
            context.printer.result(&json!({ "path": path }), |_| format!("{path}\n"))
        }
        ConfigCommand::Init(args) => init::run(&args, context),
        ConfigCommand::Set(args) => set::run(&args, context),
        ConfigCommand::Edit => edit::run(context),
        ConfigCommand::Check => check(context),
    }
}

fn check(context: &mut Context) -> Done {
    let file: ConfigFile = context.config_file()?;
    let checked = config::check(&context.overrides(), &context.env, &file, &AuditLog::check);
    let rows: Vec<Value> = checked.findings.iter().map(|found| finding(found, context.lang())).collect();
    let (ok, key) = (checked.is_ok(), checked.key.map(|key| signing_key(&key, context.lang())));
    let json = json!({ "ok": ok, "findings": rows, "key": key });
    context.printer.result(&json, |style| shown::findings(&json, style))?;
    if ok { Ok(()) } else { Err(Failure::quiet(Class::Config)) }
}

fn finding(finding: &Finding, lang: Lang) -> Value {
    json!({
        "key": finding.key.map(ProfileKey::name).or_else(|| names_a_profile(finding)),
        "from": finding.place.as_ref().map(ToString::to_string),
        "problem": finding.problem.as_ref().map(|problem| failure::config_text(problem, lang)),
    })
}

/// The key outside of profiles, if the finding is about its value.
fn names_a_profile(finding: &Finding) -> Option<&'static str> {
    let is_default = matches!(&finding.problem, Some(ConfigError::UnknownProfile { place: Place::File { .. }, .. }));
    is_default.then_some(DEFAULT_PROFILE)
}

/// The public half of the signing key, which the platform must be given.
fn signing_key(key: &PublicKey, lang: Lang) -> Value {
    let bits = key.bits().to_string();
    let warning = key.is_weak().then(|| signing::WEAK.fill(lang, &[("bits", &bits)]));
    json!({ "bits": key.bits(), "fingerprint": key.fingerprint(), "public_key": key.pem(), "warning": warning })
}

/// The configuration file, which may not exist.
fn path(context: &Context) -> Result<PathBuf, Box<Failure>> {
    context.paths().config_file().map_err(|error| failure::config(&error, context.lang()))
}

/// Tells the path of the file and what became of it.
fn told(path: &Path, text: Text, context: &mut Context) -> Done {
    let path = path.display().to_string();
    let said = text.fill(context.lang(), &[("path", &path)]);
    context.printer.result(&json!({ "path": path }), |_| format!("{said}\n"))
}

/// Tells the path of the file, the profile that was written, and how to check it.
fn written(path: &Path, profile: &str, context: &mut Context) -> Done {
    let check = format!("zhengxin config check --profile {}", shell_words::quote(profile));
    let path = path.display().to_string();
    let values = [("path", path.as_str()), ("profile", profile), ("command", &check)];
    let said = say::PROFILE_WRITTEN.fill(context.lang(), &values);
    context.printer.result(&json!({ "path": path, "profile": profile }), |_| format!("{said}\n"))
}
