//! Members of a report that no code reads: unknown members, and members whose value has an unusable type.
//! They are listed as received, so that a reader of the report misses nothing.

use serde_json::{Map, Value};

use super::Report;
use super::composition::COMPOSITION;
use super::gateway_summary::LETTERS;
use super::member::{integer, text};
use super::scalars::SCALARS;

/// The part of a value that is read.
enum Shape {
    /// All of it.
    All,
    /// A string, number or boolean.
    Text,
    /// A number, or a string with one.
    Number,
    /// An object; only these members.
    Object(&'static [(&'static str, Self)]),
    /// An object; only these numbers.
    Numbers(&'static [&'static str]),
    /// A list of objects or strings, an object of them, or a single one.
    List(&'static [(&'static str, Self)]),
}

/// The report's members except its scalars.
static REPORT: [(&str, Shape); 13] = [
    ("orgnizationQueryRecords", Shape::List(&QUERY)),
    ("personalQueryRecords", Shape::List(&QUERY)),
    ("creditCards", Shape::All),
    ("houseLoans", Shape::All),
    ("otherLoans", Shape::All),
    ("guaranteeOthers", Shape::All),
    ("publicRecords", Shape::All),
    ("newPublicRecords", Shape::All),
    ("publiCrecords", Shape::All),
    ("informatonAbstract", Shape::Object(&SUMMARY)),
    ("composition", Shape::Numbers(&COMPOSITION)),
    ("overdue", Shape::Object(&[("overdueNo", Shape::Number), ("message", Shape::Text)])),
    ("interpretation", Shape::Object(&[("detail", Shape::List(&ADVICE)), ("overdue", Shape::Text)])),
];
const QUERY: [(&str, Shape); 4] = [
    ("queryID", Shape::Text),
    ("queryOperator", Shape::Text),
    ("queryReason", Shape::Text),
    ("queryTime", Shape::Text),
];
const SUMMARY: [(&str, Shape); 4] = [
    ("creditCard", Shape::Numbers(&LETTERS)),
    ("houseLoan", Shape::Numbers(&LETTERS)),
    ("otherLoan", Shape::Numbers(&LETTERS)),
    ("publicRecord", Shape::Numbers(&LETTERS)),
];
const ADVICE: [(&str, Shape); 3] = [("title", Shape::Text), ("item", Shape::List(&[])), ("type", Shape::Number)];

/// True for a member of a report that is read: a scalar, or one of [`REPORT`].
pub(super) fn is_read(name: &str) -> bool {
    shape(name).is_some()
}

fn shape(name: &str) -> Option<&'static Shape> {
    let is_scalar = || SCALARS.iter().any(|scalar| scalar.name == name);
    let part = REPORT.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape);
    part.or_else(|| is_scalar().then_some(&Shape::Text))
}

impl Report {
    /// Reports every non-empty member that no code reads to `found`, with its path: `composition.other`,
    /// `personalQueryRecords[3].note`.
    pub fn unread(&self, found: &mut dyn FnMut(&str, &Value)) {
        let Some(members) = self.data().as_object() else { return };
        for (name, value) in members {
            let name = name.trim();
            match shape(name) {
                Some(shape) => look(name, value, shape, found),
                None => tell(name, value, found),
            }
        }
    }
}

fn tell(path: &str, value: &Value, found: &mut dyn FnMut(&str, &Value)) {
    if !says_nothing(value) {
        found(path, value);
    }
}

fn look(path: &str, value: &Value, shape: &Shape, found: &mut dyn FnMut(&str, &Value)) {
    match (shape, value) {
        (Shape::All, _) => {}
        (Shape::Text | Shape::List(_), value) if text(value).is_some() => {}
        (Shape::Number, value) if is_number(value) => {}
        (Shape::Object(known), Value::Object(members)) => inside(path, members, known, found),
        (Shape::Numbers(names), Value::Object(members)) => {
            for (name, value) in members {
                if !(names.contains(&name.trim()) && is_number(value)) {
                    tell(&format!("{path}.{}", name.trim()), value, found);
                }
            }
        }
        (Shape::List(known), Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                one(&format!("{path}[{place}]"), item, known, found);
            }
        }
        (Shape::List(known), Value::Object(members)) if members.keys().any(|name| is_known(name, known)) => {
            inside(path, members, known, found);
        }
        (Shape::List(known), Value::Object(members)) => {
            for (name, item) in members {
                one(&format!("{path}.{}", name.trim()), item, known, found);
            }
        }
        _ => tell(path, value, found),
    }
}

/// One item of a list.
fn one(path: &str, item: &Value, known: &'static [(&'static str, Shape)], found: &mut dyn FnMut(&str, &Value)) {
    match item {
        Value::Object(members) if !known.is_empty() => inside(path, members, known, found),
        item => look(path, item, &Shape::Text, found),
    }
}

fn inside(
    path: &str,
    members: &Map<String, Value>,
    known: &'static [(&'static str, Shape)],
    found: &mut dyn FnMut(&str, &Value),
) {
    for (name, value) in members {
        let name = name.trim();
        let path = format!("{path}.{name}");
        match known.iter().find(|(known, _)| *known == name) {
            Some((_, shape)) => look(&path, value, shape, found),
            None => tell(&path, value, found),
        }
    }
}

fn is_known(name: &str, known: &[(&str, Shape)]) -> bool {
    known.iter().any(|(known, _)| *known == name.trim())
}

fn is_number(value: &Value) -> bool {
    integer(value).is_some() || text(value).is_some_and(|text| text.parse().is_ok_and(f64::is_finite))
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::String(text) => text.trim().is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn unread(report: Value) -> Vec<String> {
        let mut paths = Vec::new();
        Report::read(report).unwrap().unread(&mut |path, _| paths.push(path.to_owned()));
        paths
    }

    #[test]
    fn of_a_report_as_documented_nothing_is_unread() {
        let report = json!({
            "score": "894", "name": "张测一", "hbaseKey": null, "creditCards": {"unOverdue": ["x"]},
            "personalQueryRecords": [{"queryID": 1, "queryOperator": "o", "queryReason": "r", "queryTime": "t"}, "text"],
            "informatonAbstract": {"creditCard": {"A": "1", "B": 2}}, "composition": {"basic": 0.5, "creditCards": "0.8"},
            "overdue": {"overdueNo": "0", "message": "无"}, "publicRecords": [{"any": {"thing": 1}}],
            "interpretation": {"detail": [{"title": "t", "item": ["a", "b"], "type": 1}, "bare"], "overdue": "o"},
        });
        assert_eq!(unread(report), [""; 0]);
    }

    // §1.2.5
    #[test]
    fn unknown_members_are_reported_wherever_they_are() {
        let report = json!({
            "score": 1, "future": {"a": 1}, "empty": [], "blank": " ", "composition": {"other": 0.1},
            "personalQueryRecords": [{"queryReason": "r"}, {"queryReason": "r", "note": "n"}],
            "interpretation": {"detail": [{"title": "t", "footer": "f"}], "more": 1}, "overdue": {"since": "2015"},
            "informatonAbstract": {"creditCard": {"F": 3}, "leases": {"A": 1}},
        });
        assert_eq!(
            unread(report),
            [
                "future",
                "composition.other",
                "personalQueryRecords[1].note",
                "interpretation.detail[0].footer",
                "interpretation.more",
                "overdue.since",
                "informatonAbstract.creditCard.F",
                "informatonAbstract.leases",
            ]
        );
    }

    #[test]
    fn a_known_member_whose_type_says_nothing_there_is_told() {
        let report = json!({
            "name": ["赵", "测"], "score": [894], "composition": [0.1], "overdue": "您有2条违约记录",
            "interpretation": ["一"], "informatonAbstract": "AAA", "personalQueryRecords": [[1]],
        });
        let told = [
            "name",
            "score",
            "composition",
            "overdue",
            "interpretation",
            "informatonAbstract",
            "personalQueryRecords[0]",
        ];
        assert_eq!(unread(report), told);
    }

    #[test]
    fn one_record_without_its_list_is_read() {
        assert_eq!(
            unread(json!({"personalQueryRecords": {"queryReason": "r", "note": 1}})),
            ["personalQueryRecords.note"]
        );
        assert_eq!(unread(json!({"personalQueryRecords": {"0": {"queryReason": "r"}}, "score": 1})), [""; 0]);
    }
}
