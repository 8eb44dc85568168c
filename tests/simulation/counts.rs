//! The counts of refused passwords that all commands of the user share. They are stored beside the ledger, so
//! restoring a copy of the ledger does not restore them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use zhengxin::batch::SharedCounts;
use zhengxin::drive::Attempt;
use zhengxin::fingerprint::{Fingerprint, FingerprintKey};
use zhengxin::flow::{LoginCame, PasswordStanding, Passwords};
use zhengxin::passwords::PasswordsError;
use zhengxin::protocol::Secret;

use super::mutants::Mutant;
use super::store::one_too_few;

#[derive(Clone)]
pub struct Counts {
    counts: Arc<Mutex<BTreeMap<String, Passwords>>>,
    mutant: Option<Mutant>,
}

impl Counts {
    pub fn new(mutant: Option<Mutant>) -> Self {
        Self { counts: Arc::default(), mutant }
    }
}

impl SharedCounts for Counts {
    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint> {
        Some(FingerprintKey::new(&[3; 32]).of_login_name(login_name.expose()))
    }

    fn standing(&self, login_name: &Secret) -> Result<PasswordStanding, PasswordsError> {
        let counts = self.counts.lock().unwrap();
        let Some(passwords) = counts.get(login_name.expose()) else { return Ok(PasswordStanding::default()) };
        Ok(match self.mutant {
            Some(Mutant::BudgetOffByOne) => one_too_few(passwords).standing(),
            _ => passwords.standing(),
        })
    }

    async fn count(&self, attempt: Attempt, came: LoginCame, now: Timestamp) {
        let mut counts = self.counts.lock().unwrap();
        let passwords = counts.entry(attempt.login_name.expose().to_owned()).or_default();
        passwords.came_elsewhere(came, now);
    }
}
