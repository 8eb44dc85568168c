//! `run`: what it prints in a dry run and while it runs, and one run at a time per session.

use std::io::{BufRead, BufReader};

use serde_json::{Value, json};

use super::behind::refused_once;
use super::stage::Stage;
use super::support::schema;

/// The fields of a previewed step with their sources.
fn sources(preview: &Value, method: &str) -> Vec<(String, Option<String>)> {
    let steps = preview["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["method"] == method).unwrap_or_else(|| panic!("no {method}: {preview}"));
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let fields = step["fields"].as_array().unwrap().iter();
    fields.map(|field| (text(&field["key"]).unwrap(), text(&field["source"]))).collect()
}

/// The preview. Asserts that no call was made.
fn preview(stage: &Stage, options: &str) -> Value {
    let before = stage.called().len();
    let line = format!("run --dry-run {options}");
    let ran = stage.run(&line).exits(0);
    schema::assert_valid(&line, &ran.stdout);
    assert_eq!(stage.called().len(), before);
    ran.value()
}

fn named(pairs: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    pairs.iter().map(|(key, source)| ((*key).to_owned(), source.map(str::to_owned))).collect()
}

#[test]
fn a_dry_run_makes_no_call_and_names_the_source_of_each_value() {
    let stage = Stage::served("apply-credit-01").env("ZHENGXIN_PASSWORD", "hunter2");
    let answers = stage.zhengxin.answers(&json!({"bank_card": "6250000000000004"}));
    let said = preview(&stage, &format!("--answers {answers} --login-name lisi --route unionpay --no-input"));
    assert_eq!(
        sources(&said, "login"),
        named(&[("login_name", Some("flag")), ("password", Some("environment")), ("pic_code", None)])
    );
    assert_eq!(sources(&said, "onlineValidateCard"), named(&[("bank_card", Some("answers"))]));
    assert_eq!(sources(&said, "submitApplyMessageCode"), named(&[("message_code", None)]));
    assert!(!said.to_string().contains("hunter2") && !said.to_string().contains("6250000000000004"), "{said}");
}

#[test]
fn a_dry_run_asks_no_question_and_names_the_source_it_would_ask() {
    let stage = Stage::served("apply-credit-01");
    let program = stage.zhengxin.program("ask", "echo asked > log");
    let said = preview(&stage, &format!("--ask {program} --route questions"));
    let asked = sources(&said, "submitQuestion");
    assert_eq!(asked.len(), 5);
    assert!(asked.iter().all(|(_, source)| source.as_deref() == Some("ask")), "{asked:?}");
    assert!(!stage.zhengxin.path("log").exists());
}

#[test]
fn a_dry_run_begins_at_the_sessions_next_step() {
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card"]);
    let said = preview(&stage, "--no-input");
    let methods: Vec<&str> =
        said["steps"].as_array().unwrap().iter().map(|step| step["method"].as_str().unwrap()).collect();
    assert_eq!(methods, ["onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode", "viewReport"]);
}

#[test]
fn a_dry_run_for_people_is_a_list() {
    let human = Stage::human("apply-credit-01");
    let ran = human.run("run --dry-run --login-name lisi-with-a-name").exits(0);
    assert!(ran.stdout.contains("login_name") && ran.stdout.contains("not given"), "{ran:?}");
    assert!(!ran.printed().contains("lisi-with-a-name"), "{ran:?}");
}

#[test]
fn curl_shows_one_call_and_a_run_makes_many() {
    let stage = Stage::served("apply-credit-01");
    assert_eq!(stage.go("--curl").exits(2).error()["class"], "usage");
    assert!(stage.called().is_empty());
}

#[test]
fn events_are_lines_of_json_on_standard_error_and_the_result_is_alone_on_standard_output() {
    let (stage, _) = refused_once("apply-credit-01", "onlineAuthentication", 508126);
    let ran = stage.go("--events").exits(7);
    schema::assert_valid("run", &ran.stdout);
    let events: Vec<Value> = ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in ran.stderr.lines() {
        schema::assert_named("run-event", line);
    }
    let calls: Vec<&str> =
        events.iter().filter(|event| event["event"] == "call").map(|event| event["method"].as_str().unwrap()).collect();
    assert_eq!(calls.iter().filter(|method| **method == "onlineAuthentication").count(), 2);
    let refused = events.iter().find(|event| event["code"] == 508126).unwrap();
    assert_eq!((&refused["class"], &refused["step"]), (&json!("code"), &json!("unionpay auth")));
    let end = events.last().unwrap();
    assert_eq!((&end["event"], &end["class"], &end["exit"]), (&json!("end"), &json!("pending"), &json!(7)));
}

#[test]
fn the_error_is_the_last_line_after_the_events() {
    let stage = Stage::served("wrong-password");
    let ran = stage.go("--events").exits(5);
    assert_eq!(ran.stdout, "");
    let lines: Vec<&str> = ran.stderr.lines().collect();
    let (error, events) = lines.split_last().unwrap();
    schema::assert_error(error);
    for line in events {
        schema::assert_named("run-event", line);
    }
}

#[test]
fn a_second_run_on_the_session_ends_at_once_and_names_the_first() {
    let stage = Stage::served("apply-credit-01");
    // The first run waits for an answer, which comes when the pipe is written to.
    let pipe = stage.zhengxin.path("answer");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let program = stage.zhengxin.program("ask", "read line < answer; echo $line");
    let mut command = stage.zhengxin.command();
    let url = stage.served.as_ref().unwrap().url();
    let mut first = command.args(["run", "--json", "--events", "--ask", &program, "--gateway", url]).spawn().unwrap();
    let mut events = BufReader::new(first.stderr.take().unwrap()).lines();
    events.find(|line| line.as_ref().unwrap().contains("\"getPicCode\"")).unwrap().unwrap();
    let error = stage.go("").exits(12).error();
    assert_eq!(error["class"], "config");
    assert!(error["msg"].as_str().unwrap().contains(&first.id().to_string()), "{error}");
    // Runs for other applicants and single commands are not blocked.
    stage.go("--user-id another --until login").exits(0);
    stage.run("login-info").exits(0);
    first.kill().unwrap();
    first.wait().unwrap();
    stage.go("--until login").exits(0);
}

#[test]
fn no_secret_is_printed_or_stored() {
    for stage in
        ["apply-credit-01", "apply-debit-01"].into_iter().flat_map(|name| [Stage::served(name), Stage::human(name)])
    {
        let (mut printed, mut kept) = (String::new(), String::new());
        for options in ["--until login -vvv", "-vvv --events", "-vvv"] {
            let ran = stage.go(options);
            assert!(matches!(ran.exit, 0 | 7), "{ran:?}");
            printed += &ran.printed();
            kept += &stage.zhengxin.session_text();
        }
        let inbox = stage.served.as_ref().unwrap().inbox("sandbox");
        let codes = inbox["sms"].as_array().unwrap().iter().map(|sms| sms["code"].as_str().unwrap().to_owned());
        let answers = stage.answers_and(&json!({}));
        let own = ["password", "card_password", "bank_card", "id_card", "real_name", "cellphone"];
        let own = own.iter().filter_map(|key| answers.get(*key)?.as_str().map(str::to_owned));
        let digits = answers.get("last_three").map(|digits| format!("\"{}\"", digits.as_str().unwrap()));
        for secret in own.chain(codes).chain(digits) {
            assert!(!printed.contains(&secret), "{secret} in {printed}");
            assert!(!kept.contains(&secret), "{secret} in {kept}");
        }
    }
}

#[test]
fn values_of_a_refused_step_are_not_printed_either() {
    for person in ["wrong-password", "wrong-pin", "wrong-sms", "wrong-name"] {
        let stage = Stage::served(person);
        let printed = stage.go("-vvv --events --max-tries 1").printed();
        for key in ["password", "card_password", "real_name"] {
            let value = stage.answers_and(&json!({}))[key].clone();
            let Some(value) = value.as_str() else { continue };
            assert!(!printed.contains(&format!("\"{value}\"")), "{person}: {value} in {printed}");
        }
    }
}
