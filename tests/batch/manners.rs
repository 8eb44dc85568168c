//! How a batch treats a gateway that is busy: all processes of the ledger pause.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::stage::{APPLIES, READY, Stage};
use crate::support::process::until;
use crate::typing::{CTRL_C, CTRL_D, Typing};

const ASKS_FOR_AN_HOUR: &str = "http:*#1:429:3600";
const ANNOUNCED: &str = "the gateway is busy or does not answer: no calls before";

fn start(stage: &Stage, words: &str) -> Child {
    stage.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Reads standard error up to the announcement of a pause.
fn announced(child: &mut Child) -> String {
    let mut lines = BufReader::new(child.stderr.as_mut().unwrap()).lines().map(Result::unwrap);
    lines.find(|line| line.contains(ANNOUNCED)).expect("the pause is announced")
}

fn calls(stage: &Stage) -> usize {
    stage.served.get("journal").as_array().unwrap().len()
}

#[test]
fn ctrl_c_ends_a_run_that_pauses_and_nothing_more_is_sent() {
    let stage = Stage::with(&[ASKS_FOR_AN_HOUR]);
    stage.list(&[APPLIES[0], APPLIES[1], APPLIES[2]]);
    let mut run = start(&stage, "run list.ndjson --ask sandbox: --jobs 1");
    announced(&mut run);
    until("another applicant waits for the end of the pause", || stage.json("status")["states"]["running"] == 1);
    let before = calls(&stage);
    kill_process(Pid::from_child(&run), Signal::INT).unwrap();
    let begun = Instant::now();
    let mut rest = String::new();
    run.stderr.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(130), "{rest}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(!rest.contains(ANNOUNCED), "announced twice: {rest}");
    assert_eq!((calls(&stage), stage.json("status")["states"]["running"].as_u64()), (before, Some(0)));
}

#[test]
fn a_pause_of_a_run_holds_up_people_and_later_runs() {
    let stage = Stage::with(&["http:getLoginInfo#2:429:3600"]);
    stage.list(&[READY[0]]);
    stage.batch("run list.ndjson").exits(11);
    stage.list(&[READY[0], APPLIES[0]]);
    let run = stage.batch("run list.ndjson").exits(11);
    assert!(run.err.contains(ANNOUNCED), "{}", run.err);
    let before = calls(&stage);
    for words in ["waiting --take 1 --person wang", "run list.ndjson --ask sandbox: --jobs 1"] {
        let mut other = start(&stage, words);
        announced(&mut other);
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(calls(&stage), before, "{words}");
        other.kill().unwrap();
        other.wait().unwrap();
    }
}

#[test]
fn at_the_end_of_the_input_answer_announces_the_pause_that_it_waits_for() {
    let stage = Stage::with(&["http:getPicCode#2:429:3600"]);
    stage.list(&[READY[0], READY[1], READY[2]]);
    stage.batch("run list.ndjson").exits(11);
    stage.batch("waiting --take 1 --person wang").exits(0);
    stage.batch("waiting --take 1 --person li"); // the gateway asks for the pause
    let mut typing = Typing::start(&stage.command("answer --person wang"), "");
    typing.sees("another picture").types(CTRL_D).sees(ANNOUNCED).types(CTRL_C).ends(130);
}

#[test]
fn a_short_pause_is_not_announced_and_the_run_goes_on() {
    let stage = Stage::with(&["http:getLoginInfo#1:429:1"]);
    stage.list(&[READY[0], READY[1]]);
    let run = stage.batch("run list.ndjson --ask sandbox: --jobs 1");
    assert!(!run.err.contains(ANNOUNCED), "{}", run.err);
    assert_eq!(stage.state(READY[1]), "done");
}
