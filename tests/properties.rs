//! Properties of the pure core: no input makes it panic or leak a secret.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengxin::flow::Facts;
use zhengxin::protocol::{Form, KEYS, METHODS, Method, Reply, Secret, Sensitivity, check, mask};
use zhengxin::session::Location;

/// Arbitrary JSON that includes the member names that the parser looks for.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just(" code ".to_owned()),
        Just("data".to_owned()),
        Just("next".to_owned()),
        Just("param".to_owned()),
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
    fn a_check_of_any_text_ends(row in prop::sample::select(&KEYS[..]), text in ".{0,24}") {
        let key = &row.key;
        let _ = check::value(key, &text, true);
        let tidy = check::tidy(key, &text);
        prop_assert_eq!(check::tidy(key, &tidy), tidy);
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
    fn applicants_never_share_a_session(a in ".{1,160}", b in ".{1,160}") {
        prop_assume!(a != b);
        let path = |user: &str| Location::of(Path::new("/s"), "https://gateway.example", user).path;
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
