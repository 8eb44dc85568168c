//! Splits CSV into records and fields (RFC 4180).
//!
//! The `csv` crate reads an unclosed quote to the end of the list, however long that is, and reports no error. This
//! reader reports the line of the quote, continues after that line, holds one record at a time, and zeroes its
//! memory. A test compares the two on everything that both can read.

use std::io::{self, Read};

use super::RecordFault;
use super::window::{LONGEST_ROW, More, Window, end_of_line, line_ends};
use crate::protocol::Secret;

/// A field of the current record.
#[derive(Clone, Copy, Debug)]
struct Field {
    /// The start of the field in the record, without quotes.
    from: usize,
    to: usize,
    /// True if the field contains a quote, which is written twice.
    has_quotes: bool,
}

/// The text of a field.
pub(super) enum FieldText<'a> {
    /// The text exactly as in the list.
    AsIs(&'a str),
    /// The text with doubled quotes reduced to one.
    Unquoted(Secret),
}

impl FieldText<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::AsIs(text) => text,
            Self::Unquoted(text) => text.expose(),
        }
    }
}

fn unquoted(text: &str) -> Secret {
    let mut once = String::with_capacity(text.len()); // a growing buffer would leave copies behind
    text.split("\"\"").enumerate().for_each(|(place, part)| {
        once.push_str(if place == 0 { "" } else { "\"" });
        once.push_str(part);
    });
    once.into()
}

/// Reads records.
pub(super) struct Records<R> {
    window: Window<R>,
    fields: Vec<Field>,
    /// The length and the lines of the current record, to be passed before the next one.
    record: (usize, u64),
    /// True if the current record has a quoted field, so that it may span several lines.
    has_quoted: bool,
    /// The line on which the current record begins.
    line: u64,
}

/// The position of the reader.
#[derive(Clone, Copy)]
enum At {
    FieldStart,
    Bare,
    Quoted,
    /// After a quote within quotes, which either closes the field or is the first of two.
    Quote,
    /// Before a comma or a line end.
    FieldEnd,
}

/// What is wrong with a record that does not fit into the buffer.
fn too_long(at: At) -> RecordFault {
    match at {
        At::Quoted => RecordFault::UnclosedQuote,
        At::FieldStart | At::Bare | At::Quote | At::FieldEnd => RecordFault::TooLong(LONGEST_ROW),
    }
}

impl<R: Read> Records<R> {
    pub(super) fn new(window: Window<R>) -> Self {
        Self { window, fields: Vec::new(), record: (0, 0), has_quoted: false, line: 1 }
    }

    /// The line on which the current record begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// How many fields the current record has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field of the current record; `None` if it is not UTF-8.
    pub(super) fn field(&self, place: usize) -> Option<FieldText<'_>> {
        let Some(field) = self.fields.get(place) else { return Some(FieldText::AsIs("")) };
        let bytes = self.window.bytes().get(field.from..field.to).unwrap_or_default();
        let text = std::str::from_utf8(bytes).ok()?;
        Some(if field.has_quotes { FieldText::Unquoted(unquoted(text)) } else { FieldText::AsIs(text) })
    }

    /// Reads the next record that is not an empty line. Returns false at the end.
    pub(super) fn next(&mut self) -> io::Result<Result<bool, RecordFault>> {
        loop {
            let (bytes, lines) = std::mem::take(&mut self.record);
            self.window.pass(bytes, lines);
            self.line = self.window.line();
            match self.read()? {
                Ok(true) if self.is_empty_line() => {}
                Err(fault) => {
                    self.fields.clear();
                    self.window.pass_line()?;
                    return Ok(Err(fault));
                }
                read => return Ok(read),
            }
        }
    }

    fn is_empty_line(&self) -> bool {
        matches!(self.fields.as_slice(), [field] if field.from == field.to)
    }

    /// Finds the fields of the record that begins here.
    fn read(&mut self) -> io::Result<Result<bool, RecordFault>> {
        self.fields.clear();
        self.has_quoted = false;
        let (mut at, mut place) = (At::FieldStart, 0);
        let mut field = Field { from: 0, to: 0, has_quotes: false };
        loop {
            let rest = self.window.bytes().get(place..).unwrap_or_default();
            let Some(&byte) = rest.first() else {
                match self.window.more()? {
                    More::Came => continue,
                    More::Full => return Ok(Err(too_long(at))),
                    More::End => return Ok(self.end_of_list(at, field, place)),
                }
            };
            match (at, byte) {
                (At::FieldStart, b'"') => {
                    field = Field { from: place + 1, to: place + 1, has_quotes: false };
                    self.has_quoted = true;
                    (at, place) = (At::Quoted, place + 1);
                }
                (At::FieldStart, _) => {
                    field = Field { from: place, to: place, has_quotes: false };
                    at = At::Bare;
                }
                (At::Bare, _) => {
                    // A quote in an unquoted field is an ordinary character.
                    let bare = rest.iter().position(|byte| matches!(byte, b',' | b'\r' | b'\n'));
                    place += bare.unwrap_or(rest.len());
                    field.to = place;
                    at = if bare.is_some() { At::FieldEnd } else { At::Bare };
                }
                (At::Quoted, _) => {
                    let quoted = rest.iter().position(|byte| *byte == b'"');
                    field.to = place + quoted.unwrap_or(rest.len());
                    (at, place) = match quoted {
                        Some(_) => (At::Quote, field.to + 1),
                        None => (At::Quoted, field.to),
                    };
                }
                (At::Quote, b'"') => {
                    field.has_quotes = true;
                    (at, place) = (At::Quoted, place + 1);
                }
                (At::Quote, b',' | b'\r' | b'\n') => at = At::FieldEnd,
                (At::Quote, _) => return Ok(Err(RecordFault::AfterQuote)),
                (At::FieldEnd, b',') => {
                    self.fields.push(field);
                    (at, place) = (At::FieldStart, place + 1);
                }
                (At::FieldEnd, _) => match end_of_line(rest) {
                    Some(end) => return Ok(Ok(self.end(field, place + end))),
                    // The line feed that belongs to this carriage return may still be unread.
                    None => match self.window.more()? {
                        More::Came => {}
                        More::Full => return Ok(Err(RecordFault::TooLong(LONGEST_ROW))),
                        More::End => return Ok(Ok(self.end(field, place + 1))),
                    },
                },
            }
        }
    }

    /// Ends the record at `place`, where the list ends.
    fn end_of_list(&mut self, at: At, field: Field, place: usize) -> Result<bool, RecordFault> {
        let last = match at {
            At::Quoted => return Err(RecordFault::UnclosedQuote),
            At::FieldStart if place == 0 => return Ok(false),
            At::FieldStart => Field { from: place, to: place, has_quotes: false },
            At::Bare => Field { to: place, ..field },
            At::Quote | At::FieldEnd => field,
        };
        Ok(self.end(last, place))
    }

    /// Ends the record at `place`, with `field` as its last field.
    fn end(&mut self, field: Field, place: usize) -> bool {
        self.fields.push(field);
        let lines = if self.has_quoted { line_ends(self.window.bytes().get(..place).unwrap_or_default()) } else { 1 };
        self.record = (place, lines);
        true
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
