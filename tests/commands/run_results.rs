//! `run`: the result for each goal.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::cli::Ran;
use super::support::schema;
use super::support::served::Served;

/// Asserts that the object is that of a run without a call.
fn no_call(ran: &Ran) {
    schema::assert_valid("run", &ran.stdout);
    let object = ran.value();
    for name in ["method", "code", "msg", "data", "next"] {
        assert_eq!(object.get(name), Some(&Value::Null), "{name}: {object}");
    }
}

#[test]
fn a_run_until_applied_stops_after_the_application() {
    let stage = Stage::served("apply-credit-01");
    let ran = stage.go("--until applied").exits(0);
    schema::assert_valid("run", &ran.stdout);
    assert_eq!(ran.value()["method"], "submitApplyMessageCode");
    assert_eq!((stage.applied(), stage.calls("viewReport")), (1, 0));
}

#[test]
fn a_run_until_applied_makes_no_call_after_an_application() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until applied").exits(0);
    let before = stage.called().len();
    no_call(&stage.go("--until applied").exits(0));
    assert_eq!(stage.called().len(), before);
}

#[test]
fn a_run_until_applied_is_done_if_there_is_a_report() {
    let stage = Stage::served("report-ready-01");
    assert_eq!(stage.go("--until applied").exits(0).value()["method"], "login");
    no_call(&stage.go("--until applied").exits(0));
    assert_eq!((stage.calls("login"), stage.calls("getViewReportInfo")), (1, 0));
}

#[test]
fn a_run_until_login_stops_after_the_login() {
    let stage = Stage::served("apply-credit-01");
    let object = stage.go("--until login").json();
    assert_eq!((&object["method"], &object["data"]["user_status"]), (&json!("login"), &json!(0)));
    let before = stage.called().len();
    no_call(&stage.go("--until login").exits(0));
    assert_eq!(stage.called().len(), before);
}

#[test]
fn a_run_resumes_where_the_last_one_ended() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until login").exits(0);
    stage.go("").exits(7);
    assert_eq!(stage.calls("login"), 1);
}

#[test]
fn single_commands_and_runs_continue_each_other() {
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms"]);
    stage.go("--until applied").exits(0);
    for method in ["login", "getVerifyMethod", "onlineValidateCard", "onlineAuthentication", "submitOnlineAuth"] {
        assert_eq!(stage.calls(method), 1, "{method}");
    }
    assert_eq!(stage.calls("getOnlineMessageCode"), 2, "the bank's and the credit centre's");
}

#[test]
fn the_report_is_printed_as_received() {
    let served = Served::start();
    let gateway = Between::before(served.url(), |call| match call.method.as_str() {
        "viewReport" => {
            Fate::Instead(json!({"code": 0, "msg": "ok", "trace": "t-1", "data": {"z": 1, "a": {"n": "李四"}}}))
        }
        _ => Fate::Through,
    });
    let stage = Stage::behind(&gateway.url(), served, "report-ready-01");
    assert_eq!(
        stage.go("").exits(0).stdout,
        concat!(
            r#"{"method":"viewReport","code":0,"msg":"ok","data":{"z":1,"a":{"n":"李四"}},"next":null,"#,
            r#""next_step":null,"trace":"t-1"}"#,
            "\n"
        )
    );
}

#[test]
fn save_writes_the_report_to_a_private_file() {
    let stage = Stage::served("report-ready-01");
    let object = stage.go("--save report.json").json();
    let path = stage.zhengxin.path("report.json");
    let saved: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(saved, object["data"]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_existing_file_is_a_usage_error_before_any_call() {
    let stage = Stage::served("report-ready-01");
    let path = stage.zhengxin.file("report.json", "precious");
    assert_eq!(stage.go("--save report.json").exits(2).error()["class"], "usage");
    assert_eq!((stage.called(), fs::read_to_string(&path).unwrap().as_str()), (Vec::new(), "precious"));
    stage.go("--save report.json --force").exits(0);
    assert_ne!(fs::read_to_string(&path).unwrap(), "precious");
}

#[test]
fn no_file_appears_without_a_report() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--save report.json").exits(7);
    stage.go("--save report.json --until login").exits(0);
    let files = fs::read_dir(stage.zhengxin.path("")).unwrap().flatten().map(|file| file.file_name());
    let files: Vec<String> = files.map(|name| name.to_str().unwrap().to_owned()).collect();
    assert!(!files.iter().any(|name| name.contains("report") || name.contains("tmp")), "{files:?}");
}

#[test]
fn a_missing_directory_is_reported_before_any_call() {
    let stage = Stage::served("report-ready-01");
    stage.go("--save nowhere/report.json").exits(1);
    assert!(stage.called().is_empty());
}

#[test]
fn a_report_that_cannot_be_saved_goes_to_standard_output() {
    // Another process creates the file while the call is in flight.
    let taken: Arc<OnceLock<PathBuf>> = Arc::default();
    let (served, name) = (Served::start(), taken.clone());
    let gateway = Between::before(served.url(), move |call| {
        if call.method == "viewReport" {
            fs::write(name.get().unwrap(), "theirs").unwrap();
        }
        Fate::Through
    });
    let stage = Stage::behind(&gateway.url(), served, "report-ready-01");
    let path = taken.get_or_init(|| stage.zhengxin.path("report.json"));
    let report = stage.go("--save report.json").exits(1).value();
    assert_eq!(report["loginName"], "report-ready-01");
    assert_eq!(fs::read_to_string(path).unwrap(), "theirs");
}

#[test]
fn a_jq_filter_sees_the_last_steps_object() {
    let stage = Stage::served("report-ready-01");
    assert_eq!(stage.go("--jq .data.loginName --raw").exits(0).stdout, "report-ready-01\n");
}

#[test]
fn people_see_what_happens_next_and_the_command_for_it() {
    let stage = Stage::human("apply-credit-01");
    let ran = stage.go("").exits(7);
    let url = stage.served.as_ref().unwrap().url();
    assert!(ran.stdout.starts_with("applied; "), "{ran:?}");
    assert!(ran.stdout.contains(&format!("zhengxin run --gateway {url}")), "{ran:?}");
    assert!(!ran.stderr.contains("error"), "{ran:?}");
    for method in ["login", "onlineAuthentication", "submitApplyMessageCode"] {
        assert!(ran.stderr.lines().any(|line| line.starts_with("✓ ") && line.contains(method)), "{method}: {ran:?}");
    }
}

#[test]
fn people_see_a_refusal_and_the_steps_after_it() {
    let stage = Stage::human("wrong-sms");
    let ran = stage.go("").exits(7);
    assert!(ran.stderr.lines().any(|line| line.starts_with("✗ onlineAuthentication ") && line.contains("211101")));
    assert!(ran.stdout.starts_with("applied; "), "{ran:?}");
    let stage = Stage::human("wrong-name");
    let ran = stage.go("").exits(3);
    assert!(ran.stderr.lines().any(|line| line.starts_with("error: 508119 ")), "{ran:?}");
    assert_eq!(ran.stdout, "");
}
