//! Tests on a pseudo-terminal: the test binary runs itself on it, and the test types the keys.

use std::process::Command;
use std::time::Duration;

use expectrl::{Eof, Expect, Session};

use super::*;

const KIND: &str = "PROMPT_UNDER_TEST";

/// The half of each test that runs on the pseudo-terminal.
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
        "lines" => three_lines(&mut terminal),
        "confirm" => terminal.confirm("send it?").map(|yes| yes.to_string()),
        "hidden" | "-INT" | "-TERM" | "-HUP" => terminal.hidden_line("password: ").map(|line| line.expose().to_owned()),
        _ => terminal.choose("route", &["one".into(), "two".into()]).map(|place| place.to_string()),
    };
    std::thread::sleep(Duration::from_millis(200)); // the handler's thread runs first, as in the program
    eprintln!("\r\nanswer <{answer:?}>");
}

fn three_lines(terminal: &mut SystemTerminal) -> Result<String, TerminalError> {
    let lines = [terminal.line("name: ")?, terminal.line("again: ")?, terminal.hidden_line("password: ")?];
    Ok(lines.each_ref().map(Secret::expose).join("|"))
}

/// Asks on a pseudo-terminal, waits for the prompt and types. Returns the output up to the terminal's state,
/// which `stty` prints at the end.
fn typed(kind: &str, prompt: &str, keys: &str) -> String {
    typed_at("stty echo", kind, prompt, keys)
}

/// The same on a terminal that the command `setting` has configured.
fn typed_at(setting: &str, kind: &str, prompt: &str, keys: &str) -> String {
    let mut command = Command::new("/bin/sh");
    let script = format!(
        "{setting}; \"$0\" --ignored --exact answers::terminal::tests::asked --nocapture; echo \"ended $?\"; stty -a"
    );
    command.args(["-c", &script]).arg(std::env::current_exe().unwrap()).env(KIND, kind);
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(30)));
    session.expect(prompt).unwrap();
    std::thread::sleep(Duration::from_millis(200)); // wait until echo is off
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
fn arrow_keys_edit_a_line() {
    let shown = typed("line", "name: ", "lisx\u{1b}[D\u{1b}[C\u{7f}i\u{1b}[Hz\r");
    assert!(shown.contains("answer <Ok(\"zlisi\")>"), "{shown}");
    assert_restored(&shown);
}

#[test]
fn backspace_erases_a_whole_chinese_character_even_without_iutf8() {
    for setting in ["stty iutf8", "stty -iutf8"] {
        let shown = typed_at(setting, "line", "name: ", "赵钱\u{7f}测零\r");
        assert!(shown.contains("answer <Ok(\"赵测零\")>"), "{setting}: {shown}");
    }
}

#[test]
fn a_pasted_line_is_echoed_only_once() {
    let shown = typed("line", "name: ", "pasted-at-once\r");
    assert_eq!(shown.matches("pasted-at-once").count(), 2, "once, and where the test tells the answer: {shown}");
}

#[test]
fn each_of_several_pasted_lines_answers_one_prompt_and_the_hidden_one_is_not_echoed() {
    let shown = typed("lines", "name: ", "lisi\nzhang\nhunter2\n");
    assert!(shown.contains("answer <Ok(\"lisi|zhang|hunter2\")>"), "{shown}");
    assert_eq!(shown.matches("hunter2").count(), 1, "only where the test tells the answer: {shown}");
    assert_restored(&shown);
}

#[test]
fn a_very_long_line_and_a_narrow_window_lose_nothing() {
    let long = "0123456789".repeat(500);
    let shown = typed("line", "name: ", &format!("{long}\r"));
    assert!(shown.contains(&format!("answer <Ok(\"{long}\")>")), "{shown}");
    let shown = typed_at("stty cols 7 rows 4", "line", "name: ", "赵钱孙李周\u{1b}[D\u{7f}\u{1b}[Da\r");
    assert!(shown.contains("answer <Ok(\"赵钱a孙周\")>"), "{shown}");
    let shown = typed_at("stty cols 1 rows 1", "line", "n", "赵钱\u{7f}a\r");
    assert!(shown.contains("answer <Ok(\"赵a\")>"), "{shown}");
}

#[test]
fn end_of_input_interrupts_only_an_empty_line() {
    let shown = typed("line", "name: ", "\u{4}");
    assert!(shown.contains("answer <Err(Interrupted)>"), "{shown}");
    assert_restored(&shown);
    assert!(typed("line", "name: ", "lisi\u{4}\r").contains("answer <Ok(\"lisi\")>"));
}

#[test]
fn ctrl_c_at_a_line_leaves_the_terminal_as_it_was() {
    let shown = typed_at("stty echo; trap : INT", "line", "name: ", "li\u{3}");
    assert!(shown.contains("ended 130"), "{shown}");
    assert_restored(&shown);
}

#[test]
fn a_key_that_arrives_in_pieces_is_one_key() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "answers::terminal::tests::asked", "--nocapture"]).env(KIND, "line");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(30)));
    session.expect("name: ").unwrap();
    for byte in ["钱李".as_bytes(), b"\x1b[D\x7f", "赵".as_bytes(), b"\r"].concat() {
        std::thread::sleep(Duration::from_millis(30));
        session.send([byte]).unwrap();
    }
    session.expect("answer <Ok(\"赵李\")>").unwrap();
}

#[test]
fn a_confirmation_is_no_unless_yes_is_chosen_and_enter_pressed() {
    for (keys, answer) in [("y\r", "Ok(\"true\")"), ("yes\r", "Ok(\"true\")"), ("\r", "Ok(\"false\")")] {
        let shown = typed("confirm", "send it?", keys);
        assert!(shown.contains(&format!("answer <{answer}>")), "{keys:?}: {shown}");
        assert_restored(&shown);
    }
    let shown = typed("confirm", "send it?", "yn\r");
    assert!(shown.contains("answer <Ok(\"false\")>"), "{shown}");
    assert!(typed("confirm", "send it?", "q\r").contains("answer <Err(Interrupted)>"));
}

#[test]
fn ctrl_c_at_a_confirmation_leaves_cursor_and_echo_on() {
    let shown = typed("confirm", "send it?", "y\u{3}");
    assert!(shown.contains("ended 130") || shown.contains("Interrupted"), "{shown}");
    assert!(shown.contains("\u{1b}[?25h"), "{shown:?}");
    assert_restored(&shown);
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
fn a_signal_from_another_process_at_a_hidden_line_leaves_the_echo_on() {
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
fn a_choice_wraps_around_and_space_also_chooses() {
    for (keys, answer) in [("\u{1b}[A\r", 1), ("\t\t\r", 0), ("jk ", 0), ("\r", 0)] {
        let shown = typed("choice", "one", keys);
        assert!(shown.contains(&format!("answer <Ok(\"{answer}\")>")), "{keys:?}: {shown}");
    }
}

#[test]
fn end_of_input_or_escape_interrupts_a_choice() {
    for keys in ["\u{4}", "\u{1b}[B\u{4}", "\u{1b}", "q"] {
        let shown = typed("choice", "one", keys);
        assert!(shown.contains("answer <Err(Interrupted)>"), "{keys:?}: {shown}");
        assert!(shown.contains("\u{1b}[?25h"), "{shown:?}");
        assert_restored(&shown);
    }
}

#[test]
fn end_of_input_interrupts_a_confirmation_whatever_was_typed_before() {
    for keys in ["\u{4}", "y\u{4}", "n\u{4}"] {
        let shown = typed("confirm", "send it?", keys);
        assert!(shown.contains("answer <Err(Interrupted)>"), "{keys:?}: {shown}");
        assert!(shown.contains("\u{1b}[?25h"), "{shown:?}");
        assert_restored(&shown);
    }
}

#[test]
fn a_choice_also_works_in_a_narrow_and_low_window() {
    for setting in ["stty cols 3 rows 2", "stty cols 1 rows 1"] {
        let shown = typed_at(setting, "choice", "o", "\u{1b}[B\r");
        assert!(shown.contains("answer <Ok(\"1\")>"), "{setting}: {shown}");
    }
}

#[test]
fn ctrl_c_at_a_choice_leaves_cursor_and_echo_on() {
    let shown = typed("choice", "one", "\u{3}");
    assert!(shown.contains("ended 130") || shown.contains("Interrupted"), "{shown}");
    assert!(shown.contains("\u{1b}[?25h"), "{shown:?}");
    assert_restored(&shown);
}
