//! The line that a person is typing, and the files in which its values are looked up.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::config::{ConfigFile, Paths, Places, ProfileKey, SANDBOX_PROFILE};
use crate::env::Env;
use crate::messages::Lang;
use crate::protocol::{Method, MethodName};

/// The words up to the cursor, with the program's files.
#[derive(Clone, Debug)]
pub struct TypedLine {
    paths: Paths,
    /// The words in between, without options.
    before: Vec<String>,
    /// The language of meanings.
    pub(super) lang: Lang,
}

impl TypedLine {
    /// The line of these words. The first is the program, and the last is being typed.
    pub fn new(words: &[OsString], env: &Env, lang: Lang) -> Self {
        let before = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
        let plain = before.iter().filter_map(|word| word.to_str()).filter(|word| !word.starts_with('-'));
        Self { paths: Paths::new(env, Places::of_the_platform()), before: plain.map(str::to_owned).collect(), lang }
    }

    /// The names of the profiles; none if the configuration is not usable. Only a regular file is read: a pipe can be
    /// read only once, and the command needs it.
    pub fn profiles(&self) -> Vec<String> {
        if self.paths.config_file().is_ok_and(|path| path.exists() && !path.is_file()) {
            return Vec::new();
        }
        let Ok(file) = ConfigFile::load(&self.paths) else { return Vec::new() };
        let own = file.names().filter(|name| *name != SANDBOX_PROFILE);
        own.chain([SANDBOX_PROFILE]).map(str::to_owned).collect()
    }

    /// The state directory.
    pub fn state(&self) -> Option<PathBuf> {
        self.paths.state().ok().map(PathBuf::from)
    }

    /// The words behind `command`.
    pub fn behind(&self, command: &str) -> &[String] {
        let place = self.before.iter().position(|word| word == command);
        place.and_then(|place| self.before.get(place + 1..)).unwrap_or_default()
    }

    /// The method of `call`, if it is a documented one.
    pub fn method(&self) -> Option<Method> {
        MethodName::parse(self.behind("call").first()?)?.known()
    }

    /// The key of `config set`.
    pub fn profile_key(&self) -> Option<ProfileKey> {
        ProfileKey::from_name(self.behind("set").first()?)
    }

    /// True if `config set` changes this key.
    pub fn sets(&self, name: &str) -> bool {
        self.behind("set").first().is_some_and(|key| key == name)
    }
}
