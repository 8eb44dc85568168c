//! A login whose password is counted before it is sent (contract, "Refused passwords").

use jiff::Timestamp;

use super::call_owner::CallOwner;
use super::error::{Barred, ExchangeError};
use super::manner::Manner;
use super::{Attempt, PasswordBudget};
use crate::fingerprint::Fingerprint;
use crate::flow::{Facts, LoginCame};
use crate::gateway::CallError;
use crate::journey::Call;
use crate::protocol::{Key, Method, ParamValue, Reply, Request, Secret};

/// A login that is counted and may be sent.
pub(super) struct Counted<P> {
    permit: P,
    /// The fingerprint by which a later process recognises its login name.
    known_by: Option<Fingerprint>,
}

impl<P> Counted<P> {
    /// Counts the call if it is a login; `None` if it is not. Returns the reason if the login must not be sent.
    pub async fn reserve<K, B: PasswordBudget<Permit = P>>(
        budget: &B,
        call: &Call,
        manner: Manner,
        facts: &mut Facts,
        now: Timestamp,
    ) -> Result<Option<Self>, ExchangeError<K, B::Error>> {
        let Some(attempt) = attempt(call, manner, facts) else { return Ok(None) };
        let known_by = budget.known_by(&attempt.login_name);
        let permit = budget.reserve(attempt, now).await.map_err(ExchangeError::Budget)?;
        match permit {
            Ok(permit) => Ok(Some(Self { permit, known_by })),
            Err(withheld) => Err(ExchangeError::Barred(call.request.method().clone(), Barred::Withheld(withheld))),
        }
    }

    /// Records the outcome of the login.
    pub async fn settle(
        self,
        budget: &impl PasswordBudget<Permit = P>,
        came: LoginCame,
        owner: &mut impl CallOwner,
        now: Timestamp,
    ) {
        if came.is_of_password() {
            owner.facts().password_refused_for = self.known_by;
        }
        let standing = budget.settle(self.permit, came, now).await;
        owner.know_passwords(standing);
    }
}

/// What the outcome of a login says about its password.
pub(super) fn came(outcome: &Result<Reply, CallError>) -> LoginCame {
    match outcome {
        Err(error) if error.is_kept_out() => LoginCame::Otherwise,
        outcome => LoginCame::of(outcome.as_ref().map_err(CallError::arrived)),
    }
}

/// The login to count, with the refusals that its session counted before; `None` for other calls.
fn attempt(call: &Call, manner: Manner, facts: &mut Facts) -> Option<Attempt> {
    if call.request.method().known() != Some(Method::Login) {
        return None;
    }
    let carried = std::mem::take(&mut facts.passwords_refused);
    Some(Attempt { login_name: login_name(&call.request), is_meant: call.is_typed || manner.is_again(), carried })
}

/// The login name of a request, as text or JSON; empty if there is none.
fn login_name(request: &Request) -> Secret {
    let name = request.params().iter().find(|(key, _)| *key == Key::LoginName);
    match name.map(|(_, value)| value) {
        Some(ParamValue::Text(name)) => name.clone(),
        Some(ParamValue::Json(serde_json::Value::String(name))) => name.as_str().into(),
        Some(ParamValue::Json(other)) => other.to_string().into(),
        None => "".into(),
    }
}
