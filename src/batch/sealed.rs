//! What the ledger holds sealed, as bytes and back: values of a row, snapshots, what is needed to ask.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::BatchError;
use crate::flow::Facts;
use crate::journey::{Interrupted, Snapshot};
use crate::ledger::{Kind, Seal, SealedBytes};

/// A snapshot as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredSnapshot {
    facts: Facts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    interrupted: Option<Interrupted>,
}

/// What is needed to ask a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The form's title of the field, or ours.
    pub title: String,
    /// The form's hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// True if the answer must not be shown.
    #[serde(default)]
    pub secret: bool,
    /// The options to choose from: number and text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<(String, String)>,
    /// The picture, base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The code with which the last answer was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<i64>,
    /// When the login ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_ends: Option<jiff::Timestamp>,
}

/// Seals a value of this program's own.
fn seal(seal: &Seal, user_id: &str, kind: Kind, value: &impl Serialize) -> Result<SealedBytes, BatchError> {
    let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| BatchError::Sealed)?);
    Ok(seal.seal(user_id, kind, &plain)?)
}

/// Opens one.
fn open<T: for<'de> Deserialize<'de>>(
    seal: &Seal,
    user_id: &str,
    kind: Kind,
    sealed: &SealedBytes,
) -> Result<T, BatchError> {
    serde_json::from_slice(&seal.open(user_id, kind, sealed)?).map_err(|_| BatchError::Sealed)
}

/// Seals a snapshot.
pub fn seal_snapshot(by: &Seal, user_id: &str, snapshot: &Snapshot) -> Result<SealedBytes, BatchError> {
    let stored = StoredSnapshot { facts: snapshot.facts.clone(), interrupted: snapshot.interrupted.clone() };
    seal(by, user_id, Kind::Snapshot, &stored)
}

/// Opens a snapshot.
pub fn open_snapshot(by: &Seal, user_id: &str, sealed: &SealedBytes) -> Result<Snapshot, BatchError> {
    let stored: StoredSnapshot = open(by, user_id, Kind::Snapshot, sealed)?;
    Ok(Snapshot { facts: stored.facts, interrupted: stored.interrupted })
}

/// The same snapshot, everything in it `by` earlier.
pub fn age_snapshot(
    by_key: &Seal,
    user_id: &str,
    sealed: &SealedBytes,
    by: SignedDuration,
) -> Result<SealedBytes, BatchError> {
    let mut snapshot = open_snapshot(by_key, user_id, sealed)?;
    snapshot.facts.age(by);
    if let Some(interrupted) = &mut snapshot.interrupted {
        interrupted.age(by);
    }
    seal_snapshot(by_key, user_id, &snapshot)
}

/// Seals what is needed to ask.
pub fn seal_payload(by: &Seal, user_id: &str, payload: &Payload) -> Result<SealedBytes, BatchError> {
    seal(by, user_id, Kind::Payload, payload)
}

/// Opens it.
pub fn open_payload(by: &Seal, user_id: &str, sealed: &SealedBytes) -> Result<Payload, BatchError> {
    open(by, user_id, Kind::Payload, sealed)
}

/// Seals an answer.
pub fn seal_answer(by: &Seal, user_id: &str, answer: &str) -> Result<SealedBytes, BatchError> {
    Ok(by.seal(user_id, Kind::Answer, answer.as_bytes())?)
}
