//! `zhengxin sandbox ...`: the same controls for the built-in gateway and a served one.

use serde_json::json;

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::Zhengxin;

#[test]
fn people_are_rows_of_four_and_the_first_applies_by_credit_card() {
    for stage in Stage::each("apply-credit-01") {
        let people = stage.run("sandbox people").json();
        let names: Vec<_> = people[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["how", "method", "code", "answers"]);
        assert!(people[0]["method"].is_null() && people[0]["code"].is_null());
        assert!(people[0]["answers"].get("last_three").is_some());
    }
}

#[test]
fn the_inbox_belongs_to_whom_flag_answers_or_environment_name() {
    for stage in Stage::each("apply-credit-01") {
        assert_eq!(
            stage.run("sandbox inbox --user-id u1").json(),
            json!({"user_id": "u1", "captcha": null, "sms": []})
        );
        stage.run("captcha --user-id u1").json();
        let answers = stage.zhengxin.answers(&json!({"user_id": "u1"}));
        let inbox = stage.run(&format!("sandbox inbox --answers {answers}")).json();
        assert_eq!(inbox["user_id"], "u1");
        assert_eq!(inbox["captcha"].as_str().unwrap().len(), 6);
        stage.run(&format!("sandbox inbox --answers {answers} --user-id u2")).exits(2);
    }
}

#[test]
fn an_sms_names_the_method_that_takes_its_code() {
    for stage in Stage::each("apply-credit-01") {
        stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms"]);
        let inbox = stage.run("sandbox inbox").json();
        let sms = inbox["sms"][0].as_object().unwrap();
        let names: Vec<_> = sms.keys().map(String::as_str).collect();
        assert_eq!(names, ["method", "code", "sent_at"]);
        assert_eq!(sms["method"], "onlineAuthentication");
    }
}

#[test]
fn the_identity_code_reaches_whoever_logs_in_when_the_report_is_ready() {
    for stage in Stage::each("report-ready-02") {
        stage.step("login");
        assert_eq!(stage.run("sandbox inbox").json()["sms"][0]["method"], "viewReport");
    }
}

#[test]
fn reset_forgets_everything() {
    for stage in Stage::each("apply-credit-01") {
        stage.step("login");
        stage.run("sandbox reset").json();
        assert!(stage.journal().is_empty());
        assert_eq!(stage.run("sandbox inbox").json()["captcha"], json!(null));
    }
}

#[test]
fn time_passes_on_demand() {
    for stage in Stage::each("apply-credit-01") {
        stage.step("login");
        stage.run("sandbox advance 31m").json();
        let error = stage.run(&format!("verify-methods --login-name {}", stage.own("login_name"))).exits(4).error();
        assert_eq!(error["class"], "expired");
        stage.run("sandbox advance soon").exits(2);
    }
}

#[test]
fn another_server_on_this_machine_is_not_taken_for_a_sandbox() {
    for reply in [r#"{"code":200,"msg":"ok","data":{}}"#, "[]", "{}", r#"[{"name":"lisi"}]"#, "<html>"] {
        let bench = Bench::hearing(&[reply]);
        for command in ["inbox", "people", "reset", "advance 1h"] {
            if (reply, command) != ("[]", "people") {
                let error = bench.run(&format!("sandbox {command}")).exits(10).error();
                assert_eq!(error["class"], "protocol", "{command} {reply}");
            }
        }
        bench.run("apply submit --ask sandbox:").exits(10);
    }
}

#[test]
fn what_is_no_sandbox_is_wrong_usage_and_left_alone() {
    let bench = Bench::new();
    for command in ["people", "inbox", "reset", "advance 1h"] {
        let line = format!("sandbox {command} --gateway https://gateway.example/api");
        assert_eq!(bench.run(&line).exits(2).error()["class"], "usage", "{command}");
    }
    // Whatever else is missing in the command or the profile.
    for gateway in ["https://gateway.example/api", "http://gateway.example"] {
        for command in ["people", "inbox", "reset", "advance 1h"] {
            let line = format!("sandbox {command} --gateway {gateway}");
            assert_eq!(Zhengxin::new().option("--json").run(&line).exits(2).error()["class"], "usage", "{line}");
        }
    }
    let nobody = super::support::broken::refusing_url();
    Zhengxin::at(&nobody).run("sandbox people").exits(8);
}
