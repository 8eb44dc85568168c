//! The non-interactive sources, in order of precedence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::missing::variable_of;
use super::own::is_own;
use super::question_answers;
use super::{Answer, AnswersError, AnswersFile, SecretInputs, Source, Stdin};
use crate::env::Env;
use crate::protocol::{Key, KnownValues, MethodName, Secret, Sensitivity, normalised};

/// All given values. `Debug` shows none of them.
#[derive(Debug)]
pub struct Sources {
    /// The flags that were given, with their values as typed.
    pub flags: BTreeMap<Key, Secret>,
    /// The answers file.
    pub file: AnswersFile,
    /// The environment.
    pub env: Env,
    /// The session's values. A secret among them is ignored.
    pub remembered: Arc<BTreeMap<Key, Secret>>,
    /// The options for secrets.
    pub secrets: SecretInputs,
    /// Standard input, for the option that claimed it.
    pub stdin: Stdin,
    /// Every value found is added here, so that it can be masked later.
    pub known: KnownValues,
}

impl Sources {
    /// Creates sources without any given value, except those in this environment.
    pub fn new(env: Env, stdin: Stdin) -> Self {
        Self {
            flags: BTreeMap::new(),
            file: AnswersFile::default(),
            env,
            remembered: Arc::default(),
            secrets: SecretInputs::default(),
            stdin,
            known: KnownValues::default(),
        }
    }

    /// Finds the value of `key` for a call of `method`, in this order: flag, answers file, environment, the
    /// form's `prefilled` value, session.
    pub fn find(
        &mut self,
        method: &MethodName,
        key: &Key,
        prefilled: Option<&str>,
    ) -> Result<Option<Answer>, AnswersError> {
        let Some(source) = self.source_of(method, key, prefilled)? else { return Ok(None) };
        let value = match source {
            Source::Flag if self.flags.contains_key(key) => self.flags.get(key).cloned(),
            Source::Flag | Source::PasswordCommand => self.secrets.read(key, source, &mut self.stdin, &self.env)?,
            Source::AnswersFile => self.file.get(Some(method), key).cloned(),
            Source::Environment => self.variable(key)?,
            Source::Form => prefilled.map(Secret::from),
            Source::Session => self.remembered.get(key).cloned(),
            Source::AskProgram | Source::SandboxInbox | Source::Prompt => None,
        };
        let Some(value) = value else { return Ok(None) };
        self.known.learn(key, value.expose());
        Answer::new(key, value.expose(), source).map(Some).map_err(|problem| {
            let (key, method) = (key.clone(), method.clone());
            AnswersError::Unusable { key, problem, method }
        })
    }

    /// The login name for a call of `method`, to show when another value is asked for.
    pub fn login_name(&self, method: &MethodName, prefilled: Option<&str>) -> Option<Secret> {
        let key = &Key::LoginName;
        let value = match self.source_of(method, key, prefilled).ok()?? {
            Source::Flag => self.flags.get(key).cloned(),
            Source::AnswersFile => self.file.get(Some(method), key).cloned(),
            Source::Environment => self.variable(key).ok()?,
            Source::Form => prefilled.map(Secret::from),
            Source::Session => self.remembered.get(key).cloned(),
            Source::PasswordCommand | Source::AskProgram | Source::SandboxInbox | Source::Prompt => None,
        };
        value.and_then(|value| normalised(key, value.expose()).ok())
    }

    /// The source [`find`](Self::find) would take the value from. Reads nothing and runs no command.
    pub fn source_of(
        &self,
        method: &MethodName,
        key: &Key,
        prefilled: Option<&str>,
    ) -> Result<Option<Source>, AnswersError> {
        Ok(if self.flags.contains_key(key) || self.secrets.has(key, Source::Flag) {
            Some(Source::Flag)
        } else if self.file.get(Some(method), key).is_some() {
            Some(Source::AnswersFile)
        } else if self.variable(key)?.is_some() {
            Some(Source::Environment)
        } else if self.secrets.has(key, Source::PasswordCommand) {
            Some(Source::PasswordCommand)
        } else if prefilled.is_some_and(|value| fills_in(key, value)) {
            Some(Source::Form)
        } else if self.remembered.contains_key(key) && key.sensitivity() != Sensitivity::Secret {
            Some(Source::Session)
        } else {
            None
        })
    }

    /// True if [`find`](Self::find) takes the value from an entry under the method's own name in the answers file. Such
    /// a value is never used up: a test gateway has fixed codes, so the same text may be sent again.
    pub fn is_named(&self, method: &MethodName, key: &Key) -> bool {
        self.file.names(method, key) && matches!(self.source_of(method, key, None), Ok(Some(Source::AnswersFile)))
    }

    fn variable(&self, key: &Key) -> Result<Option<Secret>, AnswersError> {
        if is_own(key) {
            return Ok(None);
        }
        let name = variable_of(key);
        let Some(text) = self.env.get(&name)? else { return Ok(None) };
        if !matches!(key, Key::Question(_)) {
            return Ok(Some(text.into()));
        }
        let answers = question_answers::split(text).ok_or(AnswersError::QuestionAnswers { place: name })?;
        Ok(answers.into_iter().find(|(known, _)| known == key).map(|(_, answer)| answer))
    }
}

/// True if the prefilled value is usable. An invalid one is treated as absent.
fn fills_in(key: &Key, prefilled: &str) -> bool {
    normalised(key, prefilled).is_ok_and(|value| !value.is_blank())
}

#[cfg(test)]
#[path = "sources_tests.rs"]
mod tests;
