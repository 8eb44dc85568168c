//! The accounts of a credit file as records. The sentences and the pre-parsed lists are both written from
//! them.

use jiff::civil::Date;

use crate::sandbox::person::Person;

/// The generations of the credit centre's wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// 2013 to 2019.
    First,
    /// From 2020 on: two-digit months, 当前无逾期, the card's tail.
    Second,
}

impl Generation {
    /// The generation of a person's sentences, so that both occur.
    pub fn of(person: &Person) -> Self {
        if (person.number / 2).is_multiple_of(2) { Self::First } else { Self::Second }
    }
}

/// The payment history of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    /// Months overdue in the last five years (quasi-credit cards: overdrawn for more than 60 days).
    pub months: u8,
    /// How many of them were overdue by more than 90 days.
    pub over_90: u8,
    /// The amount overdue now, in yuan.
    pub overdue_now: i64,
}

/// A credit card or quasi-credit card.
#[derive(Clone, Debug)]
pub(super) struct CardAccount {
    pub opened: Date,
    pub issuer: &'static str,
    /// 准贷记卡
    pub quasi: bool,
    /// As printed: 人民币, 美元
    pub currency: &'static str,
    pub tail: String,
    /// The month of the figures, or of the closing.
    pub as_of: Date,
    /// In yuan, converted for foreign currencies.
    pub limit: i64,
    pub used: i64,
    pub state: CardState,
    pub history: History,
}

/// The state of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardState {
    InUse,
    NotActivated,
    Closed,
    BadDebt,
}

/// A loan.
#[derive(Clone, Debug)]
pub(super) struct Loan {
    pub opened: Date,
    pub issuer: &'static str,
    /// In yuan.
    pub amount: i64,
    /// As printed, including 贷款.
    pub kind: &'static str,
    pub due: Date,
    /// The month of the figures, or of the end.
    pub as_of: Date,
    pub state: LoanState,
    pub history: History,
}

/// The state of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoanState {
    Running {
        balance: i64,
    },
    /// A revolving line. It exists in the second generation only.
    Line {
        balance: i64,
    },
    Settled,
    Transferred,
}

/// A guarantee for another person's loan or card.
#[derive(Clone, Debug)]
pub(super) struct Guarantee {
    pub on: Date,
    pub party: String,
    /// The party's identity number, masked as the credit centre masks it.
    pub id_card: String,
    pub issuer: &'static str,
    pub of_card: bool,
    pub contract_amount: i64,
    pub amount: i64,
    pub balance: i64,
    pub as_of: Date,
}

/// A query of the file.
#[derive(Clone, Debug)]
pub(super) struct Query {
    pub operator: String,
    pub reason: &'static str,
    pub on: Date,
}

impl CardAccount {
    pub fn is_open(&self) -> bool {
        self.state != CardState::Closed
    }
}

impl Loan {
    pub fn is_open(&self) -> bool {
        matches!(self.state, LoanState::Running { .. } | LoanState::Line { .. })
    }
}

impl History {
    /// True for an account that was ever overdue.
    pub fn is_bad(self) -> bool {
        self.months > 0 || self.overdue_now > 0
    }
}
