//! Mends JSON with characters that JSON does not allow: half a surrogate pair, a bare control character, or a backslash
//! that begins no escape. All other faults remain errors.

use serde_json::Value;

use super::bounded::JsonError;
use super::limits::Limits;
use super::literals;

/// Reports what was mended in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Broken characters that were replaced or escaped.
    pub characters: usize,
    /// The charset, if it was guessed: not declared, and not UTF-8.
    pub guessed: Option<&'static str>,
}

impl Mended {
    /// True if nothing was mended.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// Adds the report about another part of the same text.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let characters = self.characters.saturating_add(other.characters);
        Self { characters, guessed: self.guessed.or(other.guessed) }
    }
}

/// Reads JSON. An invalid text is mended if possible and read again; the number of mended characters is added.
pub fn parse_mended(text: &str, limits: Limits, mended: &mut Mended) -> Result<Value, JsonError> {
    let error = match literals::parse_within(text, limits) {
        Err(error @ JsonError::Syntax(_)) => error,
        read => return read,
    };
    let Some((again, characters)) = mend(text) else { return Err(error) };
    let value = literals::parse_within(&again, limits).map_err(|again| match again {
        JsonError::Syntax(_) => error,
        beyond @ JsonError::Beyond { .. } => beyond,
    })?;
    *mended = mended.and(Mended { characters, guessed: None });
    Ok(value)
}

/// The mended text and the number of mended characters. `None` if there is nothing to mend.
pub fn mend(text: &str) -> Option<(String, usize)> {
    let (mut out, mut count, mut is_inside) = (String::with_capacity(text.len()), 0, false);
    let mut rest = text;
    while let Some(place) = rest.find(|c: char| c == '"' || c == '\\' || c < ' ') {
        let (before, from) = rest.split_at(place);
        out.push_str(before);
        let (length, instead) = match from.as_bytes() {
            [b'\\', ..] if is_inside => escape(from),
            [control, ..] if is_inside && *control < b' ' => (1, Some(format!("\\u{control:04x}"))),
            [b'"', ..] => {
                is_inside = !is_inside;
                (1, None)
            }
            _ => (1, None),
        };
        let (taken, behind) = from.split_at_checked(length).unwrap_or((from, ""));
        out.push_str(instead.as_deref().unwrap_or(taken));
        count += usize::from(instead.is_some());
        rest = behind;
    }
    out.push_str(rest);
    (count > 0).then_some((out, count))
}

/// The length of the sequence at this backslash, and its replacement if it is not an escape of JSON.
fn escape(from: &str) -> (usize, Option<String>) {
    match from.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (2, None),
        Some(b'u') => match (unit(from), from.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, None),
            (Some(0xd800..=0xdfff), _) => (6, Some("\\ufffd".to_owned())),
            (Some(_), _) => (6, None),
            (None, _) => (1, Some("\\\\".to_owned())),
        },
        _ => (1, Some("\\\\".to_owned())),
    }
}

/// The number of a `\uXXXX` that the text begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> (Value, usize) {
        let mut mended = Mended::default();
        let value = parse_mended(text, Limits::REPLY, &mut mended).unwrap();
        (value, mended.characters)
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced_and_a_whole_pair_is_kept() {
        assert_eq!(read(r#"{"a":"x\ud83dy"}"#), (json!({"a": "x\u{fffd}y"}), 1));
        assert_eq!(
            read(r#"["\uDE00","\ud83d\u0041","\ud83d\ude00","\\ud83d"]"#),
            (json!(["\u{fffd}", "\u{fffd}A", "😀", "\\ud83d"]), 2)
        );
        assert_eq!(read(r#"["\ud83d\ud83d\ude00"]"#), (json!(["\u{fffd}😀"]), 1));
    }

    #[test]
    fn control_characters_and_stray_backslashes_are_kept() {
        assert_eq!(read("{\"a\":\"1\n2\t3\0\"}"), (json!({"a": "1\n2\t3\0"}), 3));
        assert_eq!(read(r#"["C:\dir","\u12","\x"]"#), (json!([r"C:\dir", r"\u12", r"\x"]), 3));
        assert_eq!(read("{\n\t\"a\": 1\r\n}"), (json!({"a": 1}), 0));
    }

    #[test]
    fn any_other_fault_remains_an_error_with_its_place() {
        for text in [r#"{"a":"\ud83d",}"#, r#"{"a":"\ud83d"#, "{'a':1}", "", "\u{0}"] {
            let expected = literals::parse_within(text, Limits::REPLY).unwrap_err();
            let error = parse_mended(text, Limits::REPLY, &mut Mended::default()).unwrap_err();
            assert_eq!((error.line(), error.column()), (expected.line(), expected.column()), "{text}");
        }
    }
}
