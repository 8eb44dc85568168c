//! Card limits and their use.
//!
//! This counts credit and quasi-credit cards that state a limit and are neither closed nor a bad debt. A card
//! that was never activated uses nothing. The used amount is 已使用额度, or else the balance or overdraft printed
//! in its place. A card without a used amount is left out of the utilisation, so that missing information
//! does not make the use look lower. Accounts of one card in several currencies often share one limit, but
//! the report does not say so; each account is counted separately.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{Account, Kind, State};

/// The cards of one currency.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Utilisation<'a> {
    /// The accounts' currency, as in [`Account::currency`]; null if the sentence does not state it.
    pub currency: Option<Cow<'a, str>>,
    /// True if the amounts are converted to yuan.
    pub converted: bool,
    /// The number of accounts.
    pub accounts: u64,
    /// The sum of their limits, in yuan if converted, otherwise in the printed currency.
    pub limit: i128,
    /// The sum of the used amounts.
    pub used: i128,
    /// `used` divided by the limits of the cards that state a used amount, to four decimals. Null if these
    /// limits are 0. It may exceed 1.
    pub utilisation: Option<f64>,
    /// Accounts that do not state a used amount.
    pub used_unknown: u64,
}

/// All cards whose amounts can be added: accounts in CNY, and accounts converted to yuan (折合人民币).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Overall {
    /// The number of accounts.
    pub accounts: u64,
    /// The sum of their limits, in yuan.
    pub limit: i128,
    /// The sum of the used amounts, in yuan.
    pub used: i128,
    /// `used` divided by the limits of the cards that state a used amount, to four decimals. Null if these
    /// limits are 0. It may exceed 1.
    pub utilisation: Option<f64>,
    /// Accounts left out, because they are in another currency and not marked as converted.
    pub left_out: u64,
    /// Accounts that do not state a used amount.
    pub used_unknown: u64,
}

#[derive(Default)]
struct Sum {
    accounts: u64,
    limit: i128,
    /// The limits of accounts that state a used amount.
    measured: i128,
    used: i128,
    used_unknown: u64,
}

impl Sum {
    fn add(&mut self, limit: i64, used: Option<i64>) {
        self.accounts += 1;
        self.limit += i128::from(limit);
        match used {
            Some(used) => {
                self.measured += i128::from(limit);
                self.used += i128::from(used);
            }
            None => self.used_unknown += 1,
        }
    }
}

#[derive(Default)]
pub(super) struct ByCurrency {
    sums: BTreeMap<(Option<String>, bool), Sum>,
}

impl ByCurrency {
    pub fn add(&mut self, account: &Account<'_>) {
        let counts = match account.state {
            Some(State::Closed | State::BadDebt | State::Settled | State::Transferred) => false,
            Some(State::Open | State::NotActivated | State::Frozen | State::Stopped) | None => true,
        };
        let Some(limit) = account.limit.filter(|_| counts && account.kind.is_some_and(Kind::is_card)) else { return };
        let key = (account.currency.as_deref().map(str::to_owned), account.converted == Some(true));
        self.sums.entry(key).or_default().add(limit, account.used_of_limit());
    }

    /// The rows by currency.
    pub fn rows<'a>(&self) -> Vec<Utilisation<'a>> {
        let row = |((currency, converted), sum): (&(Option<String>, bool), &Sum)| Utilisation {
            currency: currency.clone().map(Cow::Owned),
            converted: *converted,
            accounts: sum.accounts,
            limit: sum.limit,
            used: sum.used,
            utilisation: ratio(sum.used, sum.measured),
            used_unknown: sum.used_unknown,
        };
        self.sums.iter().map(row).collect()
    }

    pub fn overall(&self) -> Overall {
        let mut overall = Overall::default();
        let mut measured = 0;
        for ((currency, converted), sum) in &self.sums {
            if *converted || currency.as_deref() == Some("CNY") {
                overall.accounts += sum.accounts;
                overall.limit += sum.limit;
                overall.used += sum.used;
                overall.used_unknown += sum.used_unknown;
                measured += sum.measured;
            } else {
                overall.left_out += sum.accounts;
            }
        }
        overall.utilisation = ratio(overall.used, measured);
        overall
    }
}

fn ratio(used: i128, limit: i128) -> Option<f64> {
    (limit > 0).then(|| (used as f64 / limit as f64 * 10_000.0).round() / 10_000.0)
}
