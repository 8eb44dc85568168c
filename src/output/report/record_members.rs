//! The known members of public records: their labels, and which of them identify nobody and so need no mask.

use crate::messages::{Lang, Text, report as say};

use super::plain::plain;

/// A member of a public record, of those that are documented.
#[derive(Clone, Copy, Debug)]
pub struct RecordMember {
    /// Its name, as the gateway spells it.
    pub name: &'static str,
    /// What it is called on a page.
    pub title: Text,
    /// True if its value may be shown where personal data are hidden. The number of a case leads to its parties, and what
    /// was claimed and executed has been seen to name them.
    pub names_nobody: bool,
}

/// A row of the table.
const fn member(name: &'static str, title: Text, names_nobody: bool) -> RecordMember {
    RecordMember { name, title, names_nobody }
}

/// Those of compulsory execution; no others are documented.
pub const RECORD_MEMBERS: [RecordMember; 11] = [
    member("applicationExecution", say::CLAIMED, false),
    member("applicationExecutionAmount", say::CLAIMED_AMOUNT, true),
    member("caseNo", say::CASE_NUMBER, false),
    member("caseStatus", say::CASE_STATUS, true),
    member("formatedClosedTime", say::CASE_CLOSED, true),
    member("closedWay", say::CLOSED_WAY, true),
    member("executed", say::EXECUTED, false),
    member("executed_amt", say::EXECUTED_AMOUNT, true),
    member("executiveCourt", say::COURT, true),
    member("exe_reason", say::CASE_REASON, true),
    member("formatedFilingTime", say::CASE_FILED, true),
];

/// The member of that name, if it is known.
pub fn known(name: &str) -> Option<&'static RecordMember> {
    RECORD_MEMBERS.iter().find(|member| member.name == name.trim())
}

/// What a member is called; one that nobody knows keeps its name.
pub fn title(name: &str, lang: Lang) -> String {
    known(name).map_or_else(|| plain(name), |member| member.title.get(lang).to_owned())
}
