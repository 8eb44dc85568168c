//! `batch show`: prints the history of one applicant.

use serde_json::Value;

use crate::stage::{APPLIES, LOCKED, READY, Stage, error};

#[test]
fn calls_that_try_or_submit_are_listed_with_their_outcomes() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    let shown = stage.json(&format!("show {}", APPLIES[0]));
    let calls: Vec<(&str, &str, &str)> = shown["intents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|intent| ["method", "effect", "outcome"].map(|name| intent[name].as_str().unwrap()).into())
        .collect();
    assert_eq!(calls, [("login", "tries", "accepted"), ("submitQuestion", "submits", "accepted")]);
    assert_eq!((&shown["intents"][1]["code"], &shown["intents"][1]["epoch"]), (&200.into(), &1.into()));
}

#[test]
fn a_refused_call_keeps_its_code_although_a_picture_was_fetched_after_it() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let login = stage.json("show wrong-password")["intents"][0].clone();
    assert_eq!((&login["outcome"], &login["code"]), (&"refused".into(), &208101.into()));
}

#[test]
fn questions_are_listed_without_their_content_or_answers() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let shown = stage.json("show wrong-password");
    let question = &shown["questions"][0];
    assert_eq!((&question["kind"], &question["state"]), (&"value".into(), &"open".into()));
    let members: Vec<&String> = question.as_object().unwrap().keys().collect();
    assert!(!members.iter().any(|name| name.contains("payload") || *name == "answer"), "{members:?}");
}

#[test]
fn no_value_of_the_applicant_is_shown() {
    let stage = Stage::after_a_run_of(&[APPLIES[2]]);
    let row = stage.row(APPLIES[2]);
    for options in ["", "--json"] {
        let shown = stage.batch(&format!("show {} {options}", APPLIES[2])).exits(0).out;
        for key in ["password", "bank_card", "id_card", "cellphone", "real_name"] {
            let value = row[key].as_str().unwrap_or_else(|| panic!("{key} of {row}"));
            assert!(!shown.contains(value), "{key} stands in {shown}");
        }
    }
}

#[test]
fn people_see_the_state_then_calls_and_questions() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    let shown = stage.batch(&format!("show {}", APPLIES[0])).exits(0).out;
    let at = |part: &str| shown.find(part).unwrap_or_else(|| panic!("{part}: {shown}"));
    assert!(at("applied") < at("calls") && at("calls") < at("submitQuestion"), "{shown}");
    assert!(at("submitQuestion") < at("\nquestions") && at("\nquestions") < at("identity"), "{shown}");
}

#[test]
fn the_number_of_the_claim_is_titled_as_one() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    for (lang, title) in [("en", "claim"), ("zh", "第几次处理")] {
        let shown = stage.batch(&format!("show {} --lang {lang}", APPLIES[0])).exits(0).out;
        let titles = shown.lines().find(|line| line.contains("method") || line.contains("方法")).unwrap();
        assert!(titles.split_whitespace().any(|word| word == title) && !shown.contains("epoch"), "{shown}");
    }
}

#[test]
fn an_unknown_applicant_is_not_found() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let run = stage.batch("show nobody --json").exits(6);
    assert_eq!(error(&run)["class"], "not-found");
}

#[test]
fn a_finished_applicant_has_its_report() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let shown = stage.json(&format!("show {}", READY[0]));
    assert_eq!(shown["state"], "done");
    assert!(shown["report"].is_string() && shown["holder"] == Value::Null, "{shown}");
}

#[test]
fn the_tables_of_an_applicant_are_chinese_in_chinese() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let shown = stage.batch("show wrong-password --lang zh").exits(0).out;
    for english in ["tries", "refused", "open", "value"] {
        assert!(!shown.split_whitespace().any(|word| word == english), "{english}: {shown}");
    }
    for chinese in ["尝试", "被拒绝", "待答", "值"] {
        assert!(shown.split_whitespace().any(|word| word == chinese), "{chinese}: {shown}");
    }
}
