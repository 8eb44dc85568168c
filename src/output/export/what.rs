//! The parts of a report that can be exported.

use serde_json::{Value, json};

use crate::messages::Lang;
use crate::output::schema;

/// The kind of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// One row per account sentence.
    Accounts,
    /// One row per inquiry.
    Queries,
    /// The figures, one row per report.
    Figures,
    /// The scalars, one row per report.
    Reports,
    /// One row per public record.
    PublicRecords,
    /// One row per paragraph of the gateway's interpretation.
    Advice,
    /// One row per value that the gateway states: composition, overdue, A to E.
    Summary,
}

impl What {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Accounts, Self::Queries, Self::Figures, Self::Reports, Self::PublicRecords, Self::Advice, Self::Summary];

    /// The name of the schema of these rows.
    pub fn schema_name(self) -> &'static str {
        match self {
            Self::Accounts => "export-accounts",
            Self::Queries => "export-queries",
            Self::Figures => "export-figures",
            Self::Reports => "export-reports",
            Self::PublicRecords => "export-public-records",
            Self::Advice => "export-advice",
            Self::Summary => "export-summary",
        }
    }

    /// The schema of one row, which is the item schema of the export with its own name.
    pub fn schema(self, lang: Lang) -> Value {
        let found = schema::find(self.schema_name()).and_then(|schema| schema.json(lang).ok());
        let Some(Value::Object(mut schema)) = found else { return Value::Null };
        let definitions = schema.shift_remove("$defs");
        if let Some(Value::Object(row)) = schema.shift_remove("items") {
            schema.insert("$id".to_owned(), json!(format!("urn:zhengxin:{}-row", self.schema_name())));
            schema.extend(row);
        }
        schema.extend(definitions.map(|definitions| ("$defs".to_owned(), definitions)));
        Value::Object(schema)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_a_row_is_complete_in_itself() {
        for what in What::ALL {
            let schema = what.schema(Lang::En);
            assert!(jsonschema::meta::is_valid(&schema), "{what:?}");
            assert!(jsonschema::draft202012::new(&schema).is_ok(), "{what:?}");
            assert_eq!(schema["type"], "object");
            assert_eq!(schema["$id"], format!("urn:zhengxin:{}-row", what.schema_name()));
        }
    }
}
