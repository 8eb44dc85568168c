//! The notices that the platform posts to a merchant's `notice_url`.
//!
//! In: the body of a request, and the platform's public key if it is known. Out: a [`Received`] notice, with its line
//! of JSON and the HTTP status of the answer. [`serve`] receives notices over HTTP and hands each one to its consumer,
//! which stores it and then answers. The vendor's document says nothing about a notice's body. The platform's sample
//! receiver reads `{"biz_data": "<text>", "sign": "<base64>"}` and verifies SHA1withRSA over the text. Knows `keys`,
//! `off_thread`, `serving` and `store`.

mod file;
mod received;
mod server;

pub use file::NoticeFile;
pub use received::{Received, Verdict};
pub use server::{Posted, serve};
