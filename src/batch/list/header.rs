//! Reads the header of a CSV list: the order of its columns.

use std::io::Read;

use super::column::UnknownName;
use super::records::Records;
use super::{HeaderProblem, ListColumn, ListError, ValueName};
use crate::protocol::{Key, Method};

/// Reads the header. Ignores columns with a blank name, because spreadsheets write such columns.
pub(super) fn read(records: &mut Records<impl Read>) -> Result<Vec<Option<ListColumn>>, ListError> {
    let is_there = records.next().map_err(ListError::Read)?;
    let line = records.line();
    let wrong = |problem| ListError::Header { line, problem };
    match is_there.map_err(|fault| wrong(HeaderProblem::Broken(fault)))? {
        true => columns(records).map_err(wrong),
        false => Err(ListError::Empty),
    }
}

fn columns(records: &Records<impl Read>) -> Result<Vec<Option<ListColumn>>, HeaderProblem> {
    let mut columns: Vec<Option<ListColumn>> = Vec::with_capacity(records.len());
    let mut unknown: Option<(usize, UnknownName)> = None;
    for place in 0..records.len() {
        let field = records.field(place).ok_or(HeaderProblem::NotText)?;
        let name = field.as_str();
        if name.contains(char::REPLACEMENT_CHARACTER) {
            return Err(HeaderProblem::NotText);
        }
        let at = place + 1;
        match ListColumn::named(name) {
            _ if name.trim().is_empty() => columns.push(None),
            Ok(column) if columns.iter().flatten().any(|known| *known == column) => {
                return Err(HeaderProblem::Twice { at, name: column.to_string() });
            }
            Ok(column) => columns.push(Some(column)),
            Err(name) => unknown = unknown.or(Some((at, name))),
        }
    }
    if columns.iter().flatten().next().is_none() {
        return Err(HeaderProblem::NoColumns);
    }
    if let Some((at, UnknownName { shown, nearest })) = unknown {
        return Err(HeaderProblem::Unknown { at, name: shown, nearest });
    }
    let has = |wanted: fn(&ListColumn) -> bool| columns.iter().flatten().any(wanted);
    if !has(|column| *column == ListColumn::UserId) {
        return Err(HeaderProblem::Missing("user_id"));
    }
    if !has(is_login_name) {
        return Err(HeaderProblem::Missing("login_name"));
    }
    Ok(columns)
}

/// True for the column that a login takes its login name from.
fn is_login_name(column: &ListColumn) -> bool {
    let of = |method| ListColumn::Value(ValueName { method, key: Key::LoginName });
    *column == of(None) || *column == of(Some(Method::Login))
}
