//! Sanitises the report's texts for printing.

use crate::printable::printable;

/// The maximum length of a text in a table. Sentences of the credit centre are shorter.
const LONGEST: usize = 60;
/// The maximum length of a line of its own.
const LONGEST_LINE: usize = 2_000;

/// A text on one line, without control characters, with single blanks.
pub fn plain(text: &str) -> String {
    clipped(&printable(text), LONGEST_LINE)
}

/// The same, for a table cell.
pub fn cell(text: &str) -> String {
    clipped(&printable(text), LONGEST)
}

/// A text with single blanks, shortened with an ellipsis.
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
    fn a_text_becomes_one_line_without_control_characters() {
        assert_eq!(plain(" a\u{1b}[31m\n\tb\u{202e}c\u{9b}2J "), "a [31m b c 2J");
        assert_eq!(cell(&"长".repeat(99)).chars().count(), 61);
    }
}
