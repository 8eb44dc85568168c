//! The sheet that a page is written on: headings, pairs, tables and paragraphs, fitted to the terminal's
//! width.

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use crate::messages::{Lang, Text};
use crate::output::Style;

/// The width if there is no terminal: a file, a pipe.
const UNKNOWN: usize = 110;
/// The minimum and maximum width of the layout.
const BOUNDS: (usize, usize) = (24, 140);
/// The width from which accounts are shown as a table.
const WIDE: usize = 76;
/// The width from which that table has all its columns.
const ROOMY: usize = 100;
/// The width of a name with the blanks after it: on wide and on narrow terminals.
const NAME: (u16, u16) = (16, 14);
/// The blanks between a table's columns.
const GAP: u16 = 2;
/// The indentation of everything but headings.
const INDENT: usize = 2;

/// A text's highlighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// None.
    Plain,
    /// A heading.
    Bold,
    /// Less important.
    Dim,
    /// Good.
    Green,
    /// A warning.
    Yellow,
    /// Bad.
    Red,
    /// A measured value.
    Cyan,
}

impl Paint {
    fn ansi(self) -> Ansi {
        let colour = |colour: AnsiColor| Ansi::new().fg_color(Some(colour.into()));
        match self {
            Self::Plain => Ansi::new(),
            Self::Bold => Ansi::new().bold(),
            Self::Dim => Ansi::new().dimmed(),
            Self::Green => colour(AnsiColor::Green),
            Self::Yellow => colour(AnsiColor::Yellow),
            Self::Red => colour(AnsiColor::Red),
            Self::Cyan => colour(AnsiColor::Cyan),
        }
    }
}

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

    /// True if there is room for tables with many columns.
    pub fn is_wide(&self) -> bool {
        self.columns >= WIDE
    }

    /// True if there is room for all columns.
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
        let mut table = self.table();
        for row in filled.chunks(if self.is_wide() && short { 2 } else { 1 }) {
            table.add_row(row.iter().flat_map(|(title, value)| [title.get(self.lang).to_owned(), value.clone()]));
        }
        self.put(table, Paint::Plain);
    }

    /// An empty table for this page.
    pub fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.columns - INDENT).unwrap_or(u16::MAX));
        table
    }

    /// A table with column titles.
    pub fn titled(&self, columns: impl IntoIterator<Item = (String, Fit)>) -> Table {
        let (titles, fits): (Vec<String>, Vec<Fit>) = columns.into_iter().unzip();
        let mut table = self.table();
        let rule = LineStyle::none().fill('─').junction('─');
        table.load_style(presets::NOTHING.header_separator(rule)).set_header(titles);
        let name = if self.is_roomy() { NAME.0 } else { NAME.1 };
        for (column, fit) in table.column_iter_mut().zip(fits) {
            if fit == Fit::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
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
        table
    }

    /// Adds a table to the page.
    pub fn put(&mut self, mut table: Table, paint: Paint) {
        for column in table.column_iter_mut() {
            column.set_padding((0, GAP));
        }
        fold(&mut table);
        for line in table.lines() {
            let line = self.painted(line.trim_end(), paint);
            self.line(&format!("{}{line}", " ".repeat(INDENT)));
        }
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

/// Folds texts with amounts in a table as paragraphs are folded, to the width the table would have given each
/// column. The table itself would break Chinese text anywhere, even inside an amount.
fn fold(table: &mut Table) {
    let widths = widths(table.clone());
    for row in table.row_iter_mut() {
        let cells = row.cell_iter().map(Cell::content).zip(&widths);
        let cells = cells.map(|(text, width)| if has_amount(&text) { wrapped(&text, *width).join("\n") } else { text });
        *row = Row::from(cells.collect::<Vec<_>>());
    }
    for (column, width) in table.column_iter_mut().zip(widths) {
        let width = u16::try_from(width).unwrap_or(u16::MAX).saturating_add(GAP);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
}

/// True for a text with an amount that has thousands separators.
fn has_amount(text: &str) -> bool {
    let mut parts = text.split(',').peekable();
    std::iter::from_fn(|| Some((parts.next()?, *parts.peek()?))).any(|(before, after)| {
        before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The widths of a table's columns, without the gaps. They are measured on a rule with marks at the column
/// ends.
fn widths(mut table: Table) -> Vec<usize> {
    const END: char = '┬';
    const RULE: char = '─';
    if table.header().is_none() {
        let columns = table.column_count();
        table.set_header(vec![""; columns]);
        // The marks use the positions that only a table with titles has.
        let marks = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
        table.set_width(table.width().unwrap_or(u16::MAX).saturating_add(marks));
    }
    table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill(RULE).junction(END)));
    let rule = table.lines().find(|line| line.starts_with(RULE) && line.chars().all(|c| c == RULE || c == END));
    let columns = rule.iter().flat_map(|rule| rule.split(END));
    columns.map(|column| column.width().saturating_sub(GAP.into()).max(1)).collect()
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

/// Breaks a text into lines of at most `room` columns: between words, and anywhere within Chinese text.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for piece in pieces(text) {
        if !line.is_empty() && line.width() + piece.trim_end().width() > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        for c in piece.chars() {
            if line.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) > room && c != ' ' {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push(c);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces that are not broken: words with the blanks after them, and single wide characters with the
/// punctuation after them.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |c: char| unicode_width::UnicodeWidthChar::width(c) == Some(2);
    let closes = |c: char| "，。、；：！？）》”’％".contains(c);
    let (mut pieces, mut start, mut last) = (Vec::new(), 0, None);
    for (place, c) in text.char_indices() {
        let parts = match last {
            None => false,
            Some(' ') => c != ' ',
            Some(last) => (is_wide(last) || is_wide(c)) && !closes(c) && c != ' ',
        };
        if parts {
            pieces.extend(text.get(start..place));
            start = place;
        }
        last = Some(c);
    }
    pieces.extend(text.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_it_should_be() {
        for share in [-1.0, 0.0, 0.01, 0.5, 0.994, 1.0, 9.0] {
            assert_eq!(bar(share, 10).width(), 10, "{share}");
        }
        assert_eq!(bar(0.55, 10), "█████▌····");
    }

    #[test]
    fn lines_are_cut_between_words_and_within_chinese_and_no_line_begins_with_a_comma() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("您的信用卡，存在逾期", 10), ["您的信用", "卡，存在逾", "期"]);
        assert_eq!(wrapped("责任金额320,000，余额267,400", 14), ["责任金额", "320,000，余额", "267,400"]);
        assert_eq!(wrapped("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
        assert!(wrapped(&"您abc的 ".repeat(99), 11).iter().all(|line| line.width() <= 11));
    }
}
