//! The built-in simulated gateway: a pure world, and an HTTP server and a state file around it.
//!
//! In: requests `{"method", "biz_data"}` as JSON, the time, a seed. Out: replies as the vendor's document describes them,
//! the inbox of an applicant, the journal of what was called. [`World`] decides everything; [`server`] and [`state`] only
//! carry it, and faults come between it and the callers of a served one. It never talks to anyone else and knows
//! synthetic people only.
//!
//! Where the document is silent the sandbox is strict, so that a client that strays is found out: parameters are strings
//! (`type` an integer) under exactly their names; the other kind of card's parameters are refused; every captcha serves
//! one attempt; a step whose form was not fetched in this login has expired (508101). What no code of the catalogue is
//! about is 508149 with the parameter named in `msg`; an unknown method is 404001 and a body that is not JSON 400001,
//! which the catalogue does not know. Served with the signed envelope it has `error` numbers of its own, listed in
//! `own_error.rs`.

mod application;
mod call;
mod captcha;
mod card_secret;
mod cases;
mod control;
mod crowd;
mod delivery;
mod dispatch;
mod door;
mod draw;
mod envelope;
mod faults;
mod foreign;
mod forms;
mod inbox;
mod journal;
mod login;
mod open;
mod own_error;
mod people;
mod person;
mod pieces;
mod question_form;
mod questions;
mod refusal;
mod replay;
mod reports;
#[cfg(test)]
mod routes_tests;
pub mod server;
mod session;
mod standing;
pub mod state;
#[cfg(test)]
mod testing;
mod tls;
mod unionpay;
mod viewing;
mod wire;
mod world;
mod wrap;

pub use control::NAME;
pub use envelope::{AcceptedEnvelope, Refused};
pub use faults::{Acting, Calls, Fault, FaultError, KINDS, KindRow, QUIRKS, QuirkRow};
pub use inbox::{Inbox, Sms};
pub use journal::{Deed, JournalEntry, KEPT_IN_A_FILE, KEPT_IN_MEMORY, SeenKey};
pub use people::{Row, rows};
pub use session::{CAPTCHA_SECONDS, SMS_SECONDS, SMS_TRIES_BORNE, UNIONPAY_CODE_SECONDS};
pub use standing::{CARD_TRIES_BORNE, IDENTITY_CODE_SECONDS, REPORT_SECONDS};
pub use tls::{SelfSigned, TlsError};
pub use world::World;
pub use wrap::Wrap;
