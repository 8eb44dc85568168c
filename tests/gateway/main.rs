//! The HTTP gateway against misbehaving servers. One test binary, one topic per file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod caller;
mod causes;
mod charsets;
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
