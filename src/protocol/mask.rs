//! How a value is shown: one place, by the kind of its key, never by looking at the text.

use super::{Key, Sensitivity};

/// What stands for something hidden. Its length says nothing about the value's.
pub const HIDDEN: &str = "***";

/// The value of `key` as it may be shown.
///
/// Secrets, one-time codes and expiry dates vanish whole; a card number keeps its last four digits; personal data keep
/// their first character; the rest stays.
pub fn value(key: &Key, text: &str) -> String {
    match (key.sensitivity(), key) {
        (Sensitivity::Open, _) => text.to_owned(),
        (Sensitivity::Card, Key::BankCard) => last_four(text),
        (Sensitivity::Personal, Key::Question(_) | Key::Other(_)) => HIDDEN.to_owned(),
        (Sensitivity::Personal, _) => first(text),
        (Sensitivity::Secret | Sensitivity::OneTime | Sensitivity::Card, _) => HIDDEN.to_owned(),
    }
}

/// A card number: its last four digits, unless that would be half of it.
fn last_four(text: &str) -> String {
    let tail: Vec<char> = text.chars().rev().take(4).collect();
    if text.chars().count() < 8 {
        HIDDEN.to_owned()
    } else {
        format!("{HIDDEN}{}", tail.iter().rev().collect::<String>())
    }
}

/// The first character, unless it is the only one.
fn first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(_)) => format!("{first}{HIDDEN}"),
        _ => HIDDEN.to_owned(),
    }
}

/// The shape of a text nobody can vouch for: letters and digits become `x`, so that `<html>` still looks like markup
/// and a password still looks like nothing. At most `most` characters, control characters as `.`.
pub fn shape(text: &str, most: usize) -> String {
    let shaped = text.chars().take(most).map(|c| match c {
        c if c.is_alphanumeric() => 'x',
        c if c.is_control() => '.',
        c => c,
    });
    shaped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_key_is_masked_in_its_own_way() {
        assert_eq!(value(&Key::Password, "hunter2"), "***");
        assert_eq!(value(&Key::BankCard, "6200000000000005"), "***0005");
        assert_eq!(value(&Key::BankCard, "620005"), "***");
        assert_eq!(value(&Key::Year, "27"), "***");
        assert_eq!(value(&Key::MessageCode, "herdrc"), "***");
        assert_eq!(value(&Key::RealName, "张三"), "张***");
        assert_eq!(value(&Key::RealName, "张"), "***");
        assert_eq!(value(&Key::Version, "2.0"), "2.0");
        assert_eq!(value(&Key::Other("pin2".into()), "1234"), "***");
    }

    #[test]
    fn a_shape_keeps_no_letter_and_no_digit() {
        assert_eq!(shape("<b>密码 a1\u{1b}[31m", 99), "<x>xx xx.[xxx");
    }
}
