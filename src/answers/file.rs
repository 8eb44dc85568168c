//! The answers file: an object whose keys are the protocol's parameter names.

use std::path::{Path, PathBuf};

use super::AnswersError;
use super::input::{self, Stdin};
use super::notation::{self, Object, Written};
use super::own::{OWN_KEYS, is_own};
use super::question_answers::{self, QUESTION_ANSWERS};
use crate::nearest::nearest;
use crate::protocol::{KEYS, Key, METHODS, MethodName, Secret, Sensitivity};
use crate::stdin::{Input, is_stdin};

/// An undocumented key or method. It is kept, because a form may ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAnswer {
    /// Its name.
    pub name: String,
    /// The closest known name.
    pub nearest: Option<&'static str>,
}

/// The answers of a file. `Debug` shows keys but no values.
#[derive(Clone, Debug, Default)]
pub struct AnswersFile {
    bare: Vec<(Key, Secret)>,
    scoped: Vec<(MethodName, Key, Secret)>,
    unknown: Vec<UnknownAnswer>,
}

impl AnswersFile {
    /// Reads the file, or standard input for `-`. A file with secrets that other users can read is refused.
    pub fn read(path: &Path, allow_shared: bool, stdin: &mut Stdin) -> Result<Self, AnswersError> {
        if is_stdin(path) {
            stdin.claim("--answers")?;
        }
        let (text, shared) = input::text(path, stdin)?;
        let file = Self::parse(path, &text)?;
        match shared && !allow_shared && file.holds_a_secret() {
            true => Err(AnswersError::Shared(Input::of(path))),
            false => Ok(file),
        }
    }

    fn holds_a_secret(&self) -> bool {
        let keys = self.bare.iter().map(|(key, _)| key).chain(self.scoped.iter().map(|(_, key, _)| key));
        keys.into_iter().any(|key| key.sensitivity() == Sensitivity::Secret)
    }

    /// Parses the text of the file at `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, AnswersError> {
        let mut file = Self::default();
        for (name, value) in notation::read(path, text)? {
            match value {
                Written::Object(members) => file.add_method(path, &name, members)?,
                value => file.add(path, None, &name, value)?,
            }
        }
        Ok(file)
    }

    /// The value for `key` in a call of `method`. A value under the method takes precedence over a bare key.
    /// Settings of the program itself are not values, even if a form uses the same key.
    pub fn get(&self, method: Option<&MethodName>, key: &Key) -> Option<&Secret> {
        if is_own(key) { None } else { self.find(method, key) }
    }

    /// True if a value for `key` stands under the method itself.
    pub fn names(&self, method: &MethodName, key: &Key) -> bool {
        !is_own(key) && self.scoped.iter().any(|(of, known, _)| of == method && known == key)
    }

    /// All values of the file, for calls of any method.
    pub fn values(&self) -> impl Iterator<Item = (&Key, &Secret)> {
        let bare = self.bare.iter().map(|(key, value)| (key, value));
        let values = bare.chain(self.scoped.iter().map(|(_, key, value)| (key, value)));
        values.filter(|(key, _)| !is_own(key))
    }

    fn find(&self, method: Option<&MethodName>, key: &Key) -> Option<&Secret> {
        let scoped = self.scoped.iter().find(|(of, known, _)| Some(of) == method && known == key);
        let bare = || self.bare.iter().find(|(known, _)| known == key).map(|(_, value)| value);
        scoped.map(|(_, _, value)| value).or_else(bare)
    }

    /// `user_id`
    pub fn user_id(&self) -> Option<&str> {
        self.own("user_id")
    }

    /// `route`
    pub fn route(&self) -> Option<&str> {
        self.own("route")
    }

    /// `save`, of a row of a list
    pub fn save(&self) -> Option<&str> {
        self.own("save")
    }

    /// `authorization`
    pub fn authorization(&self) -> Option<&str> {
        self.own("authorization")
    }

    /// Undocumented names, for a warning.
    pub fn unknown(&self) -> &[UnknownAnswer] {
        &self.unknown
    }

    fn own(&self, name: &str) -> Option<&str> {
        self.find(None, &Key::Other(name.into())).map(Secret::expose)
    }

    fn add_method(&mut self, path: &Path, name: &str, members: Object) -> Result<(), AnswersError> {
        let Some(method) = MethodName::parse(name) else {
            return Err(wrong_type(path, Key::from_name(name), name, "an object"));
        };
        if method.known().is_none() {
            self.warn(name, METHODS.iter().map(|row| row.name));
        }
        members.into_iter().try_for_each(|(name, value)| self.add(path, Some(&method), &name, value))
    }

    fn add(
        &mut self,
        path: &Path,
        method: Option<&MethodName>,
        name: &str,
        value: Written,
    ) -> Result<(), AnswersError> {
        let name = name.trim();
        let answers = if name == QUESTION_ANSWERS {
            questions(path, value)?
        } else {
            let key = method.map_or_else(|| Key::from_name(name), |method| Key::from_wire(method, name));
            if matches!(key, Key::Other(_)) && !OWN_KEYS.contains(&name) {
                self.warn(name, KEYS.iter().map(|row| row.name).chain(OWN_KEYS));
            }
            text(path, &key, name, value)?.map(|text| (key, text)).into_iter().collect()
        };
        for (key, value) in answers {
            // question_answers ranks below a single question's own key, whichever of them is written first.
            let first = matches!(key, Key::Question(_)) && name != QUESTION_ANSWERS;
            match method {
                Some(method) => insert(&mut self.scoped, first, (method.clone(), key, value)),
                None => insert(&mut self.bare, first, (key, value)),
            }
        }
        Ok(())
    }

    fn warn(&mut self, name: &str, known: impl Iterator<Item = &'static str>) {
        self.unknown.push(UnknownAnswer { name: name.to_owned(), nearest: nearest(name, known) });
    }
}

fn insert<T>(list: &mut Vec<T>, first: bool, entry: T) {
    if first { list.insert(0, entry) } else { list.push(entry) }
}

fn questions(path: &Path, value: Written) -> Result<Vec<(Key, Secret)>, AnswersError> {
    let answers = match &value {
        Written::Nothing => return Ok(Vec::new()),
        Written::Text(text) if text.is_blank() => return Ok(Vec::new()),
        Written::Text(text) => question_answers::split(text.expose()),
        Written::List(list) => question_answers::collect(list.iter().map(|answer| match answer {
            Written::Text(text) | Written::Number(text) => text.expose(),
            _ => "",
        })),
        Written::Number(_) | Written::Object(_) | Written::Other(_) => None,
    };
    answers.ok_or_else(|| AnswersError::QuestionAnswers { place: format!("{}: {QUESTION_ANSWERS}", path.display()) })
}

/// A value as text; `None` if it was left empty.
fn text(path: &Path, key: &Key, name: &str, value: Written) -> Result<Option<Secret>, AnswersError> {
    match value {
        Written::Nothing => Ok(None),
        Written::Text(text) => Ok((!text.is_blank()).then_some(text)),
        Written::Number(number) if keeps_its_digits(key, number.expose()) => Ok(Some(number)),
        Written::Number(_) => {
            Err(AnswersError::NumberUnsafe { path: path.to_owned(), key: key.clone(), name: name.to_owned() })
        }
        Written::List(_) | Written::Object(_) | Written::Other(_) => {
            Err(wrong_type(path, key.clone(), name, value.type_name()))
        }
    }
}

/// True if the number certainly has all its digits: it is whole, and no shorter than the key's values, so it has lost
/// no leading zeros. A month is the exception: 7 can only mean 07.
pub fn keeps_its_digits(key: &Key, number: &str) -> bool {
    let fewest = match key {
        Key::Year => 2,
        Key::LastThree => 3,
        Key::CardPassword | Key::MessageCode | Key::PicCode | Key::UnionpayCode => 6,
        Key::Version => return true, // 2.0: a number's text is kept as written
        _ => 1,
    };
    number.len() >= fewest && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn wrong_type(path: &Path, key: Key, name: &str, found: &'static str) -> AnswersError {
    AnswersError::WrongType { path: PathBuf::from(path), key, name: name.to_owned(), found }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
