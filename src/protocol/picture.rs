//! The captcha picture in a reply (§1.1.1, §1.1.3).

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::Reply;

/// Gateways differ in whether they pad.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Reply {
    /// The bytes of the captcha picture; none if the reply holds none, or not in base64.
    pub fn picture_bytes(&self) -> Option<Vec<u8>> {
        let text: String = self.picture()?.chars().filter(|c| !c.is_whitespace()).collect();
        BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty())
    }
}
