//! Sanitises the report's texts for printing.

use super::super::failure::printable;

/// The most characters of a text in a table; a sentence of the credit centre is shorter.
const LONGEST: usize = 60;
/// The most characters of a line of its own.
const LONGEST_LINE: usize = 2_000;

/// A text on one line, nothing in it that steers a terminal, its blanks single.
pub fn plain(text: &str) -> String {
    clipped(&printable(text), LONGEST_LINE)
}

/// The same for a cell of a table.
pub fn cell(text: &str) -> String {
    clipped(&printable(text), LONGEST)
}

/// A text with single blanks and an ellipsis where it is too long.
fn clipped(text: &str, longest: usize) -> String {
    let mut shown = String::new();
    for (place, word) in text.split_whitespace().enumerate() {
        if place > 0 {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    match shown.char_indices().nth(longest) {
        Some((place, _)) => {
            shown.truncate(place);
            shown + "…"
        }
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line_that_steers_nothing() {
        assert_eq!(plain(" a\u{1b}[31m\n\tb\u{202e}c\u{9b}2J "), "a [31m b c 2J");
        assert_eq!(cell(&"长".repeat(99)).chars().count(), 61);
    }
}
