//! `sandbox serve --verbatim`: replies equal the document's examples member for member, and the client reads them.

use serde_json::{Map, Value, json};

use super::bench::Bench;
use super::stage::Stage;
use super::support::served::Served;

/// The reply examples, each with the section's number. Examples that the document's pages split are joined here, and
/// the code of 1.2.2, printed as `20 0`, is 200.
const PRINTED: &str = include_str!("../support/document/replies.json");

/// The reply example of a section.
fn example(section: &str) -> Value {
    let examples: Vec<Value> = serde_json::from_str(PRINTED).unwrap();
    examples.into_iter().find(|example| example["section"] == section).unwrap()["reply"].clone()
}

/// Asserts equal member names, in the same order, and equal JSON types. Each object in a list is compared with the
/// first object of the example's list.
#[track_caller]
fn assert_same_structure(reply: &Value, example: &Value, path: &str) {
    match (reply, example) {
        (Value::Object(reply), Value::Object(example)) => {
            let names = |members: &Map<String, Value>| members.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(reply), names(example), "{path}");
            for (name, value) in example {
                assert_same_structure(&reply[name], value, &format!("{path}.{name}"));
            }
        }
        (Value::Array(reply), Value::Array(example)) => {
            for item in reply.iter().filter(|_| !example.is_empty()) {
                assert_same_structure(item, &example[0], &format!("{path}[]"));
            }
        }
        _ => assert_eq!(std::mem::discriminant(reply), std::mem::discriminant(example), "{path}"),
    }
}

/// Asserts that a form equals the example, including the order, because its texts, keys, types, methods and blanks are
/// constant.
#[track_caller]
fn assert_equal(reply: &Value, section: &str) {
    assert_eq!(reply.to_string(), example(section).to_string(), "{section}");
}

/// A person who makes one call after another.
struct Caller<'a> {
    served: &'a Served,
    user_id: &'a str,
}

impl Caller<'_> {
    fn send(&self, method: &str, params: Value) -> Value {
        let mut biz_data = json!({"merchant_id": "123124", "app_name": "rong360bigapp", "app_version": "2.0.0",
            "platform": "web", "notice_url": "http://m.rong360.com/api/notice", "user_id": self.user_id});
        biz_data.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
        let request = json!({"method": format!("crawler.api.zx.{method}"), "biz_data": biz_data});
        self.served.post(&request.to_string()).1
    }

    fn captcha(&self) -> Value {
        let reply = self.send("getPicCode", json!({"type": 2}));
        assert_same_structure(&reply, &example("1.1.1"), "1.1.1");
        self.served.inbox(self.user_id)["captcha"].clone()
    }

    fn sms(&self, method: &str) -> Value {
        let inbox = self.served.inbox(self.user_id);
        inbox["sms"].as_array().unwrap().iter().find(|sms| sms["method"] == method).unwrap()["code"].clone()
    }

    fn login(&self, stage: &Stage) -> Value {
        let pic_code = self.captcha();
        let params =
            json!({"login_name": stage.own("login_name"), "password": stage.own("password"), "pic_code": pic_code});
        self.send("login", params)
    }
}

// §1.1.1, §1.1.2, §1.1.3, §1.1.4, §1.1.5, §1.1.7, §1.1.8, §1.1.9, §1.2.0, §1.2.2, §1.2.3
#[test]
fn the_replies_up_to_an_application_by_credit_card_equal_the_examples() {
    let stage = Stage::serving(&["--verbatim"], "apply-credit-01");
    let caller = Caller { served: stage.served.as_ref().unwrap(), user_id: "u1" };
    assert_equal(&caller.send("getLoginInfo", json!({})), "1.1.2");
    assert_equal(&caller.login(&stage), "1.1.3");
    let rules = json!({"login_name": stage.own("login_name"), "type": 1});
    assert_equal(&caller.send("getVerifyMethod", rules), "1.1.4");
    assert_equal(&caller.send("getQuestion", json!({})), "1.1.5");
    let card = json!({"bank_card": stage.own("bank_card"), "type": 1});
    assert_equal(&caller.send("onlineValidateCard", card), "1.1.7 credit");
    assert_equal(&caller.send("getOnlineMessageCode", json!({"cellphone": stage.own("cellphone")})), "1.1.8");
    let keys = ["cellphone", "real_name", "id_card", "bank_card", "year", "month", "last_three"];
    let mut params: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), stage.own(key).into())).collect();
    params.insert("message_code".into(), caller.sms("onlineAuthentication"));
    params.extend([("card_type".to_owned(), json!("2")), ("type".to_owned(), json!(1))]);
    let mut authenticated = caller.send("onlineAuthentication", params.into());
    let code = authenticated["data"]["next"]["param"][0]["value"].take();
    authenticated["data"]["next"]["param"][0]["value"] = "rgcgeb".into();
    assert_equal(&authenticated, "1.1.9");
    let submitted = json!({"pic_code": caller.captcha(), "unionpay_code": code});
    assert_equal(&caller.send("submitOnlineAuth", submitted), "1.2.0");
    assert_equal(&caller.send("getOnlineMessageCode", json!({})), "1.2.2");
    let applied = json!({"message_code": caller.sms("submitApplyMessageCode")});
    assert_equal(&caller.send("submitApplyMessageCode", applied), "1.2.3");
}

// §1.1.6, §1.1.7, §1.2.1
#[test]
fn the_replies_to_a_debit_card_to_answers_and_to_the_authenticated_equal_the_examples() {
    let stage = Stage::serving(&["--verbatim"], "apply-debit-01");
    let caller = Caller { served: stage.served.as_ref().unwrap(), user_id: "u1" };
    caller.login(&stage);
    let card = json!({"bank_card": stage.own("bank_card"), "type": 1});
    assert_equal(&caller.send("onlineValidateCard", card), "1.1.7 debit");
    caller.send("getQuestion", json!({}));
    let answers: Map<String, Value> = (0..5).map(|n| (format!("kbaList[{n}].options"), "1".into())).collect();
    assert_equal(&caller.send("submitQuestion", answers.into()), "1.1.6");

    let stage = Stage::serving(&["--verbatim"], "authenticated-01");
    let caller = Caller { served: stage.served.as_ref().unwrap(), user_id: "u1" };
    caller.login(&stage);
    let name = json!({"login_name": stage.own("login_name")});
    assert_equal(&caller.send("getOnlineAuthedInfo", name), "1.2.1");
}

// §1.2.4, §1.2.5
#[test]
fn the_login_and_the_report_of_every_person_have_the_members_of_the_examples() {
    for number in 1..=8 {
        let stage = Stage::serving(&["--verbatim"], &format!("report-ready-{number:02}"));
        let caller = Caller { served: stage.served.as_ref().unwrap(), user_id: "u1" };
        assert_same_structure(&caller.login(&stage), &example("1.1.3"), "1.1.3");
        assert_equal(&caller.send("getViewReportInfo", json!({})), "1.2.4");
        let params =
            json!({"login_name": stage.own("login_name"), "message_code": caller.sms("viewReport"), "version": "2.0"});
        assert_same_structure(&caller.send("viewReport", params), &example("1.2.5"), "1.2.5");
    }
}

// §2.1
#[test]
fn a_code_forced_by_a_fault_has_the_documents_blanks_as_well() {
    let said = |options: &[&str]| {
        let faults = ["--fault", "code:getLoginInfo#1:508126", "--fault", "code:getLoginInfo#2:508149"];
        let served = Served::with(&[options, &faults].concat());
        let caller = Caller { served: &served, user_id: "u1" };
        [1, 2].map(|_| caller.send("getLoginInfo", json!({})))
    };
    let refused = |code: i64, msg: &str| json!({"code": code, "msg": msg, "data": {}});
    let plain = [refused(508126, "短信验证码超过重试次数"), refused(508149, "您输入的信息有误, 请重新认证")];
    let printed = [refused(508126, "短信验证码超过重试次数 "), refused(508149, " 您输入的信息有误, 请重新认证")];
    assert_eq!((said(&[]), said(&["--verbatim"])), (plain, printed));
}

/// `run` to the report by each route, through a sandbox that is served with these options.
pub fn goes_every_way(options: &[&str]) {
    for (person, route) in [
        ("apply-credit-01", "--route unionpay"),
        ("apply-debit-01", "--route unionpay"),
        ("apply-questions-01", "--route questions"),
        ("authenticated-01", ""),
    ] {
        let stage = Stage::serving(options, person);
        stage.go(route).exits(7);
        assert_eq!(stage.applied(), 1, "{person}");
        stage.run("sandbox advance 25h").json();
        let report = stage.go("").exits(0).value();
        assert_eq!(report["method"], "viewReport", "{person}: {report}");
        stage.called(); // each call has the documented types and no stray blank
    }
}

// §1.1.2, §1.1.7
#[test]
fn the_client_completes_every_route_in_a_verbatim_sandbox() {
    goes_every_way(&["--verbatim"]);
}

#[test]
fn both_options_can_be_combined() {
    goes_every_way(&["--verbatim", "--lenient"]);
}

// §1.2.4
#[test]
fn the_printed_form_of_the_report_is_shown_whole_and_its_hint_is_told() {
    let bench = Bench::new();
    let printed = example("1.2.4");
    let shown = bench.accept("report-info", &printed);
    assert_eq!((&shown["code"], &shown["msg"], &shown["data"]), (&json!(200), &json!("ok"), &printed["data"]));
    assert_eq!(shown["next"], json!({"method": "viewReport", "param": printed["data"]["param"]}));
    let program = bench.zhengxin.program("ask", "echo \"$ZHENGXIN_ASK_TITLE, $ZHENGXIN_ASK_HINT\" > told; echo herdrc");
    bench.run(&format!("report --login-name zhangsan --lang zh --ask {program}")).exits(0);
    let told = std::fs::read_to_string(bench.zhengxin.path("told")).unwrap();
    assert_eq!(told, "央行验证码, 短信下发至您注册时使用的手机中\n");
    assert_eq!(bench.sent().1, json!({"login_name": "zhangsan", "message_code": "herdrc", "version": "2.0"}));
}

// §1.2.5
#[test]
fn the_printed_report_is_returned_whole() {
    let printed = example("1.2.5");
    let shown = Bench::new().accept("report --login-name zhangsan --message-code herdrc", &printed);
    assert_eq!((&shown["code"], &shown["msg"]), (&json!(200), &json!("ok")));
    assert_eq!(shown["data"].to_string(), printed["data"].to_string());
}
