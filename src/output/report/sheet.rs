//! The sheet that a page is written on: headings, pairs, tables and paragraphs, fitted to the terminal's
//! width.

use unicode_width::UnicodeWidthStr;

use super::grid::Grid;
use super::paint::{Paint, Run};
use super::wrap::{packed, wrapped};
use crate::messages::{Lang, Text};
use crate::output::Style;

/// The width if there is no terminal: a file, a pipe.
const UNKNOWN: usize = 110;
/// The minimum and maximum width of the layout.
const BOUNDS: (usize, usize) = (24, 140);
/// The width from which counts are shown as tables.
const WIDE: usize = 76;
/// The width from which accounts are shown as tables.
const ROOMY: usize = 100;
/// The width of a name with the blanks after it: on wide and on narrow terminals.
const NAME: (u16, u16) = (16, 14);
/// The indentation of everything but headings.
const INDENT: usize = 2;

/// A page in the process of being written.
#[derive(Debug)]
pub struct Sheet {
    /// The language.
    pub lang: Lang,
    /// The width in columns.
    pub columns: usize,
    color: bool,
    text: String,
}

impl Sheet {
    /// An empty page.
    pub fn new(style: &Style) -> Self {
        let columns = style.columns.map_or(UNKNOWN, usize::from).clamp(BOUNDS.0, BOUNDS.1);
        Self { lang: style.lang, columns, color: style.color, text: String::new() }
    }

    /// True if there is room for tables of counts.
    pub fn is_wide(&self) -> bool {
        self.columns >= WIDE
    }

    /// True if there is room for tables of accounts.
    pub fn is_roomy(&self) -> bool {
        self.columns >= ROOMY
    }

    /// The text.
    pub fn done(self) -> String {
        self.text
    }

    /// A highlighted text, if colours are allowed.
    pub fn painted(&self, text: &str, paint: Paint) -> String {
        if !self.color || paint == Paint::Plain || text.is_empty() {
            return text.to_owned();
        }
        let ansi = paint.ansi();
        format!("{ansi}{text}{ansi:#}")
    }

    /// Adds a line as is.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// Adds the title of a section, followed by a rule.
    pub fn heading(&mut self, title: &str) {
        self.line("");
        let lines = wrapped(title, self.columns);
        for (place, line) in lines.iter().enumerate() {
            let room = if place + 1 == lines.len() { self.columns.saturating_sub(line.width() + 1) } else { 0 };
            let (line, rule) = (self.painted(line, Paint::Bold), self.painted(&"─".repeat(room), Paint::Dim));
            self.line(&format!("{line} {rule}"));
        }
    }

    /// Adds the title of a subsection.
    pub fn subheading(&mut self, title: &str, paint: Paint) {
        let title = self.painted(title, paint);
        self.line(&format!("{}{title}", " ".repeat(INDENT)));
    }

    /// Adds titles and values, two pairs per line if there is room. Pairs without a value are left out.
    pub fn pairs(&mut self, pairs: &[(Text, String)]) {
        let filled: Vec<&(Text, String)> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
        let short = filled.iter().all(|(_, value)| value.width() <= 28);
        let mut grid = Grid::untitled();
        for row in filled.chunks(if self.is_wide() && short { 2 } else { 1 }) {
            grid.add(row.iter().flat_map(|(title, value)| [title.get(self.lang).to_owned(), value.clone()]));
        }
        self.put(&grid);
    }

    /// Adds a table to the page.
    pub fn put(&mut self, grid: &Grid) {
        for line in grid.lines(self.room(), self.name()) {
            self.runs(INDENT, &line);
        }
    }

    /// The number of lines of a table's highest row on this page, without the notes.
    pub fn height(&self, grid: &Grid) -> usize {
        grid.height(self.room(), self.name())
    }

    /// The columns behind the indentation.
    fn room(&self) -> usize {
        self.columns - INDENT
    }

    /// The smallest width of a name's column.
    fn name(&self) -> u16 {
        if self.is_roomy() { NAME.0 } else { NAME.1 }
    }

    /// Adds facts below a mark of this many columns. A line ends between two facts; only a fact that is longer
    /// than a line is broken.
    pub fn facts(&mut self, mark: usize, facts: &[Run]) {
        let indent = INDENT + mark;
        for line in packed(facts, self.columns.saturating_sub(indent).max(8)) {
            self.runs(indent, &line);
        }
    }

    /// Adds a line of highlighted texts.
    fn runs(&mut self, indent: usize, runs: &[Run]) {
        let texts: String = runs.iter().map(|run| self.painted(&run.text, run.paint)).collect();
        self.line(&format!("{}{texts}", " ".repeat(indent)));
    }

    /// Adds a paragraph after a mark, with its lines aligned.
    pub fn paragraph(&mut self, mark: &str, text: &str, paint: Paint) {
        if mark.width() * 2 > self.columns {
            return self.paragraph("", &format!("{mark} {text}"), paint);
        }
        let room = self.columns.saturating_sub(INDENT + mark.width() + 1).max(8);
        for (place, line) in wrapped(text, room).into_iter().enumerate() {
            let before = if place == 0 { mark.to_owned() } else { " ".repeat(mark.width()) };
            let gap = if mark.is_empty() { "" } else { " " };
            let line = self.painted(&line, paint);
            self.line(&format!("{}{before}{gap}{line}", " ".repeat(INDENT)));
        }
    }
}

/// A share as a bar of this many columns, 1 filling all. Drawn in eighths.
pub fn bar(share: f64, columns: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * columns as f64 * 8.0).round() as usize;
    let part = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
    let full = eighths / 8;
    let empty = columns.saturating_sub(full + usize::from(!part.is_empty()));
    format!("{}{part}{}", "█".repeat(full), "·".repeat(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_the_width_of_its_share() {
        for share in [-1.0, 0.0, 0.01, 0.5, 0.994, 1.0, 9.0] {
            assert_eq!(bar(share, 10).width(), 10, "{share}");
        }
        assert_eq!(bar(0.55, 10), "█████▌····");
    }
}
