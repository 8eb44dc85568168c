//! The built-in simulated gateway: a pure world, with an HTTP server and a state file around it.
//!
//! In: requests `{"method", "biz_data"}` as JSON, the time, a seed. Out: replies as the vendor's document
//! describes them, the inbox of an applicant, the journal of calls. [`World`] decides everything. [`server`]
//! and [`state`] only transport its replies, and a served sandbox applies faults in between. The sandbox
//! connects to nothing and knows only synthetic people.
//!
//! Where the document does not say, the sandbox is strict, so that a client's mistakes show, unless it is served with
//! `--lenient` ([`Dialect`]). Parameters are strings (`type` an integer) under exactly their names. Parameters of the
//! other kind of card are refused. Every captcha can be answered once. A step whose form was not fetched in this
//! login has expired (508101). A problem without a code in the catalogue gives 508149, and so do an unknown method
//! and a body that is not JSON. `msg` is always the vendor's text; a served sandbox names the parameter in the header
//! `Sandbox-Problem`. With the signed envelope the sandbox has its own `error` numbers, listed in `own_error.rs`.

mod application;
mod call;
mod captcha;
mod card_secret;
mod cases;
mod control;
mod delivery;
mod dialect;
mod dispatch;
mod document;
mod door;
mod draw;
mod envelope;
mod faults;
mod forgiven;
mod forms;
mod inbox;
mod journal;
mod lenient;
mod login;
mod object;
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
mod scene;
pub mod server;
mod session;
mod standing;
pub mod state;
#[cfg(test)]
mod testing;
mod trial;
mod unionpay;
mod verbatim;
mod viewing;
mod wire;
mod world;
mod wrap;

pub use control::NAME;
pub use dialect::Dialect;
pub use envelope::{AcceptedEnvelope, Refused};
pub use faults::{Acting, Calls, Fault, FaultError, KINDS, KindRow, QUIRKS, QuirkRow};
pub use inbox::{Inbox, Sms};
pub use journal::{Deed, JournalEntry, KEPT_IN_A_FILE, KEPT_IN_MEMORY, SeenKey};
pub use people::{Row, rows};
pub use session::{CAPTCHA_SECONDS, SMS_SECONDS, SMS_TRIES_BORNE, UNIONPAY_CODE_SECONDS};
pub use standing::{CARD_TRIES_BORNE, IDENTITY_CODE_SECONDS, REPORT_SECONDS};
pub use trial::MOST_TRIAL;
pub use world::World;
pub use wrap::Wrap;
