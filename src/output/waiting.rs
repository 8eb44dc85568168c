//! The questions that applicants are waiting for, for people.

use jiff::Timestamp;
use serde_json::Value;

use super::moment::moment;
use super::records::untitled;
use super::style::Style;
use crate::printable::printable;

/// One line per question: applicant, key, title, since when, and the person who is answering it now.
pub fn human(questions: &[Value], now: Timestamp, style: &Style) -> String {
    let rows = questions.iter().map(|question| {
        let is_held = time(question, "held_until").is_some_and(|until| until > now);
        let person = if is_held { text(question, "person") } else { String::new() };
        let since = time(question, "asked_at").map(moment).unwrap_or_default();
        vec![text(question, "user_id"), text(question, "key"), text(question, "title"), since, person]
    });
    untitled(&rows.collect::<Vec<_>>(), style)
}

fn text(question: &Value, name: &str) -> String {
    question.get(name).and_then(Value::as_str).map(printable).unwrap_or_default()
}

fn time(question: &Value, name: &str) -> Option<Timestamp> {
    question.get(name)?.as_str()?.parse().ok()
}
