//! Numbers that a spreadsheet has changed.
//!
//! Excel treats a card or identity number as an amount. It keeps 15 digits and writes zeros for the rest, or writes
//! all of it as `6.2E+18`. The lost digits cannot be recovered, so such a number is never sent, even if checks are
//! off.

use thiserror::Error;

use crate::protocol::{Key, folded};

/// How many digits of a number a spreadsheet keeps.
const KEPT: usize = 15;

/// How a spreadsheet changed a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Spoilt {
    /// `1.1E+17`
    #[error("a spreadsheet wrote this number as a power of ten and lost its digits")]
    Exponent,
    /// `13800000000.0`
    #[error("a spreadsheet wrote this number with a decimal point")]
    Fraction,
    /// `622021123456789000`: all digits after the 15th are zeros, and the check digit is wrong.
    #[error("a spreadsheet replaced the last digits of this number by zeros")]
    Rounded,
}

impl Spoilt {
    /// How a spreadsheet has changed the value of `key`; `None` if it has not.
    pub(super) fn of(key: &Key, text: &str) -> Option<Self> {
        // Fast path: a changed number begins with a digit (perhaps full-width) and contains a point or an E. Few
        // other values do.
        let text = text.trim_start();
        let may_be_changed = match text.as_bytes().first() {
            Some(b'0'..=b'9') if text.is_ascii() => text.bytes().any(|byte| matches!(byte, b'.' | b'E' | b'e')),
            Some(b'0'..=b'9') => true,
            Some(byte) => !byte.is_ascii() && text.contains(['.', 'E', 'e', '．', 'Ｅ', 'ｅ']),
            None => false,
        };
        if !may_be_changed {
            return None;
        }
        let text = folded(text);
        let text = text.trim();
        if is_power_of_ten(key, text) {
            Some(Self::Exponent)
        } else if is_whole_with_point(key, text) {
            Some(Self::Fraction)
        } else {
            None
        }
    }

    /// `Rounded` if a card or identity number with a wrong check digit ends in the zeros of a spreadsheet.
    pub(super) fn rounded(text: &str) -> Option<Self> {
        let digits = || text.bytes().filter(|byte| !matches!(byte, b' ' | b'-'));
        let is_rounded = digits().count() > KEPT && digits().skip(KEPT).all(|byte| byte == b'0');
        is_rounded.then_some(Self::Rounded)
    }
}

/// True for `6.2E+18`. A password may be `1e5`, but hardly has the plus and the two digits of a spreadsheet.
fn is_power_of_ten(key: &Key, text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_mantissa = is_digits(whole) && is_digits(fraction);
    let is_exponent = match exponent.strip_prefix('+') {
        Some(digits) => is_digits(digits) && (digits.len() >= 2 || is_number(key)),
        None => is_digits(exponent) && is_number(key),
    };
    is_mantissa && is_exponent && (whole.len() == 1 || is_number(key))
}

fn is_whole_with_point(key: &Key, text: &str) -> bool {
    let whole_and_zeros = text.split_once('.').is_some_and(|(whole, fraction)| {
        is_digits(whole) && is_digits(fraction) && fraction.bytes().all(|byte| byte == b'0')
    });
    // Only numbers and login names (which may be mobile numbers) are tested: a version can be 2.0, and a password any
    // text.
    whole_and_zeros && (is_number(key) || *key == Key::LoginName)
}

/// True if the values of `key` consist of digits.
fn is_number(key: &Key) -> bool {
    match key {
        Key::BankCard
        | Key::CardType
        | Key::Cellphone
        | Key::IdCard
        | Key::MessageCode
        | Key::CardPassword
        | Key::Year
        | Key::Month
        | Key::LastThree
        | Key::Type
        | Key::Question(_) => true,
        Key::LoginName
        | Key::Password
        | Key::PicCode
        | Key::Version
        | Key::RealName
        | Key::UnionpayCode
        | Key::Other(_) => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_written_as_a_power_of_ten_is_told() {
        for text in ["1.1E+17", "6.2E+18", "6.22202e+18", " 9E+15 ", "６．２Ｅ＋１８"] {
            for key in [Key::IdCard, Key::BankCard, Key::LoginName, Key::Password] {
                assert_eq!(Spoilt::of(&key, text), Some(Spoilt::Exponent), "{key} {text}");
            }
        }
        assert_eq!(Spoilt::of(&Key::Cellphone, "138e8"), Some(Spoilt::Exponent));
    }

    #[test]
    fn a_whole_number_with_a_decimal_point_is_told() {
        for key in [Key::Cellphone, Key::LoginName, Key::Month, Key::CardPassword] {
            assert_eq!(Spoilt::of(&key, "13800000000.0"), Some(Spoilt::Fraction), "{key}");
            assert_eq!(Spoilt::of(&key, "7.00"), Some(Spoilt::Fraction), "{key}");
        }
    }

    #[test]
    fn what_an_applicant_may_have_chosen_is_left_alone() {
        for (key, text) in [
            (Key::Version, "2.0"),
            (Key::Password, "1e5"),
            (Key::Password, "123456.0"),
            (Key::LoginName, "li.e1"),
            (Key::LoginName, "e12"),
            (Key::IdCard, "99000018800101004X"),
            (Key::RealName, "张三.E"),
            (Key::BankCard, ""),
        ] {
            assert_eq!(Spoilt::of(&key, text), None, "{key} {text}");
        }
    }

    #[test]
    fn zeros_after_the_fifteenth_digit_are_those_of_a_spreadsheet() {
        for text in ["990000188001010000", "6200000000000120000", "6200 0000 0000 012 0"] {
            assert_eq!(Spoilt::rounded(text), Some(Spoilt::Rounded), "{text}");
        }
        for text in ["99000018800101004X", "6200000000000006", "620000000000000"] {
            assert_eq!(Spoilt::rounded(text), None, "{text}");
        }
    }
}
