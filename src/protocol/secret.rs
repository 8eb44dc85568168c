//! A secret value that cannot be printed by accident.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroize;

/// A parameter's value: zeroed when dropped, never shown by `Debug`, without `Display` and `Serialize`.
///
/// Every value an applicant gives is one of these from the moment it is read until the request is written.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The value itself: for the wire, for local checks and for [`mask`](super::mask) only.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// True when nothing, or only blanks, was given.
    pub fn is_blank(&self) -> bool {
        self.expose().trim().is_empty()
    }
}

impl From<String> for Secret {
    /// Copies, and zeroes what was given: to make it fit, the system may leave it where it was.
    fn from(mut text: String) -> Self {
        let secret = Self::from(text.as_str());
        text.zeroize();
        secret
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
