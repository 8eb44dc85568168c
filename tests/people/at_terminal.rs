//! `batch answer` at a terminal: one question after the other.

use crate::batch::{Batch, CREDIT};
use crate::support::process::files;
use crate::typing::{CTRL_C, CTRL_D, Typing};

/// The applicant in the heading of the current prompt.
fn whose(typing: &mut Typing) -> String {
    typing.finds("applicant (u[0-9]+)")
}

#[test]
fn enter_sends_the_answer_and_shows_the_next_question_and_a_missing_run_is_reported() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    for _ in 0..3 {
        let user_id = whose(&mut typing);
        typing.sees(".png").sees("another picture");
        let code = batch.captcha(&user_id);
        typing.types(&format!("{code}\n"));
    }
    typing.sees("no run is active: your answers wait for the next batch run").ends(0);
    batch.batch("run").exits(11);
    assert_eq!(batch.served.calls("login"), 3);
    assert_eq!(batch.served.calls("getPicCode"), 3);
}

#[test]
fn an_empty_line_fetches_another_picture_for_the_same_applicant() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("applicant u1").sees("another picture");
    let first = batch.captcha("u1");
    typing.types("\n").sees("applicant u1").sees("another picture");
    let second = batch.captcha("u1");
    assert_ne!(first, second);
    typing.types(&format!("{second}\n")).sees("no run is active").ends(0);
    batch.batch("run").exits(11);
    assert_eq!((batch.served.calls("getPicCode"), batch.served.calls("login")), (2, 1));
}

#[test]
fn the_heading_says_how_to_request_another_picture_and_that_it_comes_later() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    for (lang, says) in [("en", "an empty line or r requests another picture"), ("zh", "直接回车或输入 r 则换一张图片")]
    {
        let mut typing = Typing::start(&batch.command(&format!("answer --person wang --lang {lang}")), "");
        typing.sees(says).sees("u1").types(CTRL_D).ends(0);
    }
}

#[test]
fn questions_taken_at_a_terminal_are_a_table_with_the_paths_of_the_pictures() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let seen = Typing::start(&batch.command("waiting --take 2 --person wang"), "").ends(0);
    assert!(!seen.contains('{'), "{seen}");
    assert_eq!(seen.matches("pic_code").count(), 2, "{seen}");
    let is_picture = |line: &&str| line.starts_with('u') && line.contains("  /") && line.trim_end().ends_with(".png");
    assert_eq!(seen.lines().filter(is_picture).count(), 2, "each path is whole: {seen}");
    let seen = Typing::start(&batch.command("waiting --take 1 --person li --json"), "").ends(0);
    assert!(seen.contains("\"picture\":\"/"), "{seen}");
}

#[test]
fn questions_that_the_person_has_taken_before_are_asked_first() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.batch("run list.ndjson --jobs 1").exits(11);
    let taken = batch.take(2, "wang");
    assert_eq!((&taken[0]["user_id"], &taken[1]["user_id"]), (&"u1".into(), &"u2".into()));
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("applicant u1").types(&format!("{}\n", batch.captcha("u1")));
    typing.sees("applicant u2").types(&format!("{}\n", batch.captcha("u2")));
    typing.sees("applicant u3").types(CTRL_D).ends(0);
    assert_eq!((batch.state("u1").as_str(), batch.state("u2").as_str()), ("ready", "ready"));
    assert_eq!(batch.served.calls("getPicCode"), 3, "each picture was fetched once");
}

#[test]
fn a_person_who_has_taken_all_questions_is_asked_them() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("applicant u1").types(&format!("{}\n", batch.captcha("u1"))).sees("no question is open").ends(0);
}

#[test]
fn ctrl_d_ends_and_gives_the_rest_back() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("another picture").types(CTRL_D).ends(0);
    let open = batch.waiting("");
    assert!(open.iter().all(|question| question["held_until"].is_null()), "{open:?}");
    assert_eq!(batch.take(3, "li").len(), 3);
}

#[test]
fn ctrl_c_gives_the_questions_back_as_well_and_reports_a_missing_run() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    batch.drive(11);
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    let user_id = whose(&mut typing);
    typing.sees("another picture");
    typing.types(&format!("{}\n", batch.captcha(&user_id))).sees("another picture").types(CTRL_C);
    typing.sees("no run is active: your answers wait for the next batch run").ends(130);
    let open = batch.waiting("");
    assert!(open.iter().all(|question| question["held_until"].is_null()), "{open:?}");
    assert_eq!(batch.take(3, "li").len(), 2);
}

#[test]
fn a_secret_is_typed_without_echo_and_a_picture_does_not_stay() {
    let batch = Batch::of(CREDIT, 1, |row| row["password"] = "Wrong-0000".into());
    batch.batch("run list.ndjson --ask sandbox:").exits(11);
    let right = batch.served.person("apply-credit-01")["password"].as_str().unwrap().to_owned();
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("applicant u1").sees("assword").types(&format!("{right}\n"));
    let seen = typing.ends(0);
    assert!(!seen.contains(&right), "{seen}");
    assert_eq!(files(&batch.home.state().join("captcha")), Vec::<std::path::PathBuf>::new());
    batch.batch("run --ask sandbox:").exits(7);
    assert_eq!((batch.state("u1").as_str(), batch.served.calls("login")), ("applied", 2));
}

#[test]
fn a_skipped_question_is_left_to_others() {
    let batch = Batch::of(CREDIT, 1, |row| row["password"] = "Wrong-0000".into());
    batch.batch("run list.ndjson --ask sandbox:").exits(11);
    let mut typing = Typing::start(&batch.command("answer --person wang"), "");
    typing.sees("applicant u1").sees("assword").types("\n").sees("others have taken or skipped").ends(0);
    assert_eq!(batch.take(1, "li")[0]["key"], "password");
}

#[test]
fn a_damaged_question_does_not_hide_the_next_one() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.batch("run list.ndjson --jobs 1").exits(11);
    batch.take(2, "wang");
    batch.damage("UPDATE questions SET payload = zeroblob(100) WHERE applicant = 1");
    batch.wait(61);
    let mut typing = Typing::start(&batch.command("answer --person li"), "");
    typing.sees("u1: what the ledger keeps sealed").sees("applicant u2").types(CTRL_D).ends(0);
}
