//! The texts below a command's options that are laid out from tables: the faults of `sandbox serve`, the variables of
//! `sandbox inbox`, the notes of the vendor's document on `unionpay`.

use super::sandbox::{self, inbox_help};
use super::wrapped::WIDTH;
use super::{topics, unionpay};
use crate::messages::Lang;

/// The text below the options of the command with these words, if it has one.
pub fn after_help(words: &str, lang: Lang) -> Option<String> {
    match words.split_once(' ') {
        Some((sandbox::NAME, sandbox::serve::NAME)) => Some(topics::faults(lang, WIDTH)),
        Some((sandbox::NAME, sandbox::INBOX)) => Some(inbox_help::text(lang)),
        Some((unionpay::NAME, name)) if unionpay::has_notes(name) => Some(unionpay::notes(lang)),
        None if words == unionpay::NAME => Some(unionpay::notes(lang)),
        _ => None,
    }
}
