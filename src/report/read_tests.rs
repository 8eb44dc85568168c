use serde_json::json;

use super::*;

const BARE: &str = r#"{"zebra":[1e3,0.0800],"score":"894","loginName":"lisi","houseLoans":null,"huge":123456789012345678901234567890}"#;

#[test]
fn every_way_a_report_is_saved_is_read() {
    let string = serde_json::to_string(BARE).unwrap();
    for text in [
        BARE.to_owned(),
        format!("\u{feff}  {BARE}\r\n"),
        format!(r#"{{"code":200,"msg":"ok","data":{BARE}}}"#),
        format!(r#"{{"code":"0"," data ":{string},"msg":"ok"}}"#),
        format!(r#"{{"method":"report","code":200,"msg":"ok","data":{BARE},"next":null,"next_step":null}}"#),
        format!(r#"{{"error":200,"msg":"ok","crawler_api_zx_viewReport_response":{BARE}}}"#),
        format!(r#"{{"error":200,"crawler_api_zx_viewReport_response":{{"code":200,"data":{string}}}}}"#),
    ] {
        let report = Report::from_bytes(text.as_bytes()).unwrap();
        assert_eq!(report.data().to_string(), BARE, "{text}");
    }
}

#[test]
fn what_holds_no_report_is_an_error_that_says_where() {
    for text in [
        "{}",
        "[]",
        "null",
        "3",
        "\"x\"",
        r#"{"name":"left-pad","id":1}"#,
        r#"{"code":508110,"data":{}}"#,
        r#"{"report":{"score":1},"composition":{},"accounts":[],"figures":{}}"#,
    ] {
        assert_eq!(Report::from_text(text).unwrap_err(), ReadError::NoReport, "{text}");
    }
    let not_text = Report::from_bytes(b"\xff").unwrap_err();
    assert_eq!(not_text, ReadError::NotJson { line: 1, column: 1, cut_short: false });
    let cut = Report::from_text("{\n\"score\":").unwrap_err();
    assert_eq!(cut, ReadError::NotJson { line: 2, column: 8, cut_short: true });
}

#[test]
fn nothing_is_told_from_what_is_no_json() {
    for text in ["", "\u{feff}", " \n", "\u{feff}\r\n"] {
        assert_eq!(Report::from_bytes(text.as_bytes()), Err(ReadError::Empty), "{text:?}");
        assert_eq!(Report::accounts_from_bytes(text.as_bytes()), Err(ReadError::Empty), "{text:?}");
    }
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = format!(r#"{{"score":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(Report::from_text(&deep), Err(ReadError::TooDeep { line: 1, .. })));
    let mut wrapped = BARE.to_owned();
    for _ in 0..8 {
        wrapped = json!({ "data": wrapped }).to_string();
    }
    assert_eq!(Report::from_text(&wrapped).unwrap_err(), ReadError::NoReport);
}

#[test]
fn debug_shows_no_personal_data() {
    let report = Report::from_text(BARE).unwrap().in_file("lisi.json");
    assert_eq!(format!("{report:?}"), "Report { .. }");
    assert_eq!(report.file(), Some("lisi.json"));
}

#[test]
fn the_accounts_are_the_same_where_they_alone_count() {
    let text = r#"{"name": "李测一", "personalQueryRecords": [{"queryID": "1"}], "interpretation": {"score": "1"},
        "creditCards": {"unOverdue": ["2013年5月1日某银行发放的贷记卡"]}}"#;
    let both = |text: &str| (Report::from_text(text).unwrap(), Report::accounts_from_bytes(text.as_bytes()).unwrap());
    let (whole, lean) = both(text);
    assert_eq!((whole.queries().count(), lean.queries().count()), (1, 0));
    let wrapped = format!(r#"{{"x_response": {{"data": {text}}}}}"#);
    let within = format!(r#"{{"score": "1", "data": {text}}}"#); // a report without accounts, whatever is in it
    for (text, accounts) in [(text, 1), (&wrapped, 1), (&within, 0), (r#"{"score": "1"}"#, 0)] {
        let (whole, lean) = both(text);
        assert_eq!(whole.accounts().count(), accounts, "{text}");
        assert_eq!(whole.accounts().collect::<Vec<_>>(), lean.accounts().collect::<Vec<_>>(), "{text}");
    }
    assert_eq!(Report::accounts_from_bytes(b"{\"interpretation\": }"), Report::from_bytes(b"{\"interpretation\": }"));
}

#[test]
fn a_broken_character_is_replaced_and_counted_in_every_form_that_a_report_is_saved_in() {
    for (text, replaced) in [
        (b"{\"name\":\"b\xc3(\",\"score\":1}".as_slice(), 1),
        (br#"{"name":"b\ud83d(","score":1}"#, 1),
        (br#"{"code":200,"data":"{\"name\":\"b\\ud83d(\",\"score\":1}"}"#, 1),
        (b"{\"name\":\"b\xff(\",\"score\":1,\"note\":\"\\udc00\"}", 2),
    ] {
        for read in [Report::from_bytes, Report::accounts_from_bytes] {
            let report = read(text).unwrap();
            assert_eq!(report.mended().characters, replaced, "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(Report::from_bytes(text).unwrap().data()["name"], "b\u{fffd}(");
    }
}

#[test]
fn a_report_in_gbk_is_read() {
    let text = r#"{"name":"李四","score":1,"note":"无"}"#;
    let report = Report::from_bytes(&encoding_rs::GB18030.encode(text).0).unwrap();
    assert_eq!((&report.data()["name"], report.mended().guessed), (&"李四".into(), Some("gb18030")));
}
