//! Parses any JSON as a form: no panic, names are trimmed, and parsing the cleaned form gives the same form
//! again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengxin::protocol::{Form, Rule, parse_json};

fuzz_target!(|text: &str| {
    let Ok(json) = parse_json(text) else { return };
    let _ = Rule::read_all(&json);
    let Some(form) = Form::read(&json, None) else { return };
    for key in form.asks() {
        assert_eq!(key.name().trim(), key.name());
        let field = form.field(&key).expect("what is asked for has a field");
        let _ = (field.sensitivity(), field.is_captcha());
    }
    let again = Form::read(form.json(), None).expect("a cleaned form is a form");
    assert_eq!(again.asks(), form.asks());
});
