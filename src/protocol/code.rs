//! Decides which texts are one-time codes: the letters of a picture, and codes sent by SMS.
//!
//! Every wrong code costs a counted try, so a text that cannot be a code is refused before it is sent. The program does
//! not extract a code from a message, because only a person knows which of its numbers is the code.

use super::Key;
use super::check::Problem;

/// The allowed number of digits in an SMS code. The document's codes have six, but banks send other lengths.
const SMS_DIGITS: std::ops::RangeInclusive<usize> = 4..=8;
/// The allowed length of an SMS code with letters. Six is the document's length; a longer text such as `code1234` is a
/// word followed by a code.
const SMS_LETTERS: std::ops::RangeInclusive<usize> = 4..=6;
/// The maximum number of letters and digits in all other codes.
const LONGEST: usize = 16;
/// The maximum if blanks separate them: `2w t5 6f` is a code, a sentence is not.
const LONGEST_SPACED: usize = 8;

/// Checks a one-time code. `code` is `text`, folded and without blanks.
pub(super) fn check_code(key: &Key, text: &str, code: &str) -> Result<(), Problem> {
    if code.is_empty() {
        return Ok(()); // every call that needs a value refuses a blank one
    }
    if code.contains(char::is_control) {
        return Err(Problem::Control);
    }
    let is_spaced = text.trim().contains(char::is_whitespace);
    if code.chars().count() > if is_spaced { LONGEST_SPACED } else { LONGEST } {
        return Err(Problem::Pasted);
    }
    let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match key {
        Key::PicCode if !is_plain => Err(Problem::PicCode),
        Key::MessageCode if !code.is_ascii() => Err(Problem::Pasted),
        Key::MessageCode => {
            let has_letters = code.bytes().any(|byte| byte.is_ascii_alphabetic());
            let lengths = if has_letters { SMS_LETTERS } else { SMS_DIGITS };
            if is_plain && lengths.contains(&code.len()) { Ok(()) } else { Err(Problem::MessageCode) }
        }
        // The gateway makes this code itself, and no person reads it off anything. A masked recording has a mask in its
        // place.
        Key::UnionpayCode if !code.bytes().all(is_code_or_mask) => Err(Problem::Pasted),
        _ => Ok(()),
    }
}

fn is_code_or_mask(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::normalised;

    fn refusal(key: &Key, text: &str) -> Problem {
        normalised(key, text).unwrap_err()
    }

    // §1.1.2
    #[test]
    fn a_picture_code_is_letters_and_digits() {
        for text in ["2wt56f", "2w t5 6f", "1234", "7", "ABCdef", "２ｗｔ５６ｆ"] {
            assert!(normalised(&Key::PicCode, text).is_ok(), "{text}");
        }
        for text in ["2wt-56f", "a&b=c", "2wt56f.", "***", "验证码", "2wt56é", "<2wt5>", "2wt_56"] {
            assert_eq!(refusal(&Key::PicCode, text), Problem::PicCode, "{text}");
        }
        for text in ["the code is 2wt56f", "验证码是 2wt56f，请在五分钟内输入", "a23456789012345678"] {
            assert_eq!(refusal(&Key::PicCode, text), Problem::Pasted, "{text}");
        }
    }

    // §1.1.7, §1.2.3
    #[test]
    fn a_message_code_is_four_to_eight_digits_or_four_to_six_letters_and_digits() {
        for code in ["123456", "herdrc", "12 34 56", "1 2 3 4 5 6", "1234", "12345678", "m3ssag", "HERDRC"] {
            assert!(normalised(&Key::MessageCode, code).is_ok(), "{code}");
        }
        for text in ["code123456", "123-456", "code1234", "123", "123456789", "12345.", "123_456", "******", "123456,"]
        {
            assert_eq!(refusal(&Key::MessageCode, text), Problem::MessageCode, "{text}");
        }
    }

    #[test]
    fn a_whole_message_is_no_code() {
        let messages = ["【央行征信】验证码123456，请勿泄露", "Your code is 123456", "code 123456", "验证码：123456"];
        for message in messages {
            for key in [Key::MessageCode, Key::UnionpayCode] {
                assert_eq!(refusal(&key, message), Problem::Pasted, "{message}");
            }
        }
        assert_eq!(refusal(&Key::PicCode, "验证码是 2wt56f，请在五分钟内输入"), Problem::Pasted);
        for code in ["123456", "herdrc", "12 34 56", "1 2 3 4 5 6", "1234"] {
            assert!(normalised(&Key::MessageCode, code).is_ok(), "{code}");
        }
    }

    // §1.1.7
    #[test]
    fn a_unionpay_code_may_be_the_mask_of_a_recording() {
        for code in ["uikie9", "***", "u-1_2"] {
            assert!(normalised(&Key::UnionpayCode, code).is_ok(), "{code}");
        }
    }
}
