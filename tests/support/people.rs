//! The sandbox's people and their routes.

use serde_json::Value;

/// From the login to the application by card.
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
/// From the login to the application by the questions.
pub const QUESTION_WAY: [&str; 4] = ["login", "verify-methods", "questions", "submit-answers"];

/// The answers of somebody in `sandbox people`, or what its endpoint says: by login name, or the first by what the row is
/// for.
#[track_caller]
pub fn answers_of(people: &Value, who: &str) -> Value {
    let is_it = |row: &&Value| row["answers"]["login_name"] == who || row["how"] == who;
    let row = people.as_array().unwrap().iter().find(is_it);
    row.unwrap_or_else(|| panic!("nobody in the sandbox is {who}"))["answers"].clone()
}
