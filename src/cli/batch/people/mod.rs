//! `zhengxin batch waiting` and `zhengxin batch answer`, the commands for people who answer questions.

pub(super) mod answer;
mod at_terminal;
mod bad_line;
mod lines;
mod open;
mod shown;
mod system_user;
pub(super) mod waiting;
