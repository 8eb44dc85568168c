//! Writes captcha pictures to disk.

use std::path::{Path, PathBuf};

use crate::failure;
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Lacking, MethodName, Reply, ReplyError};
use crate::store;

/// The picture of a getPicCode reply; a reply without one is not understood.
pub fn of(reply: &Reply, lang: Lang) -> Result<Vec<u8>, Box<Failure>> {
    reply.picture_bytes().ok_or_else(|| lacking(&reply.method, lang))
}

/// An accepted reply to a call of `method` holds no picture.
pub fn lacking(method: &MethodName, lang: Lang) -> Box<Failure> {
    Box::new(failure::call(&ReplyError::Lacks(Lacking::Picture).into(), method, lang))
}

/// Writes the picture of a getPicCode reply, privately.
pub fn keep(reply: &Reply, path: &Path, lang: Lang) -> Result<PathBuf, Box<Failure>> {
    store::write_passing(path, &of(reply, lang)?).map_err(|error| failure::store(&error, lang))?;
    Ok(path.to_owned())
}
