//! `export --what public-records|advice|summary` and `queryID`: the parts of a report besides its account sentences.

use serde_json::{Value, json};

use crate::support::cli::Zhengxin;

fn home() -> Zhengxin {
    let home = Zhengxin::new();
    let report = json!({
        "personalQueryRecords": [
            {"queryID": "7", "queryOperator": "本人", "queryReason": "本人查询", "queryTime": "2015年3月31日"},
            {"queryID": 8, "queryOperator": "本人"},
        ],
        "publicRecords": ["=欠税"],
        "newPublicRecords": {
            "compulsoryExecutionRecords": [{"caseNo": "1号", "executed_amt": 5000, "新": true}],
            "taxesRecords": [],
        },
        "interpretation": {
            "detail": [{"title": "建议", "item": ["甲", "乙"], "type": 5}, {"title": "无类型"}],
            "overdue": "没有违约",
        },
        "composition": {"basic": 0.710, "new": 1},
        "overdue": {"overdueNo": 2, "message": "您有 2 条"},
        "informatonAbstract": {
            "creditCard": {"A": 7, "B": 5, "C": 0, "D": 2, "E": 1}, "publicRecord": {"A": 0},
        },
    });
    home.file("a.json", &report.to_string());
    home
}

fn rows(home: &Zhengxin, what: &str) -> Vec<Value> {
    home.run(&format!("export a.json --what {what}")).json().as_array().unwrap().clone()
}

#[test]
fn queries_have_the_gateways_number() {
    let home = home();
    let ids: Vec<Value> = rows(&home, "queries").iter().map(|row| row["queryID"].clone()).collect();
    assert_eq!(ids, ["7", "8"]);
    let table = home.run("export a.json --what queries --format csv").exits(0).stdout;
    assert!(table.starts_with("file,source,operator,reason,on,queryID\n"), "{table}");
    assert!(table.contains("2015-03-31,7\n"), "{table}");
}

#[test]
fn public_records_are_complete_and_their_documented_members_are_columns() {
    let home = home();
    assert_eq!(
        rows(&home, "public-records"),
        [
            json!({"file": "a.json", "list": "publicRecords", "record": "=欠税"}),
            json!({
                "file": "a.json", "list": "newPublicRecords.compulsoryExecutionRecords", "caseNo": "1号",
                "executed_amt": 5000, "record": {"caseNo": "1号", "executed_amt": 5000, "新": true},
            }),
        ]
    );
    let table = home.run("export a.json --what public-records --format csv").exits(0).stdout;
    assert!(table.contains("'=欠税"), "{table}");
    assert!(table.contains(r#""{""caseNo"":""1号"",""executed_amt"":5000,""新"":true}""#), "{table}");
}

// §1.2.5
#[test]
fn advice_has_its_type_and_its_lines() {
    assert_eq!(
        rows(&home(), "advice"),
        [
            json!({"file": "a.json", "source": "detail", "type": 5, "title": "建议", "items": ["甲", "乙"]}),
            json!({"file": "a.json", "source": "detail", "title": "无类型", "items": []}),
            json!({"file": "a.json", "source": "overdue", "title": "没有违约"}),
        ]
    );
}

#[test]
fn advice_keeps_a_type_that_is_text() {
    let home = Zhengxin::new();
    let detail = json!([{"title": "建议", "type": "x"}, {"title": "公式", "type": "=1"}]);
    home.file("a.json", &json!({"interpretation": {"detail": detail}}).to_string());
    let types: Vec<Value> = rows(&home, "advice").iter().map(|row| row["type"].clone()).collect();
    assert_eq!(types, ["x", "=1"]);
    let table = home.run("export a.json --what advice --format csv").exits(0).stdout;
    assert!(table.contains("a.json,detail,x,建议,") && table.contains("a.json,detail,'=1,公式,"), "{table}");
    assert_eq!(home.run("view a.json --json").json()["interpretation"]["advice"][0]["type"], "x");
    let masked = home.run("view a.json --json --mask").json();
    assert_ne!(masked["interpretation"]["advice"][0]["type"], "x", "text may name a person");
}

// §1.2.5
#[test]
fn the_gateways_own_counts_are_shown_with_their_meaning() {
    let home = home();
    let rows = rows(&home, "summary");
    let found = |member: &str| rows.iter().find(|row| row["member"] == member).unwrap();
    for (member, value, zh) in [
        ("composition.basic", json!(0.71), "评分构成：基本信息"),
        ("composition.new", json!(1), "含义未说明"),
        ("overdue.overdueNo", json!(2), "违约账户数"),
        ("overdue.message", json!("您有 2 条"), "违约说明"),
        ("informatonAbstract.creditCard.A", json!(7), "信用卡：账户数"),
        ("informatonAbstract.creditCard.B", json!(5), "信用卡：未结清/未销户账户数"),
        ("informatonAbstract.creditCard.C", json!(0), "信用卡：为他人担保笔数"),
        ("informatonAbstract.creditCard.D", json!(2), "信用卡：发生过逾期的账户数"),
        ("informatonAbstract.creditCard.E", json!(1), "信用卡：发生过 90 天以上逾期的账户数"),
        ("informatonAbstract.publicRecord.A", json!(0), "含义未说明"),
    ] {
        assert_eq!((&found(member)["value"], &found(member)["meaning_zh"]), (&value, &json!(zh)), "{member}");
    }
    assert_eq!(found("informatonAbstract.creditCard.B")["meaning"], "cards: open");
    assert_eq!(rows.len(), 10);
    let header = home.run("export a.json --what summary --format csv").exits(0).stdout;
    assert!(header.starts_with("file,member,value,meaning,meaning_zh\n"), "{header}");
}

#[test]
fn the_page_always_shows_the_counts_a_to_e() {
    let home = home();
    home.file("bare.json", r#"{"score": 1}"#);
    for file in ["a.json", "bare.json"] {
        home.run(&format!("view {file} --lang zh --html {file}.html")).exits(0);
        let html = std::fs::read_to_string(home.path(&format!("{file}.html"))).unwrap();
        for page in [home.run(&format!("view {file} --lang zh")).exits(0).stdout, html] {
            for title in [
                "A 账户数",
                "B 未结清/未销户账户数",
                "C 为他人担保笔数",
                "D 发生过逾期的账户数",
                "E 发生过 90 天以上逾期的账户数",
            ] {
                assert!(page.contains(title), "{file}: {title}: {page}");
            }
        }
    }
}
