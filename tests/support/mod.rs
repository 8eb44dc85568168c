//! What integration tests share. Not every test binary uses all of it.
#![allow(dead_code)]

pub mod broken;
pub mod cli;
pub mod gzip;
pub mod recording;
pub mod served;
pub mod tls;
