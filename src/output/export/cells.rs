//! Serialises a flat record as a row of cells, without building JSON first. Fields that the record skips
//! become empty cells.

use std::fmt::{Display, Write as _};

use csv::ByteRecord;
use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};

use super::Column;
use super::cell_error::{CellError, not_flat};
use super::text::harmless;

type Never = Impossible<(), CellError>;
type Written<T = ()> = Result<T, CellError>;

/// Converts a flat record into a row of these columns. `scratch` is a buffer for converting values to text.
pub fn row(
    row: &mut ByteRecord,
    columns: &[Column],
    scratch: &mut String,
    record: &impl Serialize,
) -> Result<(), CellError> {
    row.clear();
    record.serialize(&mut Cells { row, columns: columns.iter(), scratch })
}

/// The rest of a row.
struct Cells<'a> {
    row: &'a mut ByteRecord,
    columns: std::slice::Iter<'a, Column>,
    scratch: &'a mut String,
}

impl Cells<'_> {
    /// Moves to the next column, which must be `name`: a test compares the columns with the record.
    #[inline]
    fn next_is(&mut self, name: &str) -> Written {
        let column = self.columns.next().ok_or_else(|| CellError::Shape(format!("{name} is no column")))?;
        debug_assert_eq!(column.name, name);
        Ok(())
    }

    #[inline]
    fn cell(&mut self, text: &str) -> Written {
        self.row.push_field(text.as_bytes());
        Ok(())
    }

    /// A whole number. Most values are one, and `itoa` writes it faster.
    fn whole(&mut self, number: impl itoa::Integer) -> Written {
        self.cell(itoa::Buffer::new().format(number))
    }

    /// A value with a text of our own, such as a number or a date.
    fn plain(&mut self, value: impl Display) -> Written {
        self.scratch.clear();
        write!(self.scratch, "{value}").map_err(|_| not_flat())?;
        self.row.push_field(self.scratch.as_bytes());
        Ok(())
    }
}

impl SerializeStruct for &mut Cells<'_> {
    type Ok = ();
    type Error = CellError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.next_is(name)?;
        value.serialize(&mut **self)
    }

    fn skip_field(&mut self, name: &'static str) -> Written {
        self.next_is(name)?;
        self.cell("")
    }

    fn end(self) -> Written {
        match self.columns.next() {
            None => Ok(()),
            Some(column) => Err(CellError::Shape(format!("{} is no field", column.name))),
        }
    }
}

/// Values that are written as they are, by this method of [`Cells`].
macro_rules! written_by {
    ($write:ident: $($method:ident $kind:ty;)*) => {
        $(fn $method(self, value: $kind) -> Written { self.$write(value) })*
    };
}

impl Serializer for &mut Cells<'_> {
    type Ok = ();
    type Error = CellError;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Self;
    type SerializeStructVariant = Never;

    written_by! { plain:
        serialize_bool bool;
        serialize_f32 f32;
        serialize_f64 f64;
    }

    written_by! { whole:
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
    }

    fn serialize_str(self, text: &str) -> Written {
        self.cell(&harmless(text))
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
#[path = "cells_tests.rs"]
mod tests;
