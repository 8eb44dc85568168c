//! Tests of partly understood sentences: the understood parts are kept, and the rest is listed.

use serde_json::json;

use super::testing::{card, none, part};
use crate::report::Understood;

const CARD: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户）";

#[test]
fn an_unknown_clause_is_the_rest_and_reading_goes_on_behind_it() {
    part(
        &format!(
            "{CARD}。截至2015年6月，信用额度26,000，新的字段3,000，已使用额度0。最近5年内有8个月处于逾期状态，没有发生过90天以上逾期。"
        ),
        card(json!({
            "limit": 26_000, "used": 0, "as_of": "2015-06", "months_overdue": 8, "months_over_90": 0,
            "rest": "，新的字段3,000",
        })),
    );
}

#[test]
fn several_unknown_clauses_stand_in_the_rest_one_after_the_other() {
    part(
        &format!("{CARD}。截至2015年6月，新甲（一，二），信用额度26,000，已使用额度0，新乙。"),
        card(json!({"limit": 26_000, "used": 0, "as_of": "2015-06", "rest": "，新甲（一，二），新乙"})),
    );
}

#[test]
fn what_is_missing_makes_a_part_without_rest() {
    part(&format!("{CARD}。"), card(json!({})));
    part(&format!("{CARD}。截至2015年6月，信用额度26,000。"), card(json!({"limit": 26_000, "as_of": "2015-06"})));
    part(
        &format!("{CARD}。截至2015年6月，信用额度26,000，余额1。"),
        card(json!({"limit": 26_000, "balance": 1, "as_of": "2015-06", "state": "open"})),
    );
    part(
        &format!("{CARD}，2012年10月销户。最近5年内有8个月处于逾期状态。"),
        card(json!({"state": "closed", "closed_on": "2012-10", "months_overdue": 8})),
    );
}

#[test]
fn a_clause_that_stands_twice_or_in_the_wrong_place_is_rest() {
    part(
        &format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度0，已使用额度5。"),
        card(json!({"limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open", "rest": "，已使用额度5"})),
    );
    part(
        &format!("{CARD}。已使用额度0，截至2015年6月，信用额度26,000。"),
        card(json!({"limit": 26_000, "used": 0, "state": "open", "rest": "，截至2015年6月"})),
    );
    part(
        &format!("{CARD}。截至2015年6月，信用额度26,000（含未出单的大额专项分期余额300），已使用额度0。"),
        card(json!({
            "limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open",
            "rest": "（含未出单的大额专项分期余额300）",
        })),
    );
    part(
        &format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度0，余额5。"),
        card(json!({"limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open", "rest": "，余额5"})),
    );
}

#[test]
fn figures_beside_a_state_that_is_not_read_are_of_no_open_account() {
    for rest in ["，已核销", "，尚未激活", "，2015年7月销户", "（已结清）", "，账户已于2015年销户", "，新甲已冻结"]
    {
        part(
            &format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度0{rest}。"),
            card(json!({"limit": 26_000, "used": 0, "as_of": "2015-06", "rest": rest})),
        );
    }
}

#[test]
fn a_contradiction_is_rest() {
    for (first, second, more) in [
        ("，当前无逾期", "，逾期金额500", json!({"currently_overdue": false})),
        ("，逾期金额500", "，当前无逾期", json!({"overdue_amount": 500})),
        ("，当前有逾期", "，逾期金额0", json!({"currently_overdue": true})),
        ("，当前有逾期", "，当前无逾期", json!({"currently_overdue": true})),
    ] {
        let mut expected =
            card(json!({"limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open", "rest": second}));
        for (name, value) in more.as_object().unwrap() {
            expected[name] = value.clone();
        }
        part(&format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度0{first}{second}。"), expected);
    }
}

/// Asserts that the sentence is neither taken for complete nor its account for open.
fn not_open(sentence: &str) {
    let account = super::read(sentence).into_owned();
    assert!(account.understood != Understood::Full && account.state.is_none(), "{sentence}");
}

#[test]
fn a_state_in_the_name_of_an_issuer_leaves_the_account_neither_full_nor_open() {
    for issuer in [
        "招商银行（已冻结）",
        "冻结招商银行",
        "已销户的招商银行",
        "招商银行呆账",
        "已止付的招商银行",
        "招商银行（未激活）",
        "招商（解除冻结）银行",
        "招商银行（核销）",
    ] {
        let figures = "截至2015年6月，信用额度26,000，已使用额度0";
        not_open(&format!("2009年3月12日{issuer}发放的贷记卡（人民币账户）。{figures}。"));
        not_open(&format!(
            "2009年3月12日{issuer}发放的50,000元（人民币）个人消费贷款，2029年3月12日到期。截至2015年6月，余额300。"
        ));
        not_open(&format!(
            "2009年3月12日{issuer}为个人消费贷款授信，额度长期有效，可循环使用。截至2015年6月，信用额度50,000元（人民币），余额300，当前无逾期。"
        ));
    }
}

#[test]
fn a_state_in_the_kind_of_a_loan_leaves_the_loan_neither_full_nor_open() {
    for kind in ["呆账个人消费贷款", "个人冻结消费贷款", "已转让贷款", "核销贷款", "不良贷款", "个人消费（止付）贷款"]
    {
        not_open(&format!(
            "2009年3月12日招商银行发放的50,000元（人民币）{kind}，2029年3月12日到期。截至2015年6月，余额300。"
        ));
    }
}

#[test]
fn a_state_in_the_brackets_of_a_currency_leaves_the_account_neither_full_nor_open() {
    for currency in ["冻结人民币", "呆账美元", "瑞典止付克朗", "已冻结人民币"] {
        not_open(&format!(
            "2009年3月12日招商银行发放的贷记卡（{currency}账户）。截至2015年6月，信用额度26,000，已使用额度0。"
        ));
        not_open(&format!(
            "2009年3月12日招商银行发放的50,000元（{currency}）个人消费贷款，2029年3月12日到期。截至2015年6月，余额300。"
        ));
    }
}

#[test]
fn more_months_over_90_days_than_months_overdue_are_a_contradiction() {
    part(
        &format!(
            "{CARD}。截至2015年6月，信用额度26,000，已使用额度0。最近5年内有3个月处于逾期状态，其中5个月逾期超过90天。"
        ),
        card(json!({
            "limit": 26_000, "used": 0, "as_of": "2015-06", "state": "open", "months_overdue": 3,
            "rest": "，其中5个月逾期超过90天",
        })),
    );
    part(
        "2009年3月12日招商银行发放的准贷记卡（人民币账户）。截至2015年6月，信用额度0，透支余额0。最近5年内有3个月透支超过60天，其中5个月透支超过90天。",
        card(json!({
            "kind": "quasi_credit_card", "limit": 0, "overdrawn": 0, "as_of": "2015-06", "state": "open",
            "months_over_60": 3, "rest": "，其中5个月透支超过90天",
        })),
    );
}

#[test]
fn words_behind_a_state_turn_it_and_are_no_state() {
    for turned in ["，2015年7月销户后重开", "，2015年7月已销户（误）", "，截至2015年7月，已冻结后解冻"]
    {
        let account = super::read(&format!("{CARD}{turned}。")).into_owned();
        assert_eq!((account.state, account.closed_on), (None, None), "{turned}");
    }
}

#[test]
fn amounts_that_are_not_whole_units_or_too_large_are_rest() {
    for amount in ["26万", "1234.56", "12,34", "99999999999999999999", "-5"] {
        part(
            &format!("{CARD}。截至2015年6月，信用额度{amount}，已使用额度0。"),
            card(json!({"used": 0, "as_of": "2015-06", "rest": format!("，信用额度{amount}")})),
        );
    }
    part(
        "2009年3月12日招商银行发放的99,999,999,999,999,999,999元（人民币）个人住房贷款，2012年10月已结清。",
        json!({
            "kind": "housing_loan", "loan_kind": "个人住房贷款", "issuer": "招商银行", "currency": "CNY",
            "opened_on": "2009-03-12", "state": "settled", "closed_on": "2012-10",
            "rest": "99,999,999,999,999,999,999元",
        }),
    );
}

#[test]
fn what_stands_before_date_or_name_is_rest() {
    part(
        &format!("账户一：{CARD}，2012年10月销户。"),
        card(json!({"state": "closed", "closed_on": "2012-10", "rest": "账户一："})),
    );
    part(
        "2009年3月12日，新的，招商银行发放的贷记卡（人民币账户），2012年10月销户。",
        card(json!({"state": "closed", "closed_on": "2012-10", "rest": "，新的，"})),
    );
}

#[test]
fn unknown_words_in_the_brackets_of_a_card_are_rest() {
    part(
        "2009年3月12日招商银行发放的贷记卡（人民币账户，新的：1，卡片尾号：0012），2012年10月销户。",
        card(json!({"state": "closed", "closed_on": "2012-10", "tail": "0012", "rest": "，新的：1"})),
    );
    part(
        "2009年3月12日招商银行发放的贷记卡，2012年10月销户。",
        json!({
            "kind": "credit_card", "issuer": "招商银行", "opened_on": "2009-03-12", "state": "closed",
            "closed_on": "2012-10",
        }),
    );
}

#[test]
fn what_is_no_account_is_kept_whole() {
    for sentence in [
        "",
        "。",
        "信用卡",
        "发生过逾期的账户明细如下：",
        "发生过逾期的信用卡账户，指曾经“未按时还最低还款额”的贷记卡账户。",
        "系统中没有您的贷款记录。",
        "2015年3月31日华夏银行/hx0000贷后管理",
        "2015年2月30日招商银行发放的贷记卡（人民币账户），2015年6月销户。",
        "招商银行发放的贷记卡（人民币账户），2015年6月销户。",
        "2015年3月31日发放的贷记卡（人民币账户），2015年6月销户。",
        "2015年3月31日招商银行发放的存折。",
    ] {
        none(sentence);
    }
}

#[test]
fn two_accounts_in_one_sentence_are_not_one() {
    part(
        &format!("{CARD}，2012年10月销户。{CARD}，2013年10月销户。"),
        card(json!({
            "state": "closed", "closed_on": "2012-10",
            "rest": format!("。{CARD}，2013年10月销户"),
        })),
    );
}
