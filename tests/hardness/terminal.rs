//! At a terminal: secrets without echo, pictures, Ctrl-C and Ctrl-D, narrow windows, languages, no colours.

use std::process::Command;
use std::time::Duration;

use serde_json::json;

use crate::support::applicant::Applicant;
use crate::support::process::{Home, Served, until};
use crate::support::recording::RecordingGateway;
use crate::typing::{CTRL_C, CTRL_D, Typing};

/// A person at a terminal who has to type all values.
fn person() -> (Served, Applicant, Command) {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    let login = applicant.home.command(&format!("login --gateway {}", served.url));
    (served, applicant, login)
}

fn captcha(served: &Served) -> String {
    served.get("inbox?user_id=u-1")["captcha"].as_str().unwrap().to_owned()
}

// §1.1.2
#[test]
fn a_login_asks_for_everything_and_the_password_is_never_seen() {
    let (served, applicant, login) = person();
    let password = applicant.person["password"].as_str().unwrap().to_owned();
    let mut typing = Typing::start(&login, "");
    typing.sees("ogin name").types("apply-credit-01\n").sees("assword").types(&format!("{password}\n"));
    typing.sees(".png").sees("another picture");
    let code = captcha(&served);
    typing.types(&format!("{code}\n"));
    let seen = typing.ends(0);
    assert!(!seen.contains(&password), "{seen}");
    assert_eq!(applicant.home.facts()["login_name"], "apply-credit-01");
}

#[test]
fn r_fetches_another_picture() {
    let (served, applicant, _) = person();
    let login = applicant.home.command(&format!("login --gateway {} --answers answers.json", served.url));
    let mut typing = Typing::start(&login, "");
    typing.sees("another picture");
    let first = captcha(&served);
    typing.types("r\n").sees("another picture");
    let second = captcha(&served);
    assert_ne!(first, second);
    typing.types(&format!("{second}\n")).ends(0);
    assert_eq!((served.calls("getPicCode"), served.calls("login")), (2, 1));
}

#[test]
fn ctrl_c_at_a_prompt_is_130_and_the_echo_is_back() {
    let (served, applicant, login) = person();
    for (keys, prompt) in [("", "ogin name"), ("apply-credit-01\n", "assword")] {
        let mut typing = Typing::start(&login, "");
        if !keys.is_empty() {
            typing.sees("ogin name").types(keys);
        }
        typing.sees(prompt).types(CTRL_C).ends(130);
    }
    assert_eq!(served.calls("login"), 0);
    applicant.run("status").exits(4);
}

#[test]
fn a_signal_to_end_at_a_hidden_prompt_is_130_and_the_echo_is_back() {
    let (served, _applicant, login) = person();
    for signal in ["-TERM", "-HUP"] {
        let mut typing = Typing::start(&login, r#"sh -c 'echo "process $$."; exec "$@"' sh"#);
        let process = typing.finds("process ([0-9]+)\\.");
        typing.sees("ogin name").types("apply-credit-01\n").sees("assword");
        std::thread::sleep(Duration::from_millis(150)); // until the echo is off
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
        typing.ends(130);
    }
    assert_eq!(served.calls("login"), 0);
}

#[test]
fn a_hang_up_that_is_to_be_ignored_is_ignored() {
    let (_served, _applicant, login) = person();
    let mut typing = Typing::start(&login, r#"trap '' HUP; sh -c 'echo "process $$."; exec "$@"' sh"#);
    let process = typing.finds("process ([0-9]+)\\.");
    typing.sees("ogin name");
    assert!(Command::new("kill").args(["-HUP", &process]).status().unwrap().success());
    typing.types("apply-credit-01\n").sees("assword").types(CTRL_D).ends(130);
}

#[test]
fn ctrl_d_at_a_prompt_is_130_and_the_echo_is_back() {
    let (served, _applicant, login) = person();
    Typing::start(&login, "").sees("ogin name").types(CTRL_D).ends(130);
    let mut typing = Typing::start(&login, "");
    typing.sees("ogin name").types("apply-credit-01\n").sees("assword").types(CTRL_D).ends(130);
    assert_eq!(served.calls("login"), 0);
}

#[test]
fn ctrl_c_during_a_call_is_130_and_leaves_what_a_kill_leaves() {
    let served = Served::with(&["latency:submitQuestion:10000"]);
    let applicant = Applicant::new(&served, "applies by answering the questions");
    applicant.walk(&["login", "verify-methods", "questions"]);
    let mut typing = Typing::start(&applicant.command("submit-answers"), "");
    until("the call has arrived", || served.calls("submitQuestion") == 1);
    typing.types(CTRL_C).ends(130);
    assert_eq!(applicant.state(), ("uncertain".into(), 7));
}

#[test]
fn ctrl_c_during_a_call_leaves_no_half_saved_report() {
    let served = Served::with(&["latency:viewReport:10000"]);
    let applicant = Applicant::new(&served, "the report is ready");
    applicant.walk(&["login", "report-info"]);
    std::fs::create_dir(applicant.home.path().join("reports")).unwrap();
    let mut typing = Typing::start(&applicant.command("report --save reports/r.json"), "");
    until("the call has arrived", || served.calls("viewReport") == 1);
    typing.types(CTRL_C).ends(130);
    let left = crate::support::process::files(&applicant.home.path().join("reports"));
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_input_asks_no_question() {
    let (_served, applicant, _) = person();
    let login = applicant.home.command("login --no-input --gateway sandbox:");
    let seen = Typing::start(&login, "").ends(11);
    assert!(seen.contains("missing: login_name, password, pic_code"), "{seen}");
}

/// The width of the longest line in columns. Non-ASCII characters count twice here.
fn widest(text: &str) -> usize {
    let shown = text.split("ended ").next().unwrap();
    let plain = anstream::adapter::strip_str(shown).to_string();
    plain.lines().map(|line| line.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()).max().unwrap()
}

#[test]
fn tables_and_help_fit_a_window_of_forty_columns() {
    let home = Home::new();
    for words in
        ["codes", "status --gateway sandbox:", "sandbox people --gateway sandbox:", "status --help", "codes --lang zh"]
    {
        // The terminal gets its initial size before `start` returns, so the new size is set after that.
        let mut typing = Typing::start(&home.command(words), "read go; stty cols 40;");
        let seen = typing.types("\n").ends(if words.starts_with("status --g") { 4 } else { 0 });
        assert!(widest(&seen) <= 40, "{words}: {} columns\n{seen}", widest(&seen));
    }
}

/// What steers a terminal: the clipboard, the title, the screen, the direction of writing.
const STEERING: &str = "a\u{1b}]52;c;eA==\u{7}b\u{9b}2Jc\u{1b}]0;x\u{7}\u{202e}d";

#[track_caller]
fn steers_nothing(seen: &str, whose: &str) {
    let foreign = ["\u{1b}]", "\u{7}", "\u{9b}", "\u{202e}"];
    assert!(!foreign.iter().any(|part| seen.contains(part)), "{whose}: {seen:?}");
}

#[test]
fn nothing_that_others_wrote_steers_the_terminal() {
    let home = Home::new();
    let field = json!({"type": 1, "key": STEERING, "title": STEERING, "hint": STEERING, "value": STEERING,
        "options": [{"title": STEERING, "value": STEERING}]});
    let reply = json!({"code": 200, "msg": STEERING, "data": {"next": {"method": "login", "param": [field]}}});
    let gateway = RecordingGateway::saying(&[&reply.to_string()]);
    let at = |words: &str| home.command(&format!("{words} --gateway {}", gateway.url()));
    for words in [
        "login-info",
        "login-info --json",
        "call getLoginInfo",
        "call getLoginInfo --jq .next",
        "run --dry-run",
        "run --dry-run --json",
        "session show",
        "session show --json",
        "status",
    ] {
        let exit = if words == "status" { 4 } else { 0 };
        steers_nothing(&Typing::start(&at(words), "").ends(exit), words);
    }
    let refused = json!({"code": 1, "msg": STEERING, "data": STEERING}).to_string();
    gateway.will_say(&refused);
    for words in ["login-info", "questions", "questions --json", "questions -vvv"] {
        steers_nothing(&Typing::start(&at(words), "").ends(10), words);
    }
    // Names of files, sessions, keys and profiles.
    for (option, exit) in [("--answers", 12), ("--session", 4), ("--profile", 12), ("--gateway", 2)] {
        let mut command = home.command("status");
        command.args([option, &format!("./{STEERING}/x")]);
        steers_nothing(&Typing::start(&command, "").ends(exit), option);
    }
    let answers = home.write("answers.json", json!({ STEERING: "x" }).to_string());
    let command = home.command(&format!("status --gateway sandbox: --answers {}", answers.display()));
    steers_nothing(&Typing::start(&command, "").ends(4), "a key of an answers file");
}

#[test]
fn a_persons_yes_lets_a_value_beyond_the_document_out_and_anything_else_does_not() {
    for (typed, exit) in [("y\n", 0), ("\n", 10), ("n\n", 10), (CTRL_D, 130), ("y\u{4}", 130)] {
        let home = Home::new();
        let next = json!({"method": "getQuestion", "param": [{"type": 1, "key": "real_name"}]});
        let login = json!({"code": 200, "msg": "", "data": {"user_status": 0, "unionpay_auth": 0, "next": next}});
        let gateway = RecordingGateway::saying(&[&login.to_string()]);
        let at = |words: &str| home.command(&format!("{words} --gateway {}", gateway.url()));
        let mut login = at("login --login-name lisi --pic-code 2wt56f");
        login.env("ZHENGXIN_PASSWORD", "hunter2");
        assert!(login.output().unwrap().status.success());
        let mut questions = at("questions");
        questions.env("ZHENGXIN_REAL_NAME", "赵测零");
        let mut typing = Typing::start(&questions, "");
        typing.sees("real_name").sees("[y/N]").types(typed).ends(exit);
        let sent = gateway.requests().concat().contains("赵测零");
        assert_eq!(sent, exit == 0, "{typed:?}");
    }
}

#[test]
fn colours_are_shown_only_where_they_are_wanted() {
    let home = Home::new();
    let shown = |name: &str, value: &str, flag: &str| {
        let mut command = home.command(&format!("status --session ./no.json --json --output json {flag}"));
        command.env(name, value);
        Typing::start(&command, &format!("env {name}={value}")).ends(2).contains("\u{1b}[")
    };
    assert!(!shown("NO_COLOR", "1", ""), "JSON is never coloured");
    let error = |name: &str, value: &str, flag: &str| {
        let command = home.command(&format!("unionpay card --bank-card 1 {flag} --gateway sandbox:"));
        Typing::start(&command, &format!("env {name}={value}")).ends(3).contains("\u{1b}[")
    };
    assert!(error("TERM", "xterm", ""));
    assert!(!error("NO_COLOR", "1", ""));
    assert!(!error("TERM", "dumb", ""));
    assert!(!error("TERM", "xterm", "--color never"));
    assert!(error("NO_COLOR", "1", "--color always"));
}

#[test]
fn the_locale_chooses_the_language() {
    let home = Home::new();
    let said = |name: &str, value: &str| home.run_with("questions --gateway nonsense:", &[(name, value)]).err;
    let status = |name: &str, value: &str| home.run_with("status --gateway sandbox:", &[(name, value)]).out;
    for (name, value) in [("LANG", "C"), ("LANG", "en_US.UTF-8"), ("LC_ALL", "POSIX")] {
        assert!(status(name, value).is_ascii(), "{name}={value}");
        assert!(said(name, value).contains("error: "));
    }
    for (name, value) in [("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_TW.UTF-8"), ("ZHENGXIN_LANG", "zh")] {
        assert!(status(name, value).contains("登录"), "{name}={value}");
    }
}
