//! Says what is wrong with a line of answers, without repeating an answer.

use serde_json::Value;

use crate::messages::{Lang, people as say};
use crate::printable::printable;

/// The members that a line may have.
const MEMBERS: [&str; 6] = ["user_id", "key", "value", "refresh", "keep", "free"];
/// Those that are strings.
const STRINGS: [&str; 3] = ["user_id", "key", "value"];
/// Those that are `true` or `false`.
const FLAGS: [&str; 3] = ["refresh", "keep", "free"];
/// The longest name that is repeated. A longer one may be anything.
const LONGEST: usize = 32;

/// Why the line is no answer. `error`: how it failed to parse as one.
pub fn why_bad(text: &str, error: &serde_json::Error, lang: Lang) -> String {
    let line = match serde_json::from_str(text) {
        Ok(Value::Object(line)) => line,
        Ok(_) | Err(_) => return say::BAD_LINE.fill(lang, &[("column", &error.column().to_string())]),
    };
    let is_wrong = |name: &&str, fits: fn(&Value) -> bool| line.get(*name).is_some_and(|value| !fits(value));
    let unknown = line.keys().find(|name| !MEMBERS.contains(&name.as_str()));
    let (text, name) = if let Some(name) = unknown {
        (say::UNKNOWN_MEMBER, name.as_str())
    } else if let Some(name) = STRINGS.iter().find(|name| is_wrong(name, Value::is_string)) {
        (say::NOT_A_STRING, *name)
    } else if let Some(name) = FLAGS.iter().find(|name| is_wrong(name, Value::is_boolean)) {
        (say::NOT_TRUE, *name)
    } else if let Some(name) = ["user_id", "key"].iter().find(|name| !line.contains_key(**name)) {
        (say::MEMBER_MISSING, *name)
    } else {
        return say::BAD_LINE.fill(lang, &[("column", &error.column().to_string())]);
    };
    let name: String = printable(name).chars().take(LONGEST).collect();
    text.fill(lang, &[("name", &name)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(text: &str) -> String {
        let error = serde_json::from_str::<[u8; 0]>(text).unwrap_err();
        why_bad(text, &error, Lang::En)
    }

    #[test]
    fn what_is_wrong_is_named_and_no_answer_repeated() {
        let cases = [
            (r#"{"user_id":"u1","key":"pic_code","value":778899}"#, "value must be a string in quotes"),
            (r#"{"user_id":1,"key":"pic_code","value":"778899"}"#, "user_id must be a string in quotes"),
            (r#"{"user_id":"u1","key":"pic_code","answer":"778899"}"#, "unknown member answer"),
            (r#"{"user_id":"u1","key":"pic_code","keep":778899}"#, "keep must be true or false"),
            (r#"{"user_id":"u1","value":"778899"}"#, "key is missing"),
            ("[778899]", "expected a JSON object"),
            ("778899", "expected a JSON object"),
        ];
        for (line, said) in cases {
            let why = why(line);
            assert!(why.contains(said) && !why.contains("778899"), "{line}: {why}");
        }
    }
}
