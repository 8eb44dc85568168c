//! The queries: who looked at the file, when and why (§1.2.5: personalQueryRecords, orgnizationQueryRecords).

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::Report;
use super::member::{get, items, text, text_of, time};

/// The source of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An institution's.
    Institution,
    /// The person's own.
    Personal,
}

impl Source {
    /// Both, in the order of exports.
    pub const ALL: [Self; 2] = [Self::Institution, Self::Personal];

    /// The report's list of these queries, in the gateway's spelling.
    pub fn list(self) -> &'static str {
        match self {
            Self::Institution => "orgnizationQueryRecords",
            Self::Personal => "personalQueryRecords",
        }
    }
}

/// The day of a query.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum QueryDate<'a> {
    /// A day: `YYYY-MM-DD`.
    Day(Date),
    /// Another text, as printed.
    Text(Cow<'a, str>),
}

/// One query. A field is absent if the record does not state it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Query<'a> {
    /// The report's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Cow<'a, str>>,
    /// The source.
    pub source: Source,
    /// The institution and its user, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Cow<'a, str>>,
    /// The reason, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'a, str>>,
    /// The date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<QueryDate<'a>>,
    /// The gateway's number of the record, as received. Reports number their queries anew.
    #[serde(rename = "queryID", skip_serializing_if = "Option::is_none")]
    pub id: Option<Cow<'a, str>>,
}

impl Query<'_> {
    /// The date, if it is valid.
    pub fn day(&self) -> Option<Date> {
        match self.on {
            Some(QueryDate::Day(day)) => Some(day),
            Some(QueryDate::Text(_)) | None => None,
        }
    }
}

impl Report {
    /// The queries in the report's order, those of institutions first. A record that is only a string is
    /// taken as its operator.
    pub fn queries(&self) -> impl Iterator<Item = Query<'_>> {
        let file = self.file();
        Source::ALL.into_iter().flat_map(move |source| {
            let records = get(self.data(), source.list()).into_iter().flat_map(records);
            records.filter_map(move |record| query(file, source, record))
        })
    }
}

/// The records of a list. A single record may come without a list.
fn records(list: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    let is_record =
        ["queryID", "queryOperator", "queryReason", "queryTime"].iter().any(|name| get(list, name).is_some());
    if is_record { Box::new(std::iter::once(list)) } else { items(list) }
}

fn query<'a>(file: Option<&'a str>, source: Source, record: &'a Value) -> Option<Query<'a>> {
    let (operator, reason, on, id) = match record {
        Value::Object(_) => (
            text_of(record, "queryOperator"),
            text_of(record, "queryReason"),
            text_of(record, "queryTime").map(|text| match time(&text) {
                Some(time) => QueryDate::Day(time.date()),
                None => QueryDate::Text(text),
            }),
            text_of(record, "queryID"),
        ),
        other => (Some(text(other)?), None, None, None),
    };
    Some(Query { file: file.map(Cow::Borrowed), source, operator, reason, on, id })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // §1.2.5
    #[test]
    fn queries_with_missing_members_are_read() {
        let report = Report::read(json!({
            "personalQueryRecords": [{"queryTime": "soon", "queryReason": "本人查询"}, null, "?", []],
            "orgnizationQueryRecords": [
                {"queryID": "1", "queryOperator": "华夏银行/hx0000", "queryReason": "贷后管理", "queryTime": "2013 年 11 月 19 日"},
                {"queryTime": 7},
            ],
        }));
        let queries = serde_json::to_value(report.unwrap().in_file("a").queries().collect::<Vec<_>>()).unwrap();
        assert_eq!(
            queries,
            json!([
                {"file": "a", "source": "institution", "operator": "华夏银行/hx0000", "reason": "贷后管理", "on": "2013-11-19", "queryID": "1"},
                {"file": "a", "source": "institution", "on": "7"},
                {"file": "a", "source": "personal", "reason": "本人查询", "on": "soon"},
                {"file": "a", "source": "personal", "operator": "?"},
            ])
        );
    }

    #[test]
    fn one_record_without_its_list_is_one_query() {
        let record = json!({"queryOperator": "x", "queryReason": "y", "queryTime": "2013-11-19"});
        let report = Report::read(json!({"personalQueryRecords": record})).unwrap();
        assert_eq!(report.queries().count(), 1);
    }
}
