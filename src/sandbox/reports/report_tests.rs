use super::super::person::Case;
use super::*;

fn of(number: u32) -> Value {
    let made = "2026-03-02T04:05:06Z".parse().unwrap();
    report(&Person::new(number, format!("person-{number}"), Case::ORDINARY), made, false)
}

/// All sentences of a report.
fn sentences(report: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for kind in ["creditCards", "houseLoans", "otherLoans"] {
        for list in report[kind].as_object().unwrap().values() {
            found.extend(list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()));
        }
    }
    found
}

// §1.2.5
#[test]
fn times_are_in_chinas_time_zone_and_the_query_is_a_day_before_the_report() {
    let report = of(20);
    assert_eq!(report["reportTime"], "2026.03.02 12:05:06");
    assert_eq!(report["queryTime"], "2026.03.01 12:05:06");
    assert_eq!((&report["updateTime"], &report["nextUpdateTime"]), (&json!("2026-03-02"), &json!("2026-04-01")));
    assert!(report["reportId"].as_str().unwrap().starts_with("20260302"));
}

#[test]
fn a_report_has_every_field_of_the_document_in_its_order() {
    let names: Vec<_> = of(20).as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        names,
        [
            "loginName",
            "reportId",
            "reportTime",
            "idCard",
            "idType",
            "name",
            "queryTime",
            "marriage",
            "personalQueryRecords",
            "orgnizationQueryRecords",
            "creditCards",
            "publicRecords",
            "informatonAbstract",
            "houseLoans",
            "otherLoans",
            "updateTime",
            "isDelete",
            "score",
            "grade",
            "hbaseKey",
            "query365",
            "id",
            "newPublicRecords",
            "composition",
            "rate",
            "overdue",
            "interpretation",
            "nextUpdateTime",
            "expire",
        ]
    );
}

#[test]
fn people_of_the_second_generation_get_the_later_fields_too() {
    let report = of(22);
    for name in
        ["guaranteeOthers", "credit_card_detail", "house_loan_detail", "other_loan_detail", "guarantee_for_others"]
    {
        assert!(report[name].is_array(), "{name}");
    }
    assert!(report["publiCrecords"]["compulsoryExecutionRecords"].is_array());
    assert!(of(20).get("credit_card_detail").is_none());
}

#[test]
fn the_person_is_the_one_asked_for_and_masked() {
    let report = of(23);
    let person = Person::new(23, "person-23".into(), Case::ORDINARY);
    assert_eq!((&report["loginName"], &report["name"]), (&json!(person.login_name), &json!(person.real_name)));
    let shown = report["idCard"].as_str().unwrap();
    assert_eq!(shown, format!("**************{}", &person.id_card[14..]));
    assert!(!report.to_string().contains(&person.id_card));
}

#[test]
fn the_same_person_has_the_same_report_and_another_has_another() {
    assert_eq!(of(20), of(20));
    assert_ne!(sentences(&of(20)), sentences(&of(24)));
}

// §1.2.5
#[test]
fn the_summary_counts_the_entries_of_the_lists() {
    for number in 0..60 {
        let report = of(number);
        for (kind, row) in [("creditCards", "creditCard"), ("houseLoans", "houseLoan"), ("otherLoans", "otherLoan")] {
            let count = |list: &str| report[kind][list].as_array().map_or(0, Vec::len);
            let row = &report["informatonAbstract"][row];
            assert_eq!(row["A"], count("unOverdue") + count("overdue") + count("overdraft"), "{number} {kind}");
            assert_eq!(row["D"], count("overdue") + count("overdraft"), "{number} {kind}");
            let all = report[kind].as_object().unwrap().values().flat_map(|list| list.as_array().unwrap());
            let over_90 = all.filter(|sentence| sentence.as_str().unwrap().contains("，其中")).count();
            assert_eq!(row["E"], over_90, "{number} {kind}");
            let guarantees = count("guaranteeOthers")
                + usize::from(kind == "otherLoans") * report["guaranteeOthers"].as_array().map_or(0, Vec::len);
            assert_eq!(row["C"], guarantees, "{number} {kind}");
        }
        let bad = |kind: &str, list: &str| report[kind][list].as_array().map_or(0, Vec::len);
        let all = bad("creditCards", "overdue")
            + bad("creditCards", "overdraft")
            + bad("houseLoans", "overdue")
            + bad("otherLoans", "overdue");
        assert_eq!(report["overdue"]["overdueNo"], all);
    }
}

// §1.2.5
#[test]
fn the_interpretation_repeats_the_sentences_of_the_accounts_that_were_overdue() {
    let of_lists = |report: &Value, lists: &[(&str, &str)]| {
        let lists = lists.iter().filter_map(|(kind, list)| report[kind][list].as_array());
        let mut sentences: Vec<String> = lists.flatten().map(Value::to_string).collect();
        sentences.sort();
        sentences
    };
    for number in 0..60 {
        let report = of(number);
        let said = |kind: i64| {
            let details = report["interpretation"]["detail"].as_array().unwrap().iter();
            let items = details.filter(|detail| detail["type"] == kind).filter_map(|detail| detail["item"].as_array());
            let mut items: Vec<String> = items.flatten().map(Value::to_string).collect();
            items.sort();
            items
        };
        let cards = of_lists(&report, &[("creditCards", "overdue"), ("creditCards", "overdraft")]);
        let loans = of_lists(&report, &[("houseLoans", "overdue"), ("otherLoans", "overdue")]);
        assert_eq!((said(5), said(6)), (cards, loans), "{number}");
    }
}

// §1.2.5
#[test]
fn the_advice_on_cards_is_the_documents_sentence() {
    let printed = include_str!("../../../tests/support/document/replies.json");
    let printed: Vec<Value> = serde_json::from_str(printed).unwrap();
    let report = printed.iter().find(|example| example["section"] == "1.2.5").unwrap();
    let advice = &report["reply"]["data"]["interpretation"]["detail"][0];
    let mut told = 0;
    for number in 0..60 {
        let report = of(number);
        let details = report["interpretation"]["detail"].as_array().unwrap().iter();
        for detail in details.filter(|detail| detail["type"] == advice["type"]) {
            assert_eq!(detail["title"], advice["title"], "{number}");
            told += 1;
        }
    }
    assert!(told > 0, "nobody's card was overdue");
}

#[test]
fn among_the_people_every_kind_of_sentence_of_both_generations_occurs() {
    let all: Vec<_> = (0..60).flat_map(|number| sentences(&of(number))).collect();
    let liabilities = (0..60).flat_map(|number| of(number)["guaranteeOthers"].as_array().cloned().unwrap_or_default());
    let all: Vec<_> = all.into_iter().chain(liabilities.map(|text| text.as_str().unwrap().to_owned())).collect();
    for words in [
        "折合人民币",
        "尚未激活",
        "已销户",
        "月销户",
        "准贷记卡",
        "透支余额",
        "已变成呆账",
        "逾期金额",
        "当前无逾期",
        "当前有逾期",
        "卡片尾号",
        "个人住房",
        "已结清",
        "已转出",
        "可循环使用",
        "提供担保，担保贷款",
        "担保信用卡",
        "相关还款责任",
        "没有发生过90天以上逾期",
        "逾期超过90天",
        "透支超过60天",
    ] {
        assert!(all.iter().any(|sentence| sentence.contains(words)), "{words}");
    }
}

#[test]
fn every_sentence_is_understood_and_the_summary_agrees_with_them() {
    for number in 0..60 {
        let report = crate::report::Report::read(of(number)).unwrap();
        for account in report.accounts() {
            assert_eq!(account.understood, crate::report::Understood::Full, "{}", account.sentence);
        }
        assert_eq!(crate::report::Figures::of(&report).disagreements, [], "{number}");
    }
}

#[test]
fn accounts_begin_before_they_end_and_nothing_lies_in_the_future() {
    let today = jiff::civil::date(2026, 3, 2);
    for number in 0..60 {
        let person = Person::new(number, String::new(), Case::ORDINARY);
        let file = CreditFile::draw(&person, today, Generation::of(&person));
        assert!(file.cards.iter().all(|card| card.opened < card.as_of && card.as_of < today), "{number}");
        let mut loans = file.housing.iter().chain(&file.other);
        assert!(loans.all(|loan| loan.opened < loan.as_of && loan.as_of < today && loan.due > loan.as_of), "{number}");
        assert!(file.queries.iter().chain(&file.own_queries).all(|query| query.on < today));
    }
}
