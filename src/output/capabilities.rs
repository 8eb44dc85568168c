//! The program's commands, listed for people.

use serde_json::Value;

use super::plain_table::{plain_table, rendered};
use super::style::Style;
use crate::messages::output as say;

/// One line per command, and a note on the rest.
pub fn human(capabilities: &Value, style: &Style) -> String {
    let mut table = plain_table(style);
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    for command in capabilities.get("commands").and_then(Value::as_array).into_iter().flatten() {
        table.add_row([text(command.get("command")), text(command.get("about"))]);
    }
    let (program, version) = (text(capabilities.get("program")), text(capabilities.get("version")));
    format!("{program} {version}\n\n{}\n{}\n", rendered(table), say::CAPABILITIES.get(style.lang))
}
