//! The page on the terminal, compared with the snapshots in `shown`. Update them with `SNAPSHOTS=overwrite
//! cargo test --test pages`, and review the changes.

use std::path::Path;

use serde_json::{Value, json};
use snapbox::{Data, assert_data_eq};
use unicode_width::UnicodeWidthStr;
use zhengxin::messages::Lang;
use zhengxin::output::report::{Masking, Page, page};
use zhengxin::output::{Style, html};
use zhengxin::report::Report;

use crate::reports::{crowded, report};

fn shown(name: &str, masks: bool, style: &Style) -> String {
    let report = report(name);
    let masking = Masking::of(&report, masks);
    page(&Page::of(&report, masking), style)
}

pub fn style(lang: Lang, columns: u16) -> Style {
    Style { lang, columns: Some(columns), ..Style::default() }
}

#[track_caller]
pub fn assert_shown(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/shown").join(format!("{name}.txt"));
    assert_data_eq!(text, Data::read_from(&path, None).raw());
}

#[test]
fn wide_in_chinese() {
    assert_shown("wide-zh", &shown("second", false, &style(Lang::Zh, 120)));
}

// §1.2.5
#[test]
fn a_page_of_eighty_columns_in_english() {
    assert_shown("eighty-en", &shown("first", false, &style(Lang::En, 80)));
}

#[test]
fn a_page_of_eighty_columns_in_chinese_masked() {
    assert_shown("eighty-zh-masked", &shown("second", true, &style(Lang::Zh, 80)));
}

#[test]
fn many_accounts_at_banks_with_long_names() {
    let shown = |style: &Style| page(&Page::of(&crowded(12), Masking::none()), style);
    assert_shown("crowded-eighty-zh", &shown(&style(Lang::Zh, 80)));
    assert_shown("crowded-wide-en", &shown(&style(Lang::En, 130)));
    assert_shown("crowded-colour-zh", &shown(&Style { color: true, ..style(Lang::Zh, 80) }));
}

#[test]
fn narrow_in_both_languages() {
    assert_shown("narrow-zh", &shown("second", false, &style(Lang::Zh, 40)));
    assert_shown("narrow-en", &shown("first", false, &style(Lang::En, 40)));
}

#[test]
fn in_colour() {
    let style = Style { color: true, ..style(Lang::Zh, 100) };
    assert_shown("colour-zh", &shown("first", false, &style));
}

#[test]
fn an_empty_report() {
    assert_shown("empty-zh", &shown("empty", false, &style(Lang::Zh, 80)));
    assert_shown("empty-en", &shown("empty", false, &style(Lang::En, 80)));
}

#[test]
fn hostile_names_are_text() {
    assert_shown("hostile-en", &shown("hostile", false, &style(Lang::En, 80)));
    for columns in [24, 40, 80, 140] {
        let text = shown("hostile", false, &style(Lang::Zh, columns));
        let steers = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{202e}' | '\u{200b}');
        assert!(!text.contains(steers), "{columns}");
    }
}

#[test]
fn without_its_colours_a_page_is_unchanged() {
    for name in ["first", "second", "hostile", "empty"] {
        let plain = shown(name, false, &style(Lang::Zh, 100));
        let coloured = shown(name, false, &Style { color: true, ..style(Lang::Zh, 100) });
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain, "{name}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for name in ["first", "second", "hostile", "empty"] {
        for columns in [40, 60, 80, 100, 120] {
            for lang in [Lang::Zh, Lang::En] {
                let text = shown(name, false, &style(lang, columns));
                let widest = text.lines().max_by_key(|line| line.width()).unwrap();
                assert!(widest.width() <= usize::from(columns), "{name} {columns}: {} {widest}", widest.width());
            }
        }
    }
}

#[test]
fn no_amount_is_split_at_its_comma() {
    // In Chinese, a comma after a digit belongs to an amount.
    let is_cut = |line: &&str| line.trim_end().strip_suffix(',').is_some_and(|line| line.ends_with(char::is_numeric));
    for name in ["first", "second", "later"] {
        for columns in [36, 40, 44, 60, 76, 80, 90, 100, 120] {
            let text = shown(name, false, &style(Lang::Zh, columns));
            assert_eq!(text.lines().find(is_cut), None, "{name} {columns}");
        }
    }
}

#[test]
fn only_the_first_of_many_unknown_members_are_named() {
    let members = (0..10_000).map(|place| (format!("later_{place}"), json!(1))).chain([("score".to_owned(), json!(1))]);
    let report = Report::read(Value::Object(members.collect())).unwrap();
    let page_of = || Page::of(&report, Masking::none());
    let html = html::file(&page_of(), Lang::En);
    for text in [page(&page_of(), &style(Lang::En, 80)), html] {
        assert_eq!(text.matches("later_").count(), 500);
        assert!(text.contains("… 9,500 more are not listed here"), "{text}");
    }
}

#[test]
fn only_the_first_of_many_members_of_a_public_record_are_listed() {
    let members = (0..600).map(|place| (format!("later_{place}"), json!(1)));
    let report = Report::read(json!({"score": 1, "publicRecords": [Value::Object(members.collect())]})).unwrap();
    let page_of = || Page::of(&report, Masking::none());
    for text in [page(&page_of(), &style(Lang::En, 80)), html::file(&page_of(), Lang::En)] {
        assert_eq!(text.matches("later_").count(), 500);
        assert!(text.contains("… 100 more are not listed here"), "{text}");
    }
}

#[test]
fn only_the_first_of_many_reasons_are_listed() {
    let query =
        |place: usize| json!({"queryOperator": "x", "queryReason": format!("why {place}"), "queryTime": "2015-01-01"});
    let queries: Vec<_> = (0..502).map(query).collect();
    let report = Report::read(json!({"score": 1, "orgnizationQueryRecords": queries})).unwrap();
    let page_of = || Page::of(&report, Masking::none());
    for text in [page(&page_of(), &style(Lang::En, 80)), html::file(&page_of(), Lang::En)] {
        assert_eq!(text.matches("… 2 more are not listed here").count(), 2, "of the reasons, and of the queries");
    }
}

#[test]
fn the_documented_members_of_public_records_have_names_in_both_languages() {
    let record =
        json!({"caseStatus": "执行完毕", "closedWay": "自动履行", "applicationExecution": "存款", "later": "x"});
    let data = json!({"score": 1, "publicRecords": [record]});
    let report = Report::read(data).unwrap();
    for (lang, expected) in [
        (Lang::Zh, ["公共记录", "案件状态: 执行完毕", "结案方式: 自动履行", "申请执行标的: 存款", "later: x"]),
        (Lang::En, ["public record", "status: 执行完毕", "closed by: 自动履行", "claim: 存款", "later: x"]),
    ] {
        let text = page(&Page::of(&report, Masking::none()), &style(lang, 80));
        assert_eq!(expected.map(|line| text.contains(line)), [true; 5], "{text}");
        assert!(!text.contains("publicRecords"), "{text}");
    }
}

#[test]
fn masked_values_are_nowhere_on_the_page() {
    let text = shown("second", true, &style(Lang::Zh, 120));
    for secret in ["李测一", "report-ready-04", "0474", "7543", "1895", "冯测二一零", "4171", "user2561", "20261125"]
    {
        assert!(!text.contains(secret), "{secret}");
        assert!(shown("second", false, &style(Lang::Zh, 120)).contains(secret), "{secret}");
    }
}
