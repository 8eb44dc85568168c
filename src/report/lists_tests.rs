use super::super::{Kind, State};
use super::*;

const CLOSED: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户），截至2012年10月已销户。";
const SETTLED: &str = "2012年11月9日中国建设银行发放的500,000元（人民币）个人住房贷款，2014年5月已结清。";

fn report(data: Value) -> Report {
    Report::read(data).unwrap()
}

fn lists(report: &Report) -> Vec<String> {
    report.accounts().map(|account| account.list.unwrap().into_owned()).collect()
}

// §1.2.5
#[test]
fn accounts_come_from_every_list_with_its_name_and_file() {
    let data = serde_json::json!({
        "guaranteeOthers": [CLOSED],
        "otherLoans": {"overdue": [SETTLED], "unOverdue": [], "guaranteeOthers": null},
        "houseLoans": {"overdue": [SETTLED]},
        "creditCards": {"unOverdue": [CLOSED, CLOSED], "overdraft": [CLOSED], "aNewList": [CLOSED]},
    });
    let report = report(data).in_file("a.json");
    assert_eq!(
        lists(&report),
        [
            "creditCards.unOverdue",
            "creditCards.unOverdue",
            "creditCards.overdraft",
            "creditCards.aNewList",
            "houseLoans.overdue",
            "otherLoans.overdue",
            "guaranteeOthers",
        ]
    );
    assert!(report.accounts().all(|account| account.file.as_deref() == Some("a.json")));
    assert!(report.accounts().all(|account| account.understood == Understood::Full));
}

#[test]
fn the_name_of_a_list_is_not_repeated_however_long_it_is() {
    let data = serde_json::json!({"creditCards": {"长".repeat(1_000): [CLOSED, CLOSED]}});
    assert_eq!(lists(&report(data)), [(); 2].map(|()| format!("creditCards.{}", "长".repeat(60))));
}

// §1.2.5
#[test]
fn lists_of_unexpected_types_are_still_read() {
    let data = serde_json::json!({
        "creditCards": [CLOSED],
        "houseLoans": {"unOverdue": SETTLED, "overdue": {"0": SETTLED, "2": SETTLED}},
        "otherLoans": {"unOverdue": [null, "  ", 12.5, true, {"content": SETTLED}, [SETTLED]], "overdue": 7},
        "guaranteeOthers": "x",
    });
    let report = report(data);
    let read: Vec<_> = report.accounts().collect();
    let kinds: Vec<_> = read.iter().map(|account| account.kind).collect();
    let housing = Some(Kind::HousingLoan);
    assert_eq!(kinds[..4], [Some(Kind::CreditCard), housing, housing, housing]);
    let sentences: Vec<_> = read.iter().map(|account| &*account.sentence).collect();
    assert_eq!(sentences[4..6], ["12.5", "true"]);
    // A sentence inside other JSON is found, and the JSON around it is not understood.
    assert_eq!(read[6].state, Some(State::Settled));
    assert_eq!(read[6].rest.as_deref(), Some(r#"{"content":"。"}"#));
    assert_eq!(read[7].rest.as_deref(), Some(r#"["。"]"#));
    assert_eq!(sentences[8..], ["7", "x"]);
}

#[test]
fn known_lines_that_are_no_accounts_are_remarks_and_unknown_ones_records() {
    let heading = " 发生过逾期的账户明细如下： ";
    let data = serde_json::json!({"creditCards": {"overdue": [heading, "没见过的话。", CLOSED]}});
    let report = report(data).in_file("a.json");
    let remarks: Vec<_> = report.remarks().map(|remark| serde_json::to_value(remark).unwrap()).collect();
    assert_eq!(
        remarks,
        [serde_json::json!({
            "file": "a.json", "list": "creditCards.overdue", "note": "heading", "sentence": heading,
        })]
    );
    let understood: Vec<_> = report.accounts().map(|account| account.understood).collect();
    assert_eq!(understood, [Understood::None, Understood::Full]);
}

#[test]
fn a_record_is_serialised_with_the_names_of_the_contract_in_their_order() {
    let report = report(serde_json::json!({"creditCards": {"overdue": [CLOSED]}})).in_file("a.json");
    let record = serde_json::to_string(&report.accounts().next().unwrap()).unwrap();
    assert_eq!(
        record,
        format!(
            r#"{{"kind":"credit_card","issuer":"招商银行","currency":"CNY","opened_on":"2009-03-12","state":"closed","closed_on":"2012-10","file":"a.json","list":"creditCards.overdue","understood":"full","sentence":"{CLOSED}"}}"#
        )
    );
}
