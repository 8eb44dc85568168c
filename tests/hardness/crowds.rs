//! Many processes at once on one session.

use std::fs::File;
use std::process::Child;

use crate::support::applicant::Applicant;
use crate::support::process::{Run, Served, files, until};

#[test]
fn sixty_four_processes_share_a_session() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by answering the questions");
    applicant.walk(&["login"]);
    let commands = ["captcha", "login-info", "status", "session show", "verify-methods", "questions"];
    let started: Vec<(&str, Child)> = (0..64)
        .map(|number| commands[number % commands.len()])
        .map(|command| (command, applicant.command(&format!("{command} --json")).spawn().unwrap()))
        .collect();
    for (command, process) in started {
        let run = Run::of(process.wait_with_output().unwrap()).exits(0);
        assert!(run.json().is_object(), "{command}: {run:?}");
    }
    assert_eq!(applicant.state(), ("logged-in".into(), 0));
    let left: Vec<_> = files(&applicant.home.state()).iter().map(|path| path.extension().unwrap().to_owned()).collect();
    assert_eq!(left, ["png", "key", "json", "lock"], "no temporary file stays");
}

#[test]
fn many_logins_at_once_leave_one_that_holds() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let started: Vec<Child> = (0..12).map(|_| applicant.command("login --json").spawn().unwrap()).collect();
    for process in started {
        // One process may use up another's captcha. That gives a wrong captcha or a missing one, and nothing
        // worse.
        let run = Run::of(process.wait_with_output().unwrap());
        assert!(matches!(run.code, Some(0 | 5 | 11)), "{run:?}");
    }
    applicant.walk(&["login"]);
    assert_eq!(applicant.state(), ("logged-in".into(), 0));
}

#[test]
fn a_second_process_waits_for_the_call_of_the_first() {
    let served = Served::with(&["latency:getVerifyMethod:700"]);
    let applicant = Applicant::new(&served, "applies by credit card");
    applicant.walk(&["login"]);
    let mut first = applicant.command("verify-methods").spawn().unwrap();
    until("the first call has arrived", || served.calls("getVerifyMethod") == 1);
    let second = applicant.run("login-info");
    assert!(first.try_wait().unwrap().is_some(), "the second went first");
    second.exits(0);
}

#[test]
fn commands_that_only_read_the_session_do_not_wait() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    applicant.walk(&["login"]);
    let lock = File::options().write(true).open(applicant.home.session().with_extension("json.lock")).unwrap();
    lock.lock().unwrap();
    applicant.run("status").exits(0);
    applicant.run("session show").exits(0);
}
