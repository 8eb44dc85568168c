//! Tests of the loans of report.md, section 2, row by row.

use serde_json::{Value, json};

use super::read;
use super::testing::full;

const HEAD: &str = "2012年11月9日中国建设银行发放的500,000元（人民币）个人住房贷款，";

/// The fields of every loan in these tests, with additions.
fn loan(more: Value) -> Value {
    let mut expected = json!({
        "kind": "housing_loan", "loan_kind": "个人住房贷款", "issuer": "中国建设银行", "currency": "CNY",
        "opened_on": "2012-11-09", "amount": 500_000,
    });
    for (name, value) in more.as_object().unwrap() {
        expected[name] = value.clone();
    }
    expected
}

#[test]
fn running() {
    let running = json!({"due_on": "2032-11-09", "as_of": "2015-06", "balance": 460_000, "state": "open"});
    let sentence = format!("{HEAD}2032年11月9日到期。截至2015年6月，余额460,000");
    full(&format!("{sentence}。"), loan(running.clone()));
    for (words, name, value) in [
        ("逾期金额1,300", "overdue_amount", json!(1_300)),
        ("当前无逾期", "currently_overdue", json!(false)),
        ("当前有逾期", "currently_overdue", json!(true)),
    ] {
        let mut expected = running.clone();
        expected[name] = value;
        full(&format!("{sentence}，{words}。"), loan(expected.clone()));
        expected["months_overdue"] = 5.into();
        expected["months_over_90"] = 1.into();
        full(&format!("{sentence}，{words}。最近5年内有5个月处于逾期状态，其中1个月逾期超过90天。"), loan(expected));
    }
}

#[test]
fn settled() {
    full(&format!("{HEAD}2014年5月已结清。"), loan(json!({"state": "settled", "closed_on": "2014-05"})));
    full(
        &format!("{HEAD}2014年05月已结清。最近5年内有3个月处于逾期状态，没有发生过90天以上逾期。"),
        loan(json!({"state": "settled", "closed_on": "2014-05", "months_overdue": 3, "months_over_90": 0})),
    );
}

#[test]
fn transferred() {
    full(&format!("{HEAD}2014年5月已转出。"), loan(json!({"state": "transferred", "closed_on": "2014-05"})));
    let figures = json!({
        "due_on": "2032-11-09", "as_of": "2014-04", "balance": 460_000, "state": "transferred", "closed_on": "2014-05",
    });
    let sentence = format!("{HEAD}2032年11月9日到期。截至2014年4月，余额460,000。");
    full(&format!("{sentence}2014年5月已转出。"), loan(figures.clone()));
    let mut history = figures;
    history["months_overdue"] = 5.into();
    history["months_over_90"] = 0.into();
    full(&format!("{sentence}最近5年内有5个月处于逾期状态，没有发生过90天以上逾期。2014年5月已转出。"), loan(history));
}

#[test]
fn bad_debt() {
    full(
        &format!("{HEAD}2032年11月9日到期。截至2015年6月，已变成呆账，余额460,000。"),
        loan(json!({"due_on": "2032-11-09", "as_of": "2015-06", "balance": 460_000, "state": "bad_debt"})),
    );
}

#[test]
fn revolving_lines() {
    let line = |more: Value| {
        let mut expected = json!({
            "kind": "other_loan", "loan_kind": "个人消费贷款", "issuer": "安徽无为农村商业银行", "currency": "CNY",
            "opened_on": "2021-01-02", "limit": 50_000, "balance": 1_200, "as_of": "2022-06", "state": "open",
        });
        for (name, value) in more.as_object().unwrap() {
            expected[name] = value.clone();
        }
        expected
    };
    let figures = "截至2022年06月，信用额度50,000元（人民币），余额为1,200，";
    let head = "2021年01月02日安徽无为农村商业银行为个人消费贷款授信，";
    full(
        &format!("{head}额度有效期至2025年01月02日，可循环使用。{figures}当前无逾期。"),
        line(json!({"due_on": "2025-01-02", "revolving": true, "currently_overdue": false})),
    );
    full(
        &format!("{head}额度长期有效，可循环使用。{figures}当前有逾期。"),
        line(json!({"revolving": true, "currently_overdue": true})),
    );
    full(
        &format!("{head}额度有效期至2025年01月02日，不可循环使用。{figures}当前无逾期。"),
        line(json!({"due_on": "2025-01-02", "revolving": false, "currently_overdue": false})),
    );
}

#[test]
fn other_business() {
    for business in ["融资租赁", "融资融券交易", "约定购回式证券交易", "股票质押式回购交易"]
    {
        full(
            &format!("2012年11月9日中国建设银行发放的500,000元（人民币）{business}，2014年5月已结清。"),
            loan(json!({
                "kind": "other_loan", "loan_kind": business, "state": "settled", "closed_on": "2014-05",
            })),
        );
    }
    full(
        "2021年01月02日某某融资租赁有限公司办理的100,000元（人民币）融资租赁业务，2025年01月02日到期。截至2022年06月，余额60,000。",
        json!({
            "kind": "other_loan", "loan_kind": "融资租赁业务", "issuer": "某某融资租赁有限公司", "currency": "CNY",
            "opened_on": "2021-01-02", "amount": 100_000, "balance": 60_000, "as_of": "2022-06", "state": "open",
            "due_on": "2025-01-02",
        }),
    );
    full(
        "2020年01月02日某某证券为融资融券交易授信，额度长期有效，可循环使用。截至2022年06月，信用额度50,000元（人民币），余额为1,200，当前无逾期。",
        json!({
            "kind": "other_loan", "loan_kind": "融资融券交易", "issuer": "某某证券", "currency": "CNY", "limit": 50_000,
            "opened_on": "2020-01-02", "balance": 1_200, "as_of": "2022-06", "state": "open", "revolving": true,
            "currently_overdue": false,
        }),
    );
}

#[test]
fn an_amount_that_is_none_is_rest_and_no_part_of_the_kind() {
    for amount in ["99999999999999999999999元", "2万元", "二万元", "0.5元"] {
        let account =
            read(&format!("2012年11月9日招商银行发放的{amount}（人民币）个人消费贷款，2015年6月已结清。")).into_owned();
        assert_eq!((account.loan_kind.as_deref(), account.currency.as_deref()), (Some("个人消费贷款"), Some("CNY")));
        assert_eq!((account.amount, account.rest.as_deref()), (None, Some(amount)), "{amount}");
    }
    let whole = "2012年11月9日招商银行发放的20,000元整（人民币）个人消费贷款，2015年6月已结清。";
    let account = read(whole);
    assert_eq!((account.amount, account.rest.as_deref()), (Some(20_000), Some("整")));
    assert_eq!(account.loan_kind.as_deref(), Some("个人消费贷款"));
}

#[test]
fn kinds_of_loans() {
    for (kind, name) in [
        ("housing_loan", "个人住房贷款"),
        ("housing_loan", "个人住房商业贷款"),
        ("housing_loan", "个人商用房（包括商住两用）贷款"),
        ("housing_loan", "个人商用房（含商住两用）贷款"),
        ("housing_loan", "个人住房公积金贷款"),
        ("other_loan", "个人消费贷款"),
        ("other_loan", "其他个人消费贷款"),
        ("other_loan", "个人汽车贷款"),
        ("other_loan", "个人汽车消费贷款"),
        ("other_loan", "个人助学贷款"),
        ("other_loan", "国家助学贷款"),
        ("other_loan", "商业助学贷款"),
        ("other_loan", "个人经营性贷款"),
        ("other_loan", "个人创业担保贷款"),
        ("other_loan", "农户贷款"),
        ("other_loan", "经营性农户贷款"),
        ("other_loan", "消费性农户贷款"),
        ("other_loan", "其他贷款"),
        ("other_loan", "从未见过的贷款"),
    ] {
        full(
            &format!("2012年11月9日中国建设银行发放的500,000元（人民币）{name}，2014年5月已结清。"),
            loan(json!({"kind": kind, "loan_kind": name, "state": "settled", "closed_on": "2014-05"})),
        );
    }
}

#[test]
fn a_loan_in_another_currency_and_of_an_issuer_with_brackets() {
    full(
        "2012年11月9日花旗银行（中国）有限公司北京分行发放的9,000元（美元）个人消费贷款，2014年5月已结清。",
        loan(json!({
            "kind": "other_loan", "loan_kind": "个人消费贷款", "issuer": "花旗银行（中国）有限公司北京分行",
            "branch": "北京分行", "currency": "USD", "amount": 9_000, "state": "settled", "closed_on": "2014-05",
        })),
    );
}
