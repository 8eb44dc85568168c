use serde_json::{Value, json};

use super::*;

const CARDS: [&str; 9] = [
    "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已使用额度5,000，逾期金额300。最近5年内有8个月处于逾期状态，其中2个月逾期超过90天。",
    "2012年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度10,000，尚未激活。",
    "2012年3月12日招商银行发放的贷记卡（美元账户）。截至2015年6月，信用额度折合人民币10,000，已使用额度4,000。",
    "2012年3月12日招商银行发放的贷记卡（美元账户）。截至2015年6月，信用额度1,000，已使用额度100。",
    "2012年3月12日招商银行发放的贷记卡（人民币账户），截至2013年10月已销户。",
    "2012年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度9,000，已变成呆账，余额9,500。",
    "2014年1月31日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度10,000，余额1,000，当前有逾期。",
    "2012年3月12日招商银行发放的准贷记卡（人民币账户）。截至2015年6月，信用额度0，透支余额800。最近5年内有3个月透支超过60天，没有发生过90天以上透支。",
    "发生过逾期的账户明细如下：",
];
const LOANS: [&str; 4] = [
    "2012年11月9日中国建设银行发放的500,000元（人民币）个人住房贷款，2032年11月9日到期。截至2015年6月，余额460,000。",
    "2012年11月9日中国建设银行发放的9,000元（美元）个人消费贷款，2032年11月9日到期。截至2015年6月，余额800。",
    "2012年11月9日中国建设银行发放的9,000元（人民币）个人消费贷款，2014年5月已结清。",
    "2008年01月02日，为张测一（证件类型：身份证，证件号码：0014）在中国银行办理的贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额45,000。截至2015年06月30日，贷款余额30,000（人民币元）。",
];

fn figures(data: Value) -> Value {
    serde_json::to_value(Figures::of(&Report::read(data).unwrap())).unwrap()
}

fn all() -> Value {
    figures(json!({
        "reportTime": "2015.07.03 10:12:45",
        "creditCards": {"unOverdue": CARDS}, "otherLoans": {"unOverdue": LOANS, "overdue": ["没见过的话"]},
    }))
}

#[test]
fn accounts_are_counted_by_kind_and_state() {
    let figures = all();
    assert_eq!(figures["reading"], json!({"full": 12, "part": 0, "none": 1, "remarks": 1}));
    let row = |kind: &str, state: &str, count| json!({"kind": kind, "state": state, "count": count});
    assert_eq!(
        figures["accounts"],
        json!([
            {"kind": null, "state": null, "count": 1},
            row("credit_card", "open", 4),
            row("credit_card", "not_activated", 1),
            row("credit_card", "closed", 1),
            row("credit_card", "bad_debt", 1),
            row("quasi_credit_card", "open", 1),
            row("housing_loan", "open", 1),
            row("other_loan", "open", 1),
            row("other_loan", "settled", 1),
            {"kind": "guarantee", "state": null, "count": 1},
        ])
    );
}

#[test]
fn limits_are_added_by_currency_and_overall_only_in_yuan() {
    let figures = all();
    assert_eq!(
        figures["limits"],
        json!([
            {"currency": "CNY", "converted": false, "accounts": 4, "limit": 40_000, "used": 6_800, "utilisation": 0.17, "used_unknown": 0},
            {"currency": "USD", "converted": false, "accounts": 1, "limit": 1_000, "used": 100, "utilisation": 0.1, "used_unknown": 0},
            {"currency": "USD", "converted": true, "accounts": 1, "limit": 10_000, "used": 4_000, "utilisation": 0.4, "used_unknown": 0},
        ])
    );
    assert_eq!(
        figures["overall"],
        json!({"accounts": 5, "limit": 50_000, "used": 10_800, "utilisation": 0.216, "left_out": 1, "used_unknown": 0})
    );
}

#[test]
fn a_card_that_does_not_say_what_is_used_is_no_part_of_the_utilisation() {
    let said = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度10,000，已使用额度10,000。";
    let unsaid = "2009年3月13日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度8,000，已冻结。";
    let figures = figures(json!({"creditCards": {"unOverdue": [said, unsaid]}}));
    assert_eq!(
        figures["overall"],
        json!({"accounts": 2, "limit": 18_000, "used": 10_000, "utilisation": 1.0, "left_out": 0, "used_unknown": 1})
    );
}

// §1.2.5
#[test]
fn loans_and_guarantees_are_added_in_yuan() {
    let figures = all();
    assert_eq!(figures["loans"], json!({"count": 3, "open": 2, "balance": 460_000, "left_out": 1}));
    assert_eq!(figures["guarantees"], json!({"count": 1, "amount": 45_000, "balance": 30_000, "left_out": 0}));
}

#[test]
fn accounts_overdue_are_counted() {
    assert_eq!(
        all()["overdue"],
        json!({
            "now": 2, "amount": 300, "left_out": 0, "ever": 4, "over_90": 2, "months": 11, "months_over_90": 2, "most_months": 8,
        })
    );
}

#[test]
fn an_account_in_a_list_of_overdue_ones_was_overdue_whatever_its_sentence_says() {
    for (list, ever) in [("unOverdue", 0), ("overdue", 1), ("overdraft", 1)] {
        assert_eq!(figures(json!({"creditCards": {list: [CARDS[4]]}}))["overdue"]["ever"], ever, "{list}");
    }
}

#[test]
fn overdue_amounts_are_added_only_in_yuan() {
    let card =
        "2012年3月12日招商银行发放的贷记卡（美元账户）。截至2015年6月，信用额度1,000，已使用额度100，逾期金额7。";
    let overdue = figures(json!({"creditCards": {"overdue": [CARDS[0], card]}}))["overdue"].take();
    assert_eq!((&overdue["now"], &overdue["amount"], &overdue["left_out"]), (&json!(2), &json!(300), &json!(1)));
}

#[test]
fn ages_are_whole_months_at_the_reports_own_time_and_only_of_cards_and_loans() {
    let figures = all();
    assert_eq!(figures["oldest"], json!({"opened_on": "2009-03-12", "months": 75}));
    assert_eq!(figures["newest"], json!({"opened_on": "2014-01-31", "months": 17}));
    let undated = self::figures(json!({"creditCards": {"unOverdue": CARDS}}));
    assert_eq!(undated["oldest"], json!({"opened_on": "2009-03-12", "months": null}));
    let early = self::figures(json!({"reportTime": "2010-01-01", "creditCards": {"unOverdue": CARDS}}));
    assert_eq!(early["newest"], json!({"opened_on": "2014-01-31", "months": null}));
    assert_eq!(self::figures(json!({"score": 1}))["oldest"], json!(null));
}

#[test]
fn queries_are_counted_back_from_the_report_by_whose_they_were_and_why() {
    let query = |on: &str, why: &str| json!({"queryTime": on, "queryReason": why});
    let figures = figures(json!({
        "reportTime": "2015.03.31 10:12:45",
        "orgnizationQueryRecords": [
            query("2015年3月31日", "贷后管理"), query("2015年2月28日", "贷后管理"), query("2015年2月27日", "信用卡审批"),
            query("2014年3月31日", "贷后管理"), query("2013年3月30日", "贷后管理"), query("2015年4月1日", "贷后管理"),
            {"queryReason": "贷后管理"}, {"queryTime": "2015年3月1日"},
        ],
        "personalQueryRecords": [query("2015年1月1日", "本人查询（临柜）"), query("2014年1月1日", "本人查询")],
    }));
    let counts = |row: &Value| {
        ["months_1", "months_3", "months_6", "months_12", "months_24", "all"].map(|name| row[name].as_u64().unwrap())
    };
    assert_eq!(counts(&figures["queries"][0]), [3, 4, 4, 5, 5, 8]);
    assert_eq!(counts(&figures["queries"][1]), [0, 1, 1, 1, 2, 2]);
    let rows: Vec<_> = figures["queries_by_reason"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["source"].as_str().unwrap(), row["reason"].as_str(), counts(row)))
        .collect();
    assert_eq!(
        rows,
        [
            ("institution", Some("贷后管理"), [2, 2, 2, 3, 3, 6]),
            ("institution", None, [1, 1, 1, 1, 1, 1]),
            ("institution", Some("信用卡审批"), [0, 1, 1, 1, 1, 1]),
            ("personal", Some("本人查询"), [0, 1, 1, 1, 2, 2]),
        ]
    );
    let undated = self::figures(json!({"personalQueryRecords": [query("2015年1月1日", "本人查询")]}));
    assert_eq!(undated["queries"][1]["months_24"], json!(null));
    assert_eq!(undated["queries"][1]["all"], json!(1));
}

#[test]
fn what_the_gateway_states_otherwise_is_told() {
    let row = |counts: [i64; 5]| {
        let names = ["A", "B", "C", "D", "E"];
        Value::Object(names.iter().zip(counts).map(|(name, count)| ((*name).to_owned(), count.into())).collect())
    };
    let report = |cards: [i64; 5], other: [i64; 5], overdue: i64, unknown: &str| {
        figures(json!({
            "creditCards": {"overdue": &CARDS[..2]}, "otherLoans": {"unOverdue": LOANS, "overdue": [unknown]},
            "informatonAbstract": {"creditCard": row(cards), "houseLoan": row([0; 5]), "otherLoan": row(other)},
            "overdue": {"overdueNo": overdue},
        }))["disagreements"]
            .take()
    };
    assert_eq!(report([2, 2, 0, 2, 1], [3, 2, 1, 0, 0], 2, ""), json!([]));
    let told = |what: &str, stated, computed| json!({"what": what, "stated": stated, "computed": computed});
    assert_eq!(
        report([3, 1, 1, 1, 0], [3, 2, 1, 0, 0], 0, ""),
        json!([
            told("informatonAbstract.creditCard.A", 3, 2),
            told("informatonAbstract.creditCard.B", 1, 2),
            told("informatonAbstract.creditCard.D", 1, 2),
            told("informatonAbstract.creditCard.E", 0, 1),
            told("informatonAbstract.*.C", 2, 1),
            told("overdue.overdueNo", 0, 2),
        ])
    );
    // A sentence that was not understood is an account of unknown kind.
    assert_eq!(report([2, 2, 0, 2, 1], [4, 9, 1, 9, 9], 9, "没见过的话"), json!([]));
}

#[test]
fn what_could_not_be_compared_is_told() {
    let figures = |sentence: &str| {
        figures(json!({
            "otherLoans": {"unOverdue": [sentence]},
            "informatonAbstract": {"otherLoan": {"A": 1, "B": 0, "D": 0, "E": null}}, "overdue": {"overdueNo": 0},
        }))
    };
    assert_eq!(figures(LOANS[2])["not_compared"], json!([]));
    let names = ["informatonAbstract.otherLoan.B", "informatonAbstract.otherLoan.D", "overdue.overdueNo"];
    let doubtful = figures(&format!("{}另有说明。", LOANS[1]));
    assert_eq!((&doubtful["not_compared"], &doubtful["disagreements"]), (&json!(names), &json!([])));
}

#[test]
fn sums_do_not_overflow() {
    let huge = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度9223372036854775807，已使用额度9223372036854775807。";
    let figures = figures(json!({"creditCards": {"unOverdue": [huge, huge]}}));
    assert_eq!(figures["overall"]["limit"].to_string(), "18446744073709551614");
    assert_eq!(figures["overall"]["utilisation"], 1.0);
}
