//! The steps that a level promises to reach, and why an applicant may be unable to reach them.
//!
//! A skipped check says nothing about the gateway. So a level passes only if its promise was kept: it may skip only
//! checks of routes that this applicant does not take.

use super::check::{Check, Level};
use super::fault::Unreached;
use crate::protocol::UserStatus;

/// The steps that a run must have reached to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// `probe` promises no step, since it has no applicant.
    Nobody,
    /// `login` promises that the verification methods and the questions are read.
    Offers,
    /// `full` promises that an application is accepted, by either route.
    Application,
    /// `full` with the report promises that it is fetched; nothing is submitted.
    Report,
}

impl Promise {
    /// The promise of a level.
    pub fn of(level: Level, report: bool) -> Self {
        match level {
            Level::Probe => Self::Nobody,
            Level::Login => Self::Offers,
            Level::Full if report => Self::Report,
            Level::Full => Self::Application,
        }
    }

    /// The checks that keep the promise: at least one of each row must pass.
    pub fn checks(self) -> &'static [&'static [Check]] {
        match self {
            Self::Nobody => &[],
            Self::Offers => &[&[Check::Rules], &[Check::Questions]],
            Self::Application => &[&[Check::SubmitQuestion, Check::Apply]],
            Self::Report => &[&[Check::Report]],
        }
    }

    /// The check that an applicant of this status, authenticated by UnionPay or not, cannot reach, and why.
    /// `None` if all can be reached.
    pub fn barred(self, status: UserStatus, authenticated: bool) -> Option<(Check, Unreached)> {
        let applied = status == UserStatus::Processing;
        let settled = match () {
            () if applied => Some(Unreached::Applied),
            () if status.has_report() => Some(Unreached::HasReport),
            () => None,
        };
        match self {
            Self::Nobody => None,
            Self::Offers => {
                settled.or(authenticated.then_some(Unreached::Authenticated)).map(|why| (Check::Rules, why))
            }
            // An authenticated applicant starts at another step.
            Self::Application => settled.map(|why| (if authenticated { Check::AuthedInfo } else { Check::Rules }, why)),
            Self::Report if status.has_report() => None,
            Self::Report => Some((Check::ReportForm, if applied { Unreached::Pending } else { Unreached::NoReport })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_applicant_with_an_application_or_a_report_cannot_pass_the_levels_login_and_full() {
        for promise in [Promise::Offers, Promise::Application] {
            let barred = |status| promise.barred(status, false);
            assert_eq!(barred(UserStatus::Processing), Some((Check::Rules, Unreached::Applied)));
            assert_eq!(barred(UserStatus::ReportReady), Some((Check::Rules, Unreached::HasReport)));
            assert_eq!(barred(UserStatus::LocalReport), Some((Check::Rules, Unreached::HasReport)));
            for open in [UserStatus::NotApplied, UserStatus::VerificationRefused, UserStatus::ReportNotProduced] {
                assert_eq!(barred(open), None, "{open:?}");
            }
        }
    }

    #[test]
    fn an_authenticated_applicant_can_apply_without_verification() {
        let barred = |promise: Promise, status| promise.barred(status, true);
        let not_applied = UserStatus::NotApplied;
        assert_eq!(barred(Promise::Offers, not_applied), Some((Check::Rules, Unreached::Authenticated)));
        assert_eq!(barred(Promise::Application, not_applied), None);
        let applied = barred(Promise::Application, UserStatus::Processing);
        assert_eq!(applied, Some((Check::AuthedInfo, Unreached::Applied)));
    }

    #[test]
    fn a_report_is_promised_only_for_an_applicant_who_has_one() {
        let barred = |status| Promise::Report.barred(status, false).map(|(_, why)| why);
        assert_eq!(barred(UserStatus::ReportReady), None);
        assert_eq!(barred(UserStatus::Processing), Some(Unreached::Pending));
        assert_eq!(barred(UserStatus::NotApplied), Some(Unreached::NoReport));
    }

    #[test]
    fn every_check_of_a_promise_belongs_to_its_level() {
        for (level, report) in [(Level::Login, false), (Level::Full, false), (Level::Full, true)] {
            let checks = Promise::of(level, report).checks().concat();
            assert!(!checks.is_empty() && checks.iter().all(|check| check.spec().level == level), "{level:?}");
        }
    }
}
