//! `--ask sandbox:`: reads captchas and SMS codes from the sandbox's inbox, in place of an applicant.
//!
//! This is not in `answers`, because that room does not know gateways: it knows only the trait [`Inbox`]. So
//! `failure` gives the errors of the sandbox's control endpoints their class and words here, before they are passed
//! on.

use std::sync::Arc;

use serde_json::Value;

use crate::answers::{Inbox, InboxAnswer, InboxError, Wanted};
use crate::client::SandboxControl;
use crate::failure;
use crate::messages::Lang;
use crate::protocol::{Key, MethodName, Secret};

/// One applicant's inbox in the sandbox.
#[derive(Debug)]
pub struct SandboxInbox {
    /// Controls the sandbox.
    pub control: Arc<SandboxControl>,
    /// The applicant.
    pub user_id: String,
    /// The method that needs the code, for questions that do not name one.
    pub method: MethodName,
    /// The language of messages.
    pub lang: Lang,
}

impl Inbox for SandboxInbox {
    fn answer<'a>(&'a mut self, wanted: &'a Wanted) -> InboxAnswer<'a> {
        Box::pin(self.find(wanted))
    }
}

impl SandboxInbox {
    async fn find(&self, wanted: &Wanted) -> Result<Option<Secret>, InboxError> {
        let inbox = self.control.inbox(&self.user_id).await.map_err(|error| {
            let failure = failure::control(&error, self.lang);
            InboxError {
                class: failure.class,
                source: failure.english.unwrap_or_else(|| failure.msg.clone()).into(),
                said: failure.msg,
            }
        })?;
        let text = |value: &Value| value.as_str().map(Secret::from);
        if wanted.key == Key::PicCode {
            return Ok(inbox.get("captcha").and_then(text));
        }
        let method = wanted.method.as_ref().unwrap_or(&self.method).short().to_owned();
        let messages = inbox.get("sms").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        // Take the newest message for this method, because older codes are invalid.
        let newest = messages.iter().rev().find(|sms| sms.get("method").and_then(Value::as_str) == Some(&method));
        Ok(newest.and_then(|sms| sms.get("code")).and_then(text))
    }
}
