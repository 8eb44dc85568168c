//! The name of standard input in place of a file.

use std::fmt;
use std::path::{Path, PathBuf};

/// The paths that mean standard input.
const PATHS: [&str; 4] = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

/// True if the path means standard input.
pub fn is_stdin(path: &Path) -> bool {
    PATHS.iter().any(|known| Path::new(known) == path)
}

/// The input that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// The input that a path means.
    pub fn of(path: &Path) -> Self {
        if is_stdin(path) { Self::Stdin } else { Self::File(path.to_owned()) }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_called_standard_input_is_a_file_all_the_same() {
        let (file, stdin) = (Input::of("standard input".as_ref()), Input::of("-".as_ref()));
        assert_eq!(file.to_string(), stdin.to_string());
        assert_ne!(file, stdin);
    }

    #[test]
    fn standard_input_is_known_by_all_of_its_names_and_no_file_is_taken_for_it() {
        assert!(["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].into_iter().all(|name| is_stdin(name.as_ref())));
        assert!(["", "./-", "stdin", "/dev/fd/1"].into_iter().all(|name| !is_stdin(name.as_ref())));
    }
}
