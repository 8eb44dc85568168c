//! Rows of the tables in help texts and man pages, wrapped.

use super::line_breaks::{fill, width};

/// The width of the tables: that of an indented man page in a terminal of 80 columns.
pub const WIDTH: usize = 72;

/// Appends a table row. A meaning too long for one line continues below itself.
pub fn wrapped(text: &mut String, row: &str, meaning: &str) {
    let indent = width(row);
    text.push_str(row);
    fill(text, meaning, indent, indent, WIDTH);
    text.truncate(text.trim_end().len());
    text.push('\n');
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
