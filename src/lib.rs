//! `zhengxin`: a scriptable client for the 融360 credit-report gateway.
//!
//! A pure core decides, thin shells do: each room's module docs say what goes in and what comes out.

pub mod answers;
pub mod audit;
pub mod cli;
pub mod client;
pub mod config;
pub mod drive;
pub mod env;
pub mod failure;
pub mod fingerprint;
pub mod flow;
pub mod gateway;
pub mod journey;
pub mod keys;
pub mod messages;
pub mod nearest;
pub mod off_thread;
pub mod output;
pub mod passwords;
pub mod pixels;
pub mod protocol;
pub mod recording;
pub mod report;
pub mod sandbox;
pub mod saved;
pub mod session;
pub mod smoke;
pub mod stdin;
pub mod store;
