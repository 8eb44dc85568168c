//! A man page that clap_mangen has made from a Chinese definition: its own English replaced, and places for line breaks.
//!
//! roff breaks a line at blanks only, and Chinese has none. `\:` marks the places where it may break.

use crate::cli::line_breaks::pieces;
use crate::messages::definition::{MAN_HEADINGS, MAN_WORDS, PLACES};

/// Lines are not stretched to one width: Chinese has few blanks to stretch.
const RAGGED: &str = ".ad l\n";

/// The page in Chinese.
pub fn man_page(roff: &[u8]) -> String {
    let roff = String::from_utf8_lossy(roff);
    let mut page = String::new();
    let (mut is_filled, mut is_name) = (true, false);
    for line in roff.lines() {
        let line = match line.strip_prefix(".SH ") {
            Some(heading) => format!(".SH {}", in_chinese(heading)),
            None => words(line),
        };
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
        is_name = line.strip_prefix(".SH ") == MAN_HEADINGS.first().map(|(_, zh)| *zh);
    }
    page
}

fn in_chinese(heading: &str) -> String {
    let bare = heading.trim_matches('"');
    let zh = MAN_HEADINGS.iter().find(|(english, _)| *english == bare).map(|(_, zh)| *zh);
    zh.map_or_else(|| heading.to_owned(), str::to_owned)
}

fn words(line: &str) -> String {
    MAN_WORDS.iter().chain(&PLACES).fold(line.to_owned(), |line, (english, zh)| line.replace(english, zh))
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
    fn headings_are_chinese_and_text_may_break_between_letters() {
        let page =
            man_page(b".SH NAME\nz \\- \xe6\x9f\xa5\xe7\x9c\x8b\n.SH OPTIONS\n\xe6\x9f\xa5 \xe7\x9c\x8b\xe4\xba\x86\n");
        assert_eq!(page, ".SH 名称\nz \\- 查看\n.SH 选项\n查 看\\:了\n");
    }

    #[test]
    fn lines_are_not_stretched() {
        assert_eq!(man_page(b".TH Z 1\n.SH OPTIONS\n"), ".TH Z 1\n.ad l\n.SH 选项\n");
    }

    #[test]
    fn a_preformatted_text_stays_as_it_is() {
        assert_eq!(man_page(".nf\n查看\n.fi\n".as_bytes()), ".nf\n查看\n.fi\n");
    }
}
