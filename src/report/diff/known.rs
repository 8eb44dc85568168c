//! What stays in memory of an account while it is matched with the other report: its sentence and three
//! fingerprints. The records of a million accounts would not fit, so they are read again when they are shown.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, RandomState};

use super::identity::Identity;
use crate::report::lists::Sentence;
use crate::report::{Account, Report, State, Understood, vocabulary};

/// 64 bits of a hash whose key nobody knows: that two of a million are equal by chance happens once in 30 million runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(u64);

/// Makes fingerprints that can be compared with each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Fingerprints(RandomState);

impl Fingerprints {
    fn of(&self, what: &impl Hash) -> Fingerprint {
        Fingerprint(self.0.hash_one(what))
    }
}

/// An account that has not been found in the other report yet.
pub(super) struct Known<'a> {
    pub sentence: Sentence<'a>,
    /// Its place among those of its report.
    pub place: usize,
    /// What it says, but for the day of its figures.
    pub said: Fingerprint,
    pub identity: Fingerprint,
    pub without_tail: Fingerprint,
    pub has_tail: bool,
    pub is_ended: bool,
}

impl<'a> Known<'a> {
    /// The account of a sentence; none where it is a remark.
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

/// The same account, whatever the width of the punctuation in its texts.
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

/// The same account without where it stands, how it is worded, and the day of its figures.
fn said(account: Account<'_>) -> Account<'_> {
    let sentence = Cow::Borrowed("");
    let plain = Account { file: None, as_of: None, understood: Understood::default(), sentence, ..account };
    match plain.used_of_card() {
        None => plain,
        used => Account { used, balance: None, overdrawn: None, ..plain },
    }
}
