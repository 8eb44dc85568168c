use serde_json::{Value, json};

use super::*;
use crate::protocol::Method;

fn drift(before: Value, after: Value) -> Vec<(String, Change)> {
    let found = Shape::of(&before).drift(&Shape::of(&after));
    found.into_iter().map(|drift| (drift.path, drift.change)).collect()
}

fn at(path: &str, change: Change) -> Vec<(String, Change)> {
    vec![(path.to_owned(), change)]
}

fn became(was: &str, is: &str) -> Change {
    Change::Type { was: was.to_owned(), is: is.to_owned() }
}

#[test]
fn other_values_of_the_same_types_are_no_drift() {
    let before = json!({"a": 1, "b": ["x"], "c": {"d": null, "e": true}});
    let after = json!({"c": {"e": false, "d": null}, "b": ["y", "z"], "a": 22});
    assert_eq!(drift(before, after), []);
}

#[test]
fn a_missing_new_or_changed_member_is_reported_with_its_path() {
    assert_eq!(drift(json!({"data": {"a": 1}}), json!({"data": {}})), at("data.a", Change::Gone));
    assert_eq!(drift(json!({"data": {}}), json!({"data": {"a": 1}})), at("data.a", Change::New));
    assert_eq!(drift(json!({"a": 1}), json!({"a": "1"})), at("a", became("number", "string")));
    assert_eq!(drift(json!({"a": {"b": 1}}), json!({"a": "b"})), at("a", became("object", "string")));
}

#[test]
fn the_elements_of_an_array_share_one_shape() {
    let before = json!({"rows": [{"a": 1}, {"b": "x"}, {"a": null}]});
    assert_eq!(drift(before.clone(), json!({"rows": [{"a": 2, "b": "y"}]})), []);
    assert_eq!(drift(before.clone(), json!({"rows": [{"a": 2}]})), at("rows[].b", Change::Gone));
    assert_eq!(
        drift(before, json!({"rows": [{"a": true, "b": ""}]})),
        at("rows[].a", became("null|number", "boolean"))
    );
}

#[test]
fn a_member_that_all_elements_had_must_stay_in_all_and_an_optional_one_need_not() {
    let before = json!({"rows": [{"a": 1, "b": 1}, {"a": 2}, null]});
    assert_eq!(
        drift(before.clone(), json!({"rows": [{"a": 1, "b": 1}, {"b": 2}]})),
        at("rows[].a", Change::GoneFromSome)
    );
    assert_eq!(drift(before.clone(), json!({"rows": [{"a": 1, "b": 1}, {"a": 1, "b": 2}]})), []);
    assert_eq!(
        drift(json!({"rows": [{"a": 1}]}), json!({"rows": [{"a": 1}, {}]})),
        at("rows[].a", Change::GoneFromSome)
    );
    assert_eq!(
        drift(json!({"rows": [[{"a": 1}], []]}), json!({"rows": [[], [{"a": 1}], [{}]]})),
        at("rows[][].a", Change::GoneFromSome)
    );
}

#[test]
fn a_field_that_the_forms_of_all_elements_had_must_stay_in_all() {
    let rules = |fields: Value| json!({"rules": [{"param": [{"key": "a"}, {"key": "b"}]}, {"param": fields}]});
    let before = rules(json!([{"key": "a"}, {"key": "c"}]));
    assert_eq!(drift(before.clone(), before.clone()), []);
    assert_eq!(drift(before, rules(json!([{"key": "c"}]))), at("rules[].param.a", Change::GoneFromSome));
}

#[test]
fn an_empty_list_is_no_drift_of_its_elements() {
    assert_eq!(drift(json!({"rows": []}), json!({"rows": [{"a": 1}]})), []);
    assert_eq!(drift(json!({"rows": [{"a": 1}]}), json!({"rows": []})), []);
}

#[test]
fn a_forms_fields_are_matched_by_their_keys() {
    let form = |fields: Value| json!({"next": {"method": "login", "param": fields}});
    let name = json!({"key": "login_name", "type": 1, "value": ""});
    let both = form(json!([name, {"key": " password", "type": 5, "value": ""}]));
    assert_eq!(drift(both.clone(), form(json!([name]))), at("next.param.password", Change::Gone));
    let other_type = form(json!([name, {"key": " password", "type": 3, "value": ""}]));
    assert_eq!(drift(both.clone(), other_type), at("next.param.password.type", became("number 5", "number 3")));
    let more = form(json!([name, {"key": " password", "type": 5, "value": ""}, {"key": "city", "type": 1}]));
    assert_eq!(drift(both, more), at("next.param.city", Change::New));
}

#[test]
fn a_shape_contains_no_value_and_no_name_that_may_be_a_value() {
    let reply = json!({"code": 0, "msg": "您好", "data": {"6200000000000005": {"real_name": "张三"}, "a1": 17,
        "next": {"method": "login", "param": [{"key": "13900000000", "type": 1, "value": "lisi"}]}}});
    let reply = Reply::from_json(&Method::Login.into(), reply).unwrap();
    let text = serde_json::to_string(&Shape::of_reply(&reply)).unwrap();
    for value in ["6200000000000005", "张三", "17", "您好", "13900000000", "lisi"] {
        assert!(!text.contains(value), "{value} in {text}");
    }
    assert!(text.contains("real_name") && text.contains("\"*\""), "{text}");
}

#[test]
fn a_shape_has_no_drift_from_itself() {
    let value = json!({"a": [{"param": [{"key": "x", "type": "7"}]}, [1, "2", null]], "b": {}});
    assert_eq!(drift(value.clone(), value), []);
}

#[test]
fn a_changed_notation_is_a_drift_even_if_the_meaning_is_the_same() {
    let form = json!({"method": "login", "param": [{"key": "login_name", "type": 1}]});
    let data = json!({"a": 1, "next": form});
    let shape = |reply: Value| Shape::of_reply(&Reply::from_json(&Method::GetLoginInfo.into(), reply).unwrap());
    let usual = shape(json!({"code": 200, "msg": "ok", "data": data}));
    let text = shape(json!({"code": 200, "msg": "ok", "data": data.to_string()}));
    assert_eq!(changes(&usual, &text), at("data", became("object", "string")));
    let outside = shape(json!({"code": 200, "msg": "ok", "data": {"a": 1}, "next": form}));
    assert_eq!(changes(&usual, &outside), [at("data.next", Change::Gone), at("next", Change::New)].concat());
    let without = shape(json!({"code": 200, "msg": "ok"}));
    assert_eq!(changes(&usual, &without), at("data", Change::Gone));
    let null = shape(json!({"code": 200, "msg": "ok", "data": null}));
    assert_eq!(changes(&usual, &null), at("data", became("object", "null")));
}

/// The changes between two replies of getLoginInfo.
fn drifts(before: Value, after: Value) -> Vec<(String, Change)> {
    let shape = |reply: Value| Shape::of_reply(&Reply::from_json(&Method::GetLoginInfo.into(), reply).unwrap());
    changes(&shape(before), &shape(after))
}

fn name(was: &str, is: &str) -> Change {
    Change::Name { was: was.to_owned(), is: is.to_owned() }
}

fn text(was: &str, is: &str) -> Change {
    Change::Text { was: was.to_owned(), is: is.to_owned() }
}

#[test]
fn blanks_around_a_members_name_are_a_drift_at_every_level() {
    let form = json!({"method": "login", "param": [{"key": "login_name", "type": 1}]});
    let usual = json!({"code": 200, "msg": "ok", "data": {"a": 1, "next": form}});
    let blank = json!({" code ": 200, "msg ": "ok", " data": {"a ": 1, " next": {"method ": "login", "param":
        [{" key": "login_name", "type ": 1}]}}});
    let found = drifts(usual, blank);
    let expected = [
        ("code", name("*", " * ")),
        ("data", name("*", " *")),
        ("data.a", name("*", "* ")),
        ("data.next", name("*", " *")),
        ("data.next.method", name("*", "* ")),
        ("data.next.param.login_name.key", name("*", " *")),
        ("data.next.param.login_name.type", name("*", "* ")),
        ("msg", name("*", "* ")),
    ];
    assert_eq!(found, expected.map(|(path, change)| (path.to_owned(), change)));
}

#[test]
fn blanks_around_a_key_and_a_changed_spelling_of_a_method_are_drifts() {
    let reply = |method: &str, key: &str, refresh: &str, sent: &str| {
        let field =
            json!({"key": key, "type": 6, "refreshMethod": refresh, "refreshParam": [{"key": sent, "value": 2}]});
        json!({"code": 200, "data": {"next": {"method": method, "param": [field]}}})
    };
    let usual = || reply("login", "pic_code", "getPicCode", "type");
    let pic_code = "data.next.param.pic_code";
    assert_eq!(
        drifts(usual(), reply("crawler.api.zx.login ", "pic_code", "getPicCode", "type")),
        at("data.next.method", text("*", "crawler.api.zx.* "))
    );
    let key = drifts(usual(), reply("login", " pic_code", "getPicCode", "type"));
    assert_eq!(key, at(&format!("{pic_code}.key"), text("*", " *")));
    let refresh = drifts(usual(), reply("login", "pic_code", "getPicCode ", "type"));
    assert_eq!(refresh, at(&format!("{pic_code}.refreshMethod"), text("*", "* ")));
    let sent = drifts(usual(), reply("login", "pic_code", "getPicCode", "type "));
    assert_eq!(sent, at(&format!("{pic_code}.refreshParam[].key"), text("*", "* ")));
    assert_eq!(drifts(reply("login ", "pic_code", "getPicCode", "type"), usual())[0].1, text("* ", "*"), "nor back");
}

#[test]
fn a_known_spelling_or_another_method_name_is_no_drift() {
    let reply = |method: &str| {
        let reply = json!({"code": 200, "data": {"rules": [{"id": 1, "next": {"method": method, "param": []}}]}});
        Shape::of_reply(&Reply::from_json(&Method::GetVerifyMethod.into(), reply).unwrap())
    };
    let both = reply("getQuestion").joined(reply("getQuestion "));
    assert_eq!(changes(&both, &reply("onlineValidateCard ")), []);
    assert_eq!(changes(&both, &reply("onlineValidateCard")), []);
    assert_eq!(changes(&both, &reply(" getQuestion")).len(), 1);
}

#[test]
fn an_unused_form_is_also_part_of_the_shape() {
    let form = json!({"method": "login", "param": []});
    let inside = || json!({"code": 200, "data": {"next": form}});
    let both = json!({"code": 200, "data": {"next": form}, "next": form});
    assert_eq!(drifts(inside(), both), at("next", Change::New));
    let none = json!({"code": 200, "data": {"next": form}, "next": null});
    assert_eq!(drifts(inside(), none), at("next", Change::New));
}

#[test]
fn a_missing_msg_differs_from_null() {
    let reply = |more: Value| {
        let mut reply = json!({"code": 200, "data": {}});
        reply.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        reply
    };
    assert_eq!(drifts(reply(json!({"msg": null})), reply(json!({}))), at("msg", Change::Gone));
}

#[test]
fn a_shape_is_written_and_read_back_with_its_spelling() {
    let reply = json!({" code": 200, "data": {"next": {"method": "login ", "param": [{"key": " x", "type": 1}]}}});
    let shape = Shape::of_reply(&Reply::from_json(&Method::GetLoginInfo.into(), reply).unwrap());
    let text = serde_json::to_string(&shape).unwrap();
    assert_eq!(serde_json::from_str::<Shape>(&text).unwrap(), shape);
    assert!(!text.contains("login"), "{text}");
}

fn changes(before: &Shape, after: &Shape) -> Vec<(String, Change)> {
    before.drift(after).into_iter().map(|drift| (drift.path, drift.change)).collect()
}

#[test]
fn a_type_number_that_is_a_known_value_is_not_written_unless_documented() {
    let known = KnownValues::default();
    known.learn(&crate::protocol::Key::LastThree, "037");
    known.learn(&crate::protocol::Key::Year, "15");
    let fields = json!({"param": [{"key": "a", "type": 37}, {"key": "b", "type": "037"}, {"key": "c", "type": 15}]});
    let shape = serde_json::to_value(Shape::of(&fields).hidden(&known)).unwrap();
    let kind = |key: &str| shape["members"]["param"]["members"][key]["members"]["type"]["types"][0].clone();
    assert_eq!([kind("a"), kind("b"), kind("c")], [json!("number *"), json!("string *"), json!("number 15")]);
}

#[test]
fn a_name_that_is_a_value_in_another_spelling_is_hidden() {
    let known = KnownValues::default();
    known.learn(&crate::protocol::Key::Password, "hunter2");
    for name in ["aHVudGVyMg", "hUNTER2", "h.u-n_t.e.r.2"] {
        let reply = json!({name: {name: 1}, "param": [{"key": name, "type": 1}]});
        let shape = serde_json::to_string(&Shape::of(&reply).hidden(&known)).unwrap();
        assert!(!shape.contains(name) && shape.contains("***"), "{name}: {shape}");
    }
}
