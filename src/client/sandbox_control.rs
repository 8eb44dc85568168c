//! Controls a sandbox: through the state file of the built-in one, or through the control endpoints of one
//! served on this machine.

use std::io;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use thiserror::Error;
use tokio::runtime::{Builder, Runtime};

use crate::config::{GatewayAddress, Profile, ProfileKey};
use crate::gateway::{CallError, SandboxControlClient};
use crate::protocol::Class;
use crate::sandbox::state::{StateError, StateFile};
use crate::sandbox::{NAME, Row, rows};

/// Why a sandbox could not be looked into or changed.
#[derive(Debug, Error)]
pub enum ControlError {
    /// The gateway is neither `sandbox:` nor on this machine.
    #[error("the gateway is no sandbox on this machine")]
    NotASandbox,
    /// The control endpoints did not answer.
    #[error(transparent)]
    Unreachable(CallError),
    /// What answers there is no sandbox.
    #[error("what answers there is no sandbox of this program")]
    NotItsAnswer,
    /// The state file cannot be used.
    #[error(transparent)]
    State(#[from] StateError),
    /// A value could not be put into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The runtime for requests could not be made.
    #[error(transparent)]
    Runtime(#[from] io::Error),
}

/// A sandbox that can be looked into. Its requests block; they must not be made inside a runtime.
#[derive(Debug)]
pub struct SandboxControl {
    way: Way,
}

#[derive(Debug)]
enum Way {
    File(StateFile),
    /// With the runtime its requests run on, so that they share a connection.
    Http(SandboxControlClient, Box<Runtime>),
}

impl SandboxControl {
    /// The profile's sandbox: `sandbox:`, whose state file is named, or a loopback URL, nothing else.
    pub fn of(profile: &Profile, sandbox: PathBuf) -> Result<Self, ControlError> {
        let gateway = &profile.gateway;
        let way = match gateway {
            GatewayAddress::Sandbox => Way::File(StateFile::new(sandbox)),
            GatewayAddress::Http(url) if gateway.is_loopback() => Way::Http(
                SandboxControlClient::new(url, profile.path(ProfileKey::CaFile)).map_err(ControlError::Unreachable)?,
                Box::new(Builder::new_current_thread().enable_all().build()?),
            ),
            GatewayAddress::Http(_) => return Err(ControlError::NotASandbox),
        };
        Ok(Self { way })
    }

    /// The messages and captcha answers that wait for an applicant.
    pub fn inbox(&self, user_id: &str) -> Result<Value, ControlError> {
        match &self.way {
            Way::File(file) => Ok(serde_json::to_value(file.with(|world| world.inbox(user_id, Timestamp::now()))?)?),
            Way::Http(..) => self.get("inbox", &[("user_id", user_id)], is_inbox),
        }
    }

    /// Whether the server there calls itself a sandbox. An error where nothing answers: then nothing is known of it.
    pub fn is_one(&self) -> Result<bool, ControlError> {
        let Way::Http(client, runtime) = &self.way else { return Ok(true) };
        match runtime.block_on(client.get("about", &[])) {
            Ok(about) => Ok(about.get("sandbox").and_then(Value::as_str) == Some(NAME)),
            Err(CallError::Status { .. }) => Ok(false),
            Err(error) if error.class() == Class::Unavailable => Err(ControlError::Unreachable(error)),
            Err(_) => Ok(false),
        }
    }

    /// The test people.
    pub fn people(&self) -> Result<Value, ControlError> {
        match &self.way {
            Way::File(_) => Ok(serde_json::to_value::<Vec<Row>>(rows())?),
            Way::Http(..) => self.get("people", &[], is_people),
        }
    }

    /// Begins with a new world.
    pub fn reset(&self) -> Result<(), ControlError> {
        match &self.way {
            Way::File(file) => Ok(file.reset()?),
            Way::Http(..) => self.post("reset", &json!({})),
        }
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) -> Result<(), ControlError> {
        match &self.way {
            Way::File(file) => Ok(file.with(|world| world.advance(by))?),
            Way::Http(..) => self.post("advance", &json!({"seconds": by.as_secs()})),
        }
    }

    fn get(&self, name: &str, query: &[(&str, &str)], fits: fn(&Value) -> bool) -> Result<Value, ControlError> {
        let Way::Http(client, runtime) = &self.way else { return Ok(Value::Null) };
        let value = runtime.block_on(client.get(name, query));
        understood(value.map_err(ControlError::Unreachable)?, fits)
    }

    fn post(&self, name: &str, body: &Value) -> Result<(), ControlError> {
        let Way::Http(client, runtime) = &self.way else { return Ok(()) };
        let value = runtime.block_on(client.post(name, body));
        understood(value.map_err(ControlError::Unreachable)?, has_a_clock).map(drop)
    }
}

/// Something else than a sandbox may listen there.
fn understood(value: Value, fits: fn(&Value) -> bool) -> Result<Value, ControlError> {
    if fits(&value) { Ok(value) } else { Err(ControlError::NotItsAnswer) }
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
