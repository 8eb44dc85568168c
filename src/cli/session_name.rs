//! The name or path of a session, as an argument.

use std::ffi::OsString;

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::session::is_path;

/// Parses a session's name or path. A path need not be UTF-8. A name must be, because it becomes part of a file name
/// and of commands that the program prints.
pub fn session_name() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|name| match name {
        name if name.is_empty() => Err("a name or a path is needed"),
        name if name.to_str().is_none() && !is_path(&name) => Err("a session's name must be UTF-8; a path need not be"),
        name => Ok(name),
    })
}
