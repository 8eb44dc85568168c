//! The name or path of a session, as an argument.

use std::ffi::OsString;

use clap::builder::{OsStringValueParser, TypedValueParser};
use thiserror::Error;

use crate::session::is_path;

/// Why an argument names no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SessionNameError {
    /// It is empty.
    #[error("a name or a path is needed")]
    Empty,
    /// A name that is not UTF-8.
    #[error("a session's name must be UTF-8; a path need not be")]
    NotUtf8,
}

/// Reads a session's name or path. A path need not be UTF-8. A name is a part of a file's name that the program makes, and of
/// commands that it prints, so it must be.
pub fn session_name() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|name| match name {
        name if name.is_empty() => Err(SessionNameError::Empty),
        name if name.to_str().is_none() && !is_path(&name) => Err(SessionNameError::NotUtf8),
        name => Ok(name),
    })
}
