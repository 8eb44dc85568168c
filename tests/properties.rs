//! Properties of the pure core: no input makes it panic or leak a secret.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengxin::flow::{Facts, State};
use zhengxin::output::{Style, config, form, preview, status};
use zhengxin::printable::{harmless, printable};
use zhengxin::protocol::{
    Form, KEYS, Key, KnownValues, METHODS, Merchant, Method, Reply, Request, Secret, Sensitivity, SessionOwner, check,
    mask, normalised,
};
use zhengxin::recording::Recorder;
use zhengxin::session::Location;

/// Arbitrary JSON that includes the member names that the parser looks for.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just(" code ".to_owned()),
        Just("data".to_owned()),
        Just("next".to_owned()),
        Just("param".to_owned()),
        Just("hidden".to_owned()),
        Just("method ".to_owned()),
        Just("rules".to_owned()),
        Just("key".to_owned()),
        Just("type".to_owned()),
        Just("options".to_owned()),
        Just("refreshMethod".to_owned()),
        Just("refreshParam".to_owned()),
        ".{0,6}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!(" login ")),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn any_method() -> impl Strategy<Value = Method> {
    prop::sample::select(METHODS.iter().map(|row| row.method).collect::<Vec<_>>())
}

/// A text that contains terminal control characters.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "\u{1b}",
            "\u{1b}[",
            "\u{1b}[31m",
            "\u{1b}]52;c;eA==\u{7}",
            "\u{9b}2J",
            "\u{90}",
            "\u{202e}",
            "\r",
            "\u{8}",
            "m",
            "1;",
            "\n",
            "招",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// True for a text that no terminal interprets as control sequences.
fn steers_nothing(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'))
        && !text.contains(['\u{202e}', '\u{2066}', '\u{2028}'])
}

proptest! {
    #[test]
    fn any_bytes_are_a_reply_or_an_error(method in any_method(), body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Reply::read(&method.into(), &body);
    }

    #[test]
    fn any_json_with_a_code_is_read_without_losing_its_members(method in any_method(), data in any_json(), extra in any_json()) {
        let body = json!({"code": 508100, "msg": "m", "data": data, "extra": extra});
        let reply = Reply::from_json(&method.into(), body).unwrap();
        prop_assert_eq!(reply.code, 508100);
        prop_assert_eq!(&reply.extra["extra"], &extra);
        let _ = (reply.picture(), reply.user_status(), reply.card_type(), reply.unionpay_code());
    }

    #[test]
    fn a_cleaned_form_is_clean(method in any_method(), next in any_json()) {
        if let Some(form) = Form::read(&next, Some(method)) {
            prop_assert_eq!(Form::read(form.json(), None), Some(form.clone()));
        }
    }

    #[test]
    fn every_text_can_be_checked(row in prop::sample::select(&KEYS[..]), text in ".{0,24}") {
        let key = &row.key;
        let _ = check::value(key, &text, true);
        if let Ok(value) = normalised(key, &text) {
            prop_assert!(!value.expose().contains(char::is_control));
            prop_assert_eq!(normalised(key, value.expose()), Ok(value));
        }
    }

    #[test]
    fn a_secret_or_one_time_value_never_shows_through_its_mask(row in prop::sample::select(&KEYS[..]), text in "[a-zA-Z0-9]{4,24}") {
        let shown = mask::value(&row.key, &text);
        match row.sensitivity {
            Sensitivity::Secret | Sensitivity::OneTime => prop_assert_eq!(shown, mask::HIDDEN),
            Sensitivity::Card | Sensitivity::Personal => prop_assert!(!shown.contains(&text)),
            Sensitivity::Open => prop_assert_eq!(shown, text.clone()),
        }
        let debug = format!("{:?}", Secret::from(text.as_str()));
        prop_assert!(!debug.contains(&text));
        prop_assert!(!mask::shape(&text, 99).chars().any(|c| c != 'x'));
    }

    #[test]
    fn no_foreign_control_byte_reaches_a_terminal(text in hostile()) {
        prop_assert!(steers_nothing(&printable(&text)) && !printable(&text).contains(['\n', '\t']));
        prop_assert!(steers_nothing(&harmless(&text, false)));
        // With colours allowed, the only control sequences left are colours.
        let colours = harmless(&text, true);
        prop_assert!(steers_nothing(&harmless(&colours, false)));
        let plain = harmless(&colours, false).into_owned();
        prop_assert_eq!(harmless(&plain, false).into_owned(), plain);
    }

    #[test]
    fn no_name_of_a_gateway_or_file_controls_the_terminal(text in hostile()) {
        let style = Style::default();
        let field = json!({"title": text, "hint": text, "key": text, "type": 1, "options": [{"title": text, "value": text}]});
        let next = json!({"method": "login", "param": [field, {"type": 15, "title": text}]});
        if let Some(form) = Form::read(&next, None) {
            prop_assert!(steers_nothing(&form::human(&form)), "{}", form::human(&form));
        }
        let steps = json!([{"step": text, "fields": [{"key": text, "source": text}]}]);
        prop_assert!(steers_nothing(&preview::human(steps.as_array().unwrap(), &style)));
        let row = json!({"session": text, "user_id": text, "gateway": text, "state": "none", "missing": [text], "next_step": text});
        prop_assert!(steers_nothing(&status::human(&row, &style)));
        let row = status::SessionRow {
            session: text.clone(),
            user_id: text.clone(),
            gateway: text.clone(),
            state: State::None,
            logged_in: false,
            seconds_left: 0,
            applied_at: None,
            next_step: Some(text.clone()),
            due: serde_json::Map::new(),
        };
        prop_assert!(steers_nothing(&status::list(&[row], true, &style)));
        let profile = json!({"profile": "x", "values": {"proxy": {"value": text, "origin": text}}});
        prop_assert!(steers_nothing(&config::human(&profile, &style)));
    }

    #[test]
    fn applicants_never_share_a_session(a in ".{1,160}", b in ".{1,160}") {
        prop_assume!(a != b);
        let path = |user: &str| {
            let (gateway, merchant_id) = ("https://gateway.example".to_owned(), "123124".to_owned());
            Location::of(Path::new("/s"), &SessionOwner { gateway, merchant_id, user_id: user.to_owned() }).path
        };
        let (a, b) = (path(&a), path(&b));
        prop_assert_ne!(&a, &b);
        prop_assert_eq!(a.parent().unwrap(), Path::new("/s/sessions"));
        prop_assert!(a.file_name().unwrap().len() < 255);
    }

    #[test]
    fn facts_of_any_text_are_facts_or_an_error(text in ".{0,60}", json in any_json()) {
        let _ = serde_json::from_str::<Facts>(&text);
        let _ = serde_json::from_value::<Facts>(json);
    }
}

/// The spellings of a value that a recording is searched for.
const SPELLINGS: [&str; 14] = [
    "as it is",
    "base64",
    "base64 for URLs",
    "base64 behind one byte",
    "base64 behind two bytes",
    "hexadecimal",
    "HEXADECIMAL",
    "full width",
    "entities",
    "hexadecimal entities",
    "percent",
    "dots",
    "other case",
    "Unicode escapes",
];

fn spelled(value: &str, spelling: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let each = |write: &dyn Fn(char) -> String| value.chars().map(write).collect::<String>();
    let other_case = |c: char| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
    let full_width =
        |c: char| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c) } else { c };
    match spelling {
        "base64" => STANDARD.encode(value),
        "base64 for URLs" => URL_SAFE_NO_PAD.encode(value),
        "base64 behind one byte" => STANDARD.encode(format!("\u{1}{value}")),
        "base64 behind two bytes" => URL_SAFE_NO_PAD.encode(format!("::{value}")),
        "hexadecimal" => value.bytes().map(|byte| format!("{byte:02x}")).collect(),
        "HEXADECIMAL" => value.bytes().map(|byte| format!("{byte:02X}")).collect(),
        "full width" => each(&|c| full_width(c).to_string()),
        "entities" => each(&|c| format!("&#{};", u32::from(c))),
        "hexadecimal entities" => each(&|c| format!("&#x{:X};", u32::from(c))),
        "percent" => value.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        "dots" => each(&|c| format!("{c}.")),
        "other case" => each(&|c| other_case(c).to_string()),
        "Unicode escapes" => value.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect(),
        _ => value.to_owned(),
    }
}

/// Every text of a JSON value, names of members included.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            out.push(name.clone());
            texts(value, out);
        }),
        Value::Array(list) => list.iter().for_each(|value| texts(value, out)),
        Value::String(text) => out.push(text.clone()),
        _ => {}
    }
}

proptest! {
    #[test]
    fn a_recording_holds_no_known_value_in_any_spelling(
        value in prop_oneof!["[a-z0-9]{6,16}", "[0-9]{11,18}", "[A-Za-z0-9]{4}[!-~]{2,8}", "[王李张刘陈][一-龥]{1,3}"],
        spelling in prop::sample::select(&SPELLINGS[..]),
        before in prop_oneof![Just(String::new()), "[a-z_.-]{0,8}", "[ -~]{0,8}"],
        after in prop_oneof![Just(String::new()), "[a-z_.-]{0,8}", "[ -~]{0,8}"],
    ) {
        let spelled = spelled(&value, spelling);
        let text = format!("{before}{spelled}{after}");
        let reply = json!({"code": 7, "msg": text, &text: text, "data": {&text: [text], "next": {"method": text, "param": [
            {"key": text, "type": 1, "title": text, "hint": text, "value": text, "refreshMethod": text, &text: text,
             "options": [{"title": text, "value": text}], "refreshParam": [{"key": text, "value": text}]},
            {"key": "version", "type": 1, "value": text}, {"key": "bank_card", "type": 1, "value": text}]}}});
        let request = Request::new(Method::Login).with(Key::Password, value.as_str());
        let known = KnownValues::of(&request);
        let sent = Request::new(Method::ViewReport).with(Key::Version, text.as_str());
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("calls.jsonl");
        let read = Reply::from_json(&Method::Login.into(), reply).unwrap();
        Recorder::open(&path).unwrap().add(&Merchant::default(), &known, &sent, Ok(&read)).unwrap();
        let line: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut held = Vec::new();
        texts(&line, &mut held);
        for held in held {
            prop_assert!(!held.contains(&spelled) && !held.contains(&value), "{} as {}: {} in {}", value, spelling, held, line);
        }
    }
}
