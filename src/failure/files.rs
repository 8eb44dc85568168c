//! Failures for the program's own files: sessions, pictures, the sandbox's state.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::Words;
use super::beyond::beyond_words;
use super::owner::private_hint;
use crate::duration;
use crate::messages::why::{files as say, system};
use crate::messages::{Lang, errors};
use crate::output::Failure;
use crate::path_text;
use crate::protocol::Class;
use crate::recording::RecordingError;
use crate::sandbox::state::StateError;
use crate::session::{Owner, SessionError, is_path};
use crate::store::StoreError;

/// The failure for an unusable session.
pub fn session(error: &SessionError, name: &str, lang: Lang) -> Box<Failure> {
    let argument = argument(error, name);
    let remove = format!("zhengxin session remove {argument}");
    let hint = match error {
        SessionError::Store(StoreError::Locked { .. }) => errors::SESSION_LOCKED.get(lang).to_owned(),
        SessionError::Store(StoreError::Shared(path)) => private_hint(path, lang),
        SessionError::Store(error) if is_unwritable(error) && !is_path(OsStr::new(name)) => {
            errors::STATE_UNWRITABLE.get(lang).to_owned()
        }
        SessionError::Store(_) => errors::SESSION_UNUSABLE.get(lang).to_owned(),
        SessionError::Damaged { .. } | SessionError::Beyond { .. } => {
            errors::SESSION_DAMAGED.fill(lang, &[("remove", &remove)])
        }
        SessionError::Newer { .. } => errors::SESSION_NEWER.fill(lang, &[("remove", &format!("{remove} --force"))]),
        SessionError::Reserved { .. } => errors::SESSION_RESERVED.get(lang).to_owned(),
        SessionError::Unclaimed { .. } => {
            let adopt = format!("zhengxin session adopt {argument}");
            errors::SESSION_UNCLAIMED.fill(lang, &[("adopt", &adopt)])
        }
        SessionError::Foreign { .. } => errors::SESSION_FOREIGN.fill(lang, &[("remove", &remove)]),
    };
    Box::new(session_words(error).failure(Class::Config, lang, error).hint(hint))
}

/// The session as a command's argument. A session whose path is not UTF-8 is named by that path.
fn argument(error: &SessionError, name: &str) -> String {
    let path = match error {
        SessionError::Damaged { path, .. } | SessionError::Beyond { path, .. } | SessionError::Newer { path, .. } => {
            path
        }
        _ => return path_text::word(name),
    };
    if path_text::shown(path) == name { path_text::word(path) } else { path_text::word(name) }
}

/// The failure for an unusable file of the program itself, in its state directory.
pub fn store(error: &StoreError, lang: Lang) -> Box<Failure> {
    let failure = store_words(error).failure(Class::Config, lang, error);
    Box::new(match error {
        StoreError::Shared(path) => failure.hint(private_hint(path, lang)),
        error if is_unwritable(error) => failure.hint(errors::STATE_UNWRITABLE.get(lang)),
        _ => failure,
    })
}

/// The failure for an unusable file that the user has named. The state directory has nothing to do with it.
pub fn named_file(error: &StoreError, lang: Lang) -> Box<Failure> {
    let failure = store_words(error).failure(Class::Config, lang, error);
    Box::new(match error {
        StoreError::Shared(path) => failure.hint(private_hint(path, lang)),
        _ => failure,
    })
}

/// The failure for a file that the user has named and that cannot be read.
pub fn unreadable(path: &Path, source: io::Error, lang: Lang) -> Box<Failure> {
    let words = Words::of(say::UNREADABLE).with("path", path.display()).with("reason", system::reason(&source));
    Box::new(words.failure(Class::Config, lang, &StoreError::Io { path: path.to_owned(), source }))
}

/// True if the directory cannot be created or written, for example in a read-only or missing home directory.
fn is_unwritable(error: &StoreError) -> bool {
    let StoreError::Io { source, .. } = error else { return false };
    matches!(
        source.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotFound | ErrorKind::NotADirectory
    )
}

/// The failure for a file that is not a recording.
pub fn recording(error: &RecordingError, lang: Lang) -> Box<Failure> {
    let words = match error {
        RecordingError::Io { path, source } => {
            Words::of(say::IO).with("path", path.display()).with("reason", system::reason(source))
        }
        RecordingError::Line { path, line } => {
            Words::of(say::NO_RECORDED_CALL).with("path", path.display()).with("line", line)
        }
        RecordingError::Empty { path } => Words::of(say::NO_REPLY).with("path", path.display()),
    };
    Box::new(words.failure(Class::Config, lang, error))
}

/// The failure for an unusable sandbox state.
pub fn state(error: &StateError, lang: Lang) -> Box<Failure> {
    let failure = state_words(error).failure(Class::Config, lang, error);
    let is_unwritable = matches!(error, StateError::Store(error) if is_unwritable(error));
    Box::new(if is_unwritable { failure.hint(errors::STATE_UNWRITABLE.get(lang)) } else { failure })
}

fn session_words(error: &SessionError) -> Words {
    match error {
        SessionError::Store(error) => store_words(error),
        SessionError::Damaged { path, line, column } => {
            Words::of(say::DAMAGED).with("path", path.display()).with("line", line).with("column", column)
        }
        SessionError::Beyond { path, beyond } => {
            let words = Words::of(say::BEYOND).with("path", path.display());
            words.with("beyond", beyond_words(*beyond).zh())
        }
        SessionError::Newer { path, found } => Words::of(say::NEWER).with("path", path.display()).with("found", found),
        SessionError::Reserved { path } => Words::of(say::RESERVED).with("path", path.display()),
        SessionError::Unclaimed { name } => Words::of(say::UNCLAIMED).with("name", name),
        SessionError::Foreign { name, what, own: _ } => {
            let what = match what {
                Owner::Gateway => say::GATEWAY,
                Owner::Merchant => say::MERCHANT,
                Owner::UserId => say::USER_ID,
                Owner::LoginName => say::LOGIN_NAME,
            };
            Words::of(say::FOREIGN).with("name", name).with("what", what.zh)
        }
    }
}

pub(super) fn store_words(error: &StoreError) -> Words {
    match error {
        StoreError::Io { path, source } => {
            Words::of(say::IO).with("path", path.display()).with("reason", system::reason(source))
        }
        StoreError::Symlink(path) => Words::of(say::SYMLINK).with("path", path.display()),
        StoreError::NotAFile(path) => Words::of(say::NOT_A_FILE).with("path", path.display()),
        StoreError::Shared(path) => Words::of(say::SHARED).with("path", path.display()),
        StoreError::WritableByAll(path) => Words::of(say::WRITABLE_BY_ALL).with("path", path.display()),
        StoreError::ForeignFile(path) => Words::of(say::FOREIGN_FILE).with("path", path.display()),
        StoreError::Occupied(path) => Words::of(say::OCCUPIED).with("path", path.display()),
        StoreError::ForeignDirectory(path) => Words::of(say::FOREIGN_DIRECTORY).with("path", path.display()),
        StoreError::OpenLink(path) => Words::of(say::OPEN_LINK).with("path", path.display()),
        StoreError::Locked { path, waited } => {
            Words::of(say::LOCKED).with("path", path.display()).with("waited", duration::zh(*waited))
        }
    }
}

pub(super) fn state_words(error: &StateError) -> Words {
    match error {
        StateError::Store(error) => store_words(error),
        StateError::Damaged { path, line, column } => {
            Words::of(say::NO_WORLD).with("path", path.display()).with("line", line).with("column", column)
        }
        StateError::Unwritable(_) => Words::of(say::UNWRITABLE),
    }
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
