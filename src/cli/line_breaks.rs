//! Where a line of Chinese or English may be broken, and how wide it is.
//!
//! English breaks at blanks. Chinese breaks between any two letters, but not before a closing mark and not behind an opening
//! one. clap knows only the first rule and takes each letter for one column wide.

use unicode_width::UnicodeWidthChar;

/// Marks that no line begins with.
pub const CLOSING: &str = "，。、：；！？）》」』】”’…,.:;!?)]}>%";
/// Marks that no line ends with.
pub const OPENING: &str = "（《「『【“‘([{<$";

/// A piece that is not broken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unbroken {
    /// Its text, with the colours in it.
    pub text: String,
    /// Its width in columns.
    pub width: usize,
    /// True if a blank separates it from the piece before.
    pub blank: bool,
}

/// The pieces of a line.
pub fn pieces(line: &str) -> Vec<Unbroken> {
    let mut pieces = Vec::new();
    let mut piece = Unbroken::default();
    let mut before: Option<char> = None;
    for letter in Letters::of(line) {
        match letter {
            Letter::Colour(sequence) => piece.text.push_str(sequence),
            Letter::Seen(' ') => {
                finish(&mut piece, &mut pieces);
                (piece.blank, before) = (true, None);
            }
            Letter::Seen(c) => {
                if before.is_some_and(|before| may_break(before, c)) {
                    finish(&mut piece, &mut pieces);
                }
                piece.text.push(c);
                piece.width += width_of(c);
                before = Some(c);
            }
        }
    }
    finish(&mut piece, &mut pieces);
    pieces
}

fn finish(piece: &mut Unbroken, pieces: &mut Vec<Unbroken>) {
    if !piece.text.is_empty() {
        pieces.push(std::mem::take(piece));
    }
}

fn may_break(before: char, next: char) -> bool {
    (width_of(before) > 1 || width_of(next) > 1) && !OPENING.contains(before) && !CLOSING.contains(next)
}

fn width_of(c: char) -> usize {
    // The quotation marks and the ellipsis of Chinese take two columns in a Chinese terminal; here, one is right for most.
    c.width().unwrap_or(0)
}

/// The width of a text in columns, colours left out.
pub fn width(text: &str) -> usize {
    Letters::of(text).map(|letter| if let Letter::Seen(c) = letter { width_of(c) } else { 0 }).sum()
}

/// The beginning of a text, at most so many columns wide.
pub fn within(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, c)| {
        taken += width_of(*c);
        taken > columns
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A part of a text on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter<'a> {
    /// A sequence that sets a colour.
    Colour(&'a str),
    /// What is seen.
    Seen(char),
}

/// The letters of a text.
#[derive(Debug)]
pub struct Letters<'a> {
    rest: &'a str,
}

impl<'a> Letters<'a> {
    /// The letters of `text`.
    pub fn of(text: &'a str) -> Self {
        Self { rest: text }
    }
}

impl<'a> Iterator for Letters<'a> {
    type Item = Letter<'a>;

    fn next(&mut self) -> Option<Letter<'a>> {
        let first = self.rest.chars().next()?;
        let end = self.rest.find('m').filter(|_| first == '\u{1b}').map(|end| end + 1);
        let (letter, rest) = match end.and_then(|end| self.rest.split_at_checked(end)) {
            Some((sequence, rest)) => (Letter::Colour(sequence), rest),
            None => (Letter::Seen(first), self.rest.get(first.len_utf8()..).unwrap_or_default()),
        };
        self.rest = rest;
        Some(letter)
    }
}

/// Appends the pieces of `text` to `out`, whose last line is `at` columns wide. No line is wider than `most`, unless one piece
/// is; lines after the first begin with `indent` blanks.
pub fn fill(out: &mut String, text: &str, at: usize, indent: usize, most: usize) {
    let mut column = at;
    let mut is_first = true;
    for piece in pieces(text) {
        let blank = usize::from(piece.blank && !is_first);
        if !is_first && column + blank + piece.width > most {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if blank > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(&piece.text);
        column += piece.width;
        is_first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        pieces(line).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn chinese_breaks_between_letters_but_not_at_the_wrong_side_of_a_mark() {
        assert_eq!(texts("单次请求（时限），默认"), ["单", "次", "请", "求", "（时", "限），", "默", "认"]);
        assert_eq!(texts("从 --answers 取值"), ["从", "--answers", "取", "值"]);
    }

    #[test]
    fn english_breaks_at_blanks_only() {
        assert_eq!(texts("not (yet) known, x"), ["not", "(yet)", "known,", "x"]);
    }

    #[test]
    fn a_letter_of_chinese_is_two_columns_wide_and_a_colour_none() {
        assert_eq!(width("\u{1b}[1m征信\u{1b}[0m a"), 6);
    }

    #[test]
    fn a_text_is_cut_at_a_width() {
        assert_eq!((within("征信a", 5), within("征信a", 3), within("征", 1)), ("征信a", "征", ""));
    }

    #[test]
    fn lines_are_filled_up_to_the_width() {
        let mut out = "  ".to_owned();
        fill(&mut out, "申请人的登录名 user_id", 2, 2, 10);
        assert_eq!(out, "  申请人的\n  登录名\n  user_id");
    }
}
