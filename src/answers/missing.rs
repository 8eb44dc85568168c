//! Lists the ways to supply a missing value.

use super::question_answers::{self, QUESTION_ANSWERS};
use crate::protocol::{Key, Sensitivity};

/// A missing value, and the ways to supply it besides an ask program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingValue {
    /// Its key.
    pub key: Key,
    /// The option that takes it. For a secret, the options that name its source.
    pub flags: Vec<String>,
    /// Its environment variable.
    pub variable: String,
    /// Its key in an answers file.
    pub file_key: String,
}

/// The ways to supply each of these values.
pub fn missing(keys: &[Key]) -> Vec<MissingValue> {
    keys.iter().map(of_key).collect()
}

/// The names of these keys in an answers file, each once.
pub fn file_keys(keys: &[Key]) -> Vec<&str> {
    let mut names: Vec<&str> = keys.iter().map(file_key).collect();
    names.dedup();
    names
}

fn of_key(key: &Key) -> MissingValue {
    let file_key = file_key(key).to_owned();
    MissingValue { key: key.clone(), flags: flags(key), variable: variable_of(key), file_key }
}

/// The name in an answers file. The answers to the questions share one.
fn file_key(key: &Key) -> &str {
    match key {
        Key::Question(_) => QUESTION_ANSWERS,
        key => key.name(),
    }
}

/// The environment variable of a key. The answers to the questions share one.
pub fn variable_of(key: &Key) -> String {
    match key {
        Key::Question(_) => question_answers::VARIABLE.to_owned(),
        key => key.variable(),
    }
}

fn flags(key: &Key) -> Vec<String> {
    let flags: &[&str] = match key {
        Key::Password => &["--password-stdin", "--password-file", "--password-command"],
        Key::CardPassword => &["--card-password-file"],
        Key::LastThree => &["--last-three-file"],
        Key::Version => &["--report-version"],
        Key::Type => &["--for"],
        Key::Question(_) => &["--answer"],
        Key::Other(name) if matches!(&**name, "user_id" | "route") => {
            return vec![format!("--{}", name.replace('_', "-"))];
        }
        Key::Other(_) => &[],
        known if known.sensitivity() == Sensitivity::Secret => &[],
        known => return vec![format!("--{}", known.name().replace('_', "-"))],
    };
    flags.iter().map(|flag| (*flag).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::KEYS;

    #[test]
    fn every_missing_key_names_its_ways() {
        let values = missing(&[Key::PicCode, Key::CardPassword, Key::Question(1), Key::Other("city".into())]);
        assert_eq!(values[0].flags, ["--pic-code"]);
        assert_eq!(values[0].variable, "ZHENGXIN_PIC_CODE");
        assert_eq!(
            (values[1].flags[0].as_str(), values[1].file_key.as_str()),
            ("--card-password-file", "card_password")
        );
        assert_eq!(
            (values[2].variable.as_str(), values[2].file_key.as_str()),
            ("ZHENGXIN_QUESTION_ANSWERS", "question_answers")
        );
        assert!(values[3].flags.is_empty());
    }

    #[test]
    fn no_flag_takes_a_secret() {
        for row in KEYS.iter().filter(|row| row.sensitivity == Sensitivity::Secret) {
            for flag in flags(&row.key) {
                assert!(["-stdin", "-file", "-command"].iter().any(|end| flag.ends_with(end)), "{flag}");
            }
        }
    }
}
