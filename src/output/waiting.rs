//! The questions that applicants are waiting for, for people.

use jiff::Timestamp;
use serde_json::Value;

use super::moment::moment;
use super::records::untitled;
use super::style::Style;
use crate::printable::printable;

/// One line per question that a person has just taken: applicant, key, title with the options, and until when it is
/// theirs. Below it a line for each picture, whose path is not broken at the terminal's width, so that it can be copied.
pub fn taken(questions: &[Value], style: &Style) -> String {
    let rows = questions.iter().map(|question| {
        let until = time(question, "held_until").map(moment).unwrap_or_default();
        vec![text(question, "user_id"), text(question, "key"), titled(question), until]
    });
    let table = untitled(&rows.collect::<Vec<_>>(), style);
    let pictures = questions.iter().map(|question| (text(question, "user_id"), text(question, "picture")));
    let pictures = pictures.filter(|(_, path)| !path.is_empty()).map(|(user_id, path)| format!("{user_id}  {path}\n"));
    std::iter::once(table).chain(pictures).collect()
}

/// The title, followed by each option's value and title.
fn titled(question: &Value) -> String {
    let options = question.get("options").and_then(Value::as_array).into_iter().flatten();
    let options = options.map(|option| format!("{}={}", text(option, "value"), text(option, "title")));
    std::iter::once(text(question, "title")).chain(options).collect::<Vec<_>>().join("  ")
}

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
