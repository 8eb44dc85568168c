//! Public records (§1.2.5: publicRecords, newPublicRecords; publiCrecords of later replies).

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::Report;
use super::member::{get, items};

/// The members with public records. The first is a plain list, the others are lists by kind.
const MEMBERS: [&str; 3] = ["publicRecords", "newPublicRecords", "publiCrecords"];

/// One public record as received. Only fields of compulsory execution are documented.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublicRecord<'a> {
    /// Its list: `publicRecords`, `newPublicRecords.taxesRecords`, …
    pub list: Cow<'a, str>,
    /// The record.
    pub record: &'a Value,
}

impl Report {
    /// All public records.
    pub fn public_records(&self) -> Vec<PublicRecord<'_>> {
        let mut found = Vec::new();
        for member in MEMBERS {
            match get(self.data(), member) {
                Some(Value::Object(lists)) => {
                    for (name, list) in lists {
                        let name = format!("{member}.{}", name.trim());
                        found.extend(records(Cow::Owned(name), list));
                    }
                }
                Some(list) => found.extend(records(Cow::Borrowed(member), list)),
                None => {}
            }
        }
        found
    }
}

fn records<'a>(list: Cow<'a, str>, value: &'a Value) -> impl Iterator<Item = PublicRecord<'a>> {
    let records: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Object(_) => Box::new(std::iter::once(value)), // one record without its list
        _ => items(value),
    };
    records.filter(|record| !record.is_null()).map(move |record| PublicRecord { list: list.clone(), record })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // §1.2.5
    #[test]
    fn records_come_from_every_list() {
        let report = Report::read(json!({
            "publiCrecords": {"compulsoryExecutionRecords": {"caseNo": "1"}},
            "publicRecords": ["text", null],
            "newPublicRecords": {"taxesRecords": [{"a": 1}, {"a": 2}], "penaltyRecords": []},
        }))
        .unwrap();
        let lists: Vec<_> = report.public_records().into_iter().map(|record| record.list).collect();
        assert_eq!(
            lists,
            [
                "publicRecords",
                "newPublicRecords.taxesRecords",
                "newPublicRecords.taxesRecords",
                "publiCrecords.compulsoryExecutionRecords",
            ]
        );
    }
}
