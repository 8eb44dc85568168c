//! `zhengxin call`: any method with any parameters, sent as given.

use serde_json::json;

use super::bench::{Bench, ok};

#[test]
fn a_method_is_called_by_short_or_full_name() {
    let bench = Bench::new();
    for name in ["getLoginInfo", "crawler.api.zx.getLoginInfo"] {
        assert_eq!(bench.run(&format!("call {name}")).json()["method"], "getLoginInfo");
        assert_eq!(bench.sent(), ("crawler.api.zx.getLoginInfo".to_owned(), json!({})));
    }
}

#[test]
fn a_value_is_a_string_unless_it_is_given_as_json() {
    let bench = Bench::new();
    bench.run(r#"call anything a=1 b:=1 c:='{"x":[true,null]}' d= e=x=y"#).json();
    let params = json!({"a": "1", "b": 1, "c": {"x": [true, null]}, "d": "", "e": "x=y"});
    assert_eq!(bench.sent(), ("crawler.api.zx.anything".to_owned(), params));
}

#[test]
fn nothing_is_checked_or_trimmed() {
    let bench = Bench::new();
    bench.run("call onlineValidateCard 'bank_card= 1 ' type=1").json();
    assert_eq!(bench.sent().1, json!({"bank_card": " 1 ", "type": "1"}));
}

#[test]
fn a_value_may_be_read_from_a_file_or_standard_input() {
    let bench = Bench::new();
    let file = bench.zhengxin.file("password", "hunter2\n");
    bench.run(&format!("call login login_name=lisi password=@{} pic_code=2wt56f", file.display())).json();
    assert_eq!(bench.sent().1["password"], "hunter2");
    bench.zhengxin.run_with("call login login_name=lisi password=@- pic_code=2wt56f", "by-pipe\n").json();
    assert_eq!(bench.sent().1["password"], "by-pipe");
}

#[test]
fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
    let bench = Bench::new();
    for param in ["password=hunter2", r#"password:='"hunter2"'"#, "last_three=hunter2", "card_password=hunter2"] {
        for method in ["login", "onlineAuthentication", "anything"] {
            let error = bench.run(&format!("call {method} {param}")).exits(2).error();
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
    }
    bench.nothing_sent();
}

#[test]
fn an_invalid_parameter_is_a_usage_error_that_does_not_quote_it() {
    let bench = Bench::new();
    for param in ["hunter2", "a:=hunter2", "a:={"] {
        let error = bench.run(&format!("call login {param}")).exits(2).error();
        assert!(!error.to_string().contains("=hunter2"), "{error}");
    }
    bench.run("call 'log in'").exits(2);
    bench.nothing_sent();
}

#[test]
fn a_parameter_that_is_given_twice_is_a_usage_error() {
    let bench = Bench::new();
    for line in ["getLoginInfo a=1 a=2", "getLoginInfo a=1 a:=2", "getLoginInfo a=1 b=2 ' a =1'"] {
        assert_eq!(bench.run(&format!("call {line}")).exits(2).error()["class"], "usage", "{line}");
    }
    bench.nothing_sent();
}

#[test]
fn a_method_unlike_any_other_is_reported_without_a_guess() {
    let bench = Bench::new();
    let told = bench.run("call foo -v").exits(0).stderr;
    assert!(told.contains("foo is not in the document; "), "{told}");
    let told = bench.run("call getLoginInf -v").exits(0).stderr;
    assert!(told.contains("(nearest: getLoginInfo)"), "{told}");
}

#[test]
fn a_merchant_field_is_refused_as_a_parameter() {
    let bench = Bench::new();
    for param in ["user_id=another", "user_id:=1", "merchant_id=1"] {
        let error = bench.run(&format!("call getLoginInfo {param}")).exits(2).error();
        assert!(error["msg"].as_str().unwrap().contains("merchant field"), "{error}");
    }
    bench.nothing_sent();
}

#[test]
fn a_refusal_has_the_same_error_as_in_other_commands() {
    let bench = Bench::hearing(&[r#"{"code":508110,"msg":"x"}"#]);
    assert_eq!(bench.run("call whatever").exits(4).error()["method"], "whatever");
}

#[test]
fn a_call_of_a_known_method_moves_the_session_like_its_command() {
    let bench = Bench::new();
    bench.gateway.will_say(&ok(json!({"user_status": 2})).to_string());
    let line = "call login login_name=lisi password=@- pic_code=2wt56f";
    let said = bench.zhengxin.run_with(line, "hunter2").json();
    assert_eq!(said["next_step"], "zhengxin report-info --json");
    assert_eq!(bench.run("status").json()["state"], "report");
}
