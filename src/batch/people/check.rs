//! Checks an answer before it is stored, as `run` checks what is typed at its prompts.

use crate::batch::sealed::Payload;
use crate::flow;
use crate::ledger::{Question, QuestionKind};
use crate::protocol::check::Problem;
use crate::protocol::{ChoiceOption, Key, Secret};

/// The answer in the gateway's notation, or why it cannot be one. `numbers`: check card, identity and mobile numbers.
pub fn check(question: &Question, payload: &Payload, said: Secret, numbers: bool) -> Result<Secret, Problem> {
    let may_be_empty = question.asked.kind == QuestionKind::Value && payload.may_stay;
    if may_be_empty && said.is_blank() {
        return Ok("".into()); // keeps the refused value
    }
    let option = |(value, title): &(String, String)| ChoiceOption { value: value.clone(), title: title.clone() };
    let options: Vec<ChoiceOption> = payload.options.iter().map(option).collect();
    flow::checked(&options, &key_of(question), said, numbers)
}

/// The key that a question asks for, without its method.
pub fn key_of(question: &Question) -> Key {
    let key = question.asked.key.as_str();
    // Only the keys of SMS codes include the method. The key of a question about the applicant contains a point of
    // its own.
    match key.rsplit_once('.') {
        Some((_, bare)) if bare == Key::MessageCode.name() => Key::MessageCode,
        _ => Key::from_name(key),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ledger::{ApplicantId, NewQuestion, QuestionId, QuestionState};

    fn question(key: &str, kind: QuestionKind) -> Question {
        Question {
            id: QuestionId(1),
            applicant: ApplicantId(1),
            user_id: "u1".to_owned(),
            asked: NewQuestion { key: key.to_owned(), kind, attempt: 1, payload: None, expires_at: None },
            asked_at: Timestamp::UNIX_EPOCH,
            state: QuestionState::Open,
            person: None,
            held_until: None,
            answer: None,
            answered_at: None,
            is_refreshed: false,
        }
    }

    fn checked(key: &str, kind: QuestionKind, payload: &Payload, said: &str) -> Result<String, Problem> {
        check(&question(key, kind), payload, said.into(), true).map(|value| value.expose().to_owned())
    }

    #[test]
    fn a_code_is_folded_and_is_nothing_but_a_code() {
        let of = |said| checked("onlineAuthentication.message_code", QuestionKind::Sms, &Payload::default(), said);
        assert_eq!(of("１２３ ４５６").as_deref(), Ok("123456"));
        assert!(of("您的验证码是 123456，请勿泄露").is_err());
        assert_eq!(of(""), Err(Problem::Blank));
    }

    #[test]
    fn an_option_is_named_by_its_number_or_its_title() {
        let options = vec![("1".to_owned(), "北京".to_owned()), ("2".to_owned(), "上海".to_owned())];
        let payload = Payload { options, ..Payload::default() };
        let of = |said| checked("kbaList[0].options", QuestionKind::Knowledge, &payload, said);
        assert_eq!((of("2").as_deref(), of("北京").as_deref()), (Ok("2"), Ok("1")));
        assert_eq!(of("3"), Err(Problem::NoOption));
    }

    #[test]
    fn a_refused_value_may_stay_where_another_one_is_wrong() {
        let of = |may_stay, said| {
            checked("real_name", QuestionKind::Value, &Payload { may_stay, ..Payload::default() }, said)
        };
        assert_eq!(of(true, " ").as_deref(), Ok(""));
        assert_eq!(of(false, " "), Err(Problem::Blank));
    }

    #[test]
    fn a_wrong_card_number_is_told() {
        let of = |said| checked("bank_card", QuestionKind::Value, &Payload::default(), said);
        assert_eq!(of("4111111111111112"), Err(Problem::CardCheckDigit));
        assert_eq!(of("4111 1111 1111 1111").as_deref(), Ok("4111111111111111"));
    }
}
