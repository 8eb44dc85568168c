//! Captcha pictures on disk.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};

use super::context::Context;
use crate::failure;
use crate::messages::Lang;
use crate::output::Failure;
use crate::output::picture::{Graphics, draw};
use crate::protocol::{Lacking, Reply, ReplyError};
use crate::store;

/// Gateways differ in whether they pad.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// How wide a picture may be where the terminal does not say.
const COLUMNS: u16 = 80;

/// The picture of a getPicCode reply; a reply without one is not understood.
pub fn of(reply: &Reply, lang: Lang) -> Result<Vec<u8>, Box<Failure>> {
    let lacks = || Box::new(failure::call(&ReplyError::Lacks(Lacking::Picture).into(), &reply.method, lang));
    decode(reply).ok_or_else(lacks)
}

/// Writes the picture of a getPicCode reply, privately.
pub fn keep(reply: &Reply, path: &Path, lang: Lang) -> Result<PathBuf, Box<Failure>> {
    store::write_passing(path, &of(reply, lang)?).map_err(|error| failure::store(&error, lang))?;
    Ok(path.to_owned())
}

/// Writes the fresh picture that a login reply may carry; a login without one is whole.
pub fn keep_fresh(reply: &Reply, path: &Path) -> Option<PathBuf> {
    let bytes = decode(reply)?;
    store::write_passing(path, &bytes).ok()?;
    Some(path.to_owned())
}

/// The picture as this terminal shows it; one that cannot be read is not shown.
pub fn drawn(picture: &Path, context: &Context) -> Option<String> {
    let bytes = std::fs::read(picture).ok()?;
    let graphics = Graphics::of(|name| context.env.get(name).ok().flatten().map(str::to_owned));
    draw(&bytes, graphics, usize::from(context.printer.style().columns.unwrap_or(COLUMNS)))
}

/// The picture in a reply, from base64; none where there is none.
pub fn decode(reply: &Reply) -> Option<Vec<u8>> {
    let text: String = reply.picture()?.chars().filter(|c| !c.is_whitespace()).collect();
    BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty())
}
