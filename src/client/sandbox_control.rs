//! Controls a sandbox: through the state file of the built-in one, or through the control endpoints of one
//! served on this machine.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use thiserror::Error;

use crate::config::{GatewayAddress, Profile, ProfileKey};
use crate::gateway::{CallError, SandboxControlClient};
use crate::off_thread::off_thread;
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
}

/// Inspects and controls a sandbox, for one runtime: its requests share a connection.
#[derive(Debug)]
pub struct SandboxControl {
    way: Way,
}

#[derive(Debug)]
enum Way {
    File(StateFile),
    Http(Box<SandboxControlClient>),
}

impl SandboxControl {
    /// The sandbox of a profile: `sandbox:` with its state file, or a loopback URL.
    pub fn of(profile: &Profile, sandbox: PathBuf) -> Result<Self, ControlError> {
        let gateway = &profile.gateway;
        let way = match gateway {
            GatewayAddress::Sandbox => Way::File(StateFile::new(sandbox)),
            GatewayAddress::Http(url) if gateway.is_loopback() => {
                let client = SandboxControlClient::new(url, profile.path(ProfileKey::CaFile));
                Way::Http(Box::new(client.map_err(ControlError::Unreachable)?))
            }
            GatewayAddress::Http(_) => return Err(ControlError::NotASandbox),
        };
        Ok(Self { way })
    }

    /// The messages and captcha answers waiting for an applicant.
    pub async fn inbox(&self, user_id: &str) -> Result<Value, ControlError> {
        match &self.way {
            Way::File(file) => {
                let user_id = user_id.to_owned();
                let inbox = in_file(file, move |file| file.with(|world| world.inbox(&user_id, Timestamp::now())));
                Ok(serde_json::to_value(inbox.await?)?)
            }
            Way::Http(client) => get(client, "inbox", &[("user_id", user_id)], is_inbox).await,
        }
    }

    /// True if the server identifies itself as a sandbox. No reply is an error, because an unknown server must not
    /// count as a sandbox.
    pub async fn is_one(&self) -> Result<bool, ControlError> {
        let Way::Http(client) = &self.way else { return Ok(true) };
        match client.get("about", &[]).await {
            Ok(about) => Ok(about.get("sandbox").and_then(Value::as_str) == Some(NAME)),
            Err(CallError::Status { .. }) => Ok(false),
            Err(error) if error.class() == Class::Unavailable => Err(ControlError::Unreachable(error)),
            Err(_) => Ok(false),
        }
    }

    /// The test people.
    pub async fn people(&self) -> Result<Value, ControlError> {
        match &self.way {
            Way::File(_) => Ok(serde_json::to_value::<Vec<Row>>(rows())?),
            Way::Http(client) => get(client, "people", &[], is_people).await,
        }
    }

    /// Resets the sandbox's world.
    pub async fn reset(&self) -> Result<(), ControlError> {
        match &self.way {
            Way::File(file) => Ok(in_file(file, StateFile::reset).await?),
            Way::Http(client) => post(client, "reset", &json!({})).await,
        }
    }

    /// Moves the sandbox's clock forward.
    pub async fn advance(&self, by: SignedDuration) -> Result<(), ControlError> {
        match &self.way {
            Way::File(file) => Ok(in_file(file, move |file| file.with(|world| world.advance(by))).await?),
            Way::Http(client) => post(client, "advance", &json!({"seconds": by.as_secs()})).await,
        }
    }
}

/// Works with the state file. Another process may hold its lock for seconds.
async fn in_file<T: Send + 'static>(
    file: &StateFile,
    work: impl FnOnce(&StateFile) -> Result<T, StateError> + Send + 'static,
) -> Result<T, StateError> {
    let file = file.clone();
    off_thread(move || work(&file)).await
}

async fn get(
    client: &SandboxControlClient,
    name: &str,
    query: &[(&str, &str)],
    fits: fn(&Value) -> bool,
) -> Result<Value, ControlError> {
    understood(client.get(name, query).await.map_err(ControlError::Unreachable)?, fits)
}

async fn post(client: &SandboxControlClient, name: &str, body: &Value) -> Result<(), ControlError> {
    understood(client.post(name, body).await.map_err(ControlError::Unreachable)?, has_a_clock).map(drop)
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
