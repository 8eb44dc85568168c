//! What `--ask` names: a program, or a command line for the shell.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Signs that make a text a command line. A text without them is a program's path or name.
const SHELL_SIGNS: &str = " \t\n|&;<>()$`\\\"'*?[]#~";

/// The ask program, ready to be run with a prompt.
#[derive(Clone, PartialEq, Eq)]
pub struct AskCommand {
    text: OsString,
    by_shell: bool,
}

impl AskCommand {
    /// Reads the text of `--ask`. The path of a file that exists is that file, blanks in it or not; any other text with signs
    /// of the shell is a command line, as with `--password-command`.
    pub fn parse(text: &OsStr) -> Self {
        let is_line = text.to_str().is_some_and(|text| text.contains(|c| SHELL_SIGNS.contains(c)));
        let is_file = || text.to_string_lossy().contains('/') && Path::new(text).is_file();
        Self { text: text.to_owned(), by_shell: is_line && !is_file() }
    }

    /// True if a shell runs it, so that the shell's statuses say whether it could be run.
    pub fn is_by_shell(&self) -> bool {
        self.by_shell
    }

    /// The command with the prompt as its last argument.
    pub fn with_prompt(&self, prompt: &str) -> Command {
        if !self.by_shell {
            let mut command = Command::new(&self.text);
            command.arg(prompt);
            return command;
        }
        let mut line = self.text.clone();
        line.push(" \"$@\"");
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(line).arg("zhengxin").arg(prompt);
        command
    }

    /// The program's name for messages. Of a command line it is the first word, because a secret may stand behind it.
    pub fn name(&self) -> PathBuf {
        let text = self.text.to_string_lossy();
        match text.split_whitespace().next() {
            Some(first) if self.by_shell => first.into(),
            _ => PathBuf::from(&self.text),
        }
    }
}

impl std::fmt::Debug for AskCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("AskCommand").field(&self.name()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_or_path_is_a_program_and_anything_else_a_command_line() {
        for text in ["pinentry", "./ask.sh", "/usr/bin/ask", "询问.sh"] {
            assert!(!AskCommand::parse(text.as_ref()).is_by_shell(), "{text}");
        }
        for text in ["./ask.sh --foo", "cat code | head -1", "$HOME/ask.sh", "~/ask.sh"] {
            assert!(AskCommand::parse(text.as_ref()).is_by_shell(), "{text}");
        }
    }

    #[test]
    fn the_path_of_a_file_that_exists_is_that_file_blanks_or_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("my ask.sh");
        assert!(AskCommand::parse(path.as_os_str()).is_by_shell());
        std::fs::write(&path, "").unwrap();
        assert!(!AskCommand::parse(path.as_os_str()).is_by_shell());
    }

    #[test]
    fn messages_name_the_first_word_of_a_command_line_only() {
        let command = AskCommand::parse("./ask.sh --token hunter2".as_ref());
        assert_eq!(command.name(), Path::new("./ask.sh"));
        assert!(!format!("{command:?}").contains("hunter2"));
    }
}
