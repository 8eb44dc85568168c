//! Rows of the tables in help texts and man pages, wrapped.

use super::line_breaks::{fill, width};

/// The width of the tables: that of an indented man page in a terminal of 80 columns.
pub const WIDTH: usize = 72;
/// A meaning gets at least so many columns, or it goes below its row's first word.
const LEAST: usize = 20;
/// The indent of a meaning below its row's first word.
const BELOW: usize = 4;

/// Appends a table row, at most [`WIDTH`] columns wide.
pub fn wrapped(text: &mut String, row: &str, meaning: &str) {
    wrapped_at(text, row, meaning, WIDTH);
}

/// Appends a table row, at most `columns` wide. A meaning too long for one line continues below itself. Without room
/// beside its row's first word, it goes below that word.
pub fn wrapped_at(text: &mut String, row: &str, meaning: &str, columns: usize) {
    let mut indent = width(row);
    text.push_str(row);
    if columns < indent + LEAST {
        text.truncate(text.trim_end().len());
        text.push_str(&format!("\n{}", " ".repeat(BELOW)));
        indent = BELOW;
    }
    fill(text, meaning, indent, indent, columns);
    text.truncate(text.trim_end().len());
    text.push('\n');
}

/// Appends paragraphs, each a line of `source`. The lines of a numbered list continue behind their numbers.
pub fn paragraphs_at(text: &mut String, source: &str, columns: usize) {
    for line in source.lines() {
        match line.split_once(". ") {
            _ if line.is_empty() => text.push('\n'),
            Some((number, item)) if number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit()) => {
                wrapped_at(text, &format!("{number}. "), item, columns);
            }
            _ => wrapped_at(text, "", line, columns),
        }
    }
}

/// A word with blanks behind it, `columns` wide together.
pub fn padded(word: &str, columns: usize) -> String {
    format!("{word}{}", " ".repeat(columns.saturating_sub(width(word))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line_breaks::{CLOSING, OPENING};

    #[test]
    fn a_row_that_is_too_long_continues_below_itself_and_loses_no_word() {
        let mut text = String::new();
        let meaning = "the merchant's own id for the applicant; usually given per applicant: --user-id";
        wrapped(&mut text, "ZHENGXIN_USER_ID ", meaning);
        assert_eq!(text.split_whitespace().skip(1).collect::<Vec<_>>().join(" "), meaning);
        assert_eq!(text.lines().count(), 2, "{text}");
    }

    #[test]
    fn a_meaning_without_room_beside_its_word_goes_below_it() {
        let mut text = String::new();
        wrapped_at(&mut text, "ZHENGXIN_LEDGER_KEY_FILE   ", "the key that seals the ledger", 40);
        assert_eq!(text, "ZHENGXIN_LEDGER_KEY_FILE\n    the key that seals the ledger\n");
    }

    #[test]
    fn a_numbered_line_continues_behind_its_number() {
        let mut text = String::new();
        paragraphs_at(&mut text, "These:\n1. the flag of the value itself\n\nNo more.", 24);
        assert_eq!(text, "These:\n1. the flag of the value\n   itself\n\nNo more.\n");
    }

    #[test]
    fn chinese_is_wrapped_between_characters_and_no_line_begins_with_a_full_stop() {
        let mut text = String::new();
        let meaning = "网关已接受的步骤记录在会话文件中，再次运行（退出码 7）即可继续。".repeat(4);
        wrapped(&mut text, "", &meaning);
        assert_eq!(text.replace(['\n', ' '], ""), meaning.replace(' ', ""));
        for line in text.lines() {
            assert!(width(line) <= WIDTH && !line.starts_with(|c| CLOSING.contains(c)), "{line}");
            assert!(!line.ends_with(|c| OPENING.contains(c)), "{line}");
        }
        assert!(text.lines().count() > 3, "{text}");
    }
}
