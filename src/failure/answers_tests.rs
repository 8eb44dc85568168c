use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use super::super::words::assert_said;
use super::*;
use crate::answers::InboxError;
use crate::env::NotUnicode;
use crate::protocol::check::Problem;
use crate::protocol::{Class, Key, Method};

fn denied() -> io::Error {
    io::Error::from(io::ErrorKind::PermissionDenied)
}

fn ended(status: i32) -> ExitStatus {
    std::os::unix::process::ExitStatusExt::from_raw(status)
}

fn every_error() -> Vec<AnswersError> {
    let path = || PathBuf::from("answers.json");
    let input = || Input::File(path());
    let name = || "password".to_owned();
    let limit = Duration::from_secs(300);
    vec![
        AnswersError::Io { path: input(), source: denied() },
        AnswersError::Io { path: Input::Stdin, source: denied() },
        AnswersError::Shared(input()),
        AnswersError::TooLong { path: input(), limit: 1024 },
        AnswersError::NotText(input()),
        AnswersError::Empty(input()),
        AnswersError::Lines(input()),
        AnswersError::Syntax { path: path(), line: 2, column: 3, format: "TOML", why: None },
        AnswersError::Syntax { path: path(), line: 2, column: 3, format: "JSON", why: Some("a value is expected") },
        AnswersError::NotAnObject(path()),
        AnswersError::WrongType { path: path(), key: Key::Password, name: name(), found: "a list" },
        AnswersError::NumberUnsafe { path: path(), key: Key::Password, name: name() },
        AnswersError::QuestionAnswers { place: "ZHENGXIN_QUESTION_ANSWERS".into() },
        AnswersError::TwoReaders { first: "--answers".into(), second: "--password-stdin".into() },
        AnswersError::TwoPasswords,
        AnswersError::Environment(NotUnicode("ZHENGXIN_PASSWORD".into())),
        AnswersError::Unusable { key: Key::Month, problem: Problem::Month, method: Method::Login.into() },
        AnswersError::CommandNotRun(denied()),
        AnswersError::CommandFailed(ended(256)),
        AnswersError::CommandFailed(ended(9)),
        AnswersError::CommandSilent,
        AnswersError::CommandTooLong,
        AnswersError::CommandTimedOut(limit),
    ]
}

#[test]
fn every_error_of_an_answer_is_said_in_both_languages() {
    for error in every_error() {
        assert_said(|lang| *answers(&error, lang), &error);
    }
}

#[test]
fn every_error_of_asking_is_said_in_both_languages() {
    let program = || PathBuf::from("pinentry");
    for error in [
        AskError::CannotStart { program: program(), source: denied() },
        AskError::TimedOut { program: program(), limit: Duration::from_secs(300) },
        AskError::TooLong(program()),
        AskError::Interrupted,
        AskError::Terminal(denied()),
    ] {
        assert_said(|lang| *ask(&error, lang), &error);
    }
    let error = AskError::Inbox(InboxError {
        class: Class::Config,
        source: "sandbox.json is a symbolic link".into(),
        said: "sandbox.json 是符号链接".into(),
    });
    assert_said(|lang| *ask(&error, lang), &error);
    assert!(ask(&error, Lang::Zh).msg.ends_with("sandbox.json 是符号链接"));
}

#[test]
fn standard_input_has_a_chinese_name() {
    assert_eq!(answers(&AnswersError::NotText(Input::Stdin), Lang::Zh).msg, "标准输入 不是有效的 UTF-8");
}
