//! The captcha picture in a reply (§1.1.1, §1.1.3).

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::{Lacking, Reply, ReplyError};

/// Accepts base64 with and without padding, because gateways differ.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Reply {
    /// The captcha picture's bytes. `None` if the reply has no picture, it is not valid base64, or it is a page.
    pub fn picture_bytes(&self) -> Option<Vec<u8>> {
        let text: String = self.picture()?.chars().filter(|c| !c.is_whitespace()).collect();
        BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty() && !is_page(bytes))
    }

    /// Why an accepted reply has no picture: what stands in its place may be a page.
    pub fn without_picture(&self) -> ReplyError {
        match self.picture() {
            Some(_) => ReplyError::NotAPicture,
            None => ReplyError::Lacks(Lacking::Picture),
        }
    }
}

/// True if the bytes that should be a picture are a page for browsers or JSON, as a gateway sends when it is busy. SVG is a
/// picture.
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
    use crate::protocol::Method;

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
