//! The steps that come before a step which cannot be taken yet.
//!
//! In: the facts, and a step that lacks values. Out: the steps that come first, if the facts show that some are missing.

use jiff::Timestamp;

use super::next::restart;
use super::{Facts, Step};
use crate::protocol::{Key, Method};

/// The steps that come before another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayBack {
    /// A login comes first.
    pub login: bool,
    /// The step to go back to, after the login.
    pub step: Option<Step>,
}

impl WayBack {
    /// The first of the steps.
    pub fn first(self) -> Step {
        self.step.filter(|_| !self.login).unwrap_or(Step::Call(Method::Login))
    }
}

impl Facts {
    /// The step to go back to, where `step` lacks these values because the session knew them until they expired.
    pub fn step_back(&self, step: Step, missing: &[Key], now: Timestamp) -> Option<Step> {
        let known_by_session: &[Key] = match step {
            Step::Call(Method::OnlineAuthentication) => &[Key::BankCard, Key::CardType, Key::Cellphone],
            Step::Call(Method::SubmitOnlineAuth) => &[Key::UnionpayCode],
            Step::ApplySms | Step::Call(_) => &[],
        };
        let has_expired = self.card_expired || self.login.is_some() && !self.is_logged_in(now);
        let lacks = missing.iter().any(|key| known_by_session.contains(key));
        (has_expired && lacks).then_some(Step::Call(Method::OnlineValidateCard))
    }

    /// True if the login said that UnionPay has not authenticated the applicant, and nothing was submitted to it since.
    pub fn unionpay_is_open(&self) -> bool {
        let submitted = self.accepted.contains(&Step::Call(Method::SubmitOnlineAuth));
        !submitted && self.login.as_ref().is_some_and(|login| !login.unionpay_auth)
    }

    /// The steps that come before `step` where the session shows no login that still holds; `None` where nothing shows that
    /// some are missing. `recovers`: the step recovers the password, which needs no login.
    pub fn way_back(&self, step: Step, recovers: bool, now: Timestamp) -> Option<WayBack> {
        let back = match step {
            Step::Call(Method::Login | Method::GetLoginInfo | Method::GetPicCode) => return None,
            Step::Call(method) => restart(method),
            Step::ApplySms => Method::GetOnlineAuthedInfo,
        };
        // A card that was accepted without a login of this session counts as long as it is known.
        let is_of_card = back == Method::OnlineValidateCard;
        if self.is_logged_in(now) || is_of_card && self.bank_card.is_some() {
            return None;
        }
        let step = (back != Method::Login).then_some(Step::Call(back));
        match recovers {
            false => Some(WayBack { login: true, step }),
            true => is_of_card.then_some(WayBack { login: false, step }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Login;

    fn now() -> Timestamp {
        Timestamp::from_second(1_700_000_000).unwrap()
    }

    fn way_back(method: Method, recovers: bool) -> Option<WayBack> {
        Facts::default().way_back(Step::Call(method), recovers, now())
    }

    #[test]
    fn without_a_login_a_step_begins_at_the_login_and_at_the_call_that_returns_its_form() {
        let after_login = |method| Some(WayBack { login: true, step: Some(Step::Call(method)) });
        assert_eq!(way_back(Method::SubmitQuestion, false), after_login(Method::GetQuestion));
        assert_eq!(way_back(Method::SubmitApplyMessageCode, false), after_login(Method::GetOnlineAuthedInfo));
        assert_eq!(way_back(Method::ViewReport, false), after_login(Method::GetViewReportInfo));
        assert_eq!(way_back(Method::GetVerifyMethod, false), Some(WayBack { login: true, step: None }));
        assert_eq!(way_back(Method::Login, false), None);
    }

    #[test]
    fn nothing_comes_first_within_a_login() {
        let login = Login { at: now(), user_status: Some(0), unionpay_auth: false, ended: false };
        let facts = Facts { login: Some(login), ..Facts::default() };
        assert_eq!(facts.way_back(Step::Call(Method::SubmitQuestion), false, now()), None);
    }

    #[test]
    fn recovering_the_password_needs_no_login() {
        assert_eq!(way_back(Method::GetVerifyMethod, true), None);
        let card = way_back(Method::OnlineAuthentication, true);
        assert_eq!(card.map(WayBack::first), Some(Step::Call(Method::OnlineValidateCard)));
    }
}
