//! The differing accounts, as lists of sentences. The records are read one at a time, on each iteration.

use std::fmt;

use serde::{Serialize, Serializer};

use super::FieldChange;
use super::fields::changes;
use crate::report::lists::Sentence;
use crate::report::{Account, Report};

/// Accounts of one of the reports. They hold personal data, so `Debug` shows none of it.
#[derive(Clone)]
pub struct Accounts<'a> {
    report: &'a Report,
    sentences: Vec<Sentence<'a>>,
}

impl<'a> Accounts<'a> {
    pub(super) fn new(report: &'a Report, sentences: impl Iterator<Item = Sentence<'a>>) -> Self {
        Self { report, sentences: sentences.collect() }
    }

    /// The number of accounts.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Reads the accounts, in the order of their report.
    pub fn iter(&self) -> impl Iterator<Item = Account<'a>> {
        self.sentences.iter().filter_map(|sentence| self.report.account(sentence.clone()))
    }
}

impl fmt::Debug for Accounts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Accounts({})", self.len())
    }
}

impl Serialize for Accounts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// An account that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccountChange<'a> {
    /// The account in the newer report.
    pub account: Account<'a>,
    /// The changes: fields of the newer record in its order, then fields that it lacks.
    pub changes: Vec<FieldChange>,
}

/// Accounts in both reports. They hold personal data, so `Debug` shows none of it.
#[derive(Clone)]
pub struct AccountChanges<'a> {
    old: &'a Report,
    new: &'a Report,
    sentences: Vec<(Sentence<'a>, Sentence<'a>)>,
}

impl<'a> AccountChanges<'a> {
    pub(super) fn new(old: &'a Report, new: &'a Report, sentences: Vec<(Sentence<'a>, Sentence<'a>)>) -> Self {
        Self { old, new, sentences }
    }

    /// The number of accounts.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Reads and compares the accounts, in the order of the newer report.
    pub fn iter(&self) -> impl Iterator<Item = AccountChange<'a>> {
        self.sentences.iter().filter_map(|(old, new)| {
            let (old, account) = (self.old.account(old.clone())?, self.new.account(new.clone())?);
            Some(AccountChange { changes: changes(&old, &account), account })
        })
    }
}

impl fmt::Debug for AccountChanges<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountChanges({})", self.len())
    }
}

impl Serialize for AccountChanges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
