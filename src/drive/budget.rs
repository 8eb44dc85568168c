//! The trait for counting refused passwords by login name (contract, "Refused passwords").

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::fingerprint::Fingerprint;
use crate::flow::{LoginCame, PasswordStanding, Passwords, Withheld};
use crate::protocol::Secret;

/// A login that is about to be sent.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its login name.
    pub login_name: Secret,
    /// True if a person has typed its password, or `--again` is given.
    pub is_meant: bool,
    /// The refused passwords that the session has counted, as earlier versions did.
    pub carried: Vec<Timestamp>,
}

/// Counts refused passwords by login name. All journeys of a process share one count, and so do all processes of a user.
pub trait PasswordBudget: Send + Sync {
    /// Why a count could not be read or written.
    type Error: Send;
    /// A login that was counted and may be sent. Until it is settled, no other login of that name may be sent.
    type Permit: Send;

    /// The fingerprint by which a later process recognises a login name; `None` if the counts end with the process.
    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint>;

    /// Counts a login before it is sent, so that the count is never too low, whenever the process ends. Returns the
    /// reason if the login must not be sent.
    fn reserve(
        &self,
        attempt: Attempt,
        now: Timestamp,
    ) -> impl Future<Output = Result<Result<Self::Permit, Withheld>, Self::Error>> + Send;

    /// Records the outcome of a login and unlocks its login name. If the outcome cannot be written, the login stays
    /// counted. Returns the count of the login name.
    fn settle(
        &self,
        permit: Self::Permit,
        came: LoginCame,
        now: Timestamp,
    ) -> impl Future<Output = PasswordStanding> + Send;
}

/// Keeps counts for one process only.
#[derive(Debug, Default)]
pub struct InMemoryBudget(Mutex<BTreeMap<String, Passwords>>);

impl InMemoryBudget {
    fn counts(&self) -> MutexGuard<'_, BTreeMap<String, Passwords>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PasswordBudget for InMemoryBudget {
    type Error = Infallible;
    type Permit = String;

    fn known_by(&self, _: &Secret) -> Option<Fingerprint> {
        None
    }

    async fn reserve(&self, attempt: Attempt, now: Timestamp) -> Result<Result<String, Withheld>, Infallible> {
        let name = attempt.login_name.expose().to_owned();
        let mut counts = self.counts();
        let passwords = counts.entry(name.clone()).or_default();
        // Two concurrent logins of one name count as two refusals, although one may still be accepted.
        passwords.give_up_what_is_in_flight();
        passwords.carry_over(&attempt.carried);
        Ok(passwords.standing().check(attempt.is_meant).map(|()| {
            passwords.leaves(now);
            name
        }))
    }

    async fn settle(&self, name: String, came: LoginCame, now: Timestamp) -> PasswordStanding {
        let mut counts = self.counts();
        let passwords = counts.entry(name).or_default();
        passwords.came(came, now);
        passwords.reported(); // no other process needs the report
        passwords.standing()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(login_name: &str, is_meant: bool) -> Attempt {
        Attempt { login_name: login_name.into(), is_meant, carried: Vec::new() }
    }

    #[test]
    fn a_login_name_has_three_passwords_from_all_processes_together() {
        let (budget, now) = (InMemoryBudget::default(), Timestamp::UNIX_EPOCH);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for _ in 0..3 {
                let permit = budget.reserve(attempt("a", false), now).await.unwrap().unwrap();
                budget.settle(permit, LoginCame::WrongPassword, now).await;
            }
            let held = budget.reserve(attempt("a", false), now).await.unwrap();
            assert_eq!(held, Err(Withheld::PasswordsRefused { count: 3 }));
            assert!(budget.reserve(attempt("b", false), now).await.unwrap().is_ok(), "another name");
            let permit = budget.reserve(attempt("a", true), now).await.unwrap().unwrap();
            assert_eq!(budget.settle(permit, LoginCame::Accepted, now).await.count, 0);
        });
    }
}
