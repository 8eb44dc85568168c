//! Properties of the report room: random accounts are written as sentences and parsed back, sentences are
//! broken, and hostile reports are parsed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod accounted;
mod accounts;
mod broken;
mod hostile;
mod meaning;
mod printing;
mod roundtrip;
mod writer;
