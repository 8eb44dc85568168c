//! Changes `config.toml`: adds a profile or sets a value. Comments and order are kept.

use std::fs;
use std::io;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Value};

use super::init::{profile_text, quoted, written};
use super::{ConfigError, ProfileKey};
use crate::messages::Lang;
use crate::store::{StoreError, SystemDisk, write_private};

/// The text with one more profile at its end, formatted by [`init_text`](super::init_text).
pub fn add_profile(text: &str, profile: &str, values: &[(ProfileKey, String)], lang: Lang) -> String {
    let text = text.trim_end();
    let gap = if text.is_empty() { "" } else { "\n\n" };
    format!("{text}{gap}{}", profile_text(profile, values, lang))
}

/// The text with another value of a profile's key. `None` if the text is no TOML or has no such profile.
pub fn set(text: &str, profile: &str, key: ProfileKey, value: &str) -> Option<String> {
    change(text, key.name(), &written(key.spec().kind, value), |document| {
        document.get_mut("profiles")?.as_table_like_mut()?.get_mut(profile)
    })
}

/// The text with another default profile. `None` if the text is no TOML.
pub fn set_default(text: &str, profile: &str) -> Option<String> {
    change(text, "default_profile", &quoted(profile), |document| Some(document.as_item_mut()))
}

/// Puts a value into a table. The text around a previous value, such as a comment after it, is kept.
fn change(
    text: &str,
    key: &str,
    value: &str,
    table: impl for<'d> FnOnce(&'d mut DocumentMut) -> Option<&'d mut Item>,
) -> Option<String> {
    let mut document: DocumentMut = text.strip_prefix('\u{feff}').unwrap_or(text).parse().ok()?;
    let mut value: Value = value.parse().ok()?;
    let table = table(&mut document)?.as_table_like_mut()?;
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
    Some(document.to_string())
}

/// Replaces the file by a temporary file and a rename. A link, which managers of such files create, is kept and its
/// target is replaced.
pub fn replace(path: &Path, text: &str) -> Result<(), ConfigError> {
    let io = |source: io::Error| ConfigError::Io { path: path.to_owned(), source };
    let place = if path.is_symlink() { fs::canonicalize(path) } else { std::path::absolute(path) }.map_err(io)?;
    write_private(&SystemDisk, &place, text.as_bytes()).map_err(|error| match error {
        StoreError::Io { source, .. } => io(source),
        other => io(io::Error::other(other)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ConfigFile;

    const TEXT: &str = "# mine\ndefault_profile = \"b\"  # for now\n\n[profiles.b]\n# limits\nretries = 3 # few\n\
                        timeout = \"30s\"\n# the end of b\n\n[profiles.a]\nplatform = \"web\"\n";

    #[test]
    fn changing_a_value_keeps_everything_else() {
        let changed = set(TEXT, "b", ProfileKey::Retries, "5").unwrap();
        assert_eq!(changed, TEXT.replace("retries = 3 # few", "retries = 5 # few"));
        let changed = set_default(TEXT, "a").unwrap();
        assert_eq!(changed, TEXT.replace("= \"b\"  #", "= \"a\"  #"));
    }

    #[test]
    fn a_new_value_is_added_to_its_profile() {
        let changed = set(TEXT, "b", ProfileKey::ExtraFields, "real_name, id_card").unwrap();
        let line = "timeout = \"30s\"\nextra_fields = [\"real_name\", \"id_card\"]\n";
        assert_eq!(changed, TEXT.replace("timeout = \"30s\"\n", line));
        assert_eq!(set_default("[profiles.a]\n", "a").unwrap(), "default_profile = \"a\"\n[profiles.a]\n");
        assert_eq!(set(TEXT, "c", ProfileKey::Retries, "5"), None);
    }

    #[test]
    fn a_profile_is_added_after_the_others() {
        let values = [(ProfileKey::Gateway, "sandbox:".to_owned())];
        let added = add_profile(TEXT, "c c", &values, Lang::En);
        assert!(added.starts_with(TEXT));
        let file = ConfigFile::parse(Path::new("c"), &added).unwrap();
        assert_eq!(file.names().collect::<Vec<_>>(), ["a", "b", "c c"]);
        assert!(add_profile("", "c", &values, Lang::En).starts_with("[profiles.\"c\"]\n"));
    }

    #[test]
    fn a_replaced_file_is_private_and_a_link_stays_a_link() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("real.toml"), dir.path().join("config.toml"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        replace(&link, "new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
