//! Finds other spellings of a value in a text. The text is brought into canonical forms, the value into one, and the
//! value is searched for in each form of the text.
//!
//! A text is read as it is, without its escapes, and as base64 or hexadecimal digits at every alignment, with any other
//! characters around or between them. Each reading is folded ([`super::fold`]) and then read in the same ways again, so
//! that an encoding of an encoding is recognised as well. The value is never encoded, because any list of encodings
//! would miss some.

use super::escapes::unescaped;
use super::fold::{bare_into, signed_into};
use super::secret::Secret;

/// The minimum length of a canonical form in bytes. Shorter ones occur everywhere by chance.
const LEAST: usize = 3;
/// The number of bits in the table of values' beginnings.
const HEADS: usize = 4096;
/// How many layers of escapes are undone.
const LAYERS: usize = 3;
/// How many nested encodings are decoded.
const NESTED: usize = 3;
/// A run of this many printable characters may be another encoding. Shorter runs are treated as meaningless bytes.
const TELLING: usize = 8;
/// The length in characters of the shortest value in base64, and in hexadecimal digits.
const SHORTEST: (usize, usize) = (4, 6);

/// A value in its canonical form: its letters and digits. If it has hardly any, the form includes its punctuation.
pub struct Canonical {
    form: Secret,
    is_bare: bool,
    is_signs: bool,
}

impl Canonical {
    /// The canonical form of a value. `None` if the form is so short that it would be found everywhere.
    pub fn of(value: &str) -> Option<Self> {
        let form = |fold: fn(&str, &mut String)| {
            let mut out = String::new();
            fold(value, &mut out);
            Some(out).filter(|out| out.len() >= LEAST).map(Secret::from)
        };
        let is_signs = !value.contains(char::is_alphanumeric);
        let bare = form(bare_into).map(|form| Self { form, is_bare: true, is_signs });
        bare.or_else(|| form(signed_into).map(|form| Self { form, is_bare: false, is_signs }))
    }

    /// True for a value without letters and digits, which a text's shape does not hide.
    pub fn is_signs(&self) -> bool {
        self.is_signs
    }
}

/// True if a text contains one of the values in any spelling.
pub fn is_any_in<'a>(values: impl Iterator<Item = &'a Canonical>, text: &str) -> bool {
    let (bare, signs): (Vec<_>, Vec<_>) = values.partition(|value| value.is_bare);
    let search = |values: Vec<&'a Canonical>, fold| (!values.is_empty()).then(|| Search::new(values, fold));
    let searches = [search(bare, bare_into), search(signs, signed_into)];
    let mut reader = Reader { searches: searches.into_iter().flatten().collect(), folded: String::new() };
    !reader.searches.is_empty() && reader.finds(text)
}

/// A search for values in texts of one canonical form.
struct Search<'a> {
    fold: fn(&str, &mut String),
    values: Vec<&'a str>,
    /// One bit for each value's beginning. It rules out most places of a text at once.
    heads: [u64; HEADS / 64],
}

impl<'a> Search<'a> {
    fn new(values: Vec<&'a Canonical>, fold: fn(&str, &mut String)) -> Self {
        let values: Vec<&str> = values.iter().map(|value| value.form.expose()).collect();
        let mut heads = [0; HEADS / 64];
        for value in &values {
            if let [a, b, c, ..] = value.as_bytes() {
                let (word, bit) = head(*a, *b, *c);
                heads.iter_mut().skip(word).take(1).for_each(|word| *word |= bit);
            }
        }
        Self { fold, values, heads }
    }

    fn finds(&self, folded: &str) -> bool {
        let may_begin = |(place, three): (usize, &[u8])| match three {
            [a, b, c] => {
                let (word, bit) = head(*a, *b, *c);
                (self.heads.get(word).is_some_and(|word| word & bit != 0)).then_some(place)
            }
            _ => None,
        };
        let mut places = folded.as_bytes().windows(LEAST).enumerate().filter_map(may_begin);
        places.any(|place| {
            let rest = folded.as_bytes().get(place..).unwrap_or_default();
            self.values.iter().any(|value| rest.starts_with(value.as_bytes()))
        })
    }
}

/// The index of three bytes in the table of beginnings: the word and the bit.
fn head(a: u8, b: u8, c: u8) -> (usize, u64) {
    let place = usize::from(a) ^ usize::from(b) << 2 ^ usize::from(c) << 4;
    (place % HEADS / 64, 1 << (place % 64))
}

/// Reads a text in every way and searches each reading for the values.
struct Reader<'a> {
    searches: Vec<Search<'a>>,
    folded: String,
}

impl Reader<'_> {
    fn finds(&mut self, text: &str) -> bool {
        let (is_found, plain) = self.reads(text);
        // The text with its escapes is decoded as well. A percent sign that belongs to no escape could otherwise break
        // up an encoding.
        is_found || self.decodes(text, 0) || plain.is_some_and(|plain| self.decodes(&plain, 0))
    }

    /// True if a text contains a value, also below layers of escapes. The second result is the text without escapes, if
    /// it had any.
    fn reads(&mut self, text: &str) -> (bool, Option<String>) {
        let (mut is_found, mut plain) = (self.is_in(text), None);
        for _ in 0..LAYERS {
            let next = unescaped(plain.as_deref().unwrap_or(text)).filter(|_| !is_found);
            let Some(next) = next else { break };
            is_found = self.is_in(&next);
            plain = Some(next);
        }
        (is_found, plain)
    }

    /// True if a text contains a value in its present reading.
    fn is_in(&mut self, text: &str) -> bool {
        let Self { searches, folded } = self;
        searches.iter().any(|search| {
            folded.clear();
            (search.fold)(text, folded);
            search.finds(folded)
        })
    }

    fn decodes(&mut self, text: &str, depth: usize) -> bool {
        self.decodes_base64(text, depth) || self.decodes_hex(text, depth)
    }

    fn decodes_base64(&mut self, text: &str, depth: usize) -> bool {
        // Without hyphens and underscores the two alphabets are the same.
        let alphabets = if text.contains(['-', '_']) { &[false, true][..] } else { &[false] };
        alphabets.iter().any(|is_url_safe| {
            let symbols: Vec<u8> = text.bytes().filter_map(|byte| base64_value(byte, *is_url_safe)).collect();
            symbols.len() >= SHORTEST.0 && (0..4).any(|phase| self.means(&unpacked(&symbols, phase, 6), depth))
        })
    }

    fn decodes_hex(&mut self, text: &str, depth: usize) -> bool {
        let symbols = hex_symbols(text);
        symbols.len() >= SHORTEST.1
            && (0..2).any(|phase| {
                let bytes = unpacked(&symbols, phase, 4);
                self.means(&bytes, depth) || (0..2).any(|from| self.is_in(&in_pairs(&bytes, from)))
            })
    }

    /// True if decoded bytes contain a value. Only their printable runs are decoded further.
    fn means(&mut self, bytes: &[u8], depth: usize) -> bool {
        let text = String::from_utf8_lossy(bytes);
        let (is_found, plain) = self.reads(&text);
        if is_found || depth == NESTED {
            return is_found;
        }
        let text = plain.as_deref().unwrap_or(&text);
        let mut runs = text.split(|c: char| !c.is_ascii_graphic() && !c.is_ascii_whitespace());
        runs.any(|run| run.len() >= TELLING && self.decodes(run, depth + 1))
    }
}

/// The text of bytes in UTF-16, two per character: `5f20 4e09`.
fn in_pairs(bytes: &[u8], from: usize) -> String {
    let pairs = bytes.get(from..).unwrap_or_default().as_chunks::<2>().0;
    char::decode_utf16(pairs.iter().map(|pair| u16::from_be_bytes(*pair))).flatten().collect()
}

/// The value of a base64 character. `None` for separators and padding.
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

/// The bytes packed in symbols of `bits` bits each, starting at the symbol `phase`.
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
