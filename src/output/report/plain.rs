//! Sanitises the report's texts for printing.

use crate::printable::printable;

/// The maximum length of a text. The credit centre's sentences and names are far shorter; the limit only keeps a damaged report
/// from filling the page.
const LONGEST: usize = 2_000;

/// A text on one line, without control characters, with single blanks.
pub fn plain(text: &str) -> String {
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
    }

    #[test]
    fn only_a_text_longer_than_any_name_is_cut() {
        assert_eq!(plain(&"长".repeat(LONGEST)), "长".repeat(LONGEST));
        assert_eq!(plain(&"长".repeat(LONGEST + 9)), "长".repeat(LONGEST) + "…");
    }
}
