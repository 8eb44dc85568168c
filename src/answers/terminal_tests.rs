//! Tests on a pseudo-terminal: the test binary runs itself there, and the test types.

use std::process::Command;
use std::time::Duration;

use expectrl::{Eof, Expect, Session};

use super::*;

const KIND: &str = "PROMPT_UNDER_TEST";

/// Runs on the pseudo-terminal.
#[test]
#[ignore = "run by the other tests on a pseudo-terminal"]
fn asked() {
    let Ok(kind) = std::env::var(KIND) else { return };
    ctrlc::set_handler(|| {
        restore_terminal();
        std::process::exit(130);
    })
    .unwrap();
    let kill_me = |signal: String| {
        std::thread::sleep(Duration::from_millis(300));
        Command::new("kill").args([&signal, &std::process::id().to_string()]).status().unwrap();
    };
    if kind.starts_with('-') {
        let signal = kind.clone();
        std::thread::spawn(move || kill_me(signal));
    }
    let mut terminal = SystemTerminal;
    let answer = match kind.as_str() {
        "line" => terminal.line("name: ").map(|line| line.expose().to_owned()),
        "hidden" | "-INT" | "-TERM" | "-HUP" => terminal.hidden_line("password: ").map(|line| line.expose().to_owned()),
        _ => terminal.choose("route", &["one".into(), "two".into()]).map(|place| place.to_string()),
    };
    std::thread::sleep(Duration::from_millis(200)); // the handler's thread goes first, as in the program
    eprintln!("\r\nanswer <{answer:?}>");
}

/// Asks on a pseudo-terminal, waits for the prompt and types. Returns the output up to the terminal's state,
/// which `stty` prints at the end.
fn typed(kind: &str, prompt: &str, keys: &str) -> String {
    let mut command = Command::new("/bin/sh");
    let script =
        "stty echo; \"$0\" --ignored --exact answers::terminal::tests::asked --nocapture; echo \"ended $?\"; stty -a";
    command.args(["-c", script]).arg(std::env::current_exe().unwrap()).env(KIND, kind);
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(30)));
    session.expect(prompt).unwrap();
    std::thread::sleep(Duration::from_millis(200)); // until the echo is off
    session.send(keys).unwrap();
    let rest = session.expect(Eof).unwrap();
    String::from_utf8_lossy(rest.as_bytes()).into_owned()
}

fn assert_restored(shown: &str) {
    let words: Vec<&str> = shown.split_whitespace().collect();
    for mode in ["echo", "icanon", "isig"] {
        assert!(words.contains(&mode), "{mode} is off: {shown}");
    }
}

#[test]
fn a_line_is_read_with_its_wide_characters() {
    let shown = typed("line", "name: ", "张三\n");
    assert!(shown.contains("answer <Ok(\"张三\")>"), "{shown}");
}

#[test]
fn an_end_of_input_interrupts_a_line() {
    assert!(typed("line", "name: ", "\u{4}").contains("answer <Err(Interrupted)>"));
}

#[test]
fn a_hidden_line_is_not_echoed() {
    let shown = typed("hidden", "password: ", "hunter2\r");
    assert_eq!(shown.matches("hunter2").count(), 1, "only where the test tells the answer: {shown}");
    assert!(shown.contains("answer <Ok(\"hunter2\")>"), "{shown}");
    assert_restored(&shown);
}

#[test]
fn ctrl_c_and_ctrl_d_at_a_hidden_line_leave_the_echo_on() {
    let shown = typed("hidden", "password: ", "hunt\u{3}");
    assert!(shown.contains("ended 130"), "{shown}");
    assert_restored(&shown);
    let shown = typed("hidden", "password: ", "\u{4}");
    assert!(shown.contains("answer <Err(Interrupted)>"), "{shown}");
    assert_restored(&shown);
}

#[test]
fn a_signal_from_elsewhere_at_a_hidden_line_leaves_the_echo_on() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let shown = typed(signal, "password: ", "hunt");
        assert!(shown.contains("ended 130"), "{signal}: {shown}");
        assert_restored(&shown);
    }
}

#[test]
fn a_choice_is_made_by_arrow_and_enter() {
    let shown = typed("choice", "one", "\u{1b}[B\r");
    assert!(shown.contains("answer <Ok(\"1\")>"), "{shown}");
    assert_restored(&shown);
}

#[test]
fn ctrl_c_at_a_choice_leaves_cursor_and_echo_on() {
    let shown = typed("choice", "one", "\u{3}");
    assert!(shown.contains("ended 130") || shown.contains("Interrupted"), "{shown}");
    assert!(shown.contains("\u{1b}[?25h"), "{shown:?}");
    assert_restored(&shown);
}
