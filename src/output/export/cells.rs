//! A flat record as a row of cells, without a detour through JSON: fields that the record skips are empty cells.

use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};

use super::Column;
use super::text::harmless;

/// Why a row could not be written.
#[derive(Debug)]
pub enum CellError {
    /// Writing failed.
    Write(io::Error),
    /// The record is not flat, or has a field that is no column: the schema is wrong.
    Shape(String),
}

impl Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => error.fmt(f),
            Self::Shape(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for CellError {}

impl serde::ser::Error for CellError {
    fn custom<T: Display>(what: T) -> Self {
        Self::Shape(what.to_string())
    }
}

impl From<csv::Error> for CellError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Write(error),
            other => Self::Shape(format!("{other:?}")),
        }
    }
}

impl From<CellError> for io::Error {
    fn from(error: CellError) -> Self {
        match error {
            CellError::Write(error) => error,
            CellError::Shape(what) => Self::other(what),
        }
    }
}

type Never = Impossible<(), CellError>;
type Written<T = ()> = Result<T, CellError>;

fn not_flat() -> CellError {
    CellError::Shape("not a flat record".to_owned())
}

/// Writes a flat record as one row of these columns. `scratch` is for what has to be made into text.
pub fn row<W: Write>(
    writer: &mut csv::Writer<W>,
    columns: &[Column],
    scratch: &mut String,
    record: &impl Serialize,
) -> Result<(), CellError> {
    record.serialize(&mut Cells { writer, columns: columns.iter(), scratch })
}

/// The rest of a row.
struct Cells<'a, W: Write> {
    writer: &'a mut csv::Writer<W>,
    columns: std::slice::Iter<'a, Column>,
    scratch: &'a mut String,
}

impl<W: Write> Cells<'_, W> {
    fn cell(&mut self, text: impl AsRef<[u8]>) -> Written {
        Ok(self.writer.write_field(text)?)
    }

    /// A value whose text is the program's own: a number, a day.
    fn plain(&mut self, value: impl Display) -> Written {
        self.scratch.clear();
        write!(self.scratch, "{value}").map_err(|_| not_flat())?;
        Ok(self.writer.write_field(&*self.scratch)?)
    }
}

impl<W: Write> SerializeStruct for &mut Cells<'_, W> {
    type Ok = ();
    type Error = CellError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        while let Some(column) = self.columns.next() {
            if column.name == name {
                return value.serialize(&mut **self);
            }
            self.cell("")?;
        }
        Err(CellError::Shape(format!("{name} is no column, or not in its place")))
    }

    fn end(self) -> Written {
        for _ in self.columns.by_ref() {
            self.writer.write_field("")?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }
}

/// Numbers, written as they are.
macro_rules! plain {
    ($($method:ident $kind:ty;)*) => { $(fn $method(self, value: $kind) -> Written { self.plain(value) })* };
}

impl<W: Write> Serializer for &mut Cells<'_, W> {
    type Ok = ();
    type Error = CellError;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Self;
    type SerializeStructVariant = Never;

    plain! {
        serialize_bool bool;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_f32 f32;
        serialize_f64 f64;
    }

    fn serialize_str(self, text: &str) -> Written {
        self.cell(&*harmless(text))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Written {
        self.plain(value)
    }

    fn serialize_char(self, c: char) -> Written {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.cell(name)
    }

    fn serialize_none(self) -> Written {
        self.cell("")
    }

    fn serialize_unit(self) -> Written {
        self.cell("")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Written<Self> {
        Ok(self)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(not_flat())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Err(not_flat())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(not_flat())
    }

    fn serialize_seq(self, _: Option<usize>) -> Written<Never> {
        Err(not_flat())
    }

    fn serialize_tuple(self, _: usize) -> Written<Never> {
        Err(not_flat())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Written<Never> {
        Err(not_flat())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Written<Never> {
        Err(not_flat())
    }

    fn serialize_map(self, _: Option<usize>) -> Written<Never> {
        Err(not_flat())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Written<Never> {
        Err(not_flat())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{What, columns};
    use super::*;
    use crate::report::{Account, Query, QueryDate, Source};

    fn written(what: What, record: &impl Serialize) -> Vec<(String, String)> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let columns = columns(what);
        row(&mut writer, &columns, &mut String::new(), record).unwrap();
        let bytes = writer.into_inner().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let cells: Vec<&str> = text.trim_end().split(',').collect();
        assert_eq!(cells.len(), columns.len(), "{text}");
        let named = columns.into_iter().map(|column| column.name).zip(cells.into_iter().map(str::to_owned));
        named.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect()
    }

    /// A record with every field.
    fn full() -> Account<'static> {
        use crate::report::{Kind, State, Understood, When};
        let (text, day) = (|| Some("x".into()), jiff::civil::date(2015, 6, 1));
        Account {
            kind: Some(Kind::OtherLoan),
            loan_kind: text(),
            issuer: text(),
            branch: text(),
            currency: text(),
            converted: Some(true),
            opened_on: Some(day),
            last_paid_on: Some(day),
            amount: Some(1),
            contract_amount: Some(2),
            limit: Some(3),
            used: Some(4),
            balance: Some(5),
            overdrawn: Some(6),
            instalment_balance: Some(7),
            as_of: Some(When::Month(day)),
            state: Some(State::BadDebt),
            due_on: Some(day),
            closed_on: Some(When::Day(day)),
            revolving: Some(false),
            currently_overdue: Some(false),
            overdue_amount: Some(-8),
            months_overdue: Some(9),
            months_over_60: Some(10),
            months_over_90: Some(11),
            tail: text(),
            party: text(),
            role: text(),
            contract: text(),
            file: text(),
            list: text(),
            understood: Understood::Part,
            rest: text(),
            sentence: "x".into(),
        }
    }

    #[test]
    fn the_columns_of_accounts_are_the_fields_of_the_record_in_their_order() {
        let serde_json::Value::Object(fields) = serde_json::to_value(full()).unwrap() else { unreachable!() };
        let names: Vec<String> = columns(What::Accounts).into_iter().map(|column| column.name).collect();
        assert_eq!(names, fields.keys().cloned().collect::<Vec<_>>());
        let cells: Vec<String> = written(What::Accounts, &full()).into_iter().map(|(_, cell)| cell).collect();
        let plain = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert_eq!(cells, fields.into_iter().map(|(_, value)| plain(value)).collect::<Vec<_>>());
    }

    #[test]
    fn what_a_record_lacks_is_an_empty_cell() {
        let account = Account { limit: Some(20_000), sentence: "=x".into(), ..Account::default() };
        let expected = pairs(&[("limit", "20000"), ("understood", "none"), ("sentence", "'=x")]);
        assert_eq!(written(What::Accounts, &account), expected);
    }

    #[test]
    fn a_query_is_a_row() {
        let on = Some(QueryDate::Day(jiff::civil::date(2015, 3, 31)));
        let query = Query { file: Some("a".into()), source: Source::Personal, operator: None, reason: None, on };
        assert_eq!(
            written(What::Queries, &query),
            pairs(&[("file", "a"), ("source", "personal"), ("on", "2015-03-31")])
        );
    }
}
