//! The captcha picture in a reply (§1.1.1, §1.1.3).

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::Reply;

/// Accepts base64 with and without padding, because gateways differ.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Reply {
    /// The captcha picture's bytes. `None` if the reply has no picture or it is not valid base64.
    pub fn picture_bytes(&self) -> Option<Vec<u8>> {
        let text: String = self.picture()?.chars().filter(|c| !c.is_whitespace()).collect();
        BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty())
    }
}
