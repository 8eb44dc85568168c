//! Follows the forms of a family clause by clause: which clauses may come next, and whether the sentence may
//! end here.

use super::clause::{Clause, Position};
use super::form::{Clauses, Forms, HALVES};

/// The clauses within the opening bracket of a card.
const INSIDE: Clauses = Clauses::of(&[Clause::CardCurrency, Clause::CardTail]);
/// The stage after the opening.
const BODY: u8 = u8::MAX;

/// The clauses of a sentence so far.
pub(super) struct Follower {
    forms: &'static Forms,
    seen: Clauses,
    /// The clauses of all forms that have every clause so far.
    with: Clauses,
    last: Option<Clause>,
    /// The place after the last clause in the family's usual order, where the search for the next one begins.
    usual: usize,
    /// How far the opening is read.
    stage: u8,
    has_dated: bool,
}

impl Follower {
    pub fn new(forms: &'static Forms) -> Self {
        let with = compatible(forms, Clauses::default());
        Self { forms, seen: Clauses::default(), with, last: None, usual: 0, stage: 0, has_dated: false }
    }

    /// Tries the clauses that may come next until one fits.
    pub fn next(&mut self, mut fits: impl FnMut(Clause) -> bool) -> Option<Clause> {
        let (forms, with) = (self.forms, self.with.without(self.seen));
        let count = forms.clauses.len();
        for place in (self.usual..count).chain(0..self.usual) {
            let Some(clause) = forms.clauses.get(place).copied() else { continue };
            if with.has(clause) && self.is_in_place(clause) && fits(clause) {
                self.take(clause, place);
                return Some(clause);
            }
        }
        None
    }

    /// Records that text was skipped: no clause follows it directly.
    pub fn skip(&mut self) {
        self.last = None;
    }

    /// True if a clause within the opening bracket was read.
    pub fn is_inside(&self) -> bool {
        self.seen.meets(INSIDE)
    }

    /// True if a figure was read that a date may date.
    pub fn has_dated(&self) -> bool {
        self.has_dated
    }

    /// True if figures of an account in use were read.
    pub fn has_figures(&self) -> bool {
        self.forms.clauses.iter().any(|clause| clause.is_figure() && self.seen.has(*clause))
    }

    /// True if at least one form is complete.
    pub fn may_end(&self) -> bool {
        let has = |needs: &[Clauses]| needs.iter().all(|need| self.seen.meets(*need));
        HALVES.iter().all(|(first, second)| !self.seen.has(*first) || self.seen.has(*second))
            && has(self.forms.opening)
            && self.forms.bodies.iter().any(|body| body.all.covers(self.seen) && has(body.needs))
    }

    fn is_in_place(&self, clause: Clause) -> bool {
        match clause.position() {
            Position::Free | Position::Date | Position::Dated => true,
            Position::Opening(stage) => self.stage <= stage,
            Position::Behind(before) | Position::DatedBehind(before) => {
                self.last.is_some_and(|last| before.contains(&last))
            }
        }
    }

    fn take(&mut self, clause: Clause, place: usize) {
        self.seen = self.seen.and(Clauses::of(&[clause]));
        self.last = Some(clause);
        self.usual = place + 1;
        self.stage = match clause.position() {
            Position::Opening(stage) => stage, // all forms have the opening
            Position::Free | Position::Date | Position::Dated | Position::Behind(_) | Position::DatedBehind(_) => {
                self.with = compatible(self.forms, self.seen);
                BODY
            }
        };
        self.has_dated |= matches!(clause.position(), Position::Dated | Position::DatedBehind(_));
    }
}

/// The clauses of all forms that have these.
fn compatible(forms: &Forms, seen: Clauses) -> Clauses {
    let bodies = forms.bodies.iter().filter(|body| body.all.covers(seen));
    bodies.fold(Clauses::default(), |all, body| all.and(body.all))
}

#[cfg(test)]
mod tests {
    use super::super::form::Family;
    use super::Clause::*;
    use super::*;

    const CARD: [Clause; 5] = [CardCurrency, BracketEnd, AsOf, Limit, Used];

    /// Follows clauses. Returns whether all fit, and whether the sentence may end after them.
    fn follow(family: Family, clauses: &[Clause]) -> (bool, bool) {
        let mut follower = Follower::new(family.forms());
        let all_fit = clauses.iter().all(|wanted| follower.next(|clause| clause == *wanted).is_some());
        (all_fit, follower.may_end())
    }

    #[test]
    fn a_history_has_two_halves_one_directly_after_the_other() {
        let with = |more: &[Clause]| follow(Family::CreditCard, &[CARD.as_slice(), more].concat());
        assert_eq!(with(&[]), (true, true));
        assert_eq!(with(&[MonthsOverdue]), (true, false));
        assert_eq!(with(&[MonthsOverdue, OverdueOver90]), (true, true));
        assert!(!with(&[OverdueOver90]).0);
        assert!(!with(&[MonthsOverdue, OverdueAmount, OverdueOver90]).0);
    }

    #[test]
    fn the_order_is_free_after_the_opening() {
        let other = [CardCurrency, BracketEnd, MonthsOverdue, OverdueOver90, AsOf, Used, OverdueAmount, Limit];
        assert_eq!(follow(Family::CreditCard, &other), (true, true));
        assert!(!follow(Family::CreditCard, &[BracketEnd, CardCurrency]).0);
        assert!(!follow(Family::CreditCard, &[AsOf, CardCurrency]).0);
    }

    #[test]
    fn clauses_that_share_no_form_do_not_stand_together() {
        assert!(!follow(Family::CreditCard, &[AsOf, Limit, Used, Balance]).0);
        assert!(!follow(Family::CreditCard, &[Closed, NotActivated]).0);
        assert!(!follow(Family::Loan, &[Settled, Transferred]).0);
    }

    #[test]
    fn a_part_of_a_figure_stands_directly_after_it() {
        let begun = [CardCurrency, BracketEnd, AsOf];
        let with = |more: &[Clause]| follow(Family::CreditCard, &[begun.as_slice(), more].concat()).0;
        assert!(with(&[Limit, Used, InstalmentWithin]));
        assert!(!with(&[Used, Limit, InstalmentWithin]));
    }

    #[test]
    fn every_clause_of_a_form_is_tried_and_fits_a_set() {
        use Family::*;
        for family in
            [CreditCard, QuasiCreditCard, Loan, Line, LoanGuarantee, CardGuarantee, Liability, Compensation, Disposal]
        {
            let tried = Clauses::of(family.forms().clauses);
            assert!(family.forms().bodies.iter().all(|body| tried.covers(body.all)), "{family:?}");
        }
        assert!((ClaimAmount as u8) < 64);
    }
}
