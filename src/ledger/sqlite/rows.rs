//! Converts values of the ledger to SQLite values and back.

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Error, Row};

use crate::fingerprint::Fingerprint;
use crate::ledger::seal::SealedBytes;

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
    let name: String = row.get(column)?;
    parse(&name).ok_or_else(|| unfit(column, Type::Text))
}

/// The same for a row that may have none.
pub fn named_if_any<T>(row: &Row<'_>, column: usize, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    let name: Option<String> = row.get(column)?;
    name.map(|name| parse(&name).ok_or_else(|| unfit(column, Type::Text))).transpose()
}

/// A MAC as bytes, which take half the space of its hexadecimal digits.
pub fn mac(mac: &Fingerprint) -> Vec<u8> {
    let digits = mac.as_str().as_bytes();
    let digit = |at: usize| digits.get(at).and_then(|digit| char::from(*digit).to_digit(16)).unwrap_or_default();
    (0..digits.len() / 2).map(|at| u8::try_from(digit(2 * at) * 16 + digit(2 * at + 1)).unwrap_or_default()).collect()
}

/// A MAC from a row.
pub fn mac_of(row: &Row<'_>, column: usize) -> Result<Fingerprint, Error> {
    let bytes: Vec<u8> = row.get(column)?;
    Ok(Fingerprint::from_stored(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// Sealed bytes from a row that may have none.
pub fn sealed_if_any(row: &Row<'_>, column: usize) -> Result<Option<SealedBytes>, Error> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.map(SealedBytes::from_store))
}

fn unfit(column: usize, kind: Type) -> Error {
    Error::FromSqlConversionFailure(column, kind, "no value of the ledger".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_is_stored_as_its_bytes() {
        let stored = mac(&Fingerprint::from_stored("00ff10ab".to_owned()));
        assert_eq!(stored, [0x00, 0xff, 0x10, 0xab]);
    }
}
