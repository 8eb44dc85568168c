//! `zhengxin config set`: changes a value of a profile.

use std::path::Path;

use clap::Args;

use super::{key, path, written};
use crate::cli::context::{Context, Done};
use crate::config::{self, ConfigError, ConfigFile, DEFAULT_PROFILE, Overrides, ProfileKey};
use crate::env::Env;
use crate::failure;
use crate::nearest::nearest;

/// Arguments of `config set`.
#[derive(Args, Debug)]
pub struct SetArgs {
    /// A key of the profile that --profile names (else of the default profile), or default_profile
    pub key: String,
    /// Its new value; a list such as real_name,id_card
    #[arg(allow_hyphen_values = true)]
    pub value: String,
}

/// What is to be changed.
enum Target {
    Key(ProfileKey),
    DefaultProfile,
}

/// Changes the file. The new text is checked before it replaces the old one.
pub fn run(args: &SetArgs, context: &mut Context) -> Done {
    let (path, lang) = (path(context)?, context.lang());
    let target = match args.key.trim() {
        DEFAULT_PROFILE => Target::DefaultProfile,
        name => Target::Key(key::named(name, lang)?),
    };
    let value = match target {
        Target::Key(key) => key::checked(key, &args.value, lang)?,
        Target::DefaultProfile => args.value.trim().to_owned(),
    };
    let changed = changed(&path, &target, &value, &context.overrides(), &context.env);
    let name = changed
        .and_then(|(name, text)| config::replace(&path, &text).map(|()| name))
        .map_err(|error| failure::config(&error, lang))?;
    written(&path, &name, context)
}

/// The profile that is changed or made the default, and the new text of the file.
fn changed(
    path: &Path,
    target: &Target,
    value: &str,
    overrides: &Overrides,
    env: &Env,
) -> Result<(String, String), ConfigError> {
    let nothing = || ConfigError::NothingToChange(path.to_owned());
    let text = ConfigFile::text(path)?.ok_or_else(nothing)?;
    let file = ConfigFile::parse(path, &text)?;
    let name = match target {
        Target::Key(_) => config::chosen(overrides, env, &file)?,
        Target::DefaultProfile => value.to_owned(),
    };
    if !file.names().any(|known| known == name) {
        let nearest = nearest(&name, file.names()).map(str::to_owned);
        let known = file.names().map(str::to_owned).collect();
        return Err(ConfigError::NotInFile { path: path.to_owned(), name, nearest, known });
    }
    let new = match target {
        Target::DefaultProfile => config::set_default(&text, &name),
        Target::Key(key) => config::set(&text, &name, *key, value),
    };
    let new = new.ok_or_else(nothing)?;
    let new_file = ConfigFile::parse(path, &new)?;
    if let Target::Key(key) = target {
        new_file.problem_of(&name, *key).map_or(Ok(()), Err)?;
    }
    // A profile may be repaired value by value, so it may still have other problems, but the change must not add one.
    let alone = Overrides { profile: Some(name.clone()), allow_http: overrides.allow_http, ..Overrides::default() };
    let whole = |file: &ConfigFile| config::resolve(&alone, &Env::default(), file).map(drop);
    if whole(&file).is_ok() {
        whole(&new_file)?;
    }
    Ok((name, new))
}
