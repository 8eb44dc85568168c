//! Without `batch` there is no ledger.

use std::path::Path;

use serde_json::Value;

use crate::cli::context::{Context, Done};
use crate::notice::Received;
use crate::output::Failure;

/// No ledger.
#[derive(Debug)]
pub struct NoticeLedger;

impl NoticeLedger {
    /// Opens none.
    pub fn open(_: Option<&Path>, _: &mut Context) -> Result<Self, Box<Failure>> {
        Ok(Self)
    }

    /// Notes nothing.
    #[allow(clippy::unused_async)] // the other one waits for its ledger
    pub async fn note(&mut self, _: &Received, _: &mut Value, _: &mut Context) -> Done {
        Ok(())
    }
}
