//! The sources of values, in order of precedence: flag, answers file, environment, form, session, ask program, prompt.
//!
//! In: the given values (flags, files, an [`Env`](crate::env::Env), the session) and the [`Wanted`] key. Out:
//! an [`Answer`] that knows its [`Source`]. If no source has a value, [`missing`] lists the ways to supply
//! one. [`Sources`] never asks a person or a program; [`Asking`] only asks. No `Debug` output and no error of
//! this room shows a value.

mod ask_command;
mod ask_program;
mod ask_variables;
mod asking;
mod error;
mod file;
mod finder;
mod held;
mod input;
mod key_prompt;
mod keystrokes;
mod line_editor;
mod lookup;
mod missing;
mod no_answers;
mod notation;
mod own;
mod program;
mod program_group;
mod prompt;
pub mod question_answers;
mod response;
pub mod route;
mod secret_inputs;
mod source;
mod sources;
mod spot;
mod terminal;
mod wanted;

pub use crate::stdin::{Input, is_stdin};
pub use ask_command::AskCommand;
pub use ask_variables::{ASK_VARIABLES, AskVariable, PASSED_ON};
pub use asking::{AskError, Asker, Asking, Inbox, InboxAnswer, InboxError};
pub use error::AnswersError;
pub use file::{AnswersFile, UnknownAnswer, keeps_its_digits};
pub use finder::Finder;
pub use input::{Stdin, only_line};
pub use lookup::{Asked, CaptchaShown, FindError, Screen};
pub use missing::{MissingValue, file_keys, missing, variable_of};
pub use no_answers::{NoAnswer, NoAnswers};
pub use own::is_own;
pub use program_group::{ProgramGroup, end_programs};
pub use prompt::{key_text, problem_text};
pub use question_answers::QUESTION_ANSWERS;
pub use response::Response;
pub use secret_inputs::{SecretInputs, SecretOptions};
pub use source::{Answer, Source};
pub use sources::Sources;
pub use terminal::{SystemTerminal, Terminal, TerminalError, restore_terminal};
pub use wanted::{Wanted, only_the_form_knows};
