//! A batch on a served sandbox, and the commands and answers of its people.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::process::{Home, Run, Served, until};
use crate::support::schema::assert_valid;

/// The description of people who apply by credit card.
pub const CREDIT: &str = "applies by credit card";
/// The description of people who apply by answering questions.
pub const QUESTIONS: &str = "applies by answering the questions";

/// A list, its ledger, and the gateway.
pub struct Batch {
    pub home: Home,
    pub served: Served,
}

impl Batch {
    /// A batch of the first `count` people of the sandbox with the description `how`, as `u1`, `u2`, ...; `changed`
    /// edits their rows.
    pub fn of(how: &str, count: usize, changed: impl Fn(&mut Value)) -> Self {
        let (home, served) = (Home::new(), Served::start());
        let people = served.get("people");
        let rows = people.as_array().unwrap().iter().filter(|row| row["how"] == how).take(count);
        let mut list = String::new();
        for (number, row) in rows.enumerate() {
            let mut row = row["answers"].clone();
            row["user_id"] = json!(format!("u{}", number + 1));
            changed(&mut row);
            list.push_str(&format!("{row}\n"));
        }
        assert_eq!(list.lines().count(), count, "{how}");
        home.write("list.ndjson", list);
        Self { home, served }
    }

    /// Writes an ask program. Returns its path.
    pub fn program(&self, name: &str, script: &str) -> String {
        let path = self.home.write(name, script);
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        path.display().to_string()
    }

    pub fn ledger(&self) -> PathBuf {
        self.home.path().join("list.ndjson.ledger")
    }

    /// The command `batch` with these arguments.
    pub fn command(&self, args: &str) -> Command {
        let mut command = self.home.bare();
        command.args(["--gateway", &self.served.url, "batch"]).args(args.split_whitespace());
        command.env("ZHENGXIN_LEDGER", self.ledger()).env("ZHENGXIN_LANG", "en");
        command
    }

    pub fn batch(&self, args: &str) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Runs until no applicant can go on, and checks the exit code.
    #[track_caller]
    pub fn drive(&self, exit: i32) -> Run {
        self.batch("run list.ndjson").exits(exit)
    }

    /// The questions that `batch waiting` prints with these arguments.
    #[track_caller]
    pub fn waiting(&self, args: &str) -> Vec<Value> {
        let run = self.batch(&format!("waiting {args}")).exits(0);
        lines(&run.out, "batch waiting")
    }

    /// Takes questions as this person.
    #[track_caller]
    pub fn take(&self, most: usize, person: &str) -> Vec<Value> {
        self.waiting(&format!("--take {most} --person {person}"))
    }

    /// Sends answers as this person, a line each. Returns the verdicts and the exit code.
    pub fn answers(&self, person: &str, answers: &[Value]) -> (Vec<Value>, i32) {
        let text: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
        self.answers_text(person, &text)
    }

    pub fn answers_text(&self, person: &str, text: &str) -> (Vec<Value>, i32) {
        let mut command = self.command(&format!("answer - --person {person}"));
        let mut process = command.stdin(Stdio::piped()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let run = Run::of(process.wait_with_output().unwrap());
        (lines(&run.out, "batch answer"), run.code.unwrap())
    }

    /// Sends one answer and returns the verdict.
    pub fn answer(&self, person: &str, user_id: &str, key: &str, value: &str) -> String {
        let (verdicts, _) = self.answers(person, &[json!({"user_id": user_id, "key": key, "value": value})]);
        verdicts[0]["verdict"].as_str().unwrap().to_owned()
    }

    /// The text in the last picture of an applicant.
    pub fn captcha(&self, user_id: &str) -> String {
        self.inbox(user_id)["captcha"].as_str().unwrap_or_default().to_owned()
    }

    /// The last SMS code for this method.
    pub fn sms(&self, user_id: &str, method: &str) -> String {
        let inbox = self.inbox(user_id);
        let of_method = inbox["sms"].as_array().unwrap().iter().rfind(|sms| sms["method"] == method).cloned();
        of_method.unwrap_or_else(|| panic!("no SMS for {method} in {inbox}"))["code"].as_str().unwrap().to_owned()
    }

    fn inbox(&self, user_id: &str) -> Value {
        self.served.get(&format!("inbox?user_id={user_id}"))
    }

    /// Answers a taken question correctly. Returns the verdict.
    #[track_caller]
    pub fn answer_rightly(&self, person: &str, question: &Value) -> String {
        let (user_id, key) = (question["user_id"].as_str().unwrap(), question["key"].as_str().unwrap());
        let value = match key.split_once('.') {
            Some((method, _)) => self.sms(user_id, method),
            None => self.captcha(user_id),
        };
        self.answer(person, user_id, key, &value)
    }

    /// Lets time pass for the questions, by moving all their times into the past.
    pub fn wait(&self, seconds: i64) {
        let ledger = Connection::open(self.ledger()).unwrap();
        let by = seconds * 1_000_000;
        let aged = "UPDATE questions SET asked_at = asked_at - ?1, held_until = held_until - ?1, \
                    expires_at = expires_at - ?1, answered_at = answered_at - ?1";
        ledger.execute(aged, [by]).unwrap();
    }

    /// Changes the ledger behind the program's back.
    pub fn damage(&self, statement: &str) {
        Connection::open(self.ledger()).unwrap().execute(statement, []).unwrap();
    }

    /// The state of an applicant in the ledger.
    pub fn state(&self, user_id: &str) -> String {
        let ledger = Connection::open(self.ledger()).unwrap();
        ledger.query_row("SELECT state FROM applicants WHERE user_id = ?1", [user_id], |row| row.get(0)).unwrap()
    }

    /// Starts `batch answer -` and keeps its input open.
    pub fn answerer(&self, person: &str) -> Answerer {
        let mut command = self.command(&format!("answer - --person {person}"));
        let mut process = command.stdin(Stdio::piped()).spawn().unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()).lines());
        Answerer { process, to: Some(to), from }
    }

    /// Starts `batch run` in the background.
    pub fn running(&self, args: &str) -> Running {
        Running(self.command(&format!("run list.ndjson {args}")).stderr(Stdio::null()).spawn().unwrap())
    }
}

/// A process of `batch answer -` that reads answers line by line.
pub struct Answerer {
    process: Child,
    to: Option<ChildStdin>,
    from: Lines<BufReader<ChildStdout>>,
}

impl Answerer {
    /// Writes an answer and waits for its verdict.
    pub fn says(&mut self, answer: &Value) -> Value {
        let to = self.to.as_mut().unwrap();
        writeln!(to, "{answer}").unwrap();
        to.flush().unwrap();
        let line = self.from.next().unwrap().unwrap();
        assert_valid("batch answer", &line);
        serde_json::from_str(&line).unwrap()
    }

    pub fn ends(mut self) -> i32 {
        self.to = None;
        self.process.wait().unwrap().code().unwrap()
    }
}

/// A run in the background, killed on drop.
pub struct Running(Child);

impl Running {
    pub fn is_over(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// Waits until the run has created the ledger and asked a question.
    #[track_caller]
    pub fn asks(&mut self, batch: &Batch) {
        until("something is asked", || !self.is_over() && batch.batch("waiting").out.lines().count() > 0);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[track_caller]
fn lines(out: &str, command: &str) -> Vec<Value> {
    let line = |line: &str| {
        assert_valid(command, line);
        serde_json::from_str(line).unwrap()
    };
    out.lines().map(line).collect()
}
