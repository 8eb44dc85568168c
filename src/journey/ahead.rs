//! The steps ahead, as far as they are known before the first call. `run --dry-run` lists them, and a smoke
//! test checks that it has their values.

use jiff::Timestamp;

use crate::flow::{Facts, Goal, Need, Needs, Plan, Readings, Route, Step, Want};
use crate::protocol::{Key, Method};

/// The values that only one type of card has, by type.
const BY_CARD: [&[Key]; 2] = [&[Key::CardPassword], &[Key::Year, Key::Month, Key::LastThree]];

/// The steps ahead of an applicant.
#[derive(Clone, Copy, Debug)]
pub struct Ahead<'a> {
    facts: &'a Facts,
    readings: &'a Readings,
}

impl<'a> Ahead<'a> {
    /// Creates it from the applicant's facts. `readings` are the profile's.
    pub fn of(facts: &'a Facts, readings: &'a Readings) -> Self {
        Self { facts, readings }
    }

    /// The steps of a plan whose forms are not filled in yet.
    pub fn steps(&self, plan: &Plan, now: Timestamp) -> Vec<Step> {
        use Method as M;
        let facts = self.facts;
        let mut steps = Vec::new();
        if !facts.is_logged_in(now) || facts.application_left(now).is_some() || !facts.sent.is_empty() {
            steps.push(M::Login);
        }
        let applied = facts.application_left(now).is_some();
        let login = facts.login.as_ref().filter(|_| facts.is_logged_in(now));
        let has_report = login.and_then(|login| login.status()).is_some_and(|status| status.has_report());
        if plan.until != Goal::Login && !applied && !has_report {
            let route: &[M] = match plan.route {
                _ if login.is_some_and(|login| login.unionpay_auth) => &[M::SubmitApplyMessageCode],
                Some(Route::Questions) => &[M::SubmitQuestion],
                Some(Route::Unionpay) | None => {
                    &[M::OnlineValidateCard, M::OnlineAuthentication, M::SubmitOnlineAuth, M::SubmitApplyMessageCode]
                }
            };
            // Skip the steps that are already done.
            let next = facts.next.map(|step| step.of_form(facts));
            let from = route.iter().position(|method| Some(Step::Call(*method)) == next).unwrap_or_default();
            steps.extend(route.iter().skip(from));
        }
        if plan.until == Goal::Report {
            steps.push(M::ViewReport);
        }
        steps.into_iter().map(Step::Call).collect()
    }

    /// What a call of `step` needs.
    pub fn needs(&self, step: Step) -> Needs {
        Needs::of(step, self.facts, self.readings)
    }

    /// The values of a step that need a source: required ones that the gateway does not supply on the way.
    pub fn wants(&self, needs: &Needs) -> Vec<Want> {
        let mut wants = needs.wants_so_far(self.facts);
        wants.retain(|want| want.need != Need::WhenKnown && !comes_with_the_replies(&want.key));
        wants
    }

    /// The values of a step that are neither prefilled in its form nor found by `can_find`.
    pub fn missing<E>(
        &self,
        step: Step,
        mut can_find: impl FnMut(&Needs, &Key) -> Result<bool, E>,
    ) -> Result<Vec<Key>, E> {
        let needs = self.needs(step);
        let mut lacking = Vec::new();
        for want in self.wants(&needs) {
            if needs.prefilled(&want.key).is_none() && !can_find(&needs, &want.key)? {
                lacking.push(want.key);
            }
        }
        // While the card's type is unknown, the values of one type are enough.
        let has_those_of_one_type = || BY_CARD.iter().any(|own| !own.iter().any(|key| lacking.contains(key)));
        if needs.card(self.facts).is_none() && has_those_of_one_type() {
            lacking.retain(|key| !BY_CARD.concat().contains(key));
        }
        Ok(lacking)
    }
}

/// True for a value that the gateway supplies on the way, or that has a default.
fn comes_with_the_replies(key: &Key) -> bool {
    matches!(key, Key::CardType | Key::UnionpayCode | Key::Version)
}
