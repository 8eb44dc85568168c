//! Corrects times in the future, which a clock that was set back leaves in the facts. Otherwise the program would
//! wait for them without a visible reason.

use jiff::{SignedDuration, Timestamp};

use super::Facts;

/// Clocks are corrected by up to this much without anyone setting them.
const ADJUSTED: SignedDuration = SignedDuration::from_secs(5);

/// True if `at` lies in the future at `now`.
pub(super) fn is_ahead(at: Timestamp, now: Timestamp) -> bool {
    at.duration_since(now) > ADJUSTED
}

impl Facts {
    /// Replaces times in the future by `now`, so that they neither block for years nor are waited for without end.
    /// True if there was one.
    pub fn redate(&mut self, now: Timestamp) -> bool {
        let login = self.login.iter_mut().map(|login| &mut login.at);
        let sms = self.opened.sms.iter_mut().map(|sms| &mut sms.at);
        let sent = self.sent.iter_mut().map(|sent| &mut sent.at);
        let refused = self.passwords_refused.iter_mut();
        let kept = [&mut self.applied_at, &mut self.card_at, &mut self.fetched_at, &mut self.locked_at];
        let single = kept.into_iter().chain([&mut self.opened.picture]).flatten();
        let mut any = false;
        for at in login.chain(sms).chain(sent).chain(refused).chain(single).filter(|at| is_ahead(**at, now)) {
            *at = now;
            any = true;
        }
        self.counted_ahead = self.counted_ahead.filter(|at| is_ahead(*at, now));
        if let Some(at) = self.submitted_at.filter(|at| is_ahead(*at, now)) {
            // The audit log has the entry with its old time, which must not count a second time.
            self.counted_ahead = self.counted_ahead.max(Some(at));
            self.submitted_at = Some(now);
            any = true;
        }
        // Drop times that were computed from the gateway's clock together with a local time that was wrong.
        for sent in &mut self.sent {
            let latest = now.saturating_add(sent.span()).unwrap_or(Timestamp::MAX);
            if sent.not_before.is_some_and(|until| is_ahead(until, latest)) {
                sent.not_before = None;
                any = true;
            }
        }
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{Login, Patience, State};
    use crate::protocol::{Method, Request};

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000).unwrap() + SignedDuration::from_secs(seconds)
    }

    #[test]
    fn a_record_dated_in_the_future_is_dated_now() {
        let years = 3 * 365 * 86_400;
        let mut facts = Facts { applied_at: Some(at(years)), ..Facts::default() };
        assert!(facts.redate(at(0)));
        assert_eq!(facts.applied_at, Some(at(0)));
        assert_eq!(facts.application_left(at(86_400)), None, "it blocks a day, not years");
        assert!(!facts.redate(at(1)), "it is told once");
    }

    #[test]
    fn a_submission_and_a_login_dated_in_the_future_end_as_any_other() {
        let login = Login { at: at(9000), user_status: Some(0), unionpay_auth: false, ended: false };
        let mut facts = Facts { login: Some(login), ..Facts::default() };
        facts.record_sent(&Request::new(Method::SubmitQuestion), at(9000), Patience::default());
        assert!(facts.redate(at(0)));
        assert_eq!(facts.due_at(), Some(at(600)));
        assert_eq!((facts.seconds_left(at(1800)), facts.state(at(1))), (0, State::Uncertain));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_revive_a_login_whose_steps_were_forgotten() {
        let login = Login { at: at(0), user_status: Some(0), unionpay_auth: false, ended: false };
        let mut facts = Facts { login: Some(login), ..Facts::default() };
        facts.expire(at(1800));
        assert!(!facts.is_logged_in(at(60)));
    }

    #[test]
    fn refused_passwords_dated_in_the_future_count_as_refused_now() {
        let mut facts = Facts { passwords_refused: vec![at(9000); 3], ..Facts::default() };
        assert!(facts.redate(at(0)));
        assert_eq!(facts.passwords_refused, [at(0); 3]);
    }

    #[test]
    fn a_clock_that_was_adjusted_by_seconds_changes_nothing() {
        let mut facts = Facts { applied_at: Some(at(5)), ..Facts::default() };
        assert!(!facts.redate(at(0)));
        assert_eq!(facts.applied_at, Some(at(5)));
    }
}
