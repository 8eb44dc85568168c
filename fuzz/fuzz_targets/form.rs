//! Parses any JSON as a form. Nothing panics, names are trimmed, parsing the cleaned form gives the same form again, a
//! picture is never an answer, and a refresh is the same in both spellings.

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
    assert!(form.fields.iter().all(|field| field.picture.is_none() || field.value.is_none() && field.is_captcha()));
    if !text.contains("refresh_") {
        let snake = text.replace("refreshMethod", "refresh_method").replace("refreshParam", "refresh_param");
        let params = |form: &Form| form.fields.iter().map(|field| Some(field.refresh.as_ref()?.params.len())).collect::<Vec<_>>();
        let snake = parse_json(&snake).ok().and_then(|json| Form::read(&json, None));
        assert_eq!(snake.as_ref().map(params), Some(params(&form)));
    }
    let again = Form::read(form.json(), None).expect("a cleaned form is a form");
    assert_eq!(again.asks(), form.asks());
});
