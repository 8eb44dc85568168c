//! `zhengxin batch waiting` and `zhengxin batch answer`: people at the ledger.

pub(super) mod answer;
mod at_terminal;
mod lines;
mod open;
mod pictures;
mod shown;
pub(super) mod waiting;
