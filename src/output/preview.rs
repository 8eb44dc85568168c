//! The source of each value a journey will need, for people.

use serde_json::Value;

use super::records::records;
use super::style::Style;
use crate::messages::run as say;
use crate::printable::printable;

/// One line per field: its step, its key, its source.
pub fn human(steps: &[Value], style: &Style) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(printable);
    let titles = [say::STEP, say::VALUE, say::SOURCE].map(|title| title.get(style.lang).to_owned());
    let mut rows = Vec::new();
    for step in steps {
        for field in step.get("fields").and_then(Value::as_array).into_iter().flatten() {
            let from = text(field, "source").unwrap_or_else(|| say::NOBODY.get(style.lang).to_owned());
            rows.push(vec![text(step, "step").unwrap_or_default(), text(field, "key").unwrap_or_default(), from]);
        }
    }
    records(&titles, &rows, false, style)
}
