//! The sandbox's own `error` numbers, because the vendor's are not known.
//!
//! | error | what is wrong |
//! |---|---|
//! | 10001 | plain call to a sandbox that takes signed ones |
//! | 10002 | a field is missing, repeated or empty |
//! | 10003 | sign_type is not RSA |
//! | 10004 | format is not json |
//! | 10005 | version is neither 1.0 nor 1.0.0 |
//! | 10006 | timestamp is not a Unix time, in s or ms, within ten minutes of now |
//! | 10007 | sign is not the merchant's signature over the fields |
//! | 10008 | biz_data is not a JSON object |
//! | 10009 | app_id is not the merchant_id of biz_data |
//! | 10010 | signed call to a sandbox that takes plain ones |

/// An `error` of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnError {
    pub error: i64,
    pub msg: &'static str,
}

const fn own(error: i64, msg: &'static str) -> OwnError {
    OwnError { error, msg }
}

pub(super) const NOT_SIGNED: OwnError = own(
    10001,
    "envelope: this sandbox takes signed calls only, and this one is plain; the client needs envelope = signed",
);
pub(super) const FIELDS: OwnError = own(10002, "a field is missing, stands twice or is empty");
pub(super) const SIGN_TYPE: OwnError = own(10003, "sign_type is not RSA");
pub(super) const FORMAT: OwnError = own(10004, "format is not json");
pub(super) const VERSION: OwnError = own(10005, "version is neither 1.0 nor 1.0.0");
pub(super) const TIMESTAMP: OwnError = own(10006, "timestamp is no Unix time, in s or ms, within ten minutes of now");
pub(super) const SIGN: OwnError = own(10007, "sign is not the signature of this merchant's key over the fields");
pub(super) const BIZ_DATA: OwnError = own(10008, "biz_data is no JSON object");
pub(super) const APP_ID: OwnError = own(10009, "app_id is not the merchant_id of biz_data");
pub(super) const SIGNED: OwnError = own(
    10010,
    "envelope: this sandbox takes plain calls only, and this one is signed; serve it with --envelope signed",
);
