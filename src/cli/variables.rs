//! All environment variables that the program reads, collected from the tables that define them.

use super::foreign::{FOREIGN, ForeignVariable};
use crate::config::PROFILE_KEYS;
use crate::messages::Lang;
use crate::messages::topics::{environment as say, of};
use crate::protocol::{KEYS, Key};

/// An environment variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its meaning.
    pub meaning: String,
}

/// Variables that belong neither to a profile key nor to a parameter.
const OWN: [(&str, &str); 13] = [
    ("ZHENGXIN_ANSWERS", "--answers: the file that values are taken from"),
    ("ZHENGXIN_ASK", "--ask: the program that is asked for missing values"),
    ("ZHENGXIN_AUTHORIZATION", "--authorization: where the applicant's written consent is kept, for the audit log"),
    ("ZHENGXIN_COMPLETE", "set by the completions of bash, zsh and fish to ask how a word may continue"),
    ("ZHENGXIN_CONFIG", "the configuration file"),
    ("ZHENGXIN_LEDGER", "--ledger of batch: the ledger's file"),
    ("ZHENGXIN_LEDGER_KEY_FILE", "--key-file of batch: the file of the key that encrypts the ledger"),
    ("ZHENGXIN_OUTPUT", "--output: human or json"),
    ("ZHENGXIN_PROFILE", "--profile: the profile of the configuration"),
    ("ZHENGXIN_QUESTION_ANSWERS", "the answers to the five questions, such as 1,2,3,1,5"),
    ("ZHENGXIN_RECORD", "--record: the file that calls are recorded in, masked"),
    ("ZHENGXIN_ROUTE", "--route of run: auto, unionpay or questions"),
    ("ZHENGXIN_SESSION", "--session: the session's name or path"),
];

/// The variables that replace the system's trusted certificates.
pub fn of_certificates() -> impl Iterator<Item = &'static str> {
    FOREIGN.iter().filter(|row| row.of_certificates).map(|row| row.name)
}

/// The program's own variables, sorted by name.
pub fn own(lang: Lang) -> Vec<Variable> {
    let zh = |name: &str| of(&say::OWN, name).filter(|_| lang == Lang::Zh);
    let fixed = OWN
        .iter()
        .map(|(name, meaning)| Variable { name: (*name).to_owned(), meaning: zh(name).unwrap_or(meaning).to_owned() });
    let profile = PROFILE_KEYS.iter().map(|row| Variable {
        name: row.variable.to_owned(),
        meaning: say::PROFILE_KEY.fill(lang, &[("key", row.name), ("meaning", row.meaning.get(lang))]),
    });
    let answered = KEYS.iter().filter(|row| !matches!(row.key, Key::Question(_) | Key::Type));
    let values = answered.map(|row| Variable {
        name: row.key.variable(),
        meaning: if lang == Lang::Zh { row.chinese() } else { row.english }.to_owned(),
    });
    let mut all: Vec<Variable> = fixed.chain(profile).chain(values).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// The variables that other programs know as well, by topic.
pub fn foreign(lang: Lang) -> Vec<Variable> {
    let zh = |name: &str| of(&say::FOREIGN, name).filter(|_| lang == Lang::Zh);
    let variable = |row: &ForeignVariable| Variable {
        name: row.name.to_owned(),
        meaning: zh(row.name).unwrap_or(row.meaning).to_owned(),
    };
    FOREIGN.iter().map(variable).collect()
}
