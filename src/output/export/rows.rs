//! Writes rows, one after the other.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::Value;
use thiserror::Error;

use super::What;
use super::received;
use super::table::Table;
use crate::output::filter::{Filter, FilterError};
use crate::output::json;
use crate::report::{Figures, Report};

/// The format of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON array.
    Json,
    /// One JSON value per line.
    Ndjson,
    /// Comma-separated values.
    Csv,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Json, Self::Ndjson, Self::Csv];
}

/// Why rows could not be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// Writing failed.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The filter failed.
    #[error(transparent)]
    Filter(#[from] FilterError),
}

/// A filter, and whether to print its strings raw.
pub type Filtering<'f> = (&'f Filter, bool);

/// Writes rows to a writer.
pub struct Rows<'f, W: Write> {
    what: What,
    sink: Sink<'f, W>,
}

enum Sink<'f, W: Write> {
    /// An array; true after its first item.
    Array(W, bool),
    Lines(W),
    Table(Box<Table<W>>),
    /// Collects the rows, because the filter gets the whole array.
    FilteredArray(W, Filtering<'f>, Vec<Value>),
    /// Filters row by row.
    FilteredLines(W, Filtering<'f>),
}

impl<'f, W: Write> Rows<'f, W> {
    /// Starts writing. A filter gets the whole array, or each row if the format has lines. CSV has no filter.
    pub fn begin(mut out: W, what: What, format: Format, filter: Option<Filtering<'f>>) -> io::Result<Self> {
        let sink = match (format, filter) {
            (Format::Json, Some(filter)) => Sink::FilteredArray(out, filter, Vec::new()),
            (Format::Ndjson, Some(filter)) => Sink::FilteredLines(out, filter),
            (Format::Json, None) => {
                out.write_all(b"[")?;
                Sink::Array(out, false)
            }
            (Format::Ndjson, None) => Sink::Lines(out),
            (Format::Csv, _) => Sink::Table(Box::new(Table::begin(out, what)?)),
        };
        Ok(Self { what, sink })
    }

    /// Writes the rows of a report.
    pub fn report(&mut self, report: &Report) -> Result<(), ExportError> {
        match self.what {
            What::Accounts => report.accounts().try_for_each(|account| self.row(&Row::Record(&account))),
            What::Queries => report.queries().try_for_each(|query| self.row(&Row::Record(&query))),
            What::Figures => {
                let figures = Figures::of(report);
                match &self.sink {
                    Sink::Table(_) => {
                        let nested = serde_json::to_value(figures).map_err(io::Error::from)?;
                        self.row(&Row::<()>::Nested(nested))
                    }
                    // Serialised directly, because a report may have millions of reasons.
                    _ => self.row(&Row::Record(&figures)),
                }
            }
            What::Reports => self.row(&Row::<()>::Nested(Value::Object(report.scalars()))),
            What::PublicRecords => self.nested(received::public_records(report)),
            What::Advice => self.nested(received::advice(report)),
            What::Summary => self.nested(received::summary(report)),
        }
    }

    fn nested(&mut self, mut rows: impl Iterator<Item = Value>) -> Result<(), ExportError> {
        rows.try_for_each(|row| self.row(&Row::<()>::Nested(row)))
    }

    fn row(&mut self, row: &Row<impl Serialize>) -> Result<(), ExportError> {
        match &mut self.sink {
            Sink::Array(out, has_items) => {
                if std::mem::replace(has_items, true) {
                    out.write_all(b",")?;
                }
                json::write(out, row)?;
            }
            Sink::Lines(out) => {
                json::write(out, row)?;
                out.write_all(b"\n")?;
            }
            Sink::Table(table) => match row {
                Row::Record(record) => table.flat(record)?,
                Row::Nested(value) => table.nested(value)?,
            },
            Sink::FilteredArray(_, _, rows) => rows.push(serde_json::to_value(row).map_err(io::Error::from)?),
            Sink::FilteredLines(out, filtering) => {
                let row = serde_json::to_value(row).map_err(io::Error::from)?;
                out.write_all(run(*filtering, &row)?.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Finishes the output.
    pub fn end(self) -> Result<(), ExportError> {
        let mut out = match self.sink {
            Sink::Array(mut out, _) => {
                out.write_all(b"]\n")?;
                out
            }
            Sink::FilteredArray(mut out, filtering, rows) => {
                out.write_all(run(filtering, &Value::Array(rows))?.as_bytes())?;
                out
            }
            Sink::Lines(out) | Sink::FilteredLines(out, _) => out,
            Sink::Table(table) => return Ok(table.end()?),
        };
        Ok(out.flush()?)
    }
}

/// A row.
enum Row<T> {
    /// A record; for a table it has no nested members.
    Record(T),
    /// A row with nested members.
    Nested(Value),
}

impl<T: Serialize> Serialize for Row<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Record(record) => record.serialize(serializer),
            Self::Nested(value) => value.serialize(serializer),
        }
    }
}

fn run((filter, raw): Filtering<'_>, value: &Value) -> Result<String, FilterError> {
    filter.run(value, raw)
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
