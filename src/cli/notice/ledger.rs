//! The ledger in which a notice makes its applicant due.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::batch::BatchError;
use crate::cli::batch::LedgerArgs;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{Changed, LedgerHandle, Service, Sqlite};
use crate::notice::{Received, Verdict};
use crate::output::Failure;

/// The ledger of `--ledger`, if it is given.
#[derive(Debug)]
pub struct NoticeLedger(Option<Kept>);

/// A ledger that is kept open. It ends with its first error, so the next notice opens it again.
#[derive(Debug)]
struct Kept {
    path: PathBuf,
    service: Option<Service<Sqlite>>,
}

impl Kept {
    /// The open ledger.
    fn service(&mut self, context: &mut Context) -> Result<&Service<Sqlite>, Box<Failure>> {
        let service = match self.service.take() {
            Some(service) => service,
            None => {
                let args = LedgerArgs { ledger: Some(self.path.clone()), key_file: None };
                Service::start(args.open(context)?.ledger)
                    .map_err(|error| failure::batch(&BatchError::Thread(error), context.lang()))?
            }
        };
        Ok(self.service.insert(service))
    }

    /// Makes the applicant due.
    async fn notice(&mut self, user_id: String, context: &mut Context) -> Result<Changed, Box<Failure>> {
        let changed = self.service(context)?.run(move |ledger, now| ledger.notice(&user_id, now)).await;
        changed.map_err(|error| {
            self.service = None;
            failure::batch(&error.into(), context.lang())
        })
    }
}

impl NoticeLedger {
    /// Opens it.
    pub fn open(path: Option<&Path>, context: &mut Context) -> Result<Self, Box<Failure>> {
        let Some(path) = path else { return Ok(Self(None)) };
        let mut kept = Kept { path: path.to_owned(), service: None };
        kept.service(context)?;
        Ok(Self(Some(kept)))
    }

    /// Makes the applicant of a verified notice due, and says so in the notice's line: `due`, `unchanged` for an
    /// applicant that does not wait for a report, `unknown` for one that is not in the ledger; null for a notice that
    /// is not verified.
    pub async fn note(&mut self, received: &Received, line: &mut Value, context: &mut Context) -> Done {
        let Some(kept) = &mut self.0 else { return Ok(()) };
        let of_platform = received.verdict == Verdict::Verified;
        let made = match received.user_id().filter(|_| of_platform) {
            Some(user_id) => Some(match kept.notice(user_id, context).await? {
                Changed::Done => "due",
                Changed::Unfit(_) => "unchanged",
                Changed::Unknown => "unknown",
            }),
            None => None,
        };
        if let Some(members) = line.as_object_mut() {
            members.insert("applicant".to_owned(), json!(made));
        }
        Ok(())
    }
}
