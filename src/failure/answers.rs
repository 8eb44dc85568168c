//! Failures for given values that cannot be used, and for failed questions.

use std::path::Path;

use super::Words;
use super::beyond::beyond_words;
use super::config::{environment, not_unicode};
use crate::answers::route::{self, RouteError};
use crate::answers::{AnswersError, AskError, Input, QUESTION_ANSWERS, key_text, problem_text};
use crate::duration;
use crate::messages::why::{answers as say, json, system};
use crate::messages::{Lang, run};
use crate::output::Failure;
use crate::protocol::Class;

/// The failure for unusable answers.
pub fn answers(error: &AnswersError, lang: Lang) -> Box<Failure> {
    if let AnswersError::Unusable { key, problem, method } = error {
        return super::input(key, *problem, method, lang);
    }
    let mut failure = words(error).failure(error.class(), lang, error);
    failure.fields = match error {
        AnswersError::QuestionAnswers { .. } => vec![QUESTION_ANSWERS.to_owned()],
        AnswersError::WrongType { key, .. } | AnswersError::NumberUnsafe { key, .. } => vec![key.to_string()],
        _ => Vec::new(),
    };
    Box::new(failure)
}

/// The failure for a question that could not be asked.
pub fn ask(error: &AskError, lang: Lang) -> Box<Failure> {
    Box::new(ask_words(error).failure(error.class(), lang, error))
}

/// The failure for an invalid route.
pub fn route(error: &RouteError, lang: Lang) -> Box<Failure> {
    match error {
        RouteError::Environment(error) => environment(error, lang),
        RouteError::Unknown { place } => {
            let mut failure = Failure::said(Class::Input, lang, run::WRONG_ROUTE, &[("place", place)]);
            failure.fields = vec![route::key().name().to_owned()];
            Box::new(failure)
        }
    }
}

fn words(error: &AnswersError) -> Words {
    let at = |text, path: &Path| Words::of(text).with("path", path.display());
    let of = |text, input: &Input| Words::of(text).with("path", name(input));
    match error {
        AnswersError::Io { path, source } => of(say::IO, path).with("reason", system::reason(source)),
        AnswersError::Shared(path) => of(say::SHARED, path),
        AnswersError::TooLong { path, limit } => of(say::TOO_LONG, path).with("limit", limit),
        AnswersError::NotText(path) => of(say::NOT_TEXT, path),
        AnswersError::Empty(path) => of(say::EMPTY, path),
        AnswersError::Lines(path) => of(say::LINES, path),
        AnswersError::Syntax { path, line, column, format, why } => {
            let why = why.map(|why| format!("：{}", json::zh(why))).unwrap_or_default();
            let words = at(say::SYNTAX, path).with("line", line).with("column", column);
            words.with("format", format).with("why", why)
        }
        AnswersError::Beyond { path, beyond } => at(say::BEYOND, path).with("beyond", beyond_words(*beyond).zh()),
        AnswersError::NotAnObject(path) => at(say::NOT_AN_OBJECT, path),
        AnswersError::WrongType { path, name, found, key: _ } => {
            at(say::WRONG_TYPE, path).with("name", name).with("found", json::kind(found))
        }
        AnswersError::NumberUnsafe { path, name, key: _ } => at(say::NUMBER_UNSAFE, path).with("name", name),
        AnswersError::QuestionAnswers { place } => Words::of(say::QUESTION_ANSWERS).with("place", place),
        AnswersError::Unusable { key, problem, .. } => Words::of(say::UNUSABLE)
            .with("key", key_text(key, Lang::Zh))
            .with("problem", problem_text(*problem).get(Lang::Zh)),
        AnswersError::TwoReaders { first, second } => {
            Words::of(say::TWO_READERS).with("first", first).with("second", second)
        }
        AnswersError::TwoPasswords => Words::of(say::TWO_PASSWORDS),
        AnswersError::Environment(error) => not_unicode(error),
        AnswersError::CommandNotRun(source) => Words::of(say::COMMAND_NOT_RUN).with("reason", system::reason(source)),
        AnswersError::CommandFailed(status) => match status.code() {
            Some(code) => Words::of(say::COMMAND_FAILED).with("status", code),
            None => Words::of(say::COMMAND_KILLED),
        },
        AnswersError::CommandSilent => Words::of(say::COMMAND_SILENT),
        AnswersError::CommandTooLong => Words::of(say::COMMAND_TOO_LONG),
        AnswersError::CommandTimedOut(limit) => Words::of(say::COMMAND_TIMED_OUT).with("limit", duration::zh(*limit)),
    }
}

/// The input's name in Chinese.
pub(super) fn name(input: &Input) -> String {
    match input {
        Input::Stdin => say::STANDARD_INPUT.zh.to_owned(),
        Input::File(path) => path.display().to_string(),
    }
}

fn ask_words(error: &AskError) -> Words {
    match error {
        AskError::CannotStart { program, source } => {
            Words::of(say::ASK_NOT_RUN).with("program", program.display()).with("reason", system::reason(source))
        }
        AskError::TimedOut { program, limit } => {
            Words::of(say::ASK_TIMED_OUT).with("program", program.display()).with("limit", duration::zh(*limit))
        }
        AskError::TooLong(program) => Words::of(say::ASK_TOO_LONG).with("program", program.display()),
        AskError::Inbox(error) => Words::of(say::INBOX).with("reason", &error.said),
        AskError::Interrupted => Words::of(say::INTERRUPTED),
        AskError::Terminal(source) => Words::of(say::TERMINAL).with("reason", system::reason(source)),
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
