//! Profiles: which gateway to call, as which merchant, and with which settings.
//!
//! In: the global options, an [`Env`](crate::env::Env) and the text of `config.toml`. Out: a [`Profile`] in
//! which every value knows its source, or a [`ConfigError`]. [`PROFILE_KEYS`] is the one table of the
//! settings a profile may have.

mod change;
mod check;
mod error;
mod file;
mod gateway_address;
mod init;
mod keys;
mod merchants;
mod paths;
mod profile;
mod resolve;
mod show;
mod user_id;
mod value;

pub use change::{add_profile, replace, set, set_default};
pub use check::{Checked, Finding, check};
pub use error::{ConfigError, Expected, Place};
pub use file::ConfigFile;
pub use gateway_address::{GatewayAddress, may_hold_a_secret};
pub use init::{init_text, write_new};
pub use keys::{DEFAULT_PROFILE, PROFILE_KEYS, ProfileKey, ProfileKeySpec, Required, ValueKind};
pub use merchants::{ConfiguredMerchant, Merchants};
pub use paths::{CONFIG_VARIABLE, Paths, Places, SANDBOX_PROFILE};
pub use profile::{EnvelopeKind, Profile, Setting};
pub use resolve::{Overrides, PROFILE_VARIABLE, chosen, gateway, language, resolve};
pub use show::show;
pub use user_id::{UserId, UserIdOrigin, user_id};
pub use value::{ValueProblem, duration, value_problem};
