//! The notation of values whose JSON type cannot be verified (protocol.md, section 3). The document's tables say int,
//! but its own rules on leading zeros need strings.

use super::Key;

/// How year, month and last three digits are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// As strings of two, two and three digits, because leading zeros count.
    #[default]
    Strings,
    /// As integers, as the document's table of §1.1.9 says.
    Ints,
}

/// How `type` is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TypeAs {
    /// As an integer, as the document's tables say.
    #[default]
    Int,
    /// As a string, like all other parameters.
    String,
}

/// The notation of a merchant's calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// Year, month and last three digits.
    pub numbers: Numbers,
    /// `type`.
    pub type_as: TypeAs,
}

impl Notation {
    /// True for a key whose texts are written as integers.
    pub fn is_number(self, key: &Key) -> bool {
        self.numbers == Numbers::Ints && matches!(key, Key::Year | Key::Month | Key::LastThree)
    }
}
