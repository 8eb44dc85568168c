//! Tests of every quirk in protocol.md, section 2.

use serde_json::json;

use super::*;
use crate::protocol::Key;

fn read(method: Method, body: &str) -> Result<Reply, ReplyError> {
    Reply::read(&method.into(), body.as_bytes())
}

fn ok(method: Method, body: serde_json::Value) -> Reply {
    read(method, &body.to_string()).unwrap()
}

// §1.1.1, §1.1.2, §1.1.6, §1.1.9, §1.2.0, §1.2.1, §1.2.3
#[test]
fn zero_and_200_both_mean_success() {
    for code in [json!(0), json!(200), json!("0"), json!("200"), json!(" 200 "), json!(200.0)] {
        let reply = ok(Method::GetLoginInfo, json!({"code": code, "msg": "ok", "data": {}}));
        assert!(matches!(reply.outcome(), Outcome::Success), "{code}");
        assert_eq!(reply.code_sent, code, "the code is printed as it was sent");
    }
}

// §1.1.3
#[test]
fn a_numeric_string_is_a_code() {
    let reply = ok(Method::Login, json!({"code": "208101", "msg": "x"}));
    assert!(matches!(reply.outcome(), Outcome::Refused(entry) if entry.code == 208101));
}

// §1.1.3, §1.2.2
#[test]
fn member_names_may_carry_blanks() {
    let reply =
        ok(Method::Login, json!({" code ": 200, "msg ": "ok", " data": {" user_status ": 2, "unionpay_auth ": "1"}}));
    assert_eq!(reply.user_status(), Some(UserStatus::ReportReady));
    assert!(reply.unionpay_auth());
    assert_eq!(reply.message(), "ok");
    assert!(reply.extra.is_empty());
}

#[test]
fn data_may_be_an_object_in_a_string() {
    let reply =
        ok(Method::Login, json!({"code": 0, "data": "{\"user_status\": 0, \"next\": {\"method\": \"login\"}}"}));
    assert_eq!(reply.data, json!({"user_status": 0}));
    assert_eq!(reply.next.unwrap().method.short(), "login");
}

// §1.1.8
#[test]
fn missing_null_or_empty_data_is_an_empty_object() {
    for body in [
        json!({"code": 0}),
        json!({"code": 0, "data": null}),
        json!({"code": 0, "data": ""}),
        json!({"code": 0, "data": []}),
    ] {
        assert_eq!(ok(Method::SubmitQuestion, body).data, json!({}));
    }
}

// §1.1.6
#[test]
fn data_that_is_any_other_string_is_kept() {
    assert_eq!(ok(Method::SubmitQuestion, json!({"code": 0, "data": "已受理"})).data, json!("已受理"));
}

#[test]
fn the_picture_is_bare_or_in_an_object() {
    assert_eq!(ok(Method::GetPicCode, json!({"code": 0, "data": "aGk="})).picture(), Some("aGk="));
    assert_eq!(ok(Method::GetPicCode, json!({"code": 0, "data": {"pic_code": "aGk="}})).picture(), Some("aGk="));
    let url = json!({"code": 0, "data": {"pic_code": "data:image/png;base64,aGk="}});
    assert_eq!(ok(Method::GetPicCode, url).picture(), Some("aGk="));
}

// §1.1.9
#[test]
fn the_unionpay_code_is_prefilled_in_a_form_or_the_data_itself() {
    let form = json!({"code": 200, "data": {"next": {"method": "submitOnlineAuth ", "param": [
        {"type": 7, "key": "unionpay_code", "value": " rgcgeb"}, {"type": 6, "key": "pic_code"}]}}});
    assert_eq!(ok(Method::OnlineAuthentication, form).unionpay_code().as_deref(), Some("rgcgeb"));
    let bare = ok(Method::OnlineAuthentication, json!({"code": 200, "data": "rgcgeb"}));
    assert_eq!(bare.unionpay_code().as_deref(), Some("rgcgeb"));
}

// §1.1.2, §1.1.7
#[test]
fn a_form_inside_data_beats_one_beside_it() {
    let beside = json!({"code": 200, "data": {"cardtype": 1}, "next": {"method": "onlineAuthentication", "param": []}});
    let reply = ok(Method::OnlineValidateCard, beside);
    assert_eq!(reply.next.as_ref().unwrap().method.short(), "onlineAuthentication");
    assert_eq!(reply.card_type().as_deref(), Some("1"));
    let both = json!({"code": 200, "data": {"next": {"method": "inside"}}, "next": {"method": "outside"}});
    assert_eq!(ok(Method::OnlineValidateCard, both).next.unwrap().method.short(), "inside");
}

// §1.2.4
#[test]
fn param_without_a_method_is_the_report_form() {
    let body = json!({"code": 200, "data": {"param": [{"title": "央行验证码", "type": 7, "key": "message_code"}]}});
    let form = ok(Method::GetViewReportInfo, body.clone()).next.unwrap();
    assert_eq!(form.method.known(), Some(Method::ViewReport));
    assert_eq!(form.asks(), [Key::MessageCode]);
    assert!(ok(Method::GetLoginInfo, body).next.is_none(), "only getViewReportInfo implies a method");
}

// §1.1.4
#[test]
fn rules_are_forms_to_choose_from_and_stay_in_data() {
    let body = json!({"code": 200, "data": {"rules": [
        {"title": "银联验证", "id": 2, "next": {"method": "onlineValidateCard", "param": []}},
        {"title": "问题验证", "id": "1", "next": {"method": "getQuestion ", "param": []}}]}});
    let reply = ok(Method::GetVerifyMethod, body.clone());
    let ids: Vec<_> =
        reply.rules.iter().map(|rule| (rule.id, rule.form.as_ref().unwrap().method.short().to_owned())).collect();
    assert_eq!(ids, [(Some(2), "onlineValidateCard".to_owned()), (Some(1), "getQuestion".to_owned())]);
    assert_eq!(reply.data, body["data"]);
}

// §1.1.3
#[test]
fn login_facts_are_taken_from_the_top_level_if_data_lacks_them() {
    let reply = ok(Method::Login, json!({"code": 200, "user_status": "4", "unionpay_auth": 1, "data": {}}));
    assert_eq!(reply.user_status(), Some(UserStatus::LocalReport));
    assert!(reply.unionpay_auth());
    assert_eq!(reply.extra["user_status"], "4", "other members follow as they came");
}

// §1.1.3
#[test]
fn an_unknown_status_is_no_status() {
    let reply = ok(Method::Login, json!({"code": 200, "data": {"user_status": 9, "unionpay_auth": 7}}));
    assert_eq!((reply.user_status(), reply.user_status_number(), reply.unionpay_auth()), (None, Some(9), false));
}

#[test]
fn key_order_and_number_literals_are_kept() {
    let body = r#"{"code":200,"data":{"z":1.10,"a":12345678901234567890123,"rate":0.0800}}"#;
    let reply = read(Method::ViewReport, body).unwrap();
    assert_eq!(reply.data.to_string(), r#"{"z":1.10,"a":12345678901234567890123,"rate":0.0800}"#);
}

#[test]
fn data_of_the_wrong_type_is_not_understood_unless_the_code_is_an_error() {
    for data in [json!(5), json!(true), json!([1])] {
        assert_eq!(
            read(Method::Login, &json!({"code": 0, "data": data}).to_string()).unwrap_err(),
            ReplyError::DataType
        );
        assert!(read(Method::Login, &json!({"code": 208101, "data": data}).to_string()).is_ok());
    }
}

#[test]
fn a_reply_without_a_usable_code_is_refused() {
    assert_eq!(read(Method::Login, r#"{"msg":"ok"}"#).unwrap_err(), ReplyError::NoCode);
    assert_eq!(read(Method::Login, r#"{"code":"abc"}"#).unwrap_err(), ReplyError::CodeType);
    assert_eq!(read(Method::Login, r#"{"code":null}"#).unwrap_err(), ReplyError::CodeType);
    assert_eq!(read(Method::Login, "[1]").unwrap_err(), ReplyError::NotAnObject);
}

// §1.1.6, §1.2.5
#[test]
fn a_reply_that_is_not_json_is_described_by_position_and_shape_only() {
    let looks = |body: &str| match read(Method::Login, body).unwrap_err() {
        ReplyError::NotJson { looks, .. } => looks,
        other => panic!("{other:?}"),
    };
    assert_eq!(looks(""), Looks::Empty);
    assert_eq!(looks("<html>hunter2"), Looks::Html);
    assert_eq!(looks(r#"{"code": 200, "da"#), Looks::CutShort);
    assert_eq!(looks("hunter2"), Looks::Other);
    assert_eq!(looks(r#"{"code":200,}"#), Looks::Other, "trailing commas are not forgiven");
    let shown = |body| read(Method::Login, body).unwrap_err().to_string();
    assert_eq!(shown("<html>hunter2"), "the gateway sent a web page: <xxxx>xxxxxxx");
    assert_eq!(shown("hunter2"), "not JSON at line 1, column 1: xxxxxxx");
    assert_eq!(shown(""), "the reply is empty");
}

// §1.2.4
#[test]
fn the_superfluous_bracket_of_a_printed_example_is_refused() {
    let printed = r#"{"code": 200, "msg": "ok", "data": {"param": []}}}"#;
    let error = read(Method::GetViewReportInfo, printed).unwrap_err();
    assert!(matches!(error, ReplyError::NotJson { looks: Looks::Other, .. }), "{error:?}");
}

#[test]
fn debug_shows_only_method_and_code_of_the_reply() {
    let reply = ok(Method::ViewReport, json!({"code": 200, "msg": "m1", "data": {"name": "李四"}, "extra": "x1"}));
    assert_eq!(format!("{reply:?}"), "Reply { method: Known(ViewReport), code: 200, .. }");
}

#[test]
fn a_form_without_a_method_keeps_its_hidden_fields_too() {
    let data = json!({" param": [{"type": 7, "key": "message_code"}], "hidden ": [{"key": "token", "value": "a1"}]});
    let form = ok(Method::GetViewReportInfo, json!({"code": 200, "data": data})).next.unwrap();
    assert_eq!((form.method.known(), form.hidden.len()), (Some(Method::ViewReport), 1));
}

#[test]
fn the_forms_picture_is_used_unless_the_reply_has_its_own() {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
    let next = json!({"method": "login", "param": [{"type": "6", "key": "pic_code", "value": png}]});
    let of_form = ok(Method::GetLoginInfo, json!({"code": 200, "data": {"next": next.clone()}}));
    assert_eq!((of_form.picture(), of_form.form_picture()), (Some(png), Some(png)));
    let own = ok(Method::Login, json!({"code": 210101, "data": {"pic_code": "aGk=", "next": next}}));
    assert_eq!((own.picture(), own.form_picture()), (Some("aGk="), Some(png)));
    assert_eq!(ok(Method::OnlineAuthentication, json!({"code": 200, "data": "rgcgeb"})).form_picture(), None);
}

#[test]
fn of_two_lists_of_rules_the_one_without_blanks_counts() {
    let data = json!({" rules ": [{"id": 1}, {"id": 1}], "rules": [{"id": 2}]});
    assert_eq!(ok(Method::GetVerifyMethod, json!({"code": 200, "data": data})).rules.len(), 1);
}
