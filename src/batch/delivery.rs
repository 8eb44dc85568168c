//! Delivers the report of an applicant: to its file, or to the ledger until the file can be written.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::BatchError;
use super::event::WorkerEvent;
use super::keep::LedgerKeep;
use super::report_dir::{Delivered, ReportDir, name};
use crate::answers::AnswersFile;
use crate::drive::Clock;
use crate::journey::Snapshot;
use crate::ledger::{Claim, Finish, Intent, IntentOutcome, LedgerHandle, State, Then};
use crate::protocol::{Method, Reply};

/// The report in a reply; `None` if the gateway accepted the call and sent none.
pub(super) fn report_of(reply: &Reply) -> Option<&Value> {
    Some(&reply.data).filter(|data| !data.as_object().is_some_and(Map::is_empty))
}

/// Writes the report, and takes the last step of the applicant. If the file cannot be written, the ledger keeps the
/// report, which the gateway may not send again, and the next run writes it.
pub(super) async fn deliver<L: LedgerHandle, C: Clock>(
    reports: &ReportDir,
    (user_id, row): (&str, &AnswersFile),
    report: &Value,
    keep: &mut LedgerKeep<L, C>,
    (snapshot, now): (&Snapshot, Timestamp),
) -> Result<WorkerEvent, BatchError> {
    match reports.write(&name(row, user_id), report) {
        Ok(delivered) => {
            let (then, event) = done(user_id, delivered);
            keep.finish(snapshot, then).await?;
            Ok(event)
        }
        Err(error) => {
            keep.keep_report(report);
            keep.finish(snapshot, Then::Due { state: State::Applied, at: now, question: None }).await?;
            Err(error)
        }
    }
}

/// The report that the applicant's last worker has written, if it died before it could record that. A file whose name a
/// row chooses may be another applicant's, and so may one that the ledger has as another's report.
pub(super) async fn written(
    service: &impl LedgerHandle,
    reports: &ReportDir,
    claim: &Claim,
    row: &AnswersFile,
) -> Result<Option<Delivered>, BatchError> {
    let is_of_a_fetch = |last: &&Intent| {
        last.method == Method::ViewReport.name()
            && matches!(last.outcome, Some(IntentOutcome::Accepted | IntentOutcome::Died))
    };
    let Some(fetched) = claim.last.as_ref().filter(is_of_a_fetch).filter(|_| row.save().is_none()) else {
        return Ok(None);
    };
    let Some(report) = reports.written(&name(row, &claim.record.user_id), fetched.intended_at) else {
        return Ok(None);
    };
    let path = crate::path_text::shown(&report.path);
    let is_anothers = service.run(move |ledger, _| ledger.is_a_report(&path)).await?;
    Ok(Some(report).filter(|_| !is_anothers))
}

/// The end of an applicant that has its report.
pub(super) fn done(user_id: &str, report: Delivered) -> (Then, WorkerEvent) {
    let finish = Finish {
        report: Some(crate::path_text::shown(&report.path)),
        score: report.score,
        grade: report.grade,
        ..Finish::without_report(State::Done, None, None)
    };
    let event = WorkerEvent { report: Some(report.path), ..WorkerEvent::released(user_id, State::Done) };
    (Then::Final(finish), event)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_accepted_call_without_data_has_no_report() {
        let reply = |data| {
            let json = json!({"code": 200, "msg": "ok", "data": data});
            Reply::from_json(&Method::ViewReport.into(), json).unwrap()
        };
        assert_eq!(report_of(&reply(json!({}))), None);
        assert!(report_of(&reply(json!({"score": 1}))).is_some());
    }
}
