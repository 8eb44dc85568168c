//! The directories and files of the program.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::ConfigError;
use crate::env::Env;

/// The name of the built-in profile.
pub const SANDBOX_PROFILE: &str = "sandbox";
/// The variable that names the configuration file.
pub const CONFIG_VARIABLE: &str = "ZHENGXIN_CONFIG";

/// The platform's directories for the program, if there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// For `config.toml`.
    pub config: Option<PathBuf>,
    /// The directory for sessions, captcha pictures and the sandbox's state.
    pub state: Option<PathBuf>,
}

impl Places {
    /// The platform's directories, including XDG variables. Empty without a home directory.
    pub fn of_the_platform() -> Self {
        ProjectDirs::from("", "", "zhengxin").map_or_else(Self::default, |dirs| Self {
            config: Some(dirs.config_dir().to_owned()),
            state: Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned()),
        })
    }
}

/// The program's paths. A missing directory is an error only when it is needed.
#[derive(Clone, Debug)]
pub struct Paths {
    places: Places,
    named_config: Option<PathBuf>,
}

impl Paths {
    /// The paths within `places`, unless the environment overrides them.
    pub fn new(env: &Env, places: Places) -> Self {
        Self { places, named_config: env.path(CONFIG_VARIABLE) }
    }

    /// The configuration file, which may not exist.
    pub fn config_file(&self) -> Result<PathBuf, ConfigError> {
        let usual = || self.places.config.as_ref().map(|dir| dir.join("config.toml"));
        self.named_config.clone().or_else(usual).ok_or(ConfigError::NoHome { config: true })
    }

    /// True if the environment names the configuration file, which must then exist.
    pub fn config_is_named(&self) -> bool {
        self.named_config.is_some()
    }

    /// The sandbox's state file.
    pub fn sandbox_file(&self) -> Result<PathBuf, ConfigError> {
        Ok(self.state()?.join("sandbox.json"))
    }

    /// The state directory. The paths of sessions in it are defined by the session room.
    pub fn state(&self) -> Result<&Path, ConfigError> {
        self.places.state.as_deref().ok_or(ConfigError::NoHome { config: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places { config: Some("/c".into()), state: Some("/s".into()) }
    }

    #[test]
    fn all_state_is_in_one_directory() {
        let paths = Paths::new(&Env::default(), places());
        assert_eq!(paths.config_file().unwrap(), Path::new("/c/config.toml"));
        assert_eq!(paths.state().unwrap(), Path::new("/s"));
        assert_eq!(paths.sandbox_file().unwrap(), Path::new("/s/sandbox.json"));
    }

    #[test]
    fn the_variable_names_the_configuration_file() {
        let paths = Paths::new(&Env::of(&[(CONFIG_VARIABLE, "/else/x.toml")]), places());
        assert_eq!(paths.config_file().unwrap(), Path::new("/else/x.toml"));
        assert!(paths.config_is_named());
    }

    #[test]
    fn without_a_home_only_paths_that_need_it_fail_and_name_the_variable_to_set() {
        let paths = Paths::new(&Env::of(&[(CONFIG_VARIABLE, "/x.toml")]), Places::default());
        assert!(paths.config_file().is_ok());
        assert!(paths.sandbox_file().unwrap_err().to_string().contains("HOME"));
        let error = Paths::new(&Env::default(), Places::default()).config_file().unwrap_err();
        assert!(error.to_string().contains("HOME") && error.to_string().contains(CONFIG_VARIABLE), "{error}");
        assert_eq!(error.class(), crate::protocol::Class::Config);
    }
}
