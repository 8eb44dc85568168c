//! What a changed row of a list changes for an applicant whose old values the gateway has refused.

use super::BatchError;
use super::row::read;
use super::sealed::seal_answer;
use crate::answers::AnswersFile;
use crate::ledger::{ChangedRow, Kind, Seal, SealedBytes};
use crate::protocol::{Key, Secret};

/// The consequences of a changed row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// The answers, by key, to the question that the applicant waited for and to those that follow from it. Empty if
    /// the row has the same value as before: the gateway has refused it already.
    pub answers: Vec<(String, SealedBytes)>,
    /// True if the row has another password for the login.
    pub has_other_password: bool,
}

impl Consequences {
    /// Compares the values of a changed row (`after`) with those that the ledger had stored.
    pub fn of(changed: &ChangedRow, after: &SealedBytes, by: &Seal, user_id: &str) -> Result<Self, BatchError> {
        let Some(before) = &changed.before else { return Ok(Self::default()) };
        let open = |sealed| read(&by.open(user_id, Kind::Values, sealed)?);
        let (before, after) = (open(before)?, open(after)?);
        let other = |key: &Key| value(&after, key).filter(|new| value(&before, key) != Some(new));
        let mut answers = Vec::new();
        if let Some(asked) = changed.asked.as_deref().map(Key::from_name)
            && let Some(new) = other(&asked)
        {
            let follow = if asked == Key::BankCard { &Key::OF_ONE_CARD[..] } else { &[] };
            let follow = follow.iter().filter_map(|key| Some((key, value(&after, key)?)));
            for (key, answer) in [(&asked, new)].into_iter().chain(follow) {
                answers.push((key.name().to_owned(), seal_answer(by, user_id, answer.expose())?));
            }
        }
        Ok(Self { answers, has_other_password: other(&Key::Password).is_some() })
    }
}

fn value<'a>(row: &'a AnswersFile, key: &Key) -> Option<&'a Secret> {
    row.values().find(|(known, _)| *known == key).map(|(_, value)| value)
}
