//! Looking at questions and taking them: who holds a question, and what is fetched for it.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::batch::{Batch, CREDIT, QUESTIONS};
use crate::support::process::files;

fn ids(questions: &[Value]) -> Vec<i64> {
    questions.iter().map(|question| question["id"].as_i64().unwrap()).collect()
}

#[test]
fn nothing_is_fetched_while_no_person_is_there() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let open = batch.waiting("");
    assert_eq!(open.len(), 3);
    assert!(open.iter().all(|question| question["key"] == "pic_code" && question["expires_at"].is_null()), "{open:?}");
    assert_eq!(batch.served.calls("getPicCode"), 0);
    batch.drive(11);
    assert_eq!((batch.served.calls("getPicCode"), batch.served.calls("login")), (0, 0));
}

#[test]
fn looking_takes_no_question_and_makes_no_call() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.drive(11);
    let calls = batch.served.get("journal").as_array().unwrap().len();
    assert_eq!(batch.waiting(""), batch.waiting(""));
    assert!(batch.waiting("").iter().all(|question| question["person"].is_null()));
    assert_eq!(batch.served.get("journal").as_array().unwrap().len(), calls);
}

#[test]
fn two_people_do_not_get_the_same_question() {
    let batch = Batch::of(CREDIT, 5, |_| {});
    batch.drive(11);
    let commands = ["wang", "li"].map(|person| batch.command(&format!("waiting --take 3 --person {person}")));
    let taking = commands.map(|mut command| command.spawn().unwrap());
    let taken = taking.map(|process| {
        let out = String::from_utf8(process.wait_with_output().unwrap().stdout).unwrap();
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>()
    });
    let mut all = ids(&taken.concat());
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 5, "five questions for two people who take three each: {taken:?}");
    assert_eq!(batch.served.calls("getPicCode"), 5);
}

#[test]
fn a_taken_captcha_has_a_private_picture_that_is_removed_with_its_answer() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    let path = Path::new(taken["picture"].as_str().unwrap());
    assert!(path.starts_with(batch.home.state()), "{taken}");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
    assert!(!path.exists());
}

#[test]
fn a_picture_is_shown_only_with_the_question_for_its_text() {
    let batch = Batch::of(CREDIT, 1, |row| row["password"] = "Wrong-0000".into());
    batch.drive(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.drive(11);
    let asked = batch.take(1, "wang").remove(0);
    assert_eq!((&asked["key"], &asked["picture"]), (&json!("password"), &Value::Null), "{asked}");
}

#[test]
fn looking_shows_with_which_code_the_last_answer_was_refused() {
    let batch = Batch::of(CREDIT, 1, |row| row["password"] = "Wrong-0000".into());
    batch.batch("run list.ndjson --ask sandbox:").exits(11);
    let asked = batch.waiting("").remove(0);
    assert_eq!((&asked["key"], &asked["refused"]), (&json!("password"), &json!(208101)), "{asked}");
}

#[test]
fn a_person_without_a_name_is_the_systems_user() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let id = |option: &str| {
        let run = std::process::Command::new("id").arg(option).output().unwrap();
        String::from_utf8(run.stdout).unwrap().trim().to_owned()
    };
    let take = |variables: &[(&str, &str)]| -> Value {
        let mut command = batch.command("waiting --take 1");
        command.env_remove("USER").env_remove("LOGNAME").envs(variables.iter().copied());
        let run = crate::support::process::Run::of(command.output().unwrap()).exits(0);
        run.json()["person"].clone()
    };
    assert_eq!(take(&[("USER", ""), ("LOGNAME", "li")]), "li");
    assert_eq!(take(&[("USER", "wang"), ("LOGNAME", "li")]), "wang");
    let named = [id("-un"), format!("uid-{}", id("-u"))];
    let person = take(&[]);
    assert!(named.iter().any(|name| person == name.as_str()), "{person}: {named:?}");
}

#[test]
fn the_picture_of_a_question_that_is_over_is_removed_at_the_next_look() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    let path = Path::new(taken["picture"].as_str().unwrap()).to_owned();
    batch.wait(600);
    let late = batch.take(1, "li").remove(0);
    assert_eq!(late["id"], taken["id"]);
    batch.answer_rightly("li", &late);
    std::fs::write(&path, "left behind").unwrap();
    batch.waiting("");
    assert!(!path.exists());
}

#[test]
fn the_question_of_a_person_who_does_not_answer_is_taken_over() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let first = batch.take(1, "wang").remove(0);
    assert!(batch.take(1, "li").is_empty(), "wang is reading it");
    batch.wait(61);
    let second = batch.take(1, "li").remove(0);
    assert_eq!((&second["id"], &second["person"]), (&first["id"], &json!("li")));
    assert_eq!(batch.served.calls("getPicCode"), 1, "the same picture still counts");
    assert_eq!(batch.answer_rightly("wang", &first), "taken-by-another");
    assert_eq!(batch.answer_rightly("li", &second), "accepted");
}

#[test]
fn when_all_questions_are_taken_the_message_does_not_say_that_there_are_none() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    let none = batch.batch("run list.ndjson --ask sandbox: --until applied").exits(0);
    assert!(none.out.contains("applied 2"), "{none:?}");
    assert!(batch.batch("waiting --take 1 --person li").exits(0).err.contains("no question is open"));
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.drive(11);
    assert_eq!(batch.take(5, "wang").len(), 2);
    let all_taken = batch.batch("waiting --take 1 --person li").exits(0);
    assert_eq!(all_taken.out, "");
    assert!(all_taken.err.contains("open questions: 2; others have taken"), "{all_taken:?}");
}

#[test]
fn a_question_about_the_applicant_comes_with_its_options() {
    let batch = Batch::of(QUESTIONS, 1, |row| drop(row.as_object_mut().unwrap().remove("question_answers")));
    batch.batch("run list.ndjson --route questions").exits(11);
    let captcha = batch.take(1, "wang").remove(0);
    batch.answer_rightly("wang", &captcha);
    batch.batch("run --route questions").exits(11);
    for number in 1..=5 {
        let asked = batch.take(1, "wang").remove(0);
        assert_eq!(asked["kind"], "knowledge", "question {number}: {asked}");
        let key = asked["key"].as_str().unwrap();
        assert_eq!(asked["options"].as_array().unwrap().len(), 5, "{asked}");
        assert_eq!(batch.answer("wang", "u1", key, "9"), "unusable");
        assert_eq!(batch.answer("wang", "u1", key, "1"), "accepted");
        let exit = if number == 5 { 7 } else { 11 };
        batch.batch("run --route questions").exits(exit);
    }
    assert_eq!((batch.served.calls("submitQuestion"), batch.served.calls("getQuestion")), (1, 1));
    assert_eq!(batch.served.calls("login"), 1);
}

#[test]
fn a_person_chooses_the_route_if_the_row_does_not_decide_it() {
    let batch = Batch::of(QUESTIONS, 1, |row| drop(row.as_object_mut().unwrap().remove("question_answers")));
    batch.drive(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.drive(11);
    let asked = batch.take(1, "wang").remove(0);
    assert_eq!((&asked["key"], &asked["options"][1]["value"]), (&json!("route"), &json!("questions")), "{asked}");
    assert_eq!(batch.answer("wang", "u1", "route", "bus"), "unusable");
    assert_eq!(batch.answer("wang", "u1", "route", "questions"), "accepted");
    batch.drive(11);
    assert_eq!(batch.take(1, "wang")[0]["kind"], "knowledge");
    assert_eq!(batch.served.calls("getQuestion"), 1);
}

#[test]
fn no_secret_is_shown_or_stored_in_clear() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    let code = batch.captcha("u1");
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
    let row: Value =
        serde_json::from_str(&std::fs::read_to_string(batch.home.path().join("list.ndjson")).unwrap()).unwrap();
    for file in files(batch.home.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        let is_list = file.ends_with("list.ndjson");
        for secret in [row["password"].as_str().unwrap(), row["bank_card"].as_str().unwrap(), &code] {
            assert!(is_list || !holds(secret), "{secret} lies in {}", file.display());
        }
    }
}

#[test]
fn a_person_has_no_control_characters_in_the_name() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let mut command = batch.command("waiting --take 1 --person");
    let run = crate::support::process::Run::of(command.arg("wang\nli").output().unwrap()).exits(2);
    assert!(run.err.contains("--person"), "{}", run.err);
    assert!(batch.waiting("")[0]["person"].is_null());
}

#[test]
fn a_damaged_applicant_does_not_keep_a_person_from_the_questions_of_the_others() {
    let batch = Batch::of(CREDIT, 4, |_| {});
    batch.drive(11);
    batch.damage("UPDATE sealed SET bytes = zeroblob(100) WHERE id = 2");
    let run = batch.batch("waiting --take 4 --person wang").exits(0);
    let taken: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut user_ids: Vec<&str> = taken.iter().map(|question| question["user_id"].as_str().unwrap()).collect();
    user_ids.sort_unstable();
    assert_eq!(user_ids, ["u2", "u3", "u4"]);
    assert!(run.err.contains("u1"), "{run:?}");
    assert!(["u2", "u3", "u4"].iter().all(|user_id| batch.state(user_id) == "waiting"));
}

#[test]
fn a_damaged_question_is_told_and_left_out_and_can_be_answered() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.drive(11);
    let taken = batch.take(2, "wang");
    batch.damage("UPDATE questions SET payload = zeroblob(100) WHERE applicant = 1");
    batch.wait(61);
    for command in ["waiting", "waiting --take 2 --person li"] {
        let run = batch.batch(command).exits(0);
        let user_ids: Vec<Value> =
            run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["user_id"].clone()).collect();
        assert_eq!(user_ids, ["u2"], "{command}");
        assert!(run.err.contains("u1: what the ledger keeps sealed"), "{command}: {run:?}");
    }
    assert_eq!(batch.answer_rightly("li", &taken[0]), "accepted");
}

/// Adds open questions of one applicant, up to the number `last`.
fn ask_many(batch: &Batch, last: i64) {
    batch.damage(&format!(
        "WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < {last})
         INSERT INTO questions (id, applicant, key, kind, attempt, asked_at, state, is_refreshed)
         SELECT n, 1, 'pic_code', 'captcha', 1, 0, 'open', 0 FROM n"
    ));
}

#[test]
fn looking_lists_the_questions_of_several_pages_each_once() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    ask_many(&batch, 1100);
    assert_eq!(ids(&batch.waiting("")), (1..=1100).collect::<Vec<_>>());
}

/// The peak memory of a look at this many questions, in kilobytes, while its last lines wait to be read.
fn memory_for(questions: i64) -> u64 {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    ask_many(&batch, questions);
    let mut looking = batch.command("waiting").stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(looking.stdout.take().unwrap()).lines();
    for n in 1..=questions - 1_000 {
        let line: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(line["id"], n);
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", looking.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    drop(lines);
    looking.wait().unwrap();
    peak.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn looking_needs_no_more_memory_however_many_questions_are_open() {
    let (few, many) = (memory_for(3_000), memory_for(60_000));
    assert!(many < few + 12_000, "{few} kB for 3,000 questions, {many} kB for 60,000");
}
