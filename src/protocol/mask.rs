//! Masks values for display. The kind of a value's key decides, never the look of its text.

use super::made_of::MadeOf;
use super::{Key, Sensitivity};

/// Replaces a hidden value. Its length reveals nothing about the value's.
pub const HIDDEN: &str = "***";

/// Masks the value of `key`.
///
/// Secrets, one-time codes and expiry dates are hidden completely. A card number keeps its last four digits, personal
/// data keep their first character, and other values are shown.
pub fn value(key: &Key, text: &str) -> String {
    match (key.sensitivity(), key) {
        (Sensitivity::Open, _) => text.to_owned(),
        (Sensitivity::Card, Key::BankCard) => last_four(text),
        (Sensitivity::Personal, Key::Question(_) | Key::Other(_)) => HIDDEN.to_owned(),
        (Sensitivity::Personal, _) => first(text),
        (Sensitivity::Secret | Sensitivity::OneTime | Sensitivity::Card, _) => HIDDEN.to_owned(),
    }
}

/// The last four digits of a card number. A text shorter than eight characters is hidden completely.
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

/// Hides `value` in a text, whether it appears as is or encoded for JSON (including PHP's escapes) or a form. A value
/// of two characters is hidden only as a separate word, except in Chinese, which does not separate words. `None` if the
/// text does not contain the value.
pub fn taken_out(text: &str, value: &str) -> Option<String> {
    if !may_hold(text, value) {
        return None;
    }
    let left = encodings(value).iter().fold(text.to_owned(), |text, form| match form.chars().count() {
        ..=2 if !form.contains(is_chinese) => taken_out_alone(&text, form),
        _ => taken_out_in_any_case(&text, form),
    });
    let left = if is_long_number(value) { taken_out_in_groups(&left, value) } else { left };
    (left != text).then_some(left)
}

/// Whether [`taken_out`] would find something.
pub fn holds(text: &str, value: &str) -> bool {
    taken_out(text, value).is_some()
}

/// A quick check that usually suffices when every text is compared with every value.
fn may_hold(text: &str, value: &str) -> bool {
    let first = value.as_bytes().first().map(u8::to_ascii_lowercase);
    // Comparing the first byte alone rules out most places.
    let is_here =
        |part: &[u8]| part.first().map(u8::to_ascii_lowercase) == first && part.eq_ignore_ascii_case(value.as_bytes());
    // No encoding is shorter than the value, and each one that differs contains one of these characters.
    !value.is_empty()
        && text.len() >= value.len()
        && (text.as_bytes().windows(value.len()).any(is_here)
            || !is_plain(value) && text.contains(ESCAPES.map(char::from))
            || is_long_number(value) && text.contains([' ', '-']))
}

/// Every notation that differs from its value contains one of these.
const ESCAPES: [u8; 3] = [b'%', b'\\', b'+'];

/// False if a text with these bytes cannot contain the value in a notation that differs from the value itself.
pub(super) fn may_be_encoded(value: &str, text: &MadeOf) -> bool {
    ESCAPES.iter().any(|escape| text.has(*escape)) && !is_plain(value)
}

/// The notations of a value in JSON, by PHP, by a browser and in a form.
fn encodings(value: &str) -> Vec<String> {
    if is_plain(value) {
        return vec![value.to_owned()];
    }
    let json = serde_json::Value::from(value).to_string();
    let json = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')).unwrap_or(&json).to_owned();
    let form: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    vec![value.to_owned(), json.replace('/', "\\/"), escaped(&json), form.replace('+', "%20"), json, form]
}

/// True if a value has only one notation.
fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Ignores case: captchas are often repeated in capitals, and escapes exist in both cases.
fn taken_out_in_any_case(text: &str, value: &str) -> String {
    let (small, wanted) = (text.to_ascii_lowercase(), value.to_ascii_lowercase());
    let (mut out, mut end) = (String::new(), 0);
    for (place, _) in small.match_indices(&wanted) {
        out.push_str(text.get(end..place).unwrap_or_default());
        out.push_str(HIDDEN);
        end = place + wanted.len();
    }
    out + text.get(end..).unwrap_or_default()
}

/// A number in groups, as often printed: `6250 0000 0000 0004`, `138-0000-5000`.
fn taken_out_in_groups(text: &str, number: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(next) = rest.chars().next() {
        match length_in_groups(rest, number) {
            Some(length) => {
                out.push_str(HIDDEN);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

/// The length of the number at the start of a text, with single blanks or hyphens between its digits.
fn length_in_groups(text: &str, number: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut is_first = true;
    for digit in number.chars() {
        let mut next = chars.next()?;
        if !is_first && matches!(next, ' ' | '-') {
            next = chars.next()?;
        }
        if next != digit {
            return None;
        }
        is_first = false;
    }
    Some(text.len() - chars.as_str().len())
}

/// True for a number as long as that of a card, a document or a telephone.
fn is_long_number(text: &str) -> bool {
    text.len() >= 11 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'X' | b'x'))
}

/// A JSON text with non-ASCII characters escaped as PHP does: `\u5f20`.
fn escaped(json: &str) -> String {
    let written = |unit: u16| match u8::try_from(unit) {
        Ok(ascii) if ascii.is_ascii() => char::from(ascii).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    json.encode_utf16().map(written).collect()
}

/// Hides a short value, as [`taken_out`] does, but only where no letter or digit is next to it.
pub fn short_taken_out(text: &str, value: &str) -> Option<String> {
    if !text.contains(value) {
        return None;
    }
    let left = taken_out_alone(text, value);
    (left != text).then_some(left)
}

/// Hides a value only if no letter or digit is next to it. Chinese characters do not count as letters.
fn taken_out_alone(text: &str, value: &str) -> String {
    let joins = |c: char| c.is_alphanumeric() && !is_chinese(c);
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(value) {
        out.push_str(before);
        let alone = !out.ends_with(joins) && !after.starts_with(joins);
        out.push_str(if alone { HIDDEN } else { value });
        rest = after;
    }
    out + rest
}

/// A number as short as a month or the last three digits of a card.
pub fn is_short_number(text: &str) -> bool {
    is_number_of(text, DIGITS)
}

/// A number of at most this many digits.
pub fn is_number_of(text: &str, digits: usize) -> bool {
    text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Replaces a name that may be a value.
pub const UNNAMED: &str = "*";
/// The maximum number of consecutive digits in a name.
const DIGITS: usize = 3;
/// The maximum length of a name.
const LONGEST: usize = 64;

/// True if a name chosen by someone else (a member, a key, a method) may be a value: it does not look like a
/// protocol name, contains a number long enough to be personal, or consists mostly of digits.
pub fn may_be_value(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let mut run = 0;
    let number = name.bytes().any(|byte| {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        run > DIGITS
    });
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_.[]-".contains(&byte);
    number || 2 * digits > name.len() || name.len() > LONGEST || !name.bytes().all(in_name)
}

/// The shape of an untrusted text: letters and digits become `x`, so that `<html>` still looks like markup
/// and a password reveals nothing. At most `most` characters; control characters become `.`.
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
    fn a_name_with_a_long_number_may_be_a_value_and_those_of_the_document_are_none() {
        let people = ["王小明", "wang@example.com", "Wang Xiaoming", "a123b456", "7"];
        for name in people.into_iter().chain(["13800005000", "x1234y", "１２３４", "a\u{1b}b", &"n".repeat(65)]) {
            assert!(may_be_value(name), "{name}");
        }
        let known = super::super::KEYS.iter().map(|row| row.wire);
        for name in
            known.chain(super::super::METHODS.iter().map(|row| row.name)).chain(["rows12of123", "x-y.z", "list[2].no"])
        {
            assert!(!may_be_value(name), "{name}");
        }
    }

    #[test]
    fn a_shape_keeps_no_letter_and_no_digit() {
        assert_eq!(shape("<b>密码 a1\u{1b}[31m", 99), "<x>xx xx.[xxx");
    }
}
