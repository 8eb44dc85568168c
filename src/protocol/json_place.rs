//! The place where a text stops being JSON, and the reason, in words that quote nothing of the text.

use serde_json::Error;

/// serde_json's messages for a text that is not JSON, each with words for people. None of them quotes the text.
#[rustfmt::skip]
pub static JSON_FAULTS: [(&str, &str); 17] = [
    ("EOF while parsing a list", "it ends within a list"),
    ("EOF while parsing an object", "it ends within an object"),
    ("EOF while parsing a string", "it ends within a string"),
    ("EOF while parsing a value", "it ends too early"),
    ("expected `:`", "a colon is expected"),
    ("expected `,` or `]`", "a comma or ] is expected"),
    ("expected `,` or `}`", "a comma or } is expected"),
    ("expected ident", "true, false or null is expected"),
    ("expected value", "a value is expected"),
    ("invalid escape", "there is no such escape in JSON"),
    ("invalid number", "that is no number of JSON"),
    ("number out of range", "the number is too large"),
    ("invalid unicode code point", "there is no such character"),
    ("control character (\\u0000-\\u001F) found while parsing a string", "a line end or control character stands within a string"),
    ("key must be a string", "a key in double quotes is expected"),
    ("trailing comma", "there is a comma too many"),
    ("trailing characters", "something follows the end of the value"),
];

/// Why a text is not JSON. `None` if the reason would quote it.
pub fn json_fault(error: &Error) -> Option<&'static str> {
    if error.is_data() {
        return None; // such a message may quote the text
    }
    let said = error.to_string();
    JSON_FAULTS.iter().find(|(theirs, _)| said.starts_with(theirs)).map(|(_, ours)| *ours)
}

/// Line and column of the error in `text`, both from 1, in characters.
///
/// For an error at the end of a line or in an empty text, serde_json reports column 0 of the following line. Here such
/// an error is reported one column after the line's last character instead.
pub fn json_place(text: &[u8], error: &Error) -> (usize, usize) {
    let lines = || text.split(|byte| *byte == b'\n');
    let characters = |line: &[u8]| std::str::from_utf8(line).map_or(line.len(), |line| line.chars().count());
    match (error.line(), error.column()) {
        (0 | 1, 0) => (1, 1),
        (line, 0) => {
            let before = lines().nth(line - 2).unwrap_or_default();
            (line - 1, characters(before) + 1)
        }
        (line, column) => {
            let read = lines().nth(line.saturating_sub(1)).and_then(|line| line.get(..column));
            (line, read.map_or(column, characters))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn said(text: &str) -> (usize, usize, &'static str) {
        let error = serde_json::from_str::<Value>(text).unwrap_err();
        let (line, column) = json_place(text.as_bytes(), &error);
        (line, column, json_fault(&error).unwrap_or_else(|| panic!("{text}: {error}")))
    }

    #[test]
    fn the_place_is_the_first_character_that_is_not_valid_json() {
        assert_eq!(said("{\n \"a\": 1\n \"b\": 2}"), (3, 2, "a comma or } is expected"));
        assert_eq!(said("{a: 1}"), (1, 2, "a key in double quotes is expected"));
        assert_eq!(said("{\"a\": 1} x"), (1, 10, "something follows the end of the value"));
        assert_eq!(said("{\"名字\": x}"), (1, 8, "a value is expected"), "characters, not bytes");
    }

    #[test]
    fn an_error_at_the_end_of_a_line_is_one_column_after_its_last_character() {
        assert_eq!(
            said("{\"login_name\": \"李四\n\"}"),
            (1, 19, "a line end or control character stands within a string")
        );
        assert_eq!(said("{\"a\": 1,\n"), (1, 9, "it ends too early"));
        assert_eq!(said(""), (1, 1, "it ends too early"));
        assert_eq!(said("{\"a\": 1,\n\n\n"), (3, 1, "it ends too early"));
    }

    #[test]
    fn every_fault_of_the_parser_has_words() {
        for text in [
            "[1",
            "{\"a\"",
            "\"a",
            "[",
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\": 1 2}",
            "nul!",
            "[;]",
            "\"\\x\"",
            "-",
            "\"\\ud800\\u0041\"",
            "{1: 2}",
            "[1,]",
            "1 1",
            "{\"a\": 1,}",
        ] {
            let error = serde_json::from_str::<Value>(text).unwrap_err();
            let (line, column) = json_place(text.as_bytes(), &error);
            assert!(line == 1 && (1..=text.len()).contains(&column), "{text}: {column}");
            // A lone surrogate is the only fault without words.
            assert!(json_fault(&error).is_some() || text.contains("ud800"), "{text}: {error}");
        }
    }
}
