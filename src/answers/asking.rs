//! Interactive sources: the ask program first, then the person at the terminal.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;

use thiserror::Error;

use super::ask_command::AskCommand;
use super::ask_program::Without;
use super::no_answers::{NoAnswer, NoAnswers};
use super::program::ProgramError;
use super::program_group::ProgramGroup;
use super::wanted::Wanted;
use super::{Answer, Response, Source, Terminal, TerminalError, ask_program, prompt};
use crate::duration;
use crate::env::Env;
use crate::flow::Unlisted;
use crate::messages::Lang;
use crate::protocol::{Class, Key, Secret};

/// The target of `--ask`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A program, by path or by its name in PATH, or a command line.
    Program(AskCommand),
    /// `sandbox:`, the sandbox's inbox.
    Sandbox,
}

impl Asker {
    /// Parses `--ask` or ZHENGXIN_ASK.
    pub fn parse(text: &OsStr) -> Self {
        if text == "sandbox:" { Self::Sandbox } else { Self::Program(AskCommand::new(text)) }
    }
}

/// Why reading the sandbox's inbox failed.
#[derive(Debug)]
pub struct InboxError {
    /// The error's class.
    pub class: Class,
    /// What went wrong.
    pub source: Box<dyn std::error::Error + Send + Sync>,
    /// The source error in the user's language.
    pub said: String,
}

/// The pending answer of an inbox.
pub type InboxAnswer<'a> = Pin<Box<dyn Future<Output = Result<Option<Secret>, InboxError>> + Send + 'a>>;

/// The sandbox's inbox, which knows captcha answers and SMS codes.
pub trait Inbox: Send {
    /// The answer for `pic_code` or `message_code`. The caller asks for no other key.
    fn answer<'a>(&'a mut self, wanted: &'a Wanted) -> InboxAnswer<'a>;
}

/// Why asking failed. Getting no answer is not an error.
#[derive(Debug, Error)]
pub enum AskError {
    /// The ask program could not be run.
    #[error("the ask program {program} could not be run: {source}")]
    CannotStart {
        /// The program.
        program: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The ask program took too long and was killed.
    #[error("the ask program {program} gave no answer within {}", duration::en(*.limit))]
    TimedOut {
        /// The program.
        program: PathBuf,
        /// The time limit.
        limit: Duration,
    },
    /// The ask program printed too much and was killed.
    #[error("the output of the ask program {0} is too long")]
    TooLong(PathBuf),
    /// The sandbox's inbox could not be read.
    #[error("the sandbox's inbox: {}", .0.source)]
    Inbox(InboxError),
    /// Ctrl-C or Ctrl-D at a prompt.
    #[error("interrupted")]
    Interrupted,
    /// The terminal failed.
    #[error("terminal: {0}")]
    Terminal(#[source] io::Error),
}

impl AskError {
    /// The error's class.
    pub fn class(&self) -> Class {
        match self {
            Self::CannotStart { .. } | Self::TooLong(_) => Class::Config,
            Self::TimedOut { .. } | Self::Terminal(_) => Class::Missing,
            Self::Inbox(error) => error.class,
            Self::Interrupted => Class::Interrupted,
        }
    }
}

impl From<TerminalError> for AskError {
    fn from(error: TerminalError) -> Self {
        match error {
            TerminalError::Interrupted => Self::Interrupted,
            TerminalError::Io(source) => Self::Terminal(source),
        }
    }
}

/// The interactive sources of values.
pub struct Asking {
    /// The target of `--ask`.
    pub asker: Option<Asker>,
    /// The ask program's time limit.
    pub limit: Duration,
    /// The process group that the ask program runs in.
    pub group: ProgramGroup,
    /// The environment, from which the ask program gets no answers.
    pub env: Env,
    /// The inbox for `--ask sandbox:`.
    pub inbox: Option<Box<dyn Inbox>>,
    /// The terminal, if standard input and standard error are terminals and `--no-input` is absent.
    pub terminal: Option<Box<dyn Terminal>>,
    /// The language of prompts.
    pub lang: Lang,
    /// The keys that were asked for without getting an answer.
    pub no_answers: NoAnswers,
    /// False skips the checks of card, identity and mobile numbers (`--no-verify-input`).
    pub verify_numbers: bool,
}

impl Asking {
    /// Asks the sandbox's inbox. `None` means that the inbox has no answer, or that another source is to be asked for
    /// this value.
    pub async fn ask_inbox(&mut self, wanted: &Wanted) -> Result<Option<Response>, AskError> {
        match (&self.asker, &mut self.inbox) {
            (Some(Asker::Sandbox), Some(inbox)) if is_in_the_inbox(&wanted.key) => {
                let value = inbox.answer(wanted).await.map_err(AskError::Inbox)?;
                let is_empty = value.is_none().then_some(NoAnswer::EmptyInbox);
                self.no_answers.note(&wanted.key, is_empty);
                Ok(value.map(|value| response(wanted, value, Source::SandboxInbox)))
            }
            _ => Ok(None),
        }
    }

    /// Asks for one value: the ask program first, then the terminal, but not the inbox. Blocks. `None` means that there
    /// is no answer. Typed values have passed the local checks. Values from a program have not, like all other given
    /// values.
    pub fn ask(&mut self, wanted: &Wanted) -> Result<Option<Response>, AskError> {
        if let Some(response) = self.ask_program(wanted)? {
            return Ok(Some(response));
        }
        let Some(terminal) = &mut self.terminal else { return Ok(None) };
        match prompt::ask(terminal.as_mut(), wanted, self.lang, self.verify_numbers) {
            Ok(reply) => Ok(reply),
            Err(error) => Err(error.into()),
        }
    }

    /// Asks the person at the terminal whether to send values that the document does not list. The ask program is never
    /// asked.
    pub fn permit(&mut self, unlisted: &[Unlisted]) -> Result<bool, AskError> {
        let Some(terminal) = &mut self.terminal else { return Ok(false) };
        Ok(prompt::permit(terminal.as_mut(), unlisted, self.lang)?)
    }

    /// The source that would be asked first for `key`. This only looks up the source and asks no question.
    pub fn who(&self, key: &Key) -> Option<Source> {
        match &self.asker {
            Some(Asker::Program(_)) => Some(Source::AskProgram),
            Some(Asker::Sandbox) if self.inbox.is_some() && is_in_the_inbox(key) => Some(Source::SandboxInbox),
            Some(Asker::Sandbox) | None => self.terminal.as_ref().map(|_| Source::Prompt),
        }
    }

    fn ask_program(&self, wanted: &Wanted) -> Result<Option<Response>, AskError> {
        let Some(Asker::Program(program)) = &self.asker else { return Ok(None) };
        let asked = ask_program::ask(program, wanted, &self.env, self.lang, (self.group, self.limit));
        let value = asked.map_err(|error| match error {
            ProgramError::NotRun(source) => AskError::CannotStart { program: program.name(&self.env), source },
            ProgramError::TimedOut => AskError::TimedOut { program: program.name(&self.env), limit: self.limit },
            ProgramError::TooLong => AskError::TooLong(program.name(&self.env)),
        })?;
        let why = value.as_ref().err().map(|without| match without {
            Without::Failed(status) => NoAnswer::Failed(program.name(&self.env), *status),
            Without::Silent => NoAnswer::Silent(program.name(&self.env)),
        });
        self.no_answers.note(&wanted.key, why);
        Ok(value.ok().map(|value| response(wanted, value, Source::AskProgram)))
    }
}

fn response(wanted: &Wanted, value: Secret, source: Source) -> Response {
    match Answer::new(&wanted.key, value.expose(), source) {
        Ok(answer) => Response::Answer(answer),
        Err(_) => Response::Unusable(value),
    }
}

fn is_in_the_inbox(key: &Key) -> bool {
    matches!(key, Key::PicCode | Key::MessageCode)
}

impl fmt::Debug for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terminal = self.terminal.is_some();
        f.debug_struct("Asking").field("asker", &self.asker).field("terminal", &terminal).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "asking_tests.rs"]
mod tests;
