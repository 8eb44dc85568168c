//! Standard input is read once: a command claims it before it reads any file.

use std::path::Path;

use super::context::{Context, Done};
use crate::answers::is_stdin;
use crate::failure;

/// Claims standard input for the named files that are `-`. Two readers are wrong usage, `--answers -` included.
pub fn claim_stdin<'a>(files: impl IntoIterator<Item = (String, &'a Path)>, context: &mut Context) -> Done {
    let reading: Vec<_> = files.into_iter().filter(|(_, path)| is_stdin(path)).collect();
    if reading.is_empty() {
        return Ok(());
    }
    context.claim_stdin()?;
    let lang = context.lang();
    let mut claims = reading.into_iter().map(|(name, _)| context.stdin.claim(&name));
    claims.try_for_each(|claimed| claimed.map_err(|error| failure::answers(&error, lang)))
}
