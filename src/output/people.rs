//! The sandbox's people and inbox, for people.

use serde_json::Value;

use super::records::untitled;
use super::style::Style;
use crate::messages::sandbox as say;
use crate::printable::printable;

/// One line per person: login name, description, end.
pub fn human(people: &Value, style: &Style) -> String {
    let rows = people.as_array().into_iter().flatten().map(|row| {
        let name = row.get("answers").and_then(|answers| answers.get("login_name"));
        let code = row.get("code").and_then(Value::as_i64).map(|code| code.to_string());
        let end = [text(row.get("method")), code.unwrap_or_default()].join(" ");
        vec![text(name), text(row.get("how")), end]
    });
    untitled(&rows.collect::<Vec<_>>(), style)
}

/// An applicant's inbox.
pub fn inbox(inbox: &Value, style: &Style) -> String {
    let captcha = text(inbox.get("captcha"));
    let captcha = if captcha.is_empty() { say::NO_CAPTCHA.get(style.lang).to_owned() } else { captcha };
    let mut lines = format!("{}: {captcha}\n", say::CAPTCHA.get(style.lang));
    let messages = inbox.get("sms").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for sms in messages {
        lines.push_str(&format!("{}: {}\n", text(sms.get("method")), text(sms.get("code"))));
    }
    if messages.is_empty() {
        lines.push_str(&format!("{}\n", say::NO_SMS.get(style.lang)));
    }
    lines
}

fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).map(printable).unwrap_or_default()
}
