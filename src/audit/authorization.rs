//! `--authorization`: where the merchant keeps the applicant's written consent.

use thiserror::Error;

/// The maximum length of a reference, in characters.
const LONGEST: usize = 200;

/// A reference to the applicant's written consent: one line in the merchant's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization(String);

/// Why a text is not a valid reference. The text is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AuthorizationError {
    /// Empty, or only blanks.
    #[error("the authorization is empty")]
    Blank,
    /// More than one line, or other control characters.
    #[error("the authorization is more than one line of text")]
    Control,
    /// Longer than the limit.
    #[error("the authorization is longer than {LONGEST} characters")]
    Long,
}

impl Authorization {
    /// Parses a reference and trims it.
    pub fn new(text: &str) -> Result<Self, AuthorizationError> {
        match text.trim() {
            "" => Err(AuthorizationError::Blank),
            text if text.contains(char::is_control) => Err(AuthorizationError::Control),
            text if text.chars().count() > LONGEST => Err(AuthorizationError::Long),
            text => Ok(Self(text.to_owned())),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_one_line_up_to_the_maximum_length() {
        assert_eq!(Authorization::new(" 合同 2026-17 ").unwrap().text(), "合同 2026-17");
        assert_eq!(Authorization::new(" "), Err(AuthorizationError::Blank));
        assert_eq!(Authorization::new("a\nb"), Err(AuthorizationError::Control));
        assert_eq!(Authorization::new(&"字".repeat(201)), Err(AuthorizationError::Long));
        assert!(Authorization::new(&"字".repeat(200)).is_ok());
    }
}
