//! What integration tests share. Not every test binary uses all of it.
#![allow(dead_code)]

pub mod broken;
pub mod gzip;
pub mod tls;
