//! Determines the next step from the document's order, the gateway's forms and the recovery column of the
//! code table.

use super::{Facts, Step};
use crate::protocol::{CodeEntry, Effect, Form, Key, Method, Recovery, Reply, codes};

impl Step {
    /// The step whose form provides the values: a refresh belongs to the form that contains it.
    pub fn of_form(self, facts: &Facts) -> Self {
        match self {
            Self::ApplySms => Self::Call(Method::SubmitApplyMessageCode),
            Self::Call(Method::GetOnlineMessageCode) => Self::Call(Method::OnlineAuthentication),
            Self::Call(Method::GetPicCode) if facts.unionpay_code.is_some() => Self::Call(Method::SubmitOnlineAuth),
            Self::Call(Method::GetPicCode | Method::GetLoginInfo) => Self::Call(Method::Login),
            own => own,
        }
    }
}

/// The step after an accepted call. `facts` already include the reply.
pub fn after_success(step: Step, reply: &Reply, facts: &Facts) -> Option<Step> {
    let Step::Call(method) = step else { return Some(Step::Call(Method::SubmitApplyMessageCode)) };
    let documented = match method {
        Method::GetPicCode if facts.unionpay_code.is_some() => Some(Step::Call(Method::SubmitOnlineAuth)),
        Method::GetPicCode | Method::GetLoginInfo => Some(Step::Call(Method::Login)),
        Method::Login => after_login(facts),
        Method::GetVerifyMethod => None, // the rules of the routes decide
        Method::GetQuestion => Some(Step::Call(Method::SubmitQuestion)),
        Method::OnlineValidateCard => Some(Step::Call(Method::GetOnlineMessageCode)),
        Method::GetOnlineMessageCode => Some(Step::Call(Method::OnlineAuthentication)),
        Method::OnlineAuthentication => Some(Step::Call(Method::SubmitOnlineAuth)),
        Method::SubmitOnlineAuth | Method::GetOnlineAuthedInfo => Some(Step::ApplySms),
        Method::GetViewReportInfo => Some(Step::Call(Method::ViewReport)),
        Method::SubmitQuestion | Method::SubmitApplyMessageCode | Method::ViewReport => return None,
    };
    let offered = || reply.rules.iter().filter_map(|rule| rule.form.as_deref());
    let chosen =
        offered().find(|form| form.method.known() == Some(Method::OnlineValidateCard)).or_else(|| offered().next());
    // The gateway's form takes precedence. If the form needs an SMS, that SMS comes before its answer.
    reply.next.as_deref().or(chosen).and_then(entry).or(documented)
}

/// The first step for a form: send its SMS if it needs one, otherwise call its method.
fn entry(form: &Form) -> Option<Step> {
    match form.method.known()? {
        Method::OnlineAuthentication => Some(Step::Call(Method::GetOnlineMessageCode)),
        Method::SubmitApplyMessageCode => Some(Step::ApplySms),
        method => Some(Step::Call(method)),
    }
}

/// Section 4: the step that a login's status leads to.
fn after_login(facts: &Facts) -> Option<Step> {
    use crate::protocol::UserStatus as Status;
    let login = facts.login.as_ref()?;
    match login.status()? {
        Status::ReportReady | Status::LocalReport => Some(Step::Call(Method::GetViewReportInfo)),
        Status::Processing => None,
        Status::NotApplied | Status::VerificationRefused | Status::LocalReportExpired | Status::ReportNotProduced => {
            Some(Step::Call(if login.unionpay_auth { Method::GetOnlineAuthedInfo } else { Method::GetVerifyMethod }))
        }
    }
}

/// The step after a refusal (protocol.md, section 6, "How a recovery is carried out").
pub fn after_refusal(step: Step, entry: &CodeEntry, facts: &Facts) -> Option<Step> {
    let Step::Call(method) = step else {
        return match entry.recovery {
            Recovery::Again | Recovery::NewSms => Some(Step::ApplySms),
            Recovery::Login => Some(Step::Call(Method::Login)),
            // The mobile number comes from UnionPay's authentication, which has not taken place.
            _ if entry.code == codes::NO_MOBILE && facts.unionpay_is_open() => {
                Some(Step::Call(Method::OnlineValidateCard))
            }
            Recovery::RestartStep | Recovery::NewInput => Some(Step::Call(Method::GetOnlineAuthedInfo)),
            _ => None,
        };
    };
    let call = |method| Some(Step::Call(method));
    match entry.recovery {
        Recovery::None | Recovery::Wait => None,
        // The call may have acted, so a login must settle that before anything is sent again.
        Recovery::Again if method.spec().effect == Effect::Submits => call(Method::Login),
        Recovery::Again => call(method),
        Recovery::NewInput => call(entry.fields.first().map_or(method, |key| asked_by(method, key, facts))),
        Recovery::NewCaptcha => call(Method::GetPicCode),
        Recovery::NewSms => match method {
            Method::SubmitApplyMessageCode => Some(Step::ApplySms),
            Method::ViewReport => call(Method::GetViewReportInfo),
            Method::GetOnlineMessageCode | Method::OnlineAuthentication => call(Method::GetOnlineMessageCode),
            _ => None, // no step of this method has an SMS
        },
        Recovery::RestartStep => call(restart(method)),
        Recovery::Login => call(Method::Login),
        Recovery::Route => match entry.code {
            codes::THIN_FILE => call(Method::OnlineValidateCard),
            codes::HIGH_SECURITY => call(Method::GetOnlineAuthedInfo),
            _ => call(Method::GetVerifyMethod),
        },
        Recovery::Report => call(Method::GetViewReportInfo),
    }
}

/// The step that asked for the refused field. It may be an earlier one than the refused step: "go back there"
/// (protocol.md, section 6).
pub(super) fn asked_by(method: Method, key: &Key, facts: &Facts) -> Method {
    let own = |method: Method| method.spec().params.iter().any(|param| param.key == key);
    // A field that is not documented for a method, but asked for by its form, belongs to that form.
    let by_form = || facts.form(method).is_some_and(|form| form.asks().contains(key));
    match key {
        _ if !own(method) && by_form() => method,
        Key::LoginName => Method::Login,
        Key::BankCard | Key::CardType => Method::OnlineValidateCard,
        _ if own(method) => method,
        // Only UnionPay asks for these.
        _ if *key != Key::MessageCode && own(Method::OnlineAuthentication) => Method::OnlineAuthentication,
        _ => method,
    }
}

/// The call that returns the refused step's form.
pub(super) fn restart(method: Method) -> Method {
    match method {
        Method::GetPicCode => Method::GetPicCode,
        Method::GetLoginInfo | Method::Login => Method::GetLoginInfo,
        Method::GetQuestion | Method::OnlineValidateCard => Method::GetVerifyMethod,
        Method::SubmitQuestion => Method::GetQuestion,
        Method::GetOnlineMessageCode | Method::OnlineAuthentication | Method::SubmitOnlineAuth => {
            Method::OnlineValidateCard
        }
        Method::SubmitApplyMessageCode => Method::GetOnlineAuthedInfo,
        Method::ViewReport => Method::GetViewReportInfo,
        Method::GetVerifyMethod | Method::GetOnlineAuthedInfo | Method::GetViewReportInfo => Method::Login,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(method: Method, code: i64) -> Option<Step> {
        after_refusal(Step::Call(method), codes::find(code).unwrap(), &Facts::default())
    }

    // §2.1
    #[test]
    fn a_refused_field_leads_back_to_the_step_that_asked_for_it() {
        assert_eq!(after(Method::OnlineAuthentication, 508130), Some(Step::Call(Method::OnlineValidateCard)));
        assert_eq!(after(Method::OnlineAuthentication, 508120), Some(Step::Call(Method::OnlineAuthentication)));
        assert_eq!(after(Method::SubmitOnlineAuth, 508119), Some(Step::Call(Method::OnlineAuthentication)));
        assert_eq!(after(Method::GetVerifyMethod, 508145), Some(Step::Call(Method::Login)));
        assert_eq!(after(Method::Login, 208101), Some(Step::Call(Method::Login)));
    }

    #[test]
    fn a_field_that_the_refused_calls_own_form_asks_for_is_said_anew_there() {
        for (method, key, code) in [(Method::GetQuestion, "last_three", 508125), (Method::Login, "bank_card", 508130)] {
            let form = serde_json::json!({"method": method.name(), "param": [{"type": 1, "key": key}]});
            let facts = Facts { forms: [(method.name().into(), form)].into(), ..Facts::default() };
            let next = after_refusal(Step::Call(method), codes::find(code).unwrap(), &facts);
            assert_eq!(next, Some(Step::Call(method)));
        }
    }

    #[test]
    fn an_expired_step_restarts_at_the_call_that_hands_out_its_form() {
        assert_eq!(after(Method::OnlineAuthentication, 508126), Some(Step::Call(Method::OnlineValidateCard)));
        assert_eq!(after(Method::SubmitQuestion, 508101), Some(Step::Call(Method::GetQuestion)));
        assert_eq!(after(Method::SubmitOnlineAuth, 508128), Some(Step::Call(Method::OnlineValidateCard)));
    }

    #[test]
    fn a_closed_route_names_the_other_one() {
        assert_eq!(after(Method::GetQuestion, 508112), Some(Step::Call(Method::OnlineValidateCard)));
        assert_eq!(after(Method::GetQuestion, 508113), Some(Step::Call(Method::GetOnlineAuthedInfo)));
    }

    // §2.1
    #[test]
    fn waiting_and_final_refusals_have_no_next_step() {
        assert_eq!(after(Method::SubmitQuestion, 508114), None);
        assert_eq!(after(Method::Login, 508148), None);
        assert_eq!(after(Method::SubmitApplyMessageCode, 211101), Some(Step::ApplySms));
    }
}
