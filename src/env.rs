//! The environment as a value that is passed in. Only `main` reads the process's own environment.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

/// The prefix of all the program's variables.
pub const PREFIX: &str = "ZHENGXIN_";

/// A variable that is not valid Unicode. Its value is not repeated, because it may be a password.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("environment variable {0} is not valid UTF-8")]
pub struct NotUnicode(pub String);

/// The variables of an environment. `Debug` shows only their names.
#[derive(Clone, Default)]
pub struct Env(BTreeMap<OsString, OsString>);

impl Env {
    /// The current environment of this process.
    pub fn process() -> Self {
        Self(std::env::vars_os().collect())
    }

    /// An environment with these variables.
    pub fn of(variables: &[(&str, &str)]) -> Self {
        Self(variables.iter().map(|(name, value)| (name.into(), value.into())).collect())
    }

    /// A variable's text. An empty variable counts as unset, because scripts clear variables that way.
    pub fn get(&self, name: &str) -> Result<Option<&str>, NotUnicode> {
        match self.raw(name).map(OsStr::to_str) {
            None => Ok(None),
            Some(Some(text)) => Ok(Some(text)),
            Some(None) => Err(NotUnicode(name.to_owned())),
        }
    }

    /// A variable that holds a path.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.raw(name).map(PathBuf::from)
    }

    /// The environment without the program's own variables.
    #[must_use]
    pub fn without_own(mut self) -> Self {
        self.0.retain(|name, _| !name.to_string_lossy().starts_with(PREFIX));
        self
    }

    /// All variables.
    pub fn iter(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.0.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }

    fn raw(&self, name: &str) -> Option<&OsStr> {
        self.0.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_not_set() {
        let env = Env::of(&[("A", ""), ("B", "x")]);
        assert_eq!(env.get("A"), Ok(None));
        assert_eq!(env.get("B"), Ok(Some("x")));
        assert_eq!(env.path("A"), None);
    }

    #[test]
    fn a_value_that_is_no_text_is_named_and_not_shown() {
        use std::os::unix::ffi::OsStringExt;
        let env = Env([("A".into(), OsString::from_vec(vec![b'x', 0xff]))].into());
        assert_eq!(env.get("A"), Err(NotUnicode("A".into())));
    }

    #[test]
    fn debug_shows_names_only() {
        let shown = format!("{:?}", Env::of(&[("ZHENGXIN_PASSWORD", "hunter2")]));
        assert!(shown.contains("ZHENGXIN_PASSWORD") && !shown.contains("hunter2"));
    }
}
