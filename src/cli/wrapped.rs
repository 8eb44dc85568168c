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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_too_long_continues_below_itself_and_loses_no_word() {
        let mut text = String::new();
        let meaning = "the merchant's own id for the applicant; usually given per applicant: --user-id";
        wrapped(&mut text, "ZHENGXIN_USER_ID ", meaning);
        assert_eq!(text.split_whitespace().skip(1).collect::<Vec<_>>().join(" "), meaning);
        assert_eq!(text.lines().count(), 2, "{text}");
    }
}
