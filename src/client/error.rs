//! Errors of opening a gateway.

use std::path::PathBuf;

use thiserror::Error;

use crate::audit::AuditError;
use crate::config::Setting;
use crate::gateway::SettingsError;
use crate::keys::KeyError;
use crate::store::StoreError;

/// Why no gateway could be made ready. Nothing was sent.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The gateway cannot be used as it is configured. For a fault of `ca_file`: the setting that names the file.
    #[error("{0}")]
    Settings(SettingsError, Option<Setting>),
    /// The private key cannot be used; the setting that names its file.
    #[error("{0}")]
    Key(KeyError, Option<Setting>),
    /// The audit log cannot be written.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// The recording cannot be written.
    #[error(transparent)]
    Record(StoreError),
    /// The recording would be the audit log.
    #[error("{0} cannot be both the recording and the audit log")]
    RecordIsAudit(PathBuf),
}
