//! Writes CSV rows.

use std::io::{self, Write};

use csv::ByteRecord;
use serde::Serialize;
use serde_json::Value;

use super::cell_error::CellError;
use super::text::harmless;
use super::{Column, What, cells, columns};
use crate::output::json;

/// A table in the process of being written.
pub struct Table<W: Write> {
    writer: csv::Writer<W>,
    columns: Vec<Column>,
    row: ByteRecord,
    scratch: String,
}

impl<W: Write> Table<W> {
    /// Writes the header.
    pub fn begin(out: W, what: What) -> io::Result<Self> {
        let columns = columns(what);
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(columns.iter().map(|column| &column.name)).map_err(failed)?;
        Ok(Self { writer, columns, row: ByteRecord::new(), scratch: String::new() })
    }

    /// Writes a record without nested members.
    pub fn flat(&mut self, record: &impl Serialize) -> io::Result<()> {
        cells::row(&mut self.row, &self.columns, &mut self.scratch, record)?;
        self.writer.write_byte_record(&self.row).map_err(failed)
    }

    /// Writes a row whose cells are taken from a JSON value.
    pub fn nested(&mut self, row: &Value) -> io::Result<()> {
        self.row.clear();
        for column in &self.columns {
            match row.pointer(&column.at) {
                None | Some(Value::Null) => self.row.push_field(b""),
                Some(Value::String(text)) => self.row.push_field(harmless(text).as_bytes()),
                // Numbers as received, lists as JSON. Neither can start like a formula.
                Some(other) => {
                    let mut cell = Vec::new();
                    json::write(&mut cell, other)?;
                    self.row.push_field(&cell);
                }
            }
        }
        self.writer.write_byte_record(&self.row).map_err(failed)
    }

    /// Writes the remaining output.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn failed(error: csv::Error) -> io::Error {
    CellError::from(error).into()
}
