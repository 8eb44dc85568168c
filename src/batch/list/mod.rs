//! The list of applicants: CSV with a header, or one JSON object a line, read as a stream.
//!
//! In: bytes ([`open_list`] opens a file or takes standard input). Out: a [`ListRow`] for each applicant, or a
//! [`BadRow`] that names line, column and reason, but never a value. [`List`] iterates over both, so that the whole
//! list can be checked before the first call.
//!
//! - **Two forms.** A list whose first character is `{` has one object a line. All others are CSV.
//! - **Columns** are the protocol's keys, as in an answers file (`login_name`, `viewReport.message_code`,
//!   `question_answers`), and `user_id`, `route`, `save`, `authorization`. A blank cell means that the value is not
//!   given. A line of blank cells is skipped, since spreadsheets leave such lines behind.
//! - **Charset.** A byte-order mark decides. Without one, the first byte beyond ASCII decides, with up to 64 KiB that
//!   follow it: if they fit GB18030 (which includes GBK) better than UTF-8, the rest of the list is read as GB18030,
//!   otherwise as UTF-8. The decision is final: a later character that does not fit makes its line a [`BadRow`]. See
//!   `decoded.rs`.
//! - **Memory**: the current row (at most 64 KiB), and about 50 bytes for each row read, to find a user_id, login
//!   name or file that occurs twice. See `first_lines.rs`.

mod column;
mod decoded;
mod draft;
mod error;
mod first_lines;
mod header;
mod json_row;
mod known_names;
mod open;
mod options;
mod reader;
mod records;
mod report_name;
mod row;
mod spoilt;
mod unique;
mod window;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod speed_tests;
#[cfg(test)]
mod testing;

pub use column::{ListColumn, ValueName};
pub use error::{BadRow, HeaderProblem, ListError, RecordFault, RowProblem};
pub use open::{ListSource, look_for_list, open_list};
pub use options::ListOptions;
pub use reader::List;
pub use report_name::{NameProblem, ReportName};
pub use row::{ListRow, RowRoute, RowValues};
pub use spoilt::Spoilt;
