//! The forms of sentences: their clauses in order. This is the table of report.md, section 2.

use super::clause::Clause::{self, *};

/// A step of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The clause is required.
    Once(Clause),
    /// The clause is optional.
    Maybe(Clause),
    /// The clause is required if the optional clause before it is present.
    Then(Clause),
}

/// A family of sentences, determined by the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    CreditCard,
    QuasiCreditCard,
    Loan,
    Line,
    LoanGuarantee,
    CardGuarantee,
    Liability,
    Compensation,
    Disposal,
}

/// The forms of a family. Each consists of the opening, one of the bodies, and the ending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forms {
    opening: &'static [Step],
    bodies: &'static [&'static [Step]],
    ending: &'static [Step],
}

const fn once(clause: Clause) -> Step {
    Step::Once(clause)
}

const fn maybe(clause: Clause) -> Step {
    Step::Maybe(clause)
}

const fn then(clause: Clause) -> Step {
    Step::Then(clause)
}

const HISTORY: &[Step] = &[maybe(MonthsOverdue), then(OverdueOver90)];
const QUASI_HISTORY: &[Step] =
    &[maybe(MonthsOverdue), then(OverdueOver90), maybe(MonthsOverdrawn), then(OverdrawnOver90)];

const CARD: &[Step] = &[once(CardCurrency), maybe(CardTail), once(BracketEnd)];
const CARD_NOT_ACTIVATED: &[Step] = &[once(AsOf), once(Limit), once(NotActivated)];
const CARD_BAD_DEBT: &[Step] = &[once(AsOf), once(Limit), once(BadDebt), once(Balance)];
const CARD_ONCE_OVERDUE: &[Step] = &[once(AsOf), once(Limit), once(Balance), once(Current)];
// Retyped copies print the limit after the closing.
const CARD_CLOSED: &[Step] = &[once(Closed), maybe(Limit)];
const CARD_HALTED: &[Step] = &[once(AsOf), once(Limit), once(Halted)];
const CARD_HALTED_SINCE: &[Step] = &[once(HaltedSince)];

const CREDIT_CARD: Forms = Forms {
    opening: CARD,
    bodies: &[
        &[once(AsOf), once(Limit), once(Used), maybe(OverdueAmount)],
        CARD_ONCE_OVERDUE,
        &[once(AsOf), once(Limit), once(Balance), once(InstalmentBalance), maybe(Current)],
        CARD_NOT_ACTIVATED,
        CARD_BAD_DEBT,
        CARD_CLOSED,
        CARD_HALTED,
        CARD_HALTED_SINCE,
        &[once(AsOf), once(Limit), once(Used), maybe(OverdueAmount), once(Halted)],
        &[once(AsOf), once(Limit), once(Balance), once(Current), once(Halted)],
    ],
    ending: HISTORY,
};

const QUASI_CREDIT_CARD: Forms = Forms {
    opening: CARD,
    bodies: &[
        &[once(AsOf), once(Limit), once(Overdrawn)],
        CARD_ONCE_OVERDUE,
        CARD_NOT_ACTIVATED,
        CARD_BAD_DEBT,
        CARD_CLOSED,
        CARD_HALTED,
        CARD_HALTED_SINCE,
        &[once(AsOf), once(Limit), once(Overdrawn), once(Halted)],
    ],
    ending: QUASI_HISTORY,
};

const LOAN: Forms = Forms {
    opening: &[once(LoanAmount), once(LoanCurrency), once(LoanKind)],
    bodies: &[
        &[
            once(Due),
            once(AsOf),
            once(Balance),
            maybe(OverdueAmount),
            maybe(MonthsOverdue),
            then(OverdueOver90),
            maybe(Transferred), // after everything else
        ],
        &[
            once(Due),
            once(AsOf),
            once(Balance),
            once(Current),
            maybe(MonthsOverdue),
            then(OverdueOver90),
            maybe(Transferred),
        ],
        &[once(Settled), maybe(MonthsOverdue), then(OverdueOver90)],
        &[once(Transferred), maybe(MonthsOverdue), then(OverdueOver90)],
        &[once(Due), once(AsOf), once(BadDebt), once(Balance), maybe(MonthsOverdue), then(OverdueOver90)],
    ],
    ending: &[],
};

const LINE: Forms = Forms {
    opening: &[once(LineValidity), once(Revolving)],
    bodies: &[&[once(AsOf), once(LineLimit), once(Balance), once(Current)]],
    ending: HISTORY,
};

const LOAN_GUARANTEE: Forms = Forms {
    opening: &[],
    bodies: &[&[once(GuaranteedContract), once(GuaranteeAmount), once(AsOf), once(GuaranteedBalance)]],
    ending: HISTORY,
};

const CARD_GUARANTEE: Forms = Forms {
    opening: &[],
    bodies: &[&[once(GuaranteedLimit), once(GuaranteeAmount), once(AsOf), once(GuaranteedUsed)]],
    ending: HISTORY,
};

const LIABILITY: Forms = Forms {
    opening: &[],
    bodies: &[&[once(Role), once(LiabilityAmount), maybe(Contract), once(AsOf), once(LiabilityBalance)]],
    ending: HISTORY,
};

const COMPENSATION: Forms =
    Forms { opening: &[], bodies: &[&[once(Compensated), maybe(LastPaid), once(Balance)]], ending: HISTORY };

const DISPOSAL: Forms = Forms {
    opening: &[],
    bodies: &[&[once(ClaimAmount), maybe(LastPaid), once(Balance)], &[once(ClaimAmount), once(AsOf), once(Balance)]],
    ending: HISTORY,
};

impl Family {
    /// The family's forms.
    pub fn forms(self) -> &'static Forms {
        match self {
            Self::CreditCard => &CREDIT_CARD,
            Self::QuasiCreditCard => &QUASI_CREDIT_CARD,
            Self::Loan => &LOAN,
            Self::Line => &LINE,
            Self::LoanGuarantee => &LOAN_GUARANTEE,
            Self::CardGuarantee => &CARD_GUARANTEE,
            Self::Liability => &LIABILITY,
            Self::Compensation => &COMPENSATION,
            Self::Disposal => &DISPOSAL,
        }
    }

    /// True for the person's own accounts, which have a state.
    pub fn has_state(self) -> bool {
        match self {
            Self::CreditCard | Self::QuasiCreditCard | Self::Loan | Self::Line => true,
            Self::LoanGuarantee | Self::CardGuarantee | Self::Liability | Self::Compensation | Self::Disposal => false,
        }
    }
}

impl Forms {
    /// The number of forms.
    pub fn count(&self) -> usize {
        self.bodies.len()
    }

    /// The step of form number `form` at `place`; `None` after its end.
    #[inline]
    pub fn step(&self, form: usize, place: usize) -> Option<Step> {
        let body = self.bodies.get(form)?;
        let (before, within) = (self.opening.len(), self.opening.len() + body.len());
        match place {
            _ if place < before => self.opening.get(place),
            _ if place < within => body.get(place - before),
            _ => self.ending.get(place - within),
        }
        .copied()
    }
}

impl Step {
    /// The step's clause.
    pub fn clause(self) -> Clause {
        match self {
            Self::Once(clause) | Self::Maybe(clause) | Self::Then(clause) => clause,
        }
    }
}
