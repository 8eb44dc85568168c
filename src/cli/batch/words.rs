//! The words for what the ledger's tables hold. JSON has the names of the types themselves.

use crate::cli::topics::meaning_of_class;
use crate::ledger::{ImportVerdict, IntentOutcome, QuestionKind, QuestionState, State};
use crate::messages::{Lang, Text, batch as say, ledger};
use crate::protocol::{ClassSpec, Effect};

/// A state.
pub fn state(state: State) -> Text {
    match state {
        State::Ready => say::STATE_READY,
        State::Running => say::STATE_RUNNING,
        State::Waiting => say::STATE_WAITING,
        State::Settling => say::STATE_SETTLING,
        State::Applied => say::STATE_APPLIED,
        State::Done => say::STATE_DONE,
        State::Failed => say::STATE_FAILED,
        State::Uncertain => say::STATE_UNCERTAIN,
        State::Poison => say::STATE_POISON,
        State::Withdrawn => say::STATE_WITHDRAWN,
    }
}

/// A class, as `--class` takes it. In Chinese its meaning follows, since the name is English.
pub fn class(class: &ClassSpec, lang: Lang) -> String {
    match lang {
        Lang::En => class.name.to_owned(),
        Lang::Zh => {
            format!("{}{}", class.name, lang.in_brackets(meaning_of_class(class, lang)))
        }
    }
}

/// What a call may do.
pub fn effect(effect: Effect) -> Text {
    match effect {
        Effect::Reads => ledger::READS,
        Effect::Tries => ledger::TRIES,
        Effect::Submits => ledger::SUBMITS,
    }
}

/// What came of a call.
pub fn outcome(outcome: IntentOutcome) -> Text {
    match outcome {
        IntentOutcome::Accepted => ledger::ACCEPTED,
        IntentOutcome::Refused => ledger::REFUSED,
        IntentOutcome::Busy => ledger::BUSY,
        IntentOutcome::NeverLeft => ledger::NEVER_LEFT,
        IntentOutcome::Lost => ledger::LOST,
        IntentOutcome::Died => ledger::DIED,
    }
}

/// What a question is about.
pub fn question_kind(kind: QuestionKind) -> Text {
    match kind {
        QuestionKind::Captcha => ledger::CAPTCHA,
        QuestionKind::Sms => ledger::SMS,
        QuestionKind::Knowledge => ledger::KNOWLEDGE,
        QuestionKind::Identity => ledger::IDENTITY,
        QuestionKind::Value => ledger::VALUE,
        QuestionKind::Route => ledger::ROUTE,
    }
}

/// Where a question stands.
pub fn question_state(state: QuestionState) -> Text {
    match state {
        QuestionState::Open => ledger::QUESTION_OPEN,
        QuestionState::Taken => ledger::TAKEN,
        QuestionState::Answered => ledger::ANSWERED,
        QuestionState::Closed => ledger::QUESTION_CLOSED,
    }
}

/// Why a row is refused.
pub fn refused(verdict: &ImportVerdict) -> Text {
    match verdict {
        ImportVerdict::LoginNameTaken(_) => say::LOGIN_NAME_TAKEN,
        _ => say::OTHER_LOGIN_NAME,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Class;

    #[test]
    fn the_english_words_are_the_names_in_json() {
        for (text, name) in QuestionKind::ALL.map(|kind| (question_kind(kind), kind.name())) {
            assert_eq!(text.en, name);
        }
        for (text, name) in QuestionState::ALL.map(|state| (question_state(state), state.name())) {
            assert_eq!(text.en, name);
        }
        for (text, name) in IntentOutcome::ALL.map(|came| (outcome(came), came.name())) {
            assert_eq!(text.en, name);
        }
        for (text, name) in Effect::ALL.map(|does| (effect(does), does.name())) {
            assert_eq!(text.en, name);
        }
    }

    #[test]
    fn a_class_has_its_meaning_in_chinese_only() {
        assert_eq!(class(Class::Missing.spec(), Lang::En), "missing");
        assert_eq!(class(Class::Missing.spec(), Lang::Zh), "missing（缺少所需的值，也无法询问）");
    }
}
