//! A table on the page. Its columns fold to the terminal's width, and a row may have notes below it that are as
//! wide as the table.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::paint::Run;
use super::wrap::{packed, wrapped};

/// The blanks between the columns of a table without titles. A table with titles has one more.
const GAP: usize = 2;
/// The line below the titles.
const RULE: char = '─';

/// The layout of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Folds into as many lines as needed.
    Folds,
    /// Folds, but not too narrow.
    Name,
    /// One line.
    Whole,
    /// One line, aligned to the right.
    Number,
}

/// A row, and the facts below it.
#[derive(Clone, Debug)]
struct Row {
    cells: Vec<Run>,
    notes: Vec<Run>,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    columns: Vec<(String, Fit)>,
    rows: Vec<Row>,
}

impl Grid {
    /// An empty table without titles.
    pub fn untitled() -> Self {
        Self::default()
    }

    /// An empty table with these titles.
    pub fn titled(columns: impl IntoIterator<Item = (String, Fit)>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn add(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.add_noted(cells.into_iter().map(Run::plain).collect(), Vec::new());
    }

    /// Adds a row with facts below it.
    pub fn add_noted(&mut self, cells: Vec<Run>, notes: Vec<Run>) {
        self.rows.push(Row { cells, notes });
    }

    /// The number of lines of the highest row, without its notes.
    pub fn height(&self, width: usize, name: u16) -> usize {
        let widths = self.widths(width, name);
        let lines =
            |cells: &[Run]| cells.iter().zip(&widths).map(|(cell, width)| wrapped(&cell.text, *width).len()).max();
        self.rows.iter().filter_map(|row| lines(&row.cells)).max().unwrap_or(0)
    }

    /// The lines of the table in this width; `name` is the smallest width of a column of names.
    pub fn lines(&self, width: usize, name: u16) -> Vec<Vec<Run>> {
        let (widths, gap) = (self.widths(width, name), self.gap());
        let mut lines = Vec::new();
        if self.is_titled() {
            let titles: Vec<Run> = self.columns.iter().map(|(title, _)| Run::plain(title.as_str())).collect();
            lines.extend(self.side_by_side(&titles, &widths));
            let whole = widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1) + GAP;
            lines.push(vec![Run::plain(RULE.to_string().repeat(whole.min(width)))]);
        }
        // The notes begin below the second column.
        let indent = widths.first().map_or(0, |first| first + gap).min(width / 4);
        for row in &self.rows {
            lines.extend(self.side_by_side(&row.cells, &widths));
            for mut line in packed(&row.notes, width - indent) {
                line.insert(0, Run::plain(" ".repeat(indent)));
                lines.push(line);
            }
        }
        lines
    }

    fn is_titled(&self) -> bool {
        !self.columns.is_empty()
    }

    fn gap(&self) -> usize {
        if self.is_titled() { GAP + 1 } else { GAP }
    }

    /// The lines of a row, each cell folded to the width of its column.
    fn side_by_side(&self, cells: &[Run], widths: &[usize]) -> Vec<Vec<Run>> {
        let folded: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| wrapped(&cell.text, *width)).collect();
        let height = folded.iter().map(Vec::len).max().unwrap_or(0);
        let line = |place: usize| {
            let (mut line, mut blanks) = (Vec::new(), 0);
            for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
                let text = folded.get(column).and_then(|lines| lines.get(place)).map_or("", String::as_str);
                let rest = width.saturating_sub(text.width());
                let is_number = self.columns.get(column).is_some_and(|(_, fit)| *fit == Fit::Number);
                let (before, after) = if is_number { (rest, 0) } else { (0, rest) };
                blanks += before;
                if !text.is_empty() {
                    line.extend([Run::plain(" ".repeat(blanks)), Run::new(text, cell.paint)]);
                    blanks = 0;
                }
                blanks += after + self.gap();
            }
            line
        };
        (0..height).map(line).collect()
    }

    /// The widths of the columns, without the gaps. They are measured on a rule with marks at the column ends.
    fn widths(&self, width: usize, name: u16) -> Vec<usize> {
        const END: char = '┬';
        let columns = self.rows.iter().map(|row| row.cells.len()).chain([self.columns.len()]).max().unwrap_or(0);
        let mut table = Table::new();
        table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill(RULE).junction(END)));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        // The marks use positions that a table without titles does not have.
        let marks = if self.is_titled() { 0 } else { columns.saturating_sub(1) };
        table.set_width(u16::try_from(width + marks).unwrap_or(u16::MAX));
        match self.is_titled() {
            true => table.set_header(self.columns.iter().map(|(title, _)| title)),
            false => table.set_header(vec![""; columns]),
        };
        for row in &self.rows {
            table.add_row(row.cells.iter().map(|cell| cell.text.as_str()));
        }
        let fits = self.columns.iter().map(|(_, fit)| *fit).chain(std::iter::repeat(Fit::Folds));
        for (column, fit) in table.column_iter_mut().zip(fits) {
            column.set_padding((0, GAP as u16));
            match fit {
                Fit::Folds => {}
                Fit::Name => {
                    column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(name)));
                }
                Fit::Whole | Fit::Number => {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
            }
        }
        let rule = table.lines().find(|line| line.starts_with(RULE) && line.chars().all(|c| c == RULE || c == END));
        let columns = rule.iter().flat_map(|rule| rule.split(END));
        columns.map(|column| column.width().saturating_sub(GAP).max(1)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::report::paint::Paint;

    fn texts(lines: &[Vec<Run>]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn numbers_are_right_aligned_and_no_line_ends_in_blanks() {
        let mut grid = Grid::titled([("bank".to_owned(), Fit::Folds), ("limit".to_owned(), Fit::Number)]);
        grid.add(["招商银行", "1,000"]);
        grid.add(["中信银行", ""]);
        assert_eq!(
            texts(&grid.lines(40, 8)),
            ["bank       limit", "──────────────────", "招商银行   1,000", "中信银行"]
        );
        assert_eq!(grid.height(40, 8), 1);
    }

    #[test]
    fn a_note_begins_below_the_second_column_and_is_the_only_painted_text() {
        let mut grid = Grid::titled([("kind".to_owned(), Fit::Folds), ("bank".to_owned(), Fit::Folds)]);
        grid.add_noted(["card", "招商银行"].map(Run::plain).to_vec(), vec![Run::new("3 mo. overdue", Paint::Red)]);
        let lines = grid.lines(60, 8);
        assert_eq!(texts(&lines[2..]), ["card   招商银行", "       3 mo. overdue"]);
        let painted: Vec<_> = lines.iter().flatten().filter(|run| run.paint != Paint::Plain).collect();
        assert_eq!(painted, [&Run::new("3 mo. overdue", Paint::Red)]);
    }
}
