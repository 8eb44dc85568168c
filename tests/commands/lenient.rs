//! `sandbox serve --lenient` accepts the request examples of the vendor's document exactly as printed. In every
//! dialect, replies have only the vendor's codes and texts, and a header names the problem.

use serde_json::{Value, json};

use super::stage::Stage;
use super::support::served::Served;

/// Every request example, each after its section's number.
const PRINTED: &str = include_str!("../support/document/requests.txt");

/// The text of 508149. The document prints a blank before it.
const TEXT: &str = "您输入的信息有误, 请重新认证";
const PRINTED_TEXT: &str = " 您输入的信息有误, 请重新认证";

/// The examples: section and body.
fn examples() -> Vec<(&'static str, &'static str)> {
    let examples: Vec<_> = PRINTED.split('§').skip(1).map(|part| part.split_once('\n').unwrap()).collect();
    assert_eq!(examples.len(), 13, "the pages of 1.1.8 and 1.2.2 are lost");
    examples
}

fn problem(head: &str) -> Option<&str> {
    head.lines().find_map(|line| line.strip_prefix("sandbox-problem: "))
}

// §1.1.1, §1.1.2, §1.1.3, §1.1.4, §1.1.5, §1.1.6, §1.1.7, §1.1.9, §1.2.1, §1.2.3, §1.2.4, §1.2.5
#[test]
fn every_request_example_is_accepted_as_printed_and_in_any_order() {
    let served = Served::with(&["--lenient"]);
    for (section, body) in examples().into_iter().chain(examples().into_iter().rev()) {
        let (head, reply) = served.post(body);
        assert_eq!((&reply["code"], problem(&head)), (&json!(200), None), "{section}: {reply}");
    }
    assert_eq!(served.post(examples()[12].1).1["data"]["loginName"], "123124455", "it is a report");
}

#[test]
fn without_the_flag_no_example_is_accepted() {
    let served = Served::start();
    let accepted = examples().into_iter().filter(|(_, body)| served.post(body).1["code"] == 200);
    assert_eq!(accepted.count(), 0, "their commas alone are not JSON, and nobody is logged in");
}

// §1.2.0, §1.2.3, §1.2.5
#[test]
fn a_value_other_than_the_printed_one_is_still_refused() {
    let served = Served::with(&["--lenient"]);
    for (section, printed, other, code) in [
        ("1.1.3", r#""password": "123124455""#, r#""password": "1""#, 208101),
        ("1.1.6", r#"": "5""#, r#"": "6""#, 508209),
        ("1.1.7", "1111111111111111", "1111111111111112", 508122),
        ("1.1.9", r#""cellphone": "13800000000""#, r#""cellphone": "13800000009""#, 508121),
        ("1.2.0", "2wt56f", "2wt56g", 210101),
        ("1.2.0", "uikie9", "uikie8", 508117),
        ("1.2.3", r#""message_code": "123124455""#, r#""message_code": "123456""#, 211101),
        ("1.2.5", "herdrc", "herdrd", 508115),
        ("1.2.5", "zhangsan", "lisi", 508110),
    ] {
        let (_, body) = examples().into_iter().find(|(found, _)| *found == section).unwrap();
        assert!(body.contains(printed), "{section}");
        let served = if section == "1.2.5" { &Served::with(&["--lenient"]) } else { &served };
        assert_eq!(served.post(&body.replace(printed, other)).1["code"], code, "{section} {other}");
    }
}

/// A call of an applicant of the sandbox, written as in the document.
fn call(user_id: &str, method: &str, more: &str) -> String {
    format!(
        r#"{{"method": " crawler.api.zx.{method} ", "biz_data": {{"merchant_id": "123124", "app_name": "rong360bigapp",
        "app_version": "2.0.0", "platform": "web", "notice_url": "http://m.rong360.com/api/notice", "user_id": "{user_id}",
        {more}, }}"#
    )
}

// §1.1.9, §1.2.0
#[test]
fn a_credit_card_may_apply_with_integers_with_blanks_and_without_a_type() {
    let stage = Stage::serving(&["--lenient"], "apply-credit-01");
    let served = stage.served.as_ref().unwrap();
    // The user_id of the document's example is that example's applicant only in the example itself; here another person
    // logs in with it.
    let user_id = "123124455";
    let own = |key: &str| stage.own(key).to_owned();
    let send = |method: &str, more: &str| {
        let (head, reply) = served.post(&call(user_id, method, more));
        assert_eq!(reply["code"], 200, "{method}: {reply} {:?}", problem(&head));
        reply["data"].clone()
    };
    let sms = |method: &str| {
        let inbox = served.inbox(user_id);
        let sms = inbox["sms"].as_array().unwrap().iter().find(|sms| sms["method"] == method).unwrap();
        sms["code"].as_str().unwrap().to_owned()
    };
    send("login", &format!(r#"" login_name ": " {} ", "password": "{}""#, own("login_name"), own("password")));
    assert_eq!(send("getVerifyMethod", r#""type": "1""#)["rules"][0]["id"], 2);
    send("onlineValidateCard", &format!(r#""bank_card": "{}""#, own("bank_card")));
    send("getOnlineMessageCode", &format!(r#""cellphone": "{}", "card_type": "13800000000""#, own("cellphone")));
    let number = |key: &str| own(key).parse::<u32>().unwrap();
    let authentication = format!(
        r#""cellphone": "{}", "real_name": "{}", "id_card": "{}", "card_type": 2, "cank_card": "{}", "password": "",
        "message_code": "{}", "year": {}, "month": {}, "last_three": {}"#,
        own("cellphone"),
        own("real_name"),
        own("id_card"),
        own("bank_card"),
        sms("onlineAuthentication"),
        number("year"),
        number("month"),
        number("last_three"),
    );
    let form = send("onlineAuthentication", &authentication);
    let code = form["next"]["param"][0]["value"].as_str().unwrap();
    send("getPicCode", r#""type": "2""#);
    let captcha = served.inbox(user_id)["captcha"].as_str().unwrap().to_owned();
    send("submitOnlineAuth", &format!(r#""pic_code": "{captcha}", "usnionpay_code": " {code}""#));
    send("getOnlineMessageCode", r#""a": 1"#);
    send("submitApplyMessageCode", &format!(r#""message_code": "{} ""#, sms("submitApplyMessageCode")));
    assert_eq!(stage.applied(), 1);
}

#[test]
fn a_header_names_the_problem_beside_the_vendors_unchanged_text() {
    let whole = |method: &str, more: Value| {
        let mut params = json!({"merchant_id": "1", "app_name": "a", "app_version": "2", "platform": "web",
            "notice_url": "http://m.example", "user_id": "u1"});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"method": format!("crawler.api.zx.{method}"), "biz_data": params}).to_string()
    };
    let login = whole("login", json!({"login_name": "report-ready-01", "password": "x"}));
    for (options, text) in [(&[][..], TEXT), (&["--lenient"], TEXT), (&["--verbatim"], PRINTED_TEXT)] {
        let served = Served::with(options);
        let cases = [
            (whole("getPicCode", json!({"type": 3})), "type is none of the integers [1, 2]"),
            (whole("sendApplyCode", json!({})), "method is missing or unknown"),
            (json!({"method": "crawler.api.zx.login", "biz_data": 1}).to_string(), "biz_data is no object"),
            (whole("login", json!({"merchant_id": " "})), "merchant_id is missing or no string"),
            ("<html>".to_owned(), "the body is no json"),
        ];
        for (body, named) in cases {
            let (head, reply) = served.post(&body);
            assert_eq!(problem(&head), Some(named), "{options:?} {reply}");
            assert_eq!(reply, json!({"code": 508149, "msg": text, "data": {}}));
        }
    }
    let (head, reply) = Served::start().post(&login);
    assert_eq!((&reply["code"], &reply["msg"]), (&json!(210101), &json!("图片验证码输入不正确")));
    assert_eq!(problem(&head), None, "the code says it all");
}

#[test]
fn the_client_completes_every_route_with_a_lenient_sandbox() {
    super::verbatim::goes_every_way(&["--lenient"]);
}

#[test]
fn a_replayed_recording_refuses_dialect_options() {
    let zhengxin = super::support::cli::Zhengxin::new();
    for option in ["--lenient", "--verbatim"] {
        zhengxin.run(&format!("sandbox serve --replay calls.jsonl {option}")).exits(2);
    }
}
