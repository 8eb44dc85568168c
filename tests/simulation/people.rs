//! Chooses the people of a list, and says how each of them must end.

use std::collections::BTreeMap;

use memchr::memmem::Finder;
use serde_json::Value;
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{Incoming, Kind, Seal};
use zhengxin::sandbox::World;

/// How a person of the sandbox must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Done,
    Fails,
}

/// People of the sandbox, by the prefix of their login names, and how they must end.
const PEOPLE: [(&str, Fate); 23] = [
    ("trial-", Fate::Done),
    ("trial-", Fate::Done),
    ("trial-", Fate::Done),
    ("apply-credit", Fate::Done),
    ("apply-debit", Fate::Done),
    ("apply-questions", Fate::Done),
    ("authenticated", Fate::Done),
    ("report-ready", Fate::Done),
    ("local-report", Fate::Done),
    ("local-expired", Fate::Done),
    ("processing", Fate::Done),
    ("refused", Fate::Done),
    ("not-produced", Fate::Done),
    ("produces-none", Fate::Fails),
    ("wrong-answers", Fate::Fails),
    ("wrong-password", Fate::Fails),
    ("wrong-password", Fate::Fails),
    ("locked", Fate::Fails),
    ("closed", Fate::Fails),
    ("thin-file", Fate::Fails),
    ("unsupported-bank", Fate::Fails),
    ("issuer-refuses", Fate::Fails),
    ("report-lost", Fate::Fails),
];

/// Chooses some people of the world, each at most once.
pub fn choose(world: &World, dice: &mut fastrand::Rng) -> (Vec<(String, Value)>, BTreeMap<String, Fate>) {
    let all = world.rows();
    let (mut rows, mut fates) = (Vec::<(String, Value)>::new(), BTreeMap::new());
    for n in 0..dice.usize(1..6) {
        let (name, fate) = PEOPLE[dice.usize(0..PEOPLE.len())];
        let of = |row: &&zhengxin::sandbox::Row| {
            let login_name = row.answers["login_name"].as_str().unwrap_or_default();
            let rest = login_name.strip_prefix(name);
            let fits =
                rest.is_some_and(|rest| rest.trim_start_matches('-').chars().all(|digit| digit.is_ascii_digit()));
            fits && rows.iter().all(|(_, answers)| answers["login_name"] != login_name)
        };
        let fitting: Vec<_> = all.iter().filter(of).collect();
        let Some(row) = dice.choice(fitting) else { continue };
        let user_id = format!("applicant-{n}");
        rows.push((user_id.clone(), row.answers.clone()));
        fates.insert(user_id, fate);
    }
    (rows, fates)
}

/// Removes some values from a row, for which people are then asked.
pub fn thinned(answers: &Value, has_program: bool, dice: &mut fastrand::Rng) -> Value {
    let mut row = answers.clone();
    let lacking = ["password", "cellphone", "real_name"];
    let name = lacking[dice.usize(0..lacking.len())];
    if !has_program && dice.bool() {
        row.as_object_mut().unwrap().remove(name);
    }
    row
}

pub fn incoming(user_id: &str, answers: &Value, seal: &Seal) -> Incoming {
    let macs = FingerprintKey::new(&[1; 32]);
    let text = answers.to_string();
    Incoming {
        login: macs.of_login_name(answers["login_name"].as_str().unwrap_or_default()),
        row_hash: macs.of("row", &text),
        values: Some(seal.seal(user_id, Kind::Values, text.as_bytes()).unwrap()),
        snapshot: None,
        user_id: user_id.to_owned(),
    }
}

/// The values that must not be in the store in clear.
pub fn secrets(rows: &[(String, Value)]) -> Vec<Finder<'static>> {
    let values = rows.iter().flat_map(|(_, answers)| answers.as_object().unwrap().values());
    let texts = values
        .filter_map(Value::as_str)
        .filter(|text| text.len() >= 6 && text.contains(|letter: char| letter.is_ascii_digit()));
    texts.map(|text| Finder::new(text).into_owned()).collect()
}
