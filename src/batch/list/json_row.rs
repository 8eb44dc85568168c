//! A row in JSON: one object on one line, its members read straight into the row.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::column::{UnknownName, method_named};
use super::draft::{Cell, RowDraft};
use super::known_names::KnownNames;
use super::{ListColumn, RowProblem};
use crate::protocol::{JSON_NUMBER, Method, Secret, json_fault, json_place};

/// Reads the object on a line. The row notes what is wrong with it.
pub(super) fn read(text: &str, numbers: bool, names: &mut KnownNames) -> RowDraft {
    names.begin_row();
    let (draft, seen) = (RowDraft::with_room(names.len()), Vec::with_capacity(names.len()));
    let mut reading = Reading { draft, seen, numbers, names, is_over: false };
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Members { reading: &mut reading, method: None }.deserialize(&mut json).and_then(|()| json.end());
    let Reading { mut draft, is_over, .. } = reading;
    if let Some(error) = read.err().filter(|_| !is_over) {
        let (_, at) = json_place(text.as_bytes(), &error);
        draft.cut_short((None, RowProblem::Json { at, why: json_fault(&error) }));
    }
    draft
}

/// A row while it is being read.
struct Reading<'n> {
    draft: RowDraft,
    seen: Vec<ListColumn>,
    numbers: bool,
    names: &'n mut KnownNames,
    /// True if the row noted a problem because of which reading stops.
    is_over: bool,
}

impl Reading<'_> {
    fn fails<T, E: Error>(&mut self, name: Option<String>, problem: RowProblem) -> Result<T, E> {
        self.draft.cut_short((name, problem));
        self.is_over = true;
        Err(E::custom("")) // the row says why
    }

    fn put<E: Error>(&mut self, column: &ListColumn, cell: Cell<'_>) -> Result<(), E> {
        self.draft.put(column, cell, self.numbers);
        Ok(())
    }
}

/// The members of the row, or of a method within it.
struct Members<'r, 'n> {
    reading: &'r mut Reading<'n>,
    method: Option<Method>,
}

impl<'de> DeserializeSeed<'de> for Members<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

/// The meaning of a member's name.
enum Named {
    Column(ListColumn),
    Method(Method),
    Unknown(UnknownName),
    Number,
}

impl<'de> Visitor<'de> for Members<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { reading, method } = self;
        while let Some(named) = members.next_key_seed(Name { method, names: reading.names })? {
            match named {
                Named::Column(column) => {
                    if reading.seen.contains(&column) {
                        return reading.fails(Some(column.to_string()), RowProblem::Twice);
                    }
                    members.next_value_seed(Value { reading, column: &column })?;
                    reading.seen.push(column);
                }
                Named::Method(method) => members.next_value_seed(Members { reading, method: Some(method) })?,
                Named::Unknown(UnknownName { shown, nearest }) => {
                    return reading.fails(shown, RowProblem::UnknownKey { nearest });
                }
                Named::Number => return no_object(reading, method),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        no_object(self.reading, self.method)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        no_object(self.reading, self.method)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        no_object(self.reading, self.method)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        no_object(self.reading, self.method)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        no_object(self.reading, self.method)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        no_object(self.reading, self.method)
    }
}

fn no_object<E: Error>(reading: &mut Reading<'_>, method: Option<Method>) -> Result<(), E> {
    reading.fails(method.map(|method| method.name().to_owned()), RowProblem::NotAnObject)
}

/// The name of a member.
struct Name<'n> {
    names: &'n mut KnownNames,
    method: Option<Method>,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Named;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Named, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Named, E> {
        let column = match self.method {
            None => self.names.column(name),
            method => ListColumn::under(method, name),
        };
        Ok(match column {
            Ok(column) => Named::Column(column),
            Err(_) if name == JSON_NUMBER => Named::Number,
            Err(unknown) if self.method.is_some() => Named::Unknown(unknown),
            Err(of_key) => match method_named(name) {
                Ok(method) => Named::Method(method),
                Err(of_method) => {
                    let nearest = of_key.nearest.or(of_method.nearest);
                    Named::Unknown(UnknownName { shown: of_key.shown, nearest })
                }
            },
        })
    }
}

/// Whether a member's name says that its value is a number as it is written.
struct IsNumber;

impl<'de> DeserializeSeed<'de> for IsNumber {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<bool, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for IsNumber {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == JSON_NUMBER)
    }
}

/// The value of a column.
struct Value<'r, 'n> {
    reading: &'r mut Reading<'n>,
    column: &'r ListColumn,
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.reading.put(self.column, Cell::Text(text))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.reading.put(self.column, Cell::Other("a boolean"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.reading.put(self.column, Cell::Number(Secret::from(number.to_string()).expose()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.reading.put(self.column, Cell::Number(Secret::from(number.to_string()).expose()))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.reading.put(self.column, Cell::Nothing)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        match members.next_key_seed(IsNumber)? {
            Some(true) => {
                let number = Secret::from(members.next_value::<String>()?);
                self.reading.put(self.column, Cell::Number(number.expose()))
            }
            Some(false) => {
                members.next_value::<IgnoredAny>()?;
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.reading.put(self.column, Cell::Other("an object"))
            }
            None => self.reading.put(self.column, Cell::Other("an object")),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut list = Vec::new();
        while let Some(element) = values.next_element_seed(Element)? {
            list.push(element);
        }
        self.reading.put(self.column, Cell::List(list))
    }
}

/// An element of a list: its text, or an empty one if it is neither text nor number.
struct Element;

impl<'de> DeserializeSeed<'de> for Element {
    type Value = Secret;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Secret, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
        Ok(text.into())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Secret, E> {
        Ok("".into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Secret, E> {
        Ok(number.to_string().into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Secret, E> {
        Ok(number.to_string().into())
    }

    fn visit_unit<E: Error>(self) -> Result<Secret, E> {
        Ok("".into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Secret, A::Error> {
        let mut text = Secret::from("");
        while let Some(is_number) = members.next_key_seed(IsNumber)? {
            match is_number {
                true => text = members.next_value::<String>()?.into(),
                false => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Secret, A::Error> {
        while values.next_element::<IgnoredAny>()?.is_some() {}
        Ok("".into())
    }
}
