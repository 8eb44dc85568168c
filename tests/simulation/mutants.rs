//! Mistakes that a program could make: the simulation must find each of them.

/// A mistake. The wrappers of the simulation make it; nothing is compiled anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// The step of a fenced worker counts.
    NoFencing,
    /// A call is recorded as accepted before it leaves.
    SettledBeforeSent,
    /// One refused password too few is counted.
    BudgetOffByOne,
    /// A runner judges leases by a clock of its own, which runs fast.
    FastClock,
    /// A call leaves without a record.
    IntentNotRecorded,
    /// An answer stays open when a call takes it along.
    AnswerNotClosed,
    /// A submission of a dead worker is taken for a call that only tries.
    SubmissionTakenForTry,
    /// A failed commit is passed over.
    CommitFailureIgnored,
    /// An older copy of the ledger is not noticed.
    CopyNotNoticed,
    /// A taken question is given to others as well.
    QuestionForTwo,
    /// Values are stored as they are.
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

    /// The first seed that finds it, counted from 1 (docs/simulation.md). The test begins there.
    pub fn found_by(self) -> u64 {
        match self {
            Self::BudgetOffByOne => 2,
            Self::SubmissionTakenForTry => 340,
            Self::CommitFailureIgnored => 180,
            Self::CopyNotNoticed => 109,
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
