//! Forms as the platform really builds them (protocol.md, 2.1): `refresh_method`, a captcha's picture in its `value`,
//! types as strings, `detail_hint`, options from 0. Also the refresh that a form names, which is honoured for every
//! field.

use serde_json::{Value, json};

use super::asked::{ALL, Asked};
use super::behind::with;
use super::bench::{Bench, form, logged_in, ok};
use super::stage::Stage;
use super::support::between::{Between, Fate};

/// A PNG of one white dot.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";

/// A person of a gateway that changes the login form, or another reply.
fn changing(person: &str, method: &'static str, change: fn(&str, Value) -> String) -> (Stage, Between) {
    with(person, move |call| if call.method == method { Fate::Changed(change) } else { Fate::Through })
}

fn captcha_of_the_login_form(reply: &mut Value) -> &mut Value {
    &mut reply["data"]["next"]["param"][2]
}

/// Every form as the platform's server writes it.
fn snake_case(_: &str, mut reply: Value) -> String {
    fn each(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (of_the_document, platforms) in
                    [("refreshMethod", "refresh_method"), ("refreshParam", "refresh_param")]
                {
                    if let Some(value) = members.remove(of_the_document) {
                        members.insert(platforms.to_owned(), value);
                    }
                }
                if let (Some(kind), true) = (members.get("type").cloned(), members.contains_key("key")) {
                    members.insert("type".to_owned(), kind.to_string().into());
                }
                members.values_mut().for_each(each);
            }
            Value::Array(items) => items.iter_mut().for_each(each),
            _ => {}
        }
    }
    each(&mut reply["data"]);
    reply.to_string()
}

#[test]
fn a_run_succeeds_with_forms_in_snake_case_and_types_as_strings() {
    for person in ["apply-credit-01", "apply-debit-01", "apply-questions-01"] {
        let (stage, gateway) = with(person, |_| Fate::Changed(snake_case));
        stage.go("").exits(7);
        assert_eq!(stage.applied(), 1, "{person}");
        assert_eq!(gateway.sent("getPicCode")[0]["type"], json!(2), "{person}");
    }
}

#[test]
fn a_captchas_own_refresh_is_called_with_the_forms_parameters() {
    let field = json!({"type": "6", "key": "pic_code", "refresh_method": "getImage ", "refresh_param": [
        {"key": "scene", "value": "login"}, {"key": "type", "value": "1"}]});
    let bench = Bench::new();
    bench.accept("login-info", &form("login", json!([field])));
    bench.accept("captcha", &ok(json!({"pic_code": PNG})));
    assert_eq!(bench.sent(), ("crawler.api.zx.getImage".to_owned(), json!({"scene": "login", "type": 1})));
}

// §1.1.2
#[test]
fn the_picture_type_that_a_form_names_is_sent() {
    let field = json!({"type": 6, "key": "pic_code", "refreshMethod": "getPicCode", "refreshParam": [{"key": "type", "value": 1}]});
    let bench = Bench::new();
    bench.accept("login-info", &form("login", json!([field])));
    let captcha = bench.accept("captcha", &ok(json!({"pic_code": PNG})));
    assert_eq!(bench.sent(), ("crawler.api.zx.getPicCode".to_owned(), json!({"type": 1})));
    assert_eq!(
        captcha["next_step"].as_str().unwrap(),
        "zhengxin login --json",
        "it is the login's picture all the same"
    );
}

#[test]
fn the_banks_sms_is_requested_with_the_method_and_parameters_of_its_form() {
    let field = json!({"type": 7, "key": "message_code", "refresh_method": "sendBankCode",
        "refresh_param": [{"key": "cellphone", "value": ""}, {"key": "channel", "value": "7"}]});
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_EXTRA_FIELDS", "cellphone");
    bench.accept(LOGIN, &logged_in());
    let card = ok(json!({"cardtype": 1, "next": {"method": "onlineAuthentication", "param": [field]}}));
    bench.accept("unionpay card --bank-card 6200000000000005", &card);
    bench.accept("unionpay sms --cellphone 13800000001", &ok(json!({})));
    let sent = json!({"cellphone": "13800000001", "channel": "7"});
    assert_eq!(bench.sent(), ("crawler.api.zx.sendBankCode".to_owned(), sent));
}

#[test]
fn a_run_finds_the_parameters_of_a_picture_before_requesting_it() {
    let (stage, gateway) = changing("report-ready-01", "getLoginInfo", |_, mut reply| {
        captcha_of_the_login_form(&mut reply)["refreshParam"] =
            json!([{"key": "type", "value": 2}, {"key": "session", "value": "s1"}, {"key": "login_name", "value": ""}]);
        reply.to_string()
    });
    let stage = stage.env("ZHENGXIN_EXTRA_FIELDS", "login_name");
    stage.go("--until login").exits(0);
    let sent = &gateway.sent("getPicCode")[0];
    assert_eq!((&sent["session"], &sent["login_name"]), (&json!("s1"), &json!("report-ready-01")));
    assert_eq!(gateway.methods(), ["getLoginInfo", "getPicCode", "login"]);
}

#[test]
fn a_refresh_that_submits_or_logs_in_is_refused_in_every_spelling() {
    for method in [
        "login",
        "submitQuestion",
        "onlineAuthentication",
        "submitOnlineAuth",
        "submitApplyMessageCode",
        "viewReport",
        "SubmitQuestion",
        "crawler.api.zx.submit_question",
        "LogIn",
    ] {
        let field = json!({"type": 6, "key": "pic_code", "refresh_method": format!("crawler.api.zx.{method} ")});
        let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
        bench.accept("login-info", &form("login", json!([field])));
        for line in ["captcha", LOGIN, "run --no-input --until login"] {
            let error = bench.run(line).exits(10).error();
            assert_eq!(error["class"], "protocol", "{method} {line}: {error}");
        }
        assert_eq!(bench.gateway.requests().len(), 1, "{method}");
    }
}

#[test]
fn no_secret_is_sent_with_a_refresh_in_any_spelling() {
    let captcha = json!({"type": 6, "key": "pic_code", "refresh_method": "getPicCode",
        "refresh_param": [{"key": "type", "value": 2}, {"key": "password", "value": ""}]});
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LOGIN_NAME", "lisi");
    bench.accept("login-info", &form("login", json!([captcha])));
    for line in ["captcha", LOGIN, "run --no-input --until login"] {
        assert_eq!(bench.run(line).exits(10).error()["fields"], json!(["password"]), "{line}");
    }
    assert_eq!(bench.gateway.requests().len(), 1);
    let sms = json!({"type": 7, "key": "message_code", "refresh_method": "sendIt", "refresh_param": [{"key": "password", "value": ""}]});
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.accept(LOGIN, &logged_in());
    let card = ok(json!({"cardtype": 1, "next": {"method": "onlineAuthentication", "param": [sms]}}));
    bench.accept("unionpay card --bank-card 6200000000000005", &card);
    bench.run("unionpay sms --cellphone 13800000001").exits(10);
    assert_eq!(bench.gateway.requests().len(), 2);
}

#[test]
fn personal_values_of_a_refresh_in_snake_case_are_not_stored() {
    let params = json!([{"key": "real_name", "value": "张三"}, {"key": "scene", "value": "a1"}]);
    let field =
        json!({"type": "7", "key": "message_code", "refresh_method": "getOnlineMessageCode", "refresh_param": params});
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept(LOGIN, &logged_in());
    bench.accept("apply info", &form("submitApplyMessageCode", json!([field])));
    let session = bench.zhengxin.session_text();
    assert!(!session.contains("张三") && session.contains("a1"), "{session}");
}

#[test]
fn a_refresh_in_snake_case_has_the_usual_limit_of_parameters() {
    let params = vec![json!({"key": "k", "value": "v"}); 101];
    let field =
        json!({"type": 7, "key": "message_code", "refresh_method": "getOnlineMessageCode", "refresh_param": params});
    let bench = Bench::hearing(&[&form("login", json!([field])).to_string()]);
    assert_eq!(bench.run("login-info").exits(10).error()["class"], "protocol");
}

/// The login form with a picture in its captcha's value.
fn with_a_picture(_: &str, mut reply: Value) -> String {
    captcha_of_the_login_form(&mut reply)["value"] = PNG.into();
    reply.to_string()
}

#[test]
fn a_picture_in_a_captchas_value_is_used_until_it_is_refused() {
    let (stage, gateway) = changing("report-ready-01", "getLoginInfo", with_a_picture);
    let script = format!(
        "[ -z \"$ZHENGXIN_ASK_IMAGE\" ] || wc -c < \"$ZHENGXIN_ASK_IMAGE\" >> log\ncase $key-$ZHENGXIN_ASK_ATTEMPT in pic_code-1) echo 2wt56f;; *) {ALL};; esac"
    );
    let asked = Asked::new(stage, &script);
    asked.go("--until login").exits(0);
    assert_eq!(gateway.methods(), ["getLoginInfo", "login", "getPicCode", "login"]);
    assert_eq!(gateway.sent("login")[0]["pic_code"], "2wt56f");
    let sizes: Vec<String> = asked.log().split_whitespace().map(str::to_owned).collect();
    assert_eq!(sizes[0], "67", "the form's own picture");
    assert_ne!(sizes[1], "67", "a new one after the refusal");
}

#[test]
fn a_picture_that_came_with_the_form_is_kept_for_the_next_command() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    let field = json!({"type": 6, "key": "pic_code", "value": format!("data:image/png;base64,{PNG}")});
    let info = bench.accept(
        "login-info",
        &form("login", json!([{"type": 1, "key": "login_name"}, {"type": 5, "key": "password"}, field])),
    );
    let file = info["file"].as_str().unwrap().to_owned();
    assert_eq!(std::fs::read(&file).unwrap().len(), 67);
    let error = bench.run("login --login-name lisi --no-input").exits(11).error();
    assert_eq!((&error["file"], &error["next_step"]), (&json!(file), &Value::Null));
    let ask = bench.zhengxin.program(
        "ask",
        "cmp -s \"$ZHENGXIN_ASK_IMAGE\" \"$HOME/seen\" || cp \"$ZHENGXIN_ASK_IMAGE\" \"$HOME/seen\"; echo abc123",
    );
    bench.gateway.will_say(&logged_in().to_string());
    bench.run(&format!("login --login-name lisi --ask {ask}")).json();
    assert_eq!(
        bench.sent(),
        ("crawler.api.zx.login".to_owned(), json!({"login_name": "lisi", "password": "hunter2", "pic_code": "abc123"}))
    );
    assert_eq!(bench.gateway.requests().len(), 2, "no other picture was fetched");
}

#[test]
fn other_base64_in_a_captchas_value_is_neither_picture_nor_answer() {
    let (stage, gateway) = changing("report-ready-01", "getLoginInfo", |_, mut reply| {
        captcha_of_the_login_form(&mut reply)["value"] = "PGh0bWw+YnVzeTwvaHRtbD48aHRtbD5idXN5PC9odG1sPg==".into();
        reply.to_string()
    });
    stage.go("--until login").exits(0);
    assert_eq!(gateway.methods(), ["getLoginInfo", "getPicCode", "login"]);
}

// §1.1.2
#[test]
fn a_detailed_hint_is_shown_with_the_hint() {
    let (stage, _) = changing("report-ready-01", "getLoginInfo", |_, mut reply| {
        let field = captcha_of_the_login_form(&mut reply);
        field["detail_hint"] = "看不清可换一张".into();
        reply.to_string()
    });
    let asked = Asked::new(stage, &format!("echo \"$key $ZHENGXIN_ASK_HINT\" >> log\n{ALL}"));
    asked.go("--until login").exits(0);
    assert!(asked.log().contains("pic_code 6 位， 由字母、数字组成  看不清可换一张"), "{}", asked.log());
    assert!(asked.stage.run("login-info").stdout.contains("detail_hint"));
}

#[test]
fn a_choice_numbered_from_0_is_answered_by_its_own_values() {
    fn from_0(_: &str, mut reply: Value) -> String {
        for field in reply["data"]["next"]["param"].as_array_mut().unwrap() {
            for option in field["options"].as_array_mut().unwrap() {
                option["value"] = (option["value"].as_i64().unwrap() - 1).into();
            }
        }
        reply.to_string()
    }
    let (stage, gateway) = changing("apply-questions-01", "getQuestion", from_0);
    let answers = stage.answers_and(&json!({"question_answers": "0,1,2,3,4"}));
    let answers = stage.zhengxin.answers(&answers);
    stage.run(&format!("run --answers {answers} --ask sandbox: --max-tries 1"));
    let sent = &gateway.sent("submitQuestion")[0];
    let values: Vec<&str> = (0..5).map(|n| sent[format!("kbaList[{n}].options")].as_str().unwrap()).collect();
    assert_eq!(values, ["0", "1", "2", "3", "4"]);
    let five = stage.zhengxin.answers(&stage.answers_and(&json!({"question_answers": "5,1,2,3,4"})));
    stage.run(&format!("submit-answers --answers {five} --no-input --again")).exits(3);
}
