//! The rules of the clauses, by what sentences they stand in.

pub(super) mod card;
pub(super) mod claim;
pub(super) mod guarantee;
pub(super) mod history;
pub(super) mod loan;
