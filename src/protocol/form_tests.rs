use serde_json::json;

use super::*;

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
fn labels_are_shown_and_never_asked_for_even_where_they_repeat_an_inputs_key() {
    let next = json!({"method": "onlineValidateCard", "param": [
        {"title": "银行卡号", "type": 6, "key": "bank_card"},
        {"title": "清单如下", "type": 15, "key": "card_list"},
        {"title": "储蓄卡", "type": 16, "key": "bank_card"}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields.len(), 3);
    assert_eq!(form.asks(), [Key::BankCard]);
}

#[test]
fn an_expiry_field_asks_for_month_and_year() {
    let next = json!({"method": "onlineAuthentication", "param": [{"type": 17, "key": "month"}]});
    assert_eq!(Form::read(&next, None).unwrap().asks(), [Key::Month, Key::Year]);
}

#[test]
fn the_pin_of_the_card_form_is_no_login_password() {
    let next = json!({"method": "onlineAuthentication", "param": [{"type": 3, "key": "password"}]});
    assert_eq!(Form::read(&next, None).unwrap().asks(), [Key::CardPassword]);
}

#[test]
fn an_option_sends_its_value_whether_number_or_string() {
    let next = json!({"method": "submitQuestion", "param": [{"type": 19, "key": " kbaList[0].options ",
        "options": [{"title": "已婚", "value": 2}, {"title": "未婚", "value": "4"}]}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields[0].key, Key::Question(0));
    let values: Vec<_> = form.fields[0].options.iter().map(|option| option.value.as_str()).collect();
    assert_eq!(values, ["2", "4"]);
}

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

#[test]
fn an_unknown_field_type_is_text_and_an_unknown_key_is_asked_for() {
    let next = json!({"method": "login", "param": [{"type": 99, "key": "favourite"}, {"type": 5, "key": "pass2"}]});
    let form = Form::read(&next, None).unwrap();
    assert_eq!(form.fields[0].kind, FieldType::Text);
    assert_eq!(form.asks(), [Key::Other("favourite".into()), Key::Other("pass2".into())]);
    assert_eq!(form.fields[1].sensitivity(), Sensitivity::Secret);
}

#[test]
fn what_is_no_object_or_names_no_method_is_no_form() {
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
