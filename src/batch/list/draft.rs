//! A row whose cells are being read. Each value is checked as `run` checks a value that it is given.

use super::error::Fault;
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

/// How many problems of one row are kept. A row of a JSON list may have any number of members.
const MOST_FAULTS: usize = 10;

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
    /// What is wrong with the row so far.
    faults: Vec<Fault>,
    /// True if the rest of the row could not be read, so that nothing counts as missing.
    is_cut_short: bool,
}

impl RowDraft {
    /// An empty row with room for `values` values.
    pub(super) fn with_room(values: usize) -> Self {
        Self { values: Vec::with_capacity(values), ..Self::default() }
    }

    /// Adds a cell. A blank cell means that the value is not given. A bad cell is noted and left out.
    pub(super) fn put(&mut self, column: &ListColumn, cell: Cell<'_>, numbers: bool) {
        if let Err(problem) = self.read(column, cell, numbers) {
            self.fails(Some(column), problem);
        }
    }

    /// Notes a problem of the row.
    pub(super) fn fails(&mut self, column: Option<&ListColumn>, problem: RowProblem) {
        self.note((column.map(ListColumn::to_string), problem));
    }

    /// Notes the problem because of which the rest of the row cannot be read.
    pub(super) fn cut_short(&mut self, fault: Fault) {
        self.is_cut_short = true;
        self.note(fault);
    }

    fn note(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    fn read(&mut self, column: &ListColumn, cell: Cell<'_>, numbers: bool) -> Result<(), RowProblem> {
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

    /// True if no value was given, not even a bad one.
    pub(super) fn is_blank(&self) -> bool {
        let settings = self.user_id.is_none() && self.route.is_none() && self.save.is_none();
        settings
            && self.faults.is_empty()
            && self.authorization.is_none()
            && self.values.is_empty()
            && self.answers.is_empty()
    }

    /// The complete row, or everything that is wrong with it: bad cells, what it lacks, and an earlier row with its
    /// user_id, login name or file.
    pub(super) fn row(mut self, line: u64, options: &ListOptions, unique: &mut Unique) -> Result<ListRow, Vec<Fault>> {
        self.spread_answers();
        let (user_id, values) = (self.user_id.take(), RowValues::new(std::mem::take(&mut self.values)));
        let login_name = values.get(Method::Login, &Key::LoginName).cloned();
        let method = values.names(Method::Login, &Key::LoginName).then_some(Method::Login);
        let logins = [method, None, Some(Method::Login)]
            .map(|of| ListColumn::Value(ValueName { method: of, key: Key::LoginName }));
        self.note_missing(user_id.is_some(), &[ListColumn::UserId]);
        self.note_missing(login_name.is_some(), &logins);
        self.note_repeated((user_id.as_deref(), login_name.as_ref().zip(logins.first())), line, options, unique);
        match (user_id, login_name) {
            (Some(user_id), Some(login_name)) if self.faults.is_empty() => {
                let (route, save, authorization) = (self.route, self.save, self.authorization);
                Ok(ListRow { line, user_id, values, login_name, route, save, authorization })
            }
            _ => Err(self.faults),
        }
    }

    /// Notes that the first of these columns is missing, unless one of them was read or is known to be bad.
    fn note_missing(&mut self, is_there: bool, columns: &[ListColumn]) {
        let is_it = |name: &str| columns.iter().any(|column| column.to_string() == name);
        let is_bad = || self.faults.iter().any(|(name, _)| name.as_deref().is_some_and(is_it));
        if !is_there && !self.is_cut_short && !is_bad() {
            self.fails(columns.first(), RowProblem::Missing);
        }
    }

    /// Notes which earlier rows have the same user_id, login name or file. A bad row counts as an earlier row as far as it
    /// could be read: the operator has to say which of the two is meant, so the program must not choose the later one.
    fn note_repeated(
        &mut self,
        (user_id, login): (Option<&str>, Option<(&Secret, &ListColumn)>),
        line: u64,
        options: &ListOptions,
        unique: &mut Unique,
    ) {
        let first = user_id.and_then(|user_id| unique.user_id_before(user_id, line));
        if let Some(first) = first {
            self.fails(Some(&ListColumn::UserId), RowProblem::Duplicate { name: "user_id", first });
        }
        if let Some((name, column)) = login
            && let Some(first) = unique.login_name_before(name, line)
        {
            self.fails(Some(column), RowProblem::Duplicate { name: Key::LoginName.name(), first });
        }
        if let Some(user_id) = user_id {
            self.note_file(user_id, line, options, unique);
        }
    }

    /// Notes that the user_id cannot be part of the report's file, or that an earlier row's report goes into that file.
    fn note_file(&mut self, user_id: &str, line: u64, options: &ListOptions, unique: &mut Unique) {
        let (own, others) = (self.save.as_ref(), options.reports.as_ref());
        let column = if own.is_some() { ListColumn::Save } else { ListColumn::UserId };
        if let Some(name) = own.or(others)
            && let Err(problem) = name.check_user_id(user_id)
        {
            return self.fails(Some(&ListColumn::UserId), RowProblem::FileName(problem));
        }
        let first = unique.file_before(user_id, (own, others), line);
        if let Some(first) = first.filter(|_| self.faults.is_empty()) {
            self.fails(Some(&column), RowProblem::SameFile { first });
        }
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

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
