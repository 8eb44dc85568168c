//! How standard input is named where a file is.

use std::path::Path;

/// What standard input is called where a file's name would stand.
pub const STANDARD_INPUT: &str = "standard input";
/// Paths by which standard input is named.
const PATHS: [&str; 4] = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

/// True if the path means standard input.
pub fn is_stdin(path: &Path) -> bool {
    PATHS.iter().any(|known| Path::new(known) == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_input_is_known_by_all_of_its_names_and_no_file_is_taken_for_it() {
        assert!(["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].into_iter().all(|name| is_stdin(name.as_ref())));
        assert!(["", "./-", "stdin", "/dev/fd/1"].into_iter().all(|name| !is_stdin(name.as_ref())));
    }
}
