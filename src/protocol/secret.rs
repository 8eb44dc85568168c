//! A secret value that cannot be printed by accident.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroize;

/// A secret value. It is zeroed on drop, its `Debug` shows nothing, and it has neither `Display` nor
/// `Serialize`.
///
/// All values of an applicant have this type from reading them to writing the request.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The value itself. Use it only for the wire, for local checks and for [`mask`](super::mask).
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// True if the value is empty or blank.
    pub fn is_blank(&self) -> bool {
        self.expose().trim().is_empty()
    }
}

impl From<String> for Secret {
    /// Copies the text and zeroes the original, because shrinking it in place could leave a copy behind.
    fn from(mut text: String) -> Self {
        let secret = Self::from(text.as_str());
        text.zeroize();
        secret
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        String::deserialize(text).map(Self::from)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned().into())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_the_value() {
        assert_eq!(format!("{:?}", Secret::from("hunter2")), "***");
    }
}
