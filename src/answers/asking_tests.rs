use std::path::Path;
use std::process::Command;

use super::*;
use crate::protocol::{ChoiceOption, Method};

/// Writes a script, in another process: the system refuses to run a file that this process has open for
/// writing.
fn script(dir: &Path, text: &str) -> PathBuf {
    let path = dir.join("ask me");
    let write = "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$2\" && chmod 700 \"$2\"";
    let done = Command::new("/bin/sh").args(["-c", write, "sh", text]).arg(&path).status().unwrap();
    assert!(done.success());
    path
}

fn asking(program: &Path) -> Asking {
    Asking {
        asker: Some(Asker::parse(program.as_os_str())),
        group: ProgramGroup::Shared,
        limit: Duration::from_secs(20),
        env: Env::of(&[("PATH", "/usr/bin:/bin")]),
        inbox: None,
        terminal: None,
        lang: Lang::En,
        no_answers: NoAnswers::default(),
        verify_numbers: true,
    }
}

fn wanted(key: Key) -> Wanted {
    Wanted::of_key(&key, Some(&Method::Login.into()), Lang::En)
}

fn ask(script_text: &str, wanted: &Wanted) -> Result<Option<Response>, AskError> {
    let dir = tempfile::tempdir().unwrap();
    asking(&script(dir.path(), script_text)).ask(wanted)
}

fn value(reply: Option<Response>) -> Option<String> {
    match reply? {
        Response::Answer(answer) => Some(answer.value.expose().to_owned()),
        Response::Unusable(_) => panic!("unusable"),
        Response::Refresh => panic!("refresh"),
    }
}

#[test]
fn the_program_gets_the_prompt_and_the_environment_and_its_first_line_is_the_answer() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let text = format!(
        "{{ printf '%s|' \"$#\" \"$1\"; echo; env | grep '^ZHENGXIN' | sort; }} > '{}'; echo 2wt56f; echo x",
        out.display()
    );
    let mut asking = asking(&script(dir.path(), &text));
    asking.env = Env::of(&[
        ("PATH", "/usr/bin:/bin"),
        ("ZHENGXIN_PASSWORD", "hunter2"),
        ("ZHENGXIN_ANSWERS", "hunter2"),
        ("ZHENGXIN_X_Y", "hunter2"),
        ("ZHENGXIN_ASK_OLD", "hunter2"),
        ("ZHENGXIN_PROXY", "http://joe:hunter2@p"),
        ("ZHENGXIN_GATEWAY", "https://joe:hunter2@g"),
        ("ZHENGXIN_PROFILE", "uat"),
    ]);
    let option = ChoiceOption { title: "a\"b".into(), value: "1".into() };
    let wanted = Wanted {
        hint: "look\u{0}here".into(),
        options: vec![option],
        image: Some("/tmp/p.png".into()),
        user_id: Some("u1".into()),
        login_name: Some("lisi".into()),
        attempt: 2,
        refused: Some(208102),
        deadline: Some(1700000000),
        ..wanted(Key::PicCode)
    };
    let reply = asking.ask(&wanted).unwrap().unwrap();
    assert_eq!(reply, Response::Answer(Answer { value: "2wt56f".into(), source: Source::AskProgram }));
    let told = std::fs::read_to_string(out).unwrap();
    let expected = [
        "1|captcha (look here; type r for another picture): |",
        "ZHENGXIN_ASK_ATTEMPT=2",
        "ZHENGXIN_ASK_DEADLINE=1700000000",
        "ZHENGXIN_ASK_HINT=look here",
        "ZHENGXIN_ASK_IMAGE=/tmp/p.png",
        "ZHENGXIN_ASK_KEY=pic_code",
        "ZHENGXIN_ASK_LOGIN_NAME=lisi",
        "ZHENGXIN_ASK_METHOD=login",
        "ZHENGXIN_ASK_OPTIONS=[{\"title\":\"a\\\"b\",\"value\":\"1\"}]",
        "ZHENGXIN_ASK_REFUSED=208102",
        "ZHENGXIN_ASK_SECRET=0",
        "ZHENGXIN_ASK_TITLE=captcha",
        "ZHENGXIN_ASK_USER_ID=u1",
        "ZHENGXIN_PROFILE=uat",
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_secret_is_marked_and_the_variable_of_an_unknown_fact_is_empty() {
    let reply =
        ask("set -u; echo \"$ZHENGXIN_ASK_SECRET$ZHENGXIN_ASK_IMAGE$ZHENGXIN_ASK_REFUSED\"", &wanted(Key::Password));
    assert_eq!(value(reply.unwrap()).as_deref(), Some("1"));
}

#[test]
fn a_failure_or_an_empty_line_is_no_answer() {
    for text in ["echo x; exit 1", "exit 0", "echo; echo x", "kill -9 $$"] {
        assert_eq!(ask(text, &wanted(Key::PicCode)).unwrap(), None, "{text}");
    }
}

#[test]
fn a_program_that_prints_without_end_gets_its_own_error() {
    for text in ["cat /dev/zero", "head -c 1000000 /dev/zero | tr '\\0' x", "yes"] {
        let error = ask(text, &wanted(Key::PicCode)).unwrap_err();
        assert!(matches!(error, AskError::TooLong(_)), "{text}: {error}");
        assert_eq!(error.class(), Class::Config);
    }
}

#[test]
fn a_program_is_found_by_its_name_in_path() {
    let dir = tempfile::tempdir().unwrap();
    script(dir.path(), "echo found");
    let mut asking = asking(Path::new("ask me"));
    asking.env = Env::of(&[("PATH", &format!("{}:/usr/bin:/bin", dir.path().display()))]);
    assert_eq!(value(asking.ask(&wanted(Key::PicCode)).unwrap()).as_deref(), Some("found"));
}

#[test]
fn a_program_that_cannot_start_is_an_error_of_the_configuration() {
    let error = asking(Path::new("/nonexistent/ask")).ask(&wanted(Key::PicCode)).unwrap_err();
    assert!(error.to_string().contains("/nonexistent/ask"));
    assert_eq!(error.class(), Class::Config);
}

#[test]
fn a_program_that_hangs_is_killed_and_reported() {
    let dir = tempfile::tempdir().unwrap();
    let mut asking = asking(&script(dir.path(), "sleep 30"));
    asking.limit = Duration::from_millis(100);
    let error = asking.ask(&wanted(Key::PicCode)).unwrap_err();
    assert!(matches!(error, AskError::TimedOut { .. }));
    assert_eq!(error.class(), Class::Missing);
}

struct Codes;

impl Inbox for Codes {
    fn answer<'a>(&'a mut self, wanted: &'a Wanted) -> InboxAnswer<'a> {
        let code = if wanted.key == Key::PicCode { "2wt56f" } else { "herdrc" };
        Box::pin(std::future::ready(Ok(Some(code.into()))))
    }
}

#[test]
fn the_inbox_answers_only_captchas_and_sms_codes() {
    let mut asking = Asking {
        asker: Some(Asker::parse("sandbox:".as_ref())),
        inbox: Some(Box::new(Codes)),
        ..asking(Path::new(""))
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut ask = |key| runtime.block_on(asking.ask_inbox(&wanted(key))).unwrap();
    assert_eq!(value(ask(Key::PicCode)).as_deref(), Some("2wt56f"));
    assert_eq!(value(ask(Key::MessageCode)).as_deref(), Some("herdrc"));
    assert_eq!(ask(Key::Password), None);
    assert_eq!(asking.ask(&wanted(Key::PicCode)).unwrap(), None, "nobody else is asked");
    assert_eq!(asking.who(&Key::PicCode), Some(Source::SandboxInbox));
    assert_eq!(asking.who(&Key::Password), None);
}

/// A person who types one line.
struct Person(&'static str);

impl Terminal for Person {
    fn say(&mut self, _: &str) -> Result<(), TerminalError> {
        Ok(())
    }
    fn line(&mut self, _: &str) -> Result<Secret, TerminalError> {
        if self.0.is_empty() { Err(TerminalError::Interrupted) } else { Ok(self.0.into()) }
    }
    fn hidden_line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        self.line(prompt)
    }
    fn choose(&mut self, _: &str, _: &[String]) -> Result<usize, TerminalError> {
        Ok(0)
    }
    fn confirm(&mut self, _: &str) -> Result<bool, TerminalError> {
        Ok(false)
    }
}

#[test]
fn the_person_is_asked_when_the_program_has_no_answer() {
    let dir = tempfile::tempdir().unwrap();
    let program = script(dir.path(), "[ \"$ZHENGXIN_ASK_KEY\" = pic_code ] && echo code");
    let mut asking = Asking { terminal: Some(Box::new(Person("lisi"))), ..asking(&program) };
    assert_eq!(value(asking.ask(&wanted(Key::PicCode)).unwrap()).as_deref(), Some("code"));
    let reply = asking.ask(&wanted(Key::LoginName)).unwrap().unwrap();
    assert_eq!(reply, Response::Answer(Answer { value: "lisi".into(), source: Source::Prompt }));
}

#[test]
fn an_interrupted_prompt_has_the_class_interrupted() {
    let mut asking = Asking { asker: None, terminal: Some(Box::new(Person(""))), ..asking(Path::new("")) };
    let error = asking.ask(&wanted(Key::LoginName)).unwrap_err();
    assert_eq!(error.class(), Class::Interrupted);
}

#[test]
fn debug_shows_no_answer() {
    let reply = ask("echo hunter2", &wanted(Key::Password)).unwrap();
    assert!(reply.is_some());
    let mut asking = asking(Path::new("x"));
    asking.env = Env::of(&[("ZHENGXIN_PASSWORD", "hunter2")]);
    let wanted = Wanted { login_name: Some("hunter2".into()), ..wanted(Key::PicCode) };
    assert!(!format!("{reply:?} {asking:?} {wanted:?}").contains("hunter2"));
}
