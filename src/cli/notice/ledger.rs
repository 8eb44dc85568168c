//! The ledger in which a notice makes its applicant due.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::batch::LedgerArgs;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{Changed, LedgerHandle, Service, Sqlite};
use crate::messages::Lang;
use crate::notice::{Received, Verdict};
use crate::output::Failure;

/// The ledger of `--ledger`, if it is given.
#[derive(Debug)]
pub struct NoticeLedger(Option<Service<Sqlite>>);

impl NoticeLedger {
    /// Opens it.
    pub fn open(path: Option<&Path>, context: &mut Context) -> Result<Self, Box<Failure>> {
        let Some(path) = path else { return Ok(Self(None)) };
        let ledger = LedgerArgs { ledger: Some(path.to_owned()), key_file: None }.open(context)?.ledger;
        let service = Service::start(ledger).map_err(|error| {
            let error = crate::batch::BatchError::Thread(error);
            failure::batch(&error, context.lang())
        })?;
        Ok(Self(Some(service)))
    }

    /// Makes the applicant of a verified notice due, and says so in the notice's line: `due`, `unchanged` for an
    /// applicant that does not wait for a report, `unknown` for one that is not in the ledger; null for a notice that
    /// is not verified.
    pub async fn note(&self, received: &Received, line: &mut Value, lang: Lang) -> Done {
        let Some(service) = &self.0 else { return Ok(()) };
        let of_platform = received.verdict == Verdict::Verified;
        let made = match received.user_id().filter(|_| of_platform) {
            Some(user_id) => {
                let changed = service.run(move |ledger, now| ledger.notice(&user_id, now)).await;
                Some(match changed.map_err(|error| failure::batch(&error.into(), lang))? {
                    Changed::Done => "due",
                    Changed::Unfit(_) => "unchanged",
                    Changed::Unknown => "unknown",
                })
            }
            None => None,
        };
        if let Some(members) = line.as_object_mut() {
            members.insert("applicant".to_owned(), json!(made));
        }
        Ok(())
    }
}
