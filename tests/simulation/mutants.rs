//! Mistakes that the program could make. The simulation must find each of them.

/// A mistake. The wrappers of the simulation make it, so the program is not compiled again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// The step of a fenced worker is accepted.
    NoFencing,
    /// A call is recorded as accepted before it is sent.
    SettledBeforeSent,
    /// One refused password fewer is counted.
    BudgetOffByOne,
    /// A run judges leases by its own clock, which runs fast.
    FastClock,
    /// A call is sent without a record.
    IntentNotRecorded,
    /// An answer stays open after a call has used it.
    AnswerNotClosed,
    /// The submission of a dead worker is treated as a call that only tries.
    SubmissionTakenForTry,
    /// A failed commit is ignored.
    CommitFailureIgnored,
    /// An older copy of the ledger is not noticed.
    CopyNotNoticed,
    /// A question that one person holds is also given to others.
    QuestionForTwo,
    /// Values are stored in clear.
    ClearValues,
}

impl Mutant {
    pub const ALL: [Self; 11] = [
        Self::NoFencing,
        Self::SettledBeforeSent,
        Self::BudgetOffByOne,
        Self::FastClock,
        Self::IntentNotRecorded,
        Self::AnswerNotClosed,
        Self::SubmissionTakenForTry,
        Self::CommitFailureIgnored,
        Self::CopyNotNoticed,
        Self::QuestionForTwo,
        Self::ClearValues,
    ];

    /// The first seed that finds it, counting from 1 (docs/simulation.md). The test starts at this seed.
    pub fn found_by(self) -> u64 {
        match self {
            Self::BudgetOffByOne => 7,
            Self::SubmissionTakenForTry => 32,
            Self::CommitFailureIgnored => 27,
            Self::CopyNotNoticed => 139,
            Self::NoFencing
            | Self::SettledBeforeSent
            | Self::FastClock
            | Self::IntentNotRecorded
            | Self::AnswerNotClosed
            | Self::QuestionForTwo
            | Self::ClearValues => 1,
        }
    }
}
