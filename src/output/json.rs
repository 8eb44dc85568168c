//! JSON that is safe to print on a terminal. Control characters that JSON allows are escaped too, and so are
//! characters that change the text direction or break a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::printable::{is_steering, may_steer};

/// Compact JSON with all terminal control characters escaped.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((place, c)) = next_steering(rest) {
            let (before, from) = rest.split_at(place);
            write!(writer, "{before}\\u{:04x}", u32::from(c))?;
            rest = from.get(c.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn next_steering(text: &str) -> Option<(usize, char)> {
    if !text.bytes().any(may_steer) {
        return None;
    }
    text.char_indices().find(|(_, c)| is_steering(*c))
}

/// Writes a value.
pub fn write(writer: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Escaping)).map_err(io::Error::from)
}

/// A value on one line.
pub fn line(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    // Writing to memory fails only for invalid values, and ours are all valid.
    let _ = write(&mut text, value);
    String::from_utf8(text).unwrap_or_default()
}

/// Copies JSON from another writer, escaping these characters. In JSON they can occur only inside strings.
pub fn copy(writer: &mut impl Write, json: &str) -> io::Result<()> {
    Escaping.write_string_fragment(writer, json)
}

/// A list that is generated while it is written.
#[derive(Debug)]
pub struct Each<F>(pub F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn every_terminal_control_character_is_escaped_and_nothing_is_lost() {
        let value = json!({
            "a": "\u{1b}[2Jx\u{7f}y\u{9b}31m±“招商银行”\u{80}", "b": [1, null, "\u{9f}"],
            "c": "\u{202e}行银\u{202c}\u{2028}\u{2066}a\u{2069}\u{61c}\u{200f}",
        });
        let mut written = Vec::new();
        write(&mut written, &value).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert!(!text.chars().any(is_steering), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
