//! What integration tests share. Not every test binary uses all of it.
#![allow(dead_code)]

pub mod applicant;
pub mod broken;
pub mod cli;
pub mod gzip;
pub mod people;
pub mod process;
pub mod recording;
pub mod served;
pub mod tls;
