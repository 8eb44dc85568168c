//! Counts refused passwords in the ledger, and shares the count with the other commands of this user.

use std::sync::Arc;

use jiff::Timestamp;

use super::BatchError;
use crate::drive::{Attempt, PasswordBudget};
use crate::fingerprint::Fingerprint;
use crate::flow::{LoginCame, PasswordStanding, Withheld};
use crate::ledger::{LedgerHandle, Seal};
use crate::passwords::{FileBudget, PasswordsError};
use crate::protocol::Secret;

/// Counts logins in the ledger. Refusals that other commands counted in the state directory count as well. This
/// budget's refusals are counted there, and its accepted logins clear that count.
#[derive(Debug)]
pub struct LedgerBudget<L, B = FileBudget> {
    service: Arc<L>,
    seal: Seal,
    shared: B,
}

/// Counts that several ledgers share: those of the state directory ([`FileBudget`]), or a simulation's.
pub trait SharedCounts: Send + Sync {
    /// The fingerprint by which another process recognises a login name.
    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint>;
    /// The count of a login name. If it cannot be read, the login must not be sent.
    fn standing(&self, login_name: &Secret) -> Result<PasswordStanding, PasswordsError>;
    /// Counts the outcome of a login. Reporting the refusal is up to the caller.
    fn count(&self, attempt: Attempt, came: LoginCame, now: Timestamp) -> impl Future<Output = ()> + Send;
}

impl SharedCounts for FileBudget {
    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint> {
        PasswordBudget::known_by(self, login_name)
    }

    fn standing(&self, login_name: &Secret) -> Result<PasswordStanding, PasswordsError> {
        self.standing(&self.key().of_login_name(login_name.expose()))
    }

    async fn count(&self, attempt: Attempt, came: LoginCame, now: Timestamp) {
        // If it cannot be written, the ledger still counts the login.
        let _ = Self::count(self, attempt, came, now).await;
    }
}

/// Permission to send a login.
#[derive(Debug)]
pub struct LedgerPermit {
    login: Fingerprint,
    attempt: Attempt,
    /// When the ledger counted the login.
    reserved_at: Timestamp,
    /// True if refusals are counted for this login name in the shared counts.
    counts_elsewhere: bool,
}

impl<L: LedgerHandle, B: SharedCounts> LedgerBudget<L, B> {
    /// A budget on the ledger and on the counts that other commands share.
    pub fn new(service: Arc<L>, seal: Seal, shared: B) -> Self {
        Self { service, seal, shared }
    }
}

impl<L: LedgerHandle, B: SharedCounts> PasswordBudget for LedgerBudget<L, B> {
    type Error = BatchError;
    type Permit = LedgerPermit;

    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint> {
        self.shared.known_by(login_name)
    }

    async fn reserve(&self, attempt: Attempt, _: Timestamp) -> Result<Result<LedgerPermit, Withheld>, BatchError> {
        let elsewhere = self.shared.standing(&attempt.login_name)?;
        let login = self.seal.macs().of_login_name(attempt.login_name.expose());
        let (counted, is_meant, carried) = (login, attempt.is_meant, attempt.carried.clone());
        let may = self.service.run(move |ledger, now| {
            let may = ledger.reserve_login(&counted, is_meant, (elsewhere, &carried), now)?;
            Ok(may.map(|()| now))
        });
        let counts_elsewhere = elsewhere.count > 0;
        Ok(may.await?.map(|reserved_at| LedgerPermit { login, attempt, reserved_at, counts_elsewhere }))
    }

    async fn settle(&self, permit: LedgerPermit, came: LoginCame, now: Timestamp) -> PasswordStanding {
        let LedgerPermit { login, attempt, reserved_at, counts_elsewhere } = permit;
        let is_told = match came {
            LoginCame::WrongPassword | LoginCame::Locked | LoginCame::Lost => true,
            LoginCame::Accepted => counts_elsewhere,
            LoginCame::Otherwise => false,
        };
        if is_told {
            // Other commands must see this outcome, too. The ledger reports a refusal, so it is not reported there.
            self.shared.count(attempt, came, now).await;
        }
        let settle = self.service.run(move |ledger, now| ledger.settle_own_login(&login, reserved_at, came, now));
        let settled = settle.await;
        // If the outcome could not be written, the login still counts as in flight.
        settled.unwrap_or_default()
    }
}
