//! What the vendor's document says, and nothing else: methods, keys, requests, replies, forms, codes, statuses.
//!
//! Pure: no socket, no file, no clock, no other room of the program. Every fact stands once, in a table
//! ([`Method::spec`], [`Key::spec`], [`codes::CODES`], [`Class::spec`]); prompts, masking, retries, the `codes`
//! command, the sandbox's checks and the JSON schemas are derived from these tables.
//!
//! In: bytes of a reply, values for a request. Out: a [`Reply`] or a [`ReplyError`]; the JSON of a [`Request`].

mod arrived;
mod bounded;
pub mod check;
mod class;
pub mod codes;
pub mod documented;
mod form;
mod key;
mod known;
mod limits;
mod literals;
pub mod mask;
mod merchant;
mod method;
mod picture;
mod reply;
mod request;
mod secret;
mod sieve;
pub mod signed;
mod status;
mod wire;
mod wire_name;

pub use arrived::Arrived;
pub use bounded::{JsonError, check_json};
pub use class::{CLASSES, Class, ClassSpec};
pub use codes::{CODES, CodeEntry, Recovery};
pub use form::{ChoiceOption, Field, FieldType, Form, Refresh, RefreshParam, Rule, integer};
pub use key::{KEYS, Key, KeySpec, QUESTIONS, Sensitivity};
pub use known::KnownValues;
pub use limits::{Beyond, DEPTH, FIELDS, LONGEST_REPLY, LONGEST_REPORT, Limits, OPTIONS, longest_reply};
pub use literals::{parse as parse_json, parse_within as parse_json_within};
pub use merchant::{MERCHANT_KEYS, Merchant};
pub use method::{Effect, METHODS, Method, MethodName, MethodSpec, Needed, PREFIX, ParamSpec, Purpose};
pub use reply::{Lacking, Looks, Outcome, Reply, ReplyError, json_type};
pub use request::{ParamValue, Request};
pub use secret::Secret;
pub use sieve::parse_only;
pub use status::{CardType, UserStatus};

/// Seconds a login lasts (§1.1.7, note 3): the UnionPay steps must be done within 30 minutes.
pub const LOGIN_SECONDS: i64 = 30 * 60;
/// Seconds an application takes (508114: 24 小时后).
pub const APPLICATION_SECONDS: i64 = 24 * 60 * 60;
/// Seconds a login name stays locked after too many wrong passwords (508108).
pub const LOCK_SECONDS: i64 = 10 * 60;
/// Wrong passwords in a row that the gateway bears; one more locks the login name (508108).
pub const WRONG_PASSWORDS_BORNE: usize = 5;
