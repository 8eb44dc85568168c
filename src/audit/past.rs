//! Reads an applicant's past submissions back from the log.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::log::AuditLog;
use super::{Ended, Event};
use crate::protocol::{APPLICATION_SECONDS, Effect, Method, MethodName, PastOutcome, PastSubmission, SessionOwner};

/// How much of the log's end is read: some 60,000 lines.
const TAIL: u64 = 16 << 20;

/// The members of a line that this file needs.
#[derive(Deserialize)]
struct Read {
    event: Event,
    id: String,
    time: Timestamp,
    gateway: String,
    user_id: String,
    /// Missing in lines that earlier versions wrote.
    applicant: Option<String>,
    method: String,
    code: Option<i64>,
    outcome: Option<Ended>,
}

impl AuditLog {
    /// The applicant's submissions of the last 24 hours, oldest first. Only the last 16 MiB of the log are read. Empty
    /// if the log cannot be read. Blocks while reading.
    pub fn submissions(&self, merchant_id: &str, user_id: &str, now: Timestamp) -> Vec<PastSubmission> {
        let identity = self.identity(merchant_id, user_id);
        let (digest, in_json) = (identity.digest(), serde_json::to_string(user_id).unwrap_or_default());
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        let mut found: Vec<(String, PastSubmission)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        self.file().each_last_line(TAIL, |line| {
            if !line.contains(&digest) && !line.contains(&in_json) {
                return;
            }
            let Ok(read) = serde_json::from_str::<Read>(line) else { return }; // an incomplete line
            if !self.is_of(&read, &identity, &digest) || now.duration_since(read.time) >= day {
                return;
            }
            let Some(method) = submitting(&read.method) else { return };
            match (read.event, places.get(&read.id).and_then(|place| found.get_mut(*place))) {
                (Event::Sent, _) => {
                    places.insert(read.id.clone(), found.len());
                    found.push((read.id, PastSubmission { method, at: read.time, outcome: PastOutcome::Unknown }));
                }
                (Event::Done, Some((_, one))) => one.outcome = outcome(&read),
                // The line written before the call lies outside the part that was read.
                (Event::Done, None) => {
                    let outcome = outcome(&read);
                    found.push((read.id, PastSubmission { method, at: read.time, outcome }));
                }
            }
        });
        found.into_iter().map(|(_, one)| one).collect()
    }

    fn is_of(&self, read: &Read, identity: &SessionOwner, digest: &str) -> bool {
        match &read.applicant {
            Some(applicant) => applicant == digest,
            None => read.gateway == self.destination().gateway && read.user_id == identity.user_id,
        }
    }
}

/// The method with this name, if it submits.
fn submitting(name: &str) -> Option<Method> {
    MethodName::parse(name)?.known().filter(|method| method.spec().effect == Effect::Submits)
}

fn outcome(done: &Read) -> PastOutcome {
    match done.outcome {
        Some(Ended::Accepted) => PastOutcome::Accepted,
        Some(Ended::Refused) => PastOutcome::Refused(done.code),
        Some(Ended::NotSent) => PastOutcome::NotSent,
        Some(Ended::Busy | Ended::Unknown) | None => PastOutcome::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::audit::{Destination, Subject};

    fn open(path: &Path, base: &str) -> AuditLog {
        let destination = Destination { profile: None, gateway: "g.example".into(), base: base.into() };
        AuditLog::open(path, destination).unwrap()
    }

    fn subject(merchant_id: &str, user_id: &str, method: Method) -> Subject {
        let (merchant_id, user_id) = (merchant_id.into(), user_id.into());
        Subject { merchant_id, user_id, authorization: None, method: method.into() }
    }

    fn log() -> (tempfile::TempDir, PathBuf, AuditLog) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("audit.jsonl");
        let log = open(&path, "https://g.example/api");
        (dir, path, log)
    }

    #[test]
    fn submissions_come_back_with_their_time_and_outcome() {
        let (_dir, _, log) = log();
        let now = Timestamp::now();
        let ago = |minutes| now - SignedDuration::from_mins(minutes);
        let sent = |method, minutes| log.sent(subject("m", "u", method), ago(minutes)).unwrap();
        sent(Method::Login, 50).done(Some(200), Ended::Accepted).unwrap();
        sent(Method::SubmitQuestion, 40).done(Some(508114), Ended::Refused).unwrap();
        let open = sent(Method::OnlineAuthentication, 30);
        sent(Method::SubmitOnlineAuth, 20).done(None, Ended::Unknown).unwrap();
        sent(Method::SubmitApplyMessageCode, 10).done(Some(200), Ended::Accepted).unwrap();
        let long_ago = sent(Method::SubmitApplyMessageCode, 60 * 25);
        let past = |method, minutes, outcome| PastSubmission { method, at: ago(minutes), outcome };
        assert_eq!(
            log.submissions("m", "u", now),
            [
                past(Method::SubmitQuestion, 40, PastOutcome::Refused(Some(508114))),
                past(Method::OnlineAuthentication, 30, PastOutcome::Unknown),
                past(Method::SubmitOnlineAuth, 20, PastOutcome::Unknown),
                past(Method::SubmitApplyMessageCode, 10, PastOutcome::Accepted),
            ]
        );
        drop((open, long_ago));
    }

    #[test]
    fn submissions_of_another_applicant_merchant_or_path_are_left_out() {
        let (_dir, path, log) = log();
        let now = Timestamp::now();
        let _ = log.sent(subject("m", "u\"1", Method::SubmitQuestion), now).unwrap();
        assert_eq!(log.submissions("m", "u\"1", now).len(), 1);
        assert_eq!(log.submissions("m", "u", now), []);
        assert_eq!(log.submissions("n", "u\"1", now), []);
        assert_eq!(open(&path, "https://g.example/uat").submissions("m", "u\"1", now), []);
    }

    #[test]
    fn lines_of_earlier_versions_are_matched_by_gateway_and_applicant() {
        let (_dir, path, log) = log();
        let now = Timestamp::now();
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        for (gateway, user) in [("g.example", "u"), ("h.example", "u"), ("g.example", "v")] {
            writeln!(
                file,
                r#"{{"event":"sent","id":"{gateway}{user}","time":"{now}","profile":null,"gateway":"{gateway}","user_id":"{user}","method":"submitQuestion","authorization":null}}"#
            )
            .unwrap();
        }
        writeln!(file, r#"{{"event":"sent","id":"broken off","user_id":"u"#).unwrap();
        assert_eq!(log.submissions("any", "u", now).len(), 1);
    }

    #[test]
    fn only_the_end_of_a_long_log_is_read() {
        let (_dir, path, log) = log();
        let now = Timestamp::now();
        let _ = log.sent(subject("m", "early", Method::SubmitQuestion), now).unwrap();
        let filler = format!("{}\n", "x".repeat(1 << 20));
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        (0..17).for_each(|_| file.write_all(filler.as_bytes()).unwrap());
        let _ = log.sent(subject("m", "late", Method::SubmitQuestion), now).unwrap();
        assert_eq!(log.submissions("m", "late", now).len(), 1);
        assert_eq!(log.submissions("m", "early", now), []);
    }

    #[test]
    fn a_log_that_is_a_device_has_no_past_submissions() {
        let log = open(Path::new("/dev/null"), "sandbox:");
        assert_eq!(log.submissions("m", "u", Timestamp::now()), []);
    }
}
