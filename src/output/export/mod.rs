//! Reports as rows: JSON, newline-delimited JSON or CSV, written as they come, so that memory stays flat.
//!
//! In: reports, one after the other. Out: text. What a row is, its names and their order stand in the schemas
//! ([`What::schema`]); the columns of CSV are derived from them ([`columns`]).

mod cell_error;
mod cells;
mod columns;
mod rows;
mod table;
mod text;
mod what;

pub use columns::{Column, columns};
pub use rows::{ExportError, Filtering, Format, Rows};
pub use what::What;
