//! `--record` and `sandbox serve --replay`: a recording answers the same commands again, and identifies no person.

use std::fs;

use serde_json::{Value, json};

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::{Zhengxin, chmod};
use super::support::served::Served;

/// The UnionPay route up to the application, one command per step.
const ROUTE: [&str; 12] = [
    "captcha",
    "login-info",
    "login",
    "verify-methods",
    "unionpay card",
    "unionpay sms",
    "unionpay auth",
    "captcha",
    "unionpay submit",
    "apply sms",
    "apply submit",
    "status",
];
/// The commands a day later.
const LAST: [&str; 3] = ["login", "report-info", "report"];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The exit code and the `next_step` of a step, without URLs and paths.
fn told(zhengxin: &Zhengxin, step: &str, answers: &str, gateway: &str) -> (i32, Value) {
    let ran = zhengxin.run(&format!("{step} --answers {answers} --ask sandbox: --gateway {gateway} --json"));
    let said = serde_json::from_str::<Value>(&ran.stdout).unwrap_or_default();
    let text =
        said["next_step"].to_string().replace(gateway, "").replace(answers, "").replace(" --record calls.jsonl", "");
    (ran.exit, json!([said["method"], said["code"], text]))
}

/// Walks the whole route, including the day of waiting.
fn walk(zhengxin: &Zhengxin, answers: &str, gateway: &str, option: &str) -> Vec<(i32, Value)> {
    let steps = |steps: &[&str]| -> Vec<_> {
        steps.iter().map(|step| told(zhengxin, &format!("{step} {option}"), answers, gateway)).collect()
    };
    let mut all = steps(&ROUTE);
    zhengxin.run(&format!("sandbox advance 25h --gateway {gateway}")).exits(0);
    all.extend(steps(&LAST));
    all
}

#[test]
fn the_whole_route_is_recorded_and_answers_the_same_commands_again() {
    let stage = Stage::served("apply-credit-01");
    let zhengxin = Zhengxin::new();
    let answers = zhengxin.answers(&stage.answers_and(&json!({"user_id": "u-1"})));
    let first = walk(&zhengxin, &answers, stage.served.as_ref().unwrap().url(), "--record calls.jsonl");
    let ends: Vec<i32> = first.iter().map(|(exit, _)| *exit).collect();
    assert_eq!(ends, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0]);

    let recording = zhengxin.path("calls.jsonl");
    let replay = Served::with(&["--replay", recording.to_str().unwrap()]);
    let home = Zhengxin::new();
    let answers = home.answers(&stage.answers_and(&json!({"user_id": "u-1"})));
    assert_eq!(walk(&home, &answers, replay.url(), ""), first);
    // An applicant who is not in the recording gets the first one's replies.
    let stranger = Zhengxin::new();
    let answers = stranger.answers(&stage.answers_and(&json!({"user_id": "u-2"})));
    stranger
        .run(&format!("run --until applied --answers {answers} --ask sandbox: --gateway {}", replay.url()))
        .exits(0);
}

#[test]
fn a_recording_is_private_and_holds_no_personal_value() {
    for who in ["apply-credit-01", "apply-debit-01", "apply-questions-01"] {
        let stage = Stage::served(who);
        let served = stage.served.as_ref().unwrap();
        let route = if who.contains("questions") { "questions" } else { "unionpay" };
        stage.go(&format!("--until applied --route {route} --record calls.jsonl --audit audit.jsonl")).exits(0);
        stage.run("sandbox advance 25h").exits(0);
        stage.go("--record calls.jsonl --audit audit.jsonl --save report.json").exits(0);
        let text = fs::read_to_string(stage.zhengxin.path("calls.jsonl")).unwrap();
        let audit = fs::read_to_string(stage.zhengxin.path("audit.jsonl")).unwrap();
        let mut secrets: Vec<String> = ["password", "card_password", "bank_card", "id_card", "cellphone", "real_name"]
            .iter()
            .filter_map(|key| stage.answers_and(&json!({}))[key].as_str().map(str::to_owned))
            .collect();
        let inbox = served.inbox("sandbox");
        secrets.extend(inbox["sms"].as_array().unwrap().iter().map(|sms| sms["code"].as_str().unwrap().to_owned()));
        let report: Value =
            serde_json::from_str(&fs::read_to_string(stage.zhengxin.path("report.json")).unwrap()).unwrap();
        secrets.extend(["name", "idCard", "reportId"].iter().filter_map(|key| report[key].as_str().map(str::to_owned)));
        assert!(secrets.len() > 4, "{secrets:?}");
        for secret in &secrets {
            for log in [&text, &audit] {
                assert!(!log.contains(secret.as_str()), "{secret} in {log}");
            }
        }
        for key in ["year", "month", "last_three", "pic_code", "message_code", "unionpay_code", "password"] {
            let sent = lines(&text).into_iter().map(|line| line["request"]["biz_data"][key].clone());
            assert!(sent.into_iter().all(|value| value.is_null() || value == "***"), "{key}");
        }
        assert!(!audit.contains("***") && audit.contains("\"user_id\":\"sandbox\""));
    }
}

#[test]
fn a_new_recording_is_private_and_a_world_writable_one_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    bench.run("questions --record calls.jsonl").json();
    let path = bench.zhengxin.path("calls.jsonl");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    chmod(&path, 0o666);
    bench.run("questions --record calls.jsonl").exits(12);
    assert_eq!(bench.gateway.requests().len(), 1);
}

#[test]
fn a_call_without_a_reply_is_recorded_but_cannot_be_replayed() {
    let bench = Bench::hearing(&["<html>tok3n"]);
    bench.run("questions --record calls.jsonl").exits(10);
    let text = fs::read_to_string(bench.zhengxin.path("calls.jsonl")).unwrap();
    let [line] = &lines(&text)[..] else { panic!("{text}") };
    assert_eq!((&line["reply"], &line["failed"]), (&Value::Null, &json!("protocol")));
    assert!(!text.contains("tok3n"));
    let ran = bench.zhengxin.run("sandbox serve --replay calls.jsonl").exits(12);
    assert!(ran.error()["msg"].as_str().unwrap().ends_with("calls.jsonl holds no reply"));
    bench.zhengxin.run("sandbox serve --replay none.jsonl").exits(12);
}

#[test]
fn a_replay_reports_a_method_that_was_not_recorded() {
    let bench = Bench::new();
    bench.run("questions --record calls.jsonl").json();
    let replay = Served::with(&["--replay", bench.zhengxin.path("calls.jsonl").to_str().unwrap()]);
    let error = bench.run(&format!("login-info --gateway {} --session other", replay.url())).exits(6).error();
    assert_eq!((&error["code"], &error["msg"]), (&json!(508149), &json!("您输入的信息有误, 请重新认证")));
    for (method, named) in [("getLoginInfo", "getlogininfo"), ("sendIt", "this method")] {
        let (head, reply) = replay.post(&format!(r#"{{"method": "crawler.api.zx.{method}", "biz_data": {{}}}}"#));
        assert_eq!(reply["code"], 508149, "a code of the document's, and none of our own");
        let problem = format!("sandbox-problem: the recording holds no reply to {named}");
        assert!(head.lines().any(|line| line == problem), "{head}");
    }
    bench.run(&format!("questions --gateway {} --session other", replay.url())).json();
}

#[test]
fn a_replay_proceeds_call_by_call_and_restarts_after_a_reset() {
    let bench = Bench::hearing(&[r#"{"code":508114,"msg":"x"}"#, r#"{"code":200,"data":{}}"#]);
    let step = "apply sms --again --retries 0";
    for exit in [7, 0] {
        bench.run(&format!("{step} --record calls.jsonl")).exits(exit);
    }
    let replay = Served::with(&["--replay", bench.zhengxin.path("calls.jsonl").to_str().unwrap()]);
    let again = |exit| bench.run(&format!("{step} --gateway {}", replay.url())).exits(exit);
    again(7);
    again(0);
    again(0);
    bench.run(&format!("sandbox reset --gateway {}", replay.url())).json();
    again(7);
}

#[test]
fn a_file_with_other_content_is_unchanged_and_nothing_is_sent() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run("questions --record calls.jsonl").json();
    bench.gateway.will_say(r#"{"code":200,"msg":"ok","data":{}}"#);
    bench.run("login --login-name wangwu --pic-code 2wt56f --audit audit.jsonl").json();
    let sent = bench.gateway.requests().len();
    let report = bench.zhengxin.file("report.json", "{\"loginName\":\"wangwu\"}");
    let notes = bench.zhengxin.file("notes.txt", "precious");
    let (calls, audit) = (bench.zhengxin.path("calls.jsonl"), bench.zhengxin.path("audit.jsonl"));
    let kept = || [&report, &notes, &calls, &audit].map(|path| fs::read_to_string(path).unwrap());
    let before = kept();
    let occupied = [
        "--record report.json",
        "--record notes.txt",
        "--record audit.jsonl",
        "--audit notes.txt",
        "--audit calls.jsonl",
    ];
    for option in occupied {
        let step = if option.starts_with("--audit") { "apply sms" } else { "questions" };
        let error = bench.run(&format!("{step} {option}")).exits(12).error();
        assert!(error["msg"].as_str().unwrap().contains("holds something else"), "{option}: {error}");
    }
    assert_eq!((kept(), bench.gateway.requests().len()), (before, sent));
}

#[test]
fn one_file_cannot_be_both_log_and_recording() {
    let bench = Bench::new();
    let path = bench.zhengxin.path("both.jsonl");
    let both = format!("questions --record both.jsonl --audit {}", path.display());
    assert_eq!(bench.run(&both).exits(2).error()["class"], "usage");
    bench.nothing_sent();
    assert!(!path.exists());
    bench.run("questions --record /dev/null --audit /dev/null").json();
}

#[test]
fn the_environment_names_the_recording_if_no_flag_does() {
    let bench = Bench::new().env("ZHENGXIN_RECORD", "calls.jsonl");
    bench.run("questions").json();
    assert_eq!(lines(&fs::read_to_string(bench.zhengxin.path("calls.jsonl")).unwrap()).len(), 1);
    bench.run("questions --record others.jsonl").json();
    assert_eq!(lines(&fs::read_to_string(bench.zhengxin.path("others.jsonl")).unwrap()).len(), 1);
    assert_eq!(lines(&fs::read_to_string(bench.zhengxin.path("calls.jsonl")).unwrap()).len(), 1);
}

#[test]
fn a_recording_keeps_only_names_that_look_like_the_protocols_and_are_not_values() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.gateway.will_say(r#"{"code":200,"msg":"ok","data":{"user_status":0,"unionpay_auth":0}}"#);
    bench.run("login --login-name lisi --pic-code 2wt56f --record calls.jsonl").json();
    let rules = json!([
        {"id": 1, "next": {"method": "hunter2", "param": [{"type": 1, "key": "王小明"}, {"type": 1, "key": "bank_card"}]}},
        {"id": 2, "next": {"method": "sendSms", "param": [{"type": 1, "key": "wangxiaoming@example.com"}]}}]);
    let data = json!({"rules": rules, "王小明": {"wangxiaoming@example.com": 1, "of_lisi": 1, "credit_limit": 1}});
    bench.gateway.will_say(&json!({"code": 200, "msg": "ok", "data": data}).to_string());
    bench.run("verify-methods --record calls.jsonl").json();
    let text = fs::read_to_string(bench.zhengxin.path("calls.jsonl")).unwrap();
    for value in ["hunter2", "王小明", "wangxiaoming", "lisi"] {
        assert!(!text.contains(value), "{value} in {text}");
    }
    for name in ["sendSms", "bank_card", "credit_limit"] {
        assert!(text.contains(name), "{name} in {text}");
    }
}
