//! The person at a terminal is asked last, and not at all with `--no-input`.

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};

use super::bench::Bench;

/// A line typed at a terminal. The shell prints its exit status.
fn at_a_terminal(bench: &Bench, words: &[&str]) -> OsSession {
    let program = bench.zhengxin.command();
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "\"$0\" \"$@\"; echo \"ended $?\""]).arg(program.get_program()).args(words);
    command.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session
}

fn rest(session: &mut OsSession) -> String {
    String::from_utf8_lossy(session.expect(Eof).unwrap().as_bytes()).into_owned()
}

#[test]
fn a_value_that_was_not_given_is_asked_for_and_sent() {
    let bench = Bench::new();
    let mut session = at_a_terminal(&bench, &["verify-methods"]);
    session.expect("login name").unwrap();
    session.send_line("lisi").unwrap();
    assert!(rest(&mut session).contains("ended 0"));
    assert_eq!(bench.sent().1["login_name"], "lisi");
}

#[test]
fn ctrl_d_at_a_prompt_says_that_nothing_was_sent_and_how_to_go_on() {
    for (lang, hint) in [
        ("en", ": getVerifyMethod was not sent; run the same command again"),
        ("zh", "getVerifyMethod 未发送；可再次执行同一命令"),
    ] {
        let bench = Bench::new();
        let mut session = at_a_terminal(&bench, &["verify-methods", "--lang", lang]);
        session.expect(if lang == "en" { "login name" } else { "：" }).unwrap();
        std::thread::sleep(Duration::from_millis(150)); // until the prompt has set the terminal up
        session.send("\u{4}").unwrap();
        let shown = rest(&mut session);
        assert!(shown.contains(hint) && shown.contains("ended 130"), "{shown}");
    }
}

#[test]
fn the_ask_program_precedes_the_prompt() {
    let bench = Bench::new();
    let program = bench.zhengxin.program("ask", "echo by-ask");
    let mut session = at_a_terminal(&bench, &["verify-methods", "--ask", &program]);
    assert!(rest(&mut session).contains("ended 0"));
    assert_eq!(bench.sent().1["login_name"], "by-ask");
}

#[test]
fn config_init_checks_each_value_when_it_is_typed_and_says_why_it_asks_again() {
    let said = [
        ("en", "gateway (the gateway's URL", "gateway must be", "not encrypted", "gateway needs a value"),
        ("zh", "gateway（网关地址；", "gateway 应为", "未加密", "gateway 必须填写"),
    ];
    for (lang, prompt, invalid, plain, nothing) in said {
        let bench = Bench::new();
        let mut session = at_a_terminal(&bench, &["config", "init", "--profile", "lab", "--lang", lang]);
        for (typed, reason) in [("ftp://gateway.example", invalid), ("http://gateway.example", plain), ("", nothing)] {
            session.expect(prompt).unwrap();
            session.send_line(typed).unwrap();
            session.expect(reason).unwrap();
        }
        session.expect(prompt).unwrap();
        session.send_line("sandbox:").unwrap();
        let rest = rest(&mut session);
        assert!(rest.contains("ended 0") && !rest.contains("merchant_id"), "a sandbox needs no more: {rest}");
    }
}

#[test]
fn with_no_input_no_question_is_asked() {
    let bench = Bench::new();
    let mut session = at_a_terminal(&bench, &["verify-methods", "--no-input"]);
    let shown = rest(&mut session);
    assert!(shown.contains("missing: login_name") && shown.contains("ended 11"), "{shown}");
    bench.nothing_sent();
}
