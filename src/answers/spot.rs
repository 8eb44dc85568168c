//! Where a text ends on a terminal whose lines are so many columns wide.

use unicode_width::UnicodeWidthChar;

/// A row and a column below the beginning of the prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl Spot {
    /// The spot behind a character. A double-width character does not begin in the last column.
    pub(super) fn behind(self, c: char, columns: usize) -> Self {
        let width = c.width().unwrap_or(0);
        match self.column + width > columns {
            true => Self { row: self.row + 1, column: width },
            false => Self { column: self.column + width, ..self },
        }
    }

    /// Behind a full row the cursor goes to the next one at once; terminals differ in when they do it themselves.
    pub(super) fn wrapped(self, columns: usize) -> Self {
        if self.column < columns { self } else { Self { row: self.row + 1, column: 0 } }
    }
}
