//! Picks an error's row of the message catalogue and fills its placeholders.

use std::error::Error;

use crate::messages::{Lang, Text};
use crate::output::Failure;
use crate::protocol::Class;

/// The words for an error: a row of the catalogue, whose English column is the error's own text.
#[derive(Debug)]
pub struct Words {
    text: Text,
    values: Vec<(&'static str, String)>,
}

impl Words {
    /// A row without placeholders.
    pub fn of(text: Text) -> Self {
        Self { text, values: Vec::new() }
    }

    /// Fills a placeholder.
    #[must_use]
    pub fn with(mut self, place: &'static str, value: impl ToString) -> Self {
        self.values.push((place, value.to_string()));
        self
    }

    /// The Chinese text, for a placeholder of another row.
    pub fn zh(&self) -> String {
        self.text.fill(Lang::Zh, &self.values())
    }

    /// The text in `lang`.
    pub fn said(&self, lang: Lang, error: &dyn Error) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => error.to_string(),
        }
    }

    /// Creates a failure with these words.
    pub fn failure(mut self, class: Class, lang: Lang, error: &dyn Error) -> Failure {
        self.values.push(("error", error.to_string()));
        Failure::said(class, lang, self.text, &self.values())
    }

    fn values(&self) -> Vec<(&str, &str)> {
        self.values.iter().map(|(place, value)| (*place, value.as_str())).collect()
    }
}

/// Asserts that an error has a text in both languages, with all placeholders filled.
#[cfg(test)]
#[track_caller]
pub fn assert_said(failure: impl Fn(Lang) -> Failure, error: &dyn Error) {
    let (zh, en) = (failure(Lang::Zh), failure(Lang::En));
    assert_eq!((&zh.english, zh.class), (&Some(en.msg.clone()), en.class));
    assert_text_said(|lang| failure(lang).msg, error);
}

/// Asserts that English says what the error says, and Chinese the same with every value filled in.
#[cfg(test)]
#[track_caller]
pub fn assert_text_said(text: impl Fn(Lang) -> String, error: &dyn Error) {
    let (zh, en) = (text(Lang::Zh), text(Lang::En));
    assert_eq!(en, error.to_string());
    assert_ne!(zh, en);
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
    // A placeholder without a value is printed as a question mark.
    assert!(!zh.contains(['{', '}', '?']), "{zh}");
}
