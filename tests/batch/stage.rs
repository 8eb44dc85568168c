//! A sandbox, a home, and lists of its people. A person's login name is also the user_id.

use std::process::{Child, Command, Stdio};

use serde_json::Value;
use zhengxin::output::schema;

use crate::support::process::{Home, Run, Served, until};
use crate::support::schema::{assert_named, assert_valid};

/// Four people who get their report in one run.
pub const READY: [&str; 4] = ["report-ready-01", "report-ready-02", "report-ready-03", "report-ready-04"];
/// Four people who apply and then wait for a day.
pub const APPLIES: [&str; 4] = ["apply-questions-01", "apply-questions-02", "apply-credit-01", "apply-debit-01"];
/// A person whose login name is locked: class `locked`.
pub const LOCKED: &str = "locked";
/// A person whose account is closed: class `not-found`.
pub const CLOSED: &str = "closed";
/// The list in the home directory.
pub const LIST: &str = "list.ndjson";
/// Its ledger.
pub const LEDGER: &str = "list.ndjson.ledger";

/// A served sandbox and a home for the program.
pub struct Stage {
    pub served: Served,
    pub home: Home,
}

impl Stage {
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// A stage whose sandbox has these faults.
    pub fn with(faults: &[&str]) -> Self {
        Self { served: Served::with(faults), home: Home::new() }
    }

    /// A stage with a list of these people, after one run.
    pub fn after_a_run_of(people: &[&str]) -> Self {
        let stage = Self::new();
        stage.list(people);
        stage.batch("run list.ndjson --ask sandbox:");
        stage
    }

    /// A row of the list.
    pub fn row(&self, person: &str) -> Value {
        let mut row = self.served.person(person);
        row["user_id"] = person.into();
        row
    }

    /// Writes the list of these people.
    pub fn list(&self, people: &[&str]) {
        let rows: Vec<Value> = people.iter().map(|person| self.row(person)).collect();
        self.write(&rows);
    }

    /// Writes the list.
    pub fn write(&self, rows: &[Value]) {
        self.home.write(LIST, lines(rows));
    }

    /// The command line `zhengxin batch ...` for the list's ledger.
    pub fn command(&self, words: &str) -> Command {
        let mut command = self.home.bare();
        command.arg("batch").args(words.split_whitespace()).args(["--gateway", &self.served.url]);
        command.env("ZHENGXIN_LEDGER", LEDGER);
        command
    }

    pub fn batch(&self, words: &str) -> Run {
        Run::of(self.command(words).output().unwrap())
    }

    /// The result of a command that must succeed. It must fit its schema.
    #[track_caller]
    pub fn json(&self, words: &str) -> Value {
        let run = self.batch(&format!("{words} --json")).exits(0);
        assert_valid(&format!("batch {words}"), &run.out);
        run.json()
    }

    /// The rows of `batch results`, each of which fits the schema.
    #[track_caller]
    pub fn rows(&self, options: &str) -> Vec<Value> {
        let run = self.batch(&format!("results --json {options}")).exits(0);
        run.out.lines().for_each(|line| assert_named("batch-results", line));
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The state of an applicant.
    #[track_caller]
    pub fn state(&self, user_id: &str) -> String {
        self.json(&format!("show {user_id}"))["state"].as_str().unwrap().to_owned()
    }

    /// Starts a run in the background, and waits until it drives an applicant.
    #[track_caller]
    pub fn start_run(&self, words: &str) -> Child {
        let mut command = self.command(words);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let ledger = self.home.path().join(LEDGER);
        until("the run drives somebody", || {
            ledger.exists() && self.batch("status --json").json_if_any()["states"]["running"].as_u64() > Some(0)
        });
        child
    }

    /// How many calls of this method the gateway got for an applicant.
    pub fn calls(&self, method: &str, user_id: &str) -> usize {
        let journal = self.served.get("journal");
        let is_it = |entry: &&Value| entry["method"] == method && entry["user_id"] == user_id;
        journal.as_array().unwrap().iter().filter(is_it).count()
    }

    /// How many calls the gateway got for an applicant.
    pub fn all_calls(&self, user_id: &str) -> usize {
        let journal = self.served.get("journal");
        journal.as_array().unwrap().iter().filter(|entry| entry["user_id"] == user_id).count()
    }

    /// A stage with these people imported and ready: the first run ended early, because of another applicant that
    /// failed.
    pub fn before_a_run_of(people: &[&str]) -> Self {
        let stage = Self::new();
        stage.list(&[&[LOCKED], people].concat());
        stage.batch("run list.ndjson --ask sandbox: --jobs 1 --max-failures 1").exits(9);
        stage
    }

    /// A batch with an uncertain applicant: two submissions had no reply, so the class is `duplicate`. Also returns the
    /// run that made it uncertain, with these options.
    pub fn with_an_uncertain_one(options: &str) -> (Self, Run) {
        let stage = Self::with(&["reset:submitQuestion:unacted"]);
        stage.list(&[APPLIES[0]]);
        for _ in 0..40 {
            let mut run = stage.command(&format!("run list.ndjson --ask sandbox: --timeout 1s {options}"));
            let run = Run::of(run.env("ZHENGXIN_SETTLE_AFTER", "1s").output().unwrap());
            if stage.state(APPLIES[0]) == "uncertain" {
                return (stage, run);
            }
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
        panic!("{}", stage.json(&format!("show {}", APPLIES[0])));
    }

    /// Lets time pass in the sandbox.
    pub fn advance(&self, time: &str) {
        let mut command = self.home.bare();
        command.args(["sandbox", "advance", time, "--gateway", &self.served.url]);
        Run::of(command.output().unwrap()).exits(0);
    }
}

/// Rows as NDJSON.
pub fn lines(rows: &[Value]) -> String {
    rows.iter().map(|row| format!("{row}\n")).collect()
}

/// All paths below the home directory, to see whether a command creates any.
pub fn tree(home: &Home) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![home.path().to_owned()];
    while let Some(dir) = left.pop() {
        for entry in std::fs::read_dir(dir).unwrap().flatten() {
            if entry.path().is_dir() {
                left.push(entry.path());
            }
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// Parses the output of a run as JSON, or returns null.
pub trait Printed {
    fn json_if_any(&self) -> Value;
}

impl Printed for Run {
    fn json_if_any(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_default()
    }
}

/// The error object of a failed command. It must fit its schema.
#[track_caller]
pub fn error(run: &Run) -> Value {
    assert_named(schema::ERROR, run.err.lines().last().unwrap());
    run.error()
}
