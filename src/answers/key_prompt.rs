//! Choices and confirmations: prompts that single keys answer.
//!
//! They look like dialoguer's `Select` and `Confirm`, because dialoguer's theme formats them, and they take the same
//! keys. The loops of `Select` and `Confirm` are not used: they read the keys themselves, ignore Ctrl-D, and let no
//! caller add a key.

use std::fmt;
use std::io;
use std::ops::Range;

use dialoguer::console::{Key, Term};
use dialoguer::theme::{SimpleTheme, Theme};

use super::spot::Spot;

/// Ctrl-D, the end of input.
const END_OF_INPUT: Key = Key::Char('\u{4}');

/// Asks for one of several titles. `None` if the person declines with Ctrl-D, Escape or `q`.
pub(super) fn choose(prompt: &str, titles: &[String]) -> io::Result<Option<usize>> {
    let mut block = Block::new(Term::buffered_stderr());
    let prompt = worded(|text| SimpleTheme.format_select_prompt(text, prompt));
    let mut at = 0;
    loop {
        let item = |(place, title): (usize, &String)| {
            worded(|text| SimpleTheme.format_select_prompt_item(text, title, place == at))
        };
        let items: Vec<String> = titles.iter().enumerate().map(item).collect();
        block.draw(&prompt, &items, at)?;
        let chosen = match block.term.read_key()? {
            Key::ArrowDown | Key::Tab | Key::Char('j') => {
                at = if at + 1 < titles.len() { at + 1 } else { 0 };
                continue;
            }
            Key::ArrowUp | Key::BackTab | Key::Char('k') => {
                at = at.checked_sub(1).unwrap_or(titles.len().saturating_sub(1));
                continue;
            }
            Key::Enter | Key::Char(' ') => Some(at),
            Key::Escape | Key::Char('q') | END_OF_INPUT => None,
            _ => continue,
        };
        block.clear()?;
        block.term.flush()?;
        return Ok(chosen);
    }
}

/// Asks a yes/no question. The answer is yes only if the person chooses yes and then presses Enter, so that a single
/// key, typed by mistake or ahead of time, does not confirm. `None` if the person declines: with Ctrl-D, or with Escape
/// or `q` before Enter.
pub(super) fn confirm(question: &str) -> io::Result<Option<bool>> {
    let mut block = Block::new(Term::buffered_stderr());
    let mut answer = Some(false);
    loop {
        block.draw_line(&worded(|text| SimpleTheme.format_confirm_prompt(text, question, answer)))?;
        answer = match block.term.read_key()? {
            Key::Char('y' | 'Y') => Some(true),
            Key::Char('n' | 'N') => Some(false),
            Key::Escape | Key::Char('q') => None,
            END_OF_INPUT => {
                answer = None;
                break;
            }
            Key::Enter => break,
            _ => continue,
        };
    }
    block.draw_line(&worded(|text| SimpleTheme.format_confirm_prompt_selection(text, question, answer)))?;
    block.term.write_str("\r\n")?;
    block.term.flush()?;
    Ok(answer)
}

/// A text formatted by the theme.
fn worded(format: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    // Writing into a text does not fail.
    let _ = format(&mut text);
    text
}

/// Lines on the terminal that are redrawn in place.
struct Block {
    term: Term,
    /// How many rows the cursor is below the first one.
    below: usize,
}

impl Block {
    fn new(term: Term) -> Self {
        Self { term, below: 0 }
    }

    /// Draws a prompt and the items that fit into the window with it, including the item `at`.
    fn draw(&mut self, prompt: &str, items: &[String], at: usize) -> io::Result<()> {
        let (rows, columns) = self.size();
        self.clear()?;
        let heights: Vec<usize> = items.iter().map(|item| height(item, columns)).collect();
        // Leave one row for the cursor.
        let room = rows.saturating_sub(height(prompt, columns) + 1);
        let items = items.get(visible(&heights, at, room)).unwrap_or_default();
        for line in std::iter::once(prompt).chain(items.iter().map(String::as_str)) {
            self.term.write_str(line)?;
            self.term.write_str("\r\n")?;
            self.below += height(line, columns);
        }
        self.term.flush()
    }

    /// Draws one line and leaves the cursor at its end.
    fn draw_line(&mut self, line: &str) -> io::Result<()> {
        self.clear()?;
        self.term.write_str(line)?;
        self.below = height(line, self.size().1) - 1;
        self.term.flush()
    }

    fn clear(&mut self) -> io::Result<()> {
        self.term.move_cursor_up(std::mem::take(&mut self.below))?;
        self.term.write_str("\r")?;
        self.term.clear_to_end_of_screen()
    }

    fn size(&self) -> (usize, usize) {
        let (rows, columns) = self.term.size();
        (rows.into(), usize::from(columns).max(2))
    }
}

/// The number of rows that a line takes.
fn height(line: &str, columns: usize) -> usize {
    line.chars().fold(Spot::default(), |spot, c| spot.behind(c, columns)).row + 1
}

/// The range of items to show: the item `at`, and as many around it as `room` has rows for.
fn visible(heights: &[usize], at: usize, room: usize) -> Range<usize> {
    let (mut from, mut to) = (at, at + 1);
    let mut left = room.saturating_sub(heights.get(at).copied().unwrap_or_default());
    loop {
        let fits = |place: Option<usize>| place.and_then(|place| heights.get(place)).filter(|rows| **rows <= left);
        if let Some(rows) = fits(Some(to)) {
            (left, to) = (left - rows, to + 1);
        } else if let Some(rows) = fits(from.checked_sub(1)) {
            (left, from) = (left - rows, from - 1);
        } else {
            return from..to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_items_are_shown_if_they_fit() {
        assert_eq!(visible(&[1, 1, 1], 1, 3), 0..3);
        assert_eq!(visible(&[1, 2, 1], 2, 4), 0..3);
    }

    #[test]
    fn in_a_low_window_the_items_around_the_marked_one_are_shown() {
        assert_eq!(visible(&[1; 5], 0, 3), 0..3);
        assert_eq!(visible(&[1; 5], 4, 3), 2..5);
        assert_eq!(visible(&[1, 3, 1], 0, 2), 0..1);
        assert_eq!(visible(&[9, 1], 0, 0), 0..1, "the marked one is always there");
    }

    #[test]
    fn a_line_takes_as_many_rows_as_its_columns_need() {
        assert_eq!(["", "ab", "abc", "赵钱孙"].map(|line| height(line, 2)), [1, 1, 2, 3]);
    }
}
