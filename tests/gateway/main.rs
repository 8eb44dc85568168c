//! The HTTP gateway against servers that misbehave. One binary, one topic a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod caller;
mod connections;
mod lanes;
mod proxies;
mod replies;
mod secrecy;
mod threads;
mod tls;
mod unreachable;

#[path = "../support/mod.rs"]
mod support;
