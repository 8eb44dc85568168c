//! Results as a JSON value.

use serde_json::{Value, json};

use super::{Outcome, Row, Sheet};

/// `{level,gateway,checks:[{id,section,status,class,ms,expected,got}]}`.
pub fn json(sheet: &Sheet) -> Value {
    let checks: Vec<Value> = sheet.rows.iter().map(check).collect();
    json!({"level": sheet.level, "gateway": sheet.gateway, "checks": checks})
}

/// Expected and actual results if they differ. For a skipped check, the reason.
fn check(row: &Row) -> Value {
    let (status, class, expected, got) = match &row.outcome {
        Outcome::Passed => ("passed", None, None, None),
        Outcome::Failed { class, got } => ("failed", Some(class), Some(&row.expected), Some(got)),
        Outcome::Skipped { why } => ("skipped", None, None, Some(why)),
    };
    json!({
        "id": row.id,
        "section": row.section,
        "status": status,
        "class": class,
        "ms": row.ms,
        "expected": expected,
        "got": got,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::sheet;
    use super::*;

    #[test]
    fn only_a_failed_check_shows_what_was_expected() {
        assert_eq!(
            json(&sheet()),
            json!({"level": "probe", "gateway": "https://gateway.example", "checks": [
                {"id": "gateway.reachable", "section": "1.1.1", "status": "passed", "class": null, "ms": 12.345,
                    "expected": null, "got": null},
                {"id": "gateway.reply", "section": "1.1.1", "status": "failed", "class": "protocol", "ms": 0.25,
                    "expected": "a picture", "got": "no picture"},
                {"id": "getPicCode.picture", "section": "1.1.1", "status": "skipped", "class": null, "ms": 0.0,
                    "expected": null, "got": "gateway.reply failed"}]})
        );
    }
}
