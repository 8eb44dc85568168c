//! Hostile texts and reports: nothing panics, nothing is lost, and time grows linearly.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengxin::report::{Figures, Report, Understood, diff};

use crate::accounted::{Accounted, accounted};

/// Words of sentences, and texts that attackers add.
const WORDS: [&str; 64] = [
    "2012年11月9日",
    "2015年6月",
    "2015年2月30日",
    "9999年99月",
    "招商银行",
    "花旗银行（中国）有限公司",
    "日照银行",
    "无为",
    "发放的",
    "贷记卡",
    "准贷记卡",
    "（",
    "）",
    "(",
    ")",
    "人民币",
    "账户",
    "，",
    ",",
    "。",
    ".",
    "：",
    ":",
    "、",
    "卡片尾号",
    "0012",
    "截至",
    "截止",
    "信用额度",
    "折合人民币",
    "20,000",
    "99999999999999999999999",
    "--",
    "元",
    "已使用额度",
    "余额",
    "为",
    "逾期金额",
    "当前无逾期",
    "尚未激活",
    "已变成呆账",
    "已销户",
    "销户",
    "已结清",
    "已转出",
    "个人住房贷款",
    "到期",
    "贷款授信",
    "可循环使用",
    "最近5年内有",
    "8",
    "个月处于逾期状态",
    "没有发生过90天以上逾期",
    "其中",
    "证件类型",
    "证件号码",
    "在",
    "办理的",
    "贷款提供担保",
    "进行最近一次代偿",
    "接收债权",
    "\u{1b}[31m",
    "\u{202e}",
    "\0",
];

fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[ \t\u{3000}\u{a0}\u{200b}]{1,3}",
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

/// Arbitrary JSON that includes names of a report's members.
fn any_json() -> impl Strategy<Value = Value> {
    let names = vec![
        "creditCards",
        "houseLoans",
        "otherLoans",
        "overdue",
        "unOverdue",
        "guaranteeOthers",
        "data",
        "name",
        "idCard",
        "reportTime",
        "score",
        "personalQueryRecords",
        "orgnizationQueryRecords",
        "queryTime",
        "queryReason",
        "informatonAbstract",
        "creditCard",
        "A",
        "composition",
        "interpretation",
        "detail",
        "item",
        "publicRecords",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        Just(json!("2015.07.03 10:12:45")),
        Just(json!("2015年3月31日")),
        Just(json!("-9223372036854775808")),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        let name = prop_oneof![prop::sample::select(names.clone()).prop_map(str::to_owned), ".{0,3}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..8).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn nothing_is_lost(text: &str) {
    let Accounted { account, plain, rest } = accounted(text);
    match account.understood {
        Understood::Full => assert!(rest.is_empty()),
        Understood::Part => assert!(account.kind.is_some() && account.opened_on.is_some()),
        Understood::None => assert!(account.kind.is_none() && rest == plain),
    }
}

/// Calls every method of a report.
fn ask_everything(report: &Report) {
    let accounts: Vec<_> = report.accounts().collect();
    let remarks: Vec<_> = report.remarks().collect();
    assert_eq!(report.lines().count(), accounts.len() + remarks.len());
    let figures = Figures::of(report);
    let reading = figures.reading;
    assert_eq!(reading.full + reading.part + reading.none, accounts.len() as u64);
    let said = (&accounts, &remarks, &figures, report.queries().collect::<Vec<_>>(), report.scalars());
    serde_json::to_string(&said).unwrap();
    let _ = (report.summary(), report.summary_of_public_records(), report.composition(), report.interpretation());
    let _ = (report.public_records().len(), report.stated_overdue(), report.made_at(), report.score());
    assert!(diff(report, report).unwrap().is_same());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_character_of_an_invented_sentence_is_lost(text in any_text()) {
        nothing_is_lost(&text);
    }

    #[test]
    fn no_character_of_an_arbitrary_text_is_lost(text in any::<String>()) {
        nothing_is_lost(&text);
    }
}

proptest! {
    #[test]
    fn any_json_is_a_report_or_an_error(one in any_json(), other in any_json()) {
        if let (Ok(one), Ok(other)) = (Report::read(one.clone()), Report::read(other)) {
            let _ = diff(&one, &other);
            ask_everything(&one);
        }
        // The same inside a report.
        for name in ["creditCards", "otherLoans", "guaranteeOthers", "personalQueryRecords", "informatonAbstract", "interpretation"] {
            let wrapped = json!({"score": 1, name: one});
            let report = Report::read(wrapped.clone()).unwrap();
            assert_eq!(report.data(), &wrapped);
            ask_everything(&report);
        }
    }

    #[test]
    fn any_bytes_are_a_report_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(report) = Report::from_bytes(&bytes) {
            ask_everything(&report);
        }
    }
}

/// The time of parsing the text once.
fn time(text: &str) -> Duration {
    let start = Instant::now();
    nothing_is_lost(text);
    start.elapsed()
}

#[test]
fn the_time_grows_linearly_with_the_length_of_a_sentence() {
    let card = "2012年11月9日招商银行发放的贷记卡（人民币账户）";
    let line = "2012年11月9日招商银行为个人住房贷款授信";
    let liability = "2012年11月9日，为张测一（证件类型：身份证，证件号码：0014）在中国银行办理的贷款承担相关还款责任";
    for (begin, again) in [
        ("", "为"),
        ("", "2012年"),
        ("", "2012年11月9日"),
        ("", "1."),
        ("", "（（"),
        ("2012年11月9日", "招商银行为"),
        ("2012年11月9日", "，为张（证件类型：身份证"),
        ("2012年11月9日", "发放的"),
        ("2012年11月9日", "在张办理的"),
        (card, "，截至2015年6月"),
        (card, "最近5年内有"),
        (card, "，0,0"),
        (card, "。截至2015年6月，信用额度20,000"),
        (card, "0,000"),
        (line, "，额度有效期至"),
        (liability, "，个人余额"),
        (liability, "（保证合同编号："),
        (liability, "余额"),
    ] {
        let text = |times: usize| format!("{begin}{}", again.repeat(times));
        let slow = time(&text(200_000 / again.len()));
        assert!(slow < Duration::from_secs(2), "{begin} {again}: {slow:?} for 200 kB");
    }
}
