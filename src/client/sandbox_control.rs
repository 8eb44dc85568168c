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

/// Why a sandbox could not be inspected or changed.
#[derive(Debug, Error)]
pub enum ControlError {
    /// The gateway is neither `sandbox:` nor on this machine.
    #[error("the gateway is no sandbox on this machine")]
    NotASandbox,
    /// The control endpoints did not answer.
    #[error(transparent)]
    Unreachable(CallError),
    /// The server that answered is not a sandbox.
    #[error("what answers there is no sandbox of this program")]
    NotItsAnswer,
    /// The state file is not usable.
    #[error(transparent)]
    State(#[from] StateError),
    /// A value could not be converted to JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The runtime for the requests could not be created.
    #[error(transparent)]
    Runtime(#[from] io::Error),
}

/// Inspects and controls a sandbox. Its methods block and must not be called inside a runtime.
#[derive(Debug)]
pub struct SandboxControl {
    way: Way,
}

#[derive(Debug)]
enum Way {
    File(StateFile),
    /// The runtime stays alive between requests, so that they share a connection.
    Http(SandboxControlClient, Box<Runtime>),
}

impl SandboxControl {
    /// The sandbox of a profile: `sandbox:` with its state file, or a loopback URL.
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

    /// The messages and captcha answers waiting for an applicant.
    pub fn inbox(&self, user_id: &str) -> Result<Value, ControlError> {
        match &self.way {
            Way::File(file) => Ok(serde_json::to_value(file.with(|world| world.inbox(user_id, Timestamp::now()))?)?),
            Way::Http(..) => self.get("inbox", &[("user_id", user_id)], is_inbox),
        }
    }

    /// True if the server identifies itself as a sandbox. An error if it does not reply, because then it
    /// could be anything.
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

    /// Resets the world.
    pub fn reset(&self) -> Result<(), ControlError> {
        match &self.way {
            Way::File(file) => Ok(file.reset()?),
            Way::Http(..) => self.post("reset", &json!({})),
        }
    }

    /// Moves the sandbox's clock forward.
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

/// Checks the form of an answer, because another server may listen on that port.
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
