use super::*;
use crate::gateway::Blame;
use crate::protocol::{Class, Method, Outcome};

const LOGIN: &str = "crawler_api_zx_login_response";

fn read_as(method: Method, json: &Value) -> Result<Reply, CallError> {
    read(&method.into(), json.to_string().as_bytes(), true, &str::to_owned)
}

fn login(json: &Value) -> Reply {
    read_as(Method::Login, json).unwrap()
}

#[test]
fn the_inner_reply_is_an_object_or_a_string_that_holds_one() {
    let inner = json!({"code": 200, "msg": "ok", "data": {"user_status": 2}});
    for inner in [inner.clone(), json!(inner.to_string())] {
        let reply = login(&json!({"error": 200, "msg": "success", "request_id": "r-1", LOGIN: inner}));
        assert_eq!((reply.code, reply.message().as_str(), reply.user_status_number()), (200, "ok", Some(2)));
    }
}

#[test]
fn a_refusal_inside_is_the_protocols() {
    let inner = json!({"code": "508110", "msg": "您未登录或已过期"});
    let reply = login(&json!({"error": "200", LOGIN: inner}));
    assert!(matches!(reply.outcome(), Outcome::Refused(entry) if entry.code == 508110));
}

#[test]
fn without_a_code_the_inner_part_is_the_data_of_a_success() {
    let name = "crawler_api_zx_viewReport_response";
    let report = Reply::json(br#"{"reportSn": "1", "amount": 1.50}"#, Limits::REPLY, &mut Mended::default()).unwrap();
    for inner in [report.clone(), json!(report.to_string())] {
        let reply = read_as(Method::ViewReport, &json!({"error": 200, "msg": "success", name: inner})).unwrap();
        assert_eq!((&reply.data, reply.code, reply.message().as_str()), (&report, 200, "success"));
        assert_eq!(reply.data["amount"].to_string(), "1.50", "numbers stay as they were written");
    }
    let picture = json!({"error": 200, "crawler_api_zx_getPicCode_response": "aGVsbG8="});
    assert_eq!(read_as(Method::GetPicCode, &picture).unwrap().picture(), Some("aGVsbG8="));
    assert_eq!(login(&json!({LOGIN: {"user_status": 2}})).user_status_number(), Some(2));
}

#[test]
fn an_inner_part_that_says_nothing_is_no_success() {
    for inner in [json!(null), json!(""), json!({}), json!("{}"), json!([]), json!({"msg": "internal"})] {
        let refused = read_as(Method::Login, &json!({"error": 200, "msg": "ok", LOGIN: inner})).unwrap_err();
        assert_eq!(refused, ReplyError::Lacks(THE_ANSWER).into(), "{inner}");
    }
}

#[test]
fn a_success_around_an_answer_that_says_nothing_is_no_success() {
    for inner in [json!(null), json!(""), json!([])] {
        for code in [0, 200] {
            let reply = json!({"error": 200, "code": code, LOGIN: inner});
            assert_eq!(read_as(Method::Login, &reply).unwrap_err(), ReplyError::Lacks(THE_ANSWER).into(), "{reply}");
        }
        let refused = login(&json!({"error": 200, "code": 508110, LOGIN: inner}));
        assert!(matches!(refused.outcome(), Outcome::Refused(entry) if entry.code == 508110));
    }
}

#[test]
fn a_string_that_holds_no_object_is_not_understood() {
    for inner in ["<html>502 Bad Gateway</html>", r#"{"code":508111,"msg":"#, "系统繁忙", "[]", "7"] {
        for method in [Method::Login, Method::ViewReport, Method::GetLoginInfo, Method::OnlineAuthentication] {
            let name = signed::response_name(&method.into());
            let refused = read_as(method, &json!({"error": 200, name: inner})).unwrap_err();
            assert!(
                matches!(refused, CallError::Reply(ReplyError::NotJson { .. } | ReplyError::NotAnObject)),
                "{inner} {refused:?}"
            );
        }
    }
}

#[test]
fn an_error_in_the_place_of_the_code_is_a_refusal() {
    for method in [Method::Login, Method::ViewReport] {
        let inner = json!({"error": 5, "msg": "internal"});
        for inner in [inner.clone(), json!(inner.to_string())] {
            let body = json!({"error": 200, "msg": "ok", signed::response_name(&method.into()): inner});
            let Err(CallError::Refused(refusal)) = read_as(method, &body) else { panic!("{body}") };
            assert_eq!((refusal.error.as_str(), refusal.msg.as_str()), ("5", "internal"));
        }
    }
    // Next to a code it is an unknown member.
    assert_eq!(login(&json!({"error": 200, LOGIN: {"code": 0, "error": 5}})).code, 0);
}

#[test]
fn a_code_around_the_inner_part_counts_where_that_has_none() {
    for inner in [json!(null), json!(""), json!({}), json!({"a": 1})] {
        assert_eq!(login(&json!({"error": 200, "code": 508110, "msg": "x", LOGIN: inner})).code, 508110);
    }
}

#[test]
fn a_reply_that_is_not_wrapped_is_taken_as_it_is() {
    let reply = login(&json!({"code": 208101, "msg": "x", "error": 500, "data": {}}));
    assert_eq!(reply.code, 208101);
}

#[test]
fn a_signed_call_is_refused_by_an_error_whatever_code_of_success_stands_beside_it() {
    for error in [json!(1004), json!("1004")] {
        for rest in [json!({"code": 0}), json!({"code": 200, "data": {"user_status": 2}}), json!({"code": "?"})] {
            let Value::Object(mut body) = rest else { unreachable!() };
            body.extend([("error".to_owned(), error.clone()), ("msg".to_owned(), json!("sign error"))]);
            let body = Value::Object(body);
            let Err(CallError::Refused(refusal)) = read_as(Method::Login, &body) else { panic!("{body}") };
            assert_eq!((refusal.error.as_str(), refusal.class()), ("1004", Class::Config));
        }
    }
    assert_eq!(login(&json!({"error": 200, "code": 0, "msg": "ok"})).code, 0);
    assert_eq!(login(&json!({"error": null, "code": 0, "msg": "ok"})).code, 0);
}

#[test]
fn to_a_plain_call_an_error_beside_a_code_is_an_unknown_member() {
    let body = json!({"code": 0, "error": 1004, "msg": "ok"}).to_string();
    let reply = read(&Method::Login.into(), body.as_bytes(), false, &str::to_owned).unwrap();
    assert_eq!((reply.code, &reply.extra["error"]), (0, &json!(1004)));
}

#[test]
fn a_form_within_is_found() {
    let inner = json!({"code": 0, "data": {"next": {"method": "submitQuestion", "param": []}}});
    let name = "crawler_api_zx_getQuestion_response";
    assert!(read_as(Method::GetQuestion, &json!({"error": 200, name: inner})).unwrap().next.is_some());
}

#[test]
fn the_request_id_and_what_else_is_around_follow_but_change_nothing() {
    let inner = json!({"code": 200, "msg": "in", "data": {"a": 1}, "own": 1});
    let around = json!({"error": 200, "msg": "out", "request_id": "r-1", "own": 2, "data": {"a": 2},
        "next": {"method": "login", "param": []}, LOGIN: inner});
    let reply = login(&around);
    assert_eq!(Value::Object(reply.extra.clone()), json!({"own": 1, "request_id": "r-1"}));
    assert_eq!((reply.message().as_str(), &reply.data, reply.next.is_none()), ("in", &json!({"a": 1}), true));
}

#[test]
fn another_error_is_the_gateways_own_whatever_else_is_there() {
    let inner = json!({"code": 200, "data": {}});
    for error in [json!(1002), json!("1002")] {
        for body in
            [json!({"error": error, "msg": "签名错误"}), json!({"error": error, "msg": "签名错误", LOGIN: inner})]
        {
            let Err(CallError::Refused(refusal)) = read_as(Method::Login, &body) else { panic!("{body}") };
            assert_eq!((refusal.error.as_str(), refusal.msg.as_str(), refusal.blame), ("1002", "签名错误", Blame::Key));
        }
    }
    let quota = read_as(Method::Login, &json!({"error": 403, "msg": "quota"})).unwrap_err();
    assert_eq!(quota.class(), Class::Protocol);
    let text = read_as(Method::Login, &json!({"error": "invalid_signature"})).unwrap_err();
    assert_eq!(text.class(), Class::Config, "an error may be a word, too");
}

#[test]
fn a_reply_without_the_methods_answer_is_not_understood() {
    let lacks = |json: Value| read_as(Method::Login, &json).unwrap_err();
    assert_eq!(lacks(json!({"error": 200, "msg": "ok"})), ReplyError::Lacks(THE_ANSWER).into());
    let other = json!({"error": 200, "crawler_api_zx_getQuestion_response": {"code": 200}});
    assert_eq!(lacks(other), ReplyError::Lacks(THE_ANSWER).into());
    let another = json!({"error": 200, "crawler_api_zx_getQuestion_response": {"code": 508149}});
    let empty_is_enough = read_as(Method::SubmitQuestion, &another).unwrap_err();
    assert_eq!(empty_is_enough, ReplyError::Lacks(THE_ANSWER).into(), "another method's answer is not nothing");
    assert_eq!(lacks(json!({"msg": "ok"})), ReplyError::NoCode.into());
    assert_eq!(lacks(json!([1])), ReplyError::NotAnObject.into());
    assert_eq!(lacks(json!({LOGIN: [1]})), ReplyError::DataType.into());
    assert!(matches!(
        read(&Method::Login.into(), b"<html>", true, &str::to_owned),
        Err(CallError::Reply(ReplyError::NotJson { .. }))
    ));
}

#[test]
fn the_methods_member_counts_in_any_spelling() {
    for name in
        ["crawler_api_zx_submitquestion_response", "submitQuestion_response", " crawler.api.zx.submitQuestion_response"]
    {
        let reply =
            read_as(Method::SubmitQuestion, &json!({"error": 200, name: {"code": 508149, "data": {}}})).unwrap();
        assert_eq!(reply.code, 508149, "{name}");
    }
}

/// A row of the table of envelopes: the method, the body, and the code that counts, or none where it is not understood.
type Row = (Method, Value, Option<i64>);

#[test]
fn an_outer_error_of_the_table_is_the_methods_own_code() {
    const QUESTION: &str = "crawler_api_zx_submitQuestion_response";
    const APPLY: &str = "crawler_api_zx_submitApplyMessageCode_response";
    const BANK_SMS: &str = "crawler_api_zx_getOnlineMessageCode_response";
    let table: [Row; 26] = [
        // The outer error is the code, whatever is inside, as long as that has no code of its own.
        (Method::Login, json!({"error": 208101, "msg": "x"}), Some(208101)),
        (Method::Login, json!({"error": "208101", "msg": "x"}), Some(208101)),
        (Method::Login, json!({" error ": " 208101 "}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: null}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: {}}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: []}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: ""}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: "<html>"}), Some(208101)),
        (Method::Login, json!({"error": 208101, LOGIN: {"pic_code": "aGVsbG8="}}), Some(208101)),
        (Method::Login, json!({"error": 508108, "code": 0}), Some(508108)),
        (Method::SubmitQuestion, json!({"error": 508114, QUESTION: {"next": {}}}), Some(508114)),
        // Inside of a success, an error in the place of the code.
        (Method::Login, json!({"error": 200, LOGIN: {"error": 208101, "msg": "x"}}), Some(208101)),
        // The inner code counts where there is one.
        (Method::Login, json!({"error": 208101, LOGIN: {"code": 508110}}), Some(508110)),
        (Method::Login, json!({"error": 200, LOGIN: {"code": 208101}}), Some(208101)),
        (Method::Login, json!({"error": 0, LOGIN: {"code": 0, "data": {}}}), Some(0)),
        // Both numbers of a success are one, and what is inside is the data.
        (Method::Login, json!({"error": 200, LOGIN: {"user_status": 2}}), Some(200)),
        (Method::Login, json!({"error": 0, LOGIN: {"user_status": 2}}), Some(200)),
        (Method::Login, json!({"error": "0", LOGIN: {"user_status": 2}}), Some(200)),
        // A success that holds nothing is one where the document's data is empty, and only there.
        (Method::SubmitApplyMessageCode, json!({"error": 200, "msg": "ok"}), Some(200)),
        (Method::SubmitApplyMessageCode, json!({"error": 0, APPLY: {"next": {"method": "login"}}}), Some(200)),
        (Method::SubmitApplyMessageCode, json!({"error": 200, APPLY: {"msg": "internal"}}), None),
        (Method::SubmitApplyMessageCode, json!({APPLY: {}}), None),
        (Method::GetOnlineMessageCode, json!({"error": 200, BANK_SMS: []}), Some(200)),
        (Method::GetOnlineMessageCode, json!({"error": 200, BANK_SMS: "<html>"}), None),
        (Method::Login, json!({"error": 200, "msg": "ok"}), None),
        (Method::Login, json!({"error": 0, LOGIN: {}}), None),
    ];
    for (method, body, code) in &table {
        for signed in [true, false] {
            if !signed && body.get("code").is_some() {
                continue; // to a plain call a code beside it is the reply's own
            }
            let read = read(&(*method).into(), body.to_string().as_bytes(), signed, &str::to_owned);
            assert_eq!(read.as_ref().ok().map(|reply| reply.code), *code, "{body} {read:?}");
            assert!(read.is_ok() || matches!(read, Err(CallError::Reply(_))), "{body} {read:?}");
        }
    }
    for inner in [json!(null), json!(""), json!({}), json!("{}"), json!([]), json!({"next": null})] {
        for (method, name) in [(Method::SubmitQuestion, QUESTION), (Method::SubmitApplyMessageCode, APPLY)] {
            let reply = read_as(method, &json!({"error": 200, "request_id": "r-1", name: inner})).unwrap();
            assert!(matches!(reply.outcome(), Outcome::Success), "{inner}");
            assert_eq!(reply.extra["request_id"], "r-1");
        }
    }
}

#[test]
fn every_code_of_the_table_is_itself_as_an_outer_error() {
    for entry in codes::CODES.iter().filter(|entry| !matches!(entry.code, 0 | 200)) {
        for error in [json!(entry.code), json!(entry.code.to_string())] {
            let reply = login(&json!({"error": error, "msg": entry.vendor_text, "request_id": "r-1"}));
            let Outcome::Refused(found) = reply.outcome() else { panic!("{reply:?}") };
            assert_eq!((found.class, found.recovery, &reply.code_sent), (entry.class, entry.recovery, &error));
            assert_eq!((reply.message().as_str(), &reply.extra["request_id"]), (entry.vendor_text, &json!("r-1")));
        }
    }
}

#[test]
fn an_answer_inside_of_an_outer_refusal_is_kept_as_its_data() {
    let inner = json!({"next": {"method": "login", "param": []}, "pic_code": "aGVsbG8="});
    let reply = login(&json!({"error": 210101, "msg": "x", LOGIN: inner}));
    assert_eq!((reply.code, reply.picture(), reply.next.is_some()), (210101, Some("aGVsbG8="), true));
}

#[test]
fn the_name_of_the_answer_may_have_dots_capitals_and_blanks_but_no_other_letters() {
    for (name, fits) in [
        (" Crawler.API_zx.getLoginInfo.Response ", true),
        ("getlogininfo_response", true),
        ("getLoginInfo-response", false),
        ("号getLoginInfo_response", false),
    ] {
        let outer = json!({ name: {} });
        assert_eq!(response_of(outer.as_object().unwrap(), &Method::GetLoginInfo.into()).is_some(), fits, "{name}");
    }
    let has = |name: &str| has_response(json!({ name: {} }).as_object().unwrap());
    assert!(has("x.Response ") && !has("response") && !has("号esponse") && !has(""));
}
