//! An account in words, for the terminal page and the HTML page.

use crate::messages::{Lang, Text, report as say};
use crate::report::{Account, State, Understood, When, is_overdue_list};

use super::words::{cell_of, currency, joined, kind, number, percent, state};

/// The separator of remarks. Lines may be broken at it.
pub const BETWEEN: &str = " · ";

/// The cells of an account. A cell is empty if the sentence does not state its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountRow {
    /// True for a card or a loan.
    pub is_credit: bool,
    /// The kind, or the kind of loan as printed.
    pub kind: String,
    /// The institution, with the card's tail.
    pub issuer: String,
    /// The date of opening.
    pub opened: String,
    /// Limit or amount.
    pub amount: String,
    /// The used amount, or the balance.
    pub balance: String,
    /// The used share of the limit.
    pub share: String,
    /// The state and its date.
    pub state: String,
    /// True if the state is a bad debt.
    pub is_bad_debt: bool,
    /// What the sentence states about overdue payments.
    pub overdue: String,
    /// The person or firm that a guarantee is for.
    pub party: String,
    /// Everything else in the sentence.
    pub details: String,
}

impl AccountRow {
    /// The cells of an account. `usual` is the date of most figures, which is not repeated.
    pub fn of(account: &Account<'_>, usual: Option<When>, lang: Lang) -> Self {
        let amount = account.limit.or(account.amount);
        let used = if account.limit.is_some() { account.used_of_limit() } else { account.balance };
        let used = used.or(account.balance).or(account.used).or(account.overdrawn);
        let digits = |amount: Option<i64>| amount.map(number).unwrap_or_default();
        Self {
            is_credit: account.is_credit(),
            kind: kind_of(account, lang),
            issuer: joined([Some(cell_of(account.issuer.as_ref())), tail(account, lang)], " "),
            opened: account.opened_on.map(|day| day.to_string()).unwrap_or_default(),
            amount: digits(amount),
            balance: digits(used),
            share: share(account).map(percent).unwrap_or_default(),
            state: state_of(account, lang),
            is_bad_debt: account.state == Some(State::BadDebt),
            overdue: overdue(account, lang),
            party: cell_of(account.party.as_ref()),
            details: details(account, usual, lang),
        }
    }
}

impl AccountRow {
    /// The title of the date: only cards and loans are opened.
    pub fn opened_title(&self) -> Text {
        if self.is_credit { say::OPENED } else { say::WHEN }
    }

    /// The statements about overdue payments, and everything else.
    pub fn notes(&self) -> String {
        joined([Some(self.overdue.clone()), Some(self.details.clone())], BETWEEN)
    }
}

/// The used share of a card's limit, if it is known.
pub fn share(account: &Account<'_>) -> Option<f64> {
    let limit = account.limit.filter(|limit| *limit > 0)?;
    account.used_of_limit().filter(|_| account.is_credit()).map(|used| used as f64 / limit as f64)
}

fn kind_of(account: &Account<'_>, lang: Lang) -> String {
    let printed = account.loan_kind.as_ref().filter(|_| account.is_credit() && lang == Lang::Zh);
    let name = printed.map_or_else(|| kind(account.kind).get(lang).to_owned(), |kind| cell_of(Some(kind)));
    let foreign = account.currency.as_deref().filter(|code| *code != "CNY");
    let foreign = foreign.map(|code| match lang {
        Lang::Zh => format!("（{}）", currency(Some(code), lang)),
        Lang::En => format!(" ({})", currency(Some(code), lang)),
    });
    format!("{name}{}", foreign.unwrap_or_default())
}

fn tail(account: &Account<'_>, lang: Lang) -> Option<String> {
    account.tail.as_ref().map(|tail| say::TAIL.fill(lang, &[("tail", &cell_of(Some(tail)))]))
}

fn state_of(account: &Account<'_>, lang: Lang) -> String {
    let said = account.state.map(|known| state(Some(known)).get(lang).to_owned());
    joined([said, account.closed_on.map(|when| when.to_string())], " ")
}

fn overdue(account: &Account<'_>, lang: Lang) -> String {
    let filled = |text: Text, name: &str, value: String| text.fill(lang, &[(name, &value)]);
    let months = |text, months: Option<u32>| {
        months.filter(|months| *months > 0).map(|months| filled(text, "months", months.to_string()))
    };
    let amount = account.overdue_amount.filter(|amount| *amount != 0);
    let amount = amount.map(|amount| filled(say::AMOUNT_OVERDUE, "amount", number(amount)));
    let now = account.currently_overdue.map(|now| if now { say::IS_OVERDUE } else { say::NOT_OVERDUE });
    let now = now.filter(|_| amount.is_none()).map(|text| text.get(lang).to_owned());
    let history = [
        months(say::MONTHS, account.months_overdue),
        months(say::MONTHS_60, account.months_over_60),
        months(say::MONTHS_90, account.months_over_90),
    ];
    let said = joined([amount, now].into_iter().chain(history), BETWEEN);
    match account.list.as_deref() {
        Some(list) if said.is_empty() && is_overdue_list(list) => say::IN_LIST.get(lang).to_owned(),
        _ => said,
    }
}

fn details(account: &Account<'_>, usual: Option<When>, lang: Lang) -> String {
    let filled = |text: Text, name: &str, value: String| text.fill(lang, &[(name, &value)]);
    let printed = account.loan_kind.as_ref().filter(|_| !account.is_credit() || lang == Lang::En);
    let parts = [
        (account.understood == Understood::Part).then(|| say::PARTLY.get(lang).to_owned()),
        printed.map(|kind| cell_of(Some(kind))),
        account.role.as_ref().map(|role| cell_of(Some(role))),
        account.contract_amount.map(|amount| filled(say::CONTRACT_AMOUNT, "amount", number(amount))),
        account.due_on.map(|day| filled(say::DUE, "day", day.to_string())),
        account.revolving.map(|yes| if yes { say::REVOLVING } else { say::NOT_REVOLVING }.get(lang).to_owned()),
        account.instalment_balance.map(|amount| filled(say::INSTALMENT, "amount", number(amount))),
        account.last_paid_on.map(|day| filled(say::LAST_PAID, "day", day.to_string())),
        account.contract.as_ref().map(|contract| filled(say::CONTRACT, "contract", cell_of(Some(contract)))),
        account.as_of.filter(|when| Some(*when) != usual).map(|when| filled(say::AS_OF, "day", when.to_string())),
    ];
    joined(parts, BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sentence;

    fn row(text: &'static str, lang: Lang) -> AccountRow {
        let account = sentence::read(text).into_owned();
        AccountRow::of(&account, None, lang)
    }

    #[test]
    fn a_card_in_both_languages() {
        let text = "2019年4月26日中国民生银行发放的贷记卡（美元账户，卡片尾号：1234）。截至2026年10月，信用额度折合人民币43,000，\
                    已使用额度20,241，逾期金额7,093。最近5年内有6个月处于逾期状态，其中2个月逾期超过90天。";
        let zh = row(text, Lang::Zh);
        assert_eq!((zh.kind.as_str(), zh.issuer.as_str()), ("贷记卡（美元）", "中国民生银行 尾号 1234"));
        assert_eq!(zh.overdue, "逾期 7,093 · 6 个月逾期 · 2 个月超 90 天");
        let en = row(text, Lang::En);
        assert_eq!((en.kind.as_str(), en.share.as_str(), en.state.as_str()), ("credit card (USD)", "47%", "open"));
        assert_eq!((en.amount.as_str(), en.balance.as_str()), ("43,000", "20,241"));
        assert_eq!(en.details, "as of 2026-10");
    }

    #[test]
    fn a_loan_names_its_kind_as_printed() {
        let text = "2011年3月4日中国建设银行发放的610,000元（人民币）个人住房贷款，2015年3月已结清。";
        let (zh, en) = (row(text, Lang::Zh), row(text, Lang::En));
        assert_eq!((zh.kind.as_str(), zh.state.as_str()), ("个人住房贷款", "已结清 2015-03"));
        assert_eq!((en.kind.as_str(), en.details.as_str()), ("housing loan", "个人住房贷款"));
    }
}
