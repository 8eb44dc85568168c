use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

use super::*;

fn is_found(value: &str, text: &str) -> bool {
    let value = Canonical::of(value).unwrap();
    is_any_in(std::iter::once(&value), text)
}

fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().map(|byte| format!("{byte:02x}")).collect()
}

const VALUES: [&str; 6] = ["hunter2", "p@ss-w0rd!", "6250000000000004", "990000195501010040", "张三", "!@#$%^&*"];

#[test]
fn base64_of_every_alphabet_is_read_at_every_alignment() {
    for value in VALUES {
        for before in ["", "a", "ab", "abc", "\u{ff}>"] {
            for encoded in
                [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD].map(|e| e.encode(format!("{before}{value}?>")))
            {
                for text in [encoded.clone(), format!("x_{encoded}"), format!("xyz {encoded} and more")] {
                    assert!(is_found(value, &text), "{value} in {text}");
                }
                let lines: String = encoded.chars().flat_map(|c| [c, '\n']).collect();
                assert!(is_found(value, &lines), "{value} in {lines}");
            }
        }
    }
}

#[test]
fn hexadecimal_digits_are_read_in_bytes_and_in_pairs_of_them() {
    for value in VALUES {
        let pairs: String = value.encode_utf16().map(|unit| format!("u{unit:04x}")).collect();
        let dumped: String = value.bytes().map(|byte| format!("0x{byte:02X}, ")).collect();
        for text in [hex(value.bytes()), format!("f{} x", hex(value.bytes()).to_uppercase()), pairs, dumped] {
            assert!(is_found(value, &text), "{value} in {text}");
        }
    }
}

#[test]
fn escapes_are_removed_in_several_layers() {
    for value in VALUES {
        let percent = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let entities = |text: &str| text.chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>();
        for text in [percent(value), percent(&percent(value)), entities(value), entities(&percent(value))] {
            assert!(is_found(value, &text), "{value} in {text}");
        }
    }
}

#[test]
fn an_encoding_of_an_encoding_is_decoded() {
    let value = "hunter2";
    for text in
        [STANDARD.encode(hex(value.bytes())), hex(STANDARD.encode(value).bytes()), STANDARD.encode("h%75nter2 &#50;")]
    {
        assert!(is_found(value, &text), "{text}");
    }
    assert!(is_found(value, &STANDARD.encode(STANDARD.encode(STANDARD.encode(value)))));
}

#[test]
fn an_invalid_escape_hides_no_value() {
    assert!(is_found("41abcdef", "100%41abcdef"));
    assert!(is_found("a%41b", "is a%41b here") && is_found("a%41b", "is a%2541b here"));
}

#[test]
fn digits_and_letters_are_found_with_separators_between_them() {
    for text in
        ["1.3.8.0.0.0.0.5.0.0.0", "138-0000-5000", "1 3 8 0 0 0 0 5 0 0 0", "１３８００００５０００", "138_0000_5000"]
    {
        assert!(is_found("13800005000", text), "{text}");
    }
    assert!(is_found("Hunter2", "hUNTER2") && is_found("张三", "张 三"));
}

#[test]
fn a_value_that_is_too_short_has_no_canonical_form() {
    for value in ["07", "!!", "a."] {
        assert!(Canonical::of(value).is_none(), "{value}");
    }
    assert!(Canonical::of("000").is_some() && Canonical::of("张").is_some());
}

#[test]
fn ordinary_names_and_texts_contain_no_value() {
    let names = "creditLimit unOverdue hbaseKey kbaList[0].options updateTime request_id more_of-it[1] publicRecords";
    for value in VALUES {
        assert!(!is_found(value, names), "{value}");
        assert!(!is_found(value, "验证码已发送至您的手机，请在 60 秒内输入"), "{value}");
    }
}
