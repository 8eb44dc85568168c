//! A first look at a report: who, when, the score, and how many of what. Any field may be missing or of another type.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::failure::printable;
use super::style::Style;
use crate::messages::{Text, report as say};

/// Where accounts stand in a report, and what they are called.
const ACCOUNTS: [(&str, Text); 3] =
    [("creditCards", say::CARDS), ("houseLoans", say::HOUSE_LOANS), ("otherLoans", say::OTHER_LOANS)];

/// The summary, a line a fact.
pub fn summary(report: &Value, style: &Style) -> String {
    let text = |name: &str| scalar(report.get(name));
    let mut rows: Vec<(Text, String)> = vec![
        (say::NAME, text("name")),
        (say::DOCUMENT, format!("{} {}", text("idType"), text("idCard")).trim().to_owned()),
        (say::REPORT, text("reportId")),
        (say::TIME, text("reportTime")),
        (say::SCORE, format!("{} {}", text("score"), text("grade")).trim().to_owned()),
    ];
    for (member, title) in ACCOUNTS {
        let of = |list: &str| report.get(member).and_then(|accounts| accounts.get(list)).map_or(0, length);
        let (clean, overdue) = (of("unOverdue"), of("overdue"));
        let counts = [("total", (clean + overdue).to_string()), ("overdue", overdue.to_string())];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        rows.push((title, say::COUNTS.fill(style.lang, &counts)));
    }
    let queries = |member: &str| report.get(member).map_or(0, length).to_string();
    rows.push((say::INSTITUTION_QUERIES, queries("orgnizationQueryRecords")));
    rows.push((say::PERSONAL_QUERIES, queries("personalQueryRecords")));
    rows.push((say::OVERDUE, scalar(report.get("overdue").and_then(|overdue| overdue.get("message")))));
    rows.retain(|(_, value)| !value.is_empty());
    let width = rows.iter().map(|(title, _)| title.get(style.lang).width()).max().unwrap_or(0);
    let line = |(title, value): &(Text, String)| {
        let title = title.get(style.lang);
        format!("  {title}{}  {value}\n", " ".repeat(width - title.width()))
    };
    rows.iter().map(line).collect()
}

fn scalar(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => printable(text),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(truth)) => truth.to_string(),
        _ => String::new(),
    }
}

fn length(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_summary_counts_accounts_and_queries() {
        let report = json!({"name": "李四", "score": 894, "grade": "B",
            "creditCards": {"unOverdue": ["a", "b"], "overdue": ["c"]}, "personalQueryRecords": [{}, {}]});
        assert_eq!(
            summary(&report, &Style::default()),
            "  name                 李四\n  score                894 B\n  cards                3 accounts, 1 ever overdue\n\
             \x20 housing loans        0 accounts, 0 ever overdue\n  other loans          0 accounts, 0 ever overdue\n\
             \x20 institution queries  0\n  personal queries     2\n"
        );
    }

    #[test]
    fn any_shape_of_report_prints() {
        for report in [json!(null), json!([]), json!({"name": [1], "creditCards": 5, "overdue": "x", "score": "894"})] {
            assert!(summary(&report, &Style::default()).contains("cards"));
        }
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        assert!(!summary(&json!({"name": "a\u{1b}[2J"}), &Style::default()).contains('\u{1b}'));
    }
}
