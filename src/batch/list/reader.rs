//! Reads a list of either form row by row.

use std::io::{self, Read};

use super::draft::{Cell, RowDraft};
use super::error::Fault;
use super::known_names::KnownNames;
use super::records::Records;
use super::unique::Unique;
use super::window::{LONGEST_ROW, More, Window, end_of_line};
use super::{BadRow, ListColumn, ListError, ListOptions, ListRow, RecordFault, RowProblem, header, json_row};

/// A list of applicants: an iterator over its rows. It continues after a bad row. After a failure to read
/// ([`ListError::Interrupted`]) it ends.
pub struct List<R> {
    form: Form<R>,
    options: ListOptions,
    unique: Unique,
    is_at_end: bool,
}

/// The form of a list.
enum Form<R> {
    Csv { records: Records<R>, columns: Vec<Option<ListColumn>> },
    Json { window: Window<R>, names: KnownNames },
}

impl<R: Read> List<R> {
    /// Starts to read a list. The first character decides between JSON (`{`) and CSV. The header of a CSV list is
    /// read and checked.
    pub fn open(source: R, options: ListOptions) -> Result<Self, ListError> {
        let mut window = Window::new(source);
        let form = match window.first_character().map_err(ListError::Read)? {
            None => return Err(ListError::Empty),
            Some(b'[') => return Err(ListError::Array),
            Some(b'{') => Form::Json { window, names: KnownNames::default() },
            Some(_) => {
                let mut records = Records::new(window);
                let columns = header::read(&mut records)?;
                Form::Csv { records, columns }
            }
        };
        Ok(Self { form, options, unique: Unique::new(), is_at_end: false })
    }

    fn next_row(&mut self) -> Result<Option<Result<ListRow, BadRow>>, ListError> {
        let Self { form, options, unique, .. } = self;
        let (line, draft) = match form {
            Form::Csv { records, columns } => {
                let draft = next_record(records, columns, options.verify_numbers);
                (records.line(), draft)
            }
            Form::Json { window, names } => next_object(window, options.verify_numbers, names),
        };
        let draft = draft.map_err(|source| ListError::Interrupted { line, source })?;
        let read = match draft {
            Ok(None) => return Ok(None),
            Ok(Some(draft)) => draft.row(line, options, unique),
            Err(fault) => Err(vec![fault]),
        };
        Ok(match read {
            Ok(row) => Some(Ok(row)),
            Err(faults) => BadRow::of(line, faults).map(Err),
        })
    }
}

impl<R: Read> Iterator for List<R> {
    type Item = Result<Result<ListRow, BadRow>, ListError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_at_end {
            return None;
        }
        let row = self.next_row();
        self.is_at_end = !matches!(row, Ok(Some(_)));
        row.transpose()
    }
}

/// The next row of a CSV list that is not blank.
fn next_record(
    records: &mut Records<impl Read>,
    columns: &[Option<ListColumn>],
    numbers: bool,
) -> io::Result<Result<Option<RowDraft>, Fault>> {
    loop {
        match records.next()? {
            Err(fault) => return Ok(Err((None, RowProblem::Record(fault)))),
            Ok(false) => return Ok(Ok(None)),
            Ok(true) => {}
        }
        let (found, expected) = (records.len(), columns.len());
        let is_blank =
            || (0..found).all(|place| records.field(place).is_some_and(|cell| cell.as_str().trim().is_empty()));
        if found != expected {
            if is_blank() {
                continue;
            }
            return Ok(Err((None, RowProblem::Fields { found, expected })));
        }
        let draft = cells(records, columns, numbers);
        if !draft.is_blank() {
            return Ok(Ok(Some(draft)));
        }
    }
}

fn cells(records: &Records<impl Read>, columns: &[Option<ListColumn>], numbers: bool) -> RowDraft {
    let mut draft = RowDraft::with_room(columns.len());
    for (place, column) in columns.iter().enumerate() {
        match (records.field(place), column) {
            (None, column) => draft.fails(column.as_ref(), RowProblem::NotText),
            (Some(field), Some(column)) => draft.put(column, Cell::Text(field.as_str()), numbers),
            (Some(field), None) if field.as_str().trim().is_empty() => {}
            (Some(_), None) => draft.fails(None, RowProblem::Nameless(place + 1)),
        }
    }
    draft
}

/// The next object of a JSON list, with its line.
fn next_object(
    window: &mut Window<impl Read>,
    numbers: bool,
    names: &mut KnownNames,
) -> (u64, io::Result<Result<Option<RowDraft>, Fault>>) {
    let first = window.first_character();
    let line = window.line();
    (line, first.and_then(|first| first.map_or(Ok(Ok(None)), |_| object(window, numbers, names))))
}

/// The object at the beginning of the window.
fn object(
    window: &mut Window<impl Read>,
    numbers: bool,
    names: &mut KnownNames,
) -> io::Result<Result<Option<RowDraft>, Fault>> {
    let Some(length) = whole_line(window)? else {
        window.pass_line()?;
        return Ok(Err((None, RowProblem::Record(RecordFault::TooLong(LONGEST_ROW)))));
    };
    let text = window.bytes().get(..length).unwrap_or_default();
    let draft = match std::str::from_utf8(text) {
        Ok(text) => Ok(Some(json_row::read(text.trim_end(), numbers, names))),
        Err(_) => Err((None, RowProblem::NotText)),
    };
    window.pass(length, 1);
    Ok(draft)
}

/// The length of the line including its end; `None` if the line is too long.
fn whole_line(window: &mut Window<impl Read>) -> io::Result<Option<usize>> {
    loop {
        if let Some(end) = end_of_line(window.bytes()) {
            return Ok(Some(end));
        }
        match window.more()? {
            More::Came => {}
            More::End => return Ok(Some(window.bytes().len())),
            More::Full => return Ok(None),
        }
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
