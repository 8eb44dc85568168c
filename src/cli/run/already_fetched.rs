//! `run --save FILE` if FILE already contains the report.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::applicant::Applicant;
use crate::cli::report_files::ReportFileArgs;
use crate::messages::{Lang, run as say};
use crate::output::{Failure, moment};
use crate::report::Report;

/// The same failure, or a better one: if the report was fetched before and the file contains a report, there is
/// nothing left to do.
pub fn already_fetched(
    failure: Box<Failure>,
    keep: &ReportFileArgs,
    applicant: &Applicant,
    lang: Lang,
) -> Box<Failure> {
    let (Some(at), Some(path)) = (applicant.facts.fetched_at, &keep.save) else { return failure };
    if keep.force || !holds_report(path) {
        return failure;
    }
    let values = [("path", path.display().to_string()), ("at", moment(at))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut told = Failure::misused(lang, say::ALREADY_FETCHED, &values);
    told.hint = Some(say::ALREADY_FETCHED_HINT.get(lang).to_owned());
    told.file = Some(path.clone());
    told
}

/// True for a file that contains a report.
fn holds_report(path: &Path) -> bool {
    let json = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    json.is_some_and(|json| Report::read(json).is_ok())
}
