//! Shared code of the integration tests. Not every test binary uses all of it.
#![allow(dead_code)]

pub mod applicant;
pub mod between;
pub mod broken;
pub mod cli;
pub mod gzip;
pub mod people;
pub mod process;
pub mod quirky;
pub mod recording;
pub mod schema;
pub mod served;
pub mod signals;
pub mod tls;
