//! Reports as rows of JSON, newline-delimited JSON or CSV. Rows are written one at a time, so memory use
//! stays flat.
//!
//! In: reports, one after the other. Out: text. The schemas ([`What::schema`]) define the rows, with the
//! names and order of their fields; the CSV columns derive from them ([`columns`]).

mod cell_error;
mod cells;
mod columns;
mod received;
mod rows;
mod table;
mod text;
mod what;

pub use columns::{Column, columns};
pub use rows::{ExportError, Filtering, Format, Rows};
pub(super) use text::harmless;
pub use what::What;
