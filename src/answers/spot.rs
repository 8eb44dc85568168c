//! Computes where text ends on a terminal of a given width.

use unicode_width::UnicodeWidthChar;

/// A row and a column below the beginning of the prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl Spot {
    /// The spot after a character. A double-width character does not begin in the last column.
    pub(super) fn behind(self, c: char, columns: usize) -> Self {
        let width = c.width().unwrap_or(0);
        match self.column + width > columns {
            true => Self { row: self.row + 1, column: width },
            false => Self { column: self.column + width, ..self },
        }
    }

    /// After a full row, moves the cursor to the next row at once. Terminals differ in when they do this themselves.
    pub(super) fn wrapped(self, columns: usize) -> Self {
        if self.column < columns { self } else { Self { row: self.row + 1, column: 0 } }
    }
}
