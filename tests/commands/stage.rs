//! A sandbox, built in or served, with one of its applicants at the command line.

use serde_json::Value;

use super::support::cli::{Ran, Zhengxin};
use super::support::people;
use super::support::served::Served;

/// An applicant and a sandbox.
pub struct Stage {
    pub zhengxin: Zhengxin,
    pub served: Option<Served>,
    person: Value,
    answers: String,
}

impl Stage {
    /// `sandbox:`
    pub fn built_in(person: &str) -> Self {
        Self::new(Zhengxin::at("sandbox:"), None, person)
    }

    /// `sandbox serve`
    pub fn served(person: &str) -> Self {
        let served = Served::start();
        Self::new(Zhengxin::at(served.url()), Some(served), person)
    }

    /// `sandbox serve` with these options.
    pub fn serving(options: &[&str], person: &str) -> Self {
        let served = Served::with(options);
        Self::new(Zhengxin::at(served.url()), Some(served), person)
    }

    /// `sandbox serve`, which the program reaches only through this URL.
    pub fn behind(url: &str, served: Served, person: &str) -> Self {
        Self::new(Zhengxin::at(url), Some(served), person)
    }

    /// `sandbox serve`, with output for people.
    pub fn human(person: &str) -> Self {
        Self::human_in(person, "en")
    }

    /// The same in a language.
    pub fn human_in(person: &str, lang: &str) -> Self {
        let stage = Self::served(person);
        let url = stage.served.as_ref().unwrap().url();
        let zhengxin = Zhengxin::new().option(&format!("--gateway {url} --lang {lang} --color never"));
        let answers = zhengxin.answers(&stage.person);
        Self { zhengxin, answers, ..stage }
    }

    /// Both kinds.
    pub fn each(person: &str) -> [Self; 2] {
        [Self::built_in(person), Self::served(person)]
    }

    fn new(zhengxin: Zhengxin, served: Option<Served>, person: &str) -> Self {
        let person = answers_of(&zhengxin, person);
        let answers = zhengxin.answers(&person);
        Self { zhengxin, served, person, answers }
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.zhengxin = self.zhengxin.env(name, value);
        self
    }

    /// One of the person's own values.
    pub fn own(&self, key: &str) -> &str {
        self.person[key].as_str().unwrap()
    }

    /// Runs a line as is.
    pub fn run(&self, line: &str) -> Ran {
        self.zhengxin.run(line)
    }

    /// Runs a command with values from the person's answers file and the sandbox's inbox.
    pub fn step(&self, command: &str) -> Value {
        self.trying(command).json()
    }

    /// The same for a command that may be refused.
    pub fn trying(&self, command: &str) -> Ran {
        self.run(&format!("{command} --answers {} --ask sandbox:", self.answers))
    }

    /// Runs several commands and returns the output of the last.
    pub fn steps(&self, commands: &[&str]) -> Value {
        let mut said = commands.iter().map(|command| self.step(command)).collect::<Vec<_>>();
        said.pop().unwrap()
    }

    /// `run` with the person's answers file and the sandbox's inbox.
    pub fn go(&self, options: &str) -> Ran {
        self.run(&format!("run --answers {} --ask sandbox: {options}", self.answers))
    }

    /// `run` with these answers, and with no source to ask.
    pub fn go_with(&self, answers: &Value, options: &str) -> Ran {
        let answers = self.zhengxin.answers(answers);
        self.run(&format!("run --answers {answers} --no-input {options}"))
    }

    /// The person's answers with changes.
    pub fn answers_and(&self, more: &Value) -> Value {
        let mut answers = self.person.clone();
        answers.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        answers
    }

    /// The number of a method's calls.
    pub fn calls(&self, method: &str) -> usize {
        self.journal().iter().filter(|entry| entry["method"] == method).count()
    }

    /// The number of accepted applications.
    pub fn applied(&self) -> usize {
        self.journal().iter().filter(|entry| entry["effect"] == "applied").count()
    }

    /// The open captcha.
    pub fn captcha(&self) -> String {
        self.run("sandbox inbox").json()["captcha"].as_str().unwrap().to_owned()
    }

    /// The newest SMS code for `method`.
    pub fn sms(&self, method: &str) -> String {
        let inbox = self.run("sandbox inbox").json();
        let sms = inbox["sms"].as_array().unwrap().iter().rev().find(|sms| sms["method"] == method);
        sms.unwrap()["code"].as_str().unwrap().to_owned()
    }

    /// The calls so far.
    pub fn journal(&self) -> Vec<Value> {
        match &self.served {
            Some(served) => served.journal(),
            None => {
                let path = self.zhengxin.path(".local/state/zhengxin/sandbox.json");
                let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
                let state: Value = serde_json::from_str(&text).unwrap();
                state["journal"]["entries"].as_array().unwrap().clone()
            }
        }
    }

    /// The calls so far, one per line: the method and its parameters. Asserts that each has its documented
    /// type and belongs to this person only.
    pub fn called(&self) -> Vec<String> {
        self.journal().iter().map(line_of).collect()
    }
}

/// The answers of a person in the program's sandbox.
#[track_caller]
pub fn answers_of(zhengxin: &Zhengxin, who: &str) -> Value {
    people::answers_of(&zhengxin.run("sandbox people").json(), who)
}

fn line_of(entry: &Value) -> String {
    assert_eq!(entry["stray"], false, "{entry}");
    assert_eq!(entry["mixed"], false, "{entry}");
    let mut line = entry["method"].as_str().unwrap().to_owned();
    for key in entry["keys"].as_array().unwrap() {
        // protocol.md, section 3: all parameters are strings except `type`.
        let kind = if key["key"] == "type" { "integer" } else { "string" };
        assert_eq!(key["type"], kind, "{entry}");
        line = format!("{line} {}", key["key"].as_str().unwrap());
    }
    line
}
