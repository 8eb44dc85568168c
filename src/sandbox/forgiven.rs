//! Repairs JSON as the document prints it: an extra comma before a closing bracket, a missing comma between members,
//! and missing closing brackets at the end (§1.2.5).
//!
//! Strings are copied unchanged. Other errors are not repaired.

/// The text with its commas and its end repaired.
pub(super) fn forgiven(text: &str) -> String {
    let mut mended = String::with_capacity(text.len() + 16);
    let mut strings = Strings::default();
    // The last character outside blanks, and the position for a comma after it.
    let (mut last, mut end) = (None, 0);
    let mut closing = Vec::new();
    for letter in text.chars() {
        let is_inside = strings.is_inside;
        strings.pass(letter);
        if is_inside {
            mended.push(letter);
            (last, end) = (Some(letter), mended.len());
            continue;
        }
        if letter.is_whitespace() {
            mended.push(letter);
            continue;
        }
        match letter {
            '{' => closing.push('}'),
            '[' => closing.push(']'),
            '}' | ']' => drop(closing.pop()),
            _ => {}
        }
        match (last, letter) {
            (Some(','), '}' | ']') => drop(mended.remove(end - 1)),
            (Some(before), '"' | '{' | '[') if !matches!(before, ',' | ':' | '{' | '[') => mended.insert(end, ','),
            _ => {}
        }
        mended.push(letter);
        (last, end) = (Some(letter), mended.len());
    }
    if !strings.is_inside {
        mended.extend(closing.into_iter().rev());
    }
    mended
}

/// Whether the reader is inside a string.
#[derive(Default)]
struct Strings {
    is_inside: bool,
    is_escaped: bool,
}

impl Strings {
    fn pass(&mut self, letter: char) {
        match letter {
            _ if self.is_escaped => self.is_escaped = false,
            '\\' if self.is_inside => self.is_escaped = true,
            '"' => self.is_inside = !self.is_inside,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_too_many_goes_and_a_missing_one_comes() {
        for (printed, meant) in [
            (r#"{"a": "1", }"#, r#"{"a": "1" }"#),
            (r#"{"a": [1, 2,], }"#, r#"{"a": [1, 2] }"#),
            ("{\"a\": \"1\"\n\"b\": {}\n\"c\": 2 \"d\": []}", "{\"a\": \"1\",\n\"b\": {},\n\"c\": 2, \"d\": []}"),
            (r#"{"a": {"b": [1"#, r#"{"a": {"b": [1]}}"#),
            (r#"[{"a": 1} {"b": 2}]"#, r#"[{"a": 1}, {"b": 2}]"#),
        ] {
            assert_eq!(forgiven(printed), meant);
        }
    }

    #[test]
    fn what_is_json_stays_as_it_is() {
        for json in [r#"{"a": ",}", "b\"": "\\", "c": [[], {}, null, -1.5e3, true]}"#, r#""张,]""#, "", "[1,2]"] {
            assert_eq!(forgiven(json), json);
        }
    }

    #[test]
    fn other_mistakes_stay() {
        for text in ["{\"a\": 1,,}", "{,", "{'a': 1}", "{\"a\" 1}", "{\"a\": 1}}", "{\"a\": \"1", "<html>"] {
            assert!(serde_json::from_str::<serde_json::Value>(&forgiven(text)).is_err(), "{text}");
        }
    }
}
