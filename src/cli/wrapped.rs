//! Rows of the tables in help texts and man pages, wrapped.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of the tables: that of an indented man page in a terminal of 80 columns.
pub const WIDTH: usize = 72;
/// Signs that do not begin a line.
const CLOSING: &str = "，。；：、？！）》”’";
/// Signs that do not end a line.
const OPENING: &str = "（《“‘";

/// Appends a table row. A meaning too long for one line continues below itself.
pub fn wrapped(text: &mut String, row: &str, meaning: &str) {
    let mut line = row.to_owned();
    for piece in pieces(meaning) {
        let is_begun = line.trim_end().width() > row.trim_end().width();
        if is_begun && line.width() + piece.trim_end().width() > WIDTH {
            text.push_str(line.trim_end());
            text.push('\n');
            line = " ".repeat(row.width());
        }
        line.push_str(piece);
    }
    text.push_str(line.trim_end());
    text.push('\n');
}

/// A word, padded with blanks to `width` columns.
pub fn padded(word: &str, width: usize) -> String {
    format!("{word}{}", " ".repeat(width.saturating_sub(word.width())))
}

/// The parts of a text between which a line may end: words with the blank after them, and Chinese characters with
/// their punctuation.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |c: char| c.width() == Some(2);
    let (mut pieces, mut start, mut last) = (Vec::new(), 0, None::<char>);
    for (place, c) in text.char_indices() {
        let ends = last.is_some_and(|last| {
            let may = last == ' ' || is_wide(last) || is_wide(c);
            may && c != ' ' && !CLOSING.contains(c) && !OPENING.contains(last)
        });
        if ends {
            pieces.extend(text.get(start..place));
            start = place;
        }
        last = Some(c);
    }
    pieces.extend(text.get(start..));
    pieces
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

    #[test]
    fn chinese_is_wrapped_between_characters_and_no_line_begins_with_a_full_stop() {
        let mut text = String::new();
        let meaning = "网关已接受的步骤记录在会话文件中，再次运行（退出码 7）即可继续。".repeat(4);
        wrapped(&mut text, "", &meaning);
        assert_eq!(text.replace(['\n', ' '], ""), meaning.replace(' ', ""));
        for line in text.lines() {
            assert!(line.width() <= WIDTH && !line.starts_with(|c| CLOSING.contains(c)), "{line}");
            assert!(!line.ends_with(|c| OPENING.contains(c)), "{line}");
        }
        assert!(text.lines().count() > 3, "{text}");
    }
}
