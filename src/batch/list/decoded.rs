//! The bytes of a list as UTF-8, a piece at a time.
//!
//! A byte-order mark decides the charset. Without one, the charset is undecided as long as all bytes are ASCII, which
//! UTF-8 and GB18030 share. The first byte beyond ASCII decides, together with up to 64 KiB that follow: the charset
//! that these bytes fit better applies to the rest of the list. UTF-8 is passed on unchanged, even if it is broken,
//! because the reader of the row checks it. Other charsets are converted. A broken character becomes U+FFFD, which
//! the reader of the row refuses as well.

use std::io::{self, ErrorKind, Read};

use encoding_rs::{Decoder, Encoding, GB18030, UTF_8};
use zeroize::Zeroizing;

use crate::protocol::is_gb18030;

/// How many bytes are read at once, and the most that are examined to decide the charset.
const PIECE: usize = 64 * 1024;
/// A byte-order mark has three bytes at most.
const MARK: usize = 3;
/// The least room that [`Decoded::read`] needs. A decoder writes a character of up to four bytes, and its replacement.
pub(super) const ROOM: usize = 16;

/// How the bytes are converted to text.
enum Charset {
    /// Nothing was read.
    Unread,
    /// All bytes so far are ASCII.
    Undecided,
    /// UTF-8.
    AsIs,
    /// Another charset.
    Decoding(Box<Decoder>),
}

/// A source of bytes, read as UTF-8.
pub(super) struct Decoded<R> {
    source: R,
    charset: Charset,
    /// Bytes that were read and not passed on yet are from `at` to `end`.
    piece: Zeroizing<Vec<u8>>,
    at: usize,
    end: usize,
    is_at_end: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R) -> Self {
        let piece = Zeroizing::new(vec![0; PIECE]);
        Self { source, charset: Charset::Unread, piece, at: 0, end: 0, is_at_end: false }
    }

    /// Reads into `room`, which must have at least [`ROOM`] bytes. Returns 0 at the end.
    pub(super) fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            if matches!(self.charset, Charset::Unread) {
                self.read_mark()?;
            }
            if self.left().is_empty() && !self.is_at_end {
                if matches!(self.charset, Charset::AsIs) {
                    let read = read_source(&mut self.source, room)?;
                    self.is_at_end = read == 0;
                    return Ok(read);
                }
                self.refill()?;
            }
            if matches!(self.charset, Charset::Undecided) && self.left().first().is_some_and(|byte| !byte.is_ascii()) {
                self.decide()?;
            }
            let left = self.piece.get(self.at..self.end).unwrap_or_default();
            let (read, written, is_done) = match &mut self.charset {
                Charset::Decoding(decoder) => {
                    let (result, read, written, _) = decoder.decode_to_utf8(left, room, self.is_at_end);
                    (read, written, result == encoding_rs::CoderResult::InputEmpty)
                }
                Charset::Undecided | Charset::Unread => {
                    let ascii = left.iter().position(|byte| !byte.is_ascii()).unwrap_or(left.len());
                    let copied = copy(left.get(..ascii).unwrap_or_default(), room);
                    (copied, copied, copied == left.len())
                }
                Charset::AsIs => {
                    let copied = copy(left, room);
                    (copied, copied, copied == left.len())
                }
            };
            self.at += read;
            if is_done && self.is_at_end {
                // A decoder that has finished may not be used again.
                self.charset = Charset::AsIs;
                return Ok(written);
            }
            if written > 0 {
                return Ok(written);
            }
        }
    }

    fn left(&self) -> &[u8] {
        self.piece.get(self.at..self.end).unwrap_or_default()
    }

    /// Removes a byte-order mark.
    fn read_mark(&mut self) -> io::Result<()> {
        while self.end < MARK && !self.is_at_end {
            self.add()?;
        }
        self.charset = match Encoding::for_bom(self.left()) {
            Some((encoding, mark)) => {
                self.at = mark;
                if encoding == UTF_8 { Charset::AsIs } else { decoding(encoding) }
            }
            None => Charset::Undecided,
        };
        Ok(())
    }

    /// Decides the charset by the bytes that follow. Examines only whole lines, if there are any, so that no
    /// character is cut in two.
    fn decide(&mut self) -> io::Result<()> {
        self.piece.copy_within(self.at..self.end, 0);
        (self.at, self.end) = (0, self.end - self.at);
        while self.end < PIECE && !self.is_at_end {
            self.add()?;
        }
        let left = self.left();
        let lines = left.iter().rposition(|byte| *byte == b'\n').map_or(left.len(), |end| end + 1);
        let is_gb18030 = is_gb18030(left.get(..lines).unwrap_or_default());
        self.charset = if is_gb18030 { decoding(GB18030) } else { Charset::AsIs };
        Ok(())
    }

    /// Replaces the bytes that were passed on.
    fn refill(&mut self) -> io::Result<()> {
        (self.at, self.end) = (0, 0);
        self.add()
    }

    /// Appends more bytes.
    fn add(&mut self) -> io::Result<()> {
        let room = self.piece.get_mut(self.end..).unwrap_or_default();
        let read = read_source(&mut self.source, room)?;
        self.end += read;
        self.is_at_end = read == 0;
        Ok(())
    }
}

fn read_source(source: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(room) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

fn decoding(encoding: &'static Encoding) -> Charset {
    Charset::Decoding(Box::new(encoding.new_decoder_without_bom_handling()))
}

fn copy(from: &[u8], to: &mut [u8]) -> usize {
    let length = from.len().min(to.len());
    if let (Some(from), Some(to)) = (from.get(..length), to.get_mut(..length)) {
        to.copy_from_slice(from);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a byte at a time, so that every character is cut.
    struct Slowly<'a>(&'a [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let length = room.len().min(1);
            self.0.read(&mut room[..length])
        }
    }

    fn all(mut decoded: Decoded<impl Read>) -> Vec<u8> {
        let (mut bytes, mut room) = (Vec::new(), [0; ROOM]);
        loop {
            match decoded.read(&mut room).unwrap() {
                0 => return bytes,
                read => bytes.extend_from_slice(&room[..read]),
            }
        }
    }

    fn text(bytes: &[u8]) -> String {
        let at_once = all(Decoded::new(bytes));
        assert_eq!(at_once, all(Decoded::new(Slowly(bytes))), "however it comes");
        String::from_utf8(at_once).unwrap()
    }

    /// ASCII that fills the first piece.
    fn long() -> String {
        "plain,ascii\n".repeat(6_000)
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_taken_off() {
        let list = "user_id,real_name\n1,张三\n";
        assert_eq!(text(format!("\u{feff}{list}").as_bytes()), list);
        let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(list.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(text(&utf_16), list);
        assert_eq!(text(b"\xef\xbb\xbf"), "");
    }

    #[test]
    fn the_first_byte_beyond_ascii_decides_however_late_it_comes() {
        for list in ["1,张三\n2,李四\n".to_owned(), format!("{}1,张三\n2,李四\n{}", long(), long())] {
            assert_eq!(text(list.as_bytes()), list);
            assert_eq!(text(&GB18030.encode(&list).0), list);
        }
        assert_eq!(text("张".as_bytes()), "张");
        assert_eq!(text(&GB18030.encode("张").0), "张");
        assert_eq!(text(b""), "");
        assert_eq!(text(b"ab"), "ab");
    }

    #[test]
    fn a_decision_is_never_taken_back() {
        let (utf_8, gbk) = ("张三\n".repeat(30_000), GB18030.encode("李四\n").0.into_owned());
        let list = [utf_8.as_bytes(), &gbk].concat();
        assert_eq!(all(Decoded::new(&list[..])), list, "the row's reader finds what is not UTF-8");
        let list = [GB18030.encode(&utf_8).0.as_ref(), "李四\n\u{e000}".as_bytes(), b"\xff\n"].concat();
        assert!(text(&list).starts_with(&utf_8) && text(&list).contains('\u{fffd}'));
    }

    #[test]
    fn an_error_of_the_source_is_passed_on() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
        }
        let mut decoded = Decoded::new(b"1,2\n".chain(Broken));
        let mut room = [0; ROOM];
        assert_eq!(decoded.read(&mut room).unwrap(), 4);
        assert_eq!(decoded.read(&mut room).unwrap_err().kind(), ErrorKind::BrokenPipe);
    }
}
