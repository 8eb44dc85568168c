//! `diff OLD NEW`.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::reports::{CARD, HOSTILE, LOAN, home, report};
use crate::support::schema::assert_valid;

#[test]
fn the_exit_code_is_0_without_differences_and_1_with_some() {
    let home = home(&[("old.json", &[CARD]), ("same.json", &[CARD]), ("new.json", &[CARD, LOAN])]);
    let same = home.run("diff old.json same.json").exits(0);
    assert!(same.stdout.ends_with("in score, accounts, inquiries and public records\n"), "{}", same.stdout);
    let differ = home.run("diff old.json new.json").exits(1);
    assert!(differ.stdout.contains("New accounts 1") && differ.stdout.contains("housing loan"), "{}", differ.stdout);
    assert_eq!(differ.stderr, "");
    assert!(home.run("diff old.json new.json --lang zh").exits(1).stdout.contains("新增账户 1"));
}

#[test]
fn the_json_is_valid_and_complete_and_can_be_filtered() {
    let home = home(&[("old.json", &[CARD, HOSTILE]), ("new.json", &[LOAN])]);
    let line = "diff old.json new.json --json";
    let ran = home.run(line).exits(1);
    assert_valid(line, &ran.stdout);
    assert_eq!(ran.value()["same"], false);
    assert_eq!(ran.value()["gone_accounts"][1]["sentence"], HOSTILE);
    assert!(!ran.stdout.trim_end().contains(char::is_control), "{}", ran.stdout);
    assert_eq!(home.run("diff old.json new.json --jq '.new_accounts|length'").exits(1).stdout, "1\n");
    let same = home.run("diff old.json old.json --json").json();
    assert_eq!((&same["same"], &same["new_accounts"]), (&json!(true), &json!([])));
}

#[test]
fn a_new_public_record_is_shown_with_its_content() {
    let home = home(&[("old.json", &[CARD])]);
    let mut new = report(&[CARD]);
    new["publicRecords"] = json!(["2016年欠税", {"caseNo": "7"}]);
    home.file("new.json", &new.to_string());
    let line = "diff old.json new.json --json";
    let ran = home.run(line).exits(1);
    assert_valid(line, &ran.stdout);
    assert_eq!(ran.value()["new_public_records"][0], json!({"list": "publicRecords", "record": "2016年欠税"}));
    let people = home.run("diff old.json new.json --lang zh").exits(1);
    assert!(people.stdout.contains("2016年欠税") && people.stdout.contains("7"), "{}", people.stdout);
}

#[test]
fn an_unreadable_report_exits_with_3_and_names_file_and_place() {
    let home = home(&[("old.json", &[CARD])]);
    let mut other = report(&[CARD]);
    other["name"] = "李测二".into();
    home.file("other.json", &other.to_string());
    home.file("cut.json", "{\"score\": 1,\n \"a\": ");
    std::fs::write(home.path("binary.json"), b"{\n\"a\xff").unwrap();
    for (new, said) in [
        ("other.json", "error: old.json and other.json are reports of different persons (name)\n"),
        ("cut.json", "error: cut.json: not JSON at line 2, column 6\n"),
        ("binary.json", "error: binary.json: not JSON at line 2, column 3\n"),
        ("nowhere.json", "error: nowhere.json: No such file or directory (os error 2)\n"),
    ] {
        let ran = home.run(&format!("diff old.json {new}")).exits(3);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", said));
        assert_eq!(home.run(&format!("diff old.json {new} --json")).exits(3).error()["class"], "input");
    }
    let chinese = home.run("diff old.json other.json --lang zh").exits(3);
    assert_eq!(chinese.stderr, "错误: old.json 与 other.json 不是同一个人的报告（name）\n");
    other.as_object_mut().unwrap().remove("name");
    home.file("nameless.json", &other.to_string());
    let unsaid = home.run("diff old.json nameless.json").exits(3);
    assert_eq!(
        unsaid.stderr,
        "error: only one of old.json and nameless.json has name: whether both are reports of the same person cannot be checked\n"
    );
}

#[test]
fn one_of_the_reports_may_be_on_standard_input() {
    let home = home(&[("old.json", &[CARD])]);
    let text = report(&[LOAN]).to_string();
    assert!(home.run_with("diff old.json -", &text).exits(1).stdout.contains("new  - · 2015.07.03"));
    assert!(home.run_with("diff - old.json", &report(&[CARD]).to_string()).exits(0).stderr.is_empty());
    for line in ["diff - -", "diff - /dev/stdin", "diff - old.json --answers -"] {
        let ran = home.run_with(line, &text).exits(2);
        assert!(ran.stderr.ends_with("both read standard input\n"), "{}", ran.stderr);
    }
}

#[test]
fn reports_in_every_saved_format_are_compared() {
    let home = home(&[("bare.json", &[CARD])]);
    let data = report(&[CARD]);
    home.file("reply.json", &json!({"code": 200, "msg": "ok", "data": data.to_string()}).to_string());
    home.file("printed.json", &json!({"method": "viewReport", "code": 200, "data": data, "next": null}).to_string());
    for new in ["reply.json", "printed.json"] {
        home.run(&format!("diff bare.json {new}")).exits(0);
    }
}

#[test]
fn masked_values_are_printed_nowhere() {
    let card = CARD.replace("人民币账户", "人民币账户，卡片尾号：7543");
    let other = card.replace("7543", "7544");
    let home = home(&[("old.json", &[CARD, LOAN]), ("new.json", &[&card, &other])]);
    for line in ["diff old.json new.json --mask", "diff old.json new.json --mask --json"] {
        let ran = home.run(line).exits(1);
        for secret in ["张测一", "0014", "20150703", "7543", "7544"] {
            assert!(!ran.stdout.contains(secret), "{secret}: {}", ran.stdout);
        }
    }
    let changed = home.run("diff old.json new.json --mask --jq '.changed_accounts[0].changes'").exits(1).value();
    assert_eq!(changed, json!([{"field": "tail", "old": null, "new": "***"}]) as Value);
}

#[test]
fn a_broken_configuration_is_ignored() {
    let home = home(&[("old.json", &[CARD])]).config("[[[ broken");
    home.run("diff old.json old.json").exits(0);
    home.run("export old.json").exits(0);
}

#[test]
fn a_closed_reader_does_not_change_the_exit_code() {
    let loans: Vec<String> = (0..600).map(|day| LOAN.replace("2012年", &format!("{}年", 1400 + day))).collect();
    let loans: Vec<&str> = loans.iter().map(String::as_str).collect();
    let home = home(&[("old.json", &[CARD]), ("new.json", &loans)]);
    let mut child = home.command().args(["diff", "old.json", "new.json", "--json"]).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(1), Vec::new()));
}

#[test]
fn a_full_disk_is_reported() {
    let home = home(&[("old.json", &[CARD])]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = home.command();
    let ended = command.args(["diff", "old.json", "old.json"]).stdout(Stdio::from(full)).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr).unwrap().contains("No space left on device"));
}
