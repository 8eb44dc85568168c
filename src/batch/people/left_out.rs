//! Applicants whose questions a person has taken but does not get.

use super::person::DamagedQuestion;
use crate::batch::event::WorkerEvent;
use crate::ledger::QuestionId;

/// Why a person does not get the question of an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its picture or SMS could not be requested now.
    NotFetched(WorkerEvent),
    /// It has ended.
    Ended(WorkerEvent),
    /// What the ledger keeps sealed for it is damaged.
    Damaged {
        /// The applicant.
        user_id: String,
        /// Its question, if that is what is damaged.
        question: Option<QuestionId>,
    },
}

impl LeftOut {
    /// True if something is damaged, which says nothing about the questions of other applicants.
    pub fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }

    /// The question that is damaged, if it is one.
    pub fn damaged_question(&self) -> Option<QuestionId> {
        match self {
            Self::NotFetched(_) | Self::Ended(_) => None,
            Self::Damaged { question, .. } => *question,
        }
    }
}

impl From<WorkerEvent> for LeftOut {
    /// `event`: that with which the worker released the applicant, instead of with a picture or an SMS.
    fn from(event: WorkerEvent) -> Self {
        match event.state.is_final() {
            true => Self::Ended(event),
            false => Self::NotFetched(event),
        }
    }
}

impl From<DamagedQuestion> for LeftOut {
    fn from(DamagedQuestion(question): DamagedQuestion) -> Self {
        Self::Damaged { user_id: question.user_id, question: Some(question.id) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::State;

    #[test]
    fn an_applicant_that_has_ended_is_not_one_whose_picture_comes_later() {
        let of = |state| LeftOut::from(WorkerEvent::released("u1", state));
        assert!(matches!(of(State::Failed), LeftOut::Ended(_)));
        assert!(matches!(of(State::Ready), LeftOut::NotFetched(_)));
    }
}
