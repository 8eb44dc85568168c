//! Secrets never leak: into no file, no output at any verbosity, no error, no child's environment.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::applicant::{Applicant, way_to};
use crate::support::broken::{BrokenGateway, Then, ok};
use crate::support::process::{Run, Served, files};

/// Values that must never be shown: the applicant's secrets, and refused ones. Cards, identity numbers and
/// codes are masked as well.
fn never(person: &Value) -> Vec<String> {
    let text = |key: &str| person[key].as_str().map(str::to_owned);
    let keys = ["password", "card_password", "last_three", "bank_card", "id_card"];
    keys.iter().filter_map(|key| text(key)).chain(WRONG.iter().map(|(_, value)| (*value).to_owned())).collect()
}

const WRONG: [(&str, &str); 4] = [
    ("ZHENGXIN_PASSWORD", "wr0ng-passw0rd"),
    ("ZHENGXIN_CARD_PASSWORD", "918273"),
    ("ZHENGXIN_LAST_THREE", "819"),
    ("ZHENGXIN_PIC_CODE", "wr0ngp"),
];

/// True if `secret` occurs in `text`, not as a part of a longer number or word.
fn stands_in(text: &str, secret: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(secret).any(|(place, _)| {
        !part(text[..place].chars().next_back()) && !part(text[place + secret.len()..].chars().next())
    })
}

#[track_caller]
fn unseen(text: &str, secrets: &[String], place: &str) {
    for secret in secrets {
        assert!(!stands_in(text, secret), "{secret} in {place}: {text}");
    }
}

/// Runs a command for scripts and for people, at full verbosity.
fn told(applicant: &Applicant, words: &str, variables: &[(&str, &str)]) -> Vec<Run> {
    let forms = ["-vvv --json", "-vvv"];
    let run = |form: &str| {
        let mut command = applicant.command(&format!("{words} {form}"));
        Run::of(command.envs(variables.iter().copied()).output().unwrap())
    };
    forms.map(run).into()
}

/// The content of all files in the home directory, except answers.
fn kept(applicant: &Applicant) -> String {
    let own = applicant.home.path().join("answers.json");
    let texts = files(applicant.home.path()).into_iter().filter(|path| *path != own);
    texts.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect()
}

/// Options that write all logs about calls.
const LOGS: &str = "--record calls.jsonl --audit audit.jsonl --authorization A-17";

/// The logs about calls.
fn logs(applicant: &Applicant) -> String {
    let read = |name| fs::read_to_string(applicant.home.path().join(name)).unwrap_or_default();
    ["calls.jsonl", "audit.jsonl"].map(read).concat()
}

/// Values that identify the applicant; the card's expiry with its quotes.
fn personal(person: &Value) -> Vec<String> {
    let texts = ["login_name", "real_name", "cellphone"].iter().filter_map(|key| person[key].as_str());
    let expiry = ["year", "month"].iter().filter_map(|key| person[key].as_str()).map(|text| format!("\"{text}\""));
    texts.map(str::to_owned).chain(expiry).collect()
}

/// The secrets as they are, encoded for a URL or a form, and escaped for JSON within JSON.
fn encoded(secrets: &[String]) -> Vec<String> {
    let forms = |secret: &String| {
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        [secret.clone(), form.replace('+', "%20"), form, secret.replace('"', "\\\"")]
    };
    secrets.iter().flat_map(forms).collect()
}

/// The codes in the inbox.
fn codes(served: &Served) -> Vec<String> {
    let inbox = served.get("inbox?user_id=u-1");
    let sms = inbox["sms"].as_array().unwrap().iter().map(|sms| &sms["code"]);
    sms.chain([&inbox["captcha"]]).filter_map(|code| Some(code.as_str()?.to_owned())).collect()
}

/// Walks a route. Every step is shown and then made, and no secret may be printed or stored.
fn route(how: &str, method: &str) {
    let served = Served::start();
    let applicant = Applicant::new(&served, how);
    let secrets = never(&applicant.person);
    let session_secrets: Vec<_> =
        secrets.iter().filter(|value| applicant.person["bank_card"] != **value).cloned().collect();
    for step in way_to(method) {
        for words in [format!("{step} --dry-run"), format!("{step} --curl")] {
            for run in told(&applicant, &words, &[]) {
                unseen(&format!("{}{}", run.out, run.err), &secrets, &words);
            }
        }
        let mut one_time = codes(&served);
        let run = applicant.run(&format!("{step} -vvv --json {LOGS}")).exits(0);
        one_time.extend(codes(&served));
        unseen(&format!("{}{}", run.out, run.err), &secrets, step);
        let told = format!("{}{}", run.err, kept(&applicant));
        unseen(&told, &one_time, step);
        unseen(&kept(&applicant), &session_secrets, "the files");
        let everything = encoded(&[&secrets[..], &personal(&applicant.person), &one_time].concat());
        unseen(&format!("{}{}", run.err, logs(&applicant)), &everything, "log and recording");
        for look in ["session show", "status", "session list"] {
            for run in self::told(&applicant, look, &[]) {
                unseen(&format!("{}{}", run.out, run.err), &[&secrets[..], &one_time[..]].concat(), look);
            }
        }
    }
}

#[test]
fn the_way_by_debit_card_shows_no_secret() {
    route("applies by debit card", "submitApplyMessageCode");
}

#[test]
fn the_way_by_credit_card_shows_no_secret() {
    route("applies by credit card", "submitApplyMessageCode");
}

#[test]
fn the_way_by_questions_shows_no_secret() {
    route("applies by answering the questions", "submitQuestion");
}

#[test]
fn refused_secrets_are_not_shown() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by debit card");
    let mut answers = applicant.person.clone();
    let secrets = never(&answers);
    for key in ["password", "card_password", "last_three"] {
        answers.as_object_mut().unwrap().remove(key);
    }
    applicant.walk(&["captcha"]);
    let good = [("ZHENGXIN_PASSWORD", applicant.person["password"].as_str().unwrap())];
    applicant.home.write("answers.json", answers.to_string());
    // A wrong captcha if the variable is set, a wrong password otherwise.
    for (wrong, class) in [(&WRONG[..], "captcha"), (&WRONG[..3], "credentials")] {
        let runs = told(&applicant, "login", wrong);
        assert!(runs[0].err.contains(&format!("\"class\":\"{class}\"")), "{runs:?}");
        for run in runs {
            assert_eq!(run.code, Some(5), "{run:?}");
            unseen(&format!("{}{}", run.out, run.err), &secrets, "login");
        }
    }
    let mut login = applicant.command("login");
    Run::of(login.envs(good).output().unwrap()).exits(0);
    applicant.walk(&["verify-methods", "unionpay card", "unionpay sms"]);
    for run in told(&applicant, "unionpay auth", &WRONG) {
        assert_ne!(run.code, Some(0), "{run:?}");
        assert!(run.err.contains("HTTP 200"), "it was sent: {run:?}");
        unseen(&format!("{}{}", run.out, run.err), &secrets, "unionpay auth");
    }
    unseen(&kept(&applicant), &secrets[..1], "the files");
}

#[test]
fn a_gateway_that_echoes_the_request_within_a_broken_reply_gives_nothing_away() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by debit card");
    let secrets = never(&applicant.person);
    let echo = format!("{{\"code\": 200, {}", applicant.person);
    let gateway = BrokenGateway::always(Then::Send(ok(echo)));
    for words in ["login --pic-code abcdef", "unionpay auth --card-type 1 --message-code 123456"] {
        let words = format!("{words} -vvv --answers answers.json --gateway {}", gateway.url());
        let run = applicant.home.run(&words).exits(10);
        unseen(&format!("{}{}", run.out, run.err), &secrets, &words);
        assert!(!run.err.contains("tok3n"), "{run:?}");
    }
}

#[test]
fn the_card_is_gone_from_the_session_once_it_has_been_used() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let steps = way_to("submitOnlineAuth");
    let (last, before) = steps.split_last().unwrap();
    applicant.walk(before);
    let of_the_card =
        |text: &str| ["bank_card", "cellphone"].map(|key| stands_in(text, applicant.person[key].as_str().unwrap()));
    let facts = applicant.home.facts();
    assert_eq!(of_the_card(&facts.to_string()), [true, true]);
    assert!(facts["year"].is_null() && facts["month"].is_null(), "{facts}");
    applicant.walk(&[last]);
    let kept = kept(&applicant);
    assert_eq!(of_the_card(&kept), [false, false], "{kept}");
    assert!(applicant.home.facts()["unionpay_code"].is_null());
}

#[test]
fn the_card_is_gone_from_the_session_when_the_login_has_expired() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    applicant.walk(&way_to("submitOnlineAuth")[..5]);
    let text = fs::read_to_string(applicant.home.session()).unwrap();
    let at = applicant.home.facts()["login"]["at"].as_str().unwrap().to_owned();
    fs::write(applicant.home.session(), text.replace(&at, "2026-01-01T00:00:00Z")).unwrap();
    applicant.run("captcha").exits(0);
    let facts = applicant.home.facts();
    for key in ["bank_card", "card_type", "cellphone", "unionpay_code", "forms"] {
        assert!(facts[key].is_null(), "{key}: {facts}");
    }
}

#[test]
fn an_ask_program_sees_the_question_and_none_of_the_secrets() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let script = "#!/bin/sh\nenv > asked.txt\necho \"$@\" >> asked.txt\n";
    let program = applicant.home.write("ask.sh", script);
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    let secret = applicant.person["password"].as_str().unwrap();
    let command = format!("login --gateway {} --login-name apply-credit-01 --ask ./ask.sh", served.url);
    applicant.home.run_with(&command, &[("ZHENGXIN_PASSWORD", secret), ("ZHENGXIN_LAST_THREE", "037")]).exits(11);
    let asked = fs::read_to_string(applicant.home.path().join("asked.txt")).unwrap();
    assert!(asked.contains("ZHENGXIN_ASK_KEY=pic_code"), "{asked}");
    unseen(&asked, &[secret.to_owned(), "037".to_owned()], "the ask program's environment");
}

#[test]
fn secrets_come_by_file_command_and_standard_input_and_never_stand_in_argv() {
    let served = Served::with(&["latency:login:400"]);
    let applicant = Applicant::new(&served, "applies by credit card");
    let password = applicant.person["password"].as_str().unwrap();
    applicant.home.write("password.txt", format!("{password}\n"));
    applicant.home.write("answers.json", r#"{"login_name":"apply-credit-01"}"#);
    for way in ["--password-file password.txt", "--password-stdin"] {
        let mut command: Command = applicant.command(&format!("login {way}"));
        let stdin = fs::File::open(applicant.home.path().join("password.txt")).unwrap();
        let process = command.stdin(Stdio::from(stdin)).spawn().unwrap();
        let argv = fs::read_to_string(format!("/proc/{}/cmdline", process.id())).unwrap();
        assert!(!argv.contains(password), "{argv}");
        Run::of(process.wait_with_output().unwrap()).exits(0);
    }
    let mut command = applicant.command("login");
    Run::of(command.args(["--password-command", "cat password.txt"]).output().unwrap()).exits(0);
}

#[test]
fn a_secret_that_was_typed_as_a_flag_is_refused_and_not_repeated() {
    let applicant = Applicant::new(&Served::start(), "applies by credit card");
    for words in
        ["login --password hunter2-pass", "unionpay auth --last-three hunter2-pass", "call login password=hunter2-pass"]
    {
        for run in told(&applicant, words, &[]) {
            assert_eq!(run.code, Some(2), "{words}: {run:?}");
            unseen(&format!("{}{}", run.out, run.err), &["hunter2-pass".to_owned()], words);
        }
    }
}

#[test]
fn a_file_with_secrets_that_others_can_read_is_refused() {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let answers = applicant.home.path().join("answers.json");
    fs::set_permissions(&answers, fs::Permissions::from_mode(0o644)).unwrap();
    let error = applicant.run("login --json").exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("answers.json"), "{error}");
    assert_eq!(served.calls("login"), 0);
    applicant.run("login --allow-shared-file").exits(0);
}
