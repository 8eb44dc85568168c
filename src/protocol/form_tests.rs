use serde_json::json;

use super::*;

// §1.1.9
#[test]
fn methods_keys_and_prefilled_values_are_trimmed_and_nothing_else_is_lost() {
    let next = json!({" method ": "crawler.api.zx.submitOnlineAuth ", "unknown": 1, "param": [
        {"title": "银联认证码", "type": "7", "key": " unionpay_code", "value": " uikie9", "more": [2]}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.method.known(), Some(Method::SubmitOnlineAuth));
    assert_eq!(form.fields[0].key, Key::UnionpayCode);
    assert_eq!(form.fields[0].value.as_deref(), Some("uikie9"));
    assert_eq!(
        form.json(),
        &json!({"method": "submitOnlineAuth", "unknown": 1, "param": [
            {"title": "银联认证码", "type": "7", "key": "unionpay_code", "value": "uikie9", "more": [2]}]})
    );
}

#[test]
fn labels_are_shown_but_never_asked_for_even_with_an_inputs_key() {
    let next = json!({"method": "onlineValidateCard", "param": [
        {"title": "银行卡号", "type": 6, "key": "bank_card"},
        {"title": "清单如下", "type": 15, "key": "card_list"},
        {"title": "储蓄卡", "type": 16, "key": "bank_card"}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields.len(), 3);
    assert_eq!(form.asks(), [Key::BankCard]);
}

// §1.1.7
#[test]
fn an_expiry_field_asks_for_month_and_year() {
    let next = json!({"method": "onlineAuthentication", "param": [{"type": 17, "key": "month"}]});
    assert_eq!(Form::read(&next, None).unwrap().asks(), [Key::Month, Key::Year]);
}

// §1.1.7
#[test]
fn the_pin_of_the_card_form_is_not_taken_for_the_login_password() {
    let next = json!({"method": "onlineAuthentication", "param": [{"type": 3, "key": "password"}]});
    assert_eq!(Form::read(&next, None).unwrap().asks(), [Key::CardPassword]);
}

// §1.1.5
#[test]
fn an_option_sends_its_value_whether_number_or_string() {
    let next = json!({"method": "submitQuestion", "param": [{"type": 19, "key": " kbaList[0].options ",
        "options": [{"title": "已婚", "value": 2}, {"title": "未婚", "value": "4"}]}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields[0].key, Key::Question(0));
    let values: Vec<_> = form.fields[0].options.iter().map(|option| option.value.as_str()).collect();
    assert_eq!(values, ["2", "4"]);
}

// §1.1.7
#[test]
fn a_refresh_with_an_empty_value_takes_it_from_the_form() {
    let next = json!({"method": "onlineAuthentication", "param": [{"type": 7, "key": "message_code",
        "refreshMethod": "getOnlineMessageCode ", "refreshParam": [{"value": "", "key": "cellphone"}, {"value": 2, "key": "type"}]}]});
    let form = Form::read(&next, None).unwrap();
    let refresh = form.fields[0].refresh.as_ref().unwrap();
    assert_eq!(refresh.method.known(), Some(Method::GetOnlineMessageCode));
    assert_eq!(refresh.params[0], RefreshParam { key: "cellphone".into(), value: None });
    assert_eq!(refresh.params[1], RefreshParam { key: "type".into(), value: Some(json!(2)) });
}

// §1.1.2
#[test]
fn an_unknown_field_type_is_text_and_an_unknown_key_is_asked_for() {
    let next = json!({"method": "login", "param": [{"type": 99, "key": "favourite"}, {"type": 5, "key": "pass2"}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields[0].kind, FieldType::Text);
    assert_eq!(form.asks(), [Key::Other("favourite".into()), Key::Other("pass2".into())]);
    assert_eq!(form.fields[1].sensitivity(), Sensitivity::Secret);
}

#[test]
fn a_value_without_a_method_or_not_an_object_is_rejected_as_a_form() {
    assert_eq!(Form::read(&json!("login"), None), None);
    assert_eq!(Form::read(&json!({"param": []}), None), None);
    assert_eq!(Form::read(&json!({"param": []}), Some(Method::ViewReport)).unwrap().method.short(), "viewReport");
}

#[test]
fn hidden_fields_count_as_fields() {
    let fields = |count: usize| vec![json!({"key": "k", "value": "1"}); count];
    let form = |shown, hidden| json!({"method": "login", "param": fields(shown), "hidden": fields(hidden)});
    assert_eq!(check_size(&form(FIELDS - 1, 1)), Ok(()));
    for (shown, hidden) in [(0, FIELDS + 1), (FIELDS, 1)] {
        assert_eq!(check_size(&form(shown, hidden)), Err(Beyond::Fields(FIELDS)), "{shown} {hidden}");
    }
}

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

fn field(field: Value) -> Field {
    Form::read(&json!({"method": "login", "param": [field]}), None).unwrap().fields.remove(0)
}

#[test]
fn a_refresh_in_snake_case_is_recognised() {
    let read = field(
        json!({"type": "6", "key": "code", " refresh_method ": "getPicCode ", "refresh_param": [{" key ": " type ", "value": "2"}]}),
    );
    let refresh = read.refresh.as_ref().unwrap();
    assert_eq!(refresh.method.known(), Some(Method::GetPicCode));
    assert_eq!(refresh.params, [RefreshParam { key: "type".into(), value: Some(json!("2")) }]);
    assert!(read.is_captcha() && read.kind == FieldType::Code);
    let form = Form::read(
        &json!({"method": "login", "param": [{"key": "x", "refresh_method": " crawler.api.zx.sendIt "}]}),
        None,
    );
    assert_eq!(form.unwrap().json()["param"][0]["refresh_method"], "sendIt", "its own spelling stays");
}

#[test]
fn an_empty_member_gives_way_to_its_other_spelling() {
    let read =
        field(json!({"key": "message_code", "refreshMethod": "", "refreshParam": [], "refresh_method": "sendIt",
        "refresh_param": [{"key": "a", "value": "b"}]}));
    assert_eq!(read.refresh.unwrap().params.len(), 1);
}

#[test]
fn a_picture_in_a_captchas_value_is_not_taken_as_its_answer() {
    for value in
        [PNG.to_owned(), format!("data:image/png;base64,{PNG}"), format!(" {} ", PNG.replace("AAAA", "AA\nAA"))]
    {
        let read = field(json!({"type": 6, "key": "pic_code", "value": value}));
        assert!(read.picture.is_some() && read.value.is_none(), "{value}");
    }
    for value in ["2wt56f", "R0lGODlh"] {
        let read = field(json!({"type": 6, "key": "pic_code", "value": value}));
        assert_eq!((read.value.as_deref(), read.picture), (Some(value), None));
    }
    let html = "PGh0bWw+YnVzeTwvaHRtbD48aHRtbD5idXN5PC9odG1sPg==";
    let read = field(json!({"type": 6, "key": "pic_code", "value": html}));
    assert_eq!((read.value, read.picture), (None, None), "neither a picture nor an answer");
    let read = field(json!({"type": 1, "key": "city", "value": PNG}));
    assert_eq!((read.value.as_deref(), read.picture), (Some(PNG), None), "no captcha");
}

#[test]
fn both_hints_are_joined_into_one_text() {
    assert_eq!(field(json!({"key": "x", "hint": "短", "detail_hint": "长"})).hints(), "短  长");
    assert_eq!(field(json!({"key": "x", "detail_hint": " 长 "})).hints(), "长");
    assert_eq!(field(json!({"key": "x", "hint": "见长"})).hints(), "见长");
}

// §1.1.4
#[test]
fn a_rule_without_a_next_is_recognised_by_its_id() {
    let rules = Rule::read_all(&json!([{"id": "2"}, {"id": 1, "title": "问题验证"}, {"id": 3}, {"title": "x"}]));
    let methods: Vec<_> =
        rules.iter().map(|rule| rule.form.as_ref().map(|form| form.method.short().to_owned())).collect();
    assert_eq!(methods, [Some("onlineValidateCard".to_owned()), Some("getQuestion".to_owned()), None, None]);
}

#[test]
fn a_refresh_in_snake_case_has_the_same_limit() {
    let params = |count: usize| vec![json!({"key": "k", "value": "v"}); count];
    let form = |count| json!({"param": [{"key": "x", "refresh_param": params(count)}]});
    assert_eq!(check_size(&form(FIELDS)), Ok(()));
    assert_eq!(check_size(&form(FIELDS + 1)), Err(Beyond::Fields(FIELDS)));
}

#[test]
fn of_two_members_with_the_same_name_in_a_rule_the_one_without_blanks_counts() {
    let rules = Rule::read_all(&json!([{" id ": 1, "id": 2, " title ": "a"}]));
    assert_eq!((rules[0].id, rules[0].title.as_str()), (Some(2), "a"));
    assert_eq!(rules[0].form.as_ref().unwrap().method.known(), Some(Method::OnlineValidateCard));
}
