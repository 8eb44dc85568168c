//! A form for people: the gateway's own titles and hints.

use super::failure::printable;
use crate::protocol::{Field, Form};

/// The form's fields, a line each; a choice with its options; labels as they are.
pub fn human(form: &Form) -> String {
    let mut text = String::new();
    for field in &form.fields {
        line(field, &mut text);
    }
    text
}

fn line(field: &Field, text: &mut String) {
    if field.kind.is_label() {
        text.push_str(&format!("    {}\n", printable(&field.title)));
        return;
    }
    let keys: Vec<String> = field.asks().iter().map(ToString::to_string).collect();
    text.push_str(&format!("  - {} [{}]", printable(&field.title), printable(&keys.join(", "))));
    if !field.hint.is_empty() {
        text.push_str(&format!("  {}", printable(&field.hint)));
    }
    text.push('\n');
    for option in &field.options {
        text.push_str(&format!("      {}. {}\n", printable(&option.value), printable(&option.title)));
    }
}
