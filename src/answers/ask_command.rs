//! What `--ask` names: a program, or a command line for the shell.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::env::Env;

/// Signs that make a text a command line. A text without them is a program's path or name.
const SHELL_SIGNS: &str = " \t\n|&;<>()$`\\\"'*?[]#~";

/// The ask program or command line, as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct AskCommand(OsString);

impl AskCommand {
    /// Takes the text of `--ask`.
    pub fn new(text: &OsStr) -> Self {
        Self(text.to_owned())
    }

    /// True if the text is a command line for a shell, as with `--password-command`: it contains shell characters, and
    /// no file has that name. The file check comes first because a file's name may contain blanks.
    pub fn is_by_shell(&self, env: &Env) -> bool {
        self.is_line() && !self.is_file(env)
    }

    /// The command with the prompt as its last argument.
    pub fn with_prompt(&self, prompt: &str, env: &Env) -> Command {
        if !self.is_by_shell(env) {
            let mut command = Command::new(&self.0);
            command.arg(prompt);
            return command;
        }
        let mut line = self.0.clone();
        line.push(" \"$@\"");
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(line).arg("zhengxin").arg(prompt);
        command
    }

    /// The program's name for messages. For a command line this is only the first word, because the rest may contain a
    /// secret.
    pub fn name(&self, env: &Env) -> PathBuf {
        if self.is_by_shell(env) { self.first_word() } else { PathBuf::from(&self.0) }
    }

    fn first_word(&self) -> PathBuf {
        self.0.to_string_lossy().split_whitespace().next().unwrap_or_default().into()
    }

    fn is_line(&self) -> bool {
        self.0.to_str().is_some_and(|text| text.contains(|c| SHELL_SIGNS.contains(c)))
    }

    /// True if it is the path of a file, or the name of one in PATH.
    fn is_file(&self, env: &Env) -> bool {
        if self.0.to_string_lossy().contains('/') {
            return Path::new(&self.0).is_file();
        }
        let places = env.path("PATH").unwrap_or_default();
        std::env::split_paths(&places).any(|place| place.join(&self.0).is_file())
    }
}

impl std::fmt::Debug for AskCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("AskCommand").field(&self.first_word()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_by_shell(text: &OsStr) -> bool {
        AskCommand::new(text).is_by_shell(&Env::default())
    }

    #[test]
    fn a_bare_name_or_path_is_a_program_and_any_other_text_is_a_command_line() {
        for text in ["pinentry", "./ask.sh", "/usr/bin/ask", "询问.sh"] {
            assert!(!is_by_shell(text.as_ref()), "{text}");
        }
        for text in ["./ask.sh --foo", "cat code | head -1", "$HOME/ask.sh", "~/ask.sh"] {
            assert!(is_by_shell(text.as_ref()), "{text}");
        }
    }

    #[test]
    fn the_path_of_an_existing_file_is_a_program_even_with_blanks() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("my ask.sh");
        assert!(is_by_shell(path.as_os_str()));
        std::fs::write(&path, "").unwrap();
        assert!(!is_by_shell(path.as_os_str()));
    }

    #[test]
    fn messages_name_only_the_first_word_of_a_command_line() {
        let command = AskCommand::new("./ask.sh --token hunter2".as_ref());
        assert_eq!(command.name(&Env::default()), Path::new("./ask.sh"));
        assert!(!format!("{command:?}").contains("hunter2"));
    }
}
