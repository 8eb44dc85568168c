//! The notices that the platform posts to a merchant's `notice_url`.
//!
//! In: the body of a request, and the platform's public key if there is one. Out: a [`Received`] notice: its line of JSON, and
//! the HTTP status that answers it. [`serve`] receives them over HTTP and hands each to one owner, who answers once it is
//! stored. The vendor's document says nothing of a notice's body; the platform's sample receiver reads `{"biz_data": "<text>",
//! "sign": "<base64>"}` and verifies SHA1withRSA over the text. Knows `keys`, `off_thread`, `serving` and
//! `store`.

mod file;
mod received;
mod server;

pub use file::NoticeFile;
pub use received::{Received, Verdict};
pub use server::{Posted, serve};
