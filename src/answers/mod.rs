//! Where a value comes from, in one order: flag, answers file, environment, form, session; then ask program and prompt.
//!
//! In: what was given (flags, files, an [`Env`](crate::env::Env), the session's values) and what is [`Wanted`]. Out: an
//! [`Answer`] that knows its [`Source`], or none, and then the ways to give it ([`missing`]). [`Sources`] never asks
//! anybody; [`Asking`] does nothing else. No `Debug` and no error of this room shows a value.

mod ask_program;
mod asking;
mod error;
mod file;
mod finder;
mod input;
mod lookup;
mod missing;
mod notation;
mod own;
mod program;
mod prompt;
mod question_answers;
mod response;
pub mod route;
mod secret_inputs;
mod source;
mod sources;
mod terminal;
mod wanted;

pub use crate::stdin::{Input, is_stdin};
pub use asking::{AskError, Asker, Asking, Inbox, InboxError};
pub use error::AnswersError;
pub use file::{AnswersFile, UnknownAnswer};
pub use finder::Finder;
pub use input::{Stdin, first_line};
pub use lookup::{Asked, CaptchaShown, FindError, Screen};
pub use missing::{MissingValue, missing, variable_of};
pub use own::is_own;
pub use prompt::problem_text;
pub use question_answers::QUESTION_ANSWERS;
pub use response::Response;
pub use secret_inputs::{SecretInputs, SecretOptions};
pub use source::{Answer, Source};
pub use sources::Sources;
pub use terminal::{SystemTerminal, Terminal, TerminalError, restore_terminal};
pub use wanted::Wanted;
