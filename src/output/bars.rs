//! Bars on a terminal: one line for each of several counts, with its share of them all.

use anstyle::{AnsiColor, Style as Ansi};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The longest bar, in columns.
const LONGEST: usize = 40;
/// A shorter bar would tell nothing, so it is left out.
const SHORTEST: usize = 4;
/// The blanks between name, bar and count.
const GAP: usize = 2;

/// What one line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow {
    /// What is counted.
    pub name: String,
    /// How many there are.
    pub count: u64,
    /// The colour of the bar.
    pub color: AnsiColor,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// Its width.
    pub columns: usize,
    /// True if it may lack block characters.
    pub is_ascii: bool,
    /// True if the bars are coloured.
    pub is_colored: bool,
}

/// A line for each share: the name, the bar, the count. No line is as wide as the terminal, because some terminals
/// wrap a line that fills their last column.
pub fn bars(shares: &[BarRow], canvas: Canvas) -> String {
    let room = canvas.columns.saturating_sub(1);
    let counts = shares.iter().map(|share| share.count.to_string().len()).max().unwrap_or(0);
    let longest_name = shares.iter().map(|share| share.name.width()).max().unwrap_or(0);
    let names = longest_name.min(room.saturating_sub(counts + GAP));
    let bar = room.saturating_sub(names + counts + 2 * GAP).min(LONGEST);
    let all = shares.iter().map(|share| share.count).sum();
    let line = |share: &BarRow| {
        let name = cut(&share.name, names);
        let blanks = " ".repeat(names.saturating_sub(name.width()) + GAP);
        let bar = if bar < SHORTEST { String::new() } else { drawn(share, all, bar, canvas) + "  " };
        format!("{name}{blanks}{bar}{:>counts$}", share.count)
    };
    shares.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The bar. Any count above zero is visible, and the bar is full only if it is the only count.
fn drawn(share: &BarRow, all: u64, length: usize, canvas: Canvas) -> String {
    let exact = share.count as f64 / all.max(1) as f64 * length as f64;
    let full = match share.count {
        0 => 0,
        count if count == all => length,
        _ => (exact.round() as usize).clamp(1, length - 1),
    };
    let (filled, empty) = if canvas.is_ascii { ("#", ".") } else { ("█", "░") };
    let color = if canvas.is_colored { Ansi::new().fg_color(Some(share.color.into())) } else { Ansi::new() };
    format!("{color}{}{color:#}{}", filled.repeat(full), empty.repeat(length - full))
}

/// The beginning of a text that takes at most `columns`.
fn cut(text: &str, columns: usize) -> String {
    let mut width = 0;
    text.chars()
        .take_while(|c| {
            width += c.width().unwrap_or(0);
            width <= columns
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(rows: &[(&str, u64)]) -> Vec<BarRow> {
        let share =
            |(name, count): &(&str, u64)| BarRow { name: (*name).into(), count: *count, color: AnsiColor::Cyan };
        rows.iter().map(share).collect()
    }

    fn plain(columns: usize) -> Canvas {
        Canvas { columns, is_ascii: false, is_colored: false }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_of_all() {
        let shown = bars(&shares(&[("ready", 24), ("running", 8)]), plain(27));
        assert_eq!(shown, "ready    ██████████░░░  24\nrunning  ███░░░░░░░░░░   8");
    }

    #[test]
    fn full_width_names_are_aligned() {
        let shown = bars(&shares(&[("等待人工", 1), ("失败", 1)]), plain(20));
        assert_eq!(shown, "等待人工  ███░░░  1\n失败      ███░░░  1");
    }

    #[test]
    fn every_line_fits_any_window() {
        let rows = shares(&[("waiting for a person", 1_000_000), ("多次中断", 1), ("done", 0)]);
        for columns in 12..200 {
            for line in bars(&rows, plain(columns)).lines() {
                assert!(line.width() < columns, "{columns}: {line}");
                assert!(columns < 40 || line.contains(['█', '░']), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn a_small_count_is_visible_and_does_not_make_another_bar_look_full() {
        let shown = bars(&shares(&[("a", 1), ("b", 999_999), ("c", 0)]), plain(60));
        let filled = |line: &str| line.matches('█').count();
        assert_eq!(shown.lines().map(filled).collect::<Vec<_>>(), [1, LONGEST - 1, 0]);
        assert_eq!(filled(&bars(&shares(&[("a", 3)]), plain(60))), LONGEST);
    }

    #[test]
    fn colours_and_block_characters_are_used_only_where_the_terminal_has_them() {
        let rows = shares(&[("ready", 1), ("done", 1)]);
        let ascii = bars(&rows, Canvas { is_ascii: true, ..plain(40) });
        assert!(ascii.is_ascii() && ascii.contains("##..") && !ascii.contains('\u{1b}'), "{ascii}");
        let colored = bars(&rows, Canvas { is_colored: true, ..plain(40) });
        assert!(colored.contains("\u{1b}[36m█"), "{colored:?}");
    }
}
