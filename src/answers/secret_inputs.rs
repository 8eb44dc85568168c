//! Options that name a secret's source, such as `--password-stdin`. No option takes the secret itself.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::input::{self, Stdin};
use super::program::{self, Ended, ProgramError};
use super::program_group::ProgramGroup;
use super::{AnswersError, Source};
use crate::env::Env;
use crate::protocol::{Key, Secret};
use crate::stdin::is_stdin;

/// The options that supply secrets, as typed.
#[derive(Clone, Debug, Default)]
pub struct SecretOptions {
    /// `--password-stdin`
    pub password_stdin: bool,
    /// `--password-file`
    pub password_file: Option<PathBuf>,
    /// `--password-command`; its text may contain a password
    pub password_command: Option<Secret>,
    /// `password_command` of the profile, or its variable
    pub profile_command: Option<Secret>,
    /// `--card-password-file`
    pub card_password_file: Option<PathBuf>,
    /// `--last-three-file`
    pub last_three_file: Option<PathBuf>,
    /// `--allow-shared-file`
    pub allow_shared: bool,
    /// A command's time limit (`--ask-timeout`)
    pub limit: Duration,
}

#[derive(Clone, Debug)]
enum Way {
    File(PathBuf),
    Command(Secret),
}

/// The sources of secrets. Each is read at most once, when its secret is needed. `Debug` shows no secret.
#[derive(Debug, Default)]
pub struct SecretInputs {
    ways: Vec<(Key, Source, Way)>,
    read: Vec<(Key, Source, Secret)>,
    allow_shared: bool,
    limit: Duration,
}

impl SecretInputs {
    /// Takes the options. It claims standard input, but reads nothing yet.
    pub fn new(options: SecretOptions, stdin: &mut Stdin) -> Result<Self, AnswersError> {
        let mut ways: Vec<(Key, Source, Way)> = Vec::new();
        let passwords = [
            options.password_stdin.then(|| ("--password-stdin", Way::File("-".into()))),
            options.password_file.map(|path| ("--password-file", Way::File(path))),
            options.password_command.map(|command| ("--password-command", Way::Command(command))),
        ];
        let passwords = passwords.into_iter().flatten().map(|(name, way)| (name, Key::Password, way));
        let files = [
            ("--card-password-file", Key::CardPassword, options.card_password_file),
            ("--last-three-file", Key::LastThree, options.last_three_file),
        ];
        let files = files.into_iter().filter_map(|(name, key, path)| Some((name, key, Way::File(path?))));
        for (name, key, way) in passwords.chain(files) {
            if ways.iter().any(|(known, ..)| *known == key) {
                return Err(AnswersError::TwoPasswords);
            }
            if matches!(&way, Way::File(path) if is_stdin(path)) {
                stdin.claim(name)?;
            }
            ways.push((key, Source::Flag, way));
        }
        let command =
            options.profile_command.map(|command| (Key::Password, Source::PasswordCommand, Way::Command(command)));
        ways.extend(command);
        Ok(Self { ways, read: Vec::new(), allow_shared: options.allow_shared, limit: options.limit })
    }

    /// True if the secret has a source of this precedence. Reads nothing.
    pub(super) fn has(&self, key: &Key, source: Source) -> bool {
        self.ways.iter().any(|(known, strength, _)| known == key && *strength == source)
    }

    /// Reads the secret from its source of this precedence, if there is one.
    pub(super) fn read(
        &mut self,
        key: &Key,
        source: Source,
        stdin: &mut Stdin,
        env: &Env,
    ) -> Result<Option<Secret>, AnswersError> {
        if let Some((.., secret)) = self.read.iter().find(|(known, strength, _)| known == key && *strength == source) {
            return Ok(Some(secret.clone()));
        }
        let Some((.., way)) = self.ways.iter().find(|(known, strength, _)| known == key && *strength == source) else {
            return Ok(None);
        };
        let secret = match way {
            Way::File(path) => input::only_line(Path::new(path), self.allow_shared, stdin)?,
            Way::Command(command) => command_line(command, env, self.limit)?,
        };
        self.read.push((key.clone(), source, secret.clone()));
        Ok(Some(secret))
    }
}

/// The first output line of a command run in the user's shell.
fn command_line(text: &Secret, env: &Env, limit: Duration) -> Result<Secret, AnswersError> {
    let mut command = shell(text.expose());
    command.env_clear().envs(env.iter());
    match program::first_line(command, ProgramGroup::Shared, limit) {
        Ok(Ended::Line(line)) => Ok(line),
        Ok(Ended::NoLine) => Err(AnswersError::CommandSilent),
        Ok(Ended::Failed(status)) => Err(AnswersError::CommandFailed(status)),
        Err(ProgramError::NotRun(source)) => Err(AnswersError::CommandNotRun(source)),
        Err(ProgramError::TimedOut) => Err(AnswersError::CommandTimedOut(limit)),
        Err(ProgramError::TooLong) => Err(AnswersError::CommandTooLong),
    }
}

fn shell(text: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(text);
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Class;
    use crate::stdin::Input;

    fn options() -> SecretOptions {
        SecretOptions { limit: Duration::from_secs(20), ..SecretOptions::default() }
    }

    fn command(text: &str) -> SecretOptions {
        SecretOptions { password_command: Some(text.into()), ..options() }
    }

    fn password(options: SecretOptions, stdin: &'static str) -> Result<Option<Secret>, AnswersError> {
        let mut stdin = Stdin::new(stdin.as_bytes());
        SecretInputs::new(options, &mut stdin)?.read(&Key::Password, Source::Flag, &mut stdin, &Env::default())
    }

    #[test]
    fn a_password_is_read_from_standard_input_or_from_a_command() {
        let by_stdin = SecretOptions { password_stdin: true, ..options() };
        assert_eq!(password(by_stdin.clone(), "hunter2\n").unwrap().unwrap().expose(), "hunter2");
        assert!(matches!(password(by_stdin, "hunter2\nmore").unwrap_err(), AnswersError::Lines(Input::Stdin)));
        assert_eq!(password(command("printf 'hunter2\\nmore\\n' | cat"), "").unwrap().unwrap().expose(), "hunter2");
        assert!(password(options(), "x").unwrap().is_none());
    }

    #[test]
    fn a_command_runs_only_once_even_if_its_secret_is_needed_again() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("log");
        let mut stdin = Stdin::new(std::io::empty());
        let text = format!("echo run >> {}; echo x", log.display());
        let mut inputs = SecretInputs::new(command(&text), &mut stdin).unwrap();
        assert!(!log.exists(), "lazily");
        for _ in 0..2 {
            inputs.read(&Key::Password, Source::Flag, &mut stdin, &Env::default()).unwrap().unwrap();
        }
        assert_eq!(std::fs::read_to_string(log).unwrap(), "run\n");
    }

    #[test]
    fn a_command_that_fails_hangs_or_prints_nothing_or_too_much_is_a_configuration_error() {
        let error = |text: &str| password(command(text), "").unwrap_err();
        assert!(matches!(error("echo hunter2; exit 1"), AnswersError::CommandFailed(_)));
        assert!(matches!(error("true"), AnswersError::CommandSilent));
        assert!(matches!(error("cat /dev/zero"), AnswersError::CommandTooLong));
        assert_eq!(error("true").class(), Class::Config);
        let hanging = SecretOptions { limit: Duration::from_millis(50), ..command("sleep 20") };
        assert!(matches!(password(hanging, "").unwrap_err(), AnswersError::CommandTimedOut(_)));
    }

    #[test]
    fn a_command_sees_the_environment_that_was_passed_in() {
        let mut stdin = Stdin::new(std::io::empty());
        let mut inputs = SecretInputs::new(command("echo \"for $ZHENGXIN_USER_ID\""), &mut stdin).unwrap();
        let env = Env::of(&[("ZHENGXIN_USER_ID", "u1")]);
        let secret = inputs.read(&Key::Password, Source::Flag, &mut stdin, &env).unwrap().unwrap();
        assert_eq!(secret.expose(), "for u1");
    }

    #[test]
    fn two_password_options_or_two_readers_of_standard_input_are_usage_errors() {
        let both = SecretOptions { password_stdin: true, ..command("x") };
        assert!(matches!(password(both, "").unwrap_err(), AnswersError::TwoPasswords));
        let both = SecretOptions { password_stdin: true, last_three_file: Some("/dev/stdin".into()), ..options() };
        let error = password(both, "").unwrap_err();
        assert!(matches!(error, AnswersError::TwoReaders { .. }));
        assert_eq!(error.class(), Class::Usage);
    }

    #[test]
    fn debug_shows_neither_command_nor_secret() {
        let mut stdin = Stdin::new(std::io::empty());
        let options = command("echo hunter2");
        let mut inputs = SecretInputs::new(options.clone(), &mut stdin).unwrap();
        inputs.read(&Key::Password, Source::Flag, &mut stdin, &Env::default()).unwrap();
        assert!(!format!("{options:?} {inputs:?}").contains("hunter2"));
    }
}
