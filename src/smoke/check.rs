//! The table of checks.

use crate::flow::Step;
use crate::protocol::{Key, Method, ParamValue, Request};

/// How much is checked. Each level includes the previous ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Calls that change nothing and need no values.
    Probe,
    /// A login and the reads after it. Nothing is submitted.
    Login,
    /// Everything, including submissions.
    Full,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Probe, Self::Login, Self::Full];

    /// The name in flags, JSON and baselines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Probe => "probe",
            Self::Login => "login",
            Self::Full => "full",
        }
    }
}

/// An undocumented `type` of getPicCode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongType {
    /// Missing.
    Missing,
    /// A number other than 1 and 2.
    Unknown,
    /// A string.
    Text,
}

/// A call made for checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedCall {
    /// A step of the journey.
    Step(Step),
    /// getPicCode with a wrong `type`. It is the only call that does no harm when its parameters are wrong.
    Wrong(WrongType),
}

impl CheckedCall {
    /// The first call of every smoke test. It changes nothing and needs no values.
    pub const FIRST: Self = Self::Step(Step::Call(Method::GetPicCode));

    /// The request of a call that needs no values.
    pub fn request(self) -> Request {
        // Disables retries, so that a crash on the first attempt is visible.
        let picture = Request::new(Method::GetPicCode).once();
        match self {
            Self::Step(Step::Call(method)) => Request::new(method).with_purpose(method.purpose()),
            Self::Step(Step::ApplySms) => Request::new(Method::GetOnlineMessageCode),
            Self::Wrong(WrongType::Missing) => picture,
            Self::Wrong(WrongType::Unknown) => picture.with_type(UNKNOWN_TYPE),
            Self::Wrong(WrongType::Text) => {
                let mut picture = picture;
                picture.set(Key::Type, ParamValue::Json(WORD.into()));
                picture
            }
        }
    }

    /// The section of the vendor's document.
    pub fn section(self) -> &'static str {
        match self {
            Self::Step(Step::Call(method)) => method.spec().section,
            Self::Step(Step::ApplySms) => "1.2.2",
            Self::Wrong(_) => Method::GetPicCode.spec().section,
        }
    }
}

/// A type that is neither 1 nor 2, the types of §1.1.1.
const UNKNOWN_TYPE: i64 = 9;
/// Not a number.
const WORD: &str = "login";

/// The checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // CHECKS describes each
pub enum Check {
    Reachable,
    Tls,
    Reply,
    Picture,
    TypeMissing,
    TypeUnknown,
    TypeText,
    LoginForm,
    Login,
    UserStatus,
    Rules,
    Questions,
    SubmitQuestion,
    Card,
    BankSms,
    Authentication,
    HandInCode,
    AuthedInfo,
    ApplySms,
    Apply,
    ReportForm,
    Report,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CheckSpec {
    /// The check.
    pub check: Check,
    /// Its id, which never changes.
    pub id: &'static str,
    /// The lowest level that includes it.
    pub level: Level,
    /// The call whose outcome is judged.
    pub call: CheckedCall,
    /// The section of protocol.md or of the vendor's document.
    pub section: &'static str,
}

const fn step(method: Method) -> CheckedCall {
    CheckedCall::Step(Step::Call(method))
}

const fn row(check: Check, id: &'static str, level: Level, call: CheckedCall, section: &'static str) -> CheckSpec {
    CheckSpec { check, id, level, call, section }
}

/// All checks, in the order in which they are made.
#[rustfmt::skip]
pub static CHECKS: [CheckSpec; 22] = [
    row(Check::Reachable, "gateway.reachable", Level::Probe, CheckedCall::FIRST, "1"),
    row(Check::Tls, "gateway.tls", Level::Probe, CheckedCall::FIRST, "1"),
    row(Check::Reply, "gateway.reply", Level::Probe, CheckedCall::FIRST, "1"),
    row(Check::Picture, "getPicCode.picture", Level::Probe, CheckedCall::FIRST, "1.1.1"),
    row(Check::TypeMissing, "getPicCode.type-missing", Level::Probe, CheckedCall::Wrong(WrongType::Missing), "1.1.1"),
    row(Check::TypeUnknown, "getPicCode.type-unknown", Level::Probe, CheckedCall::Wrong(WrongType::Unknown), "1.1.1"),
    row(Check::TypeText, "getPicCode.type-text", Level::Probe, CheckedCall::Wrong(WrongType::Text), "1.1.1"),
    row(Check::LoginForm, "getLoginInfo.form", Level::Probe, step(Method::GetLoginInfo), "1.1.2"),
    row(Check::Login, "login.accepted", Level::Login, step(Method::Login), "1.1.3"),
    row(Check::UserStatus, "login.status", Level::Login, step(Method::Login), "1.1.3"),
    row(Check::Rules, "getVerifyMethod.rules", Level::Login, step(Method::GetVerifyMethod), "1.1.4"),
    row(Check::Questions, "getQuestion.form", Level::Login, step(Method::GetQuestion), "1.1.5"),
    row(Check::SubmitQuestion, "submitQuestion.accepted", Level::Full, step(Method::SubmitQuestion), "1.1.6"),
    row(Check::Card, "onlineValidateCard.form", Level::Full, step(Method::OnlineValidateCard), "1.1.7"),
    row(Check::BankSms, "getOnlineMessageCode.accepted", Level::Full, step(Method::GetOnlineMessageCode), "1.1.8"),
    row(Check::Authentication, "onlineAuthentication.code", Level::Full, step(Method::OnlineAuthentication), "1.1.9"),
    row(Check::HandInCode, "submitOnlineAuth.form", Level::Full, step(Method::SubmitOnlineAuth), "1.2.0"),
    row(Check::AuthedInfo, "getOnlineAuthedInfo.form", Level::Full, step(Method::GetOnlineAuthedInfo), "1.2.1"),
    row(Check::ApplySms, "apply-sms.accepted", Level::Full, CheckedCall::Step(Step::ApplySms), "1.2.2"),
    row(Check::Apply, "submitApplyMessageCode.accepted", Level::Full, step(Method::SubmitApplyMessageCode), "1.2.3"),
    row(Check::ReportForm, "getViewReportInfo.form", Level::Full, step(Method::GetViewReportInfo), "1.2.4"),
    row(Check::Report, "viewReport.report", Level::Full, step(Method::ViewReport), "1.2.5"),
];

impl Check {
    /// The check's row.
    pub fn spec(self) -> &'static CheckSpec {
        // The table holds every check in the order of the enum, which a test proves.
        CHECKS.get(self as usize).unwrap_or(&CHECKS[0])
    }

    /// The first check of a step. It fails if the step cannot be taken.
    pub fn of_step(step: Step) -> Option<Self> {
        CHECKS.iter().find(|row| row.call == CheckedCall::Step(step)).map(|row| row.check)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::protocol::{Effect, METHODS};

    #[test]
    fn the_table_has_the_order_of_the_enum_and_of_the_levels() {
        for (place, row) in CHECKS.iter().enumerate() {
            assert_eq!(row.check as usize, place, "{}", row.id);
        }
        assert!(CHECKS.is_sorted_by_key(|row| row.level));
    }

    #[test]
    fn every_id_is_unique_and_begins_with_its_subject() {
        let ids: BTreeSet<&str> = CHECKS.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), CHECKS.len());
        for row in &CHECKS {
            if let CheckedCall::Step(Step::Call(method)) = row.call
                && !row.id.starts_with("gateway.")
            {
                assert_eq!(row.id.split('.').next(), Some(method.name()), "{}", row.id);
            }
        }
    }

    #[test]
    fn a_checks_section_is_that_of_its_call_unless_it_concerns_every_call() {
        for row in CHECKS.iter().filter(|row| row.section != "1") {
            assert_eq!(row.section, row.call.section(), "{}", row.id);
        }
    }

    #[test]
    fn the_documentation_lists_every_check() {
        let text = include_str!("../../docs/smoke.md");
        let rows = text.lines().filter(|line| line.starts_with("| `") && line.matches(" | ").count() == 3);
        let rows: Vec<String> = rows.map(|line| line.rsplit_once(" | ").unwrap().0.to_owned()).collect();
        let known = |row: &CheckSpec| format!("| `{}` | {} | {}", row.id, row.section, row.level.name());
        assert_eq!(rows, CHECKS.iter().map(known).collect::<Vec<_>>());
    }

    #[test]
    fn every_method_is_checked() {
        for method in METHODS.iter().map(|row| row.method) {
            assert!(Check::of_step(Step::Call(method)).is_some(), "{method:?}");
        }
        assert_eq!(Check::of_step(Step::ApplySms), Some(Check::ApplySms));
    }

    #[test]
    fn a_probe_only_reads_and_a_login_submits_nothing() {
        let effect = |row: &CheckSpec| match row.call {
            CheckedCall::Step(step) => step.effect(),
            CheckedCall::Wrong(_) => row.call.request().effect(),
        };
        let of = |level| CHECKS.iter().filter(move |row| row.level == level).map(effect);
        assert!(of(Level::Probe).all(|effect| effect == Effect::Reads));
        assert!(of(Level::Login).all(|effect| effect != Effect::Submits));
    }
}
