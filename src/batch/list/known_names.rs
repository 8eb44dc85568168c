//! The columns of a JSON list's earlier rows, by their names.
//!
//! Most lists write the members of every row in the same order. So the next name is usually the one that came next in
//! the row before, and one comparison finds its column. Searching the tables of keys takes many.

use super::ListColumn;
use super::column::UnknownName;

/// More names than a row of valid members has.
const MOST: usize = 64;

/// The columns that were found, in the order in which their names came first.
#[derive(Default)]
pub(super) struct KnownNames {
    columns: Vec<(String, ListColumn)>,
    next: usize,
}

impl KnownNames {
    /// How many columns are known.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Expects the names of a row from the first on.
    pub(super) fn begin_row(&mut self) {
        self.next = 0;
    }

    /// The column of a name.
    pub(super) fn column(&mut self, name: &str) -> Result<ListColumn, UnknownName> {
        let is_it = |(known, _): &&(String, ListColumn)| known == name;
        let rest = self.columns.get(self.next..).unwrap_or_default();
        if let Some((_, column)) = rest.first().filter(is_it).or_else(|| self.columns.iter().find(is_it)) {
            self.next += 1;
            return Ok(column.clone());
        }
        let column = ListColumn::named(name)?;
        if self.columns.len() < MOST {
            self.columns.push((name.to_owned(), column.clone()));
        }
        self.next += 1;
        Ok(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_name_has_the_same_column_in_any_order() {
        let mut names = KnownNames::default();
        for row in
            [["user_id", "login_name", "route"], ["user_id", "login_name", "route"], ["route", "user_id", "save"]]
        {
            names.begin_row();
            for name in row {
                assert_eq!(names.column(name), ListColumn::named(name), "{name}");
            }
        }
        assert_eq!(names.len(), 4);
    }

    #[test]
    fn an_unknown_name_stays_unknown() {
        let mut names = KnownNames::default();
        for _ in 0..2 {
            assert_eq!(names.column("pasword"), ListColumn::named("pasword"));
        }
        assert_eq!(names.len(), 0);
    }
}
