//! The commands under `batch`, as processes against a served sandbox.
#![cfg(all(target_os = "linux", feature = "batch"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod backup;
mod changed_rows;
mod close;
mod late_calls;
mod lists;
mod lists_json;
mod looking;
mod manners;
mod no_store;
mod passwords;
mod progress;
mod refused_lists;
mod rekey;
mod reports;
mod restore;
mod results;
mod retry;
mod run;
mod show;
mod stage;
mod status;
mod trial;
mod unusable;
mod withdraw;

#[path = "../support/merchant.rs"]
mod merchant;

#[path = "../support/mod.rs"]
mod support;
#[allow(dead_code)]
#[path = "../hardness/typing.rs"]
mod typing;
