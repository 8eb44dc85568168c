//! Allows one run at a time: the lock of a session's `run`.

use std::time::Duration;

use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::failure;
use crate::messages::run as say;
use crate::output::Failure;
use crate::protocol::Class;
use crate::session::{SessionError, note};
use crate::store::{Lock, StoreError, SystemDisk};

/// The lock of a run.
#[derive(Debug)]
pub struct Alone {
    lock: Lock,
    /// True if the lock file says whose run it is.
    says_whose: bool,
}

impl Alone {
    /// Ends the run.
    pub fn release(mut self) -> Result<(), StoreError> {
        if self.says_whose { self.lock.sign("") } else { Ok(()) }
    }
}

/// Locks the session against a second run, which would ask the same person the same questions.
pub fn alone(applicant: &Applicant, context: &Context) -> Result<Alone, Box<Failure>> {
    let (path, lang) = (applicant.file.location().run_lock(), context.lang());
    let unusable = |error| failure::session(&SessionError::Store(error), &applicant.file.location().name, lang);
    match Lock::acquire(&SystemDisk, &path, Duration::ZERO) {
        Ok(mut lock) => {
            // If there is no session yet, the lock file says whose it will be, because this run may be killed before
            // it exists.
            let says_whose = !applicant.file.exists();
            let note =
                if says_whose { note(&applicant.profile.identity(&applicant.merchant.user_id)) } else { String::new() };
            lock.sign(&note).map_err(unusable)?;
            Ok(Alone { lock, says_whose })
        }
        Err(StoreError::Locked { .. }) => {
            let pid = Lock::holder(&path).map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            let failure = Failure::said(Class::Config, lang, say::RUNNING, &[("pid", &pid)]);
            Err(Box::new(failure.hint(say::RUNNING_HINT.get(lang))))
        }
        Err(error) => Err(unusable(error)),
    }
}
