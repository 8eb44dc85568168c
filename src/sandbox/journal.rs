//! The journal: the shape and the effect of every call, never its values.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::MERCHANT_KEYS;

/// The effect of a call on the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// None: the call only read, or was refused.
    None,
    /// A picture was sent.
    CaptchaIssued,
    /// The captcha was wrong; the picture is used up.
    WrongCaptcha,
    /// The login was accepted.
    Login,
    /// A wrong password was counted.
    WrongPassword,
    /// One wrong password too many: the login name is locked.
    Locked,
    /// The questions were sent.
    QuestionsSent,
    /// An SMS was sent.
    SmsSent,
    /// A wrong SMS, identity or UnionPay code was counted.
    WrongCode,
    /// The bank card was accepted.
    CardChecked,
    /// A wrong PIN, expiry or last three digits were counted.
    WrongCardSecret,
    /// UnionPay authenticated the applicant and issued a code.
    Authenticated,
    /// The UnionPay code was accepted.
    SecurityRaised,
    /// The application was accepted.
    Applied,
    /// The report was sent.
    ReportRead,
}

/// A parameter as received: its name and the JSON type of its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenKey {
    /// The untrimmed name.
    pub key: String,
    /// `string`, `integer`, `number`, `boolean`, `null`, `array` or `object`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// The number of the call, from 1, unique in its world.
    pub no: u64,
    /// The world's time.
    pub at: Timestamp,
    /// The short name of the method; empty if there was none.
    pub method: String,
    /// The merchant's id of the applicant; empty if there was none.
    pub user_id: String,
    /// The world's code; `None` if a fault kept the call from the world.
    pub code: Option<i64>,
    /// The effect of the call.
    pub effect: Deed,
    /// The login name of the person whose data were sent, or who is logged in under the user_id.
    pub person: Option<String>,
    /// Data of different people were sent in this call or under this user_id.
    pub mixed: bool,
    /// A name or a value had blanks around it.
    pub stray: bool,
    /// The parameters besides the merchant's fields, in order.
    pub keys: Vec<SeenKey>,
    /// The faults that the call met.
    #[serde(default)]
    pub faults: Vec<String>,
}

/// The number of entries in memory. The oldest are dropped first.
pub const KEPT_IN_MEMORY: usize = 10_000;
/// The number of entries in a state file, which every call reads and writes completely.
pub const KEPT_IN_A_FILE: usize = 200;
/// Limits for names chosen by the caller.
const LONGEST_NAME: usize = 64;
const MOST_KEYS: usize = 64;

/// The calls so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    kept: usize,
    next: u64,
    entries: Vec<JournalEntry>,
}

impl Journal {
    pub fn new() -> Self {
        Self { kept: KEPT_IN_MEMORY, next: 1, entries: Vec::new() }
    }

    /// Limits the number of entries from now on.
    pub fn keep(&mut self, count: usize) {
        self.kept = count.max(1);
    }

    pub fn entries(&self) -> &[JournalEntry] {
        &self.entries
    }

    /// Adds an entry and numbers it.
    pub fn add(&mut self, mut entry: JournalEntry) {
        entry.no = self.next;
        self.next += 1;
        if self.entries.len() >= self.kept {
            // Drops a tenth at a time, so that the cost per call is small.
            let dropped = self.entries.len() - self.kept + self.kept.div_ceil(10);
            self.entries.drain(..dropped.min(self.entries.len()));
        }
        self.entries.push(entry);
    }

    /// Adds the faults that the last call met.
    pub fn mark(&mut self, faults: &[String]) {
        if let Some(entry) = self.entries.last_mut() {
            entry.faults = faults.to_vec();
        }
    }
}

/// A name chosen by the caller, cut to the limit.
pub(super) fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

/// The parameters of `biz_data` besides the merchant's fields.
pub(super) fn seen_keys(biz_data: &serde_json::Map<String, Value>) -> Vec<SeenKey> {
    let own = biz_data.iter().filter(|(name, _)| !MERCHANT_KEYS.contains(&name.as_str()));
    own.take(MOST_KEYS).map(|(name, value)| SeenKey { key: shortened(name), kind: kind(value).to_owned() }).collect()
}

/// True if a name or a text has blanks around it.
pub(super) fn has_stray_blanks(biz_data: &serde_json::Map<String, Value>) -> bool {
    let stray = |text: &str| text.trim() != text;
    biz_data.iter().any(|(name, value)| stray(name) || value.as_str().is_some_and(stray))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entry() -> JournalEntry {
        JournalEntry {
            no: 0,
            at: Timestamp::UNIX_EPOCH,
            method: "login".into(),
            user_id: "u".into(),
            code: Some(200),
            effect: Deed::Login,
            person: None,
            mixed: false,
            stray: false,
            keys: Vec::new(),
            faults: Vec::new(),
        }
    }

    #[test]
    fn the_journal_stays_bounded_and_its_numbers_go_on() {
        let mut journal = Journal::new();
        journal.keep(20);
        for _ in 0..1000 {
            journal.add(entry());
            assert!(journal.entries().len() <= 20);
        }
        assert_eq!(journal.entries().last().unwrap().no, 1000);
        assert!(journal.entries().is_sorted_by_key(|entry| entry.no));
    }

    #[test]
    fn a_smaller_bound_takes_hold_at_once() {
        let mut journal = Journal::new();
        (0..100).for_each(|_| journal.add(entry()));
        journal.keep(10);
        journal.add(entry());
        assert_eq!(journal.entries().len(), 10);
    }

    #[test]
    fn keys_are_seen_with_their_types_in_order_and_without_the_merchants() {
        let biz_data = json!({"merchant_id": "1", "type": 1, " a ": "x", "user_id": "u", "b": null, "c": 1.5});
        let seen = seen_keys(biz_data.as_object().unwrap());
        let shown: Vec<_> = seen.iter().map(|seen| (seen.key.as_str(), seen.kind.as_str())).collect();
        assert_eq!(shown, [("type", "integer"), (" a ", "string"), ("b", "null"), ("c", "number")]);
    }

    #[test]
    fn blanks_around_names_and_values_are_stray_and_inside_they_are_not() {
        let stray = |json: Value| has_stray_blanks(json.as_object().unwrap());
        assert!(stray(json!({" pic_code": "x"})));
        assert!(stray(json!({"pic_code": "x "})));
        assert!(!stray(json!({"real_name": "a b"})));
    }
}
