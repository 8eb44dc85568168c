//! Reads the input a user points at: a file, a pipe or standard input.

use std::fmt;
use std::io::{ErrorKind, IsTerminal, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::AnswersError;
use crate::protocol::{Secret, bare};
use crate::stdin::{Input, is_stdin};
use crate::store::{is_shared, open_named};

/// The length limit of a line with a value.
pub(super) const LINE_LIMIT: usize = 64 * 1024;
/// The length limit of an answers file.
const FILE_LIMIT: u64 = 1024 * 1024;

/// Standard input. Only one option may read it.
pub struct Stdin {
    reader: Box<dyn Read + Send>,
    is_terminal: bool,
    claimed_by: Option<String>,
}

impl Stdin {
    /// The standard input of this process.
    pub fn of_the_process() -> Self {
        let stdin = std::io::stdin();
        Self { is_terminal: stdin.is_terminal(), ..Self::new(stdin) }
    }

    /// Wraps the reader that is passed in.
    pub fn new(reader: impl Read + Send + 'static) -> Self {
        Self { reader: Box::new(reader), is_terminal: false, claimed_by: None }
    }

    /// Claims standard input for an option. A second claim is refused.
    pub fn claim(&mut self, by: &str) -> Result<(), AnswersError> {
        if let Some(first) = self.claimed_by.as_ref().filter(|first| *first != by) {
            return Err(AnswersError::TwoReaders { first: first.clone(), second: by.to_owned() });
        }
        self.claimed_by = Some(by.to_owned());
        Ok(())
    }

    /// The reader.
    pub fn reader(&mut self) -> &mut dyn Read {
        &mut self.reader
    }
}

impl fmt::Debug for Stdin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdin").field("claimed_by", &self.claimed_by).finish_non_exhaustive()
    }
}

/// Reads a whole text. Also returns whether other users can read the file.
pub(super) fn text(path: &Path, stdin: &mut Stdin) -> Result<(Zeroizing<String>, bool), AnswersError> {
    let Opened { mut reader, name, shared, room, .. } = open(path, stdin)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room)); // a growing buffer leaves copies behind
    let read = reader.by_ref().take(FILE_LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|source| AnswersError::Io { path: name.clone(), source })?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(AnswersError::TooLong { path: name, limit: FILE_LIMIT });
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| AnswersError::NotText(name))?;
    Ok((Zeroizing::new(text.to_owned()), shared))
}

/// Reads an input that holds one line, without its line ending. A second line is refused, since either line may be the
/// intended value. A terminal is read only to the end of the first line. A file that other users can read is refused.
pub fn only_line(path: &Path, allow_shared: bool, stdin: &mut Stdin) -> Result<Secret, AnswersError> {
    let Opened { mut reader, name, shared, is_terminal, .. } = open(path, stdin)?;
    if shared && !allow_shared {
        return Err(AnswersError::Shared(name));
    }
    // Allocated at full size, because a growing buffer leaves copies of the secret behind.
    let mut text = Zeroizing::new(Vec::with_capacity(LINE_LIMIT));
    let mut chunk = Zeroizing::new([0; 4096]);
    loop {
        let read = match reader.read(&mut *chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(source) => return Err(AnswersError::Io { path: name, source }),
            Ok(0) => break,
            Ok(read) => chunk.get(..read).unwrap_or_default(),
        };
        let fits = read.get(..LINE_LIMIT - text.len()).unwrap_or(read);
        text.extend_from_slice(fits);
        match text.iter().position(|byte| *byte == b'\n') {
            Some(_) if is_terminal => break,
            Some(0) if !is_line_ends(&text) => return Err(AnswersError::Empty(name)),
            Some(end) if !is_line_ends(text.get(end..).unwrap_or_default()) => return Err(AnswersError::Lines(name)),
            Some(_) | None if fits.len() < read.len() => {
                return Err(AnswersError::TooLong { path: name, limit: LINE_LIMIT as u64 });
            }
            Some(_) | None => {}
        }
    }
    match line_text(&text) {
        Err(_) => Err(AnswersError::NotText(name)),
        Ok("") => Err(AnswersError::Empty(name)),
        Ok(text) => Ok(text.into()),
    }
}

fn is_line_ends(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n'))
}

/// A line as text, without a trailing carriage return.
pub(super) fn line_text(line: &[u8]) -> Result<&str, std::str::Utf8Error> {
    std::str::from_utf8(line).map(bare)
}

/// An opened input.
struct Opened<'a> {
    reader: Box<dyn Read + 'a>,
    name: Input,
    /// True for a regular file that other users can read. Pipes never count. A link counts as its target.
    shared: bool,
    /// True if the input ends only when a person presses Ctrl-D.
    is_terminal: bool,
    /// A buffer size that holds the whole input. With this capacity the buffer never grows.
    room: usize,
}

fn open<'a>(path: &Path, stdin: &'a mut Stdin) -> Result<Opened<'a>, AnswersError> {
    if is_stdin(path) {
        let is_terminal = stdin.is_terminal;
        return Ok(Opened {
            reader: Box::new(stdin.reader()),
            name: Input::Stdin,
            shared: false,
            is_terminal,
            room: 0,
        });
    }
    let failed = |source| AnswersError::Io { path: Input::of(path), source };
    let file = open_named(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let shared = metadata.is_file() && is_shared(&metadata);
    let room = usize::try_from(metadata.len().min(FILE_LIMIT)).unwrap_or_default() + 64;
    let is_terminal = file.is_terminal();
    Ok(Opened { reader: Box::new(file), name: Input::of(path), shared, is_terminal, room })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Class;

    fn stdin(text: &'static str) -> Stdin {
        Stdin::new(text.as_bytes())
    }

    #[test]
    fn only_one_option_may_read_standard_input() {
        let mut stdin = stdin("");
        stdin.claim("--answers").unwrap();
        stdin.claim("--answers").unwrap();
        let error = stdin.claim("--password-stdin").unwrap_err();
        assert_eq!(error.to_string(), "--answers and --password-stdin both read standard input");
        assert_eq!(error.class(), Class::Usage);
    }

    #[test]
    fn only_the_line_ending_is_cut_off_a_line() {
        let line = |text| only_line(Path::new("-"), false, &mut stdin(text)).map(|line| line.expose().to_owned());
        assert_eq!(line(" a b \r\n").unwrap(), " a b ");
        assert_eq!(line("\u{feff} a b \r\n").unwrap(), " a b ");
        assert_eq!(line("a\n\r\n\n").unwrap(), "a");
        assert!(matches!(line("\u{feff}\r\n"), Err(AnswersError::Empty(_))));
        assert_eq!(line("no end").unwrap(), "no end");
        assert!(matches!(line("\nnext"), Err(AnswersError::Empty(_))));
        assert!(matches!(line(""), Err(AnswersError::Empty(_))));
    }

    #[test]
    fn a_second_line_is_refused() {
        for text in ["a\nb", "a\r\nb\r\n", "a\n\nb", "a\n \n", "\u{feff}\nb"] {
            let error = only_line(Path::new("-"), false, &mut stdin(text)).unwrap_err();
            assert!(matches!(error, AnswersError::Lines(Input::Stdin)), "{text:?}: {error}");
        }
        let mut endless = Stdin::new(b"a\n".chain(std::io::repeat(b'b')));
        assert!(matches!(only_line(Path::new("-"), false, &mut endless), Err(AnswersError::Lines(_))));
        let mut endless = Stdin::new(b"a".chain(std::io::repeat(b'\n')));
        assert!(matches!(only_line(Path::new("-"), false, &mut endless), Err(AnswersError::TooLong { .. })));
    }

    #[test]
    fn a_terminal_is_read_to_the_end_of_its_first_line() {
        let mut terminal = Stdin { is_terminal: true, ..Stdin::new(b"a\n".chain(std::io::repeat(b'b'))) };
        assert_eq!(only_line(Path::new("-"), false, &mut terminal).unwrap().expose(), "a");
    }

    #[test]
    fn a_line_without_end_is_bounded() {
        let mut endless = Stdin::new(std::io::repeat(b'x'));
        assert!(matches!(only_line(Path::new("-"), false, &mut endless), Err(AnswersError::TooLong { .. })));
        assert!(matches!(text(Path::new("/dev/stdin"), &mut endless), Err(AnswersError::TooLong { .. })));
    }

    #[test]
    fn a_file_that_others_can_read_is_refused_unless_allowed() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("secret");
        std::fs::write(&path, "hunter2\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let error = only_line(&path, false, &mut stdin("")).unwrap_err();
        assert!(matches!(error, AnswersError::Shared(_)));
        assert_eq!(error.class(), Class::Config);
        assert_eq!(only_line(&path, true, &mut stdin("")).unwrap().expose(), "hunter2");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(only_line(&path, false, &mut stdin("")).unwrap().expose(), "hunter2");
    }
}
