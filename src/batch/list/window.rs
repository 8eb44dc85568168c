//! The part of a list that is in memory: a buffer of fixed size, zeroed on drop, with the line on which it begins.

use std::io::{self, Read};

use zeroize::Zeroizing;

use super::decoded::{Decoded, ROOM};

/// The maximum length of a row, in bytes.
pub(super) const LONGEST_ROW: usize = 64 * 1024;

/// The result of reading more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    /// More bytes were read.
    Came,
    /// The list ends here.
    End,
    /// The buffer is full, so the row is too long.
    Full,
}

/// A buffer over a list.
pub(super) struct Window<R> {
    source: Decoded<R>,
    buffer: Zeroizing<Vec<u8>>,
    start: usize,
    end: usize,
    line: u64,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R) -> Self {
        let buffer = Zeroizing::new(vec![0; LONGEST_ROW + ROOM]);
        Self { source: Decoded::new(source), buffer, start: 0, end: 0, line: 1 }
    }

    /// The bytes in memory that have not been passed.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// The line on which [`bytes`](Self::bytes) begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Passes `bytes` bytes, which contain `lines` line ends.
    pub(super) fn pass(&mut self, bytes: usize, lines: u64) {
        self.start = (self.start + bytes).min(self.end);
        self.line += lines;
    }

    /// Appends more bytes of the list to those in memory.
    pub(super) fn more(&mut self) -> io::Result<More> {
        if self.buffer.len() - self.end < ROOM || self.start == self.end {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.buffer.len() - self.end < ROOM {
            return Ok(More::Full);
        }
        let read = self.source.read(self.buffer.get_mut(self.end..).unwrap_or_default())?;
        self.end += read;
        Ok(if read == 0 { More::End } else { More::Came })
    }

    /// Passes blank characters. Returns the next character, if there is one.
    pub(super) fn first_character(&mut self) -> io::Result<Option<u8>> {
        loop {
            let blank = self.bytes().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if let Some(first) = self.bytes().get(blank).copied() {
                self.pass_blank(blank);
                return Ok(Some(first));
            }
            // Keep a last carriage return: the line feed that belongs to it may follow.
            self.pass_blank(blank - usize::from(self.bytes().last() == Some(&b'\r')));
            if self.more()? == More::End {
                return Ok(None);
            }
        }
    }

    fn pass_blank(&mut self, bytes: usize) {
        let lines = line_ends(self.bytes().get(..bytes).unwrap_or_default());
        self.pass(bytes, lines);
    }

    /// Passes everything up to the end of the line, however long the line is.
    pub(super) fn pass_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(end) = end_of_line(self.bytes()) {
                self.pass(end, 1);
                return Ok(());
            }
            // Keep a last carriage return: it may be the first half of a CR LF.
            let kept = usize::from(self.bytes().last() == Some(&b'\r'));
            self.pass(self.bytes().len() - kept, 0);
            if self.more()? != More::Came {
                self.pass(kept, kept as u64);
                return Ok(());
            }
        }
    }
}

/// The position after the first line end (LF, CR LF or CR); `None` if a lone CR at the end may still become a CR LF.
pub(super) fn end_of_line(bytes: &[u8]) -> Option<usize> {
    let place = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    match (bytes.get(place), bytes.get(place + 1)) {
        (Some(b'\n'), _) => Some(place + 1),
        (_, Some(b'\n')) => Some(place + 2),
        (_, Some(_)) => Some(place + 1),
        (_, None) => None,
    }
}

/// How many line ends a text contains.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let following = bytes.iter().skip(1).chain([&0]);
    let ends = bytes.iter().zip(following).filter(|(byte, next)| **byte == b'\n' || **byte == b'\r' && **next != b'\n');
    ends.count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_a_line_feed_a_carriage_return_or_both() {
        assert_eq!(end_of_line(b"ab\ncd"), Some(3));
        assert_eq!(end_of_line(b"ab\r\ncd"), Some(4));
        assert_eq!(end_of_line(b"ab\rcd"), Some(3));
        assert_eq!(end_of_line(b"ab\r"), None, "a line feed may follow");
        assert_eq!(line_ends(b"a\nb\r\nc\rd"), 3);
    }

    #[test]
    fn the_first_character_and_its_line_are_found_behind_many_blanks() {
        let text = format!("{}  {{", "\r\n".repeat(100_000));
        let mut window = Window::new(text.as_bytes());
        assert_eq!(window.first_character().unwrap(), Some(b'{'));
        assert_eq!(Window::new(&b" \n "[..]).first_character().unwrap(), None);
        window.pass_line().unwrap();
        assert_eq!(window.line(), 100_001);
    }

    #[test]
    fn a_line_that_fits_no_buffer_is_passed() {
        let text = format!("{}\r\nnext", "x".repeat(LONGEST_ROW * 3));
        let mut window = Window::new(text.as_bytes());
        assert_eq!(window.more().unwrap(), More::Came);
        while window.more().unwrap() == More::Came {}
        window.pass_line().unwrap();
        assert_eq!((window.bytes().get(..4), window.line()), (Some(&b"next"[..]), 2));
    }
}
