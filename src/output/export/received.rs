//! The rows of the parts that are exported as the gateway sent them: public records, its interpretation, its
//! own counts. Their fields are those of the schemas.

use serde_json::{Map, Value, json};

use crate::messages::Lang;
use crate::output::report::record_members::RECORD_MEMBERS;
use crate::output::report::stated::meaning;
use crate::report::{PublicRecord, Report};

/// The public records, each whole as `record`, its documented members also as fields of their own.
pub fn public_records(report: &Report) -> impl Iterator<Item = Value> {
    report.public_records().into_iter().map(|PublicRecord { list, record }| {
        let mut row = begun(report);
        row.insert("list".to_owned(), json!(list));
        for member in &RECORD_MEMBERS {
            let found = record.as_object().and_then(|all| all.iter().find(|(name, _)| name.trim() == member.name));
            row.extend(found.map(|(_, value)| (member.name.to_owned(), value.clone())));
        }
        row.insert("record".to_owned(), record.clone());
        Value::Object(row)
    })
}

/// The paragraphs, then the statement about accounts in default.
pub fn advice(report: &Report) -> impl Iterator<Item = Value> {
    let said = report.interpretation();
    let paragraphs = said.advice.into_iter().map(|advice| {
        let mut row = begun(report);
        row.insert("source".to_owned(), json!("detail"));
        row.extend(advice.kind.map(|kind| ("type".to_owned(), json!(kind))));
        row.extend(advice.title.map(|title| ("title".to_owned(), json!(title))));
        row.insert("items".to_owned(), json!(advice.items));
        Value::Object(row)
    });
    let overdue = said.overdue.map(|text| {
        let mut row = begun(report);
        row.insert("source".to_owned(), json!("overdue"));
        row.insert("title".to_owned(), json!(text));
        Value::Object(row)
    });
    paragraphs.chain(overdue).collect::<Vec<_>>().into_iter()
}

/// The values that the gateway states, with their meaning.
pub fn summary(report: &Report) -> impl Iterator<Item = Value> {
    report.stated().into_iter().map(|stated| {
        let mut row = begun(report);
        row.insert("member".to_owned(), json!(stated.member));
        row.insert("value".to_owned(), stated.value.clone());
        row.insert("meaning".to_owned(), json!(meaning(&stated.member, Lang::En)));
        row.insert("meaning_zh".to_owned(), json!(meaning(&stated.member, Lang::Zh)));
        Value::Object(row)
    })
}

fn begun(report: &Report) -> Map<String, Value> {
    report.file().map(|file| ("file".to_owned(), json!(file))).into_iter().collect()
}
