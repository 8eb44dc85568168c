//! Errors of opening a gateway.

use std::path::PathBuf;

use thiserror::Error;

use crate::audit::AuditError;
use crate::config::Setting;
use crate::gateway::SettingsError;
use crate::keys::KeyError;
use crate::store::StoreError;

/// Why no gateway could be opened. Nothing was sent.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The gateway's settings are not usable. The second field is the setting that names `ca_file`, if that file is the
    /// cause.
    #[error("{0}")]
    Settings(SettingsError, Option<Setting>),
    /// The private key is not usable. The second field is the setting that names its file.
    #[error("{0}")]
    Key(KeyError, Option<Setting>),
    /// The audit log is not writable.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// The recording is not writable.
    #[error(transparent)]
    Record(StoreError),
    /// The recording and the audit log are the same file.
    #[error("{0} cannot be both the recording and the audit log")]
    RecordIsAudit(PathBuf),
}
