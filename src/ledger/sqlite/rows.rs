//! Converts values of the ledger to SQLite values and back.

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Error, Row};

use crate::fingerprint::Fingerprint;
use crate::ledger::seal::SealedBytes;

/// The most rows that a statement returns.
pub fn count(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The number after which a page of rows begins.
pub fn begins_after(last: Option<i64>) -> i64 {
    last.unwrap_or(i64::MIN)
}

/// A time, as a row stores it.
pub fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

/// A time from a row.
pub fn time(row: &Row<'_>, column: usize) -> Result<Timestamp, Error> {
    let micros: i64 = row.get(column)?;
    Timestamp::from_microsecond(micros).map_err(|_| unfit(column, Type::Integer))
}

/// A time from a row that may have none.
pub fn time_if_any(row: &Row<'_>, column: usize) -> Result<Option<Timestamp>, Error> {
    let micros: Option<i64> = row.get(column)?;
    let time = |micros| Timestamp::from_microsecond(micros).map_err(|_| unfit(column, Type::Integer));
    micros.map(time).transpose()
}

/// Parses a name from a row.
pub fn named<T>(row: &Row<'_>, column: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    named_if_any(row, column, parse)?.ok_or_else(|| unfit(column, Type::Null))
}

/// The same for a row that may have none.
pub fn named_if_any<T>(row: &Row<'_>, column: usize, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    let name = row.get_ref(column)?.as_str_or_null()?;
    name.map(|name| parse(name).ok_or_else(|| unfit(column, Type::Text))).transpose()
}

/// A MAC from a row.
pub fn mac(row: &Row<'_>, column: usize) -> Result<Fingerprint, Error> {
    let bytes = row.get_ref(column)?.as_blob().ok();
    bytes.and_then(Fingerprint::from_bytes).ok_or_else(|| unfit(column, Type::Blob))
}

/// Sealed bytes from a row that may have none.
pub fn sealed_if_any(row: &Row<'_>, column: usize) -> Result<Option<SealedBytes>, Error> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.map(SealedBytes::from_store))
}

fn unfit(column: usize, kind: Type) -> Error {
    Error::FromSqlConversionFailure(column, kind, "no value of the ledger".into())
}
