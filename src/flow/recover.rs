//! How the guide recovers from a refusal: the recovery column of the code table (protocol.md, section 6),
//! with a limit on tries.

use jiff::{SignedDuration, Timestamp};

use super::Facts;
use super::action::{Stop, Wait, Why};
use super::guide::{AskAgain, Filled, Guide, LOGIN};
use super::needs::Needs;
use super::next::asked_by;
use super::readings::Readings;
use super::step::Step;
use crate::protocol::{Class, CodeEntry, Effect, Key, Method, Recovery, Sensitivity, codes};

impl Guide {
    /// Decides how to recover from a refusal with a known code. `facts` already include it.
    pub(super) fn refused(&mut self, step: Step, entry: &CodeEntry, facts: &Facts, now: Timestamp) {
        self.filled = Filled::Nothing;
        let tries = self.refused.add(step);
        if tries <= self.plan.max_tries && self.may_still_be_unionpay(step, entry, facts) {
            return;
        }
        if entry.recovery == Recovery::Again && step.effect() == Effect::Submits && tries < self.plan.max_tries {
            return self.is_uncertain();
        }
        let Some(values) = ask_again(step, entry, facts) else { return self.end = Some(Stop::Refused) };
        if tries >= self.plan.max_tries || self.is_final(step, entry) {
            return self.end = Some(Stop::Refused);
        }
        values.into_iter().for_each(|values| self.must_ask_again(values));
        self.high_level = self.high_level || entry.code == codes::HIGH_SECURITY;
        match entry.recovery {
            // A person can check the code again. Without a person, a new SMS is needed.
            Recovery::NewSms if !self.plan.person || step.is_refresh() => self.renew_sms = true,
            Recovery::RestartStep if step == LOGIN => self.login_form = false,
            _ => {}
        }
        if matches!(entry.recovery, Recovery::Again | Recovery::NewSms)
            && let Some(seconds) = entry.after
        {
            let until = now.saturating_add(SignedDuration::from_secs(i64::from(seconds))).unwrap_or(now);
            self.pause = Some(Wait { until, why: Why::Busy });
            self.paused_at = Some(now);
        }
    }

    /// Handles a call without a reply. `may_have_arrived` is true unless the call certainly was never sent.
    pub(super) fn lost(&mut self, step: Step, may_have_arrived: bool) {
        self.filled = Filled::Nothing;
        match may_have_arrived && step.effect() == Effect::Submits {
            true => self.is_uncertain(),
            false => self.end = Some(Stop::Lost),
        }
    }

    /// Handles an unknown outcome of a submission: a login must settle it. `--again` applied to an earlier submission
    /// only.
    fn is_uncertain(&mut self) {
        self.asked_gateway = false;
        self.plan.again = false;
    }

    /// Handles an unknown code: the gateway's text is the result.
    pub(super) fn not_understood(&mut self) {
        self.end = Some(Stop::Refused);
    }

    /// "508113 -> getOnlineAuthedInfo, else UnionPay". No other path leads to that step without an authentication, so
    /// another process recognises the situation from the facts.
    fn may_still_be_unionpay(&mut self, step: Step, entry: &CodeEntry, facts: &Facts) -> bool {
        let refused = step == Step::Call(Method::GetOnlineAuthedInfo)
            && !matches!(entry.recovery, Recovery::Again | Recovery::Login | Recovery::Wait);
        let was_closed = self.high_level || facts.login.as_ref().is_some_and(|login| !login.unionpay_auth);
        if !(was_closed && refused) {
            return false;
        }
        self.high_level = false;
        self.detour = Some(Step::Call(Method::OnlineValidateCard));
        true
    }

    /// True if there is no recovery, or the recovery contradicts the plan.
    fn is_final(&self, step: Step, entry: &CodeEntry) -> bool {
        match entry.recovery {
            Recovery::None | Recovery::Wait => true,
            Recovery::Route => step == LOGIN || (entry.class == Class::Route && self.plan.route.is_some()),
            Recovery::Report => step == LOGIN,
            Recovery::Again
            | Recovery::NewInput
            | Recovery::NewCaptcha
            | Recovery::NewSms
            | Recovery::RestartStep
            | Recovery::Login => false,
        }
    }
}

/// The keys of the values that a refusal concerns. A code that says "what you entered is wrong" without naming a
/// field (508149) concerns everything entered for the step, except codes, which can be used only once anyway.
pub fn refused_keys(step: Step, entry: &CodeEntry, facts: &Facts) -> Vec<Key> {
    let names_none = entry.fields.is_empty() && entry.class == Class::Rejected && step.effect() != Effect::Reads;
    let mut refused: Vec<Key> = match entry.recovery {
        Recovery::RestartStep if names_none && !step.is_refresh() => entered(step, facts),
        Recovery::NewInput | Recovery::NewCaptcha | Recovery::NewSms | Recovery::RestartStep => entry.fields.to_vec(),
        Recovery::None | Recovery::Again | Recovery::Wait | Recovery::Login | Recovery::Route | Recovery::Report => {
            Vec::new()
        }
    };
    if step.is_refresh() {
        refused.retain(|key| *key != Key::MessageCode); // an SMS that could not be sent: no code was refused
    }
    refused
}

/// The keys entered for the step itself, without codes.
fn entered(step: Step, facts: &Facts) -> Vec<Key> {
    let Step::Call(method) = step else { return Vec::new() };
    let keys = Needs::of(step, facts, &Readings::default()).wants_so_far(facts).into_iter().map(|want| want.key);
    let is_own = |key: &Key| key.sensitivity() != Sensitivity::OneTime && asked_by(method, key, facts) == method;
    keys.filter(is_own).collect()
}

/// The values to ask for again after a refusal. `None` if they belong to a step that was never taken.
fn ask_again(step: Step, entry: &CodeEntry, facts: &Facts) -> Option<Option<AskAgain>> {
    let refused = refused_keys(step, entry, facts);
    let form = step.of_form(facts);
    let taker = match (refused.first(), form) {
        (Some(key), Step::Call(method)) => Step::Call(asked_by(method, key, facts)),
        _ => form,
    };
    let can_be_said = was_taken(taker, form, facts) && asks_one(taker, &refused, facts);
    if !refused.is_empty() && !can_be_said {
        return None;
    }
    // A captcha can be used only once, whichever fields the code names.
    let used = facts.captchas(step);
    let nothing = refused.is_empty() && used.is_empty();
    Some((!nothing).then_some(AskAgain { step: taker, refused, used }))
}

/// True if the step that asks for a refused field is the refused step itself, or was taken before it.
fn was_taken(taker: Step, form: Step, facts: &Facts) -> bool {
    let Step::Call(method) = taker else { return false };
    taker == form
        || match method {
            Method::Login => true,
            Method::OnlineValidateCard | Method::OnlineAuthentication => facts.card_at.is_some(),
            _ => false,
        }
}

/// True if a step asks for one of these keys. Only then can a new value be given.
fn asks_one(taker: Step, keys: &[Key], facts: &Facts) -> bool {
    Needs::of(taker, facts, &Readings::default()).wants_so_far(facts).iter().any(|want| keys.contains(&want.key))
}

#[cfg(test)]
#[path = "recover_tests.rs"]
mod tests;
