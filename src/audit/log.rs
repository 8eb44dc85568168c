//! The log and its two kinds of line.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::{AuditError, Authorization, Ended, Event, Id};
use crate::protocol::MethodName;
use crate::store::{AppendFile, LineKind};

/// How a log is told from other files.
const LINES: LineKind = LineKind { begins: "{\"event\":\"", members: &["event", "id", "user_id", "method"] };

/// Who calls, where, for whom, and with whose consent: the same for every call of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The profile's name; none where none was named, and flag or environment name the gateway.
    pub profile: Option<String>,
    /// The gateway's host; `sandbox:` is the built-in one.
    pub gateway: String,
    /// The merchant's own id for the applicant.
    pub user_id: String,
    /// Where the applicant's consent is kept, if somebody said.
    pub authorization: Option<Authorization>,
}

/// An open log.
#[derive(Debug)]
pub struct AuditLog {
    file: AppendFile,
    caller: Caller,
}

/// A call whose first line is written. Whoever makes the call owes the log the second.
#[derive(Debug)]
#[must_use]
pub struct Entry<'a> {
    log: &'a AuditLog,
    id: Id,
    method: &'a MethodName,
}

/// A line. Both kinds say everything, so that each can be found by itself.
#[derive(Serialize)]
struct Line<'a> {
    event: Event,
    id: String,
    time: Timestamp,
    profile: Option<&'a str>,
    gateway: &'a str,
    user_id: &'a str,
    method: &'a str,
    authorization: Option<&'a str>,
    #[serde(flatten)]
    end: Option<End>,
}

/// What only the second line says.
#[derive(Serialize)]
struct End {
    code: Option<i64>,
    outcome: Ended,
}

impl AuditLog {
    /// Opens the file, or makes it.
    pub fn open(path: &Path, caller: Caller) -> Result<Self, AuditError> {
        Ok(Self { file: AppendFile::open(path, LINES)?, caller })
    }

    /// Writes that a call of `method` is about to leave. It may only leave once this has come back: the line is on the
    /// disk then.
    pub fn sent<'a>(&'a self, method: &'a MethodName) -> Result<Entry<'a>, AuditError> {
        let entry = Entry { log: self, id: Id::new(), method };
        entry.write(Event::Sent, None)?;
        self.file.sync()?;
        Ok(entry)
    }
}

impl Entry<'_> {
    /// Writes what came of it, with the gateway's code if there was one.
    pub fn done(self, code: Option<i64>, outcome: Ended) -> Result<(), AuditError> {
        self.write(Event::Done, Some(End { code, outcome }))
    }

    fn write(&self, event: Event, end: Option<End>) -> Result<(), AuditError> {
        let Caller { profile, gateway, user_id, authorization } = &self.log.caller;
        let line = Line {
            event,
            id: self.id.to_string(),
            time: Timestamp::now(),
            profile: profile.as_deref(),
            gateway,
            user_id,
            method: self.method.short(),
            authorization: authorization.as_ref().map(Authorization::text),
            end,
        };
        Ok(self.log.file.append_json(&line)?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::protocol::Method;

    fn caller() -> Caller {
        Caller {
            profile: Some("uat".into()),
            gateway: "gateway.example".into(),
            user_id: "u\n1".into(),
            authorization: Authorization::new("合同 17").ok(),
        }
    }

    fn lines(path: &Path) -> Vec<Value> {
        std::fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_call_leaves_two_lines_that_share_an_id() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = AuditLog::open(&path, caller()).unwrap();
        let method = Method::Login.into();
        let entry = log.sent(&method).unwrap();
        let [sent] = &lines(&path)[..] else { panic!("it is written before the call leaves") };
        let mut expected = json!({"event": "sent", "id": sent["id"], "time": sent["time"], "profile": "uat",
            "gateway": "gateway.example", "user_id": "u\n1", "method": "login", "authorization": "合同 17"});
        assert_eq!(sent, &expected);
        entry.done(Some(208101), Ended::Refused).unwrap();
        let done = &lines(&path)[1];
        expected["event"] = "done".into();
        expected["time"] = done["time"].clone();
        expected["code"] = json!(208101);
        expected["outcome"] = "refused".into();
        assert_eq!(done, &expected);
    }

    #[test]
    fn each_call_has_an_id_of_its_own_and_a_call_without_a_reply_has_no_code() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = AuditLog::open(&path, Caller { authorization: None, ..caller() }).unwrap();
        let method = Method::Login.into();
        for ended in Ended::ALL {
            log.sent(&method).unwrap().done(None, ended).unwrap();
        }
        let lines = lines(&path);
        let outcomes: Vec<_> = lines.iter().filter_map(|line| line["outcome"].as_str()).collect();
        assert_eq!(outcomes, ["accepted", "refused", "busy", "unknown", "not-sent"]);
        let ids: std::collections::BTreeSet<_> = lines.iter().map(|line| line["id"].to_string()).collect();
        assert_eq!(ids.len(), 5);
        assert!(lines.iter().all(|line| line["authorization"].is_null()));
        assert!(lines[1].as_object().unwrap().contains_key("code") && lines[1]["code"].is_null());
    }
}
