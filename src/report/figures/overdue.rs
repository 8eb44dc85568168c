//! Accounts that are or were overdue.

use serde::Serialize;

use crate::report::Account;

/// Cards and loans that are or were overdue, according to their sentences or lists. A quasi-credit card is
/// overdue if it is overdrawn for more than 60 days. A bad debt counts as overdue by more than 90 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// Accounts overdue now: 当前有逾期, or an 逾期金额 above 0.
    pub now: u64,
    /// The sum of 逾期金额, in yuan.
    pub amount: i128,
    /// Accounts with an 逾期金额 in another currency, which is missing from this sum.
    pub left_out: u64,
    /// Accounts that are or were overdue.
    pub ever: u64,
    /// Accounts that were ever overdue by more than 90 days.
    pub over_90: u64,
    /// Months overdue within five years, summed over all accounts.
    pub months: u64,
    /// How many of them were beyond 90 days.
    pub months_over_90: u64,
    /// The maximum of months overdue of a single account.
    pub most_months: u64,
}

impl Overdue {
    pub(super) fn add(&mut self, account: &Account<'_>) {
        if !account.is_credit() {
            return;
        }
        let months = u64::from(account.months_overdue.max(account.months_over_60).unwrap_or(0));
        self.now += u64::from(account.is_overdue());
        match account.overdue_amount {
            Some(amount) if account.is_in_yuan() => self.amount += i128::from(amount),
            Some(_) => self.left_out += 1,
            None => {}
        }
        self.ever += u64::from(account.was_overdue());
        self.over_90 += u64::from(account.was_over_90());
        self.months += months;
        self.months_over_90 += u64::from(account.months_over_90.unwrap_or(0));
        self.most_months = self.most_months.max(months);
    }
}
