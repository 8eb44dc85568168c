//! Follows the forms of a family clause by clause: which clauses may come next, and whether the sentence may
//! end here.

use super::clause::Clause;
use super::form::{Forms, Step};

/// The maximum number of forms in a family.
const MOST_FORMS: usize = 12;
/// The place of a form that no longer matches the sentence.
const LEFT: u8 = u8::MAX;

/// The position of a sentence in each form of its family.
pub(super) struct Follower {
    forms: &'static Forms,
    /// The place of the next step, for each form.
    at: [u8; MOST_FORMS],
}

impl Follower {
    pub fn new(forms: &'static Forms) -> Self {
        debug_assert!(forms.count() <= MOST_FORMS);
        Self { forms, at: [0; MOST_FORMS] }
    }

    /// Tries the clauses that may come next until one fits. Only the forms that have this clause here remain.
    ///
    /// If `loosely`, later clauses are tried too, as if the clauses in between were present. Clauses before
    /// the current place are never tried.
    pub fn next(&mut self, loosely: bool, mut fits: impl FnMut(Clause) -> bool) -> Option<Clause> {
        let mut tried = 0_u64;
        let mut found = None;
        'forms: for form in 0..self.forms.count() {
            for (_, clause) in self.admissible(form, loosely) {
                let bit = 1_u64 << clause as u8;
                if tried & bit == 0 {
                    tried |= bit;
                    if fits(clause) {
                        found = Some(clause);
                        break 'forms;
                    }
                }
            }
        }
        let clause = found?;
        for form in 0..self.forms.count() {
            let place = self.admissible(form, loosely).find(|(_, other)| *other == clause);
            if let Some(at) = self.at.get_mut(form) {
                *at = place.map_or(LEFT, |(place, _)| place + 1);
            }
        }
        Some(clause)
    }

    /// True if at least one form is complete.
    pub fn may_end(&self) -> bool {
        (0..self.forms.count()).any(|form| self.has_all(form))
    }

    fn place(&self, form: usize) -> Option<u8> {
        self.at.get(form).copied().filter(|place| *place != LEFT)
    }

    /// The steps of a form that may come next.
    fn admissible(&self, form: usize, loosely: bool) -> impl Iterator<Item = (u8, Clause)> {
        let (forms, first) = (self.forms, self.place(form));
        let mut next = first;
        std::iter::from_fn(move || {
            let place = next?;
            let step = forms.step(form, usize::from(place))?;
            next = match step {
                _ if loosely => Some(place + 1),
                Step::Once(_) | Step::Then(_) => None,
                // A step that depends on a missing clause is missing too.
                Step::Maybe(_) => Some(behind(forms, form, place)),
            };
            Some((place, step.clause()))
        })
    }

    fn has_all(&self, form: usize) -> bool {
        let Some(mut place) = self.place(form) else { return false };
        loop {
            match self.forms.step(form, usize::from(place)) {
                None => return true,
                Some(Step::Once(_) | Step::Then(_)) => return false,
                Some(Step::Maybe(_)) => place = behind(self.forms, form, place),
            }
        }
    }
}

/// The place after an omitted optional step and the steps that depend on it.
fn behind(forms: &Forms, form: usize, optional: u8) -> u8 {
    let dependent = matches!(forms.step(form, usize::from(optional) + 1), Some(Step::Then(_)));
    optional + 1 + u8::from(dependent)
}

#[cfg(test)]
mod tests {
    use super::super::form::Family;
    use super::*;

    /// Follows clauses. Returns whether all fit, and whether the sentence may end after them.
    fn follow(family: Family, clauses: &[Clause]) -> (bool, bool) {
        let mut follower = Follower::new(family.forms());
        let all_fit = clauses.iter().all(|wanted| follower.next(false, |clause| clause == *wanted).is_some());
        (all_fit, follower.may_end())
    }

    #[test]
    fn a_history_has_two_halves() {
        use Clause::*;
        let card = [CardCurrency, BracketEnd, AsOf, Limit, Used];
        assert_eq!(follow(Family::CreditCard, &card), (true, true));
        let half = [card.as_slice(), &[MonthsOverdue]].concat();
        assert_eq!(follow(Family::CreditCard, &half), (true, false));
        assert_eq!(follow(Family::CreditCard, &[half.as_slice(), &[OverdueOver90]].concat()), (true, true));
        assert!(!follow(Family::CreditCard, &[card.as_slice(), &[OverdueOver90]].concat()).0);
    }

    #[test]
    fn loosely_later_clauses_may_come_but_no_earlier_ones() {
        use Clause::*;
        let mut follower = Follower::new(Family::CreditCard.forms());
        assert_eq!(follower.next(false, |clause| clause == Used), None);
        assert_eq!(follower.next(true, |clause| clause == Used), Some(Used));
        assert_eq!(follower.next(true, |clause| matches!(clause, AsOf | Limit | Used)), None);
        assert_eq!(follower.next(true, |clause| clause == MonthsOverdue), Some(MonthsOverdue));
    }

    #[test]
    fn no_family_has_too_many_forms() {
        use Family::*;
        for family in
            [CreditCard, QuasiCreditCard, Loan, Line, LoanGuarantee, CardGuarantee, Liability, Compensation, Disposal]
        {
            assert!(family.forms().count() <= MOST_FORMS);
        }
        assert!((Clause::ClaimAmount as u8) < 64);
    }
}
