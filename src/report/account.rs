//! One account sentence as data (report.md, section 3). Field names and their order are part of the contract.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use super::When;

/// The kind of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 贷记卡
    CreditCard,
    /// 准贷记卡
    QuasiCreditCard,
    /// A loan of one of the kinds of [`vocabulary::HOUSING_LOANS`](super::vocabulary::HOUSING_LOANS).
    HousingLoan,
    /// Any other loan, including revolving lines and other business.
    OtherLoan,
    /// A guarantee for another person's loan or card, or a related repayment liability.
    Guarantee,
    /// An insurer or guarantor paid for the person (代偿).
    Compensation,
    /// A claim was sold to an asset manager (债权).
    AssetDisposal,
}

impl Kind {
    /// All kinds, in the order of reports.
    pub const ALL: [Self; 7] = [
        Self::CreditCard,
        Self::QuasiCreditCard,
        Self::HousingLoan,
        Self::OtherLoan,
        Self::Guarantee,
        Self::Compensation,
        Self::AssetDisposal,
    ];

    /// True for both kinds of card.
    pub fn is_card(self) -> bool {
        matches!(self, Self::CreditCard | Self::QuasiCreditCard)
    }

    /// True for both kinds of loan.
    pub fn is_loan(self) -> bool {
        matches!(self, Self::HousingLoan | Self::OtherLoan)
    }
}

/// The state of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// In use, or running.
    Open,
    /// 尚未激活
    NotActivated,
    /// 销户
    Closed,
    /// 结清
    Settled,
    /// 转出
    Transferred,
    /// 呆账
    BadDebt,
    /// 冻结
    Frozen,
    /// 止付
    Stopped,
}

impl State {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::NotActivated,
        Self::Closed,
        Self::Settled,
        Self::Transferred,
        Self::BadDebt,
        Self::Frozen,
        Self::Stopped,
    ];

    /// True if the account has ended at its issuer: closed, settled or transferred.
    pub fn is_ended(self) -> bool {
        match self {
            Self::Closed | Self::Settled | Self::Transferred => true,
            Self::Open | Self::NotActivated | Self::BadDebt | Self::Frozen | Self::Stopped => false,
        }
    }
}

/// How much of a sentence was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Understood {
    /// All of it, and nothing is missing.
    Full,
    /// The record is correct, but a part was not understood (`rest`) or a required part is missing.
    Part,
    /// Nothing.
    #[default]
    None,
}

/// The record of one sentence. A field is absent if the sentence does not state it.
///
/// Amounts are whole units as printed: in yuan if `converted`, otherwise in `currency`. The record borrows
/// from the report; [`Account::into_owned`] makes it independent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Account<'a> {
    /// The kind; absent if nothing was understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The kind of loan, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan_kind: Option<Cow<'a, str>>,
    /// The complete name of the institution as printed, without blanks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Cow<'a, str>>,
    /// The recognised end of the name: …分行, …支行, …营业部, 信用卡中心.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<Cow<'a, str>>,
    /// The ISO 4217 code of the currency, or its name if the code is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Cow<'a, str>>,
    /// True if the sentence contains 折合人民币.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<bool>,
    /// The date at the start of the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_on: Option<Date>,
    /// 最近一次还款日期
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_paid_on: Option<Date>,
    /// The loan's amount, 担保金额, 相关还款责任金额, 累计代偿金额, or the amount of a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// 担保贷款合同金额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_amount: Option<i64>,
    /// 信用额度, 担保信用卡授信额度
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// 已使用额度, 已用额度
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<i64>,
    /// 余额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance: Option<i64>,
    /// 透支余额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdrawn: Option<i64>,
    /// 大额专项分期余额, which is part of `balance`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instalment_balance: Option<i64>,
    /// 截至: the date of the figures. Closed cards and settled loans have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// The state of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// 到期, 额度有效期至
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// The date of 销户, 结清 or 转出
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<When>,
    /// True for 可循环使用, false for 不可循环使用.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revolving: Option<bool>,
    /// True for 当前有逾期, false for 当前无逾期.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currently_overdue: Option<bool>,
    /// 逾期金额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_amount: Option<i64>,
    /// Months overdue within five years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months_overdue: Option<u32>,
    /// Months overdrawn for more than 60 days within five years (quasi-credit cards).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months_over_60: Option<u32>,
    /// How many of them were beyond 90 days; 0 for 没有发生过90天以上.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months_over_90: Option<u32>,
    /// 卡片尾号
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tail: Option<Cow<'a, str>>,
    /// The person or firm that a guarantee is for. All but the last four characters of the document number
    /// are hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Cow<'a, str>>,
    /// 责任人类型
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Cow<'a, str>>,
    /// 保证合同编号
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<Cow<'a, str>>,
    /// The report's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Cow<'a, str>>,
    /// The report's list that contained the sentence: `creditCards.overdue`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Cow<'a, str>>,
    /// How much was understood.
    pub understood: Understood,
    /// The part that was not understood, without blanks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<Cow<'a, str>>,
    /// The sentence as received.
    pub sentence: Cow<'a, str>,
}

impl Account<'_> {
    /// The record as an owned value.
    pub fn into_owned(self) -> Account<'static> {
        Account {
            loan_kind: self.loan_kind.map(own),
            issuer: self.issuer.map(own),
            branch: self.branch.map(own),
            currency: self.currency.map(own),
            tail: self.tail.map(own),
            party: self.party.map(own),
            role: self.role.map(own),
            contract: self.contract.map(own),
            file: self.file.map(own),
            list: self.list.map(own),
            rest: self.rest.map(own),
            sentence: own(self.sentence),
            kind: self.kind,
            converted: self.converted,
            opened_on: self.opened_on,
            last_paid_on: self.last_paid_on,
            amount: self.amount,
            contract_amount: self.contract_amount,
            limit: self.limit,
            used: self.used,
            balance: self.balance,
            overdrawn: self.overdrawn,
            instalment_balance: self.instalment_balance,
            as_of: self.as_of,
            state: self.state,
            due_on: self.due_on,
            closed_on: self.closed_on,
            revolving: self.revolving,
            currently_overdue: self.currently_overdue,
            overdue_amount: self.overdue_amount,
            months_overdue: self.months_overdue,
            months_over_60: self.months_over_60,
            months_over_90: self.months_over_90,
            understood: self.understood,
        }
    }

    /// True for cards and loans, which the credit centre counts as accounts.
    pub fn is_credit(&self) -> bool {
        self.kind.is_some_and(|kind| kind.is_card() || kind.is_loan())
    }

    /// True if the amounts are in yuan, because the account is in CNY or converted.
    pub fn is_in_yuan(&self) -> bool {
        self.converted == Some(true) || self.currency.as_deref() == Some("CNY")
    }

    /// The used amount of a card's limit: 已使用额度, otherwise the balance or overdraft. A card that was never activated
    /// has no use.
    pub fn used_of_limit(&self) -> Option<i64> {
        let said = self.used.or(self.overdrawn).or(self.balance);
        said.or((self.state == Some(State::NotActivated)).then_some(0))
    }

    /// The used amount of a card. The two generations of sentences have different words for it.
    pub fn used_of_card(&self) -> Option<i64> {
        self.kind.filter(|kind| kind.is_card()).and(self.used_of_limit())
    }

    /// True if the sentence or its list states that the account is or was overdue (for a quasi-credit card:
    /// overdrawn for more than 60 days). A bad debt counts.
    pub fn was_overdue(&self) -> bool {
        let months = self.months_overdue.into_iter().chain(self.months_over_60).any(|months| months > 0);
        months || self.is_overdue() || self.was_over_90() || self.list.as_deref().is_some_and(is_overdue_list)
    }

    /// True if the sentence states that the account was overdue by more than 90 days. A bad debt counts.
    pub fn was_over_90(&self) -> bool {
        self.months_over_90.is_some_and(|months| months > 0) || self.state == Some(State::BadDebt)
    }

    /// True if the sentence states that an amount is overdue now.
    pub fn is_overdue(&self) -> bool {
        self.currently_overdue == Some(true) || self.overdue_amount.is_some_and(|amount| amount > 0)
    }
}

/// True for lists of accounts that are or were overdue.
pub fn is_overdue_list(list: &str) -> bool {
    list.ends_with(".overdue") || list.ends_with(".overdraft")
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
