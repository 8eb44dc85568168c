//! Compares the facts with an audit log, because the facts may come from an older copy of their file.

use jiff::Timestamp;

use super::Facts;
use super::clock::is_ahead;
use super::facts::elapsed;
use super::submission::{OpenSubmission, Patience, is_application};
use crate::protocol::{APPLICATION_SECONDS, PastOutcome, PastSubmission, UserStatus, codes};

impl Facts {
    /// Adds what an audit log knows of the applicant's submissions. True if that is new and blocks a submission.
    ///
    /// An accepted application of the last 24 hours is new unless the facts have one that is as recent, or a later
    /// login has said that it was decided. A submission whose outcome the log does not know is new if it is later
    /// than the last one in the facts, unless a login long enough after it has settled it. If a clock was set back, a
    /// line may be dated in the future. It counts once, as a submission of now, so it blocks for a day and not until
    /// its date.
    pub fn recall(&mut self, past: &[PastSubmission], patience: Patience, now: Timestamp) -> bool {
        let recorded = self.submitted_at;
        let mut learnt = false;
        for one in past.iter().filter(|one| elapsed(one.at, now) < APPLICATION_SECONDS) {
            let dated = one.at;
            if is_ahead(dated, now) && self.counted_ahead >= Some(dated) {
                continue;
            }
            let one = PastSubmission { at: if is_ahead(dated, now) { now } else { dated }, ..*one };
            let is_recorded = recorded.is_some_and(|recorded| one.at <= recorded);
            let news = match one.outcome {
                // The process that recorded it may have failed to store that it was accepted.
                PastOutcome::Accepted if is_application(one.method.name()) => self.recall_application(one.at),
                PastOutcome::Refused(Some(codes::APPLIED)) if is_application(one.method.name()) && !is_recorded => {
                    self.recall_application(one.at)
                }
                PastOutcome::Unknown if !is_recorded => self.recall_unknown(&one, patience),
                _ => false,
            };
            if news {
                learnt = true;
                self.submitted_at = self.submitted_at.max(Some(one.at));
                self.counted_ahead = self.counted_ahead.max(Some(dated).filter(|dated| is_ahead(*dated, now)));
            }
        }
        learnt
    }

    fn recall_application(&mut self, at: Timestamp) -> bool {
        if self.applied_at.is_some_and(|known| known >= at) || self.is_over_since(at) {
            return false;
        }
        self.applied_at = Some(at);
        true
    }

    fn recall_unknown(&mut self, one: &PastSubmission, patience: Patience) -> bool {
        let method = one.method.name().to_owned();
        let second = !self.sent.is_empty() || self.doubted.contains(&method);
        let Patience { timeout, settle_after } = patience;
        let (date, not_before, with) = (None, None, None);
        let open = OpenSubmission { method, at: one.at, timeout, settle_after, date, not_before, second, with };
        let settled = self.login.as_ref().is_some_and(|login| login.at >= open.due_at());
        if settled || open.is_application() && self.is_over_since(one.at) {
            return false;
        }
        self.sent.push(open);
        true
    }

    /// True if a login after `at` has said that the application was decided.
    fn is_over_since(&self, at: Timestamp) -> bool {
        let over = [
            UserStatus::ReportReady,
            UserStatus::LocalReport,
            UserStatus::VerificationRefused,
            UserStatus::ReportNotProduced,
        ];
        let login = self.login.as_ref().filter(|login| login.at > at);
        login.and_then(|login| login.status()).is_some_and(|status| over.contains(&status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::facts::Login;
    use crate::flow::{State, Withheld};
    use crate::protocol::Method;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    fn past(method: Method, minute: i64, outcome: PastOutcome) -> PastSubmission {
        PastSubmission { method, at: at(minute), outcome }
    }

    fn logged_in(minute: i64, user_status: i64) -> Facts {
        let login = Login { at: at(minute), user_status: Some(user_status), unionpay_auth: false, ended: false };
        Facts { login: Some(login), ..Facts::default() }
    }

    const APPLY: Method = Method::SubmitApplyMessageCode;

    #[test]
    fn an_accepted_application_that_the_facts_do_not_know_bars_for_its_day() {
        for outcome in [PastOutcome::Accepted, PastOutcome::Refused(Some(codes::APPLIED))] {
            let mut facts = logged_in(30, 0);
            assert!(facts.recall(&[past(APPLY, 10, outcome)], Patience::default(), at(31)));
            assert_eq!(facts.state(at(31)), State::Applied);
            let barred = facts.may_send(&APPLY.into(), at(31), false).unwrap_err();
            assert_eq!(barred, Withheld::Applied { at: at(10), seconds_left: 86_400 - 21 * 60 });
        }
        assert!(
            !logged_in(30, 0).recall(&[past(APPLY, 10, PastOutcome::Accepted)], Patience::default(), at(10 + 24 * 60)),
            "a day old"
        );
    }

    #[test]
    fn what_the_facts_know_is_not_news() {
        let log = [past(Method::SubmitQuestion, 10, PastOutcome::Accepted)];
        let mut facts = Facts { applied_at: Some(at(11)), ..logged_in(0, 0) };
        assert!(!facts.recall(&log, Patience::default(), at(20)));
        for over in [2, 3, 4, 6] {
            assert!(!logged_in(12, over).recall(&log, Patience::default(), at(20)), "{over}: a login has said so");
            assert!(logged_in(9, over).recall(&log, Patience::default(), at(20)), "{over}: but not one before");
        }
        assert!(logged_in(12, 0).recall(&log, Patience::default(), at(20)));
    }

    #[test]
    fn an_unknown_outcome_that_the_facts_have_not_recorded_leaves_them_uncertain() {
        for method in [APPLY, Method::OnlineAuthentication, Method::SubmitOnlineAuth] {
            let mut facts = Facts { submitted_at: Some(at(5)), ..logged_in(4, 0) };
            assert!(facts.recall(&[past(method, 10, PastOutcome::Unknown)], Patience::default(), at(11)));
            assert_eq!(facts.state(at(11)), State::Uncertain);
            assert!(facts.may_send(&APPLY.into(), at(11), false).is_err());
            assert!(facts.may_send(&APPLY.into(), at(11), true).is_ok(), "--again");
            facts.sent.clear();
            assert!(
                !facts.recall(&[past(method, 10, PastOutcome::Unknown)], Patience::default(), at(12)),
                "it is known now"
            );
        }
    }

    #[test]
    fn an_unknown_outcome_is_settled_by_its_own_record_or_a_login_long_after() {
        let log = [past(APPLY, 10, PastOutcome::Unknown)];
        let recorded = |minute| Facts { submitted_at: Some(at(minute)), ..logged_in(11, 0) };
        assert!(!recorded(10).recall(&log, Patience::default(), at(12)), "its own record");
        assert!(recorded(9).recall(&log, Patience::default(), at(12)));
        assert!(logged_in(19, 0).recall(&log, Patience::default(), at(21)), "the gateway may act late");
        assert!(!logged_in(20, 0).recall(&log, Patience::default(), at(21)));
    }

    #[test]
    fn a_line_dated_in_the_future_bars_for_a_day_and_not_until_its_date() {
        let (years, day) = (3 * 365 * 24 * 60, 24 * 60);
        let accepted = [past(APPLY, years, PastOutcome::Accepted)];
        let mut facts = logged_in(0, 0);
        assert!(facts.recall(&accepted, Patience::default(), at(1)));
        assert_eq!(facts.applied_at, Some(at(1)));
        assert!(!facts.recall(&accepted, Patience::default(), at(2)), "it has counted");
        facts.redate(at(day + 1));
        assert!(!facts.recall(&accepted, Patience::default(), at(day + 1)));
        assert_eq!(facts.application_left(at(day + 1)), None);
        let later = past(APPLY, years + 1, PastOutcome::Unknown);
        assert!(facts.recall(&[accepted[0], later], Patience::default(), at(day + 2)), "that is another one");
        assert_eq!(facts.due_at(), Some(at(day + 12)));
    }

    #[test]
    fn what_the_facts_recorded_before_their_clock_was_set_back_is_not_news() {
        for outcome in [PastOutcome::Accepted, PastOutcome::Unknown] {
            let mut facts = Facts { submitted_at: Some(at(600)), applied_at: Some(at(600)), ..logged_in(0, 0) };
            assert!(facts.redate(at(10)));
            assert_eq!((facts.submitted_at, facts.applied_at), (Some(at(10)), Some(at(10))));
            assert!(!facts.recall(&[past(APPLY, 600, outcome)], Patience::default(), at(20)), "{outcome:?}");
            let other = past(APPLY, 15, PastOutcome::Unknown);
            assert!(facts.recall(&[other], Patience::default(), at(20)), "the true time counts for all others");
        }
    }

    #[test]
    fn calls_that_were_refused_or_never_sent_and_calls_that_do_not_apply_bar_no_application() {
        for one in [
            past(APPLY, 10, PastOutcome::Refused(Some(codes::WRONG_PASSWORD))),
            past(APPLY, 10, PastOutcome::NotSent),
            past(Method::SubmitOnlineAuth, 10, PastOutcome::Accepted),
        ] {
            let mut facts = logged_in(9, 0);
            assert!(!facts.recall(&[one], Patience::default(), at(11)), "{one:?}");
            assert_eq!(facts, logged_in(9, 0));
        }
    }
}
