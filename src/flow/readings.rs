//! How a profile interprets what cannot be verified: the method of the application's SMS, and the parameters of both
//! SMS (protocol.md, section 3, "Corrections").

use crate::protocol::{Key, MethodName};

/// A profile's readings. Where it has none, the gateway's forms and the document decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// The method that sends the application's SMS (§1.2.2).
    pub apply_sms_method: Option<MethodName>,
    /// The keys that are sent with the application's SMS instead of those in the form's refresh.
    pub apply_sms_params: Option<Vec<Key>>,
    /// The keys that are sent with the bank's SMS (§1.1.8) instead of the document's and those in the form's refresh.
    pub bank_sms_params: Option<Vec<Key>>,
}
