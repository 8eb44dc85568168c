//! The merchant and the applicant on whose behalf a call is made.

use crate::audit::Authorization;
use crate::protocol::{KnownValues, Merchant};

/// On whose behalf calls are made: what every call of one applicant carries.
#[derive(Clone, Debug)]
pub struct Principal {
    /// The merchant's fields, the applicant's user_id among them.
    pub merchant: Merchant,
    /// The values that this process has taken or sent for the applicant: no text of a gateway's is shown with one of them.
    pub known: KnownValues,
    /// Where the applicant's written consent is kept, if the merchant said: the audit log names it.
    pub authorization: Option<Authorization>,
}
