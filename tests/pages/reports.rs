//! The reports of these tests: one of the sandbox's people for each generation of sentences, the second with
//! unknown lines; an empty one; a malicious one; one of many accounts at banks with long names.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use zhengxin::report::Report;

/// Banks with long names, and one with a short one.
const BANKS: [&str; 5] = [
    "中国邮政储蓄银行股份有限公司信用卡中心",
    "上海浦东发展银行信用卡中心",
    "内蒙古自治区农村信用社联合社呼和浩特市新城区丁香路营业部",
    "花旗银行（中国）有限公司",
    "招商银行",
];

/// The path of a report.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/reports").join(format!("{name}.json"))
}

/// A report.
pub fn report(name: &str) -> Report {
    Report::from_text(&fs::read_to_string(path(name)).unwrap()).unwrap()
}

/// A report with this many accounts: cards of every state, loans, and a guarantee of each fifth.
pub fn crowded(accounts: usize) -> Report {
    let (mut cards, mut loans, mut guarantees) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..accounts {
        let bank = BANKS[place * 7 % BANKS.len()];
        let (year, month) = (2009 + place * 17 / accounts.max(1), place % 12 + 1);
        let opened = format!("{year}年{month}月{}日", place % 27 + 1);
        let (limit, used) = (10_000 + place * 1_001, 1_000 + place * 997);
        let limit = format!("{},{:03}", limit / 1_000, limit % 1_000);
        let used = format!("{},{:03}", used / 1_000, used % 1_000);
        let card = format!("{opened}{bank}发放的贷记卡（人民币账户，卡片尾号：{:04}）", 1_000 + place);
        let history = "最近5年内有14个月处于逾期状态，其中9个月逾期超过90天。";
        match place % 6 {
            0 => cards.push(format!("{card}。截至2026年10月，信用额度{limit}，已使用额度{used}。")),
            1 => cards.push(format!("{card}。截至2026年10月，信用额度{limit}，余额{used}，当前有逾期。{history}")),
            2 => cards.push(format!("{card}，2025年5月销户。")),
            3 => cards.push(format!("{card}。截至2026年10月，信用额度{limit}，已变成呆账，余额{used}。{history}")),
            4 => loans.push(format!(
                "{opened}{bank}发放的{limit}元（人民币）个人商用房（包括商住两用）贷款，2041年5月16日到期。截至2026年10月，余额{used}，\
                 逾期金额1,022。{history}"
            )),
            _ => guarantees.push(format!(
                "{opened}，为蒋测二二二（证件类型：身份证，证件号码：990000195501010015）在{bank}办理的贷款提供担保，\
                 担保贷款合同金额{limit}，担保金额{limit}。截至2026年10月31日，担保贷款本金余额{used}。"
            )),
        }
    }
    Report::read(json!({
        "name": "李测一", "reportTime": "2026.11.25 04:55:01", "score": 422, "grade": "D",
        "creditCards": {"unOverdue": cards}, "otherLoans": {"unOverdue": loans, "guaranteeOthers": guarantees},
    }))
    .unwrap()
}

/// The last characters of each long name in [`long_names`].
#[rustfmt::skip]
pub const ENDINGS: [&str; 8] = [
    "终一支行", "终二支行", "Branch-End3", "InquirerEnd4", "ReasonEnd5", "DayEnd6", "GradeEnd7", "NameEnd8",
];

/// A report whose names are far longer than any table cell is wide, in Chinese and in words without a blank.
pub fn long_names() -> Report {
    let [one, two, branch, inquirer, reason, day, grade, name] = ENDINGS;
    let bank = |ending: &str| format!("{}{ending}", "内蒙古自治区农村信用社联合社丁香路".repeat(6));
    let unbroken = |ending: &str| format!("{}{ending}", "Unbroken".repeat(12));
    let card = |bank: &str| format!("2019年3月5日{bank}发放的贷记卡（人民币账户，卡片尾号：4242）");
    Report::read(json!({
        "name": format!("{}{name}", "李测".repeat(40)), "reportTime": "2026.11.25 04:55:01", "score": 422,
        "grade": format!("{}{grade}", "很".repeat(70)),
        "creditCards": {"unOverdue": [
            format!("{}。截至2026年10月，信用额度80,000，已使用额度79,000。", card(&bank(one))),
            format!("{}，2025年5月销户。", card(&unbroken(branch))),
        ]},
        "otherLoans": {"unOverdue": [format!(
            "2015年1月9日{}发放的80,000元（人民币）个人商用房（包括商住两用）贷款，2041年5月16日到期。\
             截至2026年10月，余额70,000，逾期金额1,022。最近5年内有14个月处于逾期状态，其中9个月逾期超过90天。",
            bank(two),
        )]},
        "orgnizationQueryRecords": [
            {"queryOperator": unbroken(inquirer), "queryReason": unbroken(reason), "queryTime": unbroken(day)},
            {"queryOperator": "招商银行/user1", "queryReason": "贷后管理", "queryTime": "2026年09月08日"},
        ],
    }))
    .unwrap()
}
