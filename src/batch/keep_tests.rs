use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::drive::SteadyClock;
use crate::ledger::{Holder, Incoming, Ledger, Memory, QuestionKind, Service, Spans};
use crate::protocol::{Method, codes};

/// A row with this card and password.
fn row(seal: &Seal, card: &str, password: &str) -> Incoming {
    let plain = json!({"login_name": "zhang", "password": password, "bank_card": card, "year": "29"}).to_string();
    Incoming {
        user_id: "u1".to_owned(),
        login: seal.macs().of_login_name("zhang"),
        row_hash: seal.macs().of("row", &plain),
        values: Some(seal.seal("u1", Kind::Values, plain.as_bytes()).unwrap()),
        snapshot: None,
    }
}

#[tokio::test]
async fn the_card_of_a_row_that_changed_while_its_applicant_applied_is_erased_with_the_release() {
    let seal = Seal::for_now().unwrap();
    let service = Arc::new(Service::start(Ledger::new(Memory::default(), Spans::default())).unwrap());
    let pacer = Arc::new(Pacer::new(service.clone(), SteadyClock, None));
    let (old, new) = (row(&seal, "6200", "Old-0001"), row(&seal, "6222", "New-0001"));
    let claim = service.run(move |ledger, now| {
        ledger.import(&old, now)?;
        let claim = ledger.claim(&Holder::Run("1".to_owned()), 1, now)?.remove(0);
        ledger.import(&new, now)?;
        Ok(claim)
    });
    let claim = claim.await.unwrap();
    let by = (service.clone(), pacer);
    let whose = ("u1".to_owned(), claim.held);
    let mut keep = LedgerKeep::new(by, seal.clone(), whose, HandedOut::default(), (false, None));
    let facts = Facts { applied_at: Some(Timestamp::UNIX_EPOCH), ..Facts::default() };
    let at = Timestamp::MAX;
    keep.finish(&facts.into(), Then::Due { state: State::Applied, at, question: None }).await.unwrap();
    let left = service.run(|ledger, _| {
        ledger.notice("u1", Timestamp::MIN)?;
        Ok(ledger.claim(&Holder::Run("1".to_owned()), 1, Timestamp::MAX)?.remove(0).values)
    });
    let left = seal.open("u1", Kind::Values, &left.await.unwrap().unwrap()).unwrap();
    let left: Value = serde_json::from_slice(&left).unwrap();
    assert_eq!(left, json!({"login_name": "zhang", "password": "New-0001"}));
}

#[test]
fn a_busy_gateway_and_a_code_that_no_catalogue_has_do_not_settle_a_submission() {
    let settled = |code: i64| {
        let json = json!({"code": code, "msg": "", "data": {}});
        settlement(Ok(&Reply::from_json(&Method::OnlineAuthentication.into(), json).unwrap()))
    };
    let of = |outcome, code| Settled { outcome, code };
    assert_eq!(settled(200), of(IntentOutcome::Accepted, Some(200)));
    assert_eq!(settled(codes::BUSY), of(IntentOutcome::Busy, Some(codes::BUSY)));
    assert_eq!(settled(codes::LOCKED), of(IntentOutcome::Refused, Some(codes::LOCKED)));
    assert_eq!(settled(999_999), of(IntentOutcome::Lost, None));
    assert_eq!(settlement(Err(Arrived::Maybe)), of(IntentOutcome::Lost, None));
    assert_eq!(settlement(Err(Arrived::No)), of(IntentOutcome::NeverLeft, None));
}

/// How many of people's answers the next claim has, after a login that sends one came to this.
async fn answers_after(arrived: Arrived) -> usize {
    let seal = Seal::for_now().unwrap();
    let service = Arc::new(Service::start(Ledger::new(Memory::default(), Spans::default())).unwrap());
    let pacer = Arc::new(Pacer::new(service.clone(), SteadyClock, None));
    let (row, answer) = (row(&seal, "6200", "Old-0001"), seal.seal("u1", Kind::Answer, b"8k2m").unwrap());
    let run = Holder::Run("1".to_owned());
    let claim = service.run(move |ledger, now| {
        ledger.import(&row, now)?;
        ledger.answer_by_row("u1", vec![("pic_code".to_owned(), answer)], now)?;
        Ok(ledger.claim(&run, 1, now)?.remove(0))
    });
    let claim = claim.await.unwrap();
    let handed_out = HandedOut::default();
    let (id, key, value) = (claim.answers[0].id, "pic_code".to_owned(), "8k2m".into());
    handed_out.add(PersonsAnswer { id, key, kind: QuestionKind::Captcha, value });
    let whose = ("u1".to_owned(), claim.held);
    let mut keep = LedgerKeep::new((service.clone(), pacer), seal.clone(), whose, handed_out, (true, None));
    let snapshot = Facts::default().into();
    keep.leave(&snapshot, &Request::new(Method::Login).with(Key::PicCode, "8k2m")).await.unwrap();
    keep.came(Err(arrived));
    let at = Timestamp::UNIX_EPOCH;
    keep.finish(&snapshot, Then::Due { state: State::Ready, at, question: None }).await.unwrap();
    let answers = service.run(|ledger, now| Ok(ledger.claim(&Holder::Run("1".to_owned()), 1, now)?.remove(0).answers));
    let answers = answers.await.unwrap();
    for question in &answers {
        assert_eq!(*seal.open("u1", Kind::Answer, question.answer.as_ref().unwrap()).unwrap(), *b"8k2m");
    }
    answers.len()
}

#[tokio::test]
async fn an_answer_serves_again_only_if_its_call_never_left() {
    assert_eq!(answers_after(Arrived::No).await, 1);
    assert_eq!(answers_after(Arrived::Maybe).await, 0);
}
