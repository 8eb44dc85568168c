//! Every fault of the sandbox with every method: the resulting error, the retries, the session afterwards.

use std::fs;
use std::thread;

use serde_json::{Value, json};

use crate::support::people::answers_of;
use crate::support::process::{Home, Run, Served, until};

/// A command, its method, its person, and the commands before it.
struct Call {
    command: &'static str,
    method: &'static str,
    effect: Effect,
    person: &'static str,
    before: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Effect {
    Reads,
    Tries,
    Submits,
}
use Effect::{Reads, Submits, Tries};

const fn call(
    command: &'static str,
    method: &'static str,
    effect: Effect,
    person: &'static str,
    before: &'static [&'static str],
) -> Call {
    Call { command, method, effect, person, before }
}

/// Every method (protocol.md, section 3). §1.2.2 is called through its command, §1.1.9 with both kinds of
/// card.
#[rustfmt::skip]
const CALLS: [Call; 16] = [
    call("captcha", "getPicCode", Reads, "apply-credit-01", &[]),
    call("login-info", "getLoginInfo", Reads, "apply-credit-02", &[]),
    call("login", "login", Tries, "apply-credit-03", &["captcha"]),
    call("verify-methods", "getVerifyMethod", Reads, "apply-credit-04", &["login"]),
    call("questions", "getQuestion", Reads, "apply-questions-01", &["login"]),
    call("submit-answers", "submitQuestion", Submits, "apply-questions-02", &["login", "questions"]),
    call("unionpay card", "onlineValidateCard", Tries, "apply-credit-05", &["login"]),
    call("unionpay sms", "getOnlineMessageCode", Tries, "apply-credit-06", &["login", "unionpay card"]),
    call("unionpay auth", "onlineAuthentication", Submits, "apply-credit-07", &["login", "unionpay card", "unionpay sms"]),
    call("unionpay auth", "onlineAuthentication", Submits, "apply-debit-01", &["login", "unionpay card", "unionpay sms"]),
    call("unionpay submit", "submitOnlineAuth", Submits, "apply-credit-08",
        &["login", "unionpay card", "unionpay sms", "unionpay auth", "captcha"]),
    call("apply info", "getOnlineAuthedInfo", Reads, "authenticated-01", &["login"]),
    call("apply sms", "getOnlineMessageCode", Tries, "authenticated-02", &["login"]),
    call("apply submit", "submitApplyMessageCode", Submits, "authenticated-03", &["login", "apply sms"]),
    call("report-info", "getViewReportInfo", Reads, "report-ready-01", &["login"]),
    call("report", "viewReport", Tries, "report-ready-02", &["login"]),
];

/// Values that no error may show.
const UNSEEN: [&str; 9] = [
    "password",
    "bank_card",
    "cellphone",
    "real_name",
    "id_card",
    "last_three",
    "card_password",
    "pic_code",
    "message_code",
];

/// The expected result of a fault.
#[derive(Clone, Copy)]
struct Expected {
    exit: i32,
    class: &'static str,
    /// The number of attempts of a read with `--retries 1`.
    reads: usize,
    /// True if the world has acted on the call.
    acted: bool,
    /// True if a submission leaves its record, because its outcome is unknown.
    uncertain: bool,
    /// True if the gateway refuses with a documented code.
    refused: bool,
    /// The request's time limit. Short only if the test is about timeouts.
    limit: &'static str,
}

const FINE: Expected =
    Expected { exit: 0, class: "", reads: 1, acted: true, uncertain: false, refused: false, limit: "20s" };
const UNAVAILABLE: Expected =
    Expected { exit: 8, class: "unavailable", reads: 2, acted: true, uncertain: true, refused: false, limit: "20s" };
const TOO_LATE: Expected = Expected { limit: "300ms", ..UNAVAILABLE };
const NOT_UNDERSTOOD: Expected = Expected { exit: 10, class: "protocol", reads: 1, ..UNAVAILABLE };
const BUSY: Expected = Expected { refused: true, ..UNAVAILABLE };
const REFUSED: Expected = Expected { exit: 6, class: "rejected", reads: 1, acted: false, uncertain: false, ..BUSY };

impl Expected {
    /// The same, but the world has not acted.
    const fn unacted(self) -> Self {
        Self { acted: false, ..self }
    }

    /// The same with this number of attempts of a read.
    const fn reads(self, reads: usize) -> Self {
        Self { reads, ..self }
    }
}

/// An applicant who is about to run a command, with all its values given.
struct Applicant {
    call: &'static Call,
    home: Home,
    values: Value,
    url: String,
    options: String,
}

impl Applicant {
    /// Prepares the person of a call, who is one of `people`.
    fn new(call: &'static Call, served: &Served, people: &Value) -> Self {
        let (home, user) = (Home::new(), call.person);
        let mut values = answers_of(people, user);
        home.write("answers.json", values.to_string());
        let options = format!("--json --gateway {} --user-id {user} --answers answers.json", served.url);
        for step in call.before {
            home.run(&format!("{step} {options} --ask sandbox:")).exits(0);
        }
        let inbox = served.get(&format!("inbox?user_id={user}"));
        let sms = inbox["sms"].as_array().unwrap().iter().find(|sms| sms["method"] == call.method);
        if call.command == "login" || call.command == "unionpay submit" {
            values["pic_code"] = inbox["captcha"].clone();
        }
        if let Some(sms) = sms {
            values["message_code"] = sms["code"].clone();
        }
        home.write("answers.json", values.to_string());
        Self { call, home, values, url: served.url.clone(), options }
    }

    fn give(&self, expected: &Expected) -> Run {
        let command = self.call.command;
        self.home.run(&format!("{command} {} --no-input --retries 1 --timeout {}", self.options, expected.limit))
    }

    /// The session's text; `None` if there is no session yet.
    fn session(&self) -> Option<String> {
        let sessions = fs::read_dir(self.home.state().join("sessions")).into_iter().flatten().flatten();
        let mut files =
            sessions.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
        files.next().map(|path| fs::read_to_string(path).unwrap())
    }

    /// The method with an unknown outcome in the session.
    fn in_doubt(&self) -> Option<String> {
        self.facts()["sent"][0]["method"].as_str().map(str::to_owned)
    }

    /// The session's facts, without open pictures and SMS, because the answer uses them up.
    fn facts(&self) -> Value {
        let Some(text) = self.session() else { return json!({}) };
        let mut facts = serde_json::from_str::<Value>(&text).unwrap()["facts"].take();
        facts.as_object_mut().unwrap().remove("opened");
        facts
    }
}

/// Runs every command with this fault set for all methods.
fn meets(fault: &str, expected: &Expected) {
    let served = Served::start();
    let mut applicants: Vec<Applicant> = Vec::new();
    let people = served.get("people");
    thread::scope(|scope| {
        let (served, people) = (&served, &people);
        let workers = [0, 1, 2].map(|nth| {
            scope.spawn(move || {
                CALLS.iter().skip(nth).step_by(3).map(|call| Applicant::new(call, served, people)).collect()
            })
        });
        for worker in workers {
            applicants.extend::<Vec<Applicant>>(worker.join().unwrap());
        }
    });
    served.put_faults(&[fault]);
    let before: Vec<_> = applicants.iter().map(Applicant::facts).collect();
    let runs: Vec<Run> = thread::scope(|scope| {
        let given: Vec<_> = applicants.iter().map(|who| scope.spawn(|| who.give(expected))).collect();
        given.into_iter().map(|run| run.join().unwrap()).collect()
    });
    until("the sandbox can be asked", || std::net::TcpStream::connect(&served.url["http://".len()..]).is_ok());
    let journal = served.get("journal");
    for ((who, before), run) in applicants.iter().zip(before).zip(&runs) {
        told(who, run, expected);
        arrived(who, &journal, fault, expected);
        remembered(who, &before, expected);
    }
}

/// Asserts the exit code and a single error, without values and without a panic.
fn told(who: &Applicant, run: &Run, expected: &Expected) {
    let name = who.call.command;
    assert!(!run.err.contains("panicked"), "{name}: {run:?}");
    assert_eq!(run.code, Some(expected.exit), "{name}: {run:?}");
    if expected.exit == 0 {
        assert!(run.json().is_object(), "{name}: {run:?}");
        return;
    }
    let error = run.error();
    assert_eq!((&error["class"], &error["method"]), (&expected.class.into(), &who.call.method.into()), "{run:?}");
    // The port and the time are random, and may contain three digits of a value.
    let due_at = error["due_at"].as_str().unwrap_or("no due_at");
    let err = run.err.replace(who.url.trim_start_matches("http://"), "").replace(due_at, "");
    for value in UNSEEN.iter().filter_map(|key| who.values[*key].as_str()) {
        assert!(!err.contains(value), "{name}: {run:?}");
    }
}

/// Asserts that reads are retried up to the limit, and that tries and submissions arrive once and act at most
/// once.
fn arrived(who: &Applicant, journal: &Value, fault: &str, expected: &Expected) {
    let name = who.call.command;
    let met = |entry: &&Value| entry["user_id"] == who.call.person && entry["faults"][0] == fault;
    let calls: Vec<&Value> = journal.as_array().unwrap().iter().filter(met).collect();
    let times = match who.call.effect {
        Reads => expected.reads,
        Tries | Submits => expected.reads.min(1),
    };
    assert_eq!(calls.len(), times, "{name}: {calls:?}");
    for entry in calls {
        assert_eq!(entry["method"], who.call.method);
        let code = if expected.acted { Value::from(200) } else { Value::Null };
        assert_eq!(entry["code"], code, "{name}: {entry}");
    }
}

/// Asserts that a failed call leaves the session's facts unchanged, and that a submission with an unknown
/// outcome leaves its record.
fn remembered(who: &Applicant, before: &Value, expected: &Expected) {
    let name = who.call.command;
    if who.call.effect == Submits && expected.uncertain {
        assert_eq!(who.in_doubt().as_deref(), Some(who.call.method), "{name}");
        return;
    }
    assert_eq!(who.in_doubt(), None, "{name}");
    if expected.uncertain {
        let (mut facts, mut before) = (who.facts(), before.clone());
        if expected.refused {
            // A refused step is the next step.
            for facts in [&mut facts, &mut before] {
                facts.as_object_mut().unwrap().remove("next");
            }
        }
        assert_eq!(facts, before, "{name}");
    }
}

macro_rules! matrix {
    ($($name:ident: $fault:literal => $expected:expr;)*) => {
        $(#[test] fn $name() { meets($fault, &$expected); })*
    };
}

matrix! {
    a_late_reply_is_a_reply: "latency:*:10-40" => FINE;
    a_reply_that_drips_is_a_reply: "drip:*:0" => FINE;
    every_quirk_at_once_is_a_reply: "quirk:*:all" => FINE;
    a_form_that_is_none_is_kept_as_it_is: "type:*:next" => FINE;
    a_reply_that_is_too_late: "latency:*:5000" => TOO_LATE;
    a_reply_that_drips_for_too_long: "drip:*:100" => TOO_LATE;
    silence_after_acting: "silence:*" => TOO_LATE;
    silence_before_acting: "silence:*:unacted" => TOO_LATE.unacted();
    nobody_listens: "refuse:*:4000" => Expected { uncertain: false, ..UNAVAILABLE.reads(0) };
    a_reset_after_acting: "reset:*" => UNAVAILABLE;
    a_reset_before_acting: "reset:*:unacted" => UNAVAILABLE.unacted();
    half_a_reply: "half:*" => UNAVAILABLE;
    an_http_500: "http:*:500" => UNAVAILABLE.unacted();
    an_http_500_after_acting: "http:*:500:acted" => UNAVAILABLE;
    an_http_502: "http:*:502" => UNAVAILABLE.unacted();
    an_http_429_for_a_second: "http:*:429:1" => UNAVAILABLE.unacted();
    an_http_429_for_longer_than_is_waited_for: "http:*:429:60" => UNAVAILABLE.unacted().reads(1);
    a_web_page: "html:*" => NOT_UNDERSTOOD.unacted();
    a_web_page_after_acting: "html:*:acted" => NOT_UNDERSTOOD;
    no_json: "not-json:*" => NOT_UNDERSTOOD;
    a_reply_that_is_no_object: "type:*:reply" => NOT_UNDERSTOOD;
    a_code_of_another_type: "type:*:code" => NOT_UNDERSTOOD;
    data_of_another_type: "type:*:data" => NOT_UNDERSTOOD;
    a_code: "code:*:508139" => REFUSED;
    a_code_that_nobody_knows: "code:*:777777" => Expected { exit: 10, class: "unknown", ..UNAVAILABLE.unacted().reads(1) };
    a_busy_gateway: "code:*:508100" => BUSY.unacted();
    a_busy_gateway_that_has_acted: "code:*:508100:acted" => BUSY;
}

#[test]
fn every_quirk_alone_is_a_reply() {
    for quirk in &zhengxin::sandbox::QUIRKS {
        meets(&format!("quirk:*:{}", quirk.name), &FINE);
    }
}
