//! The sandbox's people and their routes.

use serde_json::Value;

/// The commands from login to application by card.
pub const CARD_WAY: [&str; 8] = [
    "login",
    "verify-methods",
    "unionpay card",
    "unionpay sms",
    "unionpay auth",
    "unionpay submit",
    "apply sms",
    "apply submit",
];
/// The commands from login to application by questions.
pub const QUESTION_WAY: [&str; 4] = ["login", "verify-methods", "questions", "submit-answers"];

/// The answers of a person, from `sandbox people` or its endpoint: by login name, or the first by the row's
/// description.
#[track_caller]
pub fn answers_of(people: &Value, who: &str) -> Value {
    let is_it = |row: &&Value| row["answers"]["login_name"] == who || row["how"] == who;
    let row = people.as_array().unwrap().iter().find(is_it);
    row.unwrap_or_else(|| panic!("nobody in the sandbox is {who}"))["answers"].clone()
}
