//! What is kept in memory of an account while it is matched with the other report: its sentence and three
//! fingerprints. The records of a million accounts would not fit, so each is read again when it is shown.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, RandomState};

use super::identity::Identity;
use crate::report::lists::Sentence;
use crate::report::{Account, Report, State, Understood, vocabulary};

/// A 64-bit hash with a random key. The chance that two of a million accounts have the same fingerprint is
/// one in 30 million runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(u64);

/// Makes comparable fingerprints.
#[derive(Clone, Debug, Default)]
pub(super) struct Fingerprints(RandomState);

impl Fingerprints {
    fn of(&self, what: &impl Hash) -> Fingerprint {
        Fingerprint(self.0.hash_one(what))
    }
}

/// An account that is not matched with the other report yet.
pub(super) struct Known<'a> {
    pub sentence: Sentence<'a>,
    /// Its index in its report.
    pub place: usize,
    /// The fingerprint of its content without the date of the figures.
    pub said: Fingerprint,
    pub identity: Fingerprint,
    pub without_tail: Fingerprint,
    pub has_tail: bool,
    pub is_ended: bool,
}

impl<'a> Known<'a> {
    /// The account of a sentence; `None` for a remark.
    pub fn read(report: &'a Report, sentence: Sentence<'a>, place: usize, fingerprints: &Fingerprints) -> Option<Self> {
        let account = halved(report.account(sentence.clone())?);
        let identity = Identity::of(&account);
        Some(Self {
            sentence,
            place,
            identity: fingerprints.of(&identity),
            without_tail: fingerprints.of(&identity.without_tail()),
            has_tail: account.tail.is_some(),
            is_ended: account.state.is_some_and(State::is_ended),
            said: fingerprints.of(&said(account)),
        })
    }
}

/// The account with half-width punctuation in its texts.
fn halved(account: Account<'_>) -> Account<'_> {
    Account {
        loan_kind: account.loan_kind.map(vocabulary::halved),
        issuer: account.issuer.map(vocabulary::halved),
        branch: account.branch.map(vocabulary::halved),
        party: account.party.map(vocabulary::halved),
        contract: account.contract.map(vocabulary::halved),
        rest: account.rest.map(vocabulary::halved),
        ..account
    }
}

/// The account without its place, its wording, and the date of its figures.
fn said(account: Account<'_>) -> Account<'_> {
    let sentence = Cow::Borrowed("");
    let plain = Account { file: None, as_of: None, understood: Understood::default(), sentence, ..account };
    match plain.used_of_card() {
        None => plain,
        used => Account { used, balance: None, overdrawn: None, ..plain },
    }
}
