//! What the sandbox's people are for, in the user's language. A served sandbox says it in English.

use serde_json::Value;

use crate::messages::Lang;
use crate::messages::topics::{of, people as say};
use crate::protocol::codes;

/// Before the number of a person of the trial.
const TRIAL: &str = "trial-";

/// The rows of `sandbox people`, with what each person is for in `lang`. A person of another version keeps the English.
pub fn spoken(mut people: Value, lang: Lang) -> Value {
    if lang == Lang::Zh {
        for row in people.as_array_mut().into_iter().flatten() {
            if let Some(zh) = purpose(row)
                && let Some(how) = row.get_mut("how")
            {
                *how = zh.into();
            }
        }
    }
    people
}

fn purpose(row: &Value) -> Option<&'static str> {
    let answers = row.get("answers")?;
    let name = answers.get("login_name")?.as_str()?;
    if name.starts_with(TRIAL) {
        return Some(match () {
            () if answers.get("question_answers").is_some() => say::TRIAL_QUESTIONS,
            () if answers.get("card_password").is_some() => say::TRIAL_DEBIT,
            () => say::TRIAL_CREDIT,
        });
    }
    let numbered = || name.rsplit_once('-').and_then(|(case, _)| of(&say::CASES, case));
    of_case(row, name).or_else(numbered)
}

/// The case of this name. A login name that nobody has is of the case that says so.
fn of_case(row: &Value, name: &str) -> Option<&'static str> {
    let is_unknown = row.get("code").and_then(Value::as_i64) == Some(codes::NO_SUCH_LOGIN_NAME);
    of(&say::CASES, if is_unknown { say::UNKNOWN_NAME } else { name })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::messages::topics::people::CASES;
    use crate::sandbox::rows;

    #[test]
    fn every_person_has_a_purpose_in_chinese_and_every_text_a_person() {
        let mut used = BTreeSet::new();
        for row in rows() {
            let row = json!(row);
            used.insert(purpose(&row).unwrap_or_else(|| panic!("{row}")));
        }
        let unused: Vec<_> = CASES.iter().filter(|(_, zh)| !used.contains(zh)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
