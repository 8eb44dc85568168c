//! An editable line at the terminal: arrow keys, Home and End; Backspace erases whole characters.
//!
//! `dialoguer::Input` is not used, for three reasons. First, it moves the cursor by one column for each character, so
//! that a line of Chinese is garbled as soon as it is edited, and it divides by the window's width. Second, it ignores
//! Ctrl-D. Third, `console` reads the remaining bytes of a character or an arrow key with a single read. A slow line
//! delivers only part of them, and a terminal that erases single bytes would then lose a character. Like dialoguer, the
//! editor writes through `console`'s [`Term`].

use std::io;

use dialoguer::console::Term;
use zeroize::Zeroizing;

use super::held::Held;
use super::keystrokes::{Decoder, Keystroke};
use super::spot::Spot;
use crate::protocol::Secret;

/// Asks for a line. `None` if the person interrupts with Ctrl-D on an empty line, or if the terminal was closed.
pub(super) fn read(prompt: &str) -> io::Result<Option<Secret>> {
    let _held = Held::key_by_key()?;
    let (mut editor, mut decoder) = (Editor::new(prompt, Term::buffered_stderr()), Decoder::default());
    editor.begin()?;
    loop {
        let Some(byte) = byte()? else { return editor.interrupted() };
        for key in decoder.push(byte) {
            match key {
                // Text pasted after the line stays in the terminal for the next prompt.
                Keystroke::Enter => return editor.end(),
                Keystroke::EndOfInput if editor.line.chars.is_empty() => return editor.interrupted(),
                key => editor.take(key)?,
            }
        }
    }
}

/// The next typed byte. It is read without standard input's own buffer, which would read past the end of the line.
fn byte() -> io::Result<Option<u8>> {
    let mut byte = [0; 1];
    loop {
        match rustix::io::read(io::stdin(), &mut byte) {
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
            Ok(read) => return Ok((read > 0).then_some(byte[0])),
        }
    }
}

/// The typed text and the cursor's place in it.
#[derive(Default)]
struct Line {
    chars: Zeroizing<Vec<char>>,
    at: usize,
}

impl Line {
    /// Changes the line by a key.
    fn take(&mut self, key: Keystroke) {
        let (at, length) = (self.at, self.chars.len());
        match key {
            Keystroke::Char(c) => {
                self.chars.insert(at, c);
                self.at = at + 1;
            }
            Keystroke::Left => self.at = at.saturating_sub(1),
            Keystroke::Right => self.at = (at + 1).min(length),
            Keystroke::Home => self.at = 0,
            Keystroke::End => self.at = length,
            Keystroke::Backspace => self.erase(at.saturating_sub(1), at),
            Keystroke::Delete | Keystroke::EndOfInput => self.erase(at, (at + 1).min(length)),
            Keystroke::EraseBefore => self.erase(0, at),
            Keystroke::EraseBehind => self.erase(at, length),
            Keystroke::EraseWord => {
                let before = self.chars.get(..at).unwrap_or_default();
                let blanks = before.iter().rev().take_while(|c| c.is_whitespace()).count();
                let word = before.iter().rev().skip(blanks).take_while(|c| !c.is_whitespace()).count();
                self.erase(at - blanks - word, at);
            }
            Keystroke::Enter => {}
        }
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.chars.drain(from..to);
        self.at = from;
    }
}

/// A line with its prompt on the terminal.
struct Editor<'p> {
    prompt: &'p str,
    term: Term,
    line: Line,
    cursor: Spot,
}

impl<'p> Editor<'p> {
    fn new(prompt: &'p str, term: Term) -> Self {
        Self { prompt, term, line: Line::default(), cursor: Spot::default() }
    }

    fn begin(&mut self) -> io::Result<()> {
        self.cursor = self.write(Spot::default(), self.prompt.chars())?;
        self.term.flush()
    }

    fn take(&mut self, key: Keystroke) -> io::Result<()> {
        let at_the_end = self.line.at == self.line.chars.len();
        self.line.take(key);
        match key {
            // Append only this character: redrawing the whole line for each one would make pasting a long line slow.
            Keystroke::Char(c) if at_the_end => self.cursor = self.write(self.cursor, [shown(c)].into_iter())?,
            _ => self.draw(self.line.at)?,
        }
        self.term.flush()
    }

    /// Draws prompt and line and puts the cursor before the character `at`.
    fn draw(&mut self, at: usize) -> io::Result<()> {
        let columns = self.columns();
        self.term.move_cursor_up(self.cursor.row)?;
        self.term.write_str("\r")?;
        self.term.clear_to_end_of_screen()?;
        let line = || self.prompt.chars().chain(self.line.chars.iter().map(|c| shown(*c)));
        let end = self.write(Spot::default(), line())?;
        let before = line().take(self.prompt.chars().count() + at);
        let cursor = before.fold(Spot::default(), |spot, c| spot.behind(c, columns)).wrapped(columns);
        self.term.move_cursor_up(end.row.saturating_sub(cursor.row))?;
        self.term.write_str("\r")?;
        self.term.move_cursor_right(cursor.column)?;
        self.cursor = cursor;
        Ok(())
    }

    /// Writes characters, starting at a spot. Returns the spot after the last one.
    fn write(&self, from: Spot, chars: impl Iterator<Item = char>) -> io::Result<Spot> {
        let columns = self.columns();
        let mut text = Zeroizing::new(String::new());
        let end = chars.fold(from, |spot, c| {
            text.push(c);
            spot.behind(c, columns)
        });
        if end.wrapped(columns) != end {
            text.push_str("\r\n");
        }
        self.term.write_str(&text)?;
        Ok(end.wrapped(columns))
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1).max(2)
    }

    fn end(mut self) -> io::Result<Option<Secret>> {
        if self.line.at < self.line.chars.len() {
            self.draw(self.line.chars.len())?;
        }
        self.new_line()?;
        let text: Zeroizing<String> = Zeroizing::new(self.line.chars.iter().collect());
        Ok(Some(text.as_str().into()))
    }

    fn interrupted(self) -> io::Result<Option<Secret>> {
        self.new_line()?;
        Ok(None)
    }

    fn new_line(&self) -> io::Result<()> {
        self.term.write_str("\r\n")?;
        self.term.flush()
    }
}

/// The character to display. A control character, such as a pasted tab, is displayed as a blank.
fn shown(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

#[cfg(test)]
#[path = "line_editor_tests.rs"]
mod tests;
