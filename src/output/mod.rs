//! Formats and prints results.
//!
//! In: values and a [`Style`]. Out: text on the two streams. This room decides nothing. Results go to standard output,
//! everything else to standard error. With `--json`, standard output is one JSON value. Only prompts and clap's own
//! texts are printed elsewhere.

mod aligned;
pub mod bars;
pub mod block;
pub mod capabilities;
pub mod codes;
pub mod config;
pub mod diff;
pub mod export;
mod failure;
pub mod filter;
pub mod form;
pub mod html;
mod json;
pub mod locale;
mod moment;
pub mod pager;
pub mod people;
pub mod picture;
mod plain_table;
pub mod preview;
mod printer;
pub mod progress;
mod records;
mod remarks;
pub mod reply;
pub mod report;
pub mod rows;
pub mod schema;
pub mod smoke;
pub mod status;
pub mod stdout;
mod style;
pub mod version;
pub mod waiting;

pub use aligned::aligned;
pub use failure::Failure;
pub use filter::{Filter, FilterError};
pub use moment::moment;
pub use printer::{Printer, bulk, filter_failure, output_failure, trace};
pub use records::records;
pub use remarks::Remarks;
pub use style::{Style, duration};
