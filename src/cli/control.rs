//! The hands on a sandbox: the state file of the built-in one, or the control endpoints of one that is served here.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::context::Context;
use super::line::runtime;
use crate::answers::{Inbox, InboxError, Wanted};
use crate::config::{GatewayAddress, Profile, ProfileKey};
use crate::failure;
use crate::gateway::{CallError, SandboxControlClient};
use crate::messages::{Lang, sandbox as say};
use crate::output::Failure;
use crate::protocol::{Class, Key, MethodName, Secret};
use crate::sandbox::state::StateFile;
use crate::sandbox::{Row, rows};

/// A sandbox that can be looked into.
#[derive(Debug)]
pub struct SandboxControl {
    way: Way,
    lang: Lang,
}

#[derive(Debug)]
enum Way {
    File(StateFile),
    /// With the runtime its requests run on, so that they share a connection.
    Http(SandboxControlClient, Box<Runtime>),
}

impl SandboxControl {
    /// The profile's sandbox: `sandbox:` or a loopback URL, nothing else.
    pub fn of(profile: &Profile, context: &Context) -> Result<Self, Box<Failure>> {
        let (gateway, lang) = (&profile.gateway, context.lang());
        let way = match gateway {
            GatewayAddress::Sandbox => Way::File(StateFile::new(
                context.paths().sandbox_file().map_err(|error| failure::config(&error, lang))?,
            )),
            GatewayAddress::Http(url) if gateway.is_loopback() => Way::Http(
                SandboxControlClient::new(url, profile.path(ProfileKey::CaFile))
                    .map_err(|error| unreachable(&error, lang))?,
                Box::new(runtime(lang)?),
            ),
            GatewayAddress::Http(_) => return Err(no_sandbox(lang)),
        };
        Ok(Self { way, lang })
    }

    /// What waits for an applicant.
    pub fn inbox(&self, user_id: &str) -> Result<Value, Box<Failure>> {
        match &self.way {
            Way::File(file) => {
                let inbox = file
                    .with(|world| world.inbox(user_id, Timestamp::now()))
                    .map_err(|error| failure::state(&error, self.lang))?;
                serde_json::to_value(inbox).map_err(|error| failure::internal(&error, self.lang))
            }
            Way::Http(..) => self.get("inbox", &[("user_id", user_id)], is_inbox),
        }
    }

    /// Whether what listens there calls itself a sandbox. Fails where nothing answers: of that nobody knows what it is.
    pub fn is_one(&self) -> Result<bool, Box<Failure>> {
        let Way::Http(client, runtime) = &self.way else { return Ok(true) };
        match runtime.block_on(client.get("about", &[])) {
            Ok(about) => Ok(about.get("sandbox").and_then(Value::as_str) == Some(crate::sandbox::NAME)),
            Err(CallError::Status { .. }) => Ok(false),
            Err(error) if error.class() == Class::Unavailable => Err(unreachable(&error, self.lang)),
            Err(_) => Ok(false),
        }
    }

    /// The test people.
    pub fn people(&self) -> Result<Value, Box<Failure>> {
        match &self.way {
            Way::File(_) => {
                serde_json::to_value::<Vec<Row>>(rows()).map_err(|error| failure::internal(&error, self.lang))
            }
            Way::Http(..) => self.get("people", &[], is_people),
        }
    }

    /// Begins anew.
    pub fn reset(&self) -> Result<(), Box<Failure>> {
        match &self.way {
            Way::File(file) => file.reset().map_err(|error| failure::state(&error, self.lang)),
            Way::Http(..) => self.post("reset", &json!({})),
        }
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) -> Result<(), Box<Failure>> {
        match &self.way {
            Way::File(file) => file.with(|world| world.advance(by)).map_err(|error| failure::state(&error, self.lang)),
            Way::Http(..) => self.post("advance", &json!({"seconds": by.as_secs()})),
        }
    }

    /// The inbox as somebody who can be asked, for calls of `method`.
    pub fn into_inbox(self, user_id: String, method: MethodName) -> Box<dyn Inbox> {
        Box::new(Telephone { control: self, user_id, method })
    }

    fn get(&self, name: &str, query: &[(&str, &str)], fits: fn(&Value) -> bool) -> Result<Value, Box<Failure>> {
        let Way::Http(client, runtime) = &self.way else { return Ok(Value::Null) };
        let value = runtime.block_on(client.get(name, query));
        self.understood(value.map_err(|error| unreachable(&error, self.lang))?, fits)
    }

    fn post(&self, name: &str, body: &Value) -> Result<(), Box<Failure>> {
        let Way::Http(client, runtime) = &self.way else { return Ok(()) };
        let value = runtime.block_on(client.post(name, body));
        self.understood(value.map_err(|error| unreachable(&error, self.lang))?, has_a_clock).map(drop)
    }

    /// Something else than a sandbox may listen there.
    fn understood(&self, value: Value, fits: fn(&Value) -> bool) -> Result<Value, Box<Failure>> {
        if fits(&value) {
            return Ok(value);
        }
        let failure = Failure::said(Class::Protocol, self.lang, say::NOT_ITS_ANSWER, &[]);
        Err(Box::new(failure.hint(say::IS_IT_SERVED.get(self.lang))))
    }
}

/// `--ask sandbox:`: what an applicant would read off the picture and the telephone.
struct Telephone {
    control: SandboxControl,
    user_id: String,
    method: MethodName,
}

impl Inbox for Telephone {
    fn answer(&mut self, wanted: &Wanted) -> Result<Option<Secret>, InboxError> {
        let inbox = self.control.inbox(&self.user_id).map_err(|failure| InboxError {
            class: failure.class,
            source: failure.english.unwrap_or_else(|| failure.msg.clone()).into(),
            said: failure.msg,
        })?;
        let text = |value: &Value| value.as_str().map(Secret::from);
        if wanted.key == Key::PicCode {
            return Ok(inbox.get("captcha").and_then(text));
        }
        let method = wanted.method.as_ref().unwrap_or(&self.method).short().to_owned();
        let messages = inbox.get("sms").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        // The newest message for this method: older codes no longer hold.
        let newest = messages.iter().rev().find(|sms| sms.get("method").and_then(Value::as_str) == Some(&method));
        Ok(newest.and_then(|sms| sms.get("code")).and_then(text))
    }
}

/// What is said of a gateway that is no sandbox.
pub fn no_sandbox(lang: Lang) -> Box<Failure> {
    Failure::misused(lang, say::NOT_A_SANDBOX, &[])
}

fn is_inbox(value: &Value) -> bool {
    let is_text = |value: &Value, name: &str| value.get(name).is_some_and(Value::is_string);
    let captcha = value.get("captcha").is_some_and(|captcha| captcha.is_string() || captcha.is_null());
    let sms = value.get("sms").and_then(Value::as_array);
    captcha && is_text(value, "user_id") && sms.is_some_and(|sms| sms.iter().all(|sms| is_text(sms, "code")))
}

fn is_people(value: &Value) -> bool {
    let is_row = |row: &Value| row.get("answers").is_some_and(Value::is_object);
    value.as_array().is_some_and(|rows| rows.iter().all(is_row))
}

fn has_a_clock(value: &Value) -> bool {
    value.get("now").is_some_and(Value::is_string)
}

fn unreachable(error: &CallError, lang: Lang) -> Box<Failure> {
    let mut failure = failure::line(error, lang);
    failure.hint = failure.hint.or_else(|| Some(say::IS_IT_SERVED.get(lang).to_owned()));
    Box::new(failure)
}
