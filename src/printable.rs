//! Texts of others on a terminal: one place says which characters are printed, which are escaped in JSON, and what is left
//! of a text.
//!
//! In: a text from a gateway, a file, a file's name, a person. Out: the same without what steers a terminal (control
//! characters, and with them every escape sequence), turns the direction of writing, breaks lines or is not seen at all. It
//! knows no other room. Each place that shows such a text passes it through [`printable`]; whatever was forgotten passes
//! through [`harmless`] on its way out.

use std::borrow::Cow;

/// A text on one line in which every character can be seen; a blank stands for each of the others.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if is_printed(c) { c } else { ' ' }).collect()
}

/// The same, not longer than so many characters.
pub fn clipped(text: &str, most: usize) -> String {
    text.chars().take(most).map(|c| if is_printed(c) { c } else { ' ' }).collect()
}

/// True for a character that [`printable`] leaves as it is.
pub fn is_printed(c: char) -> bool {
    !c.is_control() && !is_unseen(c)
}

fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// True of a character that JSON must escape before a terminal sees it: C0, DEL, C1, and what turns the direction of a text
/// or ends its line. What is merely not seen stays in JSON as it came.
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The bytes, rare ones, that such characters begin with, those below a blank apart.
const STEERING: [u8; 4] = [0x7f, 0xc2, 0xd8, 0xe2];

/// True for such a byte.
pub fn may_steer(byte: u8) -> bool {
    STEERING.contains(&byte)
}

/// A fast check that is enough for most texts: false if no byte is one that a character begins with for which
/// [`is_steering`] is true.
pub fn may_hold_steering(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks();
    words.iter().any(|word| word_may_steer(u64::from_ne_bytes(*word)))
        || rest.iter().any(|byte| *byte < b' ' || may_steer(*byte))
}

/// The same for eight bytes at once.
#[inline]
fn word_may_steer(word: u64) -> bool {
    let [a, b, c, d] = STEERING;
    has_smaller(word, b' ') || has(word, a) || has(word, b) || has(word, c) || has(word, d)
}

/// True if one of the eight bytes is this byte.
#[inline]
fn has(word: u64, byte: u8) -> bool {
    has_smaller(word ^ u64::from_ne_bytes([byte; 8]), 1) // zero where it is that byte
}

/// True if one of the eight bytes is smaller. Subtracting a byte sets the high bit of each smaller one, if the bit was clear.
#[inline]
fn has_smaller(word: u64, than: u8) -> bool {
    word.wrapping_sub(u64::from_ne_bytes([than; 8])) & !word & u64::from_ne_bytes([0x80; 8]) != 0
}

/// A whole page or line as it goes to a terminal: ends of lines and tabs stay, and the colours where they are wanted; where
/// not, they go. A blank stands for every other character that steers.
pub fn harmless(text: &str, colored: bool) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte < b' ' && byte != b'\n' && byte != b'\t' || may_steer(byte)) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(c) = rest.chars().next() {
        let length = if c == '\u{1b}' { length_of_colour(rest) } else { 0 };
        match rest.get(..length).filter(|colour| !colour.is_empty()) {
            Some(colour) if colored => out.push_str(colour),
            Some(_) => {}
            None => out.push(if is_steering(c) && !matches!(c, '\n' | '\t') { ' ' } else { c }),
        }
        rest = rest.get(length.max(c.len_utf8())..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// How long the colour is that a text begins with (`ESC [ 1 ; 31 m`); 0 if it is none.
fn length_of_colour(text: &str) -> usize {
    let Some(parameters) = text.strip_prefix("\u{1b}[") else { return 0 };
    let length = parameters.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if parameters.as_bytes().get(length) == Some(&b'm') { length + 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_steers_is_overlooked_wherever_it_stands() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_steering(*c)) {
            for place in 0..17 {
                assert!(may_hold_steering(&format!("{}{c}", "a".repeat(place))), "{c:?} at {place}");
            }
        }
        assert!(!may_hold_steering("2012年11月9日招商银行发放的贷记卡（人民币账户），信用额度20,000。~!"));
    }

    #[test]
    fn a_gateways_text_cannot_control_the_terminal() {
        assert_eq!(printable("a\u{1b}[31m\nb"), "a [31m b");
        assert_eq!(printable("a\u{202e}b\u{2028}c\u{200b}d\u{9b}e\u{feff}"), "a b c d e ");
        assert_eq!(printable("\u{1b}]52;c;eA==\u{7}招商银行"), " ]52;c;eA== 招商银行");
        assert_eq!(clipped("ab\u{1b}cd", 4), "ab c");
    }

    #[test]
    fn a_page_keeps_its_lines_and_our_colours_and_nothing_else() {
        let page = "\u{1b}[1;31merror\u{1b}[0m:\ta\u{1b}]52;c;eA==\u{7}\n\u{1b}[2J\u{9b}31m\u{202e}±“招商”\r";
        assert_eq!(harmless(page, true), "\u{1b}[1;31merror\u{1b}[0m:\ta ]52;c;eA== \n [2J 31m ±“招商” ");
        assert_eq!(harmless(page, false), "error:\ta ]52;c;eA== \n [2J 31m ±“招商” ");
        assert!(matches!(harmless("招商银行\n\t", false), Cow::Borrowed(_)));
        assert_eq!(harmless("\u{1b}[31", true), " [31");
    }
}
