//! Command-line files that are read from standard input.

use std::path::Path;

use super::context::{Context, Done};
use crate::failure;
use crate::stdin::is_stdin;

/// Claims standard input if one of the named files means it. Two readers, including `--answers -`, are a usage error.
pub fn claim<'a>(files: impl IntoIterator<Item = (String, &'a Path)>, context: &mut Context) -> Done {
    let reading: Vec<_> = files.into_iter().filter(|(_, path)| is_stdin(path)).collect();
    if reading.is_empty() {
        return Ok(());
    }
    context.claim_stdin()?;
    let lang = context.lang();
    let mut claims = reading.into_iter().map(|(name, _)| context.stdin.claim(&name));
    claims.try_for_each(|claimed| claimed.map_err(|error| failure::answers(&error, lang)))
}
