//! The non-interactive sources, in order of precedence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::missing::variable_of;
use super::own::is_own;
use super::question_answers;
use super::{Answer, AnswersError, AnswersFile, SecretInputs, Source, Stdin};
use crate::env::Env;
use crate::protocol::{Key, KnownValues, MethodName, Secret, Sensitivity, check};

/// Everything that was given. `Debug` shows no value.
#[derive(Debug)]
pub struct Sources {
    /// Flags: the value as typed, for each key that has one.
    pub flags: BTreeMap<Key, Secret>,
    /// The answers file.
    pub file: AnswersFile,
    /// The environment.
    pub env: Env,
    /// What the session remembers. A secret in it is not used.
    pub remembered: Arc<BTreeMap<Key, Secret>>,
    /// Secrets by their own options.
    pub secrets: SecretInputs,
    /// Standard input, for those who claimed it.
    pub stdin: Stdin,
    /// Whoever is to know what is found.
    pub known: KnownValues,
}

impl Sources {
    /// Nothing given but this environment.
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

    /// The value for `key` in a call of `method`: flag, answers file, environment, the form's `prefilled` value, session.
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
        Ok(value.map(|value| {
            self.known.learn(key, value.expose());
            Answer::new(key, value.expose(), source)
        }))
    }

    /// The login name that is used in a call of `method`, for whoever is asked for another value.
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
        value.map(|value| check::tidy(key, value.expose()).into())
    }

    /// Where [`find`](Self::find) would take the value from, without reading or running anything for it.
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
        } else if prefilled.is_some_and(|value| !value.trim().is_empty()) {
            Some(Source::Form)
        } else if self.remembered.contains_key(key) && key.sensitivity() != Sensitivity::Secret {
            Some(Source::Session)
        } else {
            None
        })
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

#[cfg(test)]
#[path = "sources_tests.rs"]
mod tests;
