//! Rows of CSV.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::cell_error::CellError;
use super::text::harmless;
use super::{Column, What, cells, columns};
use crate::output::json;

/// A table that is being written.
pub struct Table<W: Write> {
    writer: csv::Writer<W>,
    columns: Vec<Column>,
    scratch: String,
}

impl<W: Write> Table<W> {
    /// Begins with the header.
    pub fn begin(out: W, what: What) -> io::Result<Self> {
        let columns = columns(what);
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(columns.iter().map(|column| &column.name)).map_err(failed)?;
        Ok(Self { writer, columns, scratch: String::new() })
    }

    /// A record without nested members.
    pub fn flat(&mut self, record: &impl Serialize) -> io::Result<()> {
        Ok(cells::row(&mut self.writer, &self.columns, &mut self.scratch, record)?)
    }

    /// A row whose cells stand at places within a JSON value.
    pub fn nested(&mut self, row: &Value) -> io::Result<()> {
        for column in &self.columns {
            let cell = match row.pointer(&column.at) {
                None | Some(Value::Null) => Vec::new(),
                Some(Value::String(text)) => harmless(text).into_owned().into_bytes(),
                // Numbers as they came, lists as JSON: no formula begins like either.
                Some(other) => {
                    let mut cell = Vec::new();
                    json::write(&mut cell, other)?;
                    cell
                }
            };
            self.writer.write_field(cell).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    /// Writes what is left.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn failed(error: csv::Error) -> io::Error {
    CellError::from(error).into()
}
