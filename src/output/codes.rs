//! The code catalogue, for people.

use super::records::untitled;
use super::style::Style;
use crate::messages::Lang;
use crate::protocol::CodeEntry;

/// A table of codes, with English texts if the language is English.
pub fn human(rows: &[&CodeEntry], style: &Style) -> String {
    let rows = rows.iter().map(|row| {
        let mut cells =
            vec![row.code.to_string(), format!("{} ({})", row.class, row.class.exit()), row.recovery.to_string()];
        cells.push(match style.lang {
            Lang::Zh => row.vendor_text.to_owned(),
            Lang::En => format!("{}\n{}", row.vendor_text, row.english),
        });
        cells
    });
    untitled(&rows.collect::<Vec<_>>(), style)
}
