//! The merchant and the applicant on whose behalf a call is made.

use crate::audit::Authorization;
use crate::protocol::{KnownValues, Merchant};

/// The principal of a call: what all calls of one applicant carry.
#[derive(Clone, Debug)]
pub struct Principal {
    /// The merchant's fields, including the applicant's user_id.
    pub merchant: Merchant,
    /// The values this process has received or sent for the applicant. They are removed from the gateway's
    /// texts.
    pub known: KnownValues,
    /// A reference to the applicant's written consent, if the merchant gave one. The audit log records it.
    pub authorization: Option<Authorization>,
}
