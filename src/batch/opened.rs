//! What a claim holds sealed, opened.

use jiff::Timestamp;
use serde_json::Value;
use zeroize::Zeroizing;

use super::BatchError;
use super::handed_out::PersonsAnswer;
use super::row::read;
use super::sealed::open_snapshot;
use super::unstored::UnstoredRows;
use crate::answers::AnswersFile;
use crate::flow::Patience;
use crate::journey::Snapshot;
use crate::ledger::{Claim, Intent, Kind, Question, Seal};
use crate::protocol::{MethodName, PastOutcome, PastSubmission, Secret};

/// A claimed applicant, opened.
pub(super) struct Opened {
    /// The values of its row as JSON; `None` if neither the ledger nor the list of this run has them.
    pub plain: Option<Zeroizing<Vec<u8>>>,
    /// The same, read; empty if there are none.
    pub row: AnswersFile,
    /// Where its journey stood when it was stored.
    pub snapshot: Snapshot,
    /// Its report, if an earlier worker fetched it and could not write it to its file.
    pub report: Option<Value>,
    /// The people's answers that came with the claim.
    pub answers: Vec<PersonsAnswer>,
}

impl Opened {
    /// Opens a claim with the key of its ledger. The row comes from the ledger, otherwise from the list. The facts of the
    /// snapshot count the submissions that only the ledger's record of calls tells of.
    pub fn claim(
        claim: &Claim,
        (by, list): (&Seal, Option<&UnstoredRows>),
        (patience, now): (Patience, Timestamp),
    ) -> Result<Self, BatchError> {
        let plain = row_as_json(claim, by, list)?;
        let row = plain.as_deref().map_or_else(|| Ok(AnswersFile::default()), |plain| read(plain))?;
        let answer = |question| answer(question, &claim.record.user_id, by);
        let answers = claim.answers.iter().map(answer).collect::<Result<_, _>>()?;
        let (mut snapshot, report) = snapshot(claim, by)?;
        snapshot.facts.recall(&past(&claim.unknown), patience, now);
        Ok(Self { plain, row, snapshot, report, answers })
    }
}

fn row_as_json(
    claim: &Claim,
    by: &Seal,
    list: Option<&UnstoredRows>,
) -> Result<Option<Zeroizing<Vec<u8>>>, BatchError> {
    let (user_id, row_hash) = (&claim.record.user_id, &claim.record.row_hash);
    match (&claim.values, list) {
        (Some(sealed), _) => Ok(Some(by.open(user_id, Kind::Values, sealed)?)),
        (None, Some(list)) => list.values(user_id, row_hash),
        (None, None) => Ok(None),
    }
}

fn snapshot(claim: &Claim, by: &Seal) -> Result<(Snapshot, Option<Value>), BatchError> {
    let Some(sealed) = &claim.snapshot else { return Ok((Snapshot::default(), None)) };
    let (mut snapshot, report) = open_snapshot(by, &claim.record.user_id, sealed)?;
    if let Some(interrupted) = &mut snapshot.interrupted {
        // The last worker stored a refusal. The question or the ledger's record has already reported it, so the
        // journey goes on.
        interrupted.report();
    }
    Ok((snapshot, report))
}

/// Submissions with an unknown outcome, as an audit log would record them.
fn past(unknown: &[Intent]) -> Vec<PastSubmission> {
    let as_past = |intent: &Intent| {
        let method = MethodName::parse(&intent.method)?.known()?;
        Some(PastSubmission { method, at: intent.intended_at, outcome: PastOutcome::Unknown })
    };
    unknown.iter().filter_map(as_past).collect()
}

fn answer(question: &Question, user_id: &str, by: &Seal) -> Result<PersonsAnswer, BatchError> {
    let sealed = question.answer.as_ref().ok_or(BatchError::Sealed)?;
    let plain = by.open(user_id, Kind::Answer, sealed)?;
    let value = Secret::from(std::str::from_utf8(&plain).map_err(|_| BatchError::Sealed)?);
    let (key, kind) = (question.asked.key.clone(), question.asked.kind);
    Ok(PersonsAnswer { id: question.id, key, kind, value })
}
