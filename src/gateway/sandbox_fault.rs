//! Errors of the sandbox's state file.

use std::sync::Arc;

use thiserror::Error;

use crate::sandbox::state::StateError;

/// Why the sandbox's state file is not usable.
#[derive(Clone, Debug, Error)]
#[error(transparent)]
pub struct SandboxFault(Arc<StateError>);

impl SandboxFault {
    /// The error, with the file.
    pub fn state(&self) -> &StateError {
        &self.0
    }
}

impl From<StateError> for SandboxFault {
    fn from(error: StateError) -> Self {
        Self(Arc::new(error))
    }
}

/// Equal if their messages are equal.
impl PartialEq for SandboxFault {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for SandboxFault {}
