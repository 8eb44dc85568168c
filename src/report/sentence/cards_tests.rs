//! Tests of the cards of report.md, section 2, row by row.

use serde_json::json;

use super::testing::{card, full};

#[test]
fn in_use_first_generation() {
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度26,000，已使用额度4,218。",
        card(json!({"limit": 26_000, "used": 4_218, "as_of": "2015-06", "state": "open"})),
    );
    full(
        "2009年3月12日招商银行发放的贷记卡（美元账户）。截至2015年5月,信用额度折合人民币26,000，已使用额度0。",
        card(json!({
            "currency": "USD", "converted": true, "limit": 26_000, "used": 0, "as_of": "2015-05", "state": "open",
        })),
    );
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度26,000，已使用额度4,218，逾期金额1,300。",
        card(json!({"limit": 26_000, "used": 4_218, "as_of": "2015-06", "state": "open", "overdue_amount": 1_300})),
    );
}

#[test]
fn in_use_second_generation() {
    full(
        "2009年03月12日招商银行发放的贷记卡（人民币账户，卡片尾号：0012）。截至2021年06月，信用额度26,000，已使用额度4,218。",
        card(json!({"limit": 26_000, "used": 4_218, "as_of": "2021-06", "state": "open", "tail": "0012"})),
    );
    full(
        "2009年03月12日招商银行发放的贷记卡（欧元账户）。截至2021年06月，信用额度26,000，已使用额度0。",
        card(json!({"currency": "EUR", "limit": 26_000, "used": 0, "as_of": "2021-06", "state": "open"})),
    );
}

#[test]
fn in_use_once_overdue() {
    for (words, overdue) in [("当前无逾期", false), ("当前有逾期", true)] {
        full(
            &format!(
                "2009年03月12日招商银行发放的贷记卡（人民币账户，卡片尾号：0012）。截至2021年06月，信用额度26,000，余额4,218，{words}。"
            ),
            card(json!({
                "limit": 26_000, "balance": 4_218, "as_of": "2021-06", "state": "open", "tail": "0012",
                "currently_overdue": overdue,
            })),
        );
    }
}

#[test]
fn large_instalments() {
    for inner in ["（含未出单的大额专项分期余额300）", "，未出单大额专项分期余额300", "，大额专项分期余额300"]
    {
        let sentence = format!(
            "2009年03月12日招商银行发放的贷记卡（人民币账户）。截至2021年06月，信用额度26,000，余额4,218{inner}"
        );
        let figures = json!({
            "limit": 26_000, "balance": 4_218, "instalment_balance": 300, "as_of": "2021-06", "state": "open",
        });
        full(&format!("{sentence}。"), card(figures.clone()));
        let mut current = figures;
        current["currently_overdue"] = false.into();
        full(&format!("{sentence}，当前无逾期。"), card(current));
    }
}

#[test]
fn not_activated() {
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，尚未激活。",
        card(json!({"limit": 20_000, "as_of": "2015-06", "state": "not_activated"})),
    );
    full(
        "2009年3月12日招商银行发放的贷记卡（港元账户）。截至2015年6月，信用额度折合人民币700，尚未激活。",
        card(json!({
            "currency": "HKD", "converted": true, "limit": 700, "as_of": "2015-06", "state": "not_activated",
        })),
    );
    full(
        "2009年03月12日招商银行发放的准贷记卡（人民币账户，卡片尾号：0012）。截至2021年06月，信用额度20,000，尚未激活。",
        card(json!({
            "kind": "quasi_credit_card", "limit": 20_000, "as_of": "2021-06", "state": "not_activated", "tail": "0012",
        })),
    );
}

#[test]
fn closed() {
    full(
        "2009年3月12日招商银行发放的贷记卡（美元账户），截至2012年10月已销户。",
        card(json!({"currency": "USD", "state": "closed", "closed_on": "2012-10"})),
    );
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户），截至2012年10月已销户。最近5年内有2个月处于逾期状态，没有发生过90天以上逾期。",
        card(json!({"state": "closed", "closed_on": "2012-10", "months_overdue": 2, "months_over_90": 0})),
    );
    full(
        "2009年03月12日招商银行发放的贷记卡（人民币账户，卡片尾号：0012），2020年10月销户。",
        card(json!({"state": "closed", "closed_on": "2020-10", "tail": "0012"})),
    );
}

#[test]
fn bad_debt() {
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度26,000，已变成呆账，余额31,000。",
        card(json!({"limit": 26_000, "balance": 31_000, "as_of": "2015-06", "state": "bad_debt"})),
    );
}

#[test]
fn quasi_credit_cards() {
    full(
        "2009年3月12日招商银行发放的准贷记卡（人民币账户）。截至2015年6月，信用额度2，透支余额1,204。",
        card(json!({
            "kind": "quasi_credit_card", "limit": 2, "overdrawn": 1_204, "as_of": "2015-06", "state": "open",
        })),
    );
    full(
        "2009年03月12日招商银行发放的准贷记卡（人民币账户）。截至2021年06月，信用额度2,000，余额1,204，当前有逾期。",
        card(json!({
            "kind": "quasi_credit_card", "limit": 2_000, "balance": 1_204, "as_of": "2021-06", "state": "open",
            "currently_overdue": true,
        })),
    );
}

#[test]
fn histories_of_quasi_credit_cards() {
    let sentence = "2009年3月12日招商银行发放的准贷记卡（人民币账户）。截至2015年6月，信用额度0，透支余额0。最近5年内有5个月透支超过60天，";
    for (words, over_90) in [("其中3个月透支超过90天", 3), ("没有发生过90天以上透支", 0)] {
        full(
            &format!("{sentence}{words}。"),
            card(json!({
                "kind": "quasi_credit_card", "limit": 0, "overdrawn": 0, "as_of": "2015-06", "state": "open",
                "months_over_60": 5, "months_over_90": over_90,
            })),
        );
    }
}

#[test]
fn histories() {
    let sentence = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度26,000，已使用额度0。最近5年内有8个月处于逾期状态，";
    for (words, over_90) in [("没有发生过90天以上逾期", 0), ("其中2个月逾期超过90天", 2)] {
        full(
            &format!("{sentence}{words}。"),
            card(json!({
                "limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open", "months_overdue": 8,
                "months_over_90": over_90,
            })),
        );
    }
}

#[test]
fn frozen_and_stopped() {
    for (word, state) in [("冻结", "frozen"), ("止付", "stopped")] {
        let head = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月";
        full(
            &format!("{head}，信用额度26,000，已{word}。"),
            card(json!({"limit": 26_000, "as_of": "2015-06", "state": state})),
        );
        full(
            &format!("{head}，信用额度26,000，已使用额度300，账户已{word}。"),
            card(json!({"limit": 26_000, "used": 300, "as_of": "2015-06", "state": state})),
        );
        full(&format!("{head}已{word}。"), card(json!({"as_of": "2015-06", "state": state})));
    }
}

#[test]
fn retyped_copies() {
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户）。截止2015年6月，信用额度26000元，已用额度4218元。",
        card(json!({"limit": 26_000, "used": 4_218, "as_of": "2015-06", "state": "open"})),
    );
    full(
        "2009年3月12日招商银行发放的准贷记卡（人民币账户）。截止2015年6月，信用额度5000，透支额度0。",
        card(json!({
            "kind": "quasi_credit_card", "limit": 5_000, "overdrawn": 0, "as_of": "2015-06", "state": "open",
        })),
    );
    full(
        "2009年3月12日招商银行发放的贷记卡（人民币账户），2012年10月销户，信用额度26,000。",
        card(json!({"limit": 26_000, "state": "closed", "closed_on": "2012-10"})),
    );
}

#[test]
fn issuers_with_brackets_and_with_the_words_of_the_sentence() {
    for (issuer, branch) in [
        ("花旗银行（中国）有限公司", None),
        ("日照银行", None),
        ("安徽无为农村商业银行", None),
        ("中国工商银行北京市分行", Some("北京市分行")),
        ("上海浦东发展银行信用卡中心", Some("信用卡中心")),
        ("东亚银行（中国）有限公司深圳分行", Some("深圳分行")),
    ] {
        let mut expected = card(json!({
            "issuer": issuer, "limit": 1, "used": 9_999_999, "as_of": "2015-06", "state": "open",
        }));
        if let Some(branch) = branch {
            expected["branch"] = branch.into();
        }
        full(
            &format!(
                "2009年3月12日{issuer}发放的贷记卡（人民币账户）。截至2015年6月，信用额度1，已使用额度9,999,999。"
            ),
            expected,
        );
    }
}

#[test]
fn every_currency() {
    for (name, code) in [
        ("人民币", "CNY"),
        ("人民币元", "CNY"),
        ("美元", "USD"),
        ("欧元", "EUR"),
        ("港元", "HKD"),
        ("香港元", "HKD"),
        ("港币", "HKD"),
        ("日元", "JPY"),
        ("英镑", "GBP"),
        ("澳大利亚元", "AUD"),
        ("加拿大元", "CAD"),
        ("瑞士法郎", "CHF"),
        ("新加坡元", "SGD"),
        ("新西兰元", "NZD"),
        ("澳门元", "MOP"),
        ("泰铢", "THB"),
        ("韩元", "KRW"),
        ("瑞典克朗", "瑞典克朗"),
    ] {
        full(
            &format!("2009年3月12日招商银行发放的贷记卡（{name}账户），2012年10月销户。"),
            card(json!({"currency": code, "state": "closed", "closed_on": "2012-10"})),
        );
    }
}
