//! The report's scalar fields (§1.2.5).

use std::borrow::Cow;

use jiff::civil::DateTime;
use serde_json::{Map, Value};

use super::Report;
use super::member::{get, integer_of, text_of, time};

/// A scalar member of the report.
#[derive(Clone, Copy, Debug)]
pub struct Scalar {
    /// The name, in the gateway's spelling.
    pub name: &'static str,
    /// The meaning.
    pub meaning: &'static str,
}

macro_rules! scalars {
    ($($name:literal $meaning:literal;)*) => {
        /// All scalars, in the order of exports.
        pub const SCALARS: &[Scalar] = &[$(Scalar { name: $name, meaning: $meaning }),*];
    };
}

scalars! {
    "loginName" "login name";
    "reportId" "number of the report";
    "reportTime" "when the report was made, China's time";
    "queryTime" "when it was asked for";
    "idCard" "document number, masked";
    "idType" "kind of document";
    "name" "name of the person";
    "marriage" "marital status";
    "score" "the gateway's score";
    "grade" "its grade";
    "rate" "its rate";
    "updateTime" "day of the last update";
    "nextUpdateTime" "day of the next";
    "expire" "0 or 1, not documented";
    "isDelete" "\"0\" or \"1\", not documented";
    "query365" "not documented";
    "hbaseKey" "not documented";
    "id" "not documented";
}

impl Report {
    /// The report's scalars as received, by their own names, after `file` if the file's name is known.
    pub fn scalars(&self) -> Map<String, Value> {
        let file = self.file().map(|file| ("file".to_owned(), Value::from(file)));
        let here = |scalar: &Scalar| {
            let value = self.data().get(scalar.name).or_else(|| get(self.data(), scalar.name))?;
            Some((scalar.name.to_owned(), value.clone()))
        };
        file.into_iter().chain(SCALARS.iter().filter_map(here)).collect()
    }

    /// A scalar as text, if it is present and a scalar.
    pub fn scalar(&self, name: &str) -> Option<Cow<'_, str>> {
        text_of(self.data(), name)
    }

    /// The score.
    pub fn score(&self) -> Option<i64> {
        integer_of(self.data(), "score")
    }

    /// The report's own time in China: `reportTime`, or else `queryTime` or `updateTime`.
    pub fn made_at(&self) -> Option<DateTime> {
        ["reportTime", "queryTime", "updateTime"].into_iter().find_map(|name| time(&self.scalar(name)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str) -> Report {
        Report::from_text(text).unwrap()
    }

    // §1.2.5
    #[test]
    fn scalars_are_exported_as_received_and_in_one_order() {
        let report =
            report(r#"{"score":894.0,"rate":0.080,"hbaseKey":null,"loginName":"lisi","other":1}"#).in_file("a.json");
        let scalars = Value::Object(report.scalars()).to_string();
        assert_eq!(scalars, r#"{"file":"a.json","loginName":"lisi","score":894.0,"rate":0.080,"hbaseKey":null}"#);
        assert_eq!((report.score(), report.scalar("hbaseKey")), (Some(894), None));
    }

    // §1.2.5
    #[test]
    fn the_reports_time_is_the_first_that_can_be_read() {
        let time = |text: &str| report(text).made_at().map(|time| time.to_string());
        assert_eq!(time(r#"{"reportTime":"2015.07.03 10:12:45"}"#).as_deref(), Some("2015-07-03T10:12:45"));
        assert_eq!(
            time(r#"{"reportTime":"x","queryTime":5,"updateTime":"2015-11-10"}"#).as_deref(),
            Some("2015-11-10T00:00:00")
        );
        assert_eq!(time(r#"{"score":1}"#), None);
    }
}
