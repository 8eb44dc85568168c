//! A form for people, with the gateway's own titles and hints.

use anstyle::Style as Ansi;

use crate::printable::printable;
use crate::protocol::{Field, FieldType, Form};

/// The form, one line per field, with the options of choices and the labels.
pub fn human(form: &Form) -> String {
    let mut text = String::new();
    for field in &form.fields {
        line(field, &mut text);
    }
    text
}

/// The form's labels: headings in bold, paragraphs below them.
pub fn labels(form: &Form, color: bool) -> String {
    let bold = if color { Ansi::new().bold() } else { Ansi::new() };
    let mut text = String::new();
    for field in form.fields.iter().filter(|field| field.kind.is_label()) {
        let said = [field.title.clone(), field.hints()].into_iter();
        let said = said.filter(|said| !said.is_empty()).map(|said| printable(&said));
        let said = said.collect::<Vec<_>>().join("  ");
        match field.kind {
            FieldType::Heading => text.push_str(&format!("{bold}{said}{bold:#}\n")),
            _ => text.push_str(&format!("  {said}\n")),
        }
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
    let hints = field.hints();
    if !hints.is_empty() {
        text.push_str(&format!("  {}", printable(&hints)));
    }
    text.push('\n');
    for option in &field.options {
        text.push_str(&format!("      {}. {}\n", printable(&option.value), printable(&option.title)));
    }
}
