//! The report as `view --json` prints it (schema `view`). Accounts are written while they are read, so that they are
//! never all in memory.

use std::cell::RefCell;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::masking::Masking;
use crate::output::json::Each;
use crate::report::{Figures, Line, Report, Share};

/// A report in the process of being written.
#[derive(Debug)]
pub struct Seen<'a> {
    report: &'a Report,
    masking: &'a Masking,
}

impl<'a> Seen<'a> {
    /// A report, and what to mask in it.
    pub fn new(report: &'a Report, masking: &'a Masking) -> Self {
        Self { report, masking }
    }
}

impl Serialize for Seen<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (report, masking) = (self.report, self.masking);
        let composition = report.composition().into_iter().map(|Share { part, share }| (part.to_owned(), json!(share)));
        let overdue = masking.stated_overdue(report.stated_overdue());
        let interpretation = masking.interpretation(report.interpretation());
        let advice = interpretation.advice.iter();
        let advice: Vec<Value> =
            advice.map(|advice| json!({"title": advice.title, "items": advice.items, "type": advice.kind})).collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("report", &masking.scalars(report.scalars()))?;
        map.serialize_entry("composition", &composition.collect::<Map<_, _>>())?;
        // Parsing the sentences takes most of the time, so the remarks among them are collected in the same
        // pass.
        let remarks = RefCell::new(Vec::new());
        let account = |line| match line {
            Line::Account(account) => Some(masking.account(account)),
            Line::Remark(remark) => {
                remarks.borrow_mut().push(masking.remark(remark));
                None
            }
        };
        map.serialize_entry("accounts", &Each(|| report.lines().filter_map(account)))?;
        map.serialize_entry("remarks", &remarks.take())?;
        map.serialize_entry("queries", &Each(|| report.queries().map(|query| masking.query(query))))?;
        let records = || report.public_records().into_iter().map(|found| masking.public_record(found));
        map.serialize_entry("public_records", &Each(records))?;
        map.serialize_entry("overdue", &json!({"accounts": overdue.accounts, "message": overdue.message}))?;
        map.serialize_entry("interpretation", &json!({"advice": advice, "overdue": interpretation.overdue}))?;
        map.serialize_entry(
            "stated",
            &json!({"accounts": report.summary(), "public_records": report.summary_of_public_records()}),
        )?;
        map.serialize_entry("others", &Others(self))?;
        map.serialize_entry("figures", &masking.figures(Figures::of(report)))?;
        map.end()
    }
}

/// The members that no code reads, by path.
struct Others<'a>(&'a Seen<'a>);

impl Serialize for Others<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Seen { report, masking } = self.0;
        let mut map = serializer.serialize_map(None)?;
        let mut written = Ok(());
        report.unread(&mut |path, value| {
            if written.is_ok() {
                written = map.serialize_entry(&masking.name(path), &masking.unread(value));
            }
        });
        written?;
        map.end()
    }
}
