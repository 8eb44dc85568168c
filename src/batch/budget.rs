//! Counts refused passwords in the ledger, and shares the count with the other commands of this user.

use std::sync::Arc;

use jiff::Timestamp;

use super::BatchError;
use crate::drive::{Attempt, PasswordBudget};
use crate::fingerprint::Fingerprint;
use crate::flow::{LoginCame, PasswordStanding, Withheld};
use crate::ledger::{Seal, Service, Store};
use crate::passwords::FileBudget;
use crate::protocol::Secret;

/// Counts logins in the ledger. What other commands counted in the state directory counts here, and a refusal here counts
/// there.
#[derive(Debug)]
pub struct LedgerBudget<S> {
    service: Arc<Service<S>>,
    seal: Seal,
    shared: FileBudget,
}

/// A login that may leave.
#[derive(Debug)]
pub struct LedgerPermit {
    login: Fingerprint,
    attempt: Attempt,
}

impl<S: Store + 'static> LedgerBudget<S> {
    /// Over the ledger and the state directory's counts.
    pub fn new(service: Arc<Service<S>>, seal: Seal, shared: FileBudget) -> Self {
        Self { service, seal, shared }
    }

    /// Other commands count it, too. The ledger's own record is what reports it.
    async fn share(&self, attempt: Attempt, came: LoginCame, now: Timestamp) {
        let name = self.shared.key().of_login_name(attempt.login_name.expose());
        if let Ok(Ok(permit)) = self.shared.reserve(Attempt { is_meant: true, ..attempt }, now).await {
            self.shared.settle(permit, came, now).await;
        }
        self.shared.will_tell(name);
        self.shared.told();
    }
}

impl<S: Store + 'static> PasswordBudget for LedgerBudget<S> {
    type Error = BatchError;
    type Permit = LedgerPermit;

    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint> {
        self.shared.known_by(login_name)
    }

    async fn reserve(&self, attempt: Attempt, _: Timestamp) -> Result<Result<LedgerPermit, Withheld>, BatchError> {
        let name = self.shared.key().of_login_name(attempt.login_name.expose());
        if let Ok(standing) = self.shared.standing(&name)
            && let Err(withheld) = (PasswordStanding { unreported: None, ..standing }).check(attempt.is_meant)
        {
            return Ok(Err(withheld));
        }
        let login = self.seal.macs().of_login_name(attempt.login_name.expose());
        let (counted, is_meant, carried) = (login.clone(), attempt.is_meant, attempt.carried.clone());
        let may = self.service.run(move |ledger, now| ledger.reserve_login(&counted, is_meant, &carried, now)).await?;
        Ok(may.map(|()| LedgerPermit { login, attempt }))
    }

    async fn settle(&self, permit: LedgerPermit, came: LoginCame, now: Timestamp) -> PasswordStanding {
        let LedgerPermit { login, attempt } = permit;
        if came.is_of_password() || came == LoginCame::Lost {
            self.share(attempt, came, now).await;
        }
        let settled = self.service.run(move |ledger, now| ledger.settle_login(&login, came, now)).await;
        // If it could not be written, the login stays counted as one in flight.
        settled.unwrap_or_default()
    }
}
