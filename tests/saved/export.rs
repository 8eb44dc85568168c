//! `export FILE...`: formats, rows, columns.

use serde_json::Value;

use crate::reports::{CARD, HOSTILE, LOAN, home, report};
use crate::support::cli::Zhengxin;
use crate::support::schema::assert_valid;

const WHATS: [&str; 7] = ["accounts", "queries", "figures", "reports", "public-records", "advice", "summary"];

fn two() -> Zhengxin {
    home(&[("a.json", &[CARD, LOAN]), ("b.json", &[HOSTILE])])
}

fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn accounts_as_json_are_the_default() {
    let home = two();
    let rows = home.run("export a.json b.json").json();
    let sentences: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|row| row["sentence"].as_str()).collect();
    assert_eq!(sentences, [CARD, LOAN, HOSTILE]);
    assert_eq!(home.run("export a.json b.json --format json --what accounts --json").json(), rows);
}

#[test]
fn every_export_fits_its_schema() {
    let home = two();
    for what in WHATS {
        let line = format!("export a.json b.json --what {what}");
        let json = home.run(&line).exits(0).stdout;
        assert_valid(&line, &json);
        let printed = serde_json::from_str(&home.run(&format!("export --schema {what}")).exits(0).stdout).unwrap();
        let schema = jsonschema::draft202012::new(&printed).unwrap();
        let lines = home.run(&format!("{line} --format ndjson")).exits(0).stdout;
        let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| schema.is_valid(row)), "{what}");
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), Value::from(rows), "{what}");
    }
}

#[test]
fn csv_has_the_same_columns_whatever_the_reports_have() {
    let home = two();
    home.file("empty.json", r#"{"score": null}"#);
    for what in WHATS {
        let of = |files: &str| table(&home.run(&format!("export {files} --what {what} --format csv")).exits(0).stdout);
        let (full, empty) = (of("a.json b.json"), of("empty.json"));
        assert_eq!(full[0], empty[0], "{what}");
        assert!(full.iter().all(|row| row.len() == full[0].len()), "{what}");
    }
}

#[test]
fn csv_may_begin_with_a_byte_order_mark() {
    let home = two();
    let [plain, marked] =
        ["", "--bom"].map(|bom| home.run(&format!("export a.json --format csv {bom}")).exits(0).stdout);
    assert_eq!(marked, format!("\u{feff}{plain}"));
    let refused = home.run("export a.json --bom").exits(2);
    assert_eq!(refused.stderr, "error: --bom needs --format csv\n");
}

#[test]
fn no_cell_is_a_formula_and_no_format_controls_a_terminal() {
    let home = two();
    let mut data = report(&[HOSTILE]);
    data["loginName"] = "+1-1\u{9b}2J".into();
    data["orgnizationQueryRecords"][0]["queryOperator"] = "@SUM(A1)\u{7f}".into();
    home.file("hostile.json", &data.to_string());
    for what in WHATS {
        for format in ["csv", "json", "ndjson"] {
            let text = home.run(&format!("export hostile.json --what {what} --format {format}")).exits(0).stdout;
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{what} {format}");
            let is_formula = |cell: &String| cell.starts_with(['=', '+', '-', '@']);
            assert!(format != "csv" || !table(&text).iter().flatten().any(is_formula), "{what}: {text}");
        }
    }
    let rows = table(&home.run("export hostile.json --format csv").exits(0).stdout);
    assert!(rows[1].last().unwrap().starts_with("'=cmd|"), "{:?}", rows[1]);
}

#[test]
fn a_filter_gets_the_whole_array_or_each_line_of_the_export() {
    let home = two();
    assert_eq!(home.run("export a.json b.json --jq length").exits(0).stdout, "3\n");
    assert_eq!(
        home.run("export a.json b.json --format ndjson --jq .file --raw").exits(0).stdout,
        "a.json\na.json\nb.json\n"
    );
    // This filter runs in a separate process, which handles one row after another.
    let recursing = "export a.json b.json --format ndjson --jq 'def f: .file; f' --raw";
    assert_eq!(home.run(recursing).exits(0).stdout, "a.json\na.json\nb.json\n");
    let failing = "export a.json b.json --format ndjson --jq 'def f: [f]; if .file == \"b.json\" then f else 1 end'";
    assert_eq!(home.run(failing).exits(1).stdout, "1\n1\n");
}

#[test]
fn contradictory_options_are_usage_errors() {
    let home = two();
    for line in [
        "export a.json --format csv --json",
        "export a.json --format ndjson --json",
        "export a.json --format csv --jq .",
        "export a.json --schema accounts",
        "export --schema accounts --format csv",
        "export --format xml a.json",
        "export",
    ] {
        home.run(line).exits(2);
    }
}
