//! The known members of public records: their labels, and which of them need no mask because they identify no person.

use crate::messages::{Lang, Text, report as say};

use super::plain::plain;

/// A documented member of public records.
#[derive(Clone, Copy, Debug)]
pub struct RecordMember {
    /// Its name, as spelled by the gateway.
    pub name: &'static str,
    /// Its label on a page.
    pub title: Text,
    /// True if its value is shown even when personal data are masked. A case number is masked, because it leads to the
    /// parties; so are claims and executions, because some have named them.
    pub names_nobody: bool,
}

/// A row of the table.
const fn member(name: &'static str, title: Text, names_nobody: bool) -> RecordMember {
    RecordMember { name, title, names_nobody }
}

/// The members of compulsory execution records. No others are documented.
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

/// Looks a member up by name.
pub fn known(name: &str) -> Option<&'static RecordMember> {
    RECORD_MEMBERS.iter().find(|member| member.name == name.trim())
}

/// A member's label. An unknown member keeps its name.
pub fn title(name: &str, lang: Lang) -> String {
    known(name).map_or_else(|| plain(name), |member| member.title.get(lang).to_owned())
}
