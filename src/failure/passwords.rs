//! Failures about refused passwords: counts that cannot be read or written, and refusals that an earlier process could
//! not report.

use jiff::Timestamp;

use super::Words;
use super::files::store_words;
use crate::messages::why::files as why;
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, moment};
use crate::passwords::PasswordsError;
use crate::path_text;
use crate::protocol::{Class, MethodName, codes};

/// The failure if refused passwords could not be counted. The login is then not sent.
pub fn passwords(error: &PasswordsError, lang: Lang) -> Box<Failure> {
    let words = match error {
        PasswordsError::Store(error) => store_words(error),
        PasswordsError::Damaged(path) => Words::of(why::NO_COUNT).with("path", path.display()),
    };
    let failure = words.failure(Class::Config, lang, error);
    Box::new(match error {
        PasswordsError::Damaged(path) => {
            let remove = format!("rm {}", path_text::word(path));
            failure.hint(say::REMOVE_COUNT.fill(lang, &[("remove", &remove)]))
        }
        PasswordsError::Store(_) => failure.hint(say::COUNT_UNUSABLE.get(lang)),
    })
}

/// The failure for a refusal that an interrupted process could not report.
pub fn refused_before(code: i64, at: Timestamp, method: &MethodName, lang: Lang) -> Failure {
    let at = moment(at);
    let Some(entry) = codes::find(code) else {
        let values = [("at", at.as_str()), ("text", &code.to_string())];
        return Failure::said(Class::Unknown, lang, say::REFUSED_BEFORE, &values).method(method.short());
    };
    Failure::refused(entry, String::new(), method.short()).quoted(say::REFUSED_BEFORE, &[("at", &at)], lang)
}
