//! Opens a list: a file that only its owner can read, a pipe, or standard input.

use std::fs::Metadata;
use std::io::{self, Read};
use std::path::Path;

use super::ListError;
use crate::answers::Stdin;
use crate::stdin::{Input, is_stdin};
use crate::store::{is_shared, open_named};

/// An open list.
pub struct ListSource<'a>(Box<dyn Read + 'a>);

impl Read for ListSource<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.0.read(room)
    }
}

/// Opens the file, or takes `stdin`, which the caller has claimed, if the path means standard input. A list holds
/// passwords, or at least people's names and numbers. A file that other users can read or change is therefore
/// refused, unless `allow_shared` is set (`--allow-shared-file`). Pipes are accepted.
pub fn open_list<'a>(path: &Path, allow_shared: bool, stdin: &'a mut Stdin) -> Result<ListSource<'a>, ListError> {
    if is_stdin(path) {
        return Ok(ListSource(Box::new(stdin.reader())));
    }
    let failed = |source| ListError::Open { path: Input::of(path), source };
    let file = open_named(path).map_err(failed)?;
    usable(path, &file.metadata().map_err(failed)?, allow_shared)?;
    Ok(ListSource(Box::new(file)))
}

/// Checks, without opening the file, that [`open_list`] can be expected to succeed. A caller that creates something for
/// the list calls this first, so that a mistyped name leaves nothing behind.
pub fn look_for_list(path: &Path, allow_shared: bool) -> Result<(), ListError> {
    if is_stdin(path) {
        return Ok(());
    }
    let metadata = path.metadata().map_err(|source| ListError::Open { path: Input::of(path), source })?;
    usable(path, &metadata, allow_shared)
}

fn usable(path: &Path, metadata: &Metadata, allow_shared: bool) -> Result<(), ListError> {
    if metadata.is_dir() {
        return Err(ListError::Open { path: Input::of(path), source: io::ErrorKind::IsADirectory.into() });
    }
    match metadata.is_file() && is_shared(metadata) && !allow_shared {
        true => Err(ListError::Shared(Input::of(path))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;
    use crate::protocol::Class;

    fn opened(path: &Path, allow_shared: bool) -> Result<String, ListError> {
        let mut stdin = Stdin::new(&b"from stdin"[..]);
        let mut text = String::new();
        open_list(path, allow_shared, &mut stdin)?.read_to_string(&mut text).unwrap();
        Ok(text)
    }

    #[test]
    fn a_list_that_others_can_read_is_refused_unless_allowed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("list.csv");
        fs::write(&path, "user_id").unwrap();
        for mode in [0o644, 0o640, 0o602] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let error = opened(&path, false).unwrap_err();
            assert!(matches!(error, ListError::Shared(_)), "{mode:o}: {error}");
            assert_eq!(error.class(), Class::Config);
            assert_eq!(opened(&path, true).unwrap(), "user_id");
        }
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        assert_eq!(opened(&path, false).unwrap(), "user_id");
    }

    #[test]
    fn a_list_comes_through_standard_input_or_a_pipe() {
        assert_eq!(opened(Path::new("-"), false).unwrap(), "from stdin");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pipe");
        assert!(Command::new("mkfifo").args(["-m", "666"]).arg(&path).status().unwrap().success());
        let writer = path.clone();
        let writing = std::thread::spawn(move || fs::write(writer, "piped").unwrap());
        assert_eq!(opened(&path, false).unwrap(), "piped");
        writing.join().unwrap();
    }

    #[test]
    fn a_list_that_cannot_be_opened_is_an_error_of_the_configuration() {
        let dir = tempfile::tempdir().unwrap();
        for path in [dir.path().join("none"), dir.path().to_owned()] {
            let error = opened(&path, false).unwrap_err();
            assert!(matches!(error, ListError::Open { .. }), "{error}");
            assert_eq!(error.class(), Class::Config);
        }
    }
}
