//! Options of the program whose name a form might also use as a key. They are never taken as an answer to a
//! form.

use super::question_answers::{QUESTION_ANSWERS, VARIABLE};
use crate::config::PROFILE_KEYS;
use crate::protocol::Key;

/// Keys that an answers file may hold besides those of the protocol.
pub(super) const OWN_KEYS: [&str; 4] = ["user_id", "route", "authorization", QUESTION_ANSWERS];

/// Variables of the program's own besides the profile's.
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

/// True for what the program is told and a gateway never is, though a form asks for it.
pub fn is_own(key: &Key) -> bool {
    let Key::Other(name) = key else { return false };
    let variable = key.variable();
    OWN_KEYS.contains(&name.trim())
        || OWN_VARIABLES.contains(&variable.as_str())
        || PROFILE_KEYS.iter().any(|row| row.variable == variable)
}
