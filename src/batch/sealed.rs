//! Converts what the ledger holds sealed (rows, snapshots, payloads of questions) to bytes and back.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use super::BatchError;
use super::row::without;
use crate::flow::Facts;
use crate::journey::{Interrupted, Snapshot};
use crate::ledger::{Kind, Seal, SealedBytes};
use crate::protocol::Key;

/// A snapshot in the form in which it is stored.
#[derive(Serialize)]
struct ToStore<'a> {
    facts: Facts,
    #[serde(skip_serializing_if = "Option::is_none")]
    interrupted: Option<&'a Interrupted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Value>,
}

/// A snapshot in the form in which it is read.
#[derive(Deserialize)]
struct StoredSnapshot {
    facts: Facts,
    #[serde(default)]
    interrupted: Option<Interrupted>,
    #[serde(default)]
    report: Option<Value>,
}

/// What a person must see to answer a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The form's title of the field, otherwise the program's own, in Chinese.
    pub title: String,
    /// The form's hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// True if the answer must not be shown.
    #[serde(default)]
    pub secret: bool,
    /// True if the person may keep the refused value, because another value of the call may be the wrong one.
    #[serde(default)]
    pub may_stay: bool,
    /// The options to choose from: number and text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<(String, String)>,
    /// The picture, base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The gateway's code for the refusal of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<i64>,
    /// When the login expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_ends: Option<jiff::Timestamp>,
}

/// Seals a value of one of this program's types.
fn seal(seal: &Seal, user_id: &str, kind: Kind, value: &impl Serialize) -> Result<SealedBytes, BatchError> {
    let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| BatchError::Sealed)?);
    Ok(seal.seal(user_id, kind, &plain)?)
}

/// Opens such a value.
fn open<T: for<'de> Deserialize<'de>>(
    seal: &Seal,
    user_id: &str,
    kind: Kind,
    sealed: &SealedBytes,
) -> Result<T, BatchError> {
    serde_json::from_slice(&seal.open(user_id, kind, sealed)?).map_err(|_| BatchError::Sealed)
}

/// Seals a snapshot, and a report that could not be written to its file. The headings and paragraphs of the snapshot's
/// forms are left out: a batch shows them to no person.
pub fn seal_snapshot(
    by: &Seal,
    user_id: &str,
    snapshot: &Snapshot,
    report: Option<&Value>,
) -> Result<SealedBytes, BatchError> {
    let facts = Facts { forms: snapshot.facts.forms.without_labels(), ..snapshot.facts.clone() };
    let stored = ToStore { facts, interrupted: snapshot.interrupted.as_ref(), report };
    seal(by, user_id, Kind::Snapshot, &stored)
}

/// Opens a snapshot, and the report that was sealed with it.
pub fn open_snapshot(by: &Seal, user_id: &str, sealed: &SealedBytes) -> Result<(Snapshot, Option<Value>), BatchError> {
    let stored: StoredSnapshot = open(by, user_id, Kind::Snapshot, sealed)?;
    Ok((Snapshot { facts: stored.facts, interrupted: stored.interrupted }, stored.report))
}

/// The same snapshot with all its times moved back by `by`.
pub fn age_snapshot(
    by_key: &Seal,
    user_id: &str,
    sealed: &SealedBytes,
    by: SignedDuration,
) -> Result<SealedBytes, BatchError> {
    let (mut snapshot, report) = open_snapshot(by_key, user_id, sealed)?;
    snapshot.facts.age(by);
    if let Some(interrupted) = &mut snapshot.interrupted {
        interrupted.age(by);
    }
    seal_snapshot(by_key, user_id, &snapshot, report.as_ref())
}

/// A sealed row without these values; `None` if it has none of them, or does not open.
pub(super) fn row_without(by: &Seal, user_id: &str, row: &SealedBytes, keys: &[Key]) -> Option<SealedBytes> {
    let row = by.open(user_id, Kind::Values, row).ok()?;
    let rest = without(&row, keys).ok()??;
    by.seal(user_id, Kind::Values, &rest).ok()
}

/// Seals the payload of a question.
pub fn seal_payload(by: &Seal, user_id: &str, payload: &Payload) -> Result<SealedBytes, BatchError> {
    seal(by, user_id, Kind::Payload, payload)
}

/// Opens the payload of a question.
pub fn open_payload(by: &Seal, user_id: &str, sealed: &SealedBytes) -> Result<Payload, BatchError> {
    open(by, user_id, Kind::Payload, sealed)
}

/// Seals an answer.
pub fn seal_answer(by: &Seal, user_id: &str, answer: &str) -> Result<SealedBytes, BatchError> {
    Ok(by.seal(user_id, Kind::Answer, answer.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn snapshot(fields: &Value) -> Snapshot {
        let form = json!({"method": "login", "param": fields});
        let facts = Facts { forms: [("login".to_owned(), form)].into(), card_expired: true, ..Facts::default() };
        facts.into()
    }

    #[test]
    fn a_snapshot_is_opened_as_it_was_sealed_but_without_headings_and_paragraphs() {
        let by = Seal::for_now().unwrap();
        let field = json!({"type": 1, "key": "login_name", "title": "号"});
        let kept = snapshot(&json!([{"type": 16, "title": "text"}, field]));
        let sealed = seal_snapshot(&by, "u1", &kept, None).unwrap();
        assert_eq!(open_snapshot(&by, "u1", &sealed).unwrap(), (snapshot(&json!([field])), None));
    }
}
