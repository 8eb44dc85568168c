//! `zhengxin session ...`: the session files.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use serde_json::json;

use super::bench::{Bench, form, logged_in, ok};
use super::stage::Stage;
use super::support::cli::{aged, chmod};

const LOGIN: &str = "login --login-name lisi-with-a-name --pic-code 2wt56f";

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2")
}

#[test]
fn each_applicant_and_each_gateway_has_a_separate_session() {
    let (bench, other) = (bench(), Bench::new());
    bench.run("login-info").json();
    bench.run("login-info --user-id another").json();
    bench.run(&format!("login-info --gateway {}", other.gateway.url())).json();
    assert_eq!(bench.zhengxin.sessions().len(), 3);
}

#[test]
fn session_files_are_private() {
    let bench = bench();
    bench.gateway.will_say(&ok(json!({"pic_code": "aGVsbG8="})).to_string());
    let picture = bench.run("captcha").json()["file"].as_str().unwrap().to_owned();
    let session = bench.run("session path").json()["path"].as_str().unwrap().to_owned();
    let mode = |path: &str| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&picture), mode(&session)), (0o600, 0o600));
    for dir in ["", "sessions", "captcha"] {
        let dir = bench.zhengxin.path(&format!(".local/state/zhengxin/{dir}"));
        assert_eq!(mode(dir.to_str().unwrap()), 0o700);
    }
}

#[test]
fn the_current_applicants_damaged_session_can_be_removed_without_its_name() {
    let bench = bench();
    bench.run("login-info").json();
    let path = bench.run("session path").json()["path"].as_str().unwrap().to_owned();
    fs::write(&path, "{").unwrap();
    assert_eq!(bench.run("session show").exits(12).error()["class"], "config");
    assert_eq!(bench.run("session remove").json()["removed"].as_array().unwrap().len(), 1);
    assert!(!std::path::Path::new(&path).exists());
    bench.run("session remove").exits(12);
}

#[test]
fn a_session_can_be_given_a_name() {
    let bench = bench();
    for line in ["login-info --session ''", "session show ''", "session remove ''"] {
        assert_eq!(bench.run(line).exits(2).error()["class"], "usage", "{line}");
    }
    bench.nothing_sent();
}

#[test]
fn show_prints_the_file_masked() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    let fields = json!([{"title": "李四的住址", "type": 7, "key": "message_code"}]);
    let mut card = form("onlineAuthentication", fields);
    card["data"]["cardtype"] = json!(2);
    bench.accept("unionpay card --bank-card 6250000000000004", &card);
    bench.accept("unionpay sms --cellphone 13800000001", &ok(json!({})));
    let shown = bench.run("session show").json();
    assert_eq!(shown["user_id"], "123124455");
    assert_eq!(shown["facts"]["login_name"], "l***");
    assert_eq!(shown["facts"]["bank_card"], "***0004");
    assert_eq!(shown["facts"]["cellphone"], "1***");
    assert!(!shown.to_string().contains("李四"), "{shown}");
}

#[test]
fn card_and_telephone_are_kept_no_longer_than_they_are_needed() {
    let holds = |bench: &Bench| {
        let text = bench.zhengxin.session_text();
        [text.contains("6250000000000004"), text.contains("13800000001"), text.contains("lisi-with-a-name")]
    };
    let known = || {
        let bench = bench();
        bench.accept(LOGIN, &logged_in());
        bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 2})));
        bench.accept("unionpay sms --cellphone 13800000001", &ok(json!({})));
        assert_eq!(holds(&bench), [true, true, true]);
        bench
    };
    let submitted = known();
    submitted.accept("unionpay submit --pic-code 2wt56f --unionpay-code uikie9", &ok(json!({})));
    assert_eq!(holds(&submitted), [false, false, true]);
    let late = known();
    late.zhengxin.age(SignedDuration::from_mins(31));
    late.run("login-info").json();
    assert_eq!(holds(&late), [false, false, true]);
    let refused = known();
    refused.gateway.will_say(r#"{"code":508110,"msg":"x"}"#);
    refused.run("verify-methods").exits(4);
    assert_eq!(holds(&refused), [false, false, true]);
}

#[test]
fn values_of_a_refused_step_are_not_stored() {
    let bench = bench();
    bench.gateway.will_say(r#"{"code":508130,"msg":"x"}"#);
    bench.run("unionpay card --bank-card 6250000000000004").exits(6);
    assert!(!bench.zhengxin.session_text().contains("6250000000000004"));
    bench.gateway.will_say(r#"{"code":208101,"msg":"x"}"#);
    bench.run(LOGIN).exits(5);
    assert!(!bench.zhengxin.session_text().contains("lisi-with-a-name"));
}

#[test]
fn a_recent_application_is_kept_until_its_report_is_fetched() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until applied").exits(0);
    for (lang, report, outcome) in [("en", "fetch the report first", "find out"), ("zh", "取得报告", "查明")] {
        let error = stage.run(&format!("session remove --lang {lang}")).exits(6).error();
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains(report) && hint.contains("zhengxin run") && hint.contains("--force"), "{error}");
        assert!(!hint.contains(outcome), "{error}");
    }
}

#[test]
fn a_login_at_one_path_settles_no_submission_at_another() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    bench.gateway.will_say("");
    bench.run("submit-answers 1 2 3 1 5").exits(10);
    bench.zhengxin.age(SignedDuration::from_mins(11));
    let uat = format!("--gateway {}/uat", bench.gateway.url());
    bench.accept(&format!("{LOGIN} {uat}"), &ok(json!({"user_status": 0, "unionpay_auth": 0})));
    assert_eq!(bench.zhengxin.sessions().len(), 2);
    let before = bench.gateway.requests().len();
    assert_eq!(bench.run("submit-answers 1 2 3 1 5").exits(6).error()["class"], "duplicate", "it is still open");
    assert_eq!(bench.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(bench.gateway.requests().len(), before);
}

#[test]
fn list_reports_sessions_dated_in_the_future_in_one_line() {
    let bench = bench();
    for user in ["a", "b"] {
        bench.accept(&format!("{LOGIN} --user-id {user}"), &logged_in());
    }
    for name in bench.zhengxin.sessions() {
        let path = format!(".local/state/zhengxin/sessions/{name}.json");
        let text = fs::read_to_string(bench.zhengxin.path(&path)).unwrap();
        bench.zhengxin.file(&path, &aged(&text, SignedDuration::from_hours(-24 * 365)));
    }
    let listed = |bench: &Bench| bench.run("session list -v --lang en").exits(0).stderr.matches("future").count();
    assert_eq!((listed(&bench), listed(&bench)), (1, 0));
}

#[test]
fn the_next_step_of_a_listed_session_leads_to_its_own_gateway() {
    let (bench, other) = (bench(), Bench::new());
    bench.run("login-info").json();
    bench.run(&format!("login-info --gateway {}", other.gateway.url())).json();
    for line in ["session list".to_owned(), format!("session list --gateway {}", other.gateway.url())] {
        for row in bench.run(&line).json().as_array().unwrap() {
            let requests = || [bench.gateway.requests().len(), other.gateway.requests().len()];
            let before = requests();
            let next = row["next_step"].as_str().unwrap().replacen("login", "login-info", 1);
            bench.zhengxin.run_printed(&json!(next)).exits(0);
            let [own, others] = [requests()[0] - before[0], requests()[1] - before[1]];
            let is_own = row["gateway"] == bench.gateway.url().as_str();
            assert_eq!((own, others), if is_own { (1, 0) } else { (0, 1) }, "{row}");
        }
    }
}

#[test]
fn list_is_an_array_and_due_leaves_out_waiting_applicants() {
    let bench = bench();
    assert_eq!(bench.run("session list").json(), json!([]));
    bench.accept(&format!("{LOGIN} --user-id waits"), &logged_in());
    bench.accept("submit-answers 1 2 3 1 5 --user-id waits", &ok(json!({})));
    bench.accept(&format!("{LOGIN} --user-id goes-on"), &logged_in());
    let users = |line: &str| -> Vec<String> {
        let rows = bench.run(line).json();
        rows.as_array().unwrap().iter().map(|row| row["user_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(users("session list"), ["goes-on", "waits"]);
    assert_eq!(users("session list --due"), ["goes-on"]);
}

#[test]
fn an_uncertain_submission_is_due_once_it_can_be_asked_for() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    bench.gateway.will_say("");
    bench.run("submit-answers 1 2 3 1 5").exits(10);
    let row = bench.run("session list").json()[0].clone();
    assert_eq!((&row["state"], row["due_at"].is_string()), (&json!("uncertain"), true), "{row}");
    assert_eq!(bench.run("session list --due").json(), json!([]));
    bench.zhengxin.age(SignedDuration::from_mins(11));
    assert_eq!(bench.run("session list --due").json()[0]["state"], "uncertain");
}

#[test]
fn due_puts_the_soonest_deadline_first() {
    let bench = bench();
    bench.accept(&format!("{LOGIN} --user-id later"), &logged_in());
    bench.zhengxin.age(SignedDuration::from_mins(5));
    let aged = bench.run("session list --due").json()[0]["session"].clone();
    bench.accept(&format!("{LOGIN} --user-id a-fresh-one"), &logged_in());
    let rows = bench.run("session list --due").json();
    assert_eq!(rows[0]["session"], aged);
    assert_eq!(rows.as_array().unwrap().len(), 2);
}

#[test]
fn remove_removes_the_session_and_its_picture() {
    let bench = bench();
    bench.gateway.will_say(&ok(json!({"pic_code": "aGVsbG8="})).to_string());
    let picture = bench.run("captcha --session mine").json()["file"].as_str().unwrap().to_owned();
    assert_eq!(bench.run("session remove mine").json(), json!({"removed": ["mine"]}));
    assert!(bench.zhengxin.sessions().is_empty() && !fs::exists(picture).unwrap());
    bench.run("session remove mine").exits(12);
    bench.run("session show mine").exits(12);
}

#[test]
fn remove_reports_a_session_in_use_with_a_rounded_time() {
    let bench = bench();
    bench.run("login-info --session mine").json();
    let run_lock = bench.zhengxin.file(".local/state/zhengxin/sessions/mine.json.run-lock", "1");
    let held = fs::File::open(run_lock).unwrap();
    held.try_lock().unwrap();
    for (lang, waited) in [("en", "(waited 0 s)"), ("zh", "（已等待 0 秒）")] {
        let error = bench.run(&format!("session remove mine --lang {lang}")).exits(12).error();
        assert!(error["msg"].as_str().unwrap().contains(waited), "{error}");
    }
}

/// Makes a session with a bond: applied an hour ago, or with an unknown outcome.
fn bound(bench: &Bench, how: &str) {
    bench.accept(&format!("{LOGIN} --session mine"), &logged_in());
    match how {
        "applied" => drop(bench.accept("submit-answers 1 2 3 1 5 --session mine", &ok(json!({})))),
        _ => {
            bench.gateway.will_say("");
            bench.run("submit-answers 1 2 3 1 5 --session mine").exits(10);
        }
    }
}

#[test]
fn remove_refuses_a_session_with_a_bond_and_force_names_the_bond() {
    for (how, method) in [("applied", json!(null)), ("uncertain", json!("submitQuestion"))] {
        let bench = bench();
        bound(&bench, how);
        let before = bench.zhengxin.session_text();
        for line in ["session remove mine", "session remove mine --dry-run"] {
            let error = bench.run(line).exits(6).error();
            assert_eq!((&error["class"], error["after"].is_i64()), (&json!("duplicate"), how == "applied"), "{error}");
            assert!(error["hint"].as_str().unwrap().contains("--force"), "{error}");
        }
        assert_eq!(bench.zhengxin.session_text(), before);
        let removed = bench.run("session remove mine --force").json();
        let forgotten = removed["forgotten"].as_array().unwrap();
        assert_eq!((&removed["removed"], forgotten.len()), (&json!(["mine"]), 1));
        assert_eq!((&forgotten[0]["state"], &forgotten[0]["method"]), (&json!(how), &method));
        assert!(bench.zhengxin.sessions().is_empty());
    }
}

#[test]
fn after_a_day_remove_needs_no_force() {
    let bench = bench();
    bound(&bench, "applied");
    bench.zhengxin.age(SignedDuration::from_hours(25));
    assert_eq!(bench.run("session remove mine").json(), json!({"removed": ["mine"]}));
}

#[test]
fn sandbox_reset_removes_only_the_sandboxs_sessions() {
    let bench = bench();
    bench.run("login-info --session real").json();
    bench.run("login-info --session played --gateway sandbox:").json();
    bench.run("login-info --gateway sandbox:").json();
    assert_eq!(bench.zhengxin.sessions().len(), 3);
    bench.run("sandbox reset --gateway sandbox:").json();
    assert_eq!(bench.zhengxin.sessions(), ["real"]);
}

#[test]
fn a_session_may_have_a_name_that_looks_like_a_lock() {
    let bench = bench();
    for name in ["a", "a.run", "a.lock", "a.run.lock", "a.json.lock", "a.tmp", "a.png"] {
        bench.accept(&format!("{LOGIN} --session {name} --user-id u{}", name.len()), &logged_in());
    }
    assert_eq!(bench.zhengxin.sessions().len(), 7);
    let before = bench.gateway.requests().len();
    assert_eq!(bench.run("login-info --session ./a.lock").exits(12).error()["class"], "config");
    assert_eq!(bench.gateway.requests().len(), before);
}

#[test]
fn prune_removes_old_sessions_but_not_waiting_ones() {
    let bench = bench();
    bench.accept(&format!("{LOGIN} --user-id waits"), &logged_in());
    bench.accept("submit-answers 1 2 3 1 5 --user-id waits", &ok(json!({})));
    bench.accept(&format!("{LOGIN} --user-id idle"), &logged_in());
    assert_eq!(bench.run("session prune --older-than 1d").json(), json!({"removed": []}));
    for name in bench.zhengxin.sessions() {
        let path = bench.zhengxin.path(&format!(".local/state/zhengxin/sessions/{name}.json"));
        let long_ago = SystemTime::now() - Duration::from_secs(25 * 60 * 60);
        fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    let removed = bench.run("session prune --older-than 1d").json()["removed"].clone();
    assert!(removed[0].as_str().unwrap().starts_with("idle@"), "{removed}");
    assert_eq!(bench.zhengxin.sessions().len(), 1);
    bench.run("session prune --older-than soon").exits(2);
}

#[test]
fn a_session_may_be_at_a_path_chosen_by_the_caller() {
    let bench = bench();
    let path = bench.zhengxin.path("mine.json");
    bench.run(&format!("login-info --session {}", path.display())).json();
    assert!(path.is_file() && bench.zhengxin.sessions().is_empty());
    let named = bench.env("ZHENGXIN_SESSION", "by-environment");
    named.run("login-info").json();
    assert_eq!(named.zhengxin.sessions(), ["by-environment"]);
}

#[test]
fn an_unsafe_or_damaged_session_is_refused_and_unchanged() {
    let bench = bench();
    bench.run("login-info --session mine").json();
    let path = bench.zhengxin.path(".local/state/zhengxin/sessions/mine.json");
    chmod(&path, 0o644);
    assert_eq!(bench.run("login-info --session mine").exits(12).error()["class"], "config");
    fs::write(&path, "{ damaged").unwrap();
    chmod(&path, 0o600);
    let before = bench.gateway.requests().len();
    let error = bench.run("login-info --session mine").exits(12).error();
    assert!(error["hint"].as_str().unwrap().contains("session remove mine"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "{ damaged");
    let elsewhere = bench.zhengxin.file("elsewhere.json", "{}");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(elsewhere, &path).unwrap();
    bench.run("login-info --session mine").exits(12);
    assert_eq!(bench.gateway.requests().len(), before);
}

#[test]
fn a_session_belongs_to_one_gateway_one_merchant_one_applicant_and_one_login_name() {
    let (bench, other) = (bench(), Bench::new());
    bench.accept(&format!("{LOGIN} --session mine"), &logged_in());
    let before = bench.gateway.requests().len();
    for line in [
        "login-info --session mine --user-id another".to_owned(),
        format!("login-info --session mine --gateway {}", other.gateway.url()),
        "login --session mine --login-name somebody-else --pic-code 2wt56f".to_owned(),
        "verify-methods --session mine --login-name somebody-else".to_owned(),
        "report --session mine --login-name somebody-else --message-code herdrc".to_owned(),
        "call login --session mine login_name=somebody-else".to_owned(),
        format!("login-info --session mine --gateway {}/uat", bench.gateway.url()),
    ] {
        let error = bench.run(&line).exits(12).error();
        assert_eq!(error["class"], "config", "{line}");
        assert!(error["hint"].as_str().unwrap().contains("zhengxin session remove mine"), "{line}: {error}");
    }
    let bench = bench.env("ZHENGXIN_MERCHANT_ID", "999");
    assert_eq!(bench.run("login-info --session mine").exits(12).error()["class"], "config", "another merchant");
    assert_eq!(bench.gateway.requests().len(), before);
    other.nothing_sent();
}

#[test]
fn a_session_that_is_not_there_hints_at_user_id_only_for_a_typed_name() {
    let bench = Bench::new();
    let hint = |line: &str| {
        let error = bench.zhengxin.run(&format!("-p sandbox --json {line}")).exits(12).error();
        error["hint"].as_str().unwrap_or_default().to_owned()
    };
    for command in ["session show", "session remove"] {
        assert!(hint(&format!("{command} u1")).contains(&format!("zhengxin {command} --user-id u1")), "{command}");
        for rest in ["-u u1", "-u u1 u2", "-s foo", "./nofile.json", "-s ./nofile.json"] {
            assert!(!hint(&format!("{command} {rest}")).contains("--user-id"), "{command} {rest}");
        }
        assert!(!hint(&format!("{command} u1 -s foo")).contains("--session"), "{command}");
    }
    assert!(!hint("session adopt foo").contains("--user-id"));
    assert!(hint("session adopt foo").contains("session list"));
}
