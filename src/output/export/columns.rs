//! The CSV columns, derived from the schema of a row, in the schema's order.
//!
//! A member becomes a column of the same name. A nested object becomes one column per member:
//! `loans.balance`. A list with fixed places becomes one column per place and member, named after the member
//! that identifies the place: `queries.personal.all`. Any other list becomes one column that holds JSON.

use serde_json::{Map, Value};

use super::What;
use crate::messages::Lang;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub name: String,
    /// The JSON pointer of its value in a row.
    pub at: String,
}

/// The columns of these rows.
pub fn columns(what: What) -> Vec<Column> {
    let mut columns = Vec::new();
    within(&what.schema(Lang::En), "", "", &mut columns);
    columns
}

/// The columns of an object's members.
fn within(schema: &Value, prefix: &str, at: &str, columns: &mut Vec<Column>) {
    for (name, member) in members(schema) {
        let (name, at) = (format!("{prefix}{name}"), format!("{at}/{name}"));
        if let Some(places) = member.get("prefixItems").and_then(Value::as_array) {
            for (place, item) in places.iter().enumerate() {
                // A member that is constant for its place is used as the place's name and gets no column.
                let is_name = |member: &Value| member.get("const").and_then(Value::as_str).map(str::to_owned);
                let title = members(item).find_map(|(_, member)| is_name(member)).unwrap_or_else(|| place.to_string());
                within(item, &format!("{name}.{title}."), &format!("{at}/{place}"), columns);
            }
        } else if member.get("properties").is_some() {
            within(member, &format!("{name}."), &at, columns);
        } else if member.get("const").is_none() {
            columns.push(Column { name, at });
        }
    }
}

fn members(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::SCALARS;

    fn names(what: What) -> Vec<String> {
        columns(what).into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn the_columns_of_reports_are_the_scalars_in_their_order() {
        let scalars = SCALARS.iter().map(|scalar| scalar.name);
        assert_eq!(names(What::Reports), ["file"].into_iter().chain(scalars).collect::<Vec<_>>());
    }

    #[test]
    fn objects_and_lists_of_fixed_places_are_columns_of_their_members() {
        let columns = columns(What::Figures);
        let at = |name: &str| columns.iter().find(|column| column.name == name).map(|column| column.at.as_str());
        assert_eq!(at("loans.balance"), Some("/loans/balance"));
        assert_eq!(at("oldest.opened_on"), Some("/oldest/opened_on"));
        assert_eq!(at("queries.personal.months_24"), Some("/queries/1/months_24"));
        assert_eq!(at("queries.institution.source"), None);
        assert_eq!(at("limits"), Some("/limits"));
        assert_eq!(at("loans"), None);
    }
}
