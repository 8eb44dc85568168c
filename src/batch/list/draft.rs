//! A row whose cells are being read. Each value is checked as `run` checks a value that it is given.

use super::row::{ListRow, RowRoute, RowValues};
use super::unique::Unique;
use super::{ListColumn, ListOptions, ReportName, RowProblem, Spoilt, ValueName};
use crate::answers::keeps_its_digits;
use crate::answers::question_answers::{collect, split};
use crate::audit::Authorization;
use crate::flow::Route;
use crate::protocol::check::{self, Problem};
use crate::protocol::{Key, Method, Secret, normalised};

/// A user_id, a route and other settings are checked like this key: surrounding blanks are removed, control
/// characters refused.
const AS_TEXT: Key = Key::LoginName;

/// The content of a cell, as written.
pub(super) enum Cell<'a> {
    /// A text.
    Text(&'a str),
    /// A JSON number's literal.
    Number(&'a str),
    /// A JSON list of texts and numbers. An element of another type is an empty text.
    List(Vec<Secret>),
    /// A JSON value of a type that no column accepts.
    Other(&'static str),
    /// JSON's null: the value is not given.
    Nothing,
}

/// What is wrong, and in which column.
pub(super) type Fault = (Option<ListColumn>, RowProblem);

/// A row whose cells are being read.
#[derive(Default)]
pub(super) struct RowDraft {
    user_id: Option<String>,
    route: Option<RowRoute>,
    save: Option<ReportName>,
    authorization: Option<Authorization>,
    values: Vec<(ValueName, Secret)>,
    /// The answers of the column for all questions. A question's own column takes precedence.
    answers: Vec<(ValueName, Secret)>,
}

impl RowDraft {
    /// An empty row with room for `values` values.
    pub(super) fn with_room(values: usize) -> Self {
        Self { values: Vec::with_capacity(values), ..Self::default() }
    }

    /// Adds a cell. A blank cell means that the value is not given.
    pub(super) fn put(&mut self, column: &ListColumn, cell: Cell<'_>, numbers: bool) -> Result<(), RowProblem> {
        let text = match cell {
            Cell::Nothing => return Ok(()),
            Cell::Text(text) if text.trim().is_empty() => return Ok(()),
            Cell::Text(text) => text,
            Cell::Number(number) => number_of(column, number)?,
            Cell::List(answers) => {
                let ListColumn::QuestionAnswers(method) = column else { return Err(RowProblem::WrongType("a list")) };
                return self.put_answers(*method, collect(answers.iter().map(Secret::expose)));
            }
            Cell::Other(name) => return Err(RowProblem::WrongType(name)),
        };
        if text.contains(char::REPLACEMENT_CHARACTER) {
            return Err(RowProblem::NotText);
        }
        match column {
            ListColumn::UserId => self.user_id = Some(setting(text)?.expose().to_owned()),
            ListColumn::Route => self.route = Some(route(setting(text)?.expose())?),
            ListColumn::Save => self.save = Some(ReportName::parse(text).map_err(RowProblem::FileName)?),
            ListColumn::Authorization => {
                self.authorization = Some(Authorization::new(text).map_err(RowProblem::Authorization)?);
            }
            ListColumn::QuestionAnswers(method) => self.put_answers(*method, split(text))?,
            ListColumn::Value(name) => self.values.push((name.clone(), value(&name.key, text, numbers)?)),
        }
        Ok(())
    }

    /// True if no value was given.
    pub(super) fn is_blank(&self) -> bool {
        let settings = self.user_id.is_none() && self.route.is_none() && self.save.is_none();
        settings && self.authorization.is_none() && self.values.is_empty() && self.answers.is_empty()
    }

    /// The complete row. Fails if it lacks something that a row needs, or if an earlier row has its user_id, login
    /// name or file.
    pub(super) fn row(mut self, line: u64, options: &ListOptions, unique: &mut Unique) -> Result<ListRow, Fault> {
        let login = |method| ListColumn::Value(ValueName { method, key: Key::LoginName });
        let user_id = self.user_id.take().ok_or((Some(ListColumn::UserId), RowProblem::Missing))?;
        self.spread_answers();
        let values = RowValues::new(self.values);
        let login_name = values.get(Method::Login, &Key::LoginName).cloned();
        let login_name = login_name.ok_or_else(|| (Some(login(None)), RowProblem::Missing))?;
        if let Some(name) = self.save.as_ref().or(options.reports.as_ref()) {
            let wrong = |problem| (Some(ListColumn::UserId), RowProblem::FileName(problem));
            name.check_user_id(&user_id).map_err(wrong)?;
        }
        if let Some(first) = unique.user_id_before(&user_id, line) {
            return Err((Some(ListColumn::UserId), RowProblem::Duplicate { name: "user_id", first }));
        }
        if let Some(first) = unique.login_name_before(&login_name, line) {
            let method = values.names(Method::Login, &Key::LoginName).then_some(Method::Login);
            return Err((Some(login(method)), RowProblem::Duplicate { name: Key::LoginName.name(), first }));
        }
        if let Some(first) = unique.file_before(&user_id, (self.save.as_ref(), options.reports.as_ref()), line) {
            let column = if self.save.is_some() { ListColumn::Save } else { ListColumn::UserId };
            return Err((Some(column), RowProblem::SameFile { first }));
        }
        let (route, save, authorization) = (self.route, self.save, self.authorization);
        Ok(ListRow { line, user_id, values, login_name, route, save, authorization })
    }

    /// Adds the answers to all questions, if the text has the form of answers.
    fn put_answers(&mut self, method: Option<Method>, answers: Option<Vec<(Key, Secret)>>) -> Result<(), RowProblem> {
        let answers = answers.ok_or(RowProblem::QuestionAnswers)?;
        self.answers.extend(answers.into_iter().map(|(key, answer)| (ValueName { method, key }, answer)));
        Ok(())
    }

    /// Fills in the answers to questions that have no column of their own.
    fn spread_answers(&mut self) {
        for (name, answer) in std::mem::take(&mut self.answers) {
            if !self.values.iter().any(|(known, _)| *known == name) {
                self.values.push((name, answer));
            }
        }
    }
}

/// A number's literal as the text of a cell.
fn number_of<'a>(column: &ListColumn, number: &'a str) -> Result<&'a str, RowProblem> {
    let key = match column {
        ListColumn::Value(name) => &name.key,
        ListColumn::UserId | ListColumn::Save | ListColumn::Authorization => &AS_TEXT,
        ListColumn::Route => return Err(RowProblem::Route),
        ListColumn::QuestionAnswers(_) => return Err(RowProblem::QuestionAnswers),
    };
    match Spoilt::of(key, number) {
        Some(spoilt) => Err(RowProblem::Spoilt(spoilt)),
        None if keeps_its_digits(key, number) => Ok(number),
        None => Err(RowProblem::NumberUnsafe),
    }
}

/// The text of a column that is not a value.
fn setting(text: &str) -> Result<Secret, RowProblem> {
    match Spoilt::of(&AS_TEXT, text) {
        Some(spoilt) => Err(RowProblem::Spoilt(spoilt)),
        None => normalised(&AS_TEXT, text).map_err(RowProblem::Value),
    }
}

fn route(name: &str) -> Result<RowRoute, RowProblem> {
    match name {
        "auto" => Ok(RowRoute::Auto),
        name => Route::from_name(name).map(RowRoute::Named).ok_or(RowProblem::Route),
    }
}

/// A value, checked and normalised for sending.
fn value(key: &Key, text: &str, numbers: bool) -> Result<Secret, RowProblem> {
    if let Some(spoilt) = Spoilt::of(key, text) {
        return Err(RowProblem::Spoilt(spoilt));
    }
    let value = normalised(key, text).map_err(RowProblem::Value)?;
    match check::value(key, value.expose(), numbers) {
        Ok(()) => Ok(value),
        Err(problem @ (Problem::CardCheckDigit | Problem::IdentityCheckDigit | Problem::IdentityDate)) => {
            Err(Spoilt::rounded(value.expose()).map_or(RowProblem::Value(problem), RowProblem::Spoilt))
        }
        Err(problem) => Err(RowProblem::Value(problem)),
    }
}
