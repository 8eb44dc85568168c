//! Captcha pictures, which travel as base64 (§1.1.1, §1.1.3).

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Accepts base64 with and without padding, because gateways differ.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// How the pictures that captchas come as begin: PNG, JPEG, GIF, BMP.
const BEGINNINGS: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM"];
/// What a text must have before it is tried: an answer that a form prefills is shorter than any picture.
const SHORTEST: usize = 40;

/// True for a text that is a picture in base64.
pub fn is_picture(text: &str) -> bool {
    text.len() >= SHORTEST
        && decoded(bare(text)).is_some_and(|bytes| BEGINNINGS.iter().any(|begins| bytes.starts_with(begins)))
}

/// The base64 of a picture, without what introduces a data URL.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("data:") {
        Some(rest) => rest.split_once(',').map_or("", |(_, base64)| base64),
        None => text,
    }
}

/// The bytes of a picture in base64. `None` if it is none or empty.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty())
}
