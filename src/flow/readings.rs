//! How a profile reads what nobody can verify: the method of the application's SMS, and the parameters of both SMS (protocol.md,
//! section 3, "Corrections").

use crate::protocol::{Key, MethodName};

/// A profile's readings. What it leaves open is read off the gateway's forms and the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// The method that sends the application's SMS (§1.2.2).
    pub apply_sms_method: Option<MethodName>,
    /// The keys that are sent with the application's SMS, in place of those that the form's refresh names.
    pub apply_sms_params: Option<Vec<Key>>,
    /// The keys that are sent with the bank's SMS (§1.1.8), in place of the document's and those that the form's refresh names.
    pub bank_sms_params: Option<Vec<Key>>,
}
