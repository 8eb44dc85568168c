//! The credit centre's words (report.md, Vocabulary), each defined once. Comparisons treat full- and
//! half-width punctuation as equal, see [`same`].

mod branch;
mod currency;
mod loan;
mod reason;
mod role;
mod state;
mod width;

pub use branch::{BRANCHES, CARD_CENTRE, INSTITUTIONS, branch};
pub use currency::{CURRENCIES, currency, known_currency};
pub use loan::{HOUSING_LOANS, OTHER_BUSINESS, OTHER_LOANS, kind_of_loan, without_remark};
pub use reason::{OWN_QUERY, REASONS, reason};
pub use role::ROLES;
pub use state::{BAD_DEBT, CLOSED, FROZEN, SETTLED, STATES, STOPPED, TRANSFERRED, names_state};
pub use width::{half, halved, same};
