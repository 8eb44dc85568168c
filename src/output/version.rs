//! The program's version and build data, for people.

use serde_json::Value;

use super::plain_table::{plain_table, rendered};
use super::style::Style;
use crate::messages::output as say;

/// The program's version, then one line for each value.
pub fn human(built: &Value, style: &Style) -> String {
    let text = |name: &str| built.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let features = built.get("features").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let features: Vec<&str> = features.collect();
    let features =
        if features.is_empty() { say::NO_FEATURES.get(style.lang).to_owned() } else { style.lang.list(&features) };
    let mut table = plain_table(style);
    table.add_row([say::COMMIT.get(style.lang), &text("commit")]);
    table.add_row([say::FEATURES.get(style.lang), &features]);
    table.add_row([say::TARGET.get(style.lang), &text("target")]);
    format!("zhengxin {}\n{}", text("version"), rendered(table))
}
