//! `config check`: reports every problem of a profile, not only the first.

use std::fs::File;

use super::resolve::{Gathered, problem};
use super::{ConfigError, ConfigFile, Overrides, Place, ProfileKey, Setting, ValueKind};
use crate::env::Env;
use crate::keys::{PublicKey, SigningKey};

/// The result of one check.
#[derive(Debug)]
pub struct Finding {
    /// The key; `None` for a problem of the profile as a whole.
    pub key: Option<ProfileKey>,
    /// The place of the value.
    pub place: Option<Place>,
    /// The problem; `None` if the value is fine.
    pub problem: Option<ConfigError>,
}

/// The results of all checks.
#[derive(Debug, Default)]
pub struct Checked {
    /// One for each value, and one for each problem of the profile as a whole.
    pub findings: Vec<Finding>,
    /// The public half of the private key, if the profile names a usable one.
    pub key: Option<PublicKey>,
}

/// Checks all values of the chosen profile, its missing keys, and the files it names.
pub fn check(overrides: &Overrides, env: &Env, file: &ConfigFile) -> Checked {
    let mut checked = Checked::default();
    let whole = |problem| Finding { key: None, place: None, problem: Some(problem) };
    match Gathered::new(overrides, env, file) {
        Ok(gathered) => {
            for setting in &gathered.settings {
                let problem = problem(setting).or_else(|| checked.look_into(setting).err());
                let (key, place) = (Some(setting.key), Some(setting.place.clone()));
                checked.findings.push(Finding { key, place, problem });
            }
            let values = |problem: &ConfigError| matches!(problem, ConfigError::BadValue { .. });
            let problems = gathered.problems(overrides).into_iter().filter(|problem| !values(problem));
            checked.findings.extend(problems.map(whole));
        }
        Err(error) => checked.findings.push(whole(error)),
    }
    checked
}

impl Checked {
    /// True if there is no problem.
    pub fn is_ok(&self) -> bool {
        self.findings.iter().all(|finding| finding.problem.is_none())
    }

    /// Checks the file that a value names.
    fn look_into(&mut self, setting: &Setting) -> Result<(), ConfigError> {
        match (setting.key, setting.key.spec().kind) {
            (ProfileKey::Audit, _) => Ok(()), // created when it is first written
            (ProfileKey::PrivateKey, _) => {
                self.key = Some(SigningKey::read(&setting.path())?.public().clone());
                Ok(())
            }
            (key, ValueKind::Path) => {
                let path = setting.path();
                let found = File::open(&path).and_then(|file| file.metadata());
                found.map(drop).map_err(|source| ConfigError::NamedFile { key, path, source })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::*;

    fn problems(text: &str, dir: &Path) -> Vec<String> {
        let path = dir.join("config.toml");
        let overrides = Overrides { profile: Some("x".into()), ..Overrides::default() };
        let checked = check(&overrides, &Env::default(), &ConfigFile::parse(&path, text).unwrap());
        checked.findings.into_iter().filter_map(|finding| finding.problem).map(|problem| problem.to_string()).collect()
    }

    #[test]
    fn every_problem_is_found_not_only_the_first() {
        let dir = tempfile::tempdir().unwrap();
        let found = problems("[profiles.x]\ngateway='http://g.example'\ntimeout='soon'\nretries='x'", dir.path());
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].contains("timeout") && found[1].contains("retries"));
        assert!(found[2].contains("clear") && found[3].contains("merchant_id"));
    }

    #[test]
    fn a_sound_profile_has_findings_and_no_problem() {
        let overrides = Overrides::default();
        let checked = check(&overrides, &Env::default(), &ConfigFile::default());
        assert!(checked.findings.len() > 5);
        assert!(checked.is_ok() && checked.key.is_none());
    }

    #[test]
    fn missing_files_and_files_open_to_others_are_found() {
        let dir = tempfile::tempdir().unwrap();
        let key = dir.path().join("key.pem");
        fs::write(&key, "x").unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
        let text = "[profiles.x]\ngateway='sandbox:'\nprivate_key='key.pem'\nca_file='none.pem'\naudit='new.jsonl'";
        let found = problems(text, dir.path());
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("read or changed by others") && found[1].contains("none.pem"));
    }
}
