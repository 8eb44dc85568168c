//! Options of the program whose name a form might also use as a key. They are never taken as an answer to a
//! form.

use super::question_answers::{QUESTION_ANSWERS, VARIABLE};
use crate::config::PROFILE_KEYS;
use crate::protocol::Key;

/// Keys of an answers file that the protocol does not have.
pub(super) const OWN_KEYS: [&str; 4] = ["user_id", "route", "authorization", QUESTION_ANSWERS];

/// The program's own variables, except those of a profile.
const OWN_VARIABLES: [&str; 9] = [
    "ZHENGXIN_CONFIG",
    "ZHENGXIN_PROFILE",
    "ZHENGXIN_SESSION",
    "ZHENGXIN_OUTPUT",
    "ZHENGXIN_ANSWERS",
    "ZHENGXIN_ASK",
    "ZHENGXIN_AUTHORIZATION",
    "ZHENGXIN_RECORD",
    VARIABLE,
];

/// True for settings of the program itself, which no gateway may receive, even if its form asks for them.
pub fn is_own(key: &Key) -> bool {
    let Key::Other(name) = key else { return false };
    let variable = key.variable();
    OWN_KEYS.contains(&name.trim())
        || OWN_VARIABLES.contains(&variable.as_str())
        || PROFILE_KEYS.iter().any(|row| row.variable == variable)
}
