//! A process killed at the worst moment: nothing is sent twice, and the session always loads.

use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use crate::support::applicant::{Applicant, way_to};
use crate::support::broken::refusing_url;
use crate::support::process::{Home, Served, files, until};

/// A submission's person, its command, and the next step once a login reports that it was accepted.
struct Submission {
    method: &'static str,
    how: &'static str,
    settled: (&'static str, i32),
    next: Option<&'static str>,
}

const SUBMISSIONS: [Submission; 4] = [
    Submission {
        method: "submitQuestion",
        how: "applies by answering the questions",
        settled: ("applied", 7),
        next: None,
    },
    Submission {
        method: "onlineAuthentication",
        how: "applies by debit card",
        settled: ("logged-in", 0),
        next: Some("unionpay card"),
    },
    Submission {
        method: "submitOnlineAuth",
        how: "applies by credit card",
        settled: ("logged-in", 0),
        next: Some("apply info"),
    },
    Submission { method: "submitApplyMessageCode", how: "applies by credit card", settled: ("applied", 7), next: None },
];

/// Kills the submitting command after the gateway has acted and before it replies.
fn killed(submission: &Submission) -> (Served, Applicant, &'static str) {
    let served = Served::with(&[&format!("latency:{}:3000", submission.method)]);
    let applicant = Applicant::new(&served, submission.how);
    let (last, before) = way_to(submission.method).split_last().unwrap();
    applicant.walk(before);
    let mut process = applicant.command(last).spawn().unwrap();
    until("the gateway has acted", || served.calls(submission.method) == 1);
    kill(&mut process);
    (served, applicant, last)
}

fn kill(process: &mut Child) {
    process.kill().unwrap(); // SIGKILL
    process.wait().unwrap();
}

#[test]
fn a_submission_killed_before_its_reply_is_not_repeated_and_a_login_settles_it() {
    for submission in &SUBMISSIONS {
        let (served, applicant, command) = killed(submission);
        assert_eq!(applicant.state(), ("uncertain".into(), 7), "{}", submission.method);
        let early = applicant.run(&format!("{command} --json")).exits(7).error();
        assert_eq!((&early["class"], early["due_at"].is_string()), (&"uncertain".into(), true), "{early}");
        applicant.home.age(jiff::SignedDuration::from_mins(11));
        assert_eq!(applicant.state(), ("uncertain".into(), 4), "{}", submission.method);
        let again = applicant.run(&format!("{command} --json")).exits(6).error();
        assert_eq!((&again["class"], &again["code"]), (&"duplicate".into(), &serde_json::Value::Null), "{again}");
        let next = again["next_step"].as_str().unwrap();
        assert!(next.starts_with("zhengxin login ") && next.contains("--answers answers.json"), "{next}");
        assert_eq!(served.calls(submission.method), 1, "{}", submission.method);
        applicant.walk(&["login"]);
        let status = applicant.run("status --json").json();
        assert_eq!(applicant.state(), (submission.settled.0.into(), submission.settled.1), "{}", submission.method);
        match submission.next {
            Some(next) => assert!(status["next_step"].as_str().unwrap().contains(next), "{status}"),
            None => assert!(status["next_step"].is_null(), "{status}"),
        }
        assert_eq!(served.calls(submission.method), 1, "{}", submission.method);
    }
}

#[test]
fn again_sends_a_submission_whose_outcome_is_not_known() {
    let (served, applicant, command) = killed(&SUBMISSIONS[0]);
    applicant.run(&format!("{command} --again")).exits(4); // the questions have been answered
    assert_eq!(served.calls("submitQuestion"), 2);
}

#[test]
fn an_unsettled_submission_holds_back_every_other_submission() {
    let (served, applicant, _) = killed(&SUBMISSIONS[1]);
    let other = "unionpay submit --pic-code abcdef --unionpay-code 123456 --json";
    assert_eq!(applicant.run(other).exits(7).error()["class"], "uncertain");
    assert_eq!(served.calls("submitOnlineAuth"), 0);
}

/// Starts a submission with an unreachable gateway, and kills it once it is recorded.
fn killed_unsent(home: &Home, url: &str) {
    let mut process = unsent(home, url, "--retries 1000").spawn().unwrap();
    until("the submission is recorded", || {
        let sessions = files(&home.state().join("sessions"));
        let session = sessions.iter().find(|path| path.extension().is_some_and(|ending| ending == "json"));
        session.is_some_and(|path| std::fs::read_to_string(path).unwrap().contains("\"sent\""))
    });
    kill(&mut process);
}

fn unsent(home: &Home, url: &str, options: &str) -> Command {
    home.command(&format!("submit-answers 1 2 3 1 5 --gateway {url} {options}"))
}

#[test]
fn a_submission_killed_before_it_was_sent_keeps_its_record_because_the_outcome_is_unknown() {
    let (home, url) = (Home::new(), refusing_url());
    killed_unsent(&home, &url);
    let status = home.run(&format!("status --gateway {url} --json")).exits(7);
    assert_eq!(status.json()["state"], "uncertain");
    assert_eq!(unsent(&home, &url, "").status().unwrap().code(), Some(7));
}

#[test]
fn an_again_that_never_left_keeps_the_older_record() {
    let (home, url) = (Home::new(), refusing_url());
    killed_unsent(&home, &url);
    let before = home.facts();
    assert_eq!(unsent(&home, &url, "--again --retries 0").status().unwrap().code(), Some(8));
    assert_eq!(home.facts(), before);
}

#[test]
fn the_session_loads_whenever_a_process_is_killed() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let steps = ["captcha", "login", "verify-methods"];
    applicant.walk(&steps);
    for round in 0..60_u64 {
        let mut process = applicant.command(steps[round as usize % 3]).spawn().unwrap();
        sleep(Duration::from_millis(round * 7 % 40));
        kill(&mut process);
        assert!(applicant.home.facts().is_object());
        assert!(matches!(applicant.run("status").code, Some(0)), "round {round}");
    }
    applicant.walk(&steps);
    let left: Vec<_> = files(&applicant.home.state().join("sessions"))
        .iter()
        .map(|path| path.extension().unwrap().to_owned())
        .collect();
    assert_eq!(left, ["json", "lock"], "nothing half-written stays");
}

#[test]
fn of_a_call_that_is_killed_the_audit_log_has_the_line_before_it() {
    let served = Served::with(&["latency:login:3000"]);
    let applicant = Applicant::new(&served, "applies by credit card");
    let mut process = applicant.command("login --audit audit.jsonl").spawn().unwrap();
    until("the gateway has acted", || served.calls("login") == 1);
    kill(&mut process);
    let text = std::fs::read_to_string(applicant.home.path().join("audit.jsonl")).unwrap();
    let [line] = &text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!((&line["event"], &line["method"]), (&"sent".into(), &"login".into()));
}
