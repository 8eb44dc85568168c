//! Many rows for people: a table, or on a narrow terminal one record below the other.

use unicode_width::UnicodeWidthStr;

use super::aligned::aligned;
use super::report::wrapped;
use super::style::Style;

/// The narrowest room for the widest column. With less, a table would break names and commands into strips.
const NARROWEST: usize = 24;
/// The blanks on both sides of a column, and before a value below another one.
const PADDING: usize = 2;

/// The rows below their titles, or one record each. `is_begun`: earlier rows of the same list are printed already.
pub fn records(titles: &[String], rows: &[Vec<String>], is_begun: bool, style: &Style) -> String {
    let head = (!is_begun).then(|| titles.to_vec());
    let all: Vec<Vec<String>> = head.into_iter().chain(rows.iter().cloned()).collect();
    let Some(columns) = too_narrow(&all, style) else { return aligned(&all, style) };
    let records: Vec<String> = rows.iter().map(|row| record(titles, row, columns)).collect();
    format!("{}{}", if is_begun && !rows.is_empty() { "\n" } else { "" }, records.join("\n"))
}

/// Rows without titles, as a table, or each with its first value above the others.
pub fn untitled(rows: &[Vec<String>], style: &Style) -> String {
    let Some(columns) = too_narrow(rows, style) else { return aligned(rows, style) };
    let mut text = String::new();
    for row in rows {
        for (place, value) in row.iter().enumerate().filter(|(_, value)| !value.trim().is_empty()) {
            let indent = " ".repeat(if place == 0 { 0 } else { PADDING });
            let lines = folded(value, columns.saturating_sub(indent.len()));
            text.extend(lines.iter().map(|line| format!("{indent}{line}\n")));
        }
    }
    text
}

/// The terminal's width, if a table of the rows would leave too little room for its widest column.
fn too_narrow(rows: &[Vec<String>], style: &Style) -> Option<usize> {
    let columns = usize::from(style.columns?);
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |cell: &String| cell.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let of_column = |place: usize| rows.iter().filter_map(|row| row.get(place)).map(width).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(of_column).collect();
    let widest = widths.iter().max().copied().unwrap_or(0);
    let others = widths.iter().sum::<usize>() + PADDING * count - widest;
    (columns.saturating_sub(others) < widest.min(NARROWEST)).then_some(columns)
}

/// A row as lines: each title with its value, which continues below itself. Empty values are left out.
fn record(titles: &[String], row: &[String], columns: usize) -> String {
    let indent = titles.iter().map(|title| title.width()).max().unwrap_or(0) + PADDING;
    let mut text = String::new();
    for (title, value) in titles.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
        for (place, line) in folded(value, columns.saturating_sub(indent)).iter().enumerate() {
            let title = if place == 0 { title.as_str() } else { "" };
            let blanks = " ".repeat(indent.saturating_sub(title.width()));
            text.push_str(&format!("{title}{blanks}{line}\n"));
        }
    }
    text
}

fn folded(value: &str, room: usize) -> Vec<String> {
    value.lines().flat_map(|line| wrapped(line, room.max(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(columns: Option<u16>) -> String {
        let style = Style { columns, ..Style::default() };
        let row = |name: &str| vec![name.to_owned(), String::new(), "zhengxin run --session".to_owned()];
        let titles = ["session", "left", "next"].map(str::to_owned);
        records(&titles, &[row("u1@127.0.0.1"), row("u2@127.0.0.1")], false, &style)
    }

    #[test]
    fn a_row_that_does_not_fit_a_narrow_terminal_is_a_record_with_its_titles() {
        let one = |name: &str| format!("session  {name}\nnext     zhengxin run --session\n");
        assert_eq!(shown(Some(40)), format!("{}\n{}", one("u1@127.0.0.1"), one("u2@127.0.0.1")));
        assert!(shown(Some(24)).lines().all(|line| line.width() <= 24), "{}", shown(Some(24)));
    }

    #[test]
    fn a_row_without_titles_has_its_name_above_its_other_values() {
        let style = Style { columns: Some(30), ..Style::default() };
        let rows =
            [vec!["apply-credit-01".to_owned(), "以信用卡申请".to_owned(), "submitOnlineAuth 308114".to_owned()]];
        assert_eq!(untitled(&rows, &style), "apply-credit-01\n  以信用卡申请\n  submitOnlineAuth 308114\n");
        assert_eq!(untitled(&rows, &Style::default()).lines().count(), 1);
    }

    #[test]
    fn rows_that_fit_and_rows_without_a_terminal_are_a_table() {
        for columns in [Some(63), Some(80), None] {
            assert_eq!(shown(columns).lines().count(), 3, "{columns:?}: {}", shown(columns));
        }
    }
}
