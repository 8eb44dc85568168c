//! The text of a CSV cell.
//!
//! A spreadsheet evaluates a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a text gets a leading
//! apostrophe, and so does one that begins with a tab or a line break. Other control characters, which spreadsheets
//! cannot use and terminals interpret, become blanks. Tabs and line breaks inside a text are kept.

use std::borrow::Cow;

use crate::printable::{self, is_printed};

/// The first characters of formulas, including full-width and small forms and the minus sign.
const FORMULAS: [char; 16] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u{2212}'];

/// A text that is safe in a cell. A `-` alone, meaning standard input, is not a formula.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let begins = !begins_with_a_word(text) && text != "-" && text.trim_start_matches(is_blank).starts_with(FORMULAS);
    let steers = printable::may_hold_steering(text) && text.contains(is_steering);
    if !begins && !steers {
        return Cow::Borrowed(text);
    }
    let mut cell = String::with_capacity(text.len() + 1);
    if begins {
        cell.push('\'');
    }
    cell.extend(text.chars().map(|c| if is_steering(c) { ' ' } else { c }));
    Cow::Owned(cell)
}

/// True for blank or invisible characters, which may precede a formula.
fn is_blank(c: char) -> bool {
    let is_end = matches!(c, '\t' | '\r' | '\n');
    !is_end && (c.is_whitespace() || !is_printed(c))
}

fn is_steering(c: char) -> bool {
    printable::is_steering(c) && !matches!(c, '\t' | '\r' | '\n')
}

/// A fast check that is enough for most texts: does it start with a letter, a digit or an ideograph?
fn begins_with_a_word(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xe4..=0xe9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "  =1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "﹦1",
            "\u{2212}1",
            "\u{a0}=1+1",
            "\u{3000}@SUM(1)",
            "\u{200b}=1",
            "\u{feff}=1",
            "\u{2060}=1",
            "=cmd|' /C calc'!A0",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", " ", "-", "1-1", "招商银行", "2015-06", "'=1", "a\tb\nc"] {
            assert!(matches!(harmless(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn terminal_control_characters_become_blanks() {
        assert_eq!(harmless("a\u{1b}[31mb\0\u{9b}2J\u{7f}"), "a [31mb  2J ");
        assert_eq!(harmless("±§“张”"), "±§“张”");
        assert_eq!(harmless("\u{202e}行银\u{2028}x"), " 行银 x");
        assert_eq!(harmless("\u{202e}=1"), "' =1", "a formula behind it is one behind a blank");
    }
}
