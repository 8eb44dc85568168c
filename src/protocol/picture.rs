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

/// The first bytes of the formats of captcha pictures: PNG, JPEG, GIF, BMP.
const BEGINNINGS: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM"];
/// The minimum length of a text that is tried as a picture. A prefilled answer is shorter than any picture.
const SHORTEST: usize = 40;

/// True for a text that is a picture in base64.
pub fn is_picture(text: &str) -> bool {
    text.len() >= SHORTEST
        && decoded(bare(text)).is_some_and(|bytes| BEGINNINGS.iter().any(|begins| bytes.starts_with(begins)))
}

/// The base64 of a picture, without the prefix of a data URL.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("data:") {
        Some(rest) => rest.split_once(',').map_or("", |(_, base64)| base64),
        None => text,
    }
}

/// The bytes of a picture in base64. `None` if they are invalid, empty, or a page.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let without_blanks = || text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let decoded = BASE64.decode(text).or_else(|_| BASE64.decode(without_blanks()));
    decoded.ok().filter(|bytes| !bytes.is_empty() && !is_page(bytes))
}

/// True if the bytes in place of a picture are a web page or JSON, which a busy gateway sends. SVG counts as a picture.
pub fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = start.get(..1024).unwrap_or(start).to_ascii_lowercase();
    match head.first() {
        Some(b'{' | b'[') => true,
        Some(b'<') => !head.windows(4).any(|part| part == b"<svg") || head.windows(5).any(|part| part == b"<html"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Lacking, Method, Reply, ReplyError};

    fn reply(bytes: &[u8]) -> Reply {
        let text = base64::engine::general_purpose::STANDARD.encode(bytes);
        Reply::from_json(&Method::GetPicCode.into(), serde_json::json!({"code": 200, "data": {"pic_code": text}}))
            .unwrap()
    }

    #[test]
    fn a_page_in_base64_is_no_picture() {
        for page in [
            "<html>busy</html>",
            "\u{feff}\n <!DOCTYPE html><p><svg/>busy<html>",
            "{\"code\":508100}",
            "<?xml version='1.0'?><e/>",
        ] {
            assert_eq!(reply(page.as_bytes()).picture_bytes(), None, "{page}");
            assert_eq!(reply(page.as_bytes()).without_picture(), ReplyError::NotAPicture);
        }
        for picture in [
            b"\x89PNG\r\n".as_slice(),
            b"GIF89a",
            b"BM",
            b"\xff\xd8\xff",
            b"<svg xmlns='x'/>",
            b"<?xml version='1.0'?><svg/>",
        ] {
            assert!(reply(picture).picture_bytes().is_some());
        }
        assert_eq!(reply(b"").without_picture(), ReplyError::Lacks(Lacking::Picture));
    }
}
