//! All people of `sandbox people` reach the end named in their row, using single commands.

use std::collections::BTreeSet;
use std::thread;

use serde_json::Value;

use super::refusals;
use super::support::cli::Zhengxin;
use super::support::people::{CARD_WAY, QUESTION_WAY};
use super::support::served::Served;

/// Follows the route of the row's answers after the login. Returns the method and the code of the end, both
/// null if all calls were accepted.
fn end_of(zhengxin: &Zhengxin, row: &Value) -> (Value, Value) {
    let name = row["answers"]["login_name"].as_str().unwrap();
    let file = zhengxin.file(&format!("{name}.json"), &row["answers"].to_string());
    let options = format!("--answers {} --ask sandbox: --user-id {name}", file.display());
    let answers = row["answers"].as_object().unwrap();
    let way = match () {
        () if answers.contains_key("question_answers") => QUESTION_WAY[1..].to_vec(),
        () if answers.contains_key("bank_card") => CARD_WAY[1..].to_vec(),
        () => Vec::new(),
    };
    let mut ran = zhengxin.run(&format!("login {options}"));
    let mut way = way.into_iter();
    while ran.exit == 0 {
        let next = ran.value()["next_step"].clone();
        ran = match way.next() {
            Some(command) => zhengxin.run(&format!("{command} {options}")),
            None if next.is_null() => return (Value::Null, Value::Null),
            None => zhengxin.run_printed(&next), // a person without a card or answers has only one way
        };
    }
    let error = ran.error();
    (error["method"].clone(), error["code"].clone())
}

// §2.1
#[test]
fn every_code_that_the_document_lists_has_a_row() {
    let rows = Zhengxin::at("sandbox:").run("sandbox people").json();
    let codes: BTreeSet<i64> = rows.as_array().unwrap().iter().filter_map(|row| row["code"].as_i64()).collect();
    assert_eq!(codes, refusals::codes());
}

// §2.1
#[test]
fn every_row_ends_at_its_method_with_its_code() {
    let served = Served::start();
    let zhengxin = Zhengxin::at(served.url());
    let rows = zhengxin.run("sandbox people").json().as_array().unwrap().clone();
    thread::scope(|scope| {
        for rows in rows.chunks(rows.len().div_ceil(4)) {
            let zhengxin = &zhengxin;
            scope.spawn(move || {
                for row in rows {
                    let expected = (row["method"].clone(), row["code"].clone());
                    assert_eq!(end_of(zhengxin, row), expected, "{}", row["how"]);
                }
            });
        }
    });
    for entry in served.journal() {
        assert_eq!(entry["stray"], false, "{entry}");
    }
}
