//! An applicant of a served sandbox who uses single commands and reads captchas and SMS codes from the inbox.

use std::process::Command;

use serde_json::Value;

use super::people::{CARD_WAY, QUESTION_WAY};
use super::process::{Home, Run, Served};

/// The commands up to and including the submission of this method.
pub fn way_to(method: &str) -> &'static [&'static str] {
    match method {
        "submitQuestion" => &QUESTION_WAY,
        "onlineAuthentication" => &CARD_WAY[..5],
        "submitOnlineAuth" => &CARD_WAY[..6],
        "submitApplyMessageCode" => &CARD_WAY,
        other => panic!("{other} does not submit"),
    }
}

/// A person of the sandbox with a home of their own.
pub struct Applicant {
    pub home: Home,
    pub person: Value,
    options: String,
}

impl Applicant {
    pub fn new(served: &Served, how: &str) -> Self {
        let home = Home::new();
        let person = served.person(how);
        home.write("answers.json", person.to_string());
        Self { home, person, options: format!("--gateway {} --answers answers.json --ask sandbox:", served.url) }
    }

    pub fn command(&self, words: &str) -> Command {
        self.home.command(&format!("{words} {}", self.options))
    }

    pub fn run(&self, words: &str) -> Run {
        Run::of(self.command(words).output().unwrap())
    }

    /// Repeats `run` until the outcome of a submission can be known.
    pub fn run_until_settled(&self, words: &str) -> Run {
        loop {
            let output = self.command(words).env("ZHENGXIN_SETTLE_AFTER", "1s").output().unwrap();
            let run = Run::of(output);
            if !(run.code == Some(7) && run.err.contains("\"uncertain\"")) {
                return run;
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
    }

    /// Makes these steps, which must all be accepted.
    #[track_caller]
    pub fn walk(&self, steps: &[&str]) {
        for step in steps {
            let run = self.run(step);
            assert_eq!(run.code, Some(0), "{step}: {run:?}");
        }
    }

    /// The state as `status` prints it, and the exit code.
    pub fn state(&self) -> (String, i32) {
        let run = self.run("status --json");
        (run.json()["state"].as_str().unwrap().to_owned(), run.code.unwrap())
    }
}
