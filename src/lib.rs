//! `zhengxin`: a scriptable client for the 融360 credit-report gateway.
//!
//! A pure core decides, thin shells do: each room's module docs say what goes in and what comes out.

pub mod messages;
pub mod protocol;
pub mod sandbox;
pub mod store;
