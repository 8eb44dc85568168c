//! The keys that a terminal sends, read from its bytes.

/// A key of the line editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keystroke {
    /// A character of the line. Bytes that are not UTF-8 are U+FFFD.
    Char(char),
    /// Arrow left, or Ctrl-B.
    Left,
    /// Arrow right, or Ctrl-F.
    Right,
    /// To the beginning: Home, or Ctrl-A.
    Home,
    /// To the end: End, or Ctrl-E.
    End,
    /// Erases the character before the cursor: Backspace, or Ctrl-H.
    Backspace,
    /// Erases the character at the cursor.
    Delete,
    /// Erases everything before the cursor: Ctrl-U.
    EraseBefore,
    /// Erases everything from the cursor on: Ctrl-K.
    EraseBehind,
    /// Erases the word before the cursor: Ctrl-W.
    EraseWord,
    /// Ctrl-D.
    EndOfInput,
    /// The line is complete.
    Enter,
}

/// Reads keys from bytes. A character or an escape sequence may arrive in pieces, as on a slow line.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// The first bytes of a character.
    Character(Vec<u8>),
    /// After ESC.
    Escape,
    /// After ESC O: the keypad's arrows.
    Keypad,
    /// After ESC [, with the parameters so far.
    Sequence(Vec<u8>),
}

/// How many bytes of a sequence's parameters are kept; further bytes are read and dropped.
const LONGEST: usize = 16;

impl Decoder {
    /// The keys that this byte completes: none, one, or two if it also ends a broken character.
    pub(super) fn push(&mut self, byte: u8) -> Vec<Keystroke> {
        match std::mem::take(&mut self.state) {
            State::Ground => self.begin(byte).into_iter().collect(),
            State::Character(mut bytes) => {
                bytes.push(byte);
                match std::str::from_utf8(&bytes) {
                    Ok(text) => text.chars().map(Keystroke::Char).collect(),
                    Err(error) if error.error_len().is_none() => {
                        self.state = State::Character(bytes);
                        Vec::new()
                    }
                    Err(_) => [Some(BROKEN), self.begin(byte)].into_iter().flatten().collect(),
                }
            }
            State::Escape => {
                self.state = match byte {
                    b'[' => State::Sequence(Vec::new()),
                    b'O' => State::Keypad,
                    0x1b => State::Escape,
                    _ => State::Ground, // Alt with a key has no meaning here
                };
                Vec::new()
            }
            State::Keypad => sequence(byte, &[]).into_iter().collect(),
            State::Sequence(mut parameters) => {
                if (0x40..=0x7e).contains(&byte) {
                    return sequence(byte, &parameters).into_iter().collect();
                }
                if parameters.len() < LONGEST {
                    parameters.push(byte);
                }
                self.state = State::Sequence(parameters);
                Vec::new()
            }
        }
    }

    /// The first byte of a key.
    fn begin(&mut self, byte: u8) -> Option<Keystroke> {
        match byte {
            b'\r' | b'\n' => Some(Keystroke::Enter),
            0x01 => Some(Keystroke::Home),
            0x02 => Some(Keystroke::Left),
            0x04 => Some(Keystroke::EndOfInput),
            0x05 => Some(Keystroke::End),
            0x06 => Some(Keystroke::Right),
            0x08 | 0x7f => Some(Keystroke::Backspace),
            0x0b => Some(Keystroke::EraseBehind),
            0x15 => Some(Keystroke::EraseBefore),
            0x17 => Some(Keystroke::EraseWord),
            0x1b => {
                self.state = State::Escape;
                None
            }
            b'\t' | 0x20..=0x7e => Some(Keystroke::Char(char::from(byte))),
            0xc2..=0xf4 => {
                self.state = State::Character(vec![byte]);
                None
            }
            0x80..=0xff => Some(BROKEN),
            _ => None, // other control characters mean nothing here
        }
    }
}

const BROKEN: Keystroke = Keystroke::Char(char::REPLACEMENT_CHARACTER);

fn sequence(last: u8, parameters: &[u8]) -> Option<Keystroke> {
    match (last, parameters) {
        (b'C', _) => Some(Keystroke::Right),
        (b'D', _) => Some(Keystroke::Left),
        (b'H', _) | (b'~', b"1" | b"7") => Some(Keystroke::Home),
        (b'F', _) | (b'~', b"4" | b"8") => Some(Keystroke::End),
        (b'~', b"3") => Some(Keystroke::Delete),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Keystroke> {
        let mut decoder = Decoder::default();
        bytes.iter().flat_map(|byte| decoder.push(*byte)).collect()
    }

    #[test]
    fn characters_are_read_whole_however_many_bytes_they_have() {
        assert_eq!(keys("aé赵𠀀".as_bytes()), ['a', 'é', '赵', '𠀀'].map(Keystroke::Char));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_replaced_and_the_next_key_is_kept() {
        let broken = Keystroke::Char('\u{fffd}');
        assert_eq!(keys(b"\xe8\xb5\r"), [broken, Keystroke::Enter]);
        assert_eq!(keys(b"\xff\xb5a"), [broken, broken, Keystroke::Char('a')]);
        assert_eq!(keys(b"\xe8\x1b[D"), [broken, Keystroke::Left]);
    }

    #[test]
    fn arrows_home_end_and_delete_are_keys_and_other_sequences_are_dropped() {
        assert_eq!(
            keys(b"\x1b[D\x1b[C\x1bOD\x1b[H\x1b[4~\x1b[3~"),
            [Keystroke::Left, Keystroke::Right, Keystroke::Left, Keystroke::Home, Keystroke::End, Keystroke::Delete]
        );
        assert_eq!(keys(b"\x1b[A\x1b[200~\x1b[1;5D\x1bx\x00a"), [Keystroke::Left, Keystroke::Char('a')]);
    }

    #[test]
    fn control_keys_edit_as_in_line_mode() {
        assert_eq!(
            keys(b"\x7f\x08\x15\x17\x04\n"),
            [
                Keystroke::Backspace,
                Keystroke::Backspace,
                Keystroke::EraseBefore,
                Keystroke::EraseWord,
                Keystroke::EndOfInput,
                Keystroke::Enter
            ]
        );
    }
}
