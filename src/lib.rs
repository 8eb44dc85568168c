//! `zhengxin`: a scriptable client for the 融360 credit-report gateway.
//!
//! A pure core decides, thin shells do: each room's module docs say what goes in and what comes out.

pub mod flow;
pub mod gateway;
pub mod messages;
pub mod output;
pub mod answers;
pub mod config;
pub mod env;
pub mod messages;
pub mod nearest;
pub mod protocol;
pub mod session;
pub mod store;
