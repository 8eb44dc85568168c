use proptest::prelude::*;

use super::*;

const SMALL: Limits = Limits { depth: 3, values: 10 };

fn value(text: &str, limits: Limits) -> Result<Value, JsonError> {
    super::value(text, limits).map(|(value, _)| value)
}

fn beyond(text: &str, limits: Limits) -> Option<Beyond> {
    let read = value(text, limits);
    let looked = check_json(text, limits);
    assert_eq!(read.is_ok(), looked.is_ok(), "{text}");
    match read {
        Ok(_) => None,
        Err(JsonError::Beyond { beyond, line, column }) => {
            assert!(limits.values == 0 || line > 0 && column > 0);
            Some(beyond)
        }
        Err(JsonError::Syntax(error)) => panic!("{text}: {error}"),
    }
}

#[test]
fn lists_and_objects_may_be_nested_up_to_the_limit() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for (depth, expected) in [(3, None), (4, Some(Beyond::Depth(3)))] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(beyond(&text, SMALL), expected, "{text}");
        }
        let deep = format!("{}1{}", open.repeat(64), close.repeat(64));
        assert_eq!(beyond(&deep, Limits::REPLY), None);
        let deeper = format!("{}1{}", open.repeat(65), close.repeat(65));
        assert_eq!(beyond(&deeper, Limits::REPLY), Some(Beyond::Depth(64)));
        let endless = open.repeat(500_000);
        assert_eq!(beyond(&endless, Limits::REPLY), Some(Beyond::Depth(64)), "the parser's own limit comes later");
    }
    assert_eq!(beyond("[[[[]]]]", SMALL), Some(Beyond::Depth(3)), "an empty one, too");
}

#[test]
fn every_value_counts_once() {
    for (text, values) in
        [("1", 1), ("[]", 1), ("[1,2]", 3), (r#"{"a":1,"b":[null,true,"x",1.5e3]}"#, 7), (r#"{"a":{"b":{}}}"#, 3)]
    {
        assert_eq!(beyond(text, Limits { depth: 9, values }), None, "{text}");
        assert_eq!(beyond(text, Limits { depth: 9, values: values - 1 }), Some(Beyond::Values(values - 1)), "{text}");
    }
    let many = format!("[{}1]", "1,".repeat(99_998));
    assert_eq!(beyond(&many, Limits::REPLY), None);
    let more = format!("[{}1]", "1,".repeat(99_999));
    assert_eq!(beyond(&more, Limits::REPLY), Some(Beyond::Values(100_000)));
    assert_eq!(beyond(&more, Limits::REPORT), None);
}

#[test]
fn code_and_error_may_occur_once_in_an_object() {
    for (text, name) in [
        (r#"{"code":200,"code":508114}"#, "code"),
        (r#"{"code":200,"code":200}"#, "code"),
        (r#"{"code":200,"msg":"x"," code ":508114}"#, "code"),
        (r#"{"code":200,"\u0063ode":508114}"#, "code"),
        (r#"{"x_response":{"error":200,"error":208101}}"#, "error"),
        (r#"{"code":200,"data":{"user_status":0},"data":{"user_status":1}}"#, "data"),
        (r#"{"code":200,"data":{"next":{"method":"login"},"next":{"method":"getPicCode"}}}"#, "next"),
        (r#"{"x_response":{"error":208101},"x_response":{"error":200}}"#, "_response"),
    ] {
        assert_eq!(beyond(text, Limits::REPLY), Some(Beyond::Twice(name)), "{text}");
    }
    assert_eq!(
        beyond(r#"{"code":1,"error":2,"a":{"code":1},"b":[{"code":1},{"code":2}],"Code":3}"#, Limits::REPLY),
        None
    );
}

#[test]
fn an_object_in_the_parsers_notation_for_numbers_is_not_read_as_a_number() {
    let text = format!(r#"{{"{NUMBER}":"1]"}}"#);
    assert!(matches!(value(&text, Limits::REPLY), Err(JsonError::Syntax(_))));
    let later = value(&format!(r#"{{"a":1,"{NUMBER}":"x"}}"#), Limits::REPLY).unwrap();
    assert_eq!(later.as_object().unwrap().len(), 2);
}

/// Any small JSON value.
fn json() -> impl Strategy<Value = Value> {
    let number = "-?[1-9][0-9]{0,20}(\\.[0-9]{1,4})?".prop_map(|text| Value::Number(text.parse().unwrap()));
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, ".{0,6}".prop_map(Value::from)];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("[a-e ]{1,3}", inner), 0..5).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn size(value: &Value) -> (usize, usize) {
    let of = |sizes: Vec<(usize, usize)>| {
        let depth = sizes.iter().map(|(depth, _)| *depth).max().unwrap_or_default();
        (depth + 1, sizes.iter().map(|(_, values)| *values).sum::<usize>() + 1)
    };
    match value {
        Value::Array(list) => of(list.iter().map(size).collect()),
        Value::Object(members) => of(members.values().map(size).collect()),
        _ => (0, 1),
    }
}

proptest! {
    #[test]
    fn within_limits_the_value_is_serde_jsons_and_otherwise_the_exceeded_limit_is_named(json in json()) {
        let (depth, values) = size(&json);
        let text = json.to_string();
        prop_assert_eq!(&value(&text, Limits { depth, values }).unwrap(), &json);
        prop_assert_eq!(&value(&text, Limits { depth, values }).unwrap(), &serde_json::from_str::<Value>(&text).unwrap());
        prop_assert_eq!(beyond(&text, Limits { depth, values: values - 1 }), Some(Beyond::Values(values - 1)));
        if depth > 0 {
            prop_assert_eq!(beyond(&text, Limits { depth: depth - 1, values }), Some(Beyond::Depth(depth - 1)));
        }
    }

    #[test]
    fn a_text_is_refused_at_the_place_where_serde_json_refuses_it(text in "[\\[\\]{}:,\"a1e\\\\ -]{0,24}") {
        let (own, other) = (value(&text, Limits::REPLY), serde_json::from_str::<Value>(&text));
        match (own, other) {
            (Ok(own), Ok(other)) => prop_assert_eq!(own, other),
            (Err(own), Err(other)) => prop_assert_eq!((own.line(), own.column()), (other.line(), other.column())),
            (own, other) => prop_assert!(false, "{own:?} {other:?}"),
        }
    }
}

/// serde_json's feature `raw_value` would read the text of such a member as JSON, past the limits. No crate may turn it on.
#[test]
fn an_object_in_the_parsers_notation_for_raw_text_is_an_ordinary_object() {
    let text = r#"{"$serde_json::private::RawValue":"[1]"}"#;
    assert_eq!(serde_json::from_str::<Value>(text).unwrap().to_string(), text);
    assert_eq!(value(text, Limits::REPORT).unwrap().to_string(), text);
}
