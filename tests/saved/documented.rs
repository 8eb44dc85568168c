//! The report example of the vendor's document (§1.2.5), as `view` reads it.

use serde_json::{Value, json};

use crate::support::cli::Zhengxin;
use crate::support::schema::assert_valid;

/// The reply examples of the document.
const PRINTED: &str = include_str!("../support/document/replies.json");

/// The example, a whole reply.
fn printed() -> Value {
    let examples: Vec<Value> = serde_json::from_str(PRINTED).unwrap();
    examples.into_iter().find(|example| example["section"] == "1.2.5").unwrap()["reply"].clone()
}

/// The output of `view --json` for it.
fn viewed() -> Value {
    let home = Zhengxin::new();
    home.file("printed.json", &printed().to_string());
    let line = "view printed.json --json";
    let ran = home.run(line).exits(0);
    assert_valid(line, &ran.stdout);
    ran.value()
}

// §1.2.5
#[test]
fn every_scalar_equals_the_printed_one() {
    let (viewed, printed) = (viewed(), printed());
    let members = printed["data"].as_object().unwrap();
    let scalars = members.iter().filter(|(_, value)| !value.is_object() && !value.is_array());
    for (name, value) in scalars.clone() {
        assert_eq!(viewed["report"].get(name), Some(value), "{name}");
    }
    assert_eq!(scalars.count(), 18);
}

// §1.2.5
#[test]
fn the_queries_of_institutions_and_of_the_person_are_read() {
    let query = |source: &str, id: &str, operator: &str, reason: &str, on: &str| json!({"file": "printed.json", "source": source, "operator": operator, "reason": reason, "on": on, "queryID": id});
    let own = "本人查询(互联网个人信用信息服务平台)";
    assert_eq!(
        viewed()["queries"],
        json!([
            query("institution", "1", "华夏银行/hx0000", "贷后管理", "2013-11-19"),
            query("institution", "2", "广发银行/zk0000", "信用卡审批", "2013-06-14"),
            query("personal", "1", "本人", own, "2015-02-11"),
            query("personal", "2", "中国人民银行营业管理部/PBC100000_user000", "本人查询", "2013-08-05"),
        ])
    );
}

// §1.2.5
#[test]
fn every_account_sentence_is_understood_whole() {
    let viewed = viewed();
    let mut accounts = viewed["accounts"].as_array().unwrap().clone();
    for account in &mut accounts {
        let account = account.as_object_mut().unwrap();
        for (name, value) in [("kind", "credit_card"), ("understood", "full"), ("file", "printed.json")] {
            assert_eq!(account.shift_remove(name), Some(json!(value)), "{account:?}");
        }
        account.shift_remove("sentence");
    }
    assert_eq!(
        accounts,
        [
            json!({"issuer": "招商银行", "currency": "USD", "converted": true, "opened_on": "2006-05-17", "limit": 26_000, "used": 0,
                "as_of": "2015-05", "state": "open", "list": "creditCards.unOverdue"}),
            json!({"issuer": "招商银行", "currency": "USD", "opened_on": "2009-03-12", "state": "closed", "closed_on": "2012-10",
                "list": "creditCards.unOverdue"}),
            json!({"issuer": "招商银行", "currency": "CNY", "opened_on": "2009-03-12", "state": "closed", "closed_on": "2012-10",
                "list": "creditCards.unOverdue"}),
            json!({"issuer": "华夏银行", "currency": "CNY", "opened_on": "2011-04-21", "limit": 20_000, "as_of": "2015-06",
                "state": "not_activated", "list": "creditCards.unOverdue"}),
            json!({"issuer": "中国工商银行北京市分行", "branch": "北京市分行", "currency": "CNY", "opened_on": "2010-09-15",
                "limit": 700, "as_of": "2010-11", "state": "not_activated", "list": "creditCards.unOverdue"}),
            json!({"issuer": "华夏银行", "currency": "CNY", "opened_on": "2011-04-21", "limit": 20_000, "used": 0, "as_of": "2015-06",
                "state": "open", "months_overdue": 8, "months_over_90": 0, "list": "creditCards.overdue"}),
            json!({"issuer": "招商银行", "currency": "CNY", "opened_on": "2006-05-17", "limit": 26_000, "used": 4_218,
                "as_of": "2015-05", "state": "open", "months_overdue": 5, "months_over_90": 0, "list": "creditCards.overdue"}),
        ]
    );
    assert_eq!(viewed["remarks"], json!([]));
}

// §1.2.5
#[test]
fn the_printed_counts_are_read_and_agree_with_the_sentences() {
    let viewed = viewed();
    let row = |accounts, open, ever_overdue| json!({"accounts": accounts, "open": open, "guarantees": 0, "ever_overdue": ever_overdue, "ever_over_90": 0});
    let none = row(0, 0, 0);
    let accounts = json!({"credit_card": row(7, 5, 2), "house_loan": none.clone(), "other_loan": none});
    assert_eq!(viewed["stated"], json!({"accounts": accounts, "public_records": [0, 0, 0, 0, 0]}));
    let figures = &viewed["figures"];
    assert_eq!((&figures["disagreements"], &figures["not_compared"]), (&json!([]), &json!([])));
    assert_eq!(figures["overdue"]["months"], 13, "as the printed interpretation says");
}

// §1.2.5
#[test]
fn composition_and_public_records_equal_the_printed_ones() {
    let viewed = viewed();
    assert_eq!(viewed["composition"], printed()["data"]["composition"]);
    assert_eq!(viewed["public_records"], json!([]));
}

// §1.2.5
#[test]
fn the_interpretation_equals_the_printed_one() {
    let (viewed, printed) = (viewed(), printed());
    let said = &printed["data"];
    let overdue = json!({"accounts": said["overdue"]["overdueNo"], "message": said["overdue"]["message"]});
    assert_eq!(viewed["overdue"], overdue);
    let detail = &said["interpretation"]["detail"][0];
    let advice = json!([{"title": detail["title"], "items": detail["item"], "type": 5}]);
    assert_eq!(viewed["interpretation"], json!({"advice": advice, "overdue": said["interpretation"]["overdue"]}));
    assert_eq!(detail["item"].as_array().unwrap().len(), 2);
}

// §1.2.5
#[test]
fn every_member_of_the_printed_report_is_read() {
    assert_eq!(viewed()["others"], json!({}));
}
