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
    /// Its question is damaged.
    Damaged(DamagedQuestion),
}

impl LeftOut {
    /// The question, if it is damaged.
    pub fn damaged_question(&self) -> Option<QuestionId> {
        match self {
            Self::NotFetched(_) | Self::Ended(_) => None,
            Self::Damaged(DamagedQuestion(question)) => Some(question.id),
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
