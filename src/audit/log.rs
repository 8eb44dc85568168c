//! The audit log and its two kinds of line.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use super::{AuditError, Authorization, Ended, Event, Id};
use crate::protocol::{MethodName, SessionOwner};
use crate::store::{AppendFile, Disk, LineKind, StoreError, SystemDisk};

/// The shape by which an audit log is recognised.
const LINES: LineKind = LineKind { begins: "{\"event\":\"", members: &["event", "id", "user_id", "method"] };

/// The target of the calls, the same for all calls of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The profile's name. `None` if no profile was named and a flag or the environment sets the gateway.
    pub profile: Option<String>,
    /// The gateway's host, or `sandbox:` for the built-in one.
    pub gateway: String,
    /// The gateway's URL as sessions record it. It is never written, since its path may contain a secret.
    pub base: String,
}

/// Describes one call: the applicant, their consent, the method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The merchant.
    pub merchant_id: String,
    /// The merchant's id of the applicant.
    pub user_id: String,
    /// A reference to the applicant's consent, if the merchant gave one.
    pub authorization: Option<Authorization>,
    /// The method, safe to write to a file.
    pub method: MethodName,
}

/// An open log. Clones append to the same file.
#[derive(Clone, Debug)]
pub struct AuditLog(Arc<Opened>);

#[derive(Debug)]
struct Opened {
    file: AppendFile,
    destination: Destination,
}

/// A call whose first line is written. The caller must write the second line with [`Entry::done`].
#[derive(Debug)]
#[must_use]
pub struct Entry {
    log: AuditLog,
    id: Id,
    subject: Subject,
}

/// A line of the log. Both kinds contain all the data of the call, so that each can be searched on its own.
#[derive(Serialize)]
struct Line<'a> {
    event: Event,
    id: String,
    time: Timestamp,
    profile: Option<&'a str>,
    gateway: &'a str,
    user_id: &'a str,
    applicant: String,
    method: &'a str,
    authorization: Option<&'a str>,
    #[serde(flatten)]
    end: Option<End>,
}

/// The additional data of the second line.
#[derive(Serialize)]
struct End {
    code: Option<i64>,
    outcome: Ended,
}

impl AuditLog {
    /// Checks that [`Self::open`] could open or create the file, and changes nothing.
    pub fn check(path: &Path) -> Result<(), StoreError> {
        AppendFile::check(path, LINES)
    }

    /// Opens the file, or creates it.
    pub fn open(path: &Path, destination: Destination) -> Result<Self, AuditError> {
        Self::open_on(Arc::new(SystemDisk), path, destination)
    }

    /// The same on the given disk.
    pub fn open_on(disk: Arc<dyn Disk>, path: &Path, destination: Destination) -> Result<Self, AuditError> {
        Ok(Self(Arc::new(Opened { file: AppendFile::open(disk, path, LINES)?, destination })))
    }

    /// Records that a call leaves at `at`, the time that the session recorded. The call may leave only after this
    /// returns, when the line is synced to disk. Blocks until then.
    pub fn sent(&self, subject: Subject, at: Timestamp) -> Result<Entry, AuditError> {
        let entry = Entry { log: self.clone(), id: Id::new(), subject };
        entry.write(Event::Sent, at, None)?;
        self.0.file.sync()?;
        Ok(entry)
    }

    /// The owner of the session that a call belongs to.
    pub(super) fn identity(&self, merchant_id: &str, user_id: &str) -> SessionOwner {
        let gateway = self.0.destination.base.clone();
        SessionOwner { gateway, merchant_id: merchant_id.to_owned(), user_id: user_id.to_owned() }
    }

    pub(super) fn file(&self) -> &AppendFile {
        &self.0.file
    }

    pub(super) fn destination(&self) -> &Destination {
        &self.0.destination
    }
}

impl Entry {
    /// Records the outcome, with the gateway's code if there was one. Blocks while writing.
    pub fn done(self, code: Option<i64>, outcome: Ended) -> Result<(), AuditError> {
        self.write(Event::Done, Timestamp::now(), Some(End { code, outcome }))
    }

    fn write(&self, event: Event, time: Timestamp, end: Option<End>) -> Result<(), AuditError> {
        let Opened { file, destination: Destination { profile, gateway, .. } } = &*self.log.0;
        let Subject { merchant_id, user_id, authorization, method } = &self.subject;
        let line = Line {
            event,
            id: self.id.to_string(),
            time,
            profile: profile.as_deref(),
            gateway,
            user_id,
            applicant: self.log.identity(merchant_id, user_id).digest(),
            method: method.short(),
            authorization: authorization.as_ref().map(Authorization::text),
            end,
        };
        Ok(file.append_json(&line)?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::protocol::Method;

    fn destination() -> Destination {
        Destination {
            profile: Some("uat".into()),
            gateway: "gateway.example".into(),
            base: "https://gateway.example".into(),
        }
    }

    fn login(user_id: &str, authorization: Option<&str>) -> Subject {
        let authorization = authorization.map(|text| Authorization::new(text).unwrap());
        Subject { merchant_id: "m".into(), user_id: user_id.into(), authorization, method: Method::Login.into() }
    }

    fn lines(path: &Path) -> Vec<Value> {
        std::fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_call_leaves_two_lines_that_share_an_id() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = AuditLog::open(&path, destination()).unwrap();
        let entry = log.sent(login("u\n1", Some("合同 17")), Timestamp::now()).unwrap();
        let [sent] = &lines(&path)[..] else { panic!("it is written before the call leaves") };
        let mut expected = json!({"event": "sent", "id": sent["id"], "time": sent["time"], "profile": "uat",
            "gateway": "gateway.example", "user_id": "u\n1",
            "applicant": log.identity("m", "u\n1").digest(), "method": "login", "authorization": "合同 17"});
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
    fn each_call_has_its_own_id_and_a_call_without_a_reply_has_no_code() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = AuditLog::open(&path, destination()).unwrap();
        for ended in Ended::ALL {
            log.sent(login("u", None), Timestamp::now()).unwrap().done(None, ended).unwrap();
        }
        let lines = lines(&path);
        let outcomes: Vec<_> = lines.iter().filter_map(|line| line["outcome"].as_str()).collect();
        assert_eq!(outcomes, ["accepted", "refused", "busy", "unknown", "not-sent"]);
        let ids: std::collections::BTreeSet<_> = lines.iter().map(|line| line["id"].to_string()).collect();
        assert_eq!(ids.len(), 5);
        assert!(lines.iter().all(|line| line["authorization"].is_null()));
        assert!(lines[1].as_object().unwrap().contains_key("code") && lines[1]["code"].is_null());
    }
    #[test]
    fn applicants_share_a_log_and_each_line_names_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = AuditLog::open(&path, destination()).unwrap();
        let entries = [("a", Some("合同 1")), ("b", None)]
            .map(|(id, consent)| log.sent(login(id, consent), Timestamp::now()).unwrap());
        for entry in entries {
            entry.done(Some(200), Ended::Accepted).unwrap();
        }
        let said: Vec<_> =
            lines(&path).iter().map(|line| [line["user_id"].clone(), line["authorization"].clone()]).collect();
        let (a, b) = ([json!("a"), json!("合同 1")], [json!("b"), Value::Null]);
        assert_eq!(said, [a.clone(), b.clone(), a, b]);
    }
}
