use std::collections::VecDeque;

use super::*;
use crate::protocol::{ChoiceOption, Key, Secret};

/// A terminal that types scripted lines and records what it was asked.
#[derive(Default)]
struct Scripted {
    lines: VecDeque<&'static str>,
    seen: Vec<String>,
}

impl Scripted {
    fn new(lines: &[&'static str]) -> Self {
        Self { lines: lines.iter().copied().collect(), seen: Vec::new() }
    }

    fn next(&mut self, how: &str, prompt: &str) -> Result<Secret, TerminalError> {
        self.seen.push(format!("{how}|{prompt}"));
        self.lines.pop_front().map(Secret::from).ok_or(TerminalError::Interrupted)
    }
}

impl Terminal for Scripted {
    fn say(&mut self, line: &str) -> Result<(), TerminalError> {
        self.seen.push(format!("say|{line}"));
        Ok(())
    }
    fn line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        self.next("line", prompt)
    }
    fn hidden_line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        self.next("hidden", prompt)
    }
    fn choose(&mut self, prompt: &str, titles: &[String]) -> Result<usize, TerminalError> {
        let line = self.next("choose", &format!("{prompt}{}", titles.join(",")))?;
        Ok(line.expose().parse().unwrap())
    }
    fn confirm(&mut self, question: &str) -> Result<bool, TerminalError> {
        Ok(self.next("confirm", question)?.expose() == "y")
    }
}

fn wanted(key: Key) -> Wanted {
    Wanted::of_key(&key, None, Lang::En)
}

fn answered(terminal: &mut Scripted, wanted: &Wanted) -> String {
    match ask(terminal, wanted, Lang::En, true).unwrap() {
        Some(Response::Answer(answer)) => answer.value.expose().to_owned(),
        Some(Response::Refresh) => "refresh".to_owned(),
        Some(Response::Unusable(_)) => "unusable".to_owned(),
        None => "stays".to_owned(),
    }
}

#[test]
fn an_invalid_value_is_asked_for_again_with_the_reason() {
    let mut terminal = Scripted::new(&["", "13", " 07 "]);
    assert_eq!(answered(&mut terminal, &wanted(Key::Month)), "07");
    assert_eq!(terminal.seen[1], "say|a value is needed; try again");
    assert_eq!(terminal.seen[3], "say|a month is 1 to 12; try again");
}

#[test]
fn only_secrets_are_read_without_echo() {
    let mut terminal = Scripted::new(&[" x ", "joe"]);
    assert_eq!(answered(&mut terminal, &wanted(Key::Password)), " x ");
    assert_eq!(answered(&mut terminal, &wanted(Key::LoginName)), "joe");
    assert_eq!(terminal.seen, ["hidden|password: ", "line|login name: "]);
}

#[test]
fn an_r_requests_another_captcha_picture_and_elsewhere_is_a_value() {
    let captcha = Wanted { image: Some("/p.png".into()), ..wanted(Key::PicCode) };
    let mut terminal = Scripted::new(&["R"]);
    assert_eq!(answered(&mut terminal, &captcha), "refresh");
    assert_eq!(terminal.seen, ["say|captcha picture: /p.png", "line|captcha (type r for another picture): "]);
    assert_eq!(answered(&mut Scripted::new(&["r"]), &wanted(Key::LoginName)), "r");
}

#[test]
fn choosing_an_option_gives_its_value() {
    let option = |title: &str, value: &str| ChoiceOption { title: title.into(), value: value.into() };
    let choice = Wanted { options: vec![option("一", "4"), option("二", "5")], ..wanted(Key::Question(0)) };
    let mut terminal = Scripted::new(&["1"]);
    assert_eq!(answered(&mut terminal, &choice), "5");
    assert_eq!(terminal.seen, ["choose|question 1: 一,二"]);
}

#[test]
fn a_refusal_is_shown_before_asking_again() {
    let again = Wanted { refused: Some(208101), attempt: 2, ..wanted(Key::Password) };
    let mut terminal = Scripted::new(&["x"]);
    answered(&mut terminal, &again);
    assert!(terminal.seen[0].contains("208101"));
}

#[test]
fn the_gateways_texts_cannot_steer_the_terminal() {
    let wanted = Wanted { title: "\u{1b}[2Jtitle：".into(), hint: "a\nb".into(), ..wanted(Key::LoginName) };
    assert_eq!(prompt_text(&wanted, Lang::En), " [2Jtitle (a b): ");
    assert_eq!(prompt_text(&wanted, Lang::Zh), " [2Jtitle（a b）：");
}

#[test]
fn end_of_input_interrupts_and_so_do_endless_empty_lines() {
    let asked = ask(&mut Scripted::new(&[]), &wanted(Key::LoginName), Lang::En, true);
    assert!(matches!(asked, Err(TerminalError::Interrupted)));
    let asked = ask(&mut Scripted::new(&[""; 100]), &wanted(Key::LoginName), Lang::En, true);
    assert!(matches!(asked, Err(TerminalError::Interrupted)));
}

#[test]
fn an_empty_line_keeps_a_refused_value_and_an_r_sends_another_sms() {
    let mut terminal = Scripted::new(&["", "R"]);
    let refused = Wanted { may_stay: true, refused: Some(508124), ..wanted(Key::RealName) };
    assert_eq!(answered(&mut terminal, &refused), "stays");
    assert!(terminal.seen[1].contains("press Enter to keep it"), "{}", terminal.seen[1]);
    assert_eq!(answered(&mut terminal, &Wanted { by_sms: true, ..wanted(Key::MessageCode) }), "refresh");
}

#[test]
fn a_whole_sms_or_an_escape_sequence_is_rejected_and_asked_for_again() {
    let mut terminal = Scripted::new(&["【银行】验证码 123456", "12\u{1b}[D3456", "１２３ 456"]);
    assert_eq!(answered(&mut terminal, &wanted(Key::MessageCode)), "123456");
    assert_eq!(terminal.seen[1], "say|this looks like a whole message: give the code alone; try again");
    assert_eq!(terminal.seen[3], "say|it contains control or invisible characters; try again");
}

#[test]
fn a_pin_without_exactly_six_digits_is_asked_for_again() {
    let mut terminal = Scripted::new(&["12345", "012345\r"]);
    assert_eq!(answered(&mut terminal, &wanted(Key::CardPassword)), "012345");
    assert_eq!(terminal.seen[1], "say|a PIN has six digits; try again");
}

#[test]
fn a_line_that_is_not_utf8_is_asked_for_again() {
    let mut terminal = Scripted::new(&["\u{fffd}\u{fffd}lisi", "lisi"]);
    assert_eq!(answered(&mut terminal, &wanted(Key::LoginName)), "lisi");
    assert_eq!(terminal.seen[1], "say|it contains unreadable characters; the terminal must use UTF-8; try again");
}

#[test]
fn an_undocumented_value_needs_confirmation_that_names_it() {
    let unlisted = [Unlisted { method: "getQuestion".into(), key: Key::RealName }];
    let mut terminal = Scripted::new(&["y", "n"]);
    assert!(permit(&mut terminal, &unlisted, Lang::En).unwrap());
    assert!(!permit(&mut terminal, &unlisted, Lang::En).unwrap());
    assert!(terminal.seen[0].contains("for getQuestion, the gateway asks for real_name"), "{}", terminal.seen[0]);
    assert_eq!(terminal.seen[1], "confirm|send it?");
}
