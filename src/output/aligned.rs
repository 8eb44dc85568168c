//! Rows of cells in columns, for people.

use super::plain_table::{plain_table, rendered};
use super::style::Style;

/// Aligns the rows below each other, each column as wide as its widest cell. Empty if there are no rows.
pub fn aligned(rows: &[Vec<String>], style: &Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = plain_table(style);
    for row in rows {
        table.add_row(row);
    }
    rendered(table)
}
