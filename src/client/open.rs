//! Opens the gateway of a profile and wraps it in the recording and audit layers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{AnyGateway, ClientError};
use crate::audit::{AuditLog, Destination};
use crate::config::{EnvelopeKind, GatewayAddress, Profile, ProfileKey};
use crate::gateway::{
    self, Audited, Complaint, HttpGateway, HttpSettings, Observer, ProxyVariables, Recorded, Regret, SandboxGateway,
    SettingsError, Signer, UnreadPlace,
};
use crate::keys::SigningKey;
use crate::recording::Recorder;
use crate::sandbox::state::StateFile;
use crate::store::{is_regular_or_new, names_same_file};

/// The gateway shared by all applicants of a process.
pub type Client = Audited<Recorded<AnyGateway>>;

/// Receives the length in bits of a private key that is too short to be safe.
pub type WeakKey = Box<dyn Fn(u32) + Send + Sync>;

/// The options of a client that do not come from its profile.
pub struct Options {
    /// The state file of the built-in sandbox.
    pub sandbox: PathBuf,
    /// Allow `http://` to other machines.
    pub allow_http: bool,
    /// After a busy code, return at once and let the caller do the waiting.
    pub leaves_busy: bool,
    /// The file to record calls in.
    pub record: Option<PathBuf>,
    /// Where an unreadable report's bytes are kept.
    pub unread: UnreadPlace,
    /// The environment's variables about proxies.
    pub proxies: ProxyVariables,
    /// The callbacks for notices.
    pub tell: Tell,
}

/// Callbacks for notices that stop no call.
pub struct Tell {
    /// Gets the events of a call (`-v`).
    pub observer: Observer,
    /// Called when the outcome of a call could not be written to the audit log.
    pub complaint: Complaint,
    /// Called when a call could not be recorded.
    pub regret: Regret,
    /// Called when the private key is too short to be safe.
    pub weak_key: WeakKey,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("sandbox", &self.sandbox).field("record", &self.record).finish_non_exhaustive()
    }
}

/// Opens the gateway of a profile. Makes no connection.
pub fn open(profile: &Profile, options: Options) -> Result<Client, ClientError> {
    let Options { sandbox, allow_http, leaves_busy, record, unread, proxies, tell } = options;
    let gateway = match &profile.gateway {
        GatewayAddress::Sandbox => AnyGateway::Sandbox(SandboxGateway::new(StateFile::new(sandbox))),
        GatewayAddress::Http(url) => {
            let of_profile = |error: SettingsError| of_settings(error, profile);
            let settings = HttpSettings {
                envelope: envelope(profile, &*tell.weak_key)?,
                timeout: profile.timeout,
                proxy: profile.text(ProfileKey::Proxy).map(str::to_owned),
                proxy_variables: proxies,
                unread,
                ca_file: profile.path(ProfileKey::CaFile),
                retries: profile.retries,
                allow_http,
                leaves_busy,
                ..HttpSettings::new(url.as_str()).map_err(of_profile)?
            };
            let gateway = HttpGateway::new(settings).map_err(of_profile)?;
            AnyGateway::Http(Box::new(gateway.observed(tell.observer)))
        }
    };
    let recorded = match record {
        Some(path) => Recorded::by(gateway, recorder(&path, profile)?, tell.regret),
        None => Recorded::unrecorded(gateway),
    };
    match profile.path(ProfileKey::Audit) {
        Some(path) => {
            let (name, gateway, base) = (profile.name.clone(), host(&profile.gateway), profile.gateway.base());
            let destination = Destination { profile: name, gateway, base };
            Ok(Audited::logged(recorded, AuditLog::open(&path, destination)?, tell.complaint))
        }
        None => Ok(Audited::unlogged(recorded)),
    }
}

/// Adds the setting that `ca_file` came from to an error about that file.
fn of_settings(error: SettingsError, profile: &Profile) -> ClientError {
    let setting = error.is_of_ca_file().then(|| profile.setting(ProfileKey::CaFile).cloned()).flatten();
    ClientError::Settings(error, setting)
}

/// The profile's envelope.
fn envelope(profile: &Profile, weak_key: &dyn Fn(u32)) -> Result<gateway::Envelope, ClientError> {
    if profile.envelope == EnvelopeKind::Plain {
        return Ok(gateway::Envelope::Plain);
    }
    let path = profile.path(ProfileKey::PrivateKey).unwrap_or_default();
    let of_profile = |error| ClientError::Key(error, profile.setting(ProfileKey::PrivateKey).cloned());
    let key = SigningKey::read(&path).map_err(of_profile)?;
    if key.public().is_weak() {
        weak_key(key.public().bits());
    }
    Ok(gateway::Envelope::Signed(Arc::new(Signer {
        app_id: profile.app_id().to_owned(),
        version: profile.protocol_version().to_owned(),
        unit: profile.timestamp_unit,
        key,
    })))
}

/// Opens the recording. It must not be the audit log, unless that is a device or a pipe, where lines of several writers
/// are mixed in any case.
fn recorder(path: &Path, profile: &Profile) -> Result<Recorder, ClientError> {
    let audit = profile.path(ProfileKey::Audit);
    if audit.is_some_and(|audit| names_same_file(path, &audit)) && is_regular_or_new(path) {
        return Err(ClientError::RecordIsAudit(path.to_owned()));
    }
    Recorder::open(path).map_err(ClientError::Record)
}

/// The gateway's host. The rest of the URL may hold secrets.
fn host(gateway: &GatewayAddress) -> String {
    match gateway {
        GatewayAddress::Sandbox => gateway.origin(),
        GatewayAddress::Http(url) => url.host_str().unwrap_or_default().to_owned(),
    }
}
