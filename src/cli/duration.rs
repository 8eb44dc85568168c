//! Parses durations as users type them: `24h`, `30 days`, `90m`.

use jiff::SignedDuration;

use crate::config::duration;
use crate::failure;
use crate::messages::{Lang, usage as say};
use crate::output::Failure;

/// A duration of a command's argument.
pub fn long(text: &str, lang: Lang) -> Result<SignedDuration, Box<Failure>> {
    let length = duration(text).map_err(|problem| failure::duration(text, problem, lang))?;
    let too_long = |_| Failure::misused(lang, say::TOO_LONG, &[("what", text)]);
    SignedDuration::try_from(length).map_err(too_long)
}
