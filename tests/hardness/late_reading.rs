//! `--timeout` and the largest replies that are accepted: what the program does with one before the next call takes no longer.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::broken::{BrokenGateway, Then, ok};
use crate::support::process::Home;

/// How many bytes of a reply are filled; the limit is 1 MiB.
const FILLED: usize = 1_000_000;
/// The timeout of a call, in seconds.
const TIMEOUT: u64 = 3;
/// How much longer a run of three calls may take. A debug build on a busy machine needs most of it.
const PAST: Duration = Duration::from_secs(20);

fn login_form(more: &Value) -> Value {
    let picture = json!({"type": 6, "key": "pic_code", "refreshMethod": "getPicCode"});
    let mut form = json!({"method": "login",
        "param": [{"type": 1, "key": "login_name"}, {"type": 5, "key": "password"}, picture]});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

fn reply(form: &Value) -> Value {
    json!({"code": 200, "msg": "ok", "data": {"next": form}})
}

/// Runs into a gateway that hands out this login form and never answers the login.
fn run(first: &Value) -> (Option<i32>, Duration, usize) {
    let (first, arrived) = (ok(first.to_string()), Arc::new(Mutex::new(0)));
    let count = Arc::clone(&arrived);
    let gateway = BrokenGateway::start(move |number| {
        *count.lock().unwrap() += 1;
        match number {
            0 => Then::Send(first.clone()),
            1 => Then::Send(ok(r#"{"code":200,"msg":"ok","data":{"pic_code":"iVBORw0KGgo="}}"#)),
            _ => Then::Silence,
        }
    });
    let home = Home::new();
    home.write("answers.json", r#"{"pic_code":"2wt56f","login_name":"wangwu"}"#);
    let line =
        format!("run --no-input --answers answers.json --retries 0 --timeout {TIMEOUT}s --gateway {}", gateway.url());
    let started = Instant::now();
    let ended = home.run_with(&line, &[("ZHENGXIN_PASSWORD", "hunter2-pass")]);
    assert!(!ended.err.contains("panicked"), "{ended:?}");
    let calls = *arrived.lock().unwrap();
    (ended.code, started.elapsed(), calls)
}

#[test]
fn the_largest_forms_do_not_take_a_run_far_past_its_timeout() {
    let hidden = |count: usize| -> Vec<Value> {
        let value = "v".repeat(FILLED / count);
        (0..count).map(|n| json!({"key": format!("k{n}"), "value": value})).collect()
    };
    let members: Value = (0..60_000).map(|n| (format!("m{n}"), json!("v"))).collect::<serde_json::Map<_, _>>().into();
    let options: Vec<Value> = (0..200).map(|n| json!({"title": format!("title {n}"), "value": n})).collect();
    let fields: Vec<Value> =
        (0..90).map(|n| json!({"type": 16, "title": "t", "options": options, "key": format!("f{n}")})).collect();
    let mut shown = login_form(&json!({}));
    shown["param"].as_array_mut().unwrap().extend(fields);
    let forms = [
        ("long hidden values", login_form(&json!({"hidden": hidden(90)}))),
        ("one hidden value", login_form(&json!({"hidden": hidden(1)}))),
        ("members", login_form(&members)),
        ("options", shown),
    ];
    let check = |what: &str, form: &Value| {
        let (exit, took, calls) = run(&reply(form));
        println!("{what}: {took:?}, {calls} calls");
        assert_eq!(exit, Some(8), "{what}");
        assert!(took < Duration::from_secs(2 * TIMEOUT) + PAST, "{what}: {took:?}");
    };
    thread::scope(|scope| {
        for (what, form) in &forms {
            scope.spawn(move || check(what, form));
        }
    });
}

#[test]
fn a_form_with_very_many_hidden_fields_is_refused_before_its_values_are_sought() {
    let hidden: Vec<Value> = (0..30_000).map(|n| json!({"key": format!("k{n}"), "value": n})).collect();
    let (exit, took, calls) = run(&reply(&login_form(&json!({"hidden": hidden}))));
    println!("{took:?}");
    assert!(matches!(exit, Some(8 | 10)), "within the timeout it is refused, or not read to its end: {exit:?}");
    assert_eq!(calls, 1);
    assert!(took < Duration::from_secs(TIMEOUT) + PAST, "{took:?}");
}
