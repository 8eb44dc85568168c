//! The differences page on the terminal, compared with the snapshots in `shown`.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;
use zhengxin::messages::Lang;
use zhengxin::output::Style;
use zhengxin::output::diff::{Compared, page};
use zhengxin::output::report::Masking;
use zhengxin::report::{Report, diff};

use crate::reports::report;
use crate::terminal::{assert_shown, style};

fn shown(old: &Report, new: &Report, masks: bool, style: &Style) -> String {
    let diff = diff(old, new).unwrap();
    page(&Compared { old, new, diff, masking: Masking::of_all(&[old, new], masks) }, style)
}

fn month(masks: bool, style: &Style) -> String {
    shown(&report("second").in_file("old.json"), &report("later").in_file("new.json"), masks, style)
}

/// The malicious report, and one of the same person without its accounts and queries.
fn hostile() -> [Report; 2] {
    let mut data = report("hostile").data().clone();
    let hostile = Report::read(data.clone()).unwrap().in_file("\u{1b}[2J.json");
    for list in ["creditCards", "houseLoans", "otherLoans", "personalQueryRecords", "orgnizationQueryRecords"] {
        data[list] = Value::Null;
    }
    (data["score"], data["grade"]) = (json!("\u{1b}[5m"), json!(["\u{9b}2J"]));
    [hostile, Report::read(data).unwrap()]
}

#[test]
fn wide_in_english() {
    assert_shown("diff-wide-en", &month(false, &style(Lang::En, 120)));
}

#[test]
fn narrow_in_chinese_masked() {
    assert_shown("diff-narrow-zh-masked", &month(true, &style(Lang::Zh, 40)));
}

#[test]
fn in_colour() {
    let coloured = month(false, &Style { color: true, ..style(Lang::Zh, 80) });
    assert_shown("diff-colour-zh", &coloured);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), month(false, &style(Lang::Zh, 80)));
}

#[test]
fn equal_reports_have_no_differences() {
    let report = report("second").in_file("same.json");
    assert_shown("diff-same-en", &shown(&report, &report, false, &style(Lang::En, 80)));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let [hostile, empty] = hostile();
    for columns in [24, 40, 80, 120] {
        for lang in [Lang::Zh, Lang::En] {
            let style = style(lang, columns);
            for text in
                [month(false, &style), shown(&hostile, &empty, false, &style), shown(&empty, &hostile, false, &style)]
            {
                let widest = text.lines().max_by_key(|line| line.width()).unwrap();
                assert!(widest.width() <= usize::from(columns), "{columns}: {} {widest}", widest.width());
            }
        }
    }
}

#[test]
fn hostile_names_are_text() {
    let [hostile, empty] = hostile();
    for (old, new) in [(&hostile, &empty), (&empty, &hostile)] {
        for columns in [24, 80, 140] {
            let text = shown(old, new, false, &style(Lang::En, columns));
            let steers = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{202e}' | '\u{200b}');
            assert!(!text.contains(steers), "{columns}\n{text}");
        }
    }
}

#[test]
fn a_value_that_a_sentence_omits_is_shown_as_not_stated() {
    let of = |end: &str| {
        let card = format!(
            "2019年4月26日招商银行发放的贷记卡（人民币账户）。截至2026年10月，信用额度43,000，余额20,241{end}。"
        );
        Report::read(json!({"score": 1, "creditCards": {"unOverdue": [card]}})).unwrap()
    };
    for (lang, expected) in [(Lang::Zh, "当前逾期 未说明 → 否"), (Lang::En, "overdue now not stated → no")]
    {
        let text = shown(&of(""), &of("，当前无逾期"), false, &style(lang, 120));
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn masked_values_are_nowhere_on_the_page() {
    let [masked, whole] = [true, false].map(|masks| month(masks, &style(Lang::En, 120)));
    for secret in ["李测一", "0474", "7543", "6120", "user2561", "20261125", "20261225"] {
        assert!(!masked.contains(secret), "{secret}");
        assert!(whole.contains(secret), "{secret}");
    }
}

#[test]
fn only_the_first_of_many_accounts_are_listed() {
    let card = |day: usize| {
        format!("{}年1月{}日招商银行发放的贷记卡（人民币账户），截至2015年7月已销户。", 1900 + day / 28, day % 28 + 1)
    };
    let of = |count: usize| {
        let cards: Vec<String> = (0..count).map(card).collect();
        Report::read(json!({"score": 1, "creditCards": {"overdue": cards}})).unwrap()
    };
    let text = shown(&of(0), &of(501), false, &style(Lang::En, 80));
    assert!(text.contains("New accounts 501"));
    assert_eq!(text.lines().filter(|line| line.starts_with("  + ")).count(), 500);
    assert!(text.ends_with("… 1 more are not listed here\n"));
}
