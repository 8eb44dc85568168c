//! The content of the vendor's document: methods, keys, requests, replies, forms, codes, statuses.
//!
//! Pure: no socket, file or clock, and no import of another room. Every fact stands once, in a table
//! ([`Method::spec`], [`Key::spec`], [`codes::CODES`], [`Class::spec`]). Prompts, masking, retries, the
//! `codes` command, the sandbox's checks and the JSON schemas derive from these tables.
//!
//! In: bytes of a reply, values for a request. Out: a [`Reply`] or a [`ReplyError`]; the JSON of a
//! [`Request`].

mod arrived;
mod bounded;
mod charset;
pub mod check;
mod class;
mod code;
pub mod codes;
pub mod documented;
mod escapes;
mod fold;
mod form;
mod hidden;
mod json_place;
mod key;
mod known;
mod limits;
mod literals;
mod made_of;
pub mod mask;
mod members;
mod mended;
mod merchant;
mod method;
mod normalised;
mod notation;
mod past;
mod picture;
mod reply;
mod request;
mod secret;
mod session_owner;
mod sieve;
pub mod signed;
mod spelled;
mod spelling;
mod status;
mod trimmed;
mod unionpay;
mod wire;
mod wire_name;

pub use arrived::Arrived;
pub use bounded::{JsonError, NUMBER as JSON_NUMBER, check_json};
pub use charset::{UnknownCharset, decode, is_gb18030};
pub use class::{CLASSES, Class, ClassSpec};
pub use codes::{CODES, CodeEntry, Recovery};
pub use form::{ChoiceOption, Field, FieldType, Form, Refresh, RefreshParam, Rule, integer};
pub use hidden::Hidden;
pub use json_place::{JSON_FAULTS, json_fault, json_place};
pub use key::{KEYS, Key, KeySpec, QUESTIONS, Sensitivity};
pub use known::{KnownState, KnownValues};
pub use limits::{Beyond, DEPTH, FIELDS, LONGEST_REPLY, LONGEST_REPORT, Limits, OPTIONS, longest_reply};
pub use literals::{parse as parse_json, parse_within as parse_json_within};
pub use members::stated_value;
pub use mended::{Mended, parse_mended};
pub use merchant::{MERCHANT_KEYS, Merchant};
pub use method::{Effect, METHODS, Method, MethodName, MethodSpec, Needed, PREFIX, ParamSpec, Purpose};
pub use normalised::{bare, folded, normalised};
pub use notation::{Notation, Numbers, TypeAs};
pub use past::{PastOutcome, PastSubmission};
pub use picture::{is_page, is_picture};
pub use reply::{Lacking, Looks, Outcome, Reply, ReplyError, json_type};
pub use request::{ParamValue, Request};
pub use secret::Secret;
pub use session_owner::SessionOwner;
pub use sieve::parse_only;
pub use spelled::{DETAIL_HINT, REFRESH_METHOD, REFRESH_PARAM, Spelled};
pub use status::{CardType, UserStatus};
pub use unionpay::{Bank, UNIONPAY_NOTES, UnionpayNote};

/// The length of a login in seconds (§1.1.7, note 3). The UnionPay steps must be done within these 30
/// minutes.
pub const LOGIN_SECONDS: i64 = 30 * 60;
/// The time of an application in seconds (508114: 24 小时后).
pub const APPLICATION_SECONDS: i64 = 24 * 60 * 60;
/// The time in seconds that a login name stays locked after too many wrong passwords (508108).
pub const LOCK_SECONDS: i64 = 10 * 60;
/// The number of wrong passwords in a row that the gateway accepts. One more locks the login name (508108).
pub const WRONG_PASSWORDS_BORNE: usize = 5;
