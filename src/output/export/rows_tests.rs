use serde_json::json;

use super::*;

fn report(name: &str, sentences: &[&str]) -> Report {
    let report = json!({"score": 894, "grade": "=B", "creditCards": {"overdue": sentences}});
    Report::read(report).unwrap().in_file(name)
}

fn written(what: What, format: Format, filter: Option<&str>, reports: &[Report]) -> String {
    let filter = filter.map(|code| Filter::new(code).unwrap());
    let mut out = Vec::new();
    let mut rows = Rows::begin(&mut out, what, format, filter.as_ref().map(|filter| (filter, false))).unwrap();
    reports.iter().for_each(|report| rows.report(report).unwrap());
    rows.end().unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn json_is_one_array_of_the_rows_of_all_reports() {
    let reports = [report("a", &["x", "y"]), report("b", &[]), report("c", &["z"])];
    let rows: Value = serde_json::from_str(&written(What::Accounts, Format::Json, None, &reports)).unwrap();
    let names: Vec<_> = rows.as_array().unwrap().iter().map(|row| (&row["file"], &row["sentence"])).collect();
    assert_eq!(json!(names), json!([["a", "x"], ["a", "y"], ["c", "z"]]));
    assert_eq!(written(What::Accounts, Format::Json, None, &[]), "[]\n");
}

#[test]
fn ndjson_has_one_row_per_line() {
    let lines = written(What::Reports, Format::Ndjson, None, &[report("a", &[]), report("b", &[])]);
    let row = |file: &str| json!({"file": file, "score": 894, "grade": "=B"}).to_string();
    assert_eq!(lines, format!("{}\n{}\n", row("a"), row("b")));
}

#[test]
fn csv_has_a_header_even_without_rows_and_every_row_has_every_cell() {
    let header = "file,source,operator,reason,on,queryID\n";
    assert_eq!(written(What::Queries, Format::Csv, None, &[]), header);
    let table = written(What::Reports, Format::Csv, None, &[report("a", &[])]);
    let (header, row) = table.split_once('\n').unwrap();
    assert_eq!(header.matches(',').count(), row.matches(',').count());
    assert!(row.starts_with("a,,") && row.contains(",894,'=B,"), "{row}");
}

#[test]
fn figures_in_csv_are_flat_and_their_lists_are_json() {
    let table = written(What::Figures, Format::Csv, None, &[report("a", &["x"])]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| row.get(header.iter().position(|column| column == name).unwrap()).unwrap();
    assert_eq!((cell("reading.none"), cell("loans.balance"), cell("oldest.months")), ("1", "0", ""));
    assert_eq!((cell("queries.personal.all"), cell("queries.personal.months_1")), ("0", ""));
    assert_eq!(cell("accounts"), r#"[{"kind":null,"state":null,"count":1}]"#);
}

#[test]
fn a_filter_gets_the_whole_array_or_each_line() {
    let reports = [report("a", &["x"]), report("b", &["y"])];
    assert_eq!(written(What::Accounts, Format::Json, Some("length"), &reports), "2\n");
    assert_eq!(written(What::Accounts, Format::Ndjson, Some(".file"), &reports), "\"a\"\n\"b\"\n");
}
