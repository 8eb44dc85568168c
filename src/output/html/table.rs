//! Tables, which turn into lists on narrow screens.

use maud::{Markup, html};

/// The layout of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The subject of the row. It becomes the first line on narrow screens.
    Lead,
    /// A category.
    Kind,
    /// Text.
    Text,
    /// Text without line breaks.
    Whole,
    /// A number.
    Number,
    /// A warning.
    Note,
}

/// The maximum length of a date or state. Anything longer is text and gets no line of its own.
const SHORT: usize = 24;

impl Column {
    /// The CSS class of a cell.
    fn holding(self, text: &str) -> &'static str {
        match self {
            Self::Whole if text.chars().count() > SHORT => Self::Text.class(),
            Self::Whole | Self::Lead | Self::Kind | Self::Text | Self::Number | Self::Note => self.class(),
        }
    }

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

/// A table without the columns that are empty in every row.
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
                            @let text = row.get(*place).map_or("", String::as_str);
                            td class=(column.holding(text)) data-label=(title) { (text) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_not_kept_on_one_line() {
        let rows = [vec!["2015-03-31".to_owned()], vec!["无法识别".repeat(9)]];
        let text = folding(&[("when", Column::Whole)], &rows).into_string();
        assert_eq!(text.matches("<td class=\"whole\"").count(), 1);
    }
}
