//! Formats questions as JSON, or as the heading above a prompt.

use std::path::Path;

use serde_json::{Value, json};

use crate::batch::AskedQuestion;
use crate::messages::people as say;
use crate::output::Style;
use crate::path_text::shown;
use crate::printable::printable;

/// A question as JSON. `picture` is given for a taken question, with the path of its picture if it has one.
pub fn json(asked: &AskedQuestion, picture: Option<Option<&Path>>, style: &Style) -> Value {
    let question = &asked.question;
    let mut json = json!({
        "id": question.id.0,
        "user_id": question.user_id,
        "key": question.asked.key,
        "kind": question.asked.kind.name(),
        "title": asked.title(style.lang),
        "asked_at": question.asked_at,
        "attempt": question.asked.attempt,
        "refused": asked.payload.refused,
        "person": question.person,
        "held_until": question.held_until,
        "expires_at": question.asked.expires_at,
    });
    if let (Some(picture), Some(members)) = (picture, json.as_object_mut()) {
        let option = |(value, title): &(String, String)| json!({"value": value, "title": title});
        members.insert("hint".to_owned(), json!(asked.payload.hint));
        members.insert("options".to_owned(), asked.payload.options.iter().map(option).collect());
        members.insert("picture".to_owned(), json!(picture.map(shown)));
    }
    json
}

/// The heading above a prompt, which names the applicant.
pub fn heading(asked: &AskedQuestion, style: &Style) -> String {
    let question = &asked.question;
    let user_id = printable(&question.user_id);
    match question.asked.attempt {
        0 | 1 => say::WHOSE.fill(style.lang, &[("user_id", &user_id)]),
        attempt => say::WHOSE_AGAIN.fill(style.lang, &[("user_id", &user_id), ("attempt", &attempt.to_string())]),
    }
}
