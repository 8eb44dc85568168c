//! The values that `--mask` hides, on the terminal, in HTML and as JSON.

use serde_json::{Value, json};
use zhengxin::messages::Lang;
use zhengxin::output::html;
use zhengxin::output::report::{Masking, Page, Seen, page};
use zhengxin::report::Report;

use crate::terminal::style;

/// A report in each output format, masked.
fn masked(data: Value) -> [String; 3] {
    let report = Report::read(data).unwrap();
    let masking = Masking::of(&report, true);
    let of = || Page::of(&report, Masking::of(&report, true));
    [
        page(&of(), &style(Lang::Zh, 120)),
        html::file(&of(), Lang::Zh),
        serde_json::to_string_pretty(&Seen::new(&report, &masking)).unwrap(),
    ]
}

#[track_caller]
fn assert_hidden(data: Value, hidden: &[&str], kept: &[&str]) {
    for text in masked(data) {
        for secret in hidden {
            assert!(!text.contains(secret), "{secret}\n{text}");
        }
        for word in kept {
            assert!(text.contains(word), "{word}\n{text}");
        }
    }
}

#[test]
fn numbers_printed_in_groups_are_hidden_and_dates_and_amounts_kept() {
    assert_hidden(
        json!({"score": 1, "publicRecords": [
            "卡号6225 8812 3456 7890欠费",
            "来自138 1234 5678转",
            "2015-07-01 12:02:59欠1,234,567 20,000元，2015 07 01 20160701",
        ]}),
        &["6225", "8812", "3456", "7890", "138", "5678"],
        &["欠费", "转", "2015-07-01 12:02:59欠1,234,567 20,000元，2015 07 01 20160701"],
    );
}

#[test]
fn the_name_of_an_unknown_member_is_kept_and_its_value_hidden() {
    let data = json!({"score": 1, "guarantor": {"who": "李测四"}, "name": ["赵测五"], "composition": {"by": "钱测六"}});
    assert_hidden(data.clone(), &["李测四", "赵测五", "钱测六"], &["guarantor", "name", "composition.by"]);
    let report = Report::read(data).unwrap();
    let json = serde_json::to_value(Seen::new(&report, &Masking::none())).unwrap();
    assert_eq!(json["others"], json!({"guarantor": {"who": "李测四"}, "name": ["赵测五"], "composition.by": "钱测六"}));
}

#[test]
fn names_in_reasons_are_hidden_in_the_figures_and_in_the_list() {
    let query =
        |reason: &str| json!({"queryOperator": "招商银行/a", "queryReason": reason, "queryTime": "2015年3月31日"});
    let data = json!({"name": "张测三", "loginName": "zhang-3", "reportTime": "2015.07.01 12:02:59", "score": 1,
        "orgnizationQueryRecords": [query("查询张测三"), query("查询zhang-3"), query("贷后管理")]});
    assert_hidden(data.clone(), &["张测三", "zhang-3"], &["查询***", "贷后管理"]);
    let json: Value = serde_json::from_str(&masked(data)[2]).unwrap();
    let rows = json["figures"]["queries_by_reason"].as_array().unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row["reason"].as_str().unwrap(), row["all"].as_u64().unwrap())).collect();
    assert_eq!(rows, [("查询***", 2), ("贷后管理", 1)]);
}

#[test]
fn the_impersonal_members_of_a_public_record_are_kept() {
    assert_hidden(
        json!({"score": 1,
            "newPublicRecords": {"taxesRecords": [{
                "plaintiff": "赵测四", "taxpayer": "钱测五", "userName": "孙测六", "被告": "李测七", "respondent": ["周测八"],
                "nested": {"caseStatus": "吴测九"}, "caseNo": "(2014)测执字第00023号", "executed": "郑测十",
            }]},
            "publiCrecords": {"compulsoryExecutionRecords": [{
                "caseStatus": "执行完毕", "executed_amt": "20000", "executiveCourt": "测试市测试区人民法院",
                "exe_reason": "借款合同纠纷", "formatedFilingTime": "2014年5月", "closedWay": "自动履行",
            }]},
        }),
        &["测四", "测五", "测六", "测七", "测八", "测九", "00023", "测十"],
        &["执行完毕", "20000", "测试市测试区人民法院", "借款合同纠纷", "2014年5月", "自动履行"],
    );
}

#[test]
fn the_text_after_a_word_for_a_number_is_hidden() {
    assert_hidden(
        json!({"score": 1, "publicRecords": [
            "护照E12345678欠", "卡号12345678欠", "tel: 87654321欠", "电话（8000 7654）欠", "手机号为1380013欠", "证号：E 7654321",
            "护照号码 G7654398",
        ]}),
        &["12345678", "8765", "8000", "7654", "1380"],
        &["护照***欠", "欠"],
    );
}

#[test]
fn the_persons_values_are_hidden_regardless_of_blanks_and_case() {
    assert_hidden(
        json!({"name": "张测三", "loginName": "ZhangSan01", "score": 1, "publicRecords": ["欠 张 测 三 款", "由zhangsan01申报"]}),
        &["测", "zhangsan01"],
        &["***"],
    );
    assert_hidden(json!({"name": "张 测 三", "score": 1, "publicRecords": ["欠张测三款"]}), &["测"], &["欠***款"]);
}

#[test]
fn a_name_in_a_query_time_is_hidden() {
    let queries = json!([{"queryOperator": "招商银行/a", "queryReason": "贷后管理", "queryTime": "张测三来时"}]);
    assert_hidden(json!({"name": "张测三", "score": 1, "orgnizationQueryRecords": queries}), &["测三"], &["***来时"]);
}

#[test]
fn the_persons_values_are_hidden_in_scalars_lists_and_member_names() {
    let card =
        "2009年3月12日某银行张测三支行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已使用额度5,000。";
    assert_hidden(
        json!({"name": "张测三", "idCard": "990000195501010015", "score": 1, "grade": "D 张测三",
            "marriage": "已婚（配偶13912345678，张测三）", "idType": "身份证990000195501010015",
            "reportTime": "2015.07.01 12:02:59", "张测三": 1, "creditCards": {"张测三": [card]},
            "newPublicRecords": {"张测三": ["欠费"]}}),
        &["张测三", "990000195501010015", "13912345678"],
        &["已婚（配偶***", "2015.07.01 12:02:59"],
    );
}
