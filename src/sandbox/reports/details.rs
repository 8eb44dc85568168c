//! The fields of later replies: guarantees in their own list, pre-parsed accounts, public records.
//!
//! A public front end shows only their names. That amounts are numbers and flags are "0" or "1" is our
//! choice.

use serde_json::{Map, Value, json};

use super::account::{CardAccount, CardState, Guarantee, Loan, LoanState};
use super::credit_file::{CreditFile, masked};
use super::{plain, sentence};
use crate::sandbox::person::Person;

/// The later fields of a report.
pub(super) fn later_fields(file: &CreditFile, person: &Person) -> Map<String, Value> {
    let liabilities = file.guarantees.iter().map(|account| sentence::guarantee(account, file.generation));
    let mut fields = Map::new();
    let mut set = |name: &str, list: Vec<Value>| fields.insert(name.to_owned(), list.into());
    set("guaranteeOthers", liabilities.map(Value::from).collect());
    set("credit_card_detail", file.cards.iter().map(card).collect());
    set("house_loan_detail", file.housing.iter().map(housing_loan).collect());
    set("other_loan_detail", file.other.iter().map(other_loan).collect());
    set("guarantee_for_others", file.guarantees.iter().map(guarantee).collect());
    let executed = file.enforcement.then(|| enforcement(person)).into_iter().collect::<Vec<_>>();
    fields.insert("publiCrecords".to_owned(), json!({"compulsoryExecutionRecords": executed}));
    fields
}

fn flag(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

fn card(card: &CardAccount) -> Value {
    json!({
        "bank": card.issuer,
        "release_date": plain(card.opened),
        "card_type": if card.quasi { "准贷记卡" } else { "贷记卡" },
        "account_type": card.currency,
        "due_date": plain(card.as_of),
        "credit_amt": card.limit,
        "used_amt": card.used,
        "over_due_amount": card.history.overdue_now,
        "is_delq": flag(card.history.is_bad()),
        "is_active": flag(!matches!(card.state, CardState::NotActivated | CardState::Closed)),
        "balance": card.used,
        "is_overdraft": flag(card.quasi && card.history.is_bad()),
    })
}

fn balance(loan: &Loan) -> i64 {
    match loan.state {
        LoanState::Running { balance } | LoanState::Line { balance } => balance,
        LoanState::Settled | LoanState::Transferred => 0,
    }
}

fn status(loan: &Loan) -> &'static str {
    match loan.state {
        LoanState::Running { .. } | LoanState::Line { .. } => "正常",
        LoanState::Settled => "结清",
        LoanState::Transferred => "转出",
    }
}

fn housing_loan(loan: &Loan) -> Value {
    json!({
        "bank": loan.issuer,
        "release_date": plain(loan.opened),
        "release_count": loan.amount,
        "account_type": "人民币",
        "loan_type": loan.kind,
        "deadline": plain(loan.due),
        "due_date": plain(loan.as_of),
        "is_delq": flag(loan.history.is_bad()),
        "balance": balance(loan),
        "overdue_amount": loan.history.overdue_now,
        "delq_l5y_amt": loan.history.months,
        "delq_l5y_90day_amt": loan.history.over_90,
        "status": status(loan),
    })
}

fn other_loan(loan: &Loan) -> Value {
    let ended = (!loan.is_open()).then(|| plain(loan.as_of));
    json!({
        "releaser": loan.issuer,
        "release_date": plain(loan.opened),
        "release_count": loan.amount,
        "account_type": "人民币",
        "loan_type": loan.kind,
        "is_delq": flag(loan.history.is_bad()),
        "settle_date": ended,
        "overdue_amount": loan.history.overdue_now,
        "status": status(loan),
        "sts_happen_date": plain(loan.as_of),
    })
}

fn guarantee(account: &Guarantee) -> Value {
    json!({
        "guarantor": account.party,
        "guarantee_date": plain(account.on),
        "guarantee_place": account.issuer,
        "card_type": "身份证",
        "card_num": account.id_card,
        "loan_type": if account.of_card { "信用卡" } else { "贷款" },
        "loan_count": account.contract_amount,
        "guarantee_count": account.amount,
        "due_date": plain(account.as_of),
        "balance": account.balance,
    })
}

fn enforcement(person: &Person) -> Value {
    json!({
        "applicationExecution": "借款合同纠纷",
        "applicationExecutionAmount": "20000",
        "caseNo": format!("(2014)测执字第{:05}号", person.number),
        "caseStatus": "执行完毕",
        "formatedClosedTime": "2014年12月",
        "closedWay": "执行完毕",
        "executed": masked(&person.id_card),
        "executed_amt": "20000",
        "executiveCourt": "测试市测试区人民法院",
        "exe_reason": "借款合同纠纷",
        "formatedFilingTime": "2014年5月",
    })
}
