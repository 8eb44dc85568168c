//! The columns of a list: their names and their meaning.

use std::borrow::Cow;
use std::fmt;

use crate::answers::question_answers::QUESTION_ANSWERS;
use crate::nearest::nearest;
use crate::protocol::{KEYS, Key, METHODS, Method, MethodName, PREFIX, mask};

/// Columns that are not values of an applicant.
const SETTINGS: [(&str, ListColumn); 4] = [
    ("user_id", ListColumn::UserId),
    ("route", ListColumn::Route),
    ("save", ListColumn::Save),
    ("authorization", ListColumn::Authorization),
];

/// The name of a value: a key, and the method if the value is for one method only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ValueName {
    /// The method, if the value is for calls of this method only.
    pub method: Option<Method>,
    /// The key.
    pub key: Key,
}

impl ValueName {
    /// The name of its column: the key's, behind the method's if there is one.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self.method {
            Some(method) => Cow::Owned(format!("{}.{}", method.name(), self.key.name())),
            None => Cow::Borrowed(self.key.name()),
        }
    }
}

impl fmt::Display for ValueName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// What a column of a list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// `user_id`
    UserId,
    /// `route`
    Route,
    /// `save`
    Save,
    /// `authorization`
    Authorization,
    /// `question_answers`, with or without a method
    QuestionAnswers(Option<Method>),
    /// A value
    Value(ValueName),
}

impl fmt::Display for ListColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuestionAnswers(method) => write_under(*method, QUESTION_ANSWERS, f),
            Self::Value(name) => name.fmt(f),
            setting => {
                let name = SETTINGS.iter().find(|(_, known)| known == setting).map_or("", |(name, _)| name);
                f.write_str(name)
            }
        }
    }
}

fn write_under(method: Option<Method>, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match method {
        Some(method) => write!(f, "{}.{name}", method.name()),
        None => f.write_str(name),
    }
}

/// A name that is not that of a column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnknownName {
    /// The name, unless it looks like a value: the first line of a list without a header contains an applicant's
    /// values.
    pub(super) shown: Option<String>,
    pub(super) nearest: Option<&'static str>,
}

impl UnknownName {
    fn of(name: &str, known: impl Iterator<Item = &'static str>) -> Self {
        let shown = !name.is_empty() && !mask::may_be_value(name);
        Self { shown: shown.then(|| name.to_owned()), nearest: nearest(name, known).filter(|_| shown) }
    }
}

impl ListColumn {
    /// The column of this name: a key, `method.key`, or a setting.
    pub(super) fn named(name: &str) -> Result<Self, UnknownName> {
        let name = name.trim();
        if let Some((_, setting)) = SETTINGS.iter().find(|(known, _)| *known == name) {
            return Ok(setting.clone());
        }
        let unknown = match Self::under(None, name) {
            Ok(column) => return Ok(column),
            Err(unknown) => unknown,
        };
        match name.strip_prefix(PREFIX).unwrap_or(name).split_once('.') {
            Some((method, key)) => match method_named(method) {
                Ok(method) => Self::under(Some(method), key)
                    .map_err(|of_key| UnknownName { shown: unknown.shown, nearest: of_key.nearest }),
                Err(of_method) => {
                    let nearest = of_method.nearest.or(unknown.nearest);
                    Err(UnknownName { shown: unknown.shown, nearest })
                }
            },
            None => Err(unknown),
        }
    }

    /// The column of a key, with or without a method.
    pub(super) fn under(method: Option<Method>, name: &str) -> Result<Self, UnknownName> {
        let name = name.trim();
        if name == QUESTION_ANSWERS {
            return Ok(Self::QuestionAnswers(method));
        }
        let key = match method {
            Some(method) => Key::from_wire(&method.into(), name),
            None => Key::from_name(name),
        };
        if matches!(key, Key::Other(_)) {
            let settings = SETTINGS.iter().map(|(name, _)| *name).filter(|_| method.is_none());
            let known = KEYS.iter().map(|row| row.name).chain([QUESTION_ANSWERS]).chain(settings);
            return Err(UnknownName::of(name, known));
        }
        Ok(Self::Value(ValueName { method, key }))
    }
}

/// The method of this name.
pub(super) fn method_named(name: &str) -> Result<Method, UnknownName> {
    let known = MethodName::parse(name).and_then(|method| method.known());
    known.ok_or_else(|| UnknownName::of(name.trim(), METHODS.iter().map(|row| row.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(method: Option<Method>, key: Key) -> ListColumn {
        ListColumn::Value(ValueName { method, key })
    }

    #[test]
    fn a_column_is_named_as_in_an_answers_file() {
        for (name, column) in [
            ("login_name", value(None, Key::LoginName)),
            (" user_id ", ListColumn::UserId),
            ("viewReport.message_code", value(Some(Method::ViewReport), Key::MessageCode)),
            ("crawler.api.zx.viewReport.message_code", value(Some(Method::ViewReport), Key::MessageCode)),
            ("onlineAuthentication.password", value(Some(Method::OnlineAuthentication), Key::CardPassword)),
            ("kbaList[3].options", value(None, Key::Question(3))),
            ("submitQuestion.kbaList[3].options", value(Some(Method::SubmitQuestion), Key::Question(3))),
            ("question_answers", ListColumn::QuestionAnswers(None)),
            ("submitQuestion.question_answers", ListColumn::QuestionAnswers(Some(Method::SubmitQuestion))),
        ] {
            assert_eq!(ListColumn::named(name), Ok(column), "{name}");
        }
    }

    #[test]
    fn a_column_is_shown_by_the_name_that_finds_it() {
        let methods = METHODS.iter().map(|row| Some(row.method)).chain([None]);
        let keys = |method| KEYS.iter().map(move |row| value(method, row.key.clone()));
        let values = methods.flat_map(keys);
        // In a call of this method, `password` is the PIN of the card.
        let is_pin = |column: &ListColumn| *column == value(Some(Method::OnlineAuthentication), Key::Password);
        let values = values.filter(|column| !is_pin(column));
        for column in values.chain(SETTINGS.iter().map(|(_, column)| column.clone())) {
            assert_eq!(ListColumn::named(&column.to_string()), Ok(column.clone()), "{column}");
        }
    }

    #[test]
    fn an_unknown_column_is_told_with_the_nearest_name() {
        let unknown = |name: &str| ListColumn::named(name).map_err(|unknown| (unknown.shown, unknown.nearest));
        let told = |name: &str, nearest| Err((Some(name.to_owned()), nearest));
        assert_eq!(unknown("pasword"), told("pasword", Some("password")));
        assert_eq!(unknown("userid"), told("userid", Some("user_id")));
        assert_eq!(unknown("viewReport.mesage_code"), told("viewReport.mesage_code", Some("message_code")));
        assert_eq!(unknown("veiwReport.message_code"), told("veiwReport.message_code", Some("viewReport")));
        assert_eq!(unknown("login.user_id"), told("login.user_id", None));
        assert_eq!(unknown("zzz"), told("zzz", None));
    }

    #[test]
    fn a_name_that_may_be_an_applicants_value_is_not_repeated() {
        for name in ["13800005000", "6200000000000005", "张三", "li@si", "", "p4ss w0rd"] {
            let unknown = ListColumn::named(name).unwrap_err();
            assert_eq!((unknown.shown, unknown.nearest), (None, None), "{name}");
        }
    }
}
