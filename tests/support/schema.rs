//! Validates the binary's output with the schemas it publishes.

use serde_json::Value;
use zhengxin::output::schema;

/// Asserts that `stdout` is one JSON value that is valid by the command's schema. `command_words` is a
/// command line from the command on. It may include options, so `login --dry-run` is checked with the schema
/// of requests.
#[track_caller]
pub fn assert_valid(command_words: &str, stdout: &str) {
    let schema = schema::of_line(command_words).unwrap_or_else(|| panic!("`{command_words}` prints no JSON"));
    assert_matches(schema, stdout);
}

/// Asserts that the last line of standard error is an error object.
#[track_caller]
pub fn assert_error(stderr_last_line: &str) {
    assert_matches(schema::find(schema::ERROR).unwrap(), stderr_last_line);
}

/// Asserts that a line is one JSON value that is valid by the named schema.
#[allow(dead_code)]
#[track_caller]
pub fn assert_named(name: &str, line: &str) {
    assert_matches(schema::find(name).unwrap(), line);
}

#[track_caller]
fn assert_matches(schema: &schema::Schema, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("not one JSON value: {error}\n{text}"));
    let validator = jsonschema::draft202012::new(&serde_json::from_str(schema.text).unwrap()).unwrap();
    let problems: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(problems.is_empty(), "not a `{}`:\n{}\n{text}", schema.name, problems.join("\n"));
}
