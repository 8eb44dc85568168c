//! A man page made from a Chinese definition: the words of its usage in Chinese, and places for line breaks.
//!
//! roff breaks a line at blanks only, and Chinese has none. `\:` marks the places where it may break.

use crate::cli::line_breaks::pieces;
use crate::messages::definition::PLACES;
use crate::messages::help::NAME;

/// Lines are not stretched to one width: Chinese has few blanks to stretch.
const RAGGED: &str = ".ad l\n";

/// The page, whose lines may be broken between the letters of Chinese.
pub fn man_page(roff: &str) -> String {
    let name = format!(".SH \"{}\"", NAME.zh);
    let mut page = String::new();
    let (mut is_filled, mut is_name) = (true, false);
    for line in roff.lines() {
        let line = PLACES.iter().fold(line.to_owned(), |line, (english, zh)| line.replace(english, zh));
        match line.as_str() {
            ".nf" => is_filled = false,
            ".fi" => is_filled = true,
            _ => {}
        }
        // The line of the name is read by whatis(1).
        let breaks = is_filled && !is_name && !line.starts_with(['.', '\'']);
        page.push_str(&if breaks { with_breaks(&line) } else { line.clone() });
        page.push('\n');
        if line.starts_with(".TH ") {
            page.push_str(RAGGED);
        }
        is_name = line == name;
    }
    page
}

fn with_breaks(line: &str) -> String {
    let mut text = String::new();
    for (place, piece) in pieces(line).into_iter().enumerate() {
        text.push_str(match place {
            0 => "",
            _ if piece.blank => " ",
            _ => "\\:",
        });
        text.push_str(&piece.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_may_break_between_letters_but_the_line_of_the_name_may_not() {
        let page = man_page(".SH \"名称\"\nz \\- 查看\n.SH \"选项\"\n查 看了\n");
        assert_eq!(page, ".SH \"名称\"\nz \\- 查看\n.SH \"选项\"\n查 看\\:了\n");
    }

    #[test]
    fn the_usage_is_chinese() {
        assert_eq!(man_page(".nf\nz [OPTIONS] <COMMAND>\n.fi\n"), ".nf\nz [选项] <命令>\n.fi\n");
    }

    #[test]
    fn lines_are_not_stretched() {
        assert_eq!(man_page(".TH Z 1\n.SH OPTIONS\n"), ".TH Z 1\n.ad l\n.SH OPTIONS\n");
    }

    #[test]
    fn a_preformatted_text_stays_as_it_is() {
        assert_eq!(man_page(".nf\n查看\n.fi\n"), ".nf\n查看\n.fi\n");
    }
}
