//! `zhengxin config init`: writes the configuration file, or adds a profile to it.

use std::path::Path;

use clap::Args;

use super::{key, path, written};
use crate::answers::{SystemTerminal, Terminal, TerminalError};
use crate::cli::context::{Context, Done, Terminals};
use crate::config::{
    self, ConfigError, ConfigFile, GatewayAddress, PROFILE_KEYS, ProfileKey, ProfileKeySpec, Required,
};
use crate::failure;
use crate::messages::{Lang, config as say, errors, usage};
use crate::output::Failure;
use crate::protocol::Class;

/// Arguments of `config init`.
#[derive(Args, Debug)]
pub struct InitArgs {
    /// Values of the profile, such as merchant_id=123124
    #[arg(value_name = "KEY=VALUE")]
    pub values: Vec<String>,
}

/// Writes the file, or adds the profile that `--profile` names to it.
pub fn run(args: &InitArgs, context: &mut Context) -> Done {
    let (path, name) = (path(context)?, context.global.profile.clone());
    let existing = existing(&path, name.as_deref()).map_err(|error| failure::config(&error, context.lang()))?;
    let mut values = given(args, context)?;
    let somebody = !context.global.no_input && Terminals::of_the_process().interactive;
    let mut missing: Vec<&ProfileKeySpec> = Vec::new();
    for row in &PROFILE_KEYS {
        if !is_wanted(row, &values) {
            continue;
        }
        match somebody.then(|| ask(row, context)).transpose()? {
            Some(value) => values.push((row.key, value)),
            None => missing.push(row),
        }
    }
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|row| row.name).collect();
        let said = |lang: Lang| errors::MISSING.fill(lang, &[("keys", &lang.list(&names))]);
        let mut failure = Failure::worded(Class::Missing, context.lang(), said);
        failure.fields = names.iter().map(ToString::to_string).collect();
        let pairs = missing.iter().map(|row| format!("{}={}", row.name, shell_words::quote(row.example)));
        let pairs = pairs.collect::<Vec<_>>().join(" ");
        return Err(Box::new(failure.hint(say::INIT_HINT.fill(context.lang(), &[("pairs", &pairs)]))));
    }
    let name = name.unwrap_or_else(|| "default".to_owned());
    let text = match &existing {
        Some(text) => config::add_profile(text, &name, &values, context.lang()),
        None => config::init_text(&name, &values, context.lang()),
    };
    // Check the text now: after writing it, every command would reject it.
    ConfigFile::parse(&path, &text)
        .and_then(|file| config::resolve(&context.overrides(), &context.env, &file))
        .and_then(|_| if existing.is_some() { config::replace(&path, &text) } else { config::write_new(&path, &text) })
        .map_err(|error| failure::config(&error, context.lang()))?;
    written(&path, &name, context)
}

/// True if the profile needs this key and none of its values so far is of it.
fn is_wanted(row: &ProfileKeySpec, values: &[(ProfileKey, String)]) -> bool {
    let value_of = |key: ProfileKey| values.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str());
    let is_local = || {
        let gateway = value_of(ProfileKey::Gateway).and_then(GatewayAddress::parse);
        gateway.is_some_and(|gateway| gateway.is_local())
    };
    let required = match row.required {
        Required::No => false,
        Required::RealGateway => !is_local(), // a sandbox's own values serve it
        Required::Signed => value_of(ProfileKey::EnvelopeKind) == Some("signed"),
    };
    required && value_of(row.key).is_none()
}

/// The text to which a profile is added. An existing file is not changed without a named profile, or if it has that
/// profile.
fn existing(path: &Path, name: Option<&str>) -> Result<Option<String>, ConfigError> {
    if !path.exists() && !path.is_symlink() {
        return Ok(None);
    }
    let Some(name) = name else { return Err(ConfigError::Exists(path.to_owned())) };
    let text = ConfigFile::text(path)?.unwrap_or_default();
    if ConfigFile::parse(path, &text)?.names().any(|known| known == name) {
        return Err(ConfigError::ProfileExists { path: path.to_owned(), name: name.to_owned() });
    }
    Ok(Some(text))
}

fn given(args: &InitArgs, context: &Context) -> Result<Vec<(ProfileKey, String)>, Box<Failure>> {
    let lang = context.lang();
    let read = |pair: &String| {
        let no_pair = || Failure::misused(lang, usage::NOT_A_PAIR, &[("pair", pair)]);
        let (name, value) = pair.split_once('=').ok_or_else(no_pair)?;
        let key = key::named(name, lang)?;
        Ok((key, checked(key, value, context)?))
    };
    args.values.iter().map(read).collect()
}

/// The value as the file holds it. It is checked before the next one is asked for, so that no answer is lost.
fn checked(key: ProfileKey, value: &str, context: &Context) -> Result<String, Box<Failure>> {
    let lang = context.lang();
    let value = key::checked(key, value, lang)?;
    let gateway = GatewayAddress::parse(&value).filter(|_| key == ProfileKey::Gateway);
    match gateway.filter(|gateway| gateway.is_plain_http() && !context.global.allow_http) {
        Some(gateway) => Err(failure::config(&ConfigError::PlainHttp { origin: gateway.origin() }, lang)),
        None => Ok(value),
    }
}

/// Asks for a value until it is usable. Before each further question, says why the last answer is not.
fn ask(row: &ProfileKeySpec, context: &Context) -> Result<String, Box<Failure>> {
    let lang = context.lang();
    let could_not = |error: TerminalError| failure::ask(&error.into(), lang);
    let values = [("key", row.name), ("meaning", row.meaning.get(lang)), ("example", row.example)];
    let prompt = say::INIT_PROMPT.fill(lang, &values);
    loop {
        let line = SystemTerminal.line(&prompt).map_err(could_not)?;
        let said = match line.expose() {
            _ if line.is_blank() => say::INIT_NOTHING.fill(lang, &[("key", row.name)]),
            text if text.contains(char::REPLACEMENT_CHARACTER) => say::INIT_NOT_TEXT.fill(lang, &[("key", row.name)]),
            text => match checked(row.key, text, context) {
                Ok(value) => return Ok(value),
                Err(failure) => failure.msg.clone(),
            },
        };
        SystemTerminal.say(&said).map_err(could_not)?;
    }
}
