//! Counts of lines, accounts, loans and guarantees.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{Account, Kind, State, Understood};

/// How well the lines of a report were understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Sentences fully understood.
    pub full: u64,
    /// Sentences partly understood.
    pub part: u64,
    /// Sentences not understood.
    pub none: u64,
    /// Lines known not to be accounts.
    pub remarks: u64,
}

impl Reading {
    pub(super) fn add(&mut self, account: &Account<'_>) {
        match account.understood {
            Understood::Full => self.full += 1,
            Understood::Part => self.part += 1,
            Understood::None => self.none += 1,
        }
    }
}

/// The number of accounts of a kind and state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AccountCount {
    /// Null for sentences that were not understood.
    pub kind: Option<Kind>,
    /// Null if the sentence states none: guarantees, compensation, asset disposal.
    pub state: Option<State>,
    /// The number.
    pub count: u64,
}

#[derive(Default)]
pub(super) struct ByKind(BTreeMap<(Option<Kind>, Option<State>), u64>);

impl ByKind {
    pub fn add(&mut self, account: &Account<'_>) {
        *self.0.entry((account.kind, account.state)).or_default() += 1;
    }

    /// Kinds in the order of [`Kind::ALL`], states in that of [`State::ALL`], null first.
    pub fn rows(self) -> Vec<AccountCount> {
        self.0.into_iter().map(|((kind, state), count)| AccountCount { kind, state, count }).collect()
    }
}

/// Loans and revolving lines of both kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Loans {
    /// The number.
    pub count: u64,
    /// The number of those that have not ended.
    pub open: u64,
    /// The amount still owed, in yuan: the balances of loans in CNY that have not ended.
    pub balance: i128,
    /// Loans that have not ended but are missing from this sum, because they are in another currency or state
    /// no balance.
    pub left_out: u64,
}

impl Loans {
    pub(super) fn add(&mut self, account: &Account<'_>) {
        if !account.kind.is_some_and(Kind::is_loan) {
            return;
        }
        self.count += 1;
        if account.state.is_some_and(State::is_ended) {
            return;
        }
        self.open += 1;
        match account.balance {
            Some(balance) if account.is_in_yuan() => self.balance += i128::from(balance),
            _ => self.left_out += 1,
        }
    }
}

/// Guarantees and related repayment liabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Guarantees {
    /// The number.
    pub count: u64,
    /// The guaranteed amount in yuan: the sum of 担保金额 and 相关还款责任金额.
    pub amount: i128,
    /// The amount still owed on the guaranteed loans and cards, in yuan.
    pub balance: i128,
    /// Guarantees in another currency. They are in neither sum.
    pub left_out: u64,
}

impl Guarantees {
    pub(super) fn add(&mut self, account: &Account<'_>) {
        if account.kind != Some(Kind::Guarantee) {
            return;
        }
        self.count += 1;
        // Most guarantees state no currency, because the credit centre prints their amounts in yuan.
        if account.currency.is_none() || account.is_in_yuan() {
            self.amount += i128::from(account.amount.unwrap_or(0));
            self.balance += i128::from(account.balance.or(account.used).unwrap_or(0));
        } else {
            self.left_out += 1;
        }
    }
}
