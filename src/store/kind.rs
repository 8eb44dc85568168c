//! Recognises the kind of a line file by its first line.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value};

use super::Disk;

/// How many bytes of the first line are read. Only a report is longer.
const READ: u64 = 1 << 20;

/// A kind of file whose lines are JSON objects.
#[derive(Clone, Copy, Debug)]
pub struct LineKind {
    /// How each line starts. It is the only criterion for a line that is truncated or too long.
    pub begins: &'static str,
    /// Members that every line has, even after another tool rewrote it.
    pub members: &'static [&'static str],
}

impl LineKind {
    /// True if the file is empty or its first line is of this kind. A file that can be written but not read is trusted.
    pub(super) fn is_of(self, disk: &dyn Disk, path: &Path) -> bool {
        disk.open(path, OpenOptions::new().read(true)).ok().and_then(first_line).is_none_or(|line| self.is(&line))
    }

    fn is(self, line: &[u8]) -> bool {
        let begins = self.begins.as_bytes();
        match serde_json::from_slice::<Map<String, Value>>(line) {
            Ok(members) => self.members.iter().all(|member| members.contains_key(*member)),
            Err(_) => line.starts_with(begins) || begins.starts_with(line),
        }
    }
}

/// The first non-blank line, up to the limit. Blank lines occur, because two processes may both close an unfinished
/// line.
fn first_line(file: File) -> Option<Vec<u8>> {
    let lines = BufReader::new(file.take(READ)).split(b'\n').map_while(Result::ok);
    let mut filled = lines.map(|line| line.trim_ascii().to_vec()).filter(|line| !line.is_empty());
    filled.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: LineKind = LineKind { begins: "{\"event\":\"", members: &["event", "id"] };

    fn is(text: &str) -> bool {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        std::fs::write(&path, text).unwrap();
        KIND.is_of(&crate::store::SystemDisk, &path)
    }

    #[test]
    fn the_first_line_decides_the_kind() {
        assert!(is("{\"event\":\"sent\",\"id\":\"1\",\"more\":2}\nwhatever\n"));
        assert!(is("{ \"id\": 1, \"event\": 2 }"), "written anew by another program");
        for other in ["precious", "{}", "{\"event\":1}\n", "[]", "id,event\n", "\u{1f600}", "\0\0", "{\"ev\":1"] {
            assert!(!is(other), "{other}");
        }
    }

    #[test]
    fn a_file_without_a_line_fits_every_kind() {
        for empty in ["", "\n\n", "   \n", "\r\n"] {
            assert!(is(empty), "{empty:?}");
        }
    }

    #[test]
    fn a_truncated_or_very_long_line_is_recognised_by_its_beginning() {
        for begun in ["{", "{\"even", "{\"event\":\"sen"] {
            assert!(is(begun) && is(&format!("{begun}\n{{\"event\"")), "{begun}");
        }
        assert!(is(&format!("{{\"event\":\"{}\"}}", "x".repeat(2 << 20))));
        assert!(!is(&"x".repeat(2 << 20)));
    }
}
