//! What `batch run --json` tells about its list.

use serde_json::{Value, json};

use crate::stage::{LOCKED, READY, Stage, error, tree};
use crate::support::process::Run;
use crate::support::schema::{assert_named, assert_valid};

/// The lines of standard error that tell about the list. Each line fits the schema of events.
#[track_caller]
fn events(run: &Run) -> Vec<Value> {
    run.err.lines().for_each(|line| assert_named("batch-event", line));
    let lines = run.err.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|event| event.get("row").or(event.get("list")).is_some()).collect()
}

/// A list whose second and third rows are bad.
fn bad_list() -> Stage {
    let stage = Stage::new();
    let mut spoilt = stage.row(LOCKED);
    spoilt["id_card"] = "1.1E+17".into();
    stage.write(&[stage.row(READY[0]), spoilt, stage.row(READY[0])]);
    stage
}

#[test]
fn a_refused_list_ends_with_an_error_object_that_names_its_bad_rows() {
    let stage = bad_list();
    let run = stage.batch("run list.ndjson --json").exits(3);
    assert_eq!((run.out.as_str(), run.err.lines().count()), ("", 1), "{}", run.err);
    let error = error(&run);
    assert_eq!((&error["class"], &error["recovery"]), (&json!("input"), &json!("new-input")));
    assert_eq!(error["fields"], json!(["id_card", "login_name", "user_id"]));
    assert!(error["hint"].as_str().unwrap().contains("--skip-bad"), "{error}");
    let list = &error["list"];
    assert_eq!([&list["list"], &list["added"], &list["bad"]], [&json!("refused"), &json!(1), &json!(2)]);
    let rows = list["rows"].as_array().unwrap();
    assert_eq!((&rows[0]["line"], &rows[0]["column"]), (&json!(2), &json!("id_card")));
    let twice = json!({"row": "bad", "line": 3, "column": "user_id", "problem": "line 1 has the same user_id"});
    assert_eq!((rows.len(), &rows[1], &list["more"]), (3, &twice, &json!(0)));
    assert_eq!((&rows[2]["line"], &rows[2]["column"]), (&json!(3), &json!("login_name")));
    let chinese = stage.batch("run list.ndjson --json --lang zh").exits(3);
    assert_eq!(chinese.error()["list"]["rows"][1]["problem"], "与第 1 行相同");
}

#[test]
fn the_first_of_many_bad_rows_are_in_the_error_object_and_the_others_counted() {
    let stage = Stage::new();
    let rows: Vec<Value> = (0..50).map(|number| json!({"user_id": number.to_string()})).collect();
    stage.write(&rows);
    let error = error(&stage.batch("run list.ndjson --json").exits(3));
    let list = &error["list"];
    assert_eq!((list["rows"].as_array().unwrap().len(), &list["more"], &list["bad"]), (20, &json!(30), &json!(50)));
}

#[test]
fn a_check_prints_a_result_and_leaves_no_file() {
    let stage = Stage::new();
    stage.list(&READY[..2]);
    let before = tree(&stage.home);
    let run = stage.batch("run list.ndjson --check --json").exits(0);
    assert_valid("batch run list.ndjson --check", &run.out);
    assert_eq!((run.json()["added"].as_u64(), run.err.as_str()), (Some(2), ""));
    let filtered = stage.batch("run list.ndjson --check --jq .added").exits(0);
    assert_eq!(filtered.out, "2\n");
    assert_eq!(tree(&stage.home), before);
}

#[test]
fn a_check_of_a_bad_list_ends_with_an_error_object_that_names_its_bad_rows() {
    let error = error(&bad_list().batch("run list.ndjson --check --json").exits(3));
    let list = &error["list"];
    assert_eq!((&list["list"], &list["bad"]), (&json!("checked"), &json!(2)));
    assert_eq!(list["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn skipped_rows_are_told_among_the_events() {
    let run = bad_list().batch("run list.ndjson --skip-bad --json --ask sandbox:").exits(0);
    let told = events(&run);
    assert_eq!((told[0]["row"].as_str(), told[0]["line"].as_u64()), (Some("bad"), Some(2)));
    assert_eq!((told[3]["list"].as_str(), told[3]["bad"].as_u64()), (Some("imported"), Some(2)));
}

#[test]
fn changed_and_refused_rows_are_told_among_the_events() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED, "wrong-password"]);
    let mut late = stage.row(READY[0]);
    late["cellphone"] = "13800138000".into();
    let mut renamed = stage.row(READY[1]);
    renamed["user_id"] = LOCKED.into();
    let mut changed = stage.row("wrong-password");
    changed["password"] = "Another1".into();
    stage.write(&[late, renamed, changed]);
    let check = stage.batch("run list.ndjson --check --json").exits(0);
    assert_valid("batch run list.ndjson --check", &check.out);
    let told = events(&stage.batch("run list.ndjson --json"));
    assert_eq!(&told[..3], check.json()["rows"].as_array().unwrap());
    let of = |row: &Value| [&row["row"], &row["user_id"], &row["state"]].map(|text| text.as_str().map(str::to_owned));
    let row = |kind: &str, user_id: &str, state: Option<&str>| {
        [Some(kind.to_owned()), Some(user_id.to_owned()), state.map(str::to_owned)]
    };
    assert_eq!(of(&told[0]), row("refused", LOCKED, None));
    assert_eq!(of(&told[1]), row("too_late", READY[0], Some("done")));
    assert_eq!(of(&told[2]), row("changed", "wrong-password", Some("waiting")));
    assert_eq!(told[2]["msg"], "wrong-password: the new values will be used");
    let counts = ["changed", "too_late", "refused"].map(|name| told[3][name].as_u64());
    assert_eq!(counts, [Some(1); 3], "{told:?}");
}
