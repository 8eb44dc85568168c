use serde_json::json;

use super::*;
use crate::output::report::Masking;
use crate::report::Report;

fn shown(report: serde_json::Value, masks: bool, lang: Lang) -> String {
    let report = Report::read(report).unwrap();
    let masking = Masking::of(&report, masks);
    file(&Page::of(&report, masking), lang)
}

/// A report whose every text tries to break out of the page.
fn hostile() -> serde_json::Value {
    let evil = "\"'><script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>&amp;\u{1b}[31m\u{202e}";
    json!({
        "name": evil, "idCard": evil, "grade": evil, "score": "894", "reportTime": "2026.10.01 10:00:00", "rate": evil,
        evil: 1,
        "composition": {"publicRecords": 1e300, "basic": -1, "houseLoans": "0.5", "otherLoans": 0.5},
        "creditCards": {
            "unOverdue": [
                format!("2019年4月26日{evil}发放的贷记卡（{evil}账户）。截至2026年10月，信用额度43,000，已使用额度20,241。"),
                evil, "系统中没有您的记录。",
            ],
            "overdue": ["2019年4月26日某<b>银行发放的贷记卡（人民币账户）。截至2026年10月，信用额度9,223,372,036,854,775,807，已使用额度9,223,372,036,854,775,807，逾期金额7。"],
        },
        "orgnizationQueryRecords": [{"queryOperator": evil, "queryReason": evil, "queryTime": evil}],
        "personalQueryRecords": [{"queryOperator": evil, "queryReason": evil, "queryTime": "2026年9月1日"}],
        "publicRecords": [{evil: evil}, evil],
        "overdue": {"message": evil},
        "interpretation": {"detail": [{"title": evil, "item": [evil]}], "overdue": evil},
        "informatonAbstract": {"creditCard": {"A": 9}},
    })
}

#[test]
fn no_text_of_a_report_becomes_markup_and_the_page_loads_nothing() {
    for lang in [Lang::Zh, Lang::En] {
        for masks in [false, true] {
            let text = shown(hostile(), masks, lang);
            assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("<b>银行"));
            assert!(text.contains("&lt;script&gt;"));
            assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'));
            // URLs may appear as text, but in no attribute.
            let marks = text.split('<').filter_map(|part| part.split('>').next());
            for mark in marks.filter(|mark| !mark.contains("data-label")) {
                let quiet = !mark.contains("http") || mark.contains("http-equiv");
                assert!(quiet && !mark.contains("src=") && !mark.contains("href=") && !mark.contains("url("), "{mark}");
                assert!(!mark.contains(" on") && !mark.contains("style="), "{mark}");
            }
        }
    }
    assert!(!CSS.contains("url(") && !CSS.contains("@import") && !CSS.contains("http"));
}

#[test]
fn the_page_contains_every_chart() {
    let text = shown(hostile(), false, Lang::Zh);
    for chart in ["score", "composition", "utilisation", "timeline", "queries"] {
        assert!(text.contains(&format!("id=\"chart-{chart}\"")), "{chart}");
    }
    assert!(!text.contains("NaN") && !text.contains("inf\""));
}

/// The names in a page's charts: the text of each label.
fn names(text: &str) -> Vec<&str> {
    text.split("<span class=\"name\">").skip(1).filter_map(|rest| rest.split("</p>").next()).collect()
}

#[test]
fn charts_show_long_bank_names_in_full() {
    let bank = "内蒙古自治区农村信用社联合社呼和浩特市新城区丁香路营业部";
    let card = format!(
        "2019年4月26日{bank}发放的贷记卡（人民币账户，卡片尾号：1234）。截至2026年10月，信用额度43,000，余额20,241。"
    );
    for lang in [Lang::Zh, Lang::En] {
        let text = shown(json!({"creditCards": {"unOverdue": [card]}}), false, lang);
        let names = names(&text);
        assert_eq!(names.iter().filter(|name| name.contains(bank) && name.contains("1234")).count(), 2, "{names:?}");
    }
}

#[test]
fn charts_distinguish_two_cards_of_one_bank() {
    let card = |day: &str, currency: &str, tail: &str| {
        format!(
            "{day}招商银行发放的贷记卡（{currency}账户{tail}）。截至2026年10月，信用额度折合人民币50,000，余额10,000。"
        )
    };
    let cards = [
        card("2019年4月26日", "人民币", "，卡片尾号：1234"),
        card("2019年4月26日", "人民币", "，卡片尾号：5678"),
        card("2019年4月26日", "美元", "，卡片尾号：1234"),
        card("2020年5月27日", "人民币", ""),
        card("2021年6月28日", "人民币", ""),
    ];
    let text = shown(json!({"creditCards": {"unOverdue": cards}}), false, Lang::Zh);
    let (names, labels) = (names(&text), names(&text).len());
    let distinct: std::collections::BTreeSet<&str> = names.into_iter().collect();
    assert_eq!((labels, distinct.len()), (10, 10), "{distinct:?}");
}

#[test]
fn the_state_of_a_bad_debt_is_highlighted_and_that_of_other_accounts_is_not() {
    let debt =
        "2016年3月13日中国工商银行发放的贷记卡（人民币账户）。截至2026年10月，信用额度74,000，已变成呆账，余额69,157。";
    let open =
        "2019年8月7日招商银行发放的贷记卡（人民币账户）。截至2026年10月，信用额度54,000，已使用额度37,545，逾期金额7。";
    let text = shown(json!({"creditCards": {"overdue": [debt, open]}}), false, Lang::En);
    let cells: Vec<&str> = text.split("<td ").filter(|cell| cell.contains("data-label=\"state\"")).collect();
    let noted: Vec<bool> = cells.iter().map(|cell| cell.contains("note\"")).collect();
    assert_eq!(noted, [true, false], "{cells:?}");
}

#[test]
fn an_empty_report_and_one_with_odd_types_still_become_pages() {
    for report in [
        json!({"score": null}),
        json!({"score": "many", "composition": 5, "creditCards": 7, "overdue": "x", "interpretation": []}),
        json!({"score": i64::MAX, "composition": {"basic": 0.5}}),
        json!({"score": -5, "creditCards": {"overdue": [[1], {"a": 2}, null, true]}}),
    ] {
        let text = shown(report, false, Lang::En);
        assert!(text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>"), "{text}");
    }
}

#[test]
fn personal_data_are_masked_on_request() {
    let report = json!({
        "name": "赵测零", "idCard": "**************0015", "loginName": "apply-credit-01", "reportId": "2026112600", "score": 1,
        "orgnizationQueryRecords": [{"queryOperator": "中信银行/user4086", "queryReason": "贷款审批"}],
        "creditCards": {"unOverdue": [
            "2021年01月02日中信银行发放的贷记卡（人民币账户，卡片尾号：8642）。截至2022年6月，信用额度1,000，余额20。",
            "2021年01月02日，为张测一（证件类型：身份证，证件号码：110101190001010014）在中国银行办理的贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额45,000。截至2022年06月30日，贷款余额30,000（人民币元）。",
            "什么 尾 号：97 31 赵测零",
        ]},
    });
    for secret in ["测零", "0015", "apply-credit", "20261126", "user4086", "8642", "测一", "0014", "97", "31赵"] {
        assert!(shown(report.clone(), false, Lang::Zh).contains(secret.trim_end_matches("赵")) || secret == "97");
        assert!(!shown(report.clone(), true, Lang::Zh).replace(CSS, "").contains(secret), "{secret}");
    }
}

#[test]
fn accounts_beyond_the_listed_ones_are_counted() {
    let card = "2019年4月26日中信银行发放的贷记卡（人民币账户）。截至2026年10月，信用额度43,000，已使用额度20,241。";
    let text = shown(json!({"creditCards": {"unOverdue": vec![card; 700]}}), false, Lang::En);
    assert!(text.contains("… 200 more are not listed here"));
    assert!(text.len() < 2_000_000);
}
