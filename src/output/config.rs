//! The configuration, for people.

use serde_json::Value;

use super::plain_table::{plain_table, rendered};
use super::style::Style;
use crate::messages::{Lang, config as words, keys as say};
use crate::printable::printable;

/// The resolved profile: key, value, source.
pub fn human(profile: &Value, style: &Style) -> String {
    let mut table = plain_table(style);
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(printable).unwrap_or_default();
    let values = profile.get("values").and_then(Value::as_object);
    for (key, value) in values.into_iter().flatten().filter(|(_, value)| !value.get("value").is_none_or(Value::is_null))
    {
        table.add_row([key.clone(), text(value.get("value")), origin(value.get("origin"), style.lang)]);
    }
    let name = profile.get("profile").and_then(Value::as_str).map(|name| format!("[{name}]\n")).unwrap_or_default();
    format!("{name}{}", rendered(table))
}

/// Where a value comes from, in words.
fn origin(origin: Option<&Value>, lang: Lang) -> String {
    let words = match origin.and_then(Value::as_str) {
        Some("flag") => words::FROM_FLAG,
        Some("env") => words::FROM_ENVIRONMENT,
        Some("profile") => words::FROM_PROFILE,
        Some("default") => words::FROM_DEFAULT,
        _ => return String::new(),
    };
    words.get(lang).to_owned()
}

/// The findings of `config check`.
pub fn findings(check: &Value, style: &Style) -> String {
    let mut table = plain_table(style);
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(printable).unwrap_or_default();
    for finding in check.get("findings").and_then(Value::as_array).into_iter().flatten() {
        let problem = text(finding.get("problem"));
        let mark = if problem.is_empty() { "✓" } else { "✗" };
        // A finding about no key is named by the option or the variable that it is about.
        let key = finding.get("key").filter(|key| !key.is_null()).or(finding.get("from"));
        table.add_row([mark.to_owned(), text(key), problem]);
    }
    rendered(table)
        + &check.get("key").filter(|key| !key.is_null()).map(|key| signing_key(key, style)).unwrap_or_default()
}

/// The signing key, in the form that the merchant sends to the platform's staff.
fn signing_key(key: &Value, style: &Style) -> String {
    let text = |name: &str| key.get(name).and_then(Value::as_str).unwrap_or_default();
    let bits = key.get("bits").map(ToString::to_string).unwrap_or_default();
    let head = say::KEY.fill(style.lang, &[("bits", &bits), ("fingerprint", text("fingerprint"))]);
    let warning = if text("warning").is_empty() { String::new() } else { format!("{}\n", text("warning")) };
    format!("\n{head}\n{}{warning}", text("public_key"))
}
