//! Resolves the profile and each of its values, in order of precedence: flag, environment, profile, default.

use std::path::PathBuf;
use std::time::Duration;

use super::file::{ConfigFile, Table};
use super::value::{self, duration};
use super::{
    ConfigError, EnvelopeKind, GatewayAddress, PROFILE_KEYS, Place, Profile, ProfileKey, ProfileKeySpec, Required,
    SANDBOX_PROFILE, Setting, ValueKind,
};
use crate::env::Env;
use crate::messages::Lang;
use crate::path_text;
use crate::protocol::Secret;
use crate::protocol::signed::TimestampUnit;

/// The variable that names the profile.
pub const PROFILE_VARIABLE: &str = "ZHENGXIN_PROFILE";

/// The global options that override the profile, as typed.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--profile`
    pub profile: Option<String>,
    /// `--gateway`; may contain a password
    pub gateway: Option<Secret>,
    /// `--user-id`
    pub user_id: Option<String>,
    /// `--timeout`
    pub timeout: Option<String>,
    /// `--retries`
    pub retries: Option<String>,
    /// `--lang`
    pub lang: Option<String>,
    /// `--audit`
    pub audit: Option<PathBuf>,
    /// `--allow-http`
    pub allow_http: bool,
}

impl Overrides {
    fn get(&self, key: ProfileKey) -> Option<Secret> {
        let text = |text: &Option<String>| text.as_deref().map(Secret::from);
        match key {
            ProfileKey::Gateway => self.gateway.clone(),
            ProfileKey::UserId => text(&self.user_id),
            ProfileKey::Timeout => text(&self.timeout),
            ProfileKey::Retries => text(&self.retries),
            ProfileKey::Lang => text(&self.lang),
            ProfileKey::Audit => self.audit.as_ref().map(|path| path_text::shown(path).into()),
            _ => None,
        }
    }
}

/// Resolves the profile of this run.
pub fn resolve(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Result<Profile, ConfigError> {
    let gathered = Gathered::new(overrides, env, file)?;
    match gathered.problems(overrides).into_iter().next() {
        Some(problem) => Err(problem),
        None => Ok(gathered.into_profile(file)),
    }
}

/// The gateway of the resolved profile, without checking other values. `None` if its address is invalid.
pub fn gateway(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Result<Option<GatewayAddress>, ConfigError> {
    Ok(Gathered::new(overrides, env, file)?.gateway())
}

/// The language that the resolved profile names, without checking other values.
pub fn language(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Option<Lang> {
    Gathered::new(overrides, env, file).ok()?.lang()
}

/// The values of a profile before they are checked.
pub(super) struct Gathered {
    name: String,
    implied: bool,
    pub(super) settings: Vec<Setting>,
}

impl Gathered {
    pub(super) fn new(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Result<Self, ConfigError> {
        let (name, place) = choose(overrides, env, file)?;
        let table = file.profiles.iter().find(|table| table.name == name);
        if let Err((nearest, known)) = file.knows(&name) {
            return Err(ConfigError::UnknownProfile { place, name, nearest, known });
        }
        let mut gathered = Self { name, implied: place == Place::Default, settings: Vec::new() };
        for row in &PROFILE_KEYS {
            let found = given(row, overrides, env, file, table)?;
            // The gateway is the first row of the table, so the defaults of later rows can depend on it.
            gathered.settings.extend(found.or_else(|| gathered.built_in(row)));
        }
        Ok(gathered)
    }

    /// The default of a key. The sandbox profile's values are never used for a real gateway.
    fn built_in(&self, row: &ProfileKeySpec) -> Option<Setting> {
        let own = self.name == SANDBOX_PROFILE;
        let serves = match row.key {
            ProfileKey::Gateway => own,
            ProfileKey::UserId => own && self.is_local(),
            _ => self.is_local(),
        };
        let value = row.sandbox.filter(|_| serves).or(row.default)?;
        Some(Setting { key: row.key, value: value.into(), path: None, place: Place::Default })
    }

    fn gateway(&self) -> Option<GatewayAddress> {
        self.text(ProfileKey::Gateway).and_then(GatewayAddress::parse)
    }

    /// The profile's name for display. `None` if no profile was named and a flag or the environment sets the gateway,
    /// because the built-in profile's name would suggest a sandbox.
    fn known_as(&self) -> Option<String> {
        let own = |gateway: &Setting| matches!(gateway.place, Place::Default | Place::File { .. });
        let gateway = self.settings.iter().find(|setting| setting.key == ProfileKey::Gateway);
        let elsewhere = !gateway.is_none_or(own) && self.gateway() != Some(GatewayAddress::Sandbox);
        (!self.implied || !elsewhere).then(|| self.name.clone())
    }

    fn is_local(&self) -> bool {
        self.gateway().is_some_and(|gateway| gateway.is_local())
    }

    fn text(&self, key: ProfileKey) -> Option<&str> {
        self.settings.iter().find(|setting| setting.key == key).map(|setting| setting.value.expose())
    }

    fn lang(&self) -> Option<Lang> {
        self.text(ProfileKey::Lang).and_then(Lang::named)
    }

    /// All problems of the profile.
    pub(super) fn problems(&self, overrides: &Overrides) -> Vec<ConfigError> {
        let mut problems: Vec<ConfigError> = self.settings.iter().filter_map(problem).collect();
        if let Some(gateway) = self.gateway()
            && gateway.is_plain_http()
            && !overrides.allow_http
        {
            problems.push(ConfigError::PlainHttp { origin: gateway.origin() });
        }
        let keys: Vec<ProfileKey> = PROFILE_KEYS.iter().filter(|row| self.lacks(row)).map(|row| row.key).collect();
        if !keys.is_empty() {
            problems.push(ConfigError::Lacking { profile: self.known_as(), keys });
        }
        problems
    }

    fn lacks(&self, row: &ProfileKeySpec) -> bool {
        let required = match row.required {
            Required::No => false,
            Required::RealGateway => !self.is_local(),
            Required::Signed => {
                self.text(ProfileKey::EnvelopeKind) == Some("signed") && self.gateway() != Some(GatewayAddress::Sandbox)
            }
        };
        required && self.text(row.key).is_none()
    }

    /// Builds the profile. All values have been checked before.
    fn into_profile(self, file: &ConfigFile) -> Profile {
        let text = |key| self.text(key).unwrap_or_default();
        Profile {
            gateway: self.gateway().unwrap_or(GatewayAddress::Sandbox),
            envelope: if text(ProfileKey::EnvelopeKind) == "signed" {
                EnvelopeKind::Signed
            } else {
                EnvelopeKind::Plain
            },
            timestamp_unit: match text(ProfileKey::TimestampUnit) {
                "ms" => TimestampUnit::Milliseconds,
                _ => TimestampUnit::Seconds,
            },
            timeout: duration(text(ProfileKey::Timeout)).unwrap_or(Duration::from_secs(30)),
            settle_after: duration(text(ProfileKey::SettleAfter)).unwrap_or(Duration::from_secs(600)),
            retries: text(ProfileKey::Retries).parse().unwrap_or_default(),
            lang: self.lang(),
            name: self.known_as(),
            implied: self.implied,
            file: file.path.clone(),
            settings: self.settings,
        }
    }
}

/// The problem of a value, if there is one.
pub(super) fn problem(setting: &Setting) -> Option<ConfigError> {
    let problem = value::check(setting.key.spec().kind, setting.value.expose()).err()?;
    Some(ConfigError::BadValue { place: setting.place.clone(), key: setting.key, problem })
}

/// The name of the profile in effect.
pub fn chosen(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Result<String, ConfigError> {
    choose(overrides, env, file).map(|(name, _)| name)
}

/// The name of the profile and the place that names it.
fn choose(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Result<(String, Place), ConfigError> {
    if let Some(name) = &overrides.profile {
        return Ok((name.clone(), Place::Flag("--profile")));
    }
    if let Some(name) = env.get(PROFILE_VARIABLE)? {
        return Ok((name.to_owned(), Place::Variable(PROFILE_VARIABLE)));
    }
    Ok(match (&file.default_profile, &file.path) {
        (Some(entry), Some(path)) => {
            (entry.text.expose().to_owned(), Place::File { path: path.clone(), line: entry.line })
        }
        _ => (SANDBOX_PROFILE.to_owned(), Place::Default),
    })
}

/// A key's value from flag, environment or profile.
fn given(
    row: &ProfileKeySpec,
    overrides: &Overrides,
    env: &Env,
    file: &ConfigFile,
    table: Option<&Table>,
) -> Result<Option<Setting>, ConfigError> {
    let setting = |value, place| Some(Setting { key: row.key, value, path: None, place });
    if let (Some((path, place)), ValueKind::Path) = (given_path(row, overrides, env), row.kind)
        && path.to_str().is_none()
    {
        return Ok(Some(Setting {
            key: row.key,
            value: path_text::shown(&path).into(),
            path: Some(Box::new(path)),
            place,
        }));
    }
    if let (Some(value), Some(flag)) = (overrides.get(row.key), row.flag) {
        return Ok(setting(value, Place::Flag(flag)));
    }
    if let Some(value) = env.get(row.variable)? {
        // Secrets of CI systems often end with a line break.
        return Ok(setting(value.trim().into(), Place::Variable(row.variable)));
    }
    Ok(table.and_then(|table| table.get(row.key)).and_then(|entry| {
        setting(entry.text.clone(), Place::File { path: file.path.clone().unwrap_or_default(), line: entry.line })
    }))
}

/// A path from flag or environment, which need not be UTF-8.
fn given_path(row: &ProfileKeySpec, overrides: &Overrides, env: &Env) -> Option<(PathBuf, Place)> {
    let flag = overrides.audit.clone().filter(|_| row.key == ProfileKey::Audit).zip(row.flag);
    let flag = flag.map(|(path, flag)| (path, Place::Flag(flag)));
    flag.or_else(|| Some((env.path(row.variable)?, Place::Variable(row.variable))))
}

#[cfg(test)]
#[path = "resolve_tests.rs"]
mod tests;
