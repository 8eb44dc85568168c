//! What integration tests share. Not every test binary uses all of it.
#![allow(dead_code)]

pub mod applicant;
pub mod broken;
pub mod gzip;
pub mod process;
pub mod tls;
