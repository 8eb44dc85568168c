//! Properties of the report room: random accounts are written as sentences and read back, sentences are broken, and
//! hostile reports are read.

mod accounts;
mod broken;
mod hostile;
mod printing;
mod roundtrip;
mod writer;
