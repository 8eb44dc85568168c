//! Paths as text. A path is bytes, and not every path is UTF-8.
//!
//! This is the only way in which a path gets into JSON, a message or a command that is printed: a path that is not UTF-8
//! must neither crash the program nor be taken for another one.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The path for people and for JSON. Bytes that are not UTF-8 become U+FFFD.
pub fn shown(path: impl AsRef<Path>) -> String {
    path.as_ref().to_string_lossy().into_owned()
}

/// The path that consists of another path and an ending.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The path, or another argument, as a word of a shell command. Bytes that are not UTF-8 are written as `$'\xff'`, which
/// bash, zsh and ksh turn into the same bytes again.
pub fn word(argument: impl AsRef<OsStr>) -> String {
    let argument = argument.as_ref();
    if let Some(text) = argument.to_str() {
        return shell_words::quote(text).into_owned();
    }
    let mut word = "$'".to_owned();
    for chunk in argument.as_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\'' | '\\' => word.extend(['\\', c]),
                c if c.is_ascii_control() => word.push_str(&format!("\\{:03o}", u32::from(c))),
                c => word.push(c),
            }
        }
        // Octal, because a letter or digit behind a hexadecimal escape could be read as a part of it.
        chunk.invalid().iter().for_each(|byte| word.push_str(&format!("\\{byte:03o}")));
    }
    word.push('\'');
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_shown_as_one_sign_each() {
        assert_eq!(shown(OsStr::from_bytes(b"/tmp/r\xff\xfe.json")), "/tmp/r\u{fffd}\u{fffd}.json");
        assert_eq!(shown("/tmp/报告.json"), "/tmp/报告.json");
    }

    #[test]
    fn a_shell_reads_the_same_bytes_from_a_word() {
        assert_eq!(word("r.json"), "r.json");
        assert_eq!(word("a b"), "'a b'");
        for bytes in [b"r\xff1a'b\\c $x\n.json".as_slice(), b"\xb1\xa8\xb8\xe6", b"\xe6\x8a\xa5\xff"] {
            let script = format!("printf %s {}", word(OsStr::from_bytes(bytes)));
            let Ok(done) = std::process::Command::new("bash").args(["-c", &script]).output() else { return };
            assert_eq!(done.stdout, bytes, "{script}");
        }
    }
}
