//! `config check`: reports every problem of a profile, not only the first.

use std::fs::File;
use std::path::Path;

use super::resolve::{Gathered, problem};
use super::{ConfigError, ConfigFile, Overrides, Place, ProfileKey, Setting, ValueKind};
use crate::env::Env;
use crate::keys::{PublicKey, SigningKey};
use crate::store::StoreError;

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

/// Checks whether an audit log could be written. The log itself is another room's.
pub type CheckLog<'a> = &'a dyn Fn(&Path) -> Result<(), StoreError>;

/// Checks all values of the chosen profile, its missing keys, and the files it names. Problems stand in the order of the
/// keys; those of the profile as a whole come last.
pub fn check(overrides: &Overrides, env: &Env, file: &ConfigFile, log: CheckLog<'_>) -> Checked {
    let mut checked = Checked::default();
    match Gathered::new(overrides, env, file) {
        Ok(gathered) => {
            for setting in &gathered.settings {
                let problem = problem(setting).or_else(|| checked.look_into(setting, log).err());
                let (key, place) = (Some(setting.key), Some(setting.place.clone()));
                checked.findings.push(Finding { key, place, problem });
            }
            let values = |problem: &ConfigError| matches!(problem, ConfigError::BadValue { .. });
            let problems = gathered.problems(overrides).into_iter().filter(|problem| !values(problem));
            problems.for_each(|problem| checked.put(problem));
        }
        Err(error) => checked.put(error),
    }
    checked.findings.sort_by_key(|finding| (finding.key.is_none(), finding.key));
    checked
}

impl Checked {
    /// True if there is no problem.
    pub fn is_ok(&self) -> bool {
        self.findings.iter().all(|finding| finding.problem.is_none())
    }

    /// Puts a problem to the key that it is about: an unencrypted gateway to the gateway, and each missing key to itself.
    fn put(&mut self, problem: ConfigError) {
        let of = |key, problem| Finding { key, place: None, problem: Some(problem) };
        match problem {
            ConfigError::Lacking { profile, keys } => self.findings.extend(
                keys.into_iter()
                    .map(|key| of(Some(key), ConfigError::Lacking { profile: profile.clone(), keys: vec![key] })),
            ),
            ConfigError::PlainHttp { .. } => {
                let gateway = Some(ProfileKey::Gateway);
                match self.findings.iter_mut().find(|finding| finding.key == gateway) {
                    Some(finding) => finding.problem = Some(problem),
                    None => self.findings.push(of(gateway, problem)),
                }
            }
            ConfigError::UnknownProfile { ref place, .. } => {
                let place = Some(place.clone());
                self.findings.push(Finding { key: None, place, problem: Some(problem) });
            }
            _ => self.findings.push(of(None, problem)),
        }
    }

    /// Checks the file that a value names.
    fn look_into(&mut self, setting: &Setting, log: CheckLog<'_>) -> Result<(), ConfigError> {
        match (setting.key, setting.key.spec().kind) {
            // It is created when it is first written.
            (ProfileKey::Audit, _) => log(&setting.path()).map_err(ConfigError::Audit),
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

    use super::*;
    use crate::store::AppendFile;
    use crate::store::LineKind;

    const LOG: LineKind = LineKind { begins: "{\"event\":", members: &["event"] };

    fn problems(text: &str, dir: &Path) -> Vec<String> {
        let path = dir.join("config.toml");
        let overrides = Overrides { profile: Some("x".into()), ..Overrides::default() };
        let file = ConfigFile::parse(&path, text).unwrap();
        let checked = check(&overrides, &Env::default(), &file, &|path| AppendFile::check(path, LOG));
        checked.findings.into_iter().filter_map(|finding| finding.problem).map(|problem| problem.to_string()).collect()
    }

    #[test]
    fn every_problem_is_found_not_only_the_first() {
        let dir = tempfile::tempdir().unwrap();
        let found = problems("[profiles.x]\ngateway='http://g.example'\ntimeout='soon'\nretries='x'", dir.path());
        assert_eq!(found.len(), 8, "{found:?}");
        assert!(found[0].contains("clear") && found[1].contains("merchant_id") && found[5].contains("notice_url"));
        assert!(found[6].contains("timeout") && found[7].contains("retries"));
    }

    #[test]
    fn every_problem_of_a_key_stands_in_its_row() {
        let text = "[profiles.x]\ngateway='http://g.example'\nenvelope='signed'";
        let file = ConfigFile::parse(Path::new("config.toml"), text).unwrap();
        let overrides = Overrides { profile: Some("x".into()), ..Overrides::default() };
        let findings = check(&overrides, &Env::default(), &file, &|_| Ok(())).findings;
        let bad = |key| findings.iter().filter(|found| found.key == key && found.problem.is_some()).count();
        assert!(findings.iter().all(|found| found.key.is_some()), "{findings:?}");
        assert_eq!(findings.iter().filter(|found| found.key == Some(ProfileKey::Gateway)).count(), 1);
        for key in [ProfileKey::Gateway, ProfileKey::MerchantId, ProfileKey::NoticeUrl, ProfileKey::PrivateKey] {
            assert_eq!(bad(Some(key)), 1, "{key}");
        }
    }

    #[test]
    fn an_audit_log_that_could_not_be_written_is_found_and_nothing_is_created() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("notes.txt"), "mine\n").unwrap();
        for (log, says) in [("none/audit.jsonl", "none"), ("notes.txt/a", "notes.txt"), ("notes.txt", "something else")]
        {
            let found = problems(&format!("[profiles.x]\ngateway='sandbox:'\naudit='{log}'"), dir.path());
            assert!(matches!(&found[..], [one] if one.starts_with("audit: ") && one.contains(says)), "{found:?}");
        }
        assert!(problems("[profiles.x]\ngateway='sandbox:'\naudit='new.jsonl'", dir.path()).is_empty());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_sound_profile_has_findings_and_no_problem() {
        let overrides = Overrides::default();
        let checked = check(&overrides, &Env::default(), &ConfigFile::default(), &|_| Ok(()));
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
