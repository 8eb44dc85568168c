//! Tables, which turn into lists on narrow screens.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use crate::output::report::account_row::BETWEEN;

/// The layout of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The subject of the row. It becomes the first line on narrow screens.
    Lead,
    /// A category.
    Kind,
    /// Text.
    Text,
    /// Statements with [`BETWEEN`] between them.
    Parts,
    /// Text without line breaks.
    Whole,
    /// A number.
    Number,
    /// Statements that are warnings.
    Note,
}

/// A table of more columns is a list on screens of middle width and on paper, too.
const MANY: usize = 6;
/// The maximum width of a date or state that is kept on one line, and of a statement. Wide characters count twice.
const SHORT: usize = 24;
const SHORT_STATEMENT: usize = 18;

impl Column {
    /// The CSS class of a cell.
    fn holding(self, text: &str) -> &'static str {
        match self {
            Self::Whole if text.width() > SHORT => Self::Text.class(),
            Self::Whole | Self::Lead | Self::Kind | Self::Text | Self::Parts | Self::Number | Self::Note => {
                self.class()
            }
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Kind => "kind",
            Self::Text | Self::Parts => "",
            Self::Whole => "whole",
            Self::Number => "number",
            Self::Note => "note",
        }
    }
}

/// A table without the columns that are empty in every row.
pub fn folding(columns: &[(&str, Column)], rows: &[Vec<String>]) -> Markup {
    alarming(columns, rows, |_, _| false)
}

/// The same, with the cells highlighted that `is_alarm` names by row and column.
pub fn alarming(columns: &[(&str, Column)], rows: &[Vec<String>], is_alarm: impl Fn(usize, usize) -> bool) -> Markup {
    let is_used = |place: usize| rows.iter().any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<(usize, &(&str, Column))> = columns.iter().enumerate().filter(|(place, _)| is_used(*place)).collect();
    html! {
        table.folds.many[used.len() > MANY] {
            thead { tr { @for (_, (title, column)) in &used { th class=(column.class()) scope="col" { (title) } } } }
            tbody {
                @for (number, row) in rows.iter().enumerate() {
                    tr {
                        @for (place, (title, column)) in &used {
                            @let text = row.get(*place).map_or("", String::as_str);
                            @let alarm = if is_alarm(number, *place) { " note" } else { "" };
                            td class={(column.holding(text)) (alarm)} data-label=(title) {
                                @if matches!(column, Column::Parts | Column::Note) { (parts(text)) } @else { (text) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Wraps statements in their own element, because a cell of a folded table lays out its children side by side.
fn parts(text: &str) -> Markup {
    html! { @if !text.is_empty() { div { (statements(text)) } } }
}

/// Statements. Lines are broken between them, not within a short one.
pub fn statements(text: &str) -> Markup {
    let parts: Vec<&str> = text.split(BETWEEN).filter(|part| !part.is_empty()).collect();
    html! {
        @if let Some((last, others)) = parts.split_last() {
            @for part in others { span class=[whole(part)] { (part) (BETWEEN.trim_end()) } " " }
            span class=[whole(last)] { (last) }
        }
    }
}

/// The class of a statement that is kept on one line.
fn whole(statement: &str) -> Option<&'static str> {
    (statement.width() <= SHORT_STATEMENT).then_some("whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_between_statements() {
        let text = parts(&format!("7 mo. overdue · {}", "x".repeat(25))).into_string();
        assert_eq!(
            text,
            format!("<div><span class=\"whole\">7 mo. overdue ·</span> <span>{}</span></div>", "x".repeat(25))
        );
        assert_eq!(parts("").into_string(), "");
    }

    #[test]
    fn a_long_text_is_not_kept_on_one_line() {
        let rows = [vec!["2015-03-31".to_owned()], vec!["无法识别".repeat(9)]];
        let text = folding(&[("when", Column::Whole)], &rows).into_string();
        assert_eq!(text.matches("<td class=\"whole\"").count(), 1);
    }
}
