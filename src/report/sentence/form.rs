//! The forms of sentences: the clauses that make up each. This is the table of report.md, section 2.
//!
//! A form says which clauses belong together, but not in what order. [`Position`](super::clause::Position) says where
//! the order carries meaning.

use super::clause::Clause::{self, *};

/// A set of clauses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clauses(u64);

impl Clauses {
    /// These clauses.
    pub const fn of(clauses: &[Clause]) -> Self {
        let (mut set, mut left) = (0, clauses);
        while let [first, rest @ ..] = left {
            set |= 1 << *first as u8;
            left = rest;
        }
        Self(set)
    }

    /// All clauses of both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The clauses that are not in the other set.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True if it has this clause.
    #[inline]
    pub fn has(self, clause: Clause) -> bool {
        self.0 & (1 << clause as u8) != 0
    }

    /// True if it has at least one of the clauses.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True if it has all of these clauses.
    #[inline]
    pub fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
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

/// The forms of a family. Each consists of the opening and one of the bodies; histories may occur in all of them.
#[derive(Debug)]
pub(super) struct Forms {
    /// All clauses of the family, in their usual order.
    pub clauses: &'static [Clause],
    /// The sentence needs one clause of each of these sets.
    pub opening: &'static [Clauses],
    pub bodies: &'static [Body],
}

/// The clauses that a form needs besides the opening, and those that it may have.
#[derive(Debug)]
pub(super) struct Body {
    /// The sentence needs one clause of each of these sets.
    pub needs: &'static [Clauses],
    /// All clauses of the form: what it needs, what it may have, the opening and histories.
    pub all: Clauses,
}

/// A first half of a history, which needs its second half.
pub(super) const HALVES: [(Clause, Clause); 2] = [(MonthsOverdue, OverdueOver90), (MonthsOverdrawn, OverdrawnOver90)];
const HISTORY: Clauses = Clauses::of(&[MonthsOverdue, OverdueOver90]);
const QUASI_HISTORY: Clauses = HISTORY.and(Clauses::of(&[MonthsOverdrawn, OverdrawnOver90]));

const fn union(sets: &[Clauses]) -> Clauses {
    let (mut all, mut left) = (Clauses(0), sets);
    while let [first, rest @ ..] = left {
        all = all.and(*first);
        left = rest;
    }
    all
}

const fn one(clause: Clause) -> Clauses {
    Clauses::of(&[clause])
}

const fn card(needs: &'static [Clauses], may: &[Clause]) -> Body {
    Body { needs, all: union(needs).and(Clauses::of(may)).and(union(CARD)).and(HISTORY) }
}

const fn quasi(needs: &'static [Clauses], may: &[Clause]) -> Body {
    let body = card(needs, may);
    Body { needs, all: body.all.and(QUASI_HISTORY) }
}

const fn loan(needs: &'static [Clauses], may: &[Clause]) -> Body {
    Body { needs, all: union(needs).and(Clauses::of(may)).and(union(LOAN_OPENING)).and(HISTORY) }
}

const fn other(needs: &'static [Clauses], may: &[Clause]) -> Body {
    Body { needs, all: union(needs).and(Clauses::of(may)).and(HISTORY) }
}

/// A tail may stand without a currency.
const CARD: &[Clauses] = &[Clauses::of(&[CardCurrency, CardTail]), one(BracketEnd)];
const USED: &[Clauses] = &[one(AsOf), one(Limit), one(Used)];
const OVERDRAWN: &[Clauses] = &[one(AsOf), one(Limit), one(Overdrawn)];
const ONCE_OVERDUE: &[Clauses] = &[one(AsOf), one(Limit), one(Balance), Clauses::of(&[Current, OverdueAmount])];
const INSTALMENTS: &[Clauses] =
    &[one(AsOf), one(Limit), one(Balance), Clauses::of(&[InstalmentBalance, InstalmentWithin])];
const NOT_ACTIVATED: &[Clauses] = &[one(AsOf), one(Limit), one(NotActivated)];
const BAD_DEBT: &[Clauses] = &[one(AsOf), one(Limit), one(BadDebt), one(Balance)];
const BAD_DEBT_OF_USED: &[Clauses] = &[one(AsOf), one(Limit), one(BadDebt), one(Used)];
const HALTED: &[Clauses] = &[one(AsOf), one(Limit), one(Halted)];
const WITH_INSTALMENTS: &[Clause] = &[Current, OverdueAmount, Halted, InstalmentBalance, InstalmentWithin];

const CREDIT_CARD: Forms = Forms {
    clauses: &[
        CardCurrency,
        CardTail,
        BracketEnd,
        AsOf,
        Closed,
        Limit,
        Used,
        Balance,
        InstalmentWithin,
        InstalmentBalance,
        Current,
        OverdueAmount,
        NotActivated,
        BadDebt,
        Halted,
        HaltedSince,
        MonthsOverdue,
        OverdueOver90,
    ],
    opening: CARD,
    bodies: &[
        card(USED, WITH_INSTALMENTS),
        card(ONCE_OVERDUE, WITH_INSTALMENTS),
        card(INSTALMENTS, WITH_INSTALMENTS),
        card(NOT_ACTIVATED, &[]),
        card(BAD_DEBT, &[Current, OverdueAmount]),
        card(BAD_DEBT_OF_USED, &[Current, OverdueAmount]),
        card(&[one(Closed)], &[Limit, Used]), // retyped copies print figures after the closing
        card(HALTED, &[]),
        card(&[one(HaltedSince)], &[]),
    ],
};

const QUASI_CREDIT_CARD: Forms = Forms {
    clauses: &[
        CardCurrency,
        CardTail,
        BracketEnd,
        AsOf,
        Closed,
        Limit,
        Overdrawn,
        Used,
        Balance,
        Current,
        OverdueAmount,
        NotActivated,
        BadDebt,
        Halted,
        HaltedSince,
        MonthsOverdrawn,
        OverdrawnOver90,
        MonthsOverdue,
        OverdueOver90,
    ],
    opening: CARD,
    bodies: &[
        quasi(OVERDRAWN, &[Current, OverdueAmount, Halted]),
        quasi(USED, &[Current, OverdueAmount, Halted]),
        quasi(ONCE_OVERDUE, &[Current, OverdueAmount, Halted]),
        quasi(NOT_ACTIVATED, &[]),
        quasi(BAD_DEBT, &[Current, OverdueAmount]),
        quasi(&[one(Closed)], &[Limit, Overdrawn]),
        quasi(HALTED, &[]),
        quasi(&[one(HaltedSince)], &[]),
    ],
};

const LOAN_OPENING: &[Clauses] = &[one(LoanAmount), one(LoanCurrency), one(LoanKind)];

const LOAN: Forms = Forms {
    clauses: &[
        LoanAmount,
        LoanCurrency,
        LoanKind,
        Due,
        Settled,
        AsOf,
        Balance,
        Current,
        OverdueAmount,
        BadDebt,
        MonthsOverdue,
        OverdueOver90,
        Transferred,
    ],
    opening: LOAN_OPENING,
    bodies: &[
        loan(&[one(Due), one(AsOf), one(Balance)], &[Current, OverdueAmount, Transferred]),
        loan(&[one(Settled)], &[Due]),
        loan(&[one(Transferred)], &[Due]),
        loan(&[one(Due), one(AsOf), one(BadDebt), one(Balance)], &[Current, OverdueAmount]),
    ],
};

const LINE: Forms = Forms {
    clauses: &[
        LineValidity,
        Revolving,
        AsOf,
        LineLimit,
        AmountCurrency,
        Balance,
        Current,
        OverdueAmount,
        MonthsOverdue,
        OverdueOver90,
    ],
    opening: &[],
    bodies: &[other(
        &[
            one(LineValidity),
            one(Revolving),
            one(AsOf),
            one(LineLimit),
            one(AmountCurrency),
            one(Balance),
            Clauses::of(&[Current, OverdueAmount]),
        ],
        &[],
    )],
};

const LOAN_GUARANTEE: Forms = Forms {
    clauses: &[GuaranteedContract, GuaranteeAmount, AsOf, GuaranteedBalance, MonthsOverdue, OverdueOver90],
    opening: &[],
    bodies: &[other(&[one(GuaranteedContract), one(GuaranteeAmount), one(AsOf), one(GuaranteedBalance)], &[])],
};

const CARD_GUARANTEE: Forms = Forms {
    clauses: &[GuaranteedLimit, GuaranteeAmount, AsOf, GuaranteedUsed, MonthsOverdue, OverdueOver90],
    opening: &[],
    bodies: &[other(&[one(GuaranteedLimit), one(GuaranteeAmount), one(AsOf), one(GuaranteedUsed)], &[])],
};

const LIABILITY: Forms = Forms {
    clauses: &[Role, LiabilityAmount, Contract, AsOf, LiabilityBalance, AmountCurrency, MonthsOverdue, OverdueOver90],
    opening: &[],
    bodies: &[other(
        &[one(Role), one(LiabilityAmount), one(AsOf), one(LiabilityBalance), one(AmountCurrency)],
        &[Contract],
    )],
};

const COMPENSATION: Forms = Forms {
    clauses: &[Compensated, LastPaid, Balance, MonthsOverdue, OverdueOver90],
    opening: &[],
    bodies: &[other(&[one(Compensated), one(Balance)], &[LastPaid])],
};

const DISPOSAL: Forms = Forms {
    clauses: &[ClaimAmount, LastPaid, AsOf, Balance, MonthsOverdue, OverdueOver90],
    opening: &[],
    bodies: &[
        other(&[one(ClaimAmount), one(Balance)], &[LastPaid]),
        other(&[one(ClaimAmount), one(AsOf), one(Balance)], &[]),
    ],
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
