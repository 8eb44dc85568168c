//! Tables, which become lists on narrow screens.

use maud::{Markup, html};

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What the row is about: its first line on narrow screens.
    Lead,
    /// What kind of thing.
    Kind,
    /// Text.
    Text,
    /// Text on one line.
    Whole,
    /// A number.
    Number,
    /// What to look at.
    Note,
}

impl Column {
    fn class(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Kind => "kind",
            Self::Text => "",
            Self::Whole => "whole",
            Self::Number => "number",
            Self::Note => "note",
        }
    }
}

/// A table; a column that every row leaves empty is left out.
pub fn folding(columns: &[(&str, Column)], rows: &[Vec<String>]) -> Markup {
    let is_used = |place: usize| rows.iter().any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<(usize, &(&str, Column))> = columns.iter().enumerate().filter(|(place, _)| is_used(*place)).collect();
    html! {
        table.folds {
            thead { tr { @for (_, (title, column)) in &used { th class=(column.class()) scope="col" { (title) } } } }
            tbody {
                @for row in rows {
                    tr {
                        @for (place, (title, column)) in &used {
                            td class=(column.class()) data-label=(title) { (row.get(*place).map_or("", String::as_str)) }
                        }
                    }
                }
            }
        }
    }
}
