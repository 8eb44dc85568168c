//! Answers as lines of JSON. Each verdict is printed at once, so that another program can write a line and read its
//! verdict while a run goes on.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::bad_line::why_bad;
use super::open::AtLedger;
use crate::answers::problem_text;
use crate::batch::list::{ListError, open_list};
use crate::batch::{BatchError, Reaction, Responded};
use crate::cli::client::runtime;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::AnswerVerdict;
use crate::messages::{Lang, people as say};
use crate::output::Failure;
use crate::protocol::{Class, Secret};

/// The maximum length of a line, in bytes. Answers are short.
const LONGEST: usize = 64 * 1024;

/// A line of answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    user_id: String,
    key: String,
    #[serde(default)]
    value: Option<Secret>,
    #[serde(default)]
    refresh: bool,
    #[serde(default)]
    keep: bool,
    #[serde(default)]
    free: bool,
}

impl Line {
    /// The person's reaction, with the answer taken out of the line.
    fn said(&mut self) -> Option<Reaction> {
        match (self.value.take(), self.refresh, self.keep, self.free) {
            (Some(value), false, false, false) => Some(Reaction::Value(value)),
            (None, true, false, false) => Some(Reaction::Refresh),
            (None, false, true, false) => Some(Reaction::Keep),
            (None, false, false, true) => Some(Reaction::Free),
            _ => None,
        }
    }
}

/// The verdict on a line.
struct Verdict {
    name: &'static str,
    class: Class,
    msg: String,
}

/// Reads and answers line by line.
pub fn run(at: &AtLedger, file: &Path, context: &mut Context) -> Done {
    let lang = context.lang();
    let allow_shared = context.global.allow_shared_file;
    let source = open_list(file, allow_shared, &mut context.stdin).map_err(|error| failure::list(&error, lang))?;
    let mut reader = BufReader::new(source);
    let runtime = runtime(lang)?;
    let (mut number, mut classes, mut has_answered) = (0_u64, BTreeSet::new(), false);
    while let Some(bytes) = next_line(&mut reader).map_err(|error| failure::list(&ListError::Read(error), lang))? {
        number += 1;
        let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
        let text = if number == 1 { text.trim_start_matches('\u{feff}').trim() } else { text.trim() };
        if text.is_empty() {
            continue;
        }
        let (line, is_answer, verdict) = match parsed(text, bytes.len(), lang) {
            Ok((line, said)) => {
                let is_answer = matches!(said, Reaction::Value(_));
                let answered = runtime.block_on(answered(at, &line, said, lang));
                (Some(line), is_answer, answered.map_err(|error| failure::batch(&error, lang))?)
            }
            Err(bad) => (None, false, bad),
        };
        match verdict.class {
            Class::Ok => has_answered |= is_answer,
            class => drop(classes.insert(class.spec().name)),
        }
        let json = as_json(number, line.as_ref(), &verdict);
        context.printer.result(&json, |_| format!("{json}\n"))?;
    }
    if has_answered && !at.has_run() {
        context.printer.notice(say::NO_RUN.get(lang));
    }
    match class_of(&classes) {
        Class::Ok => Ok(()),
        class => Err(Failure::quiet(class)),
    }
}

/// The next line without its line end, cut if it is too long; `None` at the end.
fn next_line(reader: &mut impl BufRead) -> std::io::Result<Option<Zeroizing<Vec<u8>>>> {
    // A buffer that grows would leave copies of the answer behind.
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    if reader.by_ref().take(LONGEST as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() == LONGEST {
        // Skip the rest of a line that is too long to be an answer, so that the next one is read correctly.
        let mut rest = Zeroizing::new(Vec::with_capacity(LONGEST));
        while reader.by_ref().take(LONGEST as u64).read_until(b'\n', &mut rest)? > 0 && rest.last() != Some(&b'\n') {
            rest.clear();
        }
    }
    Ok(Some(line))
}

/// Parses a line into the line and the person's reaction, or a verdict that says why it has none.
fn parsed(text: &str, length: usize, lang: Lang) -> Result<(Line, Reaction), Verdict> {
    let bad = |why: String| Verdict { name: "bad-line", class: Class::Input, msg: why };
    if length >= LONGEST {
        return Err(bad(say::LINE_TOO_LONG.get(lang).to_owned()));
    }
    // Do not show serde's message: it may quote a part of the line, which contains an answer.
    let mut line: Line = serde_json::from_str(text).map_err(|error| bad(why_bad(text, &error, lang)))?;
    match line.said() {
        Some(said) => Ok((line, said)),
        None => Err(bad(say::ONE_OF_FOUR.get(lang).to_owned())),
    }
}

async fn answered(at: &AtLedger, line: &Line, said: Reaction, lang: Lang) -> Result<Verdict, BatchError> {
    at.go_by_the_run().await?;
    let (id, told) = at.person.answer(&line.user_id, &line.key, said).await?;
    if let (Some(id), Responded::Verdict(_), false) = (id, told, line.keep) {
        at.pictures.remove(id);
    }
    Ok(match told {
        Responded::Unusable(problem) => {
            Verdict { name: "unusable", class: Class::Input, msg: problem_text(problem).get(lang).to_owned() }
        }
        Responded::Verdict(verdict) => Verdict {
            name: verdict.name(),
            class: class_of_verdict(verdict),
            msg: verdict_text(verdict).get(lang).to_owned(),
        },
    })
}

fn class_of_verdict(verdict: AnswerVerdict) -> Class {
    match verdict {
        AnswerVerdict::Accepted => Class::Ok,
        AnswerVerdict::AlreadyAnswered => Class::Duplicate,
        AnswerVerdict::Expired => Class::Expired,
        AnswerVerdict::TakenByAnother => Class::Exists,
        AnswerVerdict::Withdrawn | AnswerVerdict::Unknown => Class::NotFound,
    }
}

/// A verdict in words.
pub(super) fn verdict_text(verdict: AnswerVerdict) -> crate::messages::Text {
    match verdict {
        AnswerVerdict::Accepted => say::ACCEPTED,
        AnswerVerdict::AlreadyAnswered => say::ALREADY_ANSWERED,
        AnswerVerdict::Expired => say::EXPIRED,
        AnswerVerdict::TakenByAnother => say::TAKEN_BY_ANOTHER,
        AnswerVerdict::Withdrawn => say::WITHDRAWN,
        AnswerVerdict::Unknown => say::UNKNOWN,
    }
}

/// A verdict as JSON. It never shows the answer.
fn as_json(number: u64, line: Option<&Line>, verdict: &Verdict) -> Value {
    let is_accepted = verdict.class == Class::Ok;
    json!({
        "line": number,
        "user_id": line.map(|line| &line.user_id),
        "key": line.map(|line| &line.key),
        "verdict": verdict.name,
        "class": (!is_accepted).then_some(verdict.class),
        "msg": verdict.msg,
    })
}

/// The class with which the command ends: `input` if a line was bad. Otherwise the class of the answers that were not
/// accepted, or `rejected` if there are several.
fn class_of(classes: &BTreeSet<&'static str>) -> Class {
    if classes.contains(Class::Input.spec().name) {
        return Class::Input;
    }
    let mut names = classes.iter();
    match (names.next(), names.next()) {
        (None, _) => Class::Ok,
        (Some(name), None) => Class::from_name(name).unwrap_or(Class::Rejected),
        (Some(_), Some(_)) => Class::Rejected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_debug_form_of_a_line_does_not_show_the_answer() {
        let line: Line = serde_json::from_str(r#"{"user_id":"u1","key":"pic_code","value":"778899"}"#).unwrap();
        assert!(line.value.as_ref().is_some_and(|value| value.expose() == "778899"));
        assert!(!format!("{line:?}").contains("778899"));
    }
}
