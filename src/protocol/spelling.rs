//! Other spellings of a value: a text is brought into canonical forms, the value into one, and one is looked for in the
//! other.
//!
//! A text is read as it stands, without its escapes, and as base64 or hexadecimal digits at every alignment, whatever stands
//! around or between them; each reading is folded ([`super::fold`]) and looked through in turn, so that an encoding of
//! an encoding is recognised as well. The value is never encoded: a list of encodings would lack the next one.

use super::escapes::unescaped;
use super::fold::{bare_into, signed_into};
use super::secret::Secret;

/// How many bytes a canonical form must have: less stands everywhere by chance.
const LEAST: usize = 3;
/// How many layers of escapes are undone.
const LAYERS: usize = 3;
/// How many encodings may lie in one another.
const NESTED: usize = 3;
/// How many printable characters in a row tell an encoding from bytes that mean nothing.
const TELLING: usize = 8;
/// How many characters the shortest value has in base64, and in hexadecimal digits.
const SHORTEST: (usize, usize) = (4, 6);

/// A value in its canonical form: its letters and digits, or, where it has hardly any, its signs as well.
pub struct Canonical {
    form: Secret,
    is_bare: bool,
}

impl Canonical {
    /// The canonical form of a value; none if it is so short that it would be found everywhere.
    pub fn of(value: &str) -> Option<Self> {
        let form = |fold: fn(&str, &mut String)| {
            let mut out = String::new();
            fold(value, &mut out);
            Some(out).filter(|out| out.len() >= LEAST).map(Secret::from)
        };
        let bare = form(bare_into).map(|form| Self { form, is_bare: true });
        bare.or_else(|| form(signed_into).map(|form| Self { form, is_bare: false }))
    }

    /// True of a value that a text's shape does not hide: it has hardly a letter or a digit.
    pub fn is_signs(&self) -> bool {
        !self.is_bare
    }
}

/// The canonical forms of a text.
#[derive(Default)]
pub struct Readings {
    bare: String,
    signed: String,
    /// Whether signs are looked for at all: few values need it.
    with_signs: bool,
}

impl Readings {
    /// Those of `text`, in which `values` are to be looked for.
    pub fn of<'a>(text: &str, mut values: impl Iterator<Item = &'a Canonical>) -> Self {
        let mut readings = Self { with_signs: values.any(Canonical::is_signs), ..Self::default() };
        readings.read(text, 0);
        readings
    }

    /// Whether the value stands in one of them.
    pub fn hold(&self, value: &Canonical) -> bool {
        let forms = if value.is_bare { &self.bare } else { &self.signed };
        forms.contains(value.form.expose())
    }

    fn read(&mut self, text: &str, depth: usize) {
        self.note(text);
        let mut plain = None;
        for _ in 0..LAYERS {
            let Some(next) = unescaped(plain.as_deref().unwrap_or(text)) else { break };
            self.note(&next);
            plain = Some(next);
        }
        if depth < NESTED {
            self.decode(text, depth);
            // A percent sign before what is no escape would tear it.
            plain.iter().for_each(|plain| self.decode(plain, depth));
        }
    }

    /// One form behind another, with what no value has between them.
    fn note(&mut self, text: &str) {
        bare_into(text, &mut self.bare);
        self.bare.push('\0');
        if self.with_signs {
            signed_into(text, &mut self.signed);
            self.signed.push('\0');
        }
    }

    fn decode(&mut self, text: &str, depth: usize) {
        let base64 = symbols(text, |byte| base64_value(byte, false));
        let url_safe = symbols(text, |byte| base64_value(byte, true));
        // Where there is no hyphen and no underscore both are the same.
        let alphabets = [&base64, &url_safe].into_iter().take(if base64 == url_safe { 1 } else { 2 });
        for symbols in alphabets.filter(|symbols| symbols.len() >= SHORTEST.0) {
            for phase in 0..4 {
                self.decoded(&unpacked(symbols, phase, 6), depth);
            }
        }
        let hex = hex_symbols(text);
        if hex.len() < SHORTEST.1 {
            return;
        }
        for phase in 0..2 {
            let bytes = unpacked(&hex, phase, 4);
            self.decoded(&bytes, depth);
            // `5f20 4e09`: two bytes for each character.
            for from in 0..2 {
                let pairs = bytes.get(from..).unwrap_or_default().as_chunks::<2>().0;
                let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
                self.note(&char::decode_utf16(units).flatten().collect::<String>());
            }
        }
    }

    /// What was decoded: bytes that mean nothing are held against the values and not decoded once more.
    fn decoded(&mut self, bytes: &[u8], depth: usize) {
        let text = String::from_utf8_lossy(bytes);
        match bytes.split(|byte| !byte.is_ascii_graphic()).any(|run| run.len() >= TELLING) {
            true => self.read(&text, depth + 1),
            false => self.note(&text),
        }
    }
}

/// The values of those characters that are an alphabet's; the others stand between them, or are padding.
fn symbols(text: &str, value: impl Fn(u8) -> Option<u8>) -> Vec<u8> {
    text.bytes().filter_map(value).collect()
}

fn base64_value(byte: u8, is_url_safe: bool) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        b'-' if is_url_safe => Some(62),
        b'_' if is_url_safe => Some(63),
        _ => None,
    }
}

/// Hexadecimal digits, without the `0x` of numbers.
fn hex_symbols(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let digit = |(place, byte): (usize, &u8)| match (byte, bytes.get(place + 1)) {
        (b'0', Some(b'x' | b'X')) => None,
        _ => char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()),
    };
    bytes.iter().enumerate().filter_map(digit).collect()
}

/// The bytes that symbols of so many bits make, from the symbol at `phase` on.
fn unpacked(symbols: &[u8], phase: usize, bits: u32) -> Vec<u8> {
    let symbols = symbols.get(phase..).unwrap_or_default();
    let mut out = Vec::with_capacity(symbols.len());
    let (mut held, mut count) = (0_u16, 0);
    for symbol in symbols {
        held = held << bits | u16::from(*symbol);
        count += bits;
        if count >= 8 {
            count -= 8;
            out.push((held >> count).to_le_bytes()[0]);
        }
    }
    out
}

#[cfg(test)]
#[path = "spelling_tests.rs"]
mod tests;
