//! The rules of the clauses, grouped by kind of sentence.

pub(super) mod card;
pub(super) mod claim;
pub(super) mod guarantee;
pub(super) mod history;
pub(super) mod loan;
