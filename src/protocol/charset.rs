//! Decodes bytes from outside the program as text.
//!
//! The declared charset is used if the bytes fit it. Bytes without a declaration, or with a wrong one, are read as
//! UTF-8 or GB18030 (which includes GBK and GB2312), whichever fits. A broken character becomes U+FFFD and is counted,
//! because one bad byte is no reason to lose a report.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8};
use thiserror::Error;

use super::Mended;

/// Replaces a broken character.
pub(super) const REPLACEMENT: char = '\u{fffd}';
/// The maximum length of a charset's name in an error.
const LONGEST: usize = 40;
/// Names that Java and others use besides the standard's, in lower case and without punctuation.
const ALIASES: [(&str, &Encoding); 7] = [
    ("utf8", UTF_8),
    ("gb2312", GBK),
    ("gb18030", GB18030),
    ("gbk", GBK),
    ("cp936", GBK),
    ("ms936", GBK),
    ("windows936", GBK),
];

/// The declared charset is unknown, and the bytes are not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the charset {0:?} is not known, and the bytes are no UTF-8")]
pub struct UnknownCharset(pub String);

/// Decodes bytes, and reports what was mended. `content_type` is the header that came with them.
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Result<(Cow<'a, str>, Mended), UnknownCharset> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(mark..).unwrap_or_default();
        return Ok(match valid(bytes).filter(|_| encoding == UTF_8) {
            Some(text) => (text, Mended::default()),
            None => with(encoding, bytes),
        });
    }
    let declared = content_type.and_then(label);
    match declared.map(|label| (label, encoding_of(label))) {
        Some((label, None)) => match valid(bytes) {
            Some(text) => Ok((text, Mended::default())),
            None => Err(UnknownCharset(shown(label))),
        },
        // Servers declare Western charsets by default, whatever they send.
        Some((_, Some(encoding))) if encoding != UTF_8 && !encoding.is_single_byte() => {
            Ok(declared_as(encoding, bytes))
        }
        Some((_, Some(_))) | None => Ok(undeclared(bytes)),
    }
}

/// True if undeclared bytes, taken from the beginning of a longer text, are GB18030 rather than UTF-8.
pub fn is_gb18030(bytes: &[u8]) -> bool {
    undeclared(bytes).1.guessed.is_some()
}

/// The charset that a `Content-Type` names, in any common notation: `charset=gbk`, `Charset = "GBK"`, `charset:'gbk'`.
fn label(content_type: &str) -> Option<&str> {
    const NAME: &str = "charset";
    let place = content_type.to_ascii_lowercase().find(NAME)?;
    let rest = content_type.get(place + NAME.len()..)?.trim_start();
    let value = rest.strip_prefix(['=', ':'])?.trim_start_matches([' ', '\t', '"', '\'']);
    let value = value.split([';', ',', '"', '\'', ' ', '\t']).next()?;
    Some(value).filter(|value| !value.is_empty())
}

fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let bare =
        || -> String { label.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase() };
    let alias = || ALIASES.iter().find(|(name, _)| *name == bare()).map(|(_, encoding)| *encoding);
    Encoding::for_label_no_replacement(label.as_bytes()).or_else(alias)
}

/// A charset's name for an error: only letters, digits and punctuation.
fn shown(label: &str) -> String {
    label.chars().filter(char::is_ascii_graphic).take(LONGEST).collect()
}

fn valid(bytes: &[u8]) -> Option<Cow<'_, str>> {
    simdutf8::basic::from_utf8(bytes).ok().map(Cow::Borrowed)
}

/// Decodes as declared, unless the bytes do not fit the declared charset but do fit UTF-8.
fn declared_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> (Cow<'a, str>, Mended) {
    let (text, mended) = with(encoding, bytes);
    match valid(bytes).filter(|_| mended.characters > 0) {
        Some(text) => (text, Mended::default()),
        None => (text, mended),
    }
}

/// Decodes as UTF-8, unless GB18030 fits better. GBK bytes hardly ever form a UTF-8 character of three bytes, while
/// damaged UTF-8 has more whole characters than broken ones.
fn undeclared(bytes: &[u8]) -> (Cow<'_, str>, Mended) {
    if let Some(text) = valid(bytes) {
        return (text, Mended::default());
    }
    let (mut broken, mut whole) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
    }
    if whole < broken {
        let (text, mended) = with(GB18030, bytes);
        if mended.characters < broken {
            return (text, Mended { guessed: Some(GB18030.name()), ..mended });
        }
    }
    with(UTF_8, bytes)
}

/// Decodes bytes in this charset and replaces every broken character.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> (Cow<'static, str>, Mended) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut rest, mut characters) = (String::new(), bytes, 0);
    loop {
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len()));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return (Cow::Owned(text), Mended { characters, guessed: None }),
            DecoderResult::Malformed(..) => {
                text.push(REPLACEMENT);
                characters += 1;
            }
            DecoderResult::OutputFull => {}
        }
    }
}

#[cfg(test)]
#[path = "charset_tests.rs"]
mod tests;
