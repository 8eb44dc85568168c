//! Normalises and checks every value, whatever its source, before it may be sent.
//!
//! A password loses only a byte-order mark and line endings, since any other character may be part of it. Numbers and
//! codes get the document's notation, whichever way a keyboard, a telephone or an editor wrote them: Unicode's
//! compatibility forms of letters and digits (NFKC) become ordinary ones.

use unicode_normalization::UnicodeNormalization;

use super::check::{self, Problem};
use super::code::check_code;
use super::{Key, Secret};

/// Prefixes that telephones add to a number of mainland China.
const COUNTRY_CODES: [&str; 3] = ["+86", "0086", "86"];

/// The value of `key` in the form to send, or the reason why it is invalid. Normalising twice changes nothing more.
///
/// Control characters, and therefore escape sequences, are refused in every value. Invisible characters are refused in
/// every value except a password, because to the bank two names that look alike would be two people. Invisible
/// characters around a value, and inside numbers and codes, are dropped instead. Card, identity and mobile numbers lose
/// their blanks, hyphens and direction marks; a mobile number also loses its country code. The x of an identity number
/// becomes X, and a month gets two digits.
pub fn normalised(key: &Key, text: &str) -> Result<Secret, Problem> {
    let text = bare(text);
    if is_normal_number(key, text) {
        return Ok(text.into());
    }
    let value = match key {
        Key::Password => return seen(key, text.into()),
        Key::BankCard => number(text),
        Key::IdCard => identity(number(text)),
        Key::Cellphone => cellphone(number(text)),
        Key::Month => month(without_blanks(text)),
        Key::Year | Key::LastThree | Key::CardPassword | Key::CardType => without_blanks(text),
        Key::PicCode | Key::MessageCode | Key::UnionpayCode => {
            let code = without_blanks(text);
            check_code(key, text, &code)?;
            code
        }
        Key::Question(_) => answer(without_marks_around(text)),
        Key::LoginName | Key::RealName | Key::Type | Key::Version | Key::Other(_) => {
            return seen(key, without_marks_around(text).into());
        }
    };
    seen(key, value.into())
}

/// Returns the value, unless it contains a control character or an invisible one.
fn seen(key: &Key, value: Secret) -> Result<Secret, Problem> {
    let is_refused = |c: char| c.is_control() || (*key != Key::Password && is_mark(c));
    // Invisible marks are never ASCII, so ASCII text needs only the first check.
    let text = value.expose();
    let has_refused =
        if text.is_ascii() { text.bytes().any(|byte| byte.is_ascii_control()) } else { text.contains(is_refused) };
    if has_refused { Err(Problem::Control) } else { Ok(value) }
}

/// True for a number that [`normalised`] would not change. Most numbers are already normal, and folding one takes far
/// longer than checking its digits: a list of a million applicants has several million numbers.
fn is_normal_number(key: &Key, text: &str) -> bool {
    let is_digits = || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match key {
        Key::BankCard | Key::Year | Key::LastThree | Key::CardPassword | Key::CardType => is_digits(),
        Key::IdCard => is_digits() || text.strip_suffix('X').is_some_and(|digits| check::is_digits(digits, 17)),
        Key::Cellphone => check::is_mobile(text),
        Key::Month => check::is_digits(text, 2),
        Key::LoginName
        | Key::Password
        | Key::PicCode
        | Key::Type
        | Key::Version
        | Key::RealName
        | Key::MessageCode
        | Key::UnionpayCode
        | Key::Question(_)
        | Key::Other(_) => false,
    }
}

fn without_marks_around(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

/// The number of an option in ordinary digits. An option's title is kept.
fn answer(text: &str) -> String {
    if text.chars().count() == 1 { folded(text) } else { text.to_owned() }
}

/// A text without a leading byte-order mark and trailing line endings, which belong to the file or pipe.
pub fn bare(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n'])
}

/// A text in Unicode's form NFKC: full-width, circled, raised and mathematical letters and digits become ordinary ones.
pub fn folded(text: &str) -> String {
    text.nfkc().collect()
}

/// Folded, without blanks and invisible characters. Control characters other than tabs are kept, so that the check
/// refuses them.
fn without_blanks(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_owned(); // visible ASCII has nothing to fold or to drop
    }
    let is_blank = |c: &char| c.is_whitespace() && (!c.is_control() || *c == '\t') || is_mark(*c);
    // Composed again, since a dropped blank may have separated a letter from its accent.
    let seen = || text.trim().nfkc().filter(|c| !is_blank(c)).nfc();
    let mut value = String::with_capacity(seen().map(char::len_utf8).sum()); // a growing buffer leaves copies behind
    value.extend(seen());
    value
}

/// Invisible marks that occur in copied texts: direction, joining, line ends, byte order, annotations, tags.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The number of a card, a document or a telephone, without hyphens and dashes.
fn number(text: &str) -> String {
    let mut number = without_blanks(text);
    number.retain(|c| !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'));
    number
}

/// Writes the check character X as a capital (GB 11643).
fn identity(mut number: String) -> String {
    let is_whole = number.strip_suffix('x').is_some_and(|digits| check::is_digits(digits, 17));
    if is_whole {
        number.pop();
        number.push('X');
    }
    number
}

/// Gives a month of one digit its leading zero, because the gateway accepts only two digits (508301).
fn month(mut month: String) -> String {
    if matches!(month.as_bytes(), [b'1'..=b'9']) {
        month.insert(0, '0');
    }
    month
}

fn cellphone(mut number: String) -> String {
    number.retain(|c| !matches!(c, '(' | ')'));
    let rest = COUNTRY_CODES.iter().find_map(|code| number.strip_prefix(code).filter(|rest| check::is_mobile(rest)));
    match rest.map(str::len) {
        Some(length) => number.split_off(number.len() - length),
        None => number,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(key: Key, text: &str) -> String {
        normalised(&key, text).unwrap().expose().to_owned()
    }

    #[test]
    fn a_byte_order_mark_and_line_endings_are_cut_off_every_value() {
        for row in &super::super::KEYS {
            let text = match row.key {
                Key::Cellphone => "13800005000",
                _ => "123456",
            };
            assert_eq!(of(row.key.clone(), &format!("\u{feff}{text}\r\n")), text, "{}", row.name);
        }
    }

    #[test]
    fn everything_else_in_a_password_is_kept() {
        assert_eq!(of(Key::Password, "\u{feff} ｐass word\u{3000}x \r\n"), " ｐass word\u{3000}x ");
    }

    #[test]
    fn a_control_character_or_an_escape_sequence_is_refused_in_every_value() {
        for row in &super::super::KEYS {
            for text in ["12\u{1b}[D3", "1\u{7}2", "1\u{9b}2", "1\n2", "1\u{0}2"] {
                assert_eq!(normalised(&row.key, text).unwrap_err(), Problem::Control, "{} {text:?}", row.name);
            }
        }
        assert_eq!(normalised(&Key::Other("x".into()), "a\u{1b}]52;c;x\u{7}").unwrap_err(), Problem::Control);
    }

    #[test]
    fn an_invisible_character_is_refused_except_in_numbers_codes_and_passwords() {
        let unseen = "\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{2028}\u{202e}\u{2060}\u{2064}\u{2066}\u{2069}\u{206f}\u{feff}\u{fffb}\u{e0041}";
        for c in unseen.chars() {
            let text = format!("王{c}五");
            for key in [Key::RealName, Key::LoginName, Key::Question(0), Key::Version, Key::Other("x".into())] {
                assert_eq!(normalised(&key, &text).unwrap_err(), Problem::Control, "{key:?} {c:?}");
            }
            assert_eq!(of(Key::Password, &text), text, "{c:?}");
            assert_eq!(of(Key::RealName, &format!("{c}王五{c}")), "王五", "{c:?}");
            assert_eq!(of(Key::Cellphone, &format!("138{c}00005000")), "13800005000", "{c:?}");
        }
    }

    #[test]
    fn full_width_numbers_and_codes_become_ordinary_and_lose_their_blanks() {
        assert_eq!(of(Key::BankCard, "６２００ 0000-0000－0005"), "6200000000000005");
        assert_eq!(of(Key::MessageCode, " １２３ 456 "), "123456");
        assert_eq!(of(Key::UnionpayCode, " ｕikie9"), "uikie9");
        assert_eq!(of(Key::PicCode, "2w t5\u{3000}６f"), "2wt56f");
        assert_eq!(of(Key::CardPassword, "０12 345"), "012345");
        assert_eq!(of(Key::LastThree, "０１２"), "012");
        assert_eq!((of(Key::Year, " ２9"), of(Key::Month, "0 1")), ("29".to_owned(), "01".to_owned()));
    }

    #[test]
    fn every_compatibility_form_of_a_letter_or_a_digit_is_folded_in_numbers_and_codes() {
        assert_eq!(of(Key::MessageCode, "①②③𝟏𝟐⁵"), "123125");
        assert_eq!(of(Key::PicCode, "２𝐰ⓣ⑤₆𝒻"), "2wt56f");
        assert_eq!(of(Key::UnionpayCode, "ⓤ𝓲ᴷie⑨"), "uiKie9");
        assert_eq!(of(Key::BankCard, "⑥②⓪⓪ 𝟎𝟎𝟎𝟎 ₀₀₀₀ ⁰⁰⁰⁵"), "6200000000000005");
        assert_eq!(of(Key::IdCard, "𝟗𝟗𝟎𝟎𝟎𝟎𝟏𝟖𝟖𝟎𝟎𝟏𝟎𝟏𝟎𝟎𝟒ⓧ"), "99000018800101004X");
        assert_eq!(of(Key::Cellphone, "⁺𝟖𝟔 𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟓𝟎𝟎𝟎"), "13800005000");
        assert_eq!(
            (of(Key::CardPassword, "⓪①②③④⑤"), of(Key::LastThree, "⁰¹²")),
            ("012345".to_owned(), "012".to_owned())
        );
        assert_eq!(of(Key::Question(0), "③"), "3");
        assert_eq!(folded("①，②,𝟑"), "1,2,3");
    }

    #[test]
    fn folding_twice_equals_folding_once() {
        for text in ["e \u{301}①", "e\u{200b}\u{301}", "\u{b4}e\u{b4}", "½ ㎏ ﷺ", "Å \u{30a}"] {
            let once = of(Key::BankCard, text);
            assert_eq!(of(Key::BankCard, &once), once, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_fast_path_for_visible_ascii_agrees_with_folding(text in "[!-~]{0,20}") {
            // With a trailing mark the text takes the slow path.
            prop_assert_eq!(without_blanks(&text), without_blanks(&format!("{text}\u{feff}")));
        }
    }

    #[test]
    fn the_fast_path_for_normal_numbers_agrees_with_folding() {
        let numbers =
            ["6200000000000005", "99000018800101004", "13800005000", "07", "7", "012", "012345", "8613800005000"];
        for key in [Key::BankCard, Key::IdCard, Key::Cellphone, Key::Month, Key::Year, Key::LastThree, Key::CardType] {
            for number in numbers {
                // With a trailing blank the number takes the slow path through folding.
                assert_eq!(of(key.clone(), number), of(key.clone(), &format!("{number} ")), "{key} {number}");
            }
        }
    }

    #[test]
    fn names_keep_their_inner_characters() {
        assert_eq!(of(Key::RealName, " 阿里木·买买提\u{200e} "), "阿里木·买买提");
        assert_eq!(of(Key::LoginName, " Ｌisi si"), "Ｌisi si");
    }

    #[test]
    fn the_x_of_an_identity_number_goes_out_as_a_capital() {
        for x in ["x", "X", "ｘ", "Ｘ"] {
            assert_eq!(of(Key::IdCard, &format!("990000 18800101 004{x}")), "99000018800101004X");
        }
    }

    // §2.1
    #[test]
    fn a_month_of_one_digit_goes_out_with_its_leading_zero() {
        for (given, sent) in [("7", "07"), (" ７ ", "07"), ("⑦", "07"), ("07", "07"), ("12", "12")] {
            assert_eq!(of(Key::Month, given), sent, "{given}");
        }
        for given in ["0", "13", "007", "x"] {
            assert_eq!(of(Key::Month, given), given, "no month, so the check refuses it");
        }
    }

    #[test]
    fn a_country_code_before_a_mobile_number_is_cut_off() {
        let numbers =
            ["+8613800005000", "+86 138 0000 5000", "0086-138-0000-5000", "(+86)13800005000", "8613800005000"];
        for number in numbers.into_iter().chain(["＋86 13800005000", "\u{202d}13800005000\u{202c}", "13800005000"]) {
            assert_eq!(of(Key::Cellphone, number), "13800005000", "{number}");
        }
        assert_eq!(of(Key::Cellphone, "86138"), "86138", "no number is left behind the code");
    }
}
