//! The code catalogue, for people.

use comfy_table::{ContentArrangement, Table, presets};

use super::style::Style;
use crate::messages::Lang;
use crate::protocol::CodeEntry;

/// A table of codes, with English texts if the language is English.
pub fn human(rows: &[&CodeEntry], style: &Style) -> String {
    let mut table = plain_table(style);
    for row in rows {
        let mut cells =
            vec![row.code.to_string(), format!("{} ({})", row.class, row.class.exit()), row.recovery.to_string()];
        cells.push(match style.lang {
            Lang::Zh => row.vendor_text.to_owned(),
            Lang::En => format!("{}\n{}", row.vendor_text, row.english),
        });
        table.add_row(cells);
    }
    rendered(&table)
}

/// The table's text, without trailing blanks.
pub(super) fn rendered(table: &Table) -> String {
    format!("{}\n", table.trim_fmt())
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
