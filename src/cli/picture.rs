//! Writes captcha pictures to disk.

use std::path::{Path, PathBuf};

use crate::failure;
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{MethodName, Reply, ReplyError};
use crate::store::{self, SystemDisk};

/// The picture of a getPicCode reply. A reply without one is an error.
pub fn of(reply: &Reply, lang: Lang) -> Result<Vec<u8>, Box<Failure>> {
    reply.picture_bytes().ok_or_else(|| lacking(reply.without_picture(), &reply.method, lang))
}

/// The failure for an accepted reply of `method` without a picture.
pub fn lacking(why: ReplyError, method: &MethodName, lang: Lang) -> Box<Failure> {
    Box::new(failure::call(&why.into(), method, lang))
}

/// Stores the picture of a getPicCode reply in a private file.
pub fn keep(reply: &Reply, path: &Path, lang: Lang) -> Result<PathBuf, Box<Failure>> {
    store::write_passing(&SystemDisk, path, &of(reply, lang)?).map_err(|error| failure::store(&error, lang))?;
    Ok(path.to_owned())
}
