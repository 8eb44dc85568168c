//! The printed result of every liberty the document allows a gateway in its replies (protocol.md, sections 2
//! and 2.1).

use serde_json::{Value, json};

use super::bench::Bench;

/// The exact output of a command with this reply.
#[track_caller]
fn printed(line: &str, reply: &str) -> String {
    Bench::hearing(&[reply]).run(line).exits(0).stdout
}

/// The same as JSON.
#[track_caller]
fn shown(line: &str, reply: &str) -> Value {
    Bench::hearing(&[reply]).run(line).json()
}

// §1.1.1, §1.1.3
#[test]
fn the_result_is_the_object_of_the_contract() {
    let reply = r#"{"code":200,"msg":"ok","data":{"user_status":0,"unionpay_auth":0}}"#;
    let bench = Bench::hearing(&[reply]).env("ZHENGXIN_PASSWORD", "hunter2");
    assert_eq!(
        bench.run("login --login-name lisi --pic-code 2wt56f").exits(0).stdout,
        concat!(
            r#"{"method":"login","code":200,"msg":"ok","data":{"user_status":0,"unionpay_auth":0},"next":null,"#,
            r#""next_step":"zhengxin verify-methods --json"}"#,
            "\n"
        )
    );
}

// §1.2.5
#[test]
fn a_code_may_be_a_numeric_string() {
    for code in [r#""200""#, r#""0""#, r#"" 200 ""#, "0"] {
        let reply = format!(r#"{{"code":{code},"msg":"ok"}}"#);
        assert_eq!(shown("report-info", &reply)["code"].to_string(), code, "as sent");
    }
    let refused = Bench::hearing(&[r#"{"code":"508110","msg":"x"}"#]);
    assert_eq!(refused.run("report-info").exits(4).error()["code"], 508110);
}

#[test]
fn member_names_may_carry_blanks() {
    let reply = r#"{" code ":200," msg":"ok","data ":{" next ":{" method ":" login "," param":[]}}}"#;
    let shown = shown("login-info", reply);
    assert_eq!((&shown["code"], &shown["msg"]), (&json!(200), &json!("ok")));
    assert_eq!(shown["next"], json!({"method": "login", "param": []}));
}

// §1.1.7
#[test]
fn data_may_be_a_string_that_holds_an_object() {
    let reply =
        r#"{"code":200,"msg":"ok","data":"{\"cardtype\":\"2\",\"next\":{\"method\":\"onlineAuthentication\"}}"}"#;
    let shown = shown("unionpay card --bank-card 6250000000000004", reply);
    assert_eq!(shown["data"], json!({"cardtype": "2"}));
    assert_eq!(shown["next"]["method"], "onlineAuthentication");
}

#[test]
fn empty_data_is_an_empty_object() {
    for reply in [r#"{"code":200}"#, r#"{"code":200,"data":null}"#, r#"{"code":200,"data":""}"#] {
        assert_eq!(shown("report-info", reply)["data"], json!({}), "{reply}");
    }
}

#[test]
fn any_other_text_in_data_is_kept() {
    assert_eq!(shown("apply sms", r#"{"code":200,"data":"短信已发送"}"#)["data"], "短信已发送");
}

// §1.1.1
#[test]
fn a_picture_may_be_the_data_itself() {
    let bench = Bench::hearing(&[r#"{"code":200,"data":"aGVs\nbG8="}"#]);
    let file = bench.run("captcha").json()["file"].as_str().unwrap().to_owned();
    assert_eq!(std::fs::read(file).unwrap(), b"hello");
    let named = bench.zhengxin.path("picture.png");
    let shown = bench.run(&format!("captcha --out {}", named.display())).json();
    assert_eq!((shown["file"].as_str(), std::fs::read(&named).unwrap()), (named.to_str(), b"hello".to_vec()));
}

// §1.1.9
#[test]
fn a_unionpay_code_that_is_the_data_itself_is_used_in_the_next_step() {
    let bench = Bench::hearing(&[r#"{"code":200,"data":{"user_status":0}}"#, r#"{"code":200,"data":" uikie9"}"#])
        .env("ZHENGXIN_PASSWORD", "hunter2")
        .env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.run("login --login-name lisi --pic-code 2wt56f").json();
    let holder = "--real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code herdrc";
    bench.run(&format!("unionpay auth {holder} --bank-card 6200000000000005 --card-type 1")).json();
    bench.run("unionpay submit --pic-code 2wt56f").json();
    assert_eq!(bench.sent().1, json!({"pic_code": "2wt56f", "unionpay_code": "uikie9"}));
}

// §1.2.0
#[test]
fn a_text_in_place_of_the_applications_form_is_kept_and_its_sms_comes_next() {
    let bench = Bench::hearing(&[r#"{"code":200,"data":{"user_status":0}}"#, r#"{"code":200,"data":"aGVsbG8="}"#])
        .env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run("login --login-name lisi --pic-code 2wt56f").json();
    let shown = bench.run("unionpay submit --pic-code 2wt56f --unionpay-code uikie9").json();
    assert_eq!((&shown["data"], &shown["next_step"]), (&json!("aGVsbG8="), &json!("zhengxin apply sms --json")));
    assert!(shown.get("file").is_none(), "it is no captcha of ours: {shown}");
}

// §1.1.7
#[test]
fn a_form_may_stand_beside_data_but_one_inside_data_wins() {
    let inside = r#"{"code":200,"data":{"next":{"method":"login"}},"next":{"method":"viewReport"}}"#;
    assert_eq!(shown("login-info", inside)["next"]["method"], "login");
    let beside = r#"{"code":200,"data":{"cardtype":1},"next":{"method":"onlineAuthentication","param":[]}}"#;
    let shown = shown("unionpay card --bank-card 6200000000000005", beside);
    assert_eq!(shown["next"], json!({"method": "onlineAuthentication", "param": []}));
    assert_eq!(shown["data"], json!({"cardtype": 1}));
}

#[test]
fn fields_without_a_method_are_the_form_of_the_report() {
    let reply = r#"{"code":200,"data":{"param":[{"title":"央行验证码","type":7,"key":" message_code "}]}}"#;
    let next = &shown("report-info", reply)["next"];
    assert_eq!(next["method"], "viewReport");
    assert_eq!(next["param"][0]["key"], "message_code");
}

// §1.2.4
#[test]
fn the_form_of_the_report_may_be_a_text_as_its_table_says() {
    let reply = r#"{"code":200,"msg":"ok","data":"{\"param\":[{\"type\":7,\"key\":\"message_code\"}]}"}"#;
    let next = &shown("report-info", reply)["next"];
    assert_eq!(next, &json!({"method": "viewReport", "param": [{"type": 7, "key": "message_code"}]}));
}

// §1.2.5
#[test]
fn a_report_may_be_a_text_as_its_table_says() {
    let reply = r#"{"code":200,"msg":"ok","data":"{\"loginName\":\"lisi\",\"rate\":0.080}"}"#;
    let shown = printed("report --login-name lisi --message-code herdrc", reply);
    assert!(shown.contains(r#""data":{"loginName":"lisi","rate":0.080}"#), "{shown}");
}

#[test]
fn names_in_forms_are_printed_trimmed_and_labels_are_kept() {
    let reply = r#"{"code":200,"data":{"next":{"method":"crawler.api.zx.onlineAuthentication ","param":[
        {"title":"说明","type":16,"key":"bank_card"},
        {"title":" 码 ","type":7,"key":" message_code ","value":" x ","refreshMethod":"getOnlineMessageCode ",
         "refreshParam":[{"key":" cellphone ","value":""}]}]}}}"#
        .replace('\n', " ");
    let next = &shown("unionpay card --bank-card 6200000000000005", &reply)["next"];
    assert_eq!(next["method"], "onlineAuthentication");
    assert_eq!(next["param"][0], json!({"title": "说明", "type": 16, "key": "bank_card"}));
    let field = &next["param"][1];
    assert_eq!(
        (&field["key"], &field["value"], &field["title"]),
        (&json!("message_code"), &json!("x"), &json!(" 码 "))
    );
    assert_eq!(
        (&field["refreshMethod"], &field["refreshParam"][0]["key"]),
        (&json!("getOnlineMessageCode"), &json!("cellphone"))
    );
}

#[test]
fn the_rules_stay_in_data() {
    let reply =
        r#"{"code":200,"data":{"rules":[{"title":"问题验证","id":"1","next":{"method":"getQuestion","param":[]}}]}}"#;
    let shown = shown("verify-methods --login-name lisi", reply);
    assert_eq!(shown["data"]["rules"][0]["title"], "问题验证");
    assert!(shown["next_step"].as_str().unwrap().starts_with("zhengxin questions "), "the only one on offer");
}

#[test]
fn undocumented_members_are_kept_in_order_with_their_numbers_as_written() {
    let reply = r#"{"trace":"t-1","code":200,"z":{"b":1e3,"a":0.0800},"msg":"ok","data":{"z":12345678901234567890123,"a":[1.10,-0]}}"#;
    assert_eq!(
        printed("report-info", reply),
        concat!(
            r#"{"method":"getViewReportInfo","code":200,"msg":"ok","data":{"z":12345678901234567890123,"a":[1.10,-0]},"#,
            r#""next":null,"next_step":"zhengxin report --json","trace":"t-1","z":{"b":1e3,"a":0.0800}}"#,
            "\n"
        )
    );
}

// §1.1.3
#[test]
fn the_status_of_a_login_is_read_inside_and_outside_data() {
    for reply in [
        r#"{"code":0,"user_status":"2","data":{}}"#,
        r#"{"code":0,"data":{" user_status ":2,"apply_type":"银联认证"}}"#,
        r#"{"code":0,"data":"{\"user_status\":2}"}"#,
    ] {
        let bench = Bench::hearing(&[reply]).env("ZHENGXIN_PASSWORD", "hunter2");
        let shown = bench.run("login --login-name lisi --pic-code 2wt56f").json();
        assert_eq!(shown["next_step"], "zhengxin report-info --json", "{reply}");
        assert_eq!(bench.run("status").json()["state"], "report");
    }
}

// §1.1.3
#[test]
fn the_picture_in_the_reply_to_a_login_is_kept() {
    let accepted = r#"{"code":200,"data":{"user_status":0,"url":"data:image/png;base64,aGVsbG8="}}"#;
    let bench = Bench::hearing(&[accepted]).env("ZHENGXIN_PASSWORD", "hunter2");
    let shown = bench.run("login --login-name lisi --pic-code 2wt56f").json();
    assert_eq!(std::fs::read(shown["file"].as_str().unwrap()).unwrap(), b"hello");
}

#[test]
fn a_body_that_is_not_a_reply_is_not_understood() {
    for body in [
        "",
        "<html>sorry</html>",
        "[]",
        r#"{"msg":"ok"}"#,
        r#"{"code":"x"}"#,
        r#"{"code":200,"data":7}"#,
        r#"{"code":200,}"#,
    ] {
        let error = Bench::hearing(&[body]).run("report-info").exits(10).error();
        assert_eq!((&error["class"], &error["code"]), (&json!("protocol"), &Value::Null), "{body}");
        assert!(!error.to_string().contains("sorry"), "{error}");
    }
    let error = Bench::hearing(&[r#"{"code":200,"data":{}}"#]).run("captcha").exits(10).error();
    assert_eq!(error["class"], "protocol", "a captcha without a picture");
}
