//! Refreshes that still wait for their answer: a fetched picture, a sent SMS. The next answer belongs to
//! them, so they are not requested a second time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Step;
use crate::protocol::Method;

/// The open refreshes, which wait for their answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opened {
    /// When the captcha picture was fetched. The gateway has one per applicant, for all forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Timestamp>,
    /// True if that picture was not requested, but came with a form or a refusal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_unasked: bool,
    /// The last SMS that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<OpenSms>,
}

/// An SMS whose code is awaited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSms {
    /// The step that takes the code.
    #[serde(rename = "for")]
    pub step: Step,
    /// When it was sent.
    pub at: Timestamp,
}

impl Opened {
    /// True if nothing is open.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True if an SMS for `step` waits for its code.
    pub fn has_sms_for(&self, step: Step) -> bool {
        self.sms.as_ref().is_some_and(|sms| sms.step == step)
    }

    /// Records a picture that was not requested, but came with a form or a refusal.
    pub fn bring(&mut self, now: Timestamp) {
        (self.picture, self.is_unasked) = (Some(now), true);
    }

    /// Records that the picture was answered, is lost, or was replaced by one that no step of ours answers.
    pub fn close_picture(&mut self) {
        (self.picture, self.is_unasked) = (None, false);
    }

    /// Records a refresh.
    pub(super) fn open(&mut self, refresh: Step, now: Timestamp) {
        match refresh {
            Step::Call(Method::GetPicCode) => (self.picture, self.is_unasked) = (Some(now), false),
            _ => self.sms = taker(refresh).map(|step| OpenSms { step, at: now }),
        }
    }
}

/// The step that takes the code sent by `refresh`.
fn taker(refresh: Step) -> Option<Step> {
    match refresh {
        Step::Call(Method::GetOnlineMessageCode) => Some(Step::Call(Method::OnlineAuthentication)),
        Step::ApplySms => Some(Step::Call(Method::SubmitApplyMessageCode)),
        Step::Call(_) => None,
    }
}

impl Step {
    /// The step that sends the SMS whose code this one takes.
    pub fn sms(self) -> Option<Self> {
        let refreshes = [Self::Call(Method::GetOnlineMessageCode), Self::ApplySms];
        refreshes.into_iter().find(|refresh| taker(*refresh) == Some(self))
    }
}
