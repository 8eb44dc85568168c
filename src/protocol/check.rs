//! Local checks of values before they are sent.
//!
//! One-time codes are checked in `code.rs`, where they are folded, because that check needs the text as given.

use jiff::civil::Date;

use super::Key;

/// Why a value was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Empty, or only blanks.
    Blank,
    /// A card number that does not have 13 to 19 digits.
    CardDigits,
    /// A card number with a wrong check digit.
    CardCheckDigit,
    /// An identity number that is not 17 digits followed by a digit or X.
    IdentityForm,
    /// An identity number with an impossible date of birth.
    IdentityDate,
    /// An identity number with a wrong check digit.
    IdentityCheckDigit,
    /// A mobile number that is not 11 digits starting with 1.
    Mobile,
    /// A month that is not 01 to 12.
    Month,
    /// A year that is not two digits.
    Year,
    /// Last digits that are not three digits.
    LastThree,
    /// An answer that is not 0 to 5, if no form lists the options. 0 is allowed because some gateways count from 0.
    Answer,
    /// A card type that is neither 1 nor 2.
    CardType,
    /// A PIN of other than six digits.
    Pin,
    /// A control character, an escape sequence, or an invisible character.
    Control,
    /// A whole message instead of the code in it.
    Pasted,
    /// A picture's code with characters other than letters and digits.
    PicCode,
    /// A text that cannot be an SMS code: its length is wrong, or it contains punctuation.
    MessageCode,
    /// Not one of the options of the form's field.
    NoOption,
}

/// Checks one value. With `numbers` false, the checks of card, identity and mobile numbers are skipped
/// (`--no-verify-input`), for unusual test data.
pub fn value(key: &Key, text: &str, numbers: bool) -> Result<(), Problem> {
    let problem = match key {
        _ if text.trim().is_empty() => Some(Problem::Blank),
        Key::BankCard if numbers => bank_card(text),
        Key::IdCard if numbers => id_card(text),
        Key::Cellphone if numbers => (!is_mobile(text)).then_some(Problem::Mobile),
        Key::Month => (!is_month(text)).then_some(Problem::Month),
        Key::Year => (!is_digits(text, 2)).then_some(Problem::Year),
        Key::LastThree => (!is_digits(text, 3)).then_some(Problem::LastThree),
        Key::CardPassword => (!is_digits(text, 6)).then_some(Problem::Pin),
        Key::Question(_) => (!matches!(text, "0" | "1" | "2" | "3" | "4" | "5")).then_some(Problem::Answer),
        Key::CardType => (!matches!(text, "1" | "2")).then_some(Problem::CardType),
        _ => None,
    };
    problem.map_or(Ok(()), Err)
}

pub(super) fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(text: &str) -> bool {
    is_digits(text, 2) && matches!(text.parse::<u8>(), Ok(1..=12))
}

pub(super) fn is_mobile(text: &str) -> bool {
    is_digits(text, 11) && text.starts_with('1')
}

fn bank_card(text: &str) -> Option<Problem> {
    if !(13..=19).contains(&text.len()) || !is_digits(text, text.len()) {
        return Some(Problem::CardDigits);
    }
    (luhn(text) != 0).then_some(Problem::CardCheckDigit)
}

/// The Luhn sum modulo 10 (ISO/IEC 7812-1): 0 for a correct check digit.
fn luhn(digits: &str) -> u32 {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|byte| u32::from(byte - b'0'))
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum % 10
}

fn id_card(text: &str) -> Option<Problem> {
    let (Some(digits), Some(check)) = (text.get(..17), text.get(17..)) else {
        return Some(Problem::IdentityForm);
    };
    if !is_digits(digits, 17) || !matches!(check.as_bytes(), [b'0'..=b'9' | b'X' | b'x']) {
        return Some(Problem::IdentityForm);
    }
    if !is_date(digits.get(6..14).unwrap_or_default()) {
        return Some(Problem::IdentityDate);
    }
    (!check.eq_ignore_ascii_case(identity_check_digit(digits))).then_some(Problem::IdentityCheckDigit)
}

/// True for eight digits YYYYMMDD that are a valid date.
fn is_date(text: &str) -> bool {
    let part = |range| text.get(range).and_then(|part: &str| part.parse::<i16>().ok());
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(4..6), part(6..8)) else {
        return false;
    };
    year >= 1800 && Date::new(year, month as i8, day as i8).is_ok()
}

/// The 18th character of an identity number (GB 11643-1999, ISO 7064 MOD 11-2) for its first 17 digits.
pub fn identity_check_digit(digits: &str) -> &'static str {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [&str; 11] = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight).sum();
    CHECKS.get((sum % 11) as usize).unwrap_or(&"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: Key, text: &str) -> Result<(), Problem> {
        value(&key, text, true)
    }

    #[test]
    fn a_card_number_has_13_to_19_digits_and_a_luhn_check_digit() {
        assert_eq!(of(Key::BankCard, "6200000000000005"), Ok(()));
        assert_eq!(of(Key::BankCard, "6200000000000006"), Err(Problem::CardCheckDigit));
        assert_eq!(of(Key::BankCard, "620000000000"), Err(Problem::CardDigits));
        assert_eq!(of(Key::BankCard, "62000000000000a5"), Err(Problem::CardDigits));
        assert_eq!(of(Key::BankCard, "６２０００００００００００００５"), Err(Problem::CardDigits));
    }

    #[test]
    fn an_identity_number_has_a_real_date_and_a_mod_11_2_check_digit() {
        let digits = "99000018800229001";
        let valid = format!("{digits}{}", identity_check_digit(digits));
        assert_eq!(of(Key::IdCard, &valid), Ok(()));
        assert_eq!(of(Key::IdCard, "990000190002290011"), Err(Problem::IdentityDate), "1900 was no leap year");
        assert_eq!(of(Key::IdCard, "99000018800229"), Err(Problem::IdentityForm));
        let wrong = if valid.ends_with('0') { "1" } else { "0" };
        assert_eq!(of(Key::IdCard, &format!("{digits}{wrong}")), Err(Problem::IdentityCheckDigit));
    }

    #[test]
    fn the_last_character_of_an_identity_number_may_be_x_in_either_case() {
        // Search for digits whose check character is X.
        let digits =
            (0..1000).map(|n| format!("99000018800101{n:03}")).find(|d| identity_check_digit(d) == "X").unwrap();
        assert_eq!(of(Key::IdCard, &format!("{digits}X")), Ok(()));
        assert_eq!(of(Key::IdCard, &format!("{digits}x")), Ok(()));
    }

    #[test]
    fn small_numbers_keep_their_leading_zeros() {
        assert_eq!(of(Key::Month, "07"), Ok(()));
        assert_eq!(of(Key::Month, "7"), Err(Problem::Month), "the gate adds the zero before this check");
        assert_eq!(of(Key::Month, "13"), Err(Problem::Month));
        assert_eq!(of(Key::Month, "00"), Err(Problem::Month));
        assert_eq!(of(Key::Year, "2027"), Err(Problem::Year));
        assert_eq!(of(Key::LastThree, "007"), Ok(()));
        assert_eq!(of(Key::LastThree, "07"), Err(Problem::LastThree));
    }

    #[test]
    fn no_verify_input_skips_only_card_identity_and_mobile_numbers() {
        assert_eq!(value(&Key::BankCard, "1111", false), Ok(()));
        assert_eq!(value(&Key::IdCard, "x", false), Ok(()));
        assert_eq!(value(&Key::Cellphone, "1", false), Ok(()));
        assert_eq!(value(&Key::Month, "1", false), Err(Problem::Month));
    }

    #[test]
    fn without_a_form_options_may_count_from_0_or_from_1() {
        for answer in ["0", "1", "5"] {
            assert_eq!(of(Key::Question(0), answer), Ok(()), "{answer}");
        }
        for answer in ["6", "-1", "00", "a"] {
            assert_eq!(of(Key::Question(0), answer), Err(Problem::Answer), "{answer}");
        }
    }

    #[test]
    fn codes_may_hold_letters_and_answers_may_not() {
        assert_eq!(of(Key::MessageCode, "herdrc"), Ok(()));
        assert_eq!(of(Key::PicCode, "2wt56f"), Ok(()));
        assert_eq!(of(Key::Question(0), "6"), Err(Problem::Answer));
        assert_eq!(of(Key::PicCode, "  "), Err(Problem::Blank));
    }

    #[test]
    fn a_pin_is_six_digits() {
        assert_eq!(of(Key::CardPassword, "012345"), Ok(()));
        for pin in ["12345", "1234567", "12345a"] {
            assert_eq!(value(&Key::CardPassword, pin, false), Err(Problem::Pin), "{pin}");
        }
    }
}
