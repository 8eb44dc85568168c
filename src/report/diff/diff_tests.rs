use serde_json::json;

use super::*;

const CARD: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已使用额度5,000。";
const LATER: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年7月，信用额度20,000，已使用额度5,000。";
const USED: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户）。截至2015年7月，信用额度20,000，已使用额度6,000。";
const CLOSED: &str = "2009年3月12日招商银行发放的贷记卡（人民币账户），截至2015年7月已销户。";
const LOAN: &str = "2012年11月9日中国建设银行发放的500,000元（人民币）个人住房贷款，2014年5月已结清。";

fn report(mut data: Value) -> Report {
    data["idCard"] = "*0014".into();
    Report::read(data).unwrap()
}

fn cards(sentences: &[&str]) -> Report {
    report(json!({"creditCards": {"unOverdue": sentences}}))
}

/// Compares two lists of cards. Returns the differences as JSON, without empty lists.
fn compare(old: &[&str], new: &[&str]) -> Value {
    let (old, new) = (cards(old), cards(new));
    let diff = diff(&old, &new).unwrap();
    let mut told = serde_json::to_value(&diff).unwrap();
    told.as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    assert_eq!(diff.is_same(), told == json!({}));
    told
}

fn changes(told: &Value, list: &str) -> Vec<String> {
    let list = told[list].as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|change| {
            let fields = change["changes"].as_array().unwrap().iter();
            fields
                .map(|field| format!("{} {} {}", field["field"].as_str().unwrap(), field["old"], field["new"]))
                .collect::<Vec<_>>()
                .join(", ")
        })
        .collect()
}

#[test]
fn a_report_does_not_differ_from_itself_nor_from_one_of_the_next_month() {
    assert_eq!(compare(&[CARD, CARD, LOAN], &[CARD, LOAN, CARD]), json!({}));
    assert_eq!(compare(&[CARD], &[LATER]), json!({}));
}

#[test]
fn accounts_are_new_or_gone() {
    let told = compare(&[CARD], &[CARD, LOAN]);
    assert_eq!(told["new_accounts"][0]["sentence"], LOAN);
    assert_eq!(told.as_object().unwrap().len(), 1);
    let told = compare(&[CARD, LOAN], &[LOAN]);
    assert_eq!(told["gone_accounts"][0]["sentence"], CARD);
    assert_eq!(told.as_object().unwrap().len(), 1);
}

#[test]
fn a_changed_account_tells_what_changed() {
    let told = compare(&[CARD], &[USED]);
    assert_eq!(changes(&told, "changed_accounts"), [r#"used 5000 6000, as_of "2015-06" "2015-07""#]);
    assert_eq!(told.as_object().unwrap().len(), 1);
}

#[test]
fn the_other_generations_word_for_what_is_used_is_no_change() {
    let second = LATER.replace("已使用额度", "余额");
    assert_ne!(second, LATER);
    assert_eq!(compare(&[CARD], &[&second]), json!({}));
    let told = compare(&[CARD], &[&second.replace("余额5,000", "余额5,000，当前无逾期")]);
    assert_eq!(changes(&told, "changed_accounts"), [r#"as_of "2015-06" "2015-07", currently_overdue null false"#]);
}

#[test]
fn the_width_of_punctuation_is_no_change() {
    for (old, new) in [
        (CARD.replace("招商银行", "花旗银行（中国）有限公司"), CARD.replace("招商银行", "花旗银行(中国)有限公司")),
        (LOAN.replace("个人住房", "个人商用房（含商住两用）"), LOAN.replace("个人住房", "个人商用房(含商住两用)")),
        ("没见过（的）话，".to_owned(), "没见过(的)话,".to_owned()),
    ] {
        assert_eq!(compare(&[&old], &[&new]), json!({}), "{old}");
    }
}

#[test]
fn a_closed_account_is_told_apart() {
    let told = compare(&[CARD], &[CLOSED]);
    let expected =
        r#"state "open" "closed", closed_on null "2015-07", limit 20000 null, used 5000 null, as_of "2015-06" null"#;
    assert_eq!(changes(&told, "closed_accounts"), [expected]);
    assert_eq!(told.as_object().unwrap().len(), 1);
}

#[test]
fn accounts_that_are_equal_in_everything_are_matched_one_to_one() {
    assert_eq!(compare(&[CARD, CARD], &[LATER, LATER]), json!({}));
    let told = compare(&[CARD, CARD], &[USED, LATER]);
    assert_eq!(changes(&told, "changed_accounts").len(), 1);
    let told = compare(&[CARD, CARD, CARD], &[LATER]);
    assert_eq!(told["gone_accounts"].as_array().unwrap().len(), 2);
}

#[test]
fn a_card_that_gets_a_tail_is_the_same_card_but_two_tails_are_two_cards() {
    let tail = |tail: &str| LATER.replace("人民币账户", &format!("人民币账户，卡片尾号：{tail}"));
    let told = compare(&[CARD], &[&tail("0012")]);
    assert_eq!(changes(&told, "changed_accounts"), [r#"as_of "2015-06" "2015-07", tail null "0012""#]);
    let told = compare(&[&tail("0012")], &[&tail("0013")]);
    assert_eq!(told["new_accounts"].as_array().unwrap().len(), 1);
    assert_eq!(told["gone_accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_compensation_is_known_by_its_institution() {
    let old = "2014年1月2日某某融资担保有限公司进行最近一次代偿，累计代偿金额8,000。余额3,000。";
    let new = "2014年3月2日某某融资担保有限公司进行最近一次代偿，累计代偿金额9,000。余额3,000。";
    assert_eq!(
        changes(&compare(&[old], &[new]), "changed_accounts"),
        [r#"opened_on "2014-01-02" "2014-03-02", amount 8000 9000"#]
    );
}

#[test]
fn sentences_that_were_not_understood_are_compared_by_their_text() {
    assert_eq!(compare(&["没见过 的话"], &["没见过的话"]), json!({}));
    let told = compare(&["没见过的话"], &["另一句话"]);
    assert_eq!(told["new_accounts"][0]["sentence"], "另一句话");
    assert_eq!(told["gone_accounts"][0]["sentence"], "没见过的话");
}

#[test]
fn what_was_not_understood_of_an_account_is_compared_too() {
    let with = |extra: &str| CARD.replace("，已使用额度", &format!("，{extra}，已使用额度"));
    assert_eq!(changes(&compare(&[&with("新1")], &[&with("新2")]), "changed_accounts"), [r#"rest "，新1" "，新2""#]);
}

#[test]
fn an_account_that_moves_to_another_list_has_changed() {
    let old = report(json!({"creditCards": {"unOverdue": [CARD]}}));
    let new = report(json!({"creditCards": {"overdue": [CARD]}}));
    let diff = diff(&old, &new).unwrap();
    assert_eq!(diff.changed_accounts.iter().next().unwrap().changes[0].field, "list");
}

#[test]
fn queries_are_new_or_gone_and_files_do_not_matter() {
    let query = |on: &str| json!({"queryTime": on, "queryReason": "贷后管理"});
    let old = report(json!({"orgnizationQueryRecords": [query("2015年1月1日"), query("2015年1月1日")]}));
    let new = report(json!({"orgnizationQueryRecords": [query("2015年1月1日"), query("2015年2月1日")]}));
    let (old, new) = (old.in_file("old"), new.in_file("new"));
    let diff = diff(&old, &new).unwrap();
    assert_eq!((diff.new_queries.len(), diff.gone_queries.len()), (1, 1));
    assert_eq!(diff.new_queries[0].file.as_deref(), Some("new"));
}

#[test]
fn score_and_grade_are_compared_as_what_they_say() {
    let old = report(json!({"score": "894", "grade": "B"}));
    let new = report(json!({"score": 894, "grade": "A"}));
    let diff = diff(&old, &new).unwrap();
    assert_eq!(diff.score, None);
    assert_eq!(diff.grade, Some(Change { old: "B".into(), new: "A".into() }));
    assert!(!diff.is_same());
}

#[test]
fn reports_of_two_persons_are_not_compared() {
    let person =
        |name: Value, id_card: Value| Report::read(json!({"score": 1, "name": name, "idCard": id_card})).unwrap();
    let one = person("张测一".into(), "*0014".into());
    assert!(diff(&one, &person(" 张测一 ".into(), "*0014".into())).is_ok());
    for (other, why) in [
        (person("张测二".into(), "*0014".into()), DifferentPersons::Differs("name")),
        (person("张测一".into(), "*0015".into()), DifferentPersons::Differs("idCard")),
        (person(json!(null), "*0014".into()), DifferentPersons::Unsaid("name")),
    ] {
        assert_eq!(diff(&one, &other).unwrap_err(), why);
    }
}

#[test]
fn a_judgment_that_has_appeared_is_told_with_its_list() {
    let judged = report(json!({"newPublicRecords": {"civilJudgmentRecords": [{"caseNo": "1"}]}}));
    let clean = report(json!({"newPublicRecords": {"civilJudgmentRecords": []}}));
    let told = diff(&clean, &judged).unwrap();
    let [new] = told.new_public_records.as_slice() else { panic!("{told:?}") };
    assert_eq!((&*new.list, new.record), ("newPublicRecords.civilJudgmentRecords", &json!({"caseNo": "1"})));
    assert!(!told.is_same() && told.gone_public_records.is_empty());
    assert!(diff(&judged, &judged).unwrap().is_same());
}
