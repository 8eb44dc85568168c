//! The table of every list for people: without borders, and as wide as the terminal.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use super::style::Style;

/// The blanks on both sides of a column.
const PADDING: u16 = 2;
/// The narrowest column whose text may fold.
const NARROWEST: u16 = 10;

/// The table's text, without trailing blanks.
pub(super) fn rendered(mut table: Table) -> String {
    keep_narrow_columns_whole(&mut table);
    format!("{}\n", table.trim_fmt())
}

/// Folds only the wide columns of a table that does not fit: a name or a number that is broken in two cannot be copied.
fn keep_narrow_columns_whole(table: &mut Table) {
    let widths = table.column_max_content_widths();
    let Some(columns) = table.width() else { return };
    let mut room = columns.saturating_sub(PADDING * u16::try_from(widths.len()).unwrap_or(u16::MAX));
    if widths.iter().map(|width| u32::from(*width)).sum::<u32>() <= u32::from(room) {
        return;
    }
    let mut widths: Vec<(usize, u16)> = widths.into_iter().enumerate().collect();
    widths.sort_by_key(|(_, width)| *width);
    let mut others = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    for (place, width) in widths {
        others = others.saturating_sub(1);
        if width.saturating_add(others.saturating_mul(NARROWEST)) > room {
            return;
        }
        room -= width;
        if let Some(column) = table.column_mut(place) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// A borderless table, as wide as the terminal.
pub(super) fn plain_table(style: &Style) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(columns) = style.columns {
        table.set_width(columns);
    }
    table
}
