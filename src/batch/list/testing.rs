//! Lists for tests.

use std::collections::BTreeMap;

use super::{BadRow, List, ListError, ListOptions, ListRow};

pub(super) fn open(text: &[u8]) -> Result<List<&[u8]>, ListError> {
    List::open(text, ListOptions::default())
}

pub(super) fn read(text: &str) -> Vec<Result<ListRow, BadRow>> {
    open(text.as_bytes()).unwrap().map(Result::unwrap).collect()
}

pub(super) fn rows(text: &str) -> Vec<ListRow> {
    read(text).into_iter().map(|row| row.unwrap_or_else(|bad| panic!("{bad}"))).collect()
}

pub(super) fn values(row: &ListRow) -> BTreeMap<String, String> {
    row.values.iter().map(|(name, value)| (name.to_string(), value.expose().to_owned())).collect()
}
