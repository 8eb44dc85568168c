//! JSON that no terminal obeys: the control characters that JSON lets stand are escaped, too.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Compact, with every control character escaped.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // DEL and U+0080 to U+009F; the others are escaped already.
        let mut rest = fragment;
        while let Some((place, c)) = next_control(rest) {
            let (before, from) = rest.split_at(place);
            write!(writer, "{before}\\u{:04x}", u32::from(c))?;
            rest = from.get(c.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn next_control(text: &str) -> Option<(usize, char)> {
    // Both begin with a byte that is rare.
    if !text.bytes().any(|byte| byte == 0x7f || byte == 0xc2) {
        return None;
    }
    text.char_indices().find(|(_, c)| c.is_control())
}

/// Writes a value.
pub fn write(writer: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Escaping)).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn every_control_character_is_escaped_and_nothing_is_lost() {
        let value = json!({"a": "\u{1b}[2Jx\u{7f}y\u{9b}31m±招商银行\u{80}", "b": [1, null, "\u{9f}"]});
        let mut written = Vec::new();
        write(&mut written, &value).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert!(!text.chars().any(char::is_control), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
