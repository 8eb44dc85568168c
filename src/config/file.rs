//! Reading `config.toml`.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    ConfigError, DEFAULT_PROFILE, Expected, PROFILE_KEYS, Paths, Place, ProfileKey, SANDBOX_PROFILE, ValueKind, value,
};
use crate::nearest::nearest;
use crate::protocol::Secret;
use crate::store::{is_writable_by_others, read_named};

/// Bytes a configuration may have.
const LONGEST: u64 = 1024 * 1024;

/// A value of the file with its line. It may be confidential, so `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) text: Secret,
    pub(super) line: usize,
}

/// A profile of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) name: String,
    entries: Vec<(ProfileKey, Entry)>,
}

impl Table {
    /// A profile without values.
    pub(super) fn empty(name: &str) -> Self {
        Self { name: name.to_owned(), entries: Vec::new() }
    }

    pub(super) fn get(&self, key: ProfileKey) -> Option<&Entry> {
        self.entries.iter().find(|(known, _)| *known == key).map(|(_, entry)| entry)
    }
}

/// The content of `config.toml`. All its keys are known and have values of the right type. The values are
/// checked when a profile is resolved.
#[derive(Clone, Debug, Default)]
pub struct ConfigFile {
    pub(super) path: Option<PathBuf>,
    pub(super) default_profile: Option<Entry>,
    pub(super) profiles: Vec<Table>,
}

impl ConfigFile {
    /// Reads the file. A missing file counts as empty, unless the environment names it.
    pub fn load(paths: &Paths) -> Result<Self, ConfigError> {
        let Ok(path) = paths.config_file() else {
            return Ok(Self::default()); // without a home directory there is no file
        };
        match Self::text(&path)? {
            Some(text) => Self::parse(&path, &text),
            None if paths.config_is_named() => Err(ConfigError::NotThere(path)),
            None => Ok(Self::default()),
        }
    }

    /// The text of the file at `path`; `None` if there is no file. A file that others can write is refused.
    pub fn text(path: &Path) -> Result<Option<String>, ConfigError> {
        refuse_open_to_others(path)?;
        match read_named(path, LONGEST) {
            Ok(bytes) => Ok(Some(text_of(path, &bytes)?.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(ConfigError::Io { path: path.to_owned(), source }),
        }
    }

    /// Parses the text of the file at `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = DeTable::parse(text).map_err(|error| {
            let (line, column) = position(text, error.span().map_or(0, |span| span.start));
            ConfigError::Syntax { path: path.to_owned(), line, column, message: error.message().to_owned() }
        })?;
        let reader = Reader { path, lines: line_ends(text) };
        let mut file = Self { path: Some(path.to_owned()), ..Self::default() };
        for (name, value) in document.get_ref().iter() {
            match name.get_ref().as_ref() {
                DEFAULT_PROFILE => file.default_profile = Some(reader.text(name, value)?),
                "profiles" => {
                    for (profile, value) in reader.table(name, value)?.iter() {
                        file.profiles.push(reader.profile(profile, value)?);
                    }
                }
                unknown => return Err(reader.unknown(name, unknown, [DEFAULT_PROFILE, "profiles"])),
            }
        }
        Ok(file)
    }

    /// The path of the file; `None` if there is no file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The first problem in any profile: a value that is invalid for its key, or a default profile that does not exist.
    pub fn first_problem(&self) -> Option<ConfigError> {
        let mut entries = self.profiles.iter().flat_map(|table| &table.entries);
        entries.find_map(|(key, entry)| self.problem(*key, entry)).or_else(|| {
            let named = self.default_profile.as_ref()?;
            self.knows(named.text.expose()).err().map(|(nearest, known)| ConfigError::UnknownProfile {
                place: self.place(named),
                name: named.text.expose().to_owned(),
                nearest,
                known,
            })
        })
    }

    /// The problem of a value in the named profile, if it is invalid for its key.
    pub fn problem_of(&self, profile: &str, key: ProfileKey) -> Option<ConfigError> {
        let table = self.profiles.iter().find(|table| table.name == profile)?;
        self.problem(key, table.get(key)?)
    }

    fn problem(&self, key: ProfileKey, entry: &Entry) -> Option<ConfigError> {
        let problem = value::check(key.spec().kind, entry.text.expose()).err()?;
        Some(ConfigError::BadValue { place: self.place(entry), key, problem })
    }

    fn place(&self, entry: &Entry) -> Place {
        Place::File { path: self.path.clone().unwrap_or_default(), line: entry.line }
    }

    /// Checks that a profile of this name exists; the built-in one counts. The error holds the nearest name, and all
    /// names.
    pub(super) fn knows(&self, name: &str) -> Result<(), (Option<String>, Vec<String>)> {
        let own = self.names().filter(|known| *known != SANDBOX_PROFILE);
        let known: Vec<String> = own.chain([SANDBOX_PROFILE]).map(str::to_owned).collect();
        match known.iter().any(|known| known == name) {
            true => Ok(()),
            false => Err((nearest(name, known.iter().map(String::as_str)).map(str::to_owned), known)),
        }
    }

    /// The names of the profiles, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.profiles.iter().map(|table| table.name.as_str())
    }
}

/// Refuses the whole file if other users can write it, as OpenSSH does with its own: a writer could name another
/// gateway, or a command that prints the password.
fn refuse_open_to_others(path: &Path) -> Result<(), ConfigError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && is_writable_by_others(&metadata) => {
            Err(ConfigError::OpenToOthers(path.to_owned()))
        }
        Ok(_) | Err(_) => Ok(()), // reading the file reports any other problem
    }
}

fn text_of<'b>(path: &Path, bytes: &'b [u8]) -> Result<&'b str, ConfigError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = position(&String::from_utf8_lossy(valid), error.valid_up_to());
        ConfigError::NotText { path: path.to_owned(), line, column }
    })
}

type Name<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

struct Reader<'a> {
    path: &'a Path,
    /// The positions of the line breaks. Every value needs its line, and counting from the beginning each time would be
    /// quadratic.
    lines: Vec<usize>,
}

impl Reader<'_> {
    fn profile(&self, name: &Name<'_>, value: &Value<'_>) -> Result<Table, ConfigError> {
        let mut table = Table { name: name.get_ref().to_string(), entries: Vec::new() };
        for (key, value) in self.table(name, value)?.iter() {
            let Some(known) = ProfileKey::from_name(key.get_ref()) else {
                return Err(self.unknown(key, key.get_ref(), PROFILE_KEYS.iter().map(|row| row.name)));
            };
            let entry = match value.get_ref() {
                DeValue::Integer(number) if known.spec().kind == ValueKind::Count => {
                    Entry { text: number.to_string().into(), line: self.line(value.span()) }
                }
                DeValue::Integer(_) if known.spec().kind == ValueKind::Duration => {
                    return Err(self.wrong_type(key, value, Expected::Duration));
                }
                _ if matches!(known.spec().kind, ValueKind::Keys | ValueKind::Params) => self.list(key, value)?,
                _ => self.text(key, value)?,
            };
            table.entries.push((known, entry));
        }
        Ok(table)
    }

    fn table<'v, 'i>(&self, name: &Name<'_>, value: &'v Value<'i>) -> Result<&'v DeTable<'i>, ConfigError> {
        value.get_ref().as_table().ok_or_else(|| self.wrong_type(name, value, Expected::Table))
    }

    fn text(&self, name: &Name<'_>, value: &Value<'_>) -> Result<Entry, ConfigError> {
        let text = value.get_ref().as_str().ok_or_else(|| self.wrong_type(name, value, Expected::Text))?;
        Ok(Entry { text: text.into(), line: self.line(value.span()) })
    }

    /// A list of texts, joined with commas.
    fn list(&self, name: &Name<'_>, value: &Value<'_>) -> Result<Entry, ConfigError> {
        let wrong = || self.wrong_type(name, value, Expected::List);
        let items = value.get_ref().as_array().ok_or_else(wrong)?;
        let items: Option<Vec<&str>> = items.iter().map(|item| item.get_ref().as_str()).collect();
        let text = items.ok_or_else(wrong)?.join(", ");
        Ok(Entry { text: text.into(), line: self.line(value.span()) })
    }

    fn unknown<'k>(&self, name: &Name<'_>, key: &str, known: impl IntoIterator<Item = &'k str>) -> ConfigError {
        ConfigError::UnknownKey {
            path: self.path.to_owned(),
            line: self.line(name.span()),
            key: key.to_owned(),
            nearest: nearest(key, known).map(str::to_owned),
        }
    }

    fn wrong_type(&self, name: &Name<'_>, value: &Value<'_>, expected: Expected) -> ConfigError {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let line = self.line(name.span());
        ConfigError::WrongType { path: self.path.to_owned(), line, key: name.get_ref().to_string(), expected, found }
    }

    fn line(&self, span: Range<usize>) -> usize {
        self.lines.partition_point(|end| *end < span.start) + 1
    }
}

/// The places of the line breaks.
fn line_ends(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(place, _)| place).collect()
}

/// The line and column, both from 1, of the byte at `offset`.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {

    use super::*;

    fn parse(text: &str) -> Result<ConfigFile, ConfigError> {
        ConfigFile::parse(Path::new("config.toml"), text)
    }

    fn refusal(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn profiles_are_read_with_the_lines_of_their_values() {
        let file = parse("default_profile = \"uat\"\n[profiles.uat]\nretries = 3\n\nmerchant_id = \"1\"\n").unwrap();
        assert_eq!(file.names().collect::<Vec<_>>(), ["uat"]);
        let entry = file.profiles[0].get(ProfileKey::MerchantId).unwrap();
        assert_eq!((entry.text.expose(), entry.line), ("1", 5));
        assert_eq!(file.profiles[0].get(ProfileKey::Retries).unwrap().text.expose(), "3");
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_known_one() {
        assert_eq!(
            refusal("[profiles.uat]\nmerchantid = \"1\""),
            "config.toml:2: unknown key \"merchantid\" (did you mean merchant_id?)"
        );
        assert_eq!(
            refusal("default_profil = \"x\""),
            "config.toml:1: unknown key \"default_profil\" (did you mean default_profile?)"
        );
    }

    #[test]
    fn a_wrong_type_is_refused_with_line_and_key() {
        assert_eq!(
            refusal("[profiles.uat]\n\nmerchant_id = 123124"),
            "config.toml:3: merchant_id must be a text in quotes, not an integer"
        );
        assert_eq!(
            refusal("[profiles.uat]\ntimeout = 30"),
            "config.toml:2: timeout must be a duration with its unit, such as \"30s\", not an integer"
        );
        assert_eq!(refusal("profiles = 3"), "config.toml:1: profiles must be a table, not an integer");
    }

    #[test]
    fn broken_toml_is_refused_with_its_position_and_without_its_text() {
        let refusal = refusal("[profiles.uat]\npassword_command = \"echo hunter2\n");
        assert!(refusal.starts_with("config.toml:2:"), "{refusal}");
        assert!(!refusal.contains("hunter2"), "{refusal}");
    }

    #[test]
    fn a_missing_file_counts_as_empty_unless_it_was_named() {
        use crate::config::{CONFIG_VARIABLE, Places};
        use crate::env::Env;
        let dir = tempfile::tempdir().unwrap();
        let places = Places { config: Some(dir.path().to_owned()), state: None };
        assert!(ConfigFile::load(&Paths::new(&Env::default(), places.clone())).unwrap().path().is_none());
        let named = Env::of(&[(CONFIG_VARIABLE, "/nonexistent/config.toml")]);
        assert!(matches!(ConfigFile::load(&Paths::new(&named, places)), Err(ConfigError::NotThere(_))));
        assert!(ConfigFile::load(&Paths::new(&Env::default(), Places::default())).is_ok(), "no home, no file");
    }

    #[test]
    fn a_file_that_is_not_utf8_is_refused_with_the_position() {
        use crate::config::{CONFIG_VARIABLE, Places};
        use crate::env::Env;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.toml");
        fs::write(&path, b"# x\n# \xff").unwrap();
        let named = Env::of(&[(CONFIG_VARIABLE, path.to_str().unwrap())]);
        let error = ConfigFile::load(&Paths::new(&named, Places::default())).unwrap_err();
        assert!(error.to_string().ends_with("c.toml:2:3: not valid UTF-8"), "{error}");
    }

    #[test]
    fn a_file_that_others_can_write_is_refused_and_one_that_they_can_read_is_not() {
        use std::os::unix::fs::PermissionsExt;

        use crate::config::{CONFIG_VARIABLE, Places};
        use crate::env::Env;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.toml");
        fs::write(&path, "").unwrap();
        let paths = Paths::new(&Env::of(&[(CONFIG_VARIABLE, path.to_str().unwrap())]), Places::default());
        for (mode, refused) in [(0o600, false), (0o644, false), (0o664, true), (0o602, true), (0o666, true)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let loaded = ConfigFile::load(&paths);
            assert_eq!(matches!(loaded, Err(ConfigError::OpenToOthers(_))), refused, "{mode:o}");
            assert_eq!(loaded.is_ok(), !refused, "{mode:o}");
        }
    }

    #[test]
    fn a_list_of_extra_fields_is_read_and_any_other_type_is_refused() {
        let file =
            parse("[profiles.a]\nextra_fields = [\"real_name\", \"id_card\"]\n[profiles.b]\nextra_fields = []\n")
                .unwrap();
        let text = |place: usize| file.profiles[place].get(ProfileKey::ExtraFields).unwrap().text.expose().to_owned();
        assert_eq!((text(0), text(1)), ("real_name, id_card".to_owned(), String::new()));
        assert_eq!(
            refusal("[profiles.a]\nextra_fields = \"real_name\""),
            "config.toml:2: extra_fields must be a list of texts, such as [\"real_name\"], not a string"
        );
    }

    #[test]
    fn debug_shows_no_value() {
        let file = parse("[profiles.uat]\nproxy = \"http://joe:hunter2@proxy\"").unwrap();
        assert!(!format!("{file:?}").contains("hunter2"));
    }
}
