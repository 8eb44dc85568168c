//! Applicants whose sealed parts in the ledger are damaged, although the ledger's key is the right one.

use super::BatchError;
use super::event::WorkerEvent;
use crate::ledger::{Claim, Finish, LedgerHandle, State, Then, WorkStep};
use crate::protocol::Class;

/// Ends an applicant whose sealed parts do not open, so that the others go on. Leaves these parts as they are: a part
/// that is not damaged may tell of a submission. Only the people's answers are dropped, because a damaged one would end
/// the applicant again after `retry`.
pub(super) async fn end<L: LedgerHandle>(service: &L, claim: &Claim) -> Result<WorkerEvent, BatchError> {
    let finish = Finish::without_report(State::Failed, Some(Class::Internal), None);
    let (hold, next) = (claim.held.clone(), Then::Final(finish.clone()));
    let answers: Vec<_> = claim.answers.iter().map(|question| question.id).collect();
    let step = service.run(move |ledger, now| {
        let step = WorkStep { used: &answers, unsent: &[], settled: None, snapshot: None, values: None, next };
        ledger.step(&hold, step, now)
    });
    step.await?.map_err(|_| BatchError::Fenced)?;
    Ok(WorkerEvent::ended(&claim.record.user_id, &finish))
}
