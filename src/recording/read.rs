//! Reads a recording.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use thiserror::Error;

use crate::protocol::{MethodName, parse_json};
use crate::store::read_named;

/// The size limit of a recording in bytes, because all replies are kept in memory.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The replies of a recording by user_id and method, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    users: BTreeMap<String, BTreeMap<String, Vec<Value>>>,
    first: String,
}

/// Why a file is not a usable recording. Its content is not repeated.
#[derive(Debug, Error)]
pub enum RecordingError {
    /// It could not be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A line is not a recorded call.
    #[error("{path}: line {line} is no recorded call")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// No call has a reply.
    #[error("{path} holds no reply")]
    Empty {
        /// The file.
        path: PathBuf,
    },
}

impl Recording {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, RecordingError> {
        let text = read(path).map_err(|source| RecordingError::Io { path: path.to_owned(), source })?;
        Self::parse(path, &text)
    }

    /// Parses the text of the file at `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, RecordingError> {
        let mut recording = Self::default();
        for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let wrong = || RecordingError::Line { path: path.to_owned(), line: place + 1 };
            let (method, user_id, reply) = parse_json(line).ok().and_then(call).ok_or_else(wrong)?;
            // Skip calls without a reply.
            let Some(reply) = reply else { continue };
            if recording.users.is_empty() {
                recording.first.clone_from(&user_id);
            }
            recording.users.entry(user_id).or_default().entry(method).or_default().push(reply);
        }
        match recording.users.is_empty() {
            true => Err(RecordingError::Empty { path: path.to_owned() }),
            false => Ok(recording),
        }
    }

    /// The reply to the `nth` call (from 0) of `method` for `user_id`. After the last recorded call, its reply is
    /// repeated. `None` if no such call was recorded. An unknown applicant gets the replies of the first applicant in
    /// the recording.
    pub fn reply(&self, user_id: &str, method: &str, nth: usize) -> Option<&Value> {
        let calls = self.users.get(user_id).or_else(|| self.users.get(&self.first))?;
        let replies = calls.get(method)?;
        replies.get(nth).or_else(|| replies.last())
    }
}

fn read(path: &Path) -> io::Result<String> {
    let bytes = read_named(path, LONGEST)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// The method, the applicant and the reply of a line.
fn call(mut line: Value) -> Option<(String, String, Option<Value>)> {
    let request = line.get("request")?;
    let method = MethodName::parse(request.get("method")?.as_str()?)?.short().to_owned();
    let user_id = request.get("biz_data")?.get("user_id")?.as_str()?.to_owned();
    match line.get_mut("reply")?.take() {
        Value::Null => Some((method, user_id, None)),
        reply @ Value::Object(_) => Some((method, user_id, Some(reply))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(user_id: &str, method: &str, reply: Value) -> String {
        let method = format!("crawler.api.zx.{method}");
        json!({"request": {"method": method, "biz_data": {"user_id": user_id}}, "reply": reply}).to_string()
    }

    fn parse(lines: &[String]) -> Result<Recording, RecordingError> {
        Recording::parse(Path::new("r.jsonl"), &lines.join("\n"))
    }

    #[test]
    fn calls_are_answered_in_order_and_the_last_reply_is_repeated() {
        let recording = parse(&[
            line("u", "login", json!({"code": 1})),
            String::new(),
            line("u", "getPicCode", json!({"code": 5})),
            line("u", "login", Value::Null),
            line("u", "login", json!({"code": 2})),
        ])
        .unwrap();
        let codes: Vec<_> = (0..4).map(|nth| recording.reply("u", "login", nth).unwrap()["code"].as_i64()).collect();
        assert_eq!(codes, [Some(1), Some(2), Some(2), Some(2)]);
        assert_eq!(recording.reply("u", "viewReport", 0), None);
    }

    #[test]
    fn each_applicant_has_their_own_replies_and_an_unknown_one_gets_the_first_applicants() {
        let recording =
            parse(&[line("b", "login", json!({"code": 1})), line("a", "login", json!({"code": 2}))]).unwrap();
        let code = |user_id: &str| recording.reply(user_id, "login", 0).unwrap()["code"].clone();
        assert_eq!([code("a"), code("b"), code("c")], [json!(2), json!(1), json!(1)]);
    }

    #[test]
    fn a_line_that_is_not_a_recorded_call_is_reported_by_number() {
        let good = line("u", "login", json!({"code": 1}));
        let error = parse(&[good, "{\"secret\":1}".to_owned()]).unwrap_err();
        assert_eq!(error.to_string(), "r.jsonl: line 2 is no recorded call");
        assert!(matches!(parse(&[line("u", "login", Value::Null)]), Err(RecordingError::Empty { .. })));
    }
}
