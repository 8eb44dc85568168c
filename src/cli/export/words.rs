//! The command-line arguments for what to export, and in which format.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::output::export::{Format, What};

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Json => ("json", "One JSON array"),
            Self::Ndjson => ("ndjson", "One JSON value a line"),
            Self::Csv => ("csv", "Comma-separated values with a header"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

impl ValueEnum for What {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Accounts => ("accounts", "One row per account sentence"),
            Self::Queries => ("queries", "One row per inquiry, by an institution or by the applicant"),
            Self::Figures => ("figures", "One row per report: figures computed from accounts and inquiries"),
            Self::Reports => ("reports", "One row per report: its own single values"),
            Self::PublicRecords => ("public-records", "One row per public record"),
            Self::Advice => ("advice", "One row per paragraph of the gateway's interpretation"),
            Self::Summary => (
                "summary",
                "One row per value that the gateway states: the parts of the score, overdue, A to E and their meaning",
            ),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
