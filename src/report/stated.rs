//! What the gateway states in numbers (§1.2.5: composition, overdue, informatonAbstract), value by value.

use serde_json::Value;

use super::Report;
use super::member::get;

/// The members that state it.
const MEMBERS: [&str; 3] = ["composition", "overdue", "informatonAbstract"];

/// One value, and its path: `informatonAbstract.creditCard.A`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated<'a> {
    /// The path, in the gateway's spelling.
    pub member: String,
    /// The value as received.
    pub value: &'a Value,
}

impl Report {
    /// All values that the report contains, unknown ones included, in the report's order within each member.
    pub fn stated(&self) -> Vec<Stated<'_>> {
        let mut found = Vec::new();
        for member in MEMBERS {
            if let Some(value) = get(self.data(), member) {
                collect(member.to_owned(), value, &mut found);
            }
        }
        found
    }
}

fn collect<'a>(member: String, value: &'a Value, found: &mut Vec<Stated<'a>>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                collect(format!("{member}.{}", name.trim()), value, found);
            }
        }
        value => found.push(Stated { member, value }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_value_has_its_path() {
        let report = Report::read(json!({
            "informatonAbstract": {"creditCard": {"A": 7, "F": "x"}, "publicRecord": null},
            "overdue": {"overdueNo": 0}, "composition": {"basic": 0.5}, "score": 1,
        }))
        .unwrap();
        let paths: Vec<_> = report.stated().into_iter().map(|stated| (stated.member, stated.value.clone())).collect();
        let expected = [
            ("composition.basic", json!(0.5)),
            ("overdue.overdueNo", json!(0)),
            ("informatonAbstract.creditCard.A", json!(7)),
            ("informatonAbstract.creditCard.F", json!("x")),
            ("informatonAbstract.publicRecord", json!(null)),
        ];
        assert_eq!(paths, expected.map(|(path, value)| (path.to_owned(), value)));
    }
}
