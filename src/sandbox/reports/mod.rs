//! Reports (§1.2.5): generates a credit file and writes it out as the gateway sends it.
//!
//! In: a person, and the date of the report. Out: the `data` of viewReport, with every field in the vendor's
//! document. People with the second generation of sentences also get the later, pre-parsed fields.

mod account;
mod credit_file;
mod details;
mod sentence;

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, ToSpan, tz};
use serde_json::{Value, json};

use self::account::{CardAccount, Generation, History, Loan, Query};
use self::credit_file::{CreditFile, masked};
use super::draw;
use super::person::Person;
use super::standing::REPORT_SECONDS;
use crate::protocol::APPLICATION_SECONDS;

/// The report of `person`, produced at `produced_at`. With `as_printed`, all people have the first generation of sentences
/// and no later fields, as the document prints it.
pub(super) fn report(person: &Person, produced_at: Timestamp, as_printed: bool) -> Value {
    let made = china(produced_at);
    let asked =
        china(produced_at.saturating_sub(SignedDuration::from_secs(APPLICATION_SECONDS)).unwrap_or(produced_at));
    let generation = if as_printed { Generation::First } else { Generation::of(person) };
    let file = CreditFile::draw(person, made.date(), generation);
    let bad = Overdue::of(&file);
    let id = format!("{}{:014}", made.strftime("%Y%m%d"), person.number);
    let next = made.date().saturating_add((REPORT_SECONDS / 86_400).days());
    let score = score(person, &bad);
    let mut report = json!({
        "loginName": person.login_name,
        "reportId": id,
        "reportTime": time(made),
        "idCard": masked(&person.id_card),
        "idType": "身份证",
        "name": person.real_name,
        "queryTime": time(asked),
        "marriage": if file.married { "已婚" } else { "未婚" },
        "personalQueryRecords": queries(&file.own_queries, file.generation),
        "orgnizationQueryRecords": queries(&file.queries, file.generation),
        "creditCards": cards(&file),
        "publicRecords": [],
        "informatonAbstract": summary(&file),
        "houseLoans": loans(&file.housing, file.generation, &[]),
        "otherLoans": loans(&file.other, file.generation, &guarantees(&file, false)),
        "updateTime": made.date().to_string(),
        "isDelete": "0",
        "score": score,
        "grade": grade(score),
        "hbaseKey": null,
        "query365": "1",
        "id": id,
        "newPublicRecords": {
            "civilJudgmentRecords": [],
            "compulsoryExecutionRecords": [],
            "penaltyRecords": [],
            "taxesRecords": [],
            "telecomArrearsRecords": [],
        },
        "composition": composition(score),
        "rate": 0.08,
        "overdue": {"overdueNo": bad.accounts(), "message": format!("您有{}条违约记录", bad.accounts())},
        "interpretation": bad.interpretation(),
        "nextUpdateTime": next.to_string(),
        "expire": 1,
    });
    if let (Generation::Second, Some(members)) = (file.generation, report.as_object_mut()) {
        members.append(&mut details::later_fields(&file, person));
    }
    report
}

/// The accounts that were ever overdue, as sentences, with the months of each.
struct Overdue {
    cards: Vec<(String, u32)>,
    loans: Vec<(String, u32)>,
}

impl Overdue {
    fn of(file: &CreditFile) -> Self {
        let months = |history: History| u32::from(history.months);
        let bad_cards = file.cards.iter().filter(|card| card.history.is_bad());
        let bad_loans = file.housing.iter().chain(&file.other).filter(|loan| loan.history.is_bad());
        Self {
            cards: bad_cards.map(|card| (sentence::card(card, file.generation), months(card.history))).collect(),
            loans: bad_loans.map(|loan| (sentence::loan(loan, file.generation), months(loan.history))).collect(),
        }
    }

    fn accounts(&self) -> usize {
        self.cards.len() + self.loans.len()
    }

    fn interpretation(&self) -> Value {
        let detail = |title: &str, kind: i64, accounts: &[(String, u32)]| {
            let items: Vec<_> = accounts.iter().map(|(sentence, _)| sentence).collect();
            (!items.is_empty()).then(|| json!({"title": title, "item": items, "type": kind}))
        };
        let details = [
            detail(
                "您的信用卡存在逾期，继续逾期以致严重逾期，会影响后续信用卡以及贷款的申请与使用，请确保后续账单日前还款。",
                5,
                &self.cards,
            ),
            detail("您的贷款存在逾期，请按时还款。", 6, &self.loans),
        ];
        let said = [("信用卡", &self.cards), ("贷款", &self.loans)].map(|(what, accounts)| {
            let months: u32 = accounts.iter().map(|(_, months)| months).sum();
            format!("您的{what}有{}个账户，累计{months}个月逾期", accounts.len())
        });
        let said: Vec<_> =
            said.into_iter().zip(&details).filter(|(_, detail)| detail.is_some()).map(|(said, _)| said).collect();
        json!({"detail": details.into_iter().flatten().collect::<Vec<_>>(), "overdue": said.join("；")})
    }
}

/// The time in China, which has no daylight saving.
fn china(time: Timestamp) -> DateTime {
    tz::offset(8).to_datetime(time)
}

fn time(time: DateTime) -> String {
    time.strftime("%Y.%m.%d %H:%M:%S").to_string()
}

fn queries(queries: &[Query], generation: Generation) -> Value {
    let mut newest_first: Vec<_> = queries.iter().collect();
    newest_first.sort_by_key(|query| std::cmp::Reverse(query.on));
    let row = |(place, query): (usize, &Query)| {
        json!({
            "queryID": place.to_string(),
            "queryOperator": query.operator,
            "queryReason": query.reason,
            "queryTime": generation.day(query.on),
        })
    };
    (1..).zip(newest_first).map(row).collect()
}

fn cards(file: &CreditFile) -> Value {
    let sentences = |wanted: fn(&CardAccount) -> bool| {
        let wanted = file.cards.iter().filter(|card| wanted(card));
        wanted.map(|card| sentence::card(card, file.generation)).collect::<Vec<_>>()
    };
    json!({
        "unOverdue": sentences(|card| !card.history.is_bad()),
        "overdue": sentences(|card| card.history.is_bad() && !card.quasi),
        "overdraft": sentences(|card| card.history.is_bad() && card.quasi),
        "guaranteeOthers": guarantees(file, true),
    })
}

fn loans(loans: &[Loan], generation: Generation, guarantees: &[String]) -> Value {
    let sentences = |bad: bool| {
        let wanted = loans.iter().filter(|loan| loan.history.is_bad() == bad);
        wanted.map(|loan| sentence::loan(loan, generation)).collect::<Vec<_>>()
    };
    json!({"unOverdue": sentences(false), "overdue": sentences(true), "guaranteeOthers": guarantees})
}

/// Guarantees are listed with the accounts they are for. In the second generation they have their own list.
fn guarantees(file: &CreditFile, of_cards: bool) -> Vec<String> {
    let wanted =
        file.guarantees.iter().filter(|account| file.generation == Generation::First && account.of_card == of_cards);
    wanted.map(|account| sentence::guarantee(account, file.generation)).collect()
}

/// A: accounts, B: open ones, C: guarantees, D: ever overdue, E: ever overdue by more than 90 days.
fn summary(file: &CreditFile) -> Value {
    let row = |accounts: Vec<(bool, History)>, guarantees: usize| {
        let count = |wanted: fn(&(bool, History)) -> bool| accounts.iter().filter(|account| wanted(account)).count();
        json!({
            "A": accounts.len(),
            "B": count(|(open, _)| *open),
            "D": count(|(_, history)| history.is_bad()),
            "E": count(|(_, history)| history.over_90 > 0),
            "C": guarantees,
        })
    };
    let loans = |loans: &[Loan]| loans.iter().map(|loan| (loan.is_open(), loan.history)).collect();
    let for_cards = file.guarantees.iter().filter(|account| account.of_card).count();
    json!({
        "creditCard": row(file.cards.iter().map(|card| (card.is_open(), card.history)).collect(), for_cards),
        "houseLoan": row(loans(&file.housing), 0),
        "otherLoan": row(loans(&file.other), file.guarantees.len() - for_cards),
        "publicRecord": {"A": 0, "B": 0, "C": i64::from(file.enforcement), "D": 0, "E": 0},
    })
}

/// Between 350 and 950, and lower with every account that was ever overdue.
fn score(person: &Person, bad: &Overdue) -> i64 {
    let luck = draw::rng(u64::from(person.number), &["score"]).i64(0..100);
    (950 - luck - 90 * bad.accounts() as i64).max(350)
}

fn grade(score: i64) -> &'static str {
    match score {
        900.. => "A",
        750..900 => "B",
        600..750 => "C",
        _ => "D",
    }
}

fn composition(score: i64) -> Value {
    let part = (score as f64 / 1000.0 * 100.0).round() / 100.0;
    json!({
        "publicRecords": 0.8,
        "basic": 0.8,
        "houseLoans": part,
        "otherLoans": part,
        "queryRecords": 0.8,
        "creditCards": part,
    })
}

/// A date in the notation of the pre-parsed lists.
fn plain(date: Date) -> String {
    date.to_string()
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
