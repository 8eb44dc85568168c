//! Tests of the wordings of people's copies: retyped words, clauses in another order, marks that are missing.

use serde_json::{Value, json};

use super::testing::{card, full, record};

const CARD: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户）";
const QUASI: &str = "2009年3月12日招商银行发放的准贷记卡（人民币账户）";
const LOAN: &str = "2009年3月12日招商银行发放的500,000元（人民币）个人住房贷款";

fn in_use(more: Value) -> Value {
    let mut expected = card(json!({"limit": 26_000, "used": 4_218, "as_of": "2015-06", "state": "open"}));
    add(&mut expected, &more);
    expected
}

fn quasi(more: Value) -> Value {
    let mut expected = card(json!({"kind": "quasi_credit_card"}));
    add(&mut expected, &more);
    expected
}

fn running(more: Value) -> Value {
    let mut expected = json!({
        "kind": "housing_loan", "loan_kind": "个人住房贷款", "issuer": "招商银行", "currency": "CNY",
        "opened_on": "2009-03-12", "amount": 500_000, "due_on": "2029-03-12", "as_of": "2015-06", "balance": 460_000,
        "state": "open",
    });
    add(&mut expected, &more);
    expected
}

fn add(record: &mut Value, more: &Value) {
    for (name, value) in more.as_object().unwrap() {
        record[name] = value.clone();
    }
}

#[test]
fn the_date_may_be_introduced_by_other_words() {
    for until in ["截至", "截止", "截止至", "截止到", "截至到"] {
        full(&format!("{CARD}。{until}2015年6月，信用额度26,000，已使用额度4,218。"), in_use(json!({})));
    }
}

#[test]
fn a_limit_and_what_is_used_have_other_words_and_yuan() {
    for figures in [
        "授信额度26,000，已使用额度4,218",
        "授信额度26,000元，已用额度4,218元",
        "信用额度为26,000元，已使用额度为4,218元",
        "信用额度：26000，已使用信用额度：4218",
    ] {
        full(&format!("{CARD}。截至2015年6月，{figures}。"), in_use(json!({})));
    }
}

#[test]
fn figures_stand_in_any_order() {
    for sentence in [
        "。截至2015年6月，已使用额度4,218，信用额度26,000",
        "。信用额度26,000，截至2015年6月，已使用额度4,218",
        "。信用额度26,000，已使用额度4,218，截至2015年6月",
    ] {
        full(&format!("{CARD}{sentence}。"), in_use(json!({})));
    }
    let history = "最近5年内有8个月处于逾期状态，没有发生过90天以上逾期";
    let expected = in_use(json!({"months_overdue": 8, "months_over_90": 0, "overdue_amount": 7}));
    for sentence in [
        format!("。{history}。截至2015年6月，信用额度26,000，逾期金额7，已使用额度4,218"),
        format!("。截至2015年6月，{history}。逾期金额7，已使用额度4,218，信用额度26,000"),
    ] {
        full(&format!("{CARD}{sentence}。"), expected.clone());
    }
}

#[test]
fn a_state_stands_in_any_order() {
    let bad = card(json!({"limit": 26_000, "balance": 31_000, "as_of": "2015-06", "state": "bad_debt"}));
    for figures in ["余额31,000，已变成呆账，信用额度26,000", "已形成呆账，信用额度26,000，余额31,000"]
    {
        full(&format!("{CARD}。截至2015年6月，{figures}。"), bad.clone());
    }
    full(
        &format!("{CARD}，信用额度26,000，2012年10月销户。"),
        card(json!({"limit": 26_000, "state": "closed", "closed_on": "2012-10"})),
    );
    full(
        &format!("{LOAN}，2014年5月已转出。截至2014年4月，余额460,000，2029年3月12日到期。"),
        running(json!({"as_of": "2014-04", "state": "transferred", "closed_on": "2014-05"})),
    );
}

#[test]
fn an_end_is_introduced_by_other_words() {
    for end in ["。截至2012年10月，已销户", "。截止2012年10月已销户", "，于2012年10月销户", "，已于2012年10月销户"]
    {
        full(&format!("{CARD}{end}。"), card(json!({"state": "closed", "closed_on": "2012-10"})));
    }
    let mut settled = running(json!({"state": "settled", "closed_on": "2014-05"}));
    for name in ["as_of", "balance"] {
        settled.as_object_mut().unwrap().remove(name);
    }
    full(&format!("{LOAN}，2029年3月12日到期，2014年5月已结清。"), settled.clone());
    full(&format!("{LOAN}，2029年3月12日到期。截至2014年5月已结清。"), settled);
}

#[test]
fn a_closed_card_may_have_figures() {
    full(
        &format!("{QUASI}。2010年10月销户，信用额度10,000，透支额度5,000。"),
        quasi(json!({"limit": 10_000, "overdrawn": 5_000, "state": "closed", "closed_on": "2010-10"})),
    );
}

#[test]
fn what_is_overdue_stands_beside_whether_something_is() {
    for words in ["当前有逾期，逾期金额500", "逾期金额500，当前有逾期"] {
        let overdue = json!({"currently_overdue": true, "overdue_amount": 500});
        full(&format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度4,218，{words}。"), in_use(overdue.clone()));
        let mut once = card(json!({"limit": 26_000, "balance": 4_218, "as_of": "2015-06", "state": "open"}));
        add(&mut once, &overdue);
        full(&format!("{CARD}。截至2015年6月，信用额度26,000，余额4,218，{words}。"), once);
        full(&format!("{LOAN}，2029年3月12日到期。截至2015年6月，余额460,000，{words}。"), running(overdue));
    }
}

#[test]
fn instalments_stand_beside_what_is_used() {
    for inner in ["（含未出单的大额专项分期余额300）", "（包括大额专项分期余额300元）", "，未出单的大额专项分期余额300"]
    {
        let expected = in_use(json!({"instalment_balance": 300}));
        full(&format!("{CARD}。截至2015年6月，信用额度26,000，已使用额度4,218{inner}。"), expected);
    }
}

#[test]
fn histories_have_other_words() {
    let sentence = "截至2015年6月，信用额度26,000，已使用额度4,218";
    for (months, over, over_90) in [
        ("最近5年内有8个月处于逾期状态", "没有发生90天以上逾期", 0),
        ("最近5年内有8个月处于逾期状态", "没有发生过90天以上的逾期", 0),
        ("最近五年有8个月逾期", "未发生过超过90天的逾期", 0),
        ("近5年内有8个月处于逾期状态", "其中有2个月逾期超出90天", 2),
        ("最近5年内有8个月处于逾期状态", "其中2个月逾期90天以上", 2),
    ] {
        let expected = in_use(json!({"months_overdue": 8, "months_over_90": over_90}));
        full(&format!("{CARD}。{sentence}。{months}，{over}。"), expected);
    }
    for (months, over, over_90) in [
        ("透支超出60天", "没有发生90天以上透支", 0),
        ("透支超出60天", "没有发生过90天以上的透支", 0),
        ("透支60天以上", "其中3个月透支超出90天", 3),
    ] {
        full(
            &format!("{QUASI}。截至2015年6月，信用额度0，透支余额0。最近5年内有5个月{months}，{over}。"),
            quasi(json!({
                "limit": 0, "overdrawn": 0, "as_of": "2015-06", "state": "open", "months_over_60": 5,
                "months_over_90": over_90,
            })),
        );
    }
}

#[test]
fn a_full_stop_may_be_missing() {
    for sentence in
        ["截至2015年6月，信用额度26,000，已使用额度4,218", "截止2015年6月，信用额度26,000元，已使用额度4,218元"]
    {
        full(&format!("{CARD}{sentence}"), in_use(json!({})));
    }
    full(&format!("{LOAN}，2029年3月12日到期截至2015年6月，余额460,000"), running(json!({})));
    let history = json!({"months_overdue": 8, "months_over_90": 0});
    let with_history = "余额460,000最近5年内有8个月处于逾期状态，没有发生90天以上逾期";
    full(&format!("{LOAN}，2029年3月12日到期截至2015年6月，{with_history}"), running(history.clone()));
    let mut transferred = running(history);
    add(&mut transferred, &json!({"state": "transferred", "closed_on": "2015-07"}));
    full(&format!("{LOAN}，2029年3月12日到期。截至2015年6月，{with_history}2015年7月已转出"), transferred);
}

#[test]
fn a_shorter_word_stands_for_the_issue_behind_the_name_of_an_institution() {
    for issuer in ["招商银行", "广发银行", "重庆某某小额贷款有限公司"] {
        let expected = in_use(json!({"issuer": issuer}));
        full(
            &format!("2009年3月12日{issuer}发的贷记卡（人民币账户）。截至2015年6月，信用额度26,000，已使用额度4,218。"),
            expected,
        );
    }
    full(
        "2009年3月12日招商银行发的500,000元（人民币）个人住房贷款，2029年3月12日到期。截至2015年6月，余额460,000。",
        running(json!({})),
    );
    for other in ["招商银行核发的", "招商银行未发的", "招商银行未发放的", "招商银行取消发放的"]
    {
        let sentence = format!("2009年3月12日{other}贷记卡（人民币账户），2012年10月销户。");
        assert_eq!(record(&sentence)["understood"], "none", "{other}");
    }
}

#[test]
fn a_tail_needs_no_currency() {
    let mut tailed = in_use(json!({"tail": "2344"}));
    let with_currency = tailed.clone();
    tailed.as_object_mut().unwrap().remove("currency");
    let figures = "截至2015年6月，信用额度26,000，已使用额度4,218";
    for (bracket, expected) in [
        ("卡片尾号：2344", &tailed),
        ("尾号2344", &tailed),
        ("卡片尾号：2344，人民币账户", &with_currency),
        ("人民币，卡片尾号：2344", &with_currency),
    ] {
        full(&format!("2009年3月12日招商银行发放的贷记卡（{bracket}）。{figures}。"), expected.clone());
    }
}

#[test]
fn a_remark_on_the_property_stands_anywhere_in_the_kind() {
    for kind in ["个人商用房贷款（包括商住两用房）", "个人商用房（包括商住两用房）贷款", "个人商用房贷款（含商住两用）"]
    {
        full(
            &format!(
                "2009年3月12日招商银行发放的500,000元（人民币）{kind}，2029年3月12日到期。截至2015年6月，余额460,000。"
            ),
            running(json!({"loan_kind": kind})),
        );
    }
    for remark in ["（已结清）", "（不含商住两用房）", "（新的）"] {
        let account =
            super::read(&format!("{LOAN}{remark}，2029年3月12日到期。截至2015年6月，余额460,000。")).into_owned();
        assert_eq!((account.understood, account.state), (crate::report::Understood::Part, None), "{remark}");
    }
}

#[test]
fn liabilities_have_their_clauses_in_any_order_and_a_bare_balance() {
    let head = "2021年01月02日，为张测一（证件类型：身份证，证件号码：110101190001010014）在中国银行办理的个人经营性贷款承担相关还款责任";
    let expected = json!({
        "kind": "guarantee", "loan_kind": "个人经营性贷款", "issuer": "中国银行", "currency": "CNY",
        "opened_on": "2021-01-02", "amount": 45_000, "balance": 30_000, "as_of": "2022-06", "role": "保证人",
        "party": "张测一（证件类型：身份证，证件号码：**************0014）", "contract": "HT-002",
    });
    for clauses in [
        "责任人类型为保证人，相关还款责任金额45,000（保证合同编号：HT-002）。截至2022年06月，余额30,000（人民币元）",
        "相关还款责任金额45,000（保证合同编号：HT-002），责任人类型：保证人。截止2022年06月，余额为30,000元（人民币）",
    ] {
        full(&format!("{head}，{clauses}。"), expected.clone());
    }
}

#[test]
fn lines_have_their_clauses_in_any_order() {
    let head = "2021年01月02日招商银行为个人消费贷款授信";
    let expected = json!({
        "kind": "other_loan", "loan_kind": "个人消费贷款", "issuer": "招商银行", "currency": "CNY", "revolving": true,
        "opened_on": "2021-01-02", "limit": 50_000, "balance": 1_200, "as_of": "2022-06", "state": "open",
        "due_on": "2025-01-02", "currently_overdue": true, "overdue_amount": 20,
    });
    for clauses in [
        "额度有效期至2025年01月02日，可循环使用。截至2022年06月，信用额度50,000（人民币），余额1,200，当前有逾期，逾期金额20",
        "可循环使用，额度有效期至2025年01月02日止。截至2022年06月，余额为1,200，授信额度50,000元（人民币），逾期金额20，当前有逾期",
    ] {
        full(&format!("{head}，{clauses}。"), expected.clone());
    }
}
