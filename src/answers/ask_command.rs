//! What `--ask` names: a program, or a command line for the shell.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{Access, access};
use rustix::io::Errno;

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

    /// Reports why the program cannot be run, as far as that shows without running it. Only the shell knows whether it can
    /// run a command line, so of that only a first word that is a path is checked.
    pub fn check(&self, env: &Env) -> io::Result<()> {
        let name = self.name(env);
        let text = name.to_string_lossy();
        match (self.is_by_shell(env), text.contains('/')) {
            (true, true) if !text.contains(|c| c == '=' || SHELL_SIGNS.contains(c)) => can_be_run(&name),
            (true, _) => Ok(()),
            (false, true) => can_be_run(&name),
            (false, false) => {
                let places = env.path("PATH").unwrap_or_default();
                let found = std::env::split_paths(&places).map(|place| place.join(&name)).find(|path| path.is_file());
                can_be_run(&found.unwrap_or(name))
            }
        }
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

fn can_be_run(path: &Path) -> io::Result<()> {
    match path.metadata()?.is_dir() {
        true => Err(Errno::ISDIR.into()),
        false => Ok(access(path, Access::EXEC_OK)?),
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
    fn a_program_that_does_not_exist_or_cannot_be_run_is_refused_without_running_it() {
        let dir = tempfile::tempdir().unwrap();
        let (script, missing) = (dir.path().join("ask.sh"), dir.path().join("ocr.sh"));
        let check = |text: &str| AskCommand::new(text.as_ref()).check(&Env::default()).map_err(|error| error.kind());
        std::fs::write(&script, "").unwrap();
        let line = |path: &Path| format!("{} --queue 7", path.display());
        assert_eq!(check(&line(&script)), Err(io::ErrorKind::PermissionDenied));
        assert_eq!(check(script.to_str().unwrap()), Err(io::ErrorKind::PermissionDenied));
        std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        assert_eq!((check(&line(&script)), check(script.to_str().unwrap())), (Ok(()), Ok(())));
        assert_eq!(check(&line(&missing)), Err(io::ErrorKind::NotFound));
        assert_eq!(check(dir.path().to_str().unwrap()), Err(io::ErrorKind::IsADirectory));
        assert_eq!(check("no-such-program"), Err(io::ErrorKind::NotFound));
        for unknown in ["exit 1", "A=/x ask", "~/ask.sh"] {
            assert_eq!(check(unknown), Ok(()), "{unknown}: only the shell knows");
        }
    }

    #[test]
    fn messages_name_only_the_first_word_of_a_command_line() {
        let command = AskCommand::new("./ask.sh --token hunter2".as_ref());
        assert_eq!(command.name(&Env::default()), Path::new("./ask.sh"));
        assert!(!format!("{command:?}").contains("hunter2"));
    }
}
