//! `run` for all people of `sandbox people`: each reaches the end of their row, or goes past it if that is possible.

use std::thread;

use serde_json::{Value, json};

use super::support::cli::{Ran, Zhengxin};
use super::support::schema;
use super::support::served::Served;

/// Rows that are refused for a value that the inbox then corrects.
const PUT_RIGHT: [&str; 3] = ["wrong-sms", "wrong-apply-sms", "wrong-identity"];
/// Rows whose run continues after the refusal, up to a step for which their answers have no values.
const LED_ON: [&str; 4] = ["wrong-captcha", "thin-file", "high-security", "nothing-produced"];

/// The end of a row's run: its last step's object, or its error.
fn end_of(ran: &Ran) -> Value {
    if ran.stdout.is_empty() {
        schema::assert_error(&ran.stderr);
        return ran.error();
    }
    schema::assert_valid("run", &ran.stdout);
    ran.value()
}

fn judge(row: &Value, ran: &Ran) {
    let name = row["answers"]["login_name"].as_str().unwrap();
    let end = end_of(ran);
    if PUT_RIGHT.contains(&name) || row["code"].is_null() {
        assert!(matches!(ran.exit, 0 | 7), "{name}: {ran:?}");
        assert_eq!(end["code"], 200, "{name}: {ran:?}");
        assert_eq!(end["method"] == "viewReport", ran.exit == 0, "{name}: {ran:?}");
    } else if LED_ON.contains(&name) {
        assert_eq!((ran.exit, &end["fields"]), (11, &json!(["bank_card"])), "{name}");
    } else if name == "exists" {
        // The gateway says that a report exists, and the run fetches it.
        assert_eq!((&end["method"], &end["code"]), (&json!("viewReport"), &json!(200)), "{name}: {ran:?}");
    } else {
        assert_eq!((&end["method"], &end["code"]), (&row["method"], &row["code"]), "{name}: {ran:?}");
    }
}

// §2.1
#[test]
fn a_run_treats_the_code_of_every_row_within_its_tries() {
    let served = Served::start();
    let zhengxin = Zhengxin::at(served.url());
    let rows = zhengxin.run("sandbox people").json().as_array().unwrap().clone();
    // Run in parallel, so that the waits for busy gateways overlap.
    thread::scope(|scope| {
        for nth in 0..4 {
            let (zhengxin, rows) = (&zhengxin, &rows);
            scope.spawn(move || {
                for row in rows.iter().skip(nth).step_by(4) {
                    let name = row["answers"]["login_name"].as_str().unwrap();
                    let answers = zhengxin.file(&format!("{name}.json"), &row["answers"].to_string());
                    // One row would wait a minute for an SMS, which another test covers.
                    let tries = if row["code"] == 508118 { 1 } else { 2 };
                    let options = format!("--user-id {name} --ask sandbox: --timeout 2s --max-tries {tries}");
                    judge(row, &zhengxin.run(&format!("run --answers {} {options}", answers.display())));
                }
            });
        }
    });
    within_bounds(&served.journal());
}

fn within_bounds(journal: &[Value]) {
    for entry in journal {
        assert_eq!((&entry["stray"], &entry["mixed"]), (&json!(false), &json!(false)), "{entry}");
        let same = |other: &&Value| other["user_id"] == entry["user_id"] && other["method"] == entry["method"];
        let times = journal.iter().filter(same).count();
        let bound = if entry["method"] == "getPicCode" || entry["method"] == "getOnlineMessageCode" { 5 } else { 2 };
        assert!(times <= bound, "{times} times: {entry}");
        let applied = |other: &&Value| other["user_id"] == entry["user_id"] && other["effect"] == "applied";
        assert!(journal.iter().filter(applied).count() <= 1, "applied twice: {entry}");
    }
}
