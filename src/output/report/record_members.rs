//! The members of public records that are known by name, and which of them say who nobody is.

/// A member of a public record, of those that are documented.
#[derive(Clone, Copy, Debug)]
pub struct RecordMember {
    /// Its name, as the gateway spells it.
    pub name: &'static str,
    /// True if its value may be shown where personal data are hidden. The number of a case leads to its parties, and what
    /// was claimed and executed has been seen to name them.
    pub names_nobody: bool,
}

/// A row of the table.
const fn member(name: &'static str, names_nobody: bool) -> RecordMember {
    RecordMember { name, names_nobody }
}

/// Those of compulsory execution; no others are documented.
pub const RECORD_MEMBERS: [RecordMember; 11] = [
    member("applicationExecution", false),
    member("applicationExecutionAmount", true),
    member("caseNo", false),
    member("caseStatus", true),
    member("formatedClosedTime", true),
    member("closedWay", true),
    member("executed", false),
    member("executed_amt", true),
    member("executiveCourt", true),
    member("exe_reason", true),
    member("formatedFilingTime", true),
];

/// The member of that name, if it is known.
pub fn known(name: &str) -> Option<&'static RecordMember> {
    RECORD_MEMBERS.iter().find(|member| member.name == name.trim())
}
