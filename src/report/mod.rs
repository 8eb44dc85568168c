//! The credit report (§1.2.5): its model, its account sentences as data, the figures computed from them.
//!
//! Pure: no file, no clock, no terminal. A report keeps the JSON it came as and offers typed access to it, so
//! nothing that the gateway sent is lost. A field that is missing, null or of another type counts as absent.
//!
//! - In: the text of a saved report ([`Report::from_text`]) or its JSON ([`Report::read`]): the bare report,
//!   the whole reply, or what `report --json` printed.
//! - Out: its scalars ([`Report::scalars`]), accounts ([`Report::accounts`], one [`Account`] per sentence,
//!   streamed), the lines that are not accounts ([`Report::remarks`]), queries ([`Report::queries`]), the
//!   parts the gateway computed ([`Report::summary`], [`Report::composition`], ...), [`Figures::of`] a
//!   report, and the differences between two ([`diff`]).
//!
//! All output is serialisable, with the names that scripts rely on. What is not understood is kept and
//! marked. It is never dropped and never an error.

mod account;
mod composition;
mod diff;
mod figures;
mod gateway_summary;
mod interpretation;
mod lists;
mod member;
mod public_records;
mod queries;
mod read;
mod scalars;
pub mod sentence;
mod stated;
mod unread;
pub mod vocabulary;
mod when;
mod whole;

pub use account::{Account, Kind, State, Understood, is_overdue_list};
pub use composition::{COMPOSITION, Share};
pub use diff::{AccountChange, AccountChanges, Accounts, Change, Diff, DifferentPersons, FieldChange, diff};
pub use figures::{
    AccountCount, Age, Disagreement, Figures, Guarantees, Loans, Overall, Overdue, Periods, QueryCount, QueryCounts,
    Reading, Utilisation, WINDOWS,
};
pub use gateway_summary::{Row, Summary};
pub use interpretation::{Advice, Interpretation, StatedOverdue};
pub use lists::{Line, Remark};
pub use public_records::PublicRecord;
pub use queries::{Query, QueryDate, Source};
pub use read::ReadError;
pub use scalars::{SCALARS, Scalar};
pub use stated::Stated;
pub use when::When;
pub use whole::Report;
