//! Changes `config.toml`: adds a profile or sets a value. Comments and order are kept.

use std::fs;
use std::io;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Value};

use super::init::{profile_text, quoted, written};
use super::{ConfigError, DEFAULT_PROFILE, ProfileKey};
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
    change(text, key.name(), &written(key.spec().kind, value), &|document| {
        document.get_mut("profiles")?.as_table_like_mut()?.get_mut(profile)
    })
}

/// The text with another default profile. `None` if the text is no TOML.
pub fn set_default(text: &str, profile: &str) -> Option<String> {
    change(text, DEFAULT_PROFILE, &quoted(profile), &|document| Some(document.as_item_mut()))
}

/// Finds a table in a document.
type Find<'f> = &'f dyn for<'d> Fn(&'d mut DocumentMut) -> Option<&'d mut Item>;

/// Puts a value into a table. The text around a previous value, such as a comment after it, is kept.
fn change(text: &str, key: &str, value: &str, find: Find<'_>) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document: DocumentMut = text.parse().ok()?;
    let mut value: Value = value.parse().ok()?;
    let table = find(&mut document)?.as_table_like_mut()?;
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            if let Some(revived) = revived(text, key, &value, find) {
                return Some(revived);
            }
            table.insert(key, Item::Value(value));
        }
    }
    Some(document.to_string())
}

/// The text with the value in place of the commented line of this key, such as `# timeout = "30s"`, that `config init`
/// writes. `None` if the table has no such line. A line that only looks like one, as within a longer string, is left
/// alone: the changed text must have the value in the table.
fn revived(text: &str, key: &str, value: &Value, find: Find<'_>) -> Option<String> {
    let is_it = |line: &str| {
        let name = line.trim_start().strip_prefix('#').and_then(|rest| rest.split_once('='));
        name.is_some_and(|(name, _)| name.trim() == key)
    };
    let wanted = value.to_string();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if is_it(line) {
            let ending = line.trim_start_matches(|c| c != '\r' && c != '\n');
            let changed = [text.get(..start)?, key, " = ", wanted.trim(), ending, text.get(end..)?].concat();
            let mut document = changed.parse::<DocumentMut>().ok();
            let table = document.as_mut().and_then(|document| find(document)?.as_table_like_mut());
            let has = |found: &Item| found.as_value().is_some_and(|found| found.to_string().trim() == wanted.trim());
            if table.is_some_and(|table| table.get(key).is_some_and(has)) {
                return Some(changed);
            }
        }
        start = end;
    }
    None
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
    fn a_new_value_replaces_the_commented_line_of_its_own_profile() {
        let text = "default_profile = \"b\"\n\n[profiles.a]\n# One request\n# timeout = \"30s\"\nretries = 1\n\n\
                    [profiles.b]\n# One request\n#timeout = \"30s\" \n# retries = 2\n# last = 1\n";
        let changed = set(text, "b", ProfileKey::Timeout, "45s").unwrap();
        assert_eq!(changed, text.replace("#timeout = \"30s\" \n", "timeout = \"45s\"\n"));
        let changed = set(text, "a", ProfileKey::Timeout, "45s").unwrap();
        assert_eq!(changed, text.replacen("# timeout = \"30s\"", "timeout = \"45s\"", 1));
        assert_eq!(set(&changed, "a", ProfileKey::Timeout, "45s").unwrap(), changed, "nothing is left to replace");
        let inline = "[profiles]\na = { retries = 1 }\n# timeout = \"30s\"\n";
        let added = set(inline, "a", ProfileKey::Timeout, "45s").unwrap();
        assert!(added.contains("# timeout = \"30s\"") && added.contains(", timeout = \"45s\" }"), "{added}");
    }

    #[test]
    fn a_value_set_in_the_template_of_config_init_leaves_no_line_of_its_key_behind() {
        for lang in [Lang::Zh, Lang::En] {
            let text = crate::config::init_text("uat", &[(ProfileKey::Gateway, "sandbox:".to_owned())], lang);
            let changed = set(&text, "uat", ProfileKey::Timeout, "45s").unwrap();
            let lines: Vec<&str> = changed.lines().filter(|line| line.contains("timeout =")).collect();
            assert_eq!(lines, ["timeout = \"45s\""]);
            assert_eq!(changed.lines().count(), text.lines().count());
        }
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
