//! The Chinese of tables whose English is elsewhere: in the vendor's document, the sandbox, the environment.
//!
//! Each row is identified by the name of the other table's row. Tests beside the users of these tables check that no
//! row is missing.

pub mod ask;
pub mod classes;
pub mod environment;
pub mod faults;
pub mod people;
pub mod values;

/// A row: the name of the other table's row, and the Chinese.
pub type NamedRow = (&'static str, &'static str);

/// The Chinese of a name.
pub fn of(table: &[NamedRow], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, zh)| *zh)
}
