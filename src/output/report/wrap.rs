//! Breaks texts into lines.

use unicode_width::UnicodeWidthStr;

use super::account_row::BETWEEN;
use super::paint::Run;

/// Facts in lines of at most `room` columns. A line ends between two facts; only a fact that is longer than a
/// line is broken.
pub fn packed(facts: &[Run], room: usize) -> Vec<Vec<Run>> {
    let (mut lines, mut width): (Vec<Vec<Run>>, usize) = (Vec::new(), 0);
    for fact in facts.iter().filter(|fact| !fact.text.is_empty()) {
        let longer = width + BETWEEN.width() + fact.text.width();
        match lines.last_mut() {
            Some(line) if longer <= room => {
                line.extend([Run::plain(BETWEEN), fact.clone()]);
                width = longer;
            }
            _ => {
                for text in wrapped(&fact.text, room) {
                    width = text.width();
                    lines.push(vec![Run::new(text, fact.paint)]);
                }
            }
        }
    }
    lines
}

/// Breaks a text into lines of at most `room` columns: between words, and anywhere within Chinese text.
pub fn wrapped(text: &str, room: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for piece in pieces(text) {
        if !line.is_empty() && line.width() + piece.trim_end().width() > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        for c in piece.chars() {
            if line.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) > room && c != ' ' {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push(c);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces that are not broken: words with the blanks after them, and single wide characters with the
/// brackets before them and the punctuation after them.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |c: char| unicode_width::UnicodeWidthChar::width(c) == Some(2);
    let closes = |c: char| "，。、；：！？）》”’％".contains(c);
    let opens = |c: char| "（《“‘".contains(c);
    let (mut pieces, mut start, mut last) = (Vec::new(), 0, None);
    for (place, c) in text.char_indices() {
        let parts = match last {
            None => false,
            Some(' ') => c != ' ',
            Some(last) => (is_wide(last) || is_wide(c)) && !closes(c) && !opens(last) && c != ' ',
        };
        if parts {
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
    use crate::output::report::paint::Paint;

    #[test]
    fn lines_are_cut_between_words_and_within_chinese_and_no_line_begins_with_a_comma() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("您的信用卡，存在逾期", 10), ["您的信用", "卡，存在逾", "期"]);
        assert_eq!(wrapped("责任金额320,000，余额267,400", 14), ["责任金额", "320,000，余额", "267,400"]);
        assert_eq!(wrapped("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
        assert!(wrapped(&"您abc的 ".repeat(99), 11).iter().all(|line| line.width() <= 11));
    }
    #[test]
    fn no_line_ends_with_an_opening_bracket() {
        assert_eq!(wrapped("花旗银行（中国）有限公司", 10), ["花旗银行", "（中国）有", "限公司"]);
    }

    #[test]
    fn a_line_ends_between_two_facts() {
        let facts = [
            ("open", Paint::Plain),
            ("3 mo. overdue", Paint::Red),
            ("", Paint::Plain),
            ("due 2031-05-16", Paint::Plain),
        ];
        let facts = facts.map(|(text, paint)| Run::new(text, paint));
        let text = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect::<String>();
        let lines = packed(&facts, 20);
        assert_eq!(lines.iter().map(text).collect::<Vec<_>>(), ["open · 3 mo. overdue", "due 2031-05-16"]);
        assert_eq!(lines[0][2].paint, Paint::Red);
        assert_eq!(
            packed(&facts, 9).iter().map(text).collect::<Vec<_>>(),
            ["open", "3 mo.", "overdue", "due", "2031-05-1", "6"]
        );
    }
}
