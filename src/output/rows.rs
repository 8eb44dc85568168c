//! Rows of a long result for programs: one JSON object per line, or CSV. They are written one at a time, so that memory
//! use stays flat.

use std::io::{self, Write};

use serde_json::Value;

use super::export::harmless;
use super::failure::Failure;
use super::filter::Filter;
use super::json;
use super::printer::{bulk, filter_failure, output_failure};
use crate::messages::Lang;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// A JSON object a line.
    Ndjson,
    /// Comma-separated values below a header.
    Csv,
}

/// Writes rows to standard output.
pub struct RowWriter<'a> {
    sink: Sink<'a>,
    lang: Lang,
}

enum Sink<'a> {
    Lines(Box<dyn Write>, Option<(&'a Filter, bool)>),
    Table(Box<csv::Writer<Box<dyn Write>>>, &'a [&'static str]),
}

impl<'a> RowWriter<'a> {
    /// Starts writing rows with these members. `filter` is applied to each row of JSON, and says whether its strings
    /// are printed raw.
    pub fn begin(
        format: RowFormat,
        members: &'a [&'static str],
        filter: Option<(&'a Filter, bool)>,
        lang: Lang,
    ) -> Result<Self, Box<Failure>> {
        let out: Box<dyn Write> = Box::new(bulk());
        let sink = match format {
            RowFormat::Ndjson => Sink::Lines(out, filter),
            RowFormat::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(members).map_err(|error| unwritten(error.into(), lang))?;
                Sink::Table(Box::new(writer), members)
            }
        };
        Ok(Self { sink, lang })
    }

    /// Writes a row.
    pub fn row(&mut self, row: &Value) -> Result<(), Box<Failure>> {
        let lang = self.lang;
        let written = match &mut self.sink {
            Sink::Lines(out, Some((filter, raw))) => {
                let text = filter.run(row, *raw).map_err(|error| filter_failure(&error, lang))?;
                out.write_all(text.as_bytes())
            }
            Sink::Lines(out, None) => json::write(out, row).and_then(|()| out.write_all(b"\n")),
            Sink::Table(writer, members) => {
                let cells = members.iter().map(|member| cell(row.get(*member)));
                writer.write_record(cells).map_err(io::Error::from)
            }
        };
        written.map_err(|error| unwritten(error, lang))
    }

    /// Hands everything to the reader.
    pub fn flush(&mut self) -> Result<(), Box<Failure>> {
        let flushed = match &mut self.sink {
            Sink::Lines(out, _) => out.flush(),
            Sink::Table(writer, _) => writer.flush(),
        };
        flushed.map_err(|error| unwritten(error, self.lang))
    }
}

/// A value as a cell that no spreadsheet treats as a formula.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => harmless(text).into_owned(),
        Some(other) => other.to_string(),
    }
}

fn unwritten(error: io::Error, lang: Lang) -> Box<Failure> {
    Box::new(output_failure(&error, lang))
}
