//! `config init`: generates and writes a new `config.toml`.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::{ConfigError, DEFAULT_PROFILE, PROFILE_KEYS, ProfileKey, ValueKind};
use crate::messages::{Lang, config as say};
use crate::store::{SystemDisk, create_private_dir};

/// A commented `config.toml` with one profile: the given values, and all other keys as comments.
pub fn init_text(profile: &str, values: &[(ProfileKey, String)], lang: Lang) -> String {
    let mut text = format!("# {}\n\n", say::FILE_HEAD.get(lang));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{DEFAULT_PROFILE} = {}  # {}\n", quoted(profile), say::DEFAULT_PROFILE.get(lang));
    text + &profile_text(profile, values, lang)
}

/// The commented table of a profile.
pub(super) fn profile_text(profile: &str, values: &[(ProfileKey, String)], lang: Lang) -> String {
    let mut text = format!("[profiles.{}]\n", quoted(profile));
    for row in &PROFILE_KEYS {
        let given = values.iter().find(|(key, _)| *key == row.key).map(|(_, value)| value.as_str());
        let _ = writeln!(text, "# {}", row.meaning.get(lang));
        let _ = match given {
            Some(value) => writeln!(text, "{} = {}", row.name, written(row.kind, value)),
            None => writeln!(text, "# {} = {}", row.name, written(row.kind, row.default.unwrap_or(row.example))),
        };
    }
    text
}

/// Writes a new file that only its owner can access. Never overwrites a file.
pub fn write_new(path: &Path, text: &str) -> Result<(), ConfigError> {
    let io = |source: io::Error| ConfigError::Io { path: path.to_owned(), source };
    if let Some(dir) = path.parent() {
        create_private_dir(&SystemDisk, dir).map_err(|error| io(io::Error::other(error)))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ConfigError::Exists(path.to_owned()),
        _ => io(error),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(io)
}

pub(super) fn written(kind: ValueKind, value: &str) -> String {
    match kind {
        ValueKind::Count if value.parse::<u32>().is_ok() => value.to_owned(),
        ValueKind::Keys | ValueKind::Params => {
            let items = value.split(',').map(str::trim).filter(|item| !item.is_empty());
            format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
        }
        _ => quoted(value),
    }
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ConfigFile, Overrides, resolve};
    use crate::env::Env;

    #[test]
    fn the_text_reads_back_as_the_values_given() {
        let values = [
            (ProfileKey::Gateway, "http://localhost:1".to_owned()),
            (ProfileKey::MerchantId, "quote \" and \\ and 中".to_owned()),
            (ProfileKey::Retries, "4".to_owned()),
        ];
        for lang in [Lang::Zh, Lang::En] {
            let text = init_text("my uat", &values, lang);
            let file = ConfigFile::parse(Path::new("c"), &text).unwrap();
            let profile = resolve(&Overrides::default(), &Env::default(), &file).unwrap();
            assert_eq!(profile.name.as_deref(), Some("my uat"));
            assert_eq!(profile.text(ProfileKey::MerchantId), Some("quote \" and \\ and 中"));
            assert_eq!(profile.retries, 4);
            assert!(text.contains(say::NOTICE_URL.get(lang)));
        }
    }

    #[test]
    fn every_example_in_the_table_is_valid_for_its_key() {
        let values: Vec<_> = PROFILE_KEYS.iter().map(|row| (row.key, row.example.to_owned())).collect();
        let file = ConfigFile::parse(Path::new("c"), &init_text("all", &values, Lang::En)).unwrap();
        resolve(&Overrides::default(), &Env::default(), &file).unwrap();
    }

    #[test]
    fn a_new_file_is_private_and_an_existing_one_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/config.toml");
        write_new(&path, "a").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(matches!(write_new(&path, "b"), Err(ConfigError::Exists(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a");
    }
}
