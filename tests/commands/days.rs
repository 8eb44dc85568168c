//! `status`, `session list` and `run` over several days, and their output for people.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};
use super::stage::Stage;

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";
const ANSWERS: &str = "submit-answers 1 2 3 1 5";

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2")
}

/// The states that a list shows, by user_id.
fn states(bench: &Bench, options: &str) -> Vec<(String, String)> {
    let rows = bench.run(&format!("session list {options}")).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(|row| (text(&row["user_id"]), text(&row["state"]))).collect()
}

/// The output of a line for people: standard output and standard error.
fn for_people(bench: &Bench, line: &str) -> (String, String) {
    let ran = bench.zhengxin.command().args(line.split(' ')).output().unwrap();
    (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap())
}

/// A row of [`states`].
fn row(user_id: &str, state: &str) -> (String, String) {
    (user_id.to_owned(), state.to_owned())
}

#[test]
fn status_goes_from_applied_to_fetched_over_days_and_the_due_list_empties() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    bench.accept(ANSWERS, &ok(json!({})));
    let applied = bench.run("status").exits(7).value();
    assert_eq!(applied["state"], "applied");
    assert!((86_390..=86_400).contains(&applied["after"].as_i64().unwrap()), "{applied}");
    assert!(applied["due_at"].as_str().unwrap().ends_with('Z'), "{applied}");
    assert_eq!(states(&bench, "--due"), []);
    bench.zhengxin.age(SignedDuration::from_hours(25));
    let due = bench.run("status").exits(4).value();
    assert_eq!((&due["state"], &due["next_step"]), (&json!("result-due"), &json!("zhengxin login --json")));
    assert_eq!(states(&bench, "--due"), [row("123124455", "result-due")]);
    bench.accept(LOGIN, &ok(json!({"user_status": 2})));
    assert_eq!(bench.run("status").exits(0).value()["state"], "report");
    bench.accept("report --message-code herdrc --save r.json", &ok(json!({"reportId": "1"})));
    let fetched = bench.run("status").exits(0).value();
    assert_eq!((&fetched["state"], &fetched["next_step"]), (&json!("fetched"), &Value::Null));
    bench.zhengxin.age(SignedDuration::from_hours(1));
    assert_eq!(bench.run("status").exits(0).value()["state"], "fetched");
    assert_eq!(states(&bench, "--due"), []);
}

// §2.1
#[test]
fn status_tells_a_locked_login_name_and_the_time_left() {
    let bench = bench();
    bench.gateway.will_say(r#"{"code":508108,"msg":"x"}"#);
    bench.run(LOGIN).exits(9);
    let locked = bench.run("status").exits(4).value();
    assert_eq!(locked["state"], "locked");
    assert!((590..=600).contains(&locked["after"].as_i64().unwrap()), "{locked}");
    let (told, _) = for_people(&bench, "status --lang en");
    assert!(told.contains("the login name is locked") && told.contains("locked until"), "{told}");
    assert!(told.contains(" (9 min)") || told.contains(" (10 min)"), "{told}");
    assert_eq!(states(&bench, "--due"), []);
    bench.zhengxin.age(SignedDuration::from_mins(11));
    assert_eq!(bench.run("status").exits(4).value()["state"], "none");
}

#[test]
fn list_filters_by_state_gateway_and_user_id() {
    let (bench, other) = (bench(), Bench::new());
    bench.accept(&format!("{LOGIN} --user-id waits"), &logged_in());
    bench.accept(&format!("{ANSWERS} --user-id waits"), &ok(json!({})));
    bench.accept(&format!("{LOGIN} --user-id goes-on"), &logged_in());
    bench.run(&format!("login-info --user-id elsewhere --gateway {}", other.gateway.url())).json();
    assert_eq!(states(&bench, "--state applied"), [row("waits", "applied")]);
    assert_eq!(states(&bench, "--state applied,none").len(), 2);
    assert_eq!(states(&bench, "--user-id goes-on"), [row("goes-on", "logged-in")]);
    assert_eq!(states(&bench, &format!("--gateway {}", other.gateway.url())), [row("elsewhere", "none")]);
    assert_eq!(states(&bench, &format!("--gateway {} --user-id waits", other.gateway.url())), []);
    assert_eq!(states(&bench, "").len(), 3);
    bench.run("session list --state soon").exits(2);
}

#[test]
fn a_list_for_people_has_titles_and_an_empty_one_a_note_on_standard_error() {
    let bench = bench();
    let list = || for_people(&bench, "session list --lang en");
    assert_eq!(list(), (String::new(), "no sessions\n".to_owned()));
    bench.run("login-info").json();
    let (list, _) = list();
    let titles = list.lines().next().unwrap();
    assert!(
        titles.trim_start().starts_with("session") && titles.contains("state") && titles.contains("next"),
        "{list}"
    );
    assert_eq!(list.lines().count(), 2, "{list}");
}

#[test]
fn a_list_for_people_shows_the_applicants_and_distinguishes_none_due_from_none_at_all() {
    let bench = bench();
    bench.accept(&format!("{ANSWERS} --user-id 张三-1"), &ok(json!({})));
    let (list, _) = for_people(&bench, "session list --lang en");
    assert!(list.lines().next().unwrap().contains("applicant") && list.contains(" 张三-1 "), "{list}");
    let (_, due) = for_people(&bench, "session list --due --lang en");
    assert_eq!(due, "no session is due now\n");
    let error = bench.run("session remove 张三-1 --lang en").exits(12).error();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("session list") && hint.contains("session remove --user-id 张三-1"), "{error}");
    bench.run("session remove --user-id 张三-1 --force").exits(0);
}

#[test]
fn people_see_local_time_to_the_second_and_json_has_the_instant() {
    let bench = bench().env("TZ", "Asia/Shanghai");
    bench.accept(ANSWERS, &ok(json!({})));
    let json = bench.run("status").exits(7).value();
    let at: jiff::Timestamp = json["applied_at"].as_str().unwrap().parse().unwrap();
    assert!(json["applied_at"].as_str().unwrap().ends_with('Z'), "{json}");
    let there = (at + SignedDuration::from_hours(8)).strftime("%Y-%m-%d %H:%M:%S").to_string();
    let (told, _) = for_people(&bench, "status --lang en");
    assert!(told.contains(&there), "{there}: {told}");
    let refused = bench.run(&format!("{ANSWERS} --lang en")).exits(7).error();
    assert!(refused["msg"].as_str().unwrap().contains(&format!("applied at {there};")), "{refused}");
    assert!(refused["due_at"].as_str().unwrap().ends_with('Z'), "{refused}");
}

#[test]
fn run_on_a_pending_applicant_exits_with_7_without_a_call_and_look_logs_in() {
    let stage = Stage::served("apply-credit-01");
    let applied = stage.go("--until applied").exits(0).value();
    let before = stage.called().len();
    let pending = stage.go("").exits(7).value();
    assert_eq!(stage.called().len(), before, "nothing is called");
    assert_eq!((&pending["method"], &pending["class"]), (&Value::Null, &json!("pending")));
    assert!((86_300..=86_400).contains(&pending["after"].as_i64().unwrap()), "{pending}");
    assert!(pending["due_at"].as_str().unwrap().ends_with('Z'), "{pending}");
    assert_eq!((&pending["user_id"], pending["session"].is_string()), (&json!("sandbox"), true));
    assert_eq!(stage.go("--look").exits(7).value()["method"], "login");
    let next = applied["next_step"].as_str().unwrap();
    assert!(!next.contains("--until"), "the command of the next day goes on to the report: {next}");
}

#[test]
fn every_event_names_the_applicant_and_the_last_says_when_to_return() {
    let stage = Stage::served("apply-credit-01");
    let ran = stage.go("--events").exits(7);
    let events: Vec<Value> = ran.stderr.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(events.len() > 5, "{}", ran.stderr);
    for event in &events {
        assert_eq!((&event["user_id"], event["session"].is_string()), (&json!("sandbox"), true), "{event}");
    }
    let end = events.last().unwrap();
    assert_eq!((&end["event"], &end["class"]), (&json!("end"), &json!("pending")));
    assert!(end["after"].is_i64() && end["due_at"].is_string(), "{end}");
}

#[test]
fn after_an_application_card_sms_and_authentication_are_refused() {
    let bench = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    let before = bench.gateway.requests().len();
    for line in ["unionpay card --bank-card 6250000000000004", "unionpay sms --cellphone 13800000001", "apply sms"] {
        let error = bench.run(line).exits(7).error();
        assert_eq!((&error["class"], error["after"].is_i64()), (&json!("pending"), true), "{line}: {error}");
    }
    assert_eq!(bench.gateway.requests().len(), before);
    bench.accept("unionpay card --bank-card 6250000000000004 --again", &ok(json!({"cardtype": 2})));
    bench.accept("unionpay sms --cellphone 13800000001 --again", &ok(json!({})));
}

#[test]
fn a_step_whose_session_has_expired_names_the_step_to_go_back_to() {
    let auth = "unionpay auth --real-name x --id-card 990000199001010015 --message-code 123456";
    let known = |login: bool| {
        let bench = bench();
        if login {
            bench.accept(LOGIN, &logged_in());
        }
        bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 2})));
        bench.zhengxin.age(SignedDuration::from_mins(31));
        bench
    };
    for (login, next) in [(false, "zhengxin unionpay card --json"), (true, "zhengxin login --json")] {
        let bench = known(login);
        let before = bench.gateway.requests().len();
        for line in [auth, "unionpay submit --pic-code 2wt56f"] {
            let error = bench.run(line).exits(4).error();
            assert_eq!((&error["class"], &error["next_step"]), (&json!("expired"), &json!(next)), "{line}: {error}");
            assert!(error["msg"].as_str().unwrap().contains("zhengxin unionpay card"), "{error}");
        }
        assert_eq!(bench.gateway.requests().len(), before);
    }
    assert_eq!(bench().run("unionpay submit --pic-code 2wt56f").exits(11).error()["class"], "missing");
}

// §1.1.7
#[test]
fn a_command_says_that_less_than_five_minutes_of_the_login_are_left() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    let told =
        |bench: &Bench, line: &str| bench.run(&format!("{line} -v --lang en")).stderr.contains("the login ends in");
    bench.zhengxin.age(SignedDuration::from_mins(20));
    assert!(!told(&bench, "verify-methods"));
    bench.zhengxin.age(SignedDuration::from_mins(7));
    assert!(told(&bench, "verify-methods") && told(&bench, "run --no-input"));
    assert!(!told(&bench, "login-info"), "what begins anew needs no time");
}

#[test]
fn advance_moves_the_time_of_status_list_and_run() {
    for stage in Stage::each("apply-credit-01") {
        stage.go("").exits(7);
        stage.run("sandbox advance 25h").json();
        assert_eq!(stage.run("status").exits(4).value()["state"], "result-due");
        assert_eq!(stage.run("session list --due").json()[0]["state"], "result-due");
        assert_eq!(stage.go("").json()["method"], "viewReport");
        assert_eq!(stage.run("session list --due").json(), json!([]));
    }
}

#[test]
fn reset_removes_only_the_sessions_of_its_gateway() {
    let bench = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    for stage in Stage::each("apply-credit-01") {
        stage.go("").exits(7);
        stage.run("sandbox reset").json();
        assert_eq!(stage.run("session list").json(), json!([]));
        stage.go("").exits(7);
        assert_eq!(stage.applied(), 1, "it applies anew");
    }
    let stage = Stage::served("apply-credit-01");
    bench.run(&format!("sandbox reset --gateway {}", stage.served.as_ref().unwrap().url())).json();
    assert_eq!(bench.run("status").exits(7).value()["state"], "applied");
}

#[test]
fn advance_leaves_the_sessions_of_other_gateways_alone() {
    let (bench, stage) = (bench(), Stage::built_in("apply-credit-01"));
    bench.accept(ANSWERS, &ok(json!({})));
    bench.run("sandbox advance 25h --gateway sandbox:").json();
    assert_eq!(bench.run("status").exits(7).value()["state"], "applied");
    drop(stage);
}

#[test]
fn serve_people_lists_the_requested_number_of_applicants_the_same_each_time() {
    let listed = || {
        let served = super::support::served::Served::with(&["--people", "200"]);
        let zhengxin = super::support::cli::Zhengxin::at(served.url());
        (zhengxin.run("sandbox people").json(), served)
    };
    let ((people, served), (again, _other)) = (listed(), listed());
    assert_eq!(people, again);
    let trial = |row: &&Value| row["answers"]["login_name"].as_str().unwrap().starts_with("trial-");
    let trial: Vec<&Value> = people.as_array().unwrap().iter().filter(trial).collect();
    assert_eq!(trial.len(), 200);
    for (place, row) in trial.iter().step_by(67).enumerate() {
        let zhengxin = super::support::cli::Zhengxin::at(served.url());
        let answers = zhengxin.answers(&row["answers"]);
        let user_id = format!("trial-user-{place}");
        let line = format!("run --answers {answers} --ask sandbox: --until applied --user-id {user_id}");
        zhengxin.run(&line).exits(0);
    }
}
