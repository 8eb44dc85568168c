//! A person at a copied ledger, which does not know of calls sent since the copy was made.

use crate::batch::{Batch, CREDIT};

/// A batch with an open question, whose ledger was replaced by a copy after the run.
fn copied() -> Batch {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let copy = batch.home.path().join("copy");
    std::fs::copy(batch.ledger(), &copy).unwrap();
    std::fs::rename(&copy, batch.ledger()).unwrap();
    batch
}

#[test]
fn taking_from_a_copied_ledger_fetches_nothing_and_all_applicants_settle_first() {
    let batch = copied();
    let taking = batch.batch("waiting --take 1 --person wang").exits(0);
    assert!(taking.err.contains("it may be an older copy"), "{taking:?}");
    assert_eq!((taking.out.as_str(), batch.state("u1").as_str()), ("", "settling"));
    assert_eq!(batch.served.calls("getPicCode"), 0);
}

#[test]
fn an_answer_to_a_copied_ledger_is_refused_because_all_applicants_settle() {
    let batch = copied();
    assert_eq!(batch.answer("wang", "u1", "pic_code", "abcdef"), "withdrawn");
    assert_eq!(batch.state("u1"), "settling");
    assert!(!batch.drive(7).err.contains("it may be an older copy"), "it is noticed once");
}

#[test]
fn looking_at_a_copied_ledger_changes_nothing() {
    let batch = copied();
    assert_eq!(batch.waiting("").len(), 1);
    assert_eq!(batch.state("u1"), "waiting");
}
