use serde_json::json;

use super::*;

fn facts(form: Value) -> Facts {
    let name = form["method"].as_str().unwrap().to_owned();
    Facts { forms: [(name, form)].into(), ..Facts::default() }
}

fn keys(needs: &Needs, card: Option<CardType>) -> Vec<Key> {
    needs.wants(card).into_iter().map(|want| want.key).collect()
}

// §1.1.9
#[test]
fn a_card_needs_no_parameters_of_the_other_card_type() {
    let needs = Needs::of(Step::Call(Method::OnlineAuthentication), &Facts::default(), &Readings::default());
    assert!(needs.depends_on_card());
    assert!(!keys(&needs, Some(CardType::Debit)).contains(&Key::LastThree));
    assert!(!keys(&needs, Some(CardType::Credit)).contains(&Key::CardPassword));
}

#[test]
fn what_the_form_asks_for_is_wanted_even_where_the_document_does_not_know_it() {
    let form = json!({"method": "login", "param": [{"type": 1, "key": "city"}, {"type": 1, "key": "login_name"}]});
    let needs = Needs::of(Step::Call(Method::Login), &facts(form), &Readings::default());
    assert_eq!(keys(&needs, None), [Key::LoginName, Key::Password, Key::PicCode, Key::Other("city".into())]);
    assert_eq!(needs.wants(None)[3].need, Need::ByForm);
}

#[test]
fn what_the_form_asks_for_is_wanted_even_where_the_document_knows_it_of_another_method() {
    let form =
        json!({"method": "submitQuestion", "param": [{"type": 6, "key": "pic_code"}, {"type": 1, "key": "real_name"}]});
    let needs = Needs::of(Step::Call(Method::SubmitQuestion), &facts(form), &Readings::default());
    assert_eq!(keys(&needs, None)[5..], [Key::PicCode, Key::RealName]);
}

#[test]
fn hidden_fields_are_sent_back_unchanged_and_never_asked_for() {
    let form = json!({"method": "getQuestion", "param": [{"type": 1, "key": "city"}], "hidden": [
        {"key": "token", "value": "a1"}, {"key": "step", "value": 3}, {"key": "login_name", "value": ""}, {"key": "city", "value": "x"}]});
    let needs = Needs::of(Step::Call(Method::GetQuestion), &facts(form), &Readings::default());
    let other = |name: &str| Key::Other(name.into());
    assert_eq!(keys(&needs, None), [other("city"), Key::LoginName]);
    assert_eq!(needs.wants(None)[1].need, Need::WhenKnown);
    let fixed = [(other("token"), ParamValue::Text("a1".into())), (other("step"), ParamValue::Json(json!(3)))];
    assert_eq!(needs.fixed(), fixed);
}

#[test]
fn the_form_tells_the_card_where_the_reply_did_not() {
    let form = json!({"method": "onlineAuthentication", "param": [{"type": 3, "key": "password"}]});
    let needs = Needs::of(Step::Call(Method::OnlineAuthentication), &facts(form), &Readings::default());
    assert_eq!(needs.card_of_form(), Some(CardType::Debit));
}

// §1.1.5
#[test]
fn a_choice_is_one_of_its_options_by_value_or_by_title() {
    let form = json!({"method": "login", "param": [{"type": 19, "key": "branch",
        "options": [{"title": " 北京 ", "value": 7}, {"title": "上海", "value": "8"}]}]});
    let needs = Needs::of(Step::Call(Method::Login), &facts(form), &Readings::default());
    let checked = |text: &str| needs.checked(&Key::Other("branch".into()), text.into(), true);
    for (text, value) in [("7", "7"), ("北京", "7"), ("8", "8")] {
        assert_eq!(checked(text).unwrap().expose(), value);
    }
    assert_eq!(checked("9").unwrap_err(), Problem::NoOption);
    assert_eq!(checked(" ").unwrap_err(), Problem::Blank);
}

#[test]
fn the_applications_sms_has_no_parameters_but_those_its_form_names() {
    let form = json!({"method": "submitApplyMessageCode", "param": [{"type": 7, "key": "message_code",
        "refreshMethod": "sendIt", "refreshParam": [{"key": "kind", "value": "a"}]}]});
    let needs = Needs::of(Step::ApplySms, &facts(form), &Readings::default());
    assert_eq!(needs.method.short(), "sendIt");
    assert!(needs.wants(None).is_empty());
    assert_eq!(needs.fixed().len(), 1);
}

fn bank(refresh: Value) -> Facts {
    let mut field = json!({"type": 7, "key": "message_code"});
    field.as_object_mut().unwrap().extend(refresh.as_object().unwrap().clone());
    facts(json!({"method": "onlineAuthentication", "param": [field]}))
}

const BANK_SMS: Step = Step::Call(Method::GetOnlineMessageCode);

#[test]
fn the_banks_sms_takes_the_documents_parameters_only_by_the_documents_method() {
    let own = bank(json!({"refreshMethod": "getOnlineMessageCode", "refreshParam": [{"key": "scene", "value": "a"}]}));
    let needs = Needs::of(BANK_SMS, &own, &Readings::default());
    assert_eq!(keys(&needs, None), [Key::Cellphone, Key::RealName, Key::IdCard, Key::BankCard, Key::CardType]);
    let other = bank(json!({"refresh_method": "sendIt", "refresh_param": [{"key": "cellphone", "value": ""}]}));
    let needs = Needs::of(BANK_SMS, &other, &Readings::default());
    assert_eq!((needs.method.short(), keys(&needs, None)), ("sendIt", vec![Key::Cellphone]));
}

#[test]
fn the_profile_says_what_goes_with_an_sms() {
    let readings = Readings { bank_sms_params: Some(vec![Key::Cellphone, Key::Type]), ..Readings::default() };
    let form = bank(json!({"refreshMethod": "getOnlineMessageCode", "refreshParam": [{"key": "scene", "value": "a"}]}));
    let needs = Needs::of(BANK_SMS, &form, &readings);
    assert_eq!((keys(&needs, None), needs.fixed()), (vec![Key::Cellphone], Vec::new()));
    assert_eq!(needs.purpose(), Some(Purpose::Apply));
    let readings = Readings { apply_sms_params: Some(vec![Key::LoginName]), ..Readings::default() };
    let needs = Needs::of(Step::ApplySms, &Facts::default(), &readings);
    assert_eq!((keys(&needs, None), needs.purpose()), (vec![Key::LoginName], None));
}

// §1.1.2
#[test]
fn a_picture_is_fetched_as_its_form_says() {
    let form = |refresh: &str, params: Value| {
        facts(
            json!({"method": "login", "param": [{"type": 6, "key": "pic_code", "refreshMethod": refresh, "refreshParam": params}]}),
        )
    };
    let of = |facts: &Facts| Needs::of(Step::Call(Method::GetPicCode), facts, &Readings::default());
    let plain = of(&Facts::default());
    assert_eq!((plain.method.short(), plain.purpose()), ("getPicCode", Some(Purpose::Login)));
    let named = of(&form("getPicCode", json!([{"key": "type", "value": "1"}])));
    assert_eq!((named.purpose(), named.fixed()), (None, vec![(Key::Type, ParamValue::Json(json!(1)))]));
    let other = of(&form("getImage", json!([{"key": "login_name", "value": ""}])));
    assert_eq!((other.method.short(), other.purpose(), keys(&other, None)), ("getImage", None, vec![Key::LoginName]));
}

// §1.1.5, §1.1.6
#[test]
fn a_choice_accepts_only_its_own_options_numbered_from_zero_or_one() {
    let options: Vec<Value> = (0..5).map(|value| json!({"title": format!("t{value}"), "value": value})).collect();
    let form =
        json!({"method": "submitQuestion", "param": [{"type": 19, "key": "kbaList[0].options", "options": options}]});
    let needs = Needs::of(Step::Call(Method::SubmitQuestion), &facts(form), &Readings::default());
    let checked = |text: &str| needs.checked(&Key::Question(0), text.into(), true);
    assert_eq!(checked("0").unwrap().expose(), "0");
    assert_eq!(checked("t4").unwrap().expose(), "4");
    assert_eq!(checked("5").unwrap_err(), Problem::NoOption);
}

#[test]
fn what_is_recovered_keeps_its_type() {
    let recovering = Facts { recovers: true, ..Facts::default() };
    for method in [Method::GetVerifyMethod, Method::OnlineValidateCard, Method::OnlineAuthentication] {
        let purpose = |facts: &Facts| Needs::of(Step::Call(method), facts, &Readings::default()).purpose();
        assert_eq!((purpose(&recovering), purpose(&Facts::default())), (Some(Purpose::Recover), Some(Purpose::Apply)));
    }
    let picture = Needs::of(Step::Call(Method::GetPicCode), &recovering, &Readings::default());
    assert_eq!(picture.purpose(), Some(Purpose::Login));
}
