//! Reads answers files in JSON and in TOML into the same structure.

use std::path::Path;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::AnswersError;
use crate::protocol::{JsonError, Limits, Secret, json_fault, json_place, parse_json_within};

/// A value as written.
#[derive(Debug)]
pub(super) enum Written {
    Text(Secret),
    /// A number's literal.
    Number(Secret),
    List(Vec<Written>),
    Object(Object),
    /// JSON's null: no value is given.
    Nothing,
    /// The name of a type that no answer has, with its article.
    Other(&'static str),
}

/// Names and values, in order.
pub(super) type Object = Vec<(String, Written)>;

impl Written {
    /// The name of the value's type, with its article.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Nothing => "null",
            Self::Other(name) => name,
        }
    }
}

/// Parses a text as JSON or TOML, by the file's extension or else by its first characters.
pub(super) fn read(path: &Path, text: &str) -> Result<Object, AnswersError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_json = match extension.to_ascii_lowercase().as_str() {
        "json" => true,
        "toml" => false,
        _ => text.trim_start().starts_with('{'),
    };
    if is_json { json(path, text) } else { toml(path, text) }
}

fn json(path: &Path, text: &str) -> Result<Object, AnswersError> {
    // The parser's own message could quote the text, so only its position and the words of a table are passed on.
    let value = parse_json_within(text, Limits::REPLY).map_err(|error| match error {
        JsonError::Beyond { beyond, .. } => AnswersError::Beyond { path: path.to_owned(), beyond },
        JsonError::Syntax(error) => {
            let (line, column) = json_place(text.as_bytes(), &error);
            AnswersError::Syntax { path: path.to_owned(), line, column, format: "JSON", why: json_fault(&error) }
        }
    })?;
    match from_json(value) {
        Written::Object(object) => Ok(object),
        _ => Err(AnswersError::NotAnObject(path.to_owned())),
    }
}

fn from_json(value: Value) -> Written {
    match value {
        Value::Null => Written::Nothing,
        Value::Bool(_) => Written::Other("a boolean"),
        Value::Number(number) => Written::Number(number.as_str().into()),
        Value::String(text) => Written::Text(text.into()),
        Value::Array(values) => Written::List(values.into_iter().map(from_json).collect()),
        Value::Object(members) => {
            Written::Object(members.into_iter().map(|(name, value)| (name, from_json(value))).collect())
        }
    }
}

fn toml(path: &Path, text: &str) -> Result<Object, AnswersError> {
    let document = DeTable::parse(text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        AnswersError::Syntax { path: path.to_owned(), line, column, format: "TOML", why: None }
    })?;
    Ok(from_table(document.get_ref()))
}

fn from_table(table: &DeTable<'_>) -> Object {
    table.iter().map(|(name, value)| (name.get_ref().to_string(), from_toml(value.get_ref()))).collect()
}

fn from_toml(value: &DeValue<'_>) -> Written {
    match value {
        DeValue::String(text) => Written::Text(text.as_ref().into()),
        DeValue::Integer(number) => Written::Number(number.to_string().into()),
        DeValue::Float(number) => Written::Number(number.as_str().into()),
        DeValue::Boolean(_) => Written::Other("a boolean"),
        DeValue::Datetime(_) => Written::Other("a date"),
        DeValue::Array(values) => Written::List(values.iter().map(|value| from_toml(value.get_ref())).collect()),
        DeValue::Table(table) => Written::Object(from_table(table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, text: &str) -> Vec<String> {
        read(Path::new(path), text).unwrap().into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_extension_decides_the_format_and_otherwise_the_first_character() {
        assert_eq!(names("-", " {\"a\": 1}"), ["a"]);
        assert_eq!(names("x.txt", "[viewReport]\nb = 1"), ["viewReport"]);
        assert_eq!(names("x.JSON", "\u{feff}{\"c\": 1}"), ["c"]);
        assert!(read(Path::new("x.toml"), "{\"c\": 1}").is_err());
        assert_eq!(names("empty", ""), Vec::<String>::new());
    }

    #[test]
    fn a_broken_text_is_refused_with_its_position_but_not_quoted() {
        for (path, text, place) in [
            ("x.json", "{\"password\": \"hunter2\",\n hunter2}", "x.json:2:"),
            ("x.toml", "password = \"hunter2\"\npin = hunter2", "x.toml:2:"),
        ] {
            let error = read(Path::new(path), text).unwrap_err();
            let shown = format!("{error} {error:?}");
            assert!(shown.starts_with(place), "{shown}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
        assert!(matches!(read(Path::new("x.json"), "[1]"), Err(AnswersError::NotAnObject(_))));
    }
}
