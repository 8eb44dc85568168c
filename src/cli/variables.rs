//! All environment variables of the program, collected from the tables that define them.

use crate::config::PROFILE_KEYS;
use crate::messages::Lang;
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
const OWN: [(&str, &str); 9] = [
    ("ZHENGXIN_ANSWERS", "--answers: the file values come from"),
    ("ZHENGXIN_ASK", "--ask: the program that is asked for missing values"),
    ("ZHENGXIN_AUTHORIZATION", "--authorization: where the applicant's written consent is kept, for the audit log"),
    ("ZHENGXIN_CONFIG", "the configuration file"),
    ("ZHENGXIN_OUTPUT", "--output: human or json"),
    ("ZHENGXIN_PROFILE", "--profile: the profile of the configuration"),
    ("ZHENGXIN_QUESTION_ANSWERS", "the answers to the five questions, such as 1,2,3,1,5"),
    ("ZHENGXIN_RECORD", "--record: the file that calls are recorded in, masked"),
    ("ZHENGXIN_SESSION", "--session: the session's name or path"),
];

/// Variables that other programs know as well. In lower case they count too.
const PROXIES: [(&str, &str); 4] = [
    ("ALL_PROXY", "the proxy where HTTPS_PROXY or HTTP_PROXY is not set"),
    (
        "HTTPS_PROXY",
        "the http or https proxy to an https gateway, unless the profile names one; never used for this machine",
    ),
    ("HTTP_PROXY", "the same to an http gateway"),
    (
        "NO_PROXY",
        "hosts reached without these proxies: names (with those below), addresses, networks, each with or without a port; or *",
    ),
];

/// Variables of the libraries below.
const OTHERS: [(&str, &str); 2] = [
    ("SSL_CERT_DIR", "a directory of CA certificates to trust instead of the system's (told at -v)"),
    ("SSL_CERT_FILE", "a file of CA certificates to trust instead of the system's (told at -v)"),
];

/// The variables by which other certificates than the system's are trusted.
pub fn of_certificates() -> impl Iterator<Item = &'static str> {
    OTHERS.iter().map(|(name, _)| *name)
}

/// All variables, sorted by name.
pub fn all() -> Vec<Variable> {
    let own = OWN.iter().map(|(name, meaning)| Variable { name: (*name).to_owned(), meaning: (*meaning).to_owned() });
    let profile = PROFILE_KEYS.iter().map(|row| Variable {
        name: row.variable.to_owned(),
        meaning: format!("profile key {}: {}", row.name, row.meaning.get(Lang::En)),
    });
    let answered = KEYS.iter().filter(|row| !matches!(row.key, Key::Question(_) | Key::Type));
    let values = answered.map(|row| Variable { name: row.key.variable(), meaning: row.english.to_owned() });
    let mut all: Vec<Variable> = own.chain(profile).chain(values).collect();
    all.extend(
        PROXIES
            .iter()
            .chain(&OTHERS)
            .map(|(name, meaning)| Variable { name: (*name).to_owned(), meaning: (*meaning).to_owned() }),
    );
    let editor = |name: &str, meaning: &str| Variable { name: name.to_owned(), meaning: meaning.to_owned() };
    all.push(editor("EDITOR", "the editor of `config edit`, where VISUAL is not set"));
    all.push(editor("VISUAL", "the editor of `config edit`"));
    all.push(Variable { name: "NO_COLOR".to_owned(), meaning: "no colours".to_owned() });
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
