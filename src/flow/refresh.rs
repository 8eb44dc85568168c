//! Which methods a form may name as a refresh (protocol.md, section 2.1). A refresh fetches a picture or sends an
//! SMS. If it named a submission or the login, that call would be made without its own form, record and rules.

use serde::{Deserialize, Serialize};

use super::{Needs, Step};
use crate::protocol::{Effect, Form, Method, MethodName};

/// A form that names, as a refresh, a method that a refresh must not call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRefresh {
    /// The method whose form it is, as its short name.
    pub form: String,
    /// The method that it names as a refresh, as its short name.
    pub refresh: String,
}

impl BadRefresh {
    /// The bad refresh in a form; `None` if there is none.
    pub fn of_form(form: &Form) -> Option<Self> {
        let named = form.fields.iter().filter_map(|field| field.refresh.as_ref().map(|refresh| &refresh.method));
        named.filter(|method| !may_be_refreshed_to(method)).map(|method| Self::new(&form.method, method)).next()
    }

    /// The bad refresh in a call or in the form that it fills in; `None` if there is none.
    pub fn of(needs: &Needs) -> Option<Self> {
        let of_form = needs.form.as_deref().and_then(Self::of_form);
        let own = || {
            // For §1.2.2 the form or the profile names the method.
            let is_bad = needs.step == Step::ApplySms && !may_be_refreshed_to(&needs.method);
            is_bad.then(|| Self::new(&Method::SubmitApplyMessageCode.into(), &needs.method))
        };
        of_form.or_else(own)
    }

    fn new(form: &MethodName, refresh: &MethodName) -> Self {
        Self { form: form.short().to_owned(), refresh: refresh.short().to_owned() }
    }
}

/// True for methods that read or send a message, and for undocumented ones: §1.2.2, whose page is lost, is one of
/// these. A documented name counts in any spelling, because a gateway may accept it.
fn may_be_refreshed_to(method: &MethodName) -> bool {
    match method.meant() {
        None | Some(Method::GetOnlineMessageCode) => true,
        Some(method) => method.spec().effect == Effect::Reads,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::flow::{Facts, Readings};
    use crate::protocol::METHODS;

    fn form(method: &str, refresh: &str) -> serde_json::Value {
        json!({"method": method, "param": [{"type": 7, "key": "message_code", "refreshMethod": refresh}]})
    }

    #[test]
    fn a_refresh_may_read_or_send_a_message_and_nothing_else() {
        for row in &METHODS {
            let found = BadRefresh::of_form(&Form::read(&form("login", row.name), None).unwrap());
            let may = row.effect == Effect::Reads || row.method == Method::GetOnlineMessageCode;
            let bad = BadRefresh { form: "login".into(), refresh: row.name.into() };
            assert_eq!(found, (!may).then_some(bad), "{}", row.name);
        }
        assert_eq!(BadRefresh::of_form(&Form::read(&form("login", "sendIt"), None).unwrap()), None);
    }

    #[test]
    fn a_refresh_is_no_submission_and_no_login_in_any_spelling() {
        let refused = |refresh| BadRefresh::of_form(&Form::read(&form("login", refresh), None).unwrap()).is_some();
        for refresh in ["SubmitQuestion", "crawler.api.zx.SubmitQuestion", "submit_online_auth", "LogIn", "login."] {
            assert!(refused(refresh), "{refresh}");
        }
        for refresh in ["GetPicCode", "get_online_message_code", "sendLogin"] {
            assert!(!refused(refresh), "{refresh}");
        }
    }

    #[test]
    fn the_applications_sms_is_never_a_submission_in_form_or_profile() {
        let sms = |facts: &Facts, apply_sms_method| {
            let readings = Readings { apply_sms_method, ..Readings::default() };
            BadRefresh::of(&Needs::of(Step::ApplySms, facts, &readings)).map(|bad| bad.refresh)
        };
        let named = form("submitApplyMessageCode", "submitQuestion");
        let facts = Facts { forms: [("submitApplyMessageCode".into(), named)].into(), ..Facts::default() };
        assert_eq!(sms(&facts, None).as_deref(), Some("submitQuestion"));
        let by_profile = Some(Method::SubmitApplyMessageCode.into());
        assert_eq!(sms(&Facts::default(), by_profile).as_deref(), Some("submitApplyMessageCode"));
        assert_eq!(sms(&Facts::default(), None), None);
    }
}
