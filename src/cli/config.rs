//! `zhengxin config ...`: the configuration.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::context::{Context, Done, Terminals};
use crate::answers::{SystemTerminal, Terminal};
use crate::config::{self, ConfigFile, Finding, PROFILE_KEYS, ProfileKey, ProfileKeySpec, Required, ValueKind};
use crate::failure;
use crate::keys::PublicKey;
use crate::messages::{Lang, config as say, errors, keys as signing, usage};
use crate::output::{Failure, config as shown};
use crate::protocol::Class;

/// The commands under `config`.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the profile that holds, masked, and where each value comes from
    Show,
    /// Print where the configuration file lies
    Path,
    /// Write a configuration file, asking for what is not given
    Init(InitArgs),
    /// Check the profile that holds
    Check,
}

/// Arguments of `config init`.
#[derive(Args, Debug)]
pub struct InitArgs {
    /// Values of the profile, such as merchant_id=123124
    #[arg(value_name = "KEY=VALUE")]
    pub values: Vec<String>,
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
            let path = context
                .paths()
                .config_file()
                .map_err(|error| failure::config(&error, context.lang()))?
                .display()
                .to_string();
            context.printer.result(&json!({ "path": path }), |_| format!("{path}\n"))
        }
        ConfigCommand::Init(args) => init(&args, context),
        ConfigCommand::Check => check(context),
    }
}

fn check(context: &mut Context) -> Done {
    let file: ConfigFile = context.config_file()?;
    let checked = config::check(&context.overrides(), &context.env, &file);
    let rows: Vec<Value> = checked.findings.iter().map(|found| finding(found, context.lang())).collect();
    let (ok, key) = (checked.is_ok(), checked.key.map(|key| signing_key(&key, context.lang())));
    let json = json!({ "ok": ok, "findings": rows, "key": key });
    context.printer.result(&json, |style| shown::findings(&json, style))?;
    if ok { Ok(()) } else { Err(Failure::quiet(Class::Config)) }
}

fn finding(finding: &Finding, lang: Lang) -> Value {
    json!({
        "key": finding.key.map(ProfileKey::name),
        "from": finding.place.as_ref().map(ToString::to_string),
        "problem": finding.problem.as_ref().map(|problem| failure::config_text(problem, lang)),
    })
}

/// The public half of the signing key, which the platform must be given.
fn signing_key(key: &PublicKey, lang: Lang) -> Value {
    let bits = key.bits().to_string();
    let warning = key.is_weak().then(|| signing::WEAK.fill(lang, &[("bits", &bits)]));
    json!({ "bits": key.bits(), "fingerprint": key.fingerprint(), "public_key": key.pem(), "warning": warning })
}

fn init(args: &InitArgs, context: &mut Context) -> Done {
    let path = context.paths().config_file().map_err(|error| failure::config(&error, context.lang()))?;
    if path.exists() {
        return Err(failure::config(&config::ConfigError::Exists(path), context.lang()));
    }
    let mut values = given(args, context.lang())?;
    let somebody = !context.global.no_input && Terminals::of_the_process().interactive;
    let mut missing = Vec::new();
    let signed = values.iter().any(|(key, value)| *key == ProfileKey::EnvelopeKind && value == "signed");
    let wanted = |row: &&ProfileKeySpec| match row.required {
        Required::No => false,
        Required::RealGateway => true,
        Required::Signed => signed,
    };
    for row in PROFILE_KEYS.iter().filter(wanted) {
        if values.iter().any(|(key, _)| *key == row.key) {
            continue;
        }
        match somebody.then(|| ask(row, context)).transpose()? {
            Some(value) => values.push((row.key, value)),
            None => missing.push(row.name),
        }
    }
    if !missing.is_empty() {
        let mut failure =
            Failure::said(Class::Missing, context.lang(), errors::MISSING, &[("keys", &missing.join(", "))]);
        failure.fields = missing.iter().map(ToString::to_string).collect();
        return Err(Box::new(failure.hint(say::INIT_HINT.get(context.lang()))));
    }
    values.iter_mut().for_each(from_here);
    let name = context.global.profile.clone().unwrap_or_else(|| "default".to_owned());
    let text = config::init_text(&name, &values, context.lang());
    // Check the text now: after writing it, every command would reject it.
    ConfigFile::parse(&path, &text)
        .and_then(|file| config::resolve(&context.overrides(), &context.env, &file))
        .map_err(|error| failure::config(&error, context.lang()))?;
    config::write_new(&path, &text).map_err(|error| failure::config(&error, context.lang()))?;
    let path = path.display().to_string();
    let said = say::WRITTEN.fill(context.lang(), &[("path", &path)]);
    context.printer.result(&json!({ "path": path }), |_| format!("{said}\n"))
}

fn given(args: &InitArgs, lang: Lang) -> Result<Vec<(ProfileKey, String)>, Box<Failure>> {
    let read = |pair: &String| {
        let no_pair = || Failure::misused(lang, usage::NOT_A_PAIR, &[("pair", pair)]);
        let (name, value) = pair.split_once('=').ok_or_else(no_pair)?;
        match ProfileKey::from_name(name.trim()) {
            Some(key) => Ok((key, value.trim().to_owned())),
            None => {
                let near = crate::nearest::nearest(name, PROFILE_KEYS.iter().map(|row| row.name)).unwrap_or("gateway");
                Err(Failure::misused(lang, usage::NO_SUCH_KEY, &[("name", name), ("nearest", near)]))
            }
        }
    };
    args.values.iter().map(read).collect()
}

/// Converts a typed path to an absolute one. The user means it relative to the working directory, but in the
/// file it would be relative to the file.
fn from_here((key, value): &mut (ProfileKey, String)) {
    if key.spec().kind == ValueKind::Path
        && let Ok(path) = std::path::absolute(&*value)
        && let Some(path) = path.to_str()
    {
        *value = path.to_owned();
    }
}

fn ask(row: &ProfileKeySpec, context: &Context) -> Result<String, Box<Failure>> {
    let prompt = format!("{} ({}, {}): ", row.name, row.meaning.get(context.lang()), row.example);
    loop {
        let line = SystemTerminal.line(&prompt);
        let line = line.map_err(|error| failure::ask(&error.into(), context.lang()))?;
        if !line.is_blank() && !line.expose().contains(char::REPLACEMENT_CHARACTER) {
            return Ok(line.expose().trim().to_owned());
        }
    }
}
