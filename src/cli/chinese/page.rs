//! What clap renders, as a page in Chinese: its usage in Chinese, its lines wrapped.

use anstream::adapter::strip_str;

use crate::cli::line_breaks::{fill, width};
use crate::messages::definition::PLACES;
use crate::messages::help::USAGE;

/// The indent of a help below its option, as clap has it.
const BELOW: usize = 10;
/// Text beside an option gets at least so many columns, or it goes below it.
const LEAST: usize = 24;

/// The page of a text that clap has rendered from a definition of [`super::finished`].
pub fn page(rendered: &str, columns: usize) -> String {
    let mut page = String::new();
    for line in rendered.lines() {
        wrap(&mut page, &usage(line), columns);
        page.truncate(page.trim_end_matches(' ').len());
        page.push('\n');
    }
    page
}

/// The line with clap's own words in Chinese. Those of a usage are the only ones that the definition does not give.
fn usage(line: &str) -> String {
    let seen = strip_str(line).to_string();
    if !seen.starts_with(USAGE.en) && !seen.starts_with(USAGE.zh) {
        return line.to_owned();
    }
    let line = line.replacen(USAGE.en, USAGE.zh, 1);
    PLACES.iter().fold(line, |line, (english, zh)| line.replace(english, zh))
}

/// Appends a line, broken so that it fits. Its parts stay where they are: an option, two blanks, its help.
fn wrap(page: &mut String, line: &str, columns: usize) {
    if width(line) <= columns {
        page.push_str(line);
        return;
    }
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    page.push_str(&" ".repeat(indent));
    if text.starts_with("- ") {
        return fill(page, text, indent, indent + 2, columns);
    }
    let Some((option, help)) = text.rsplit_once("  ").filter(|(option, _)| !option.trim().is_empty()) else {
        return fill(page, text, indent, indent, columns);
    };
    let at = indent + width(option) + 2;
    page.push_str(option.trim_end());
    if columns.saturating_sub(at) < LEAST.min(columns / 2) {
        page.push('\n');
        page.push_str(&" ".repeat(BELOW));
        return fill(page, help, BELOW, BELOW, columns);
    }
    page.push_str(&" ".repeat(at - indent - width(option.trim_end())));
    fill(page, help, at, at, columns);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usage_is_chinese() {
        for title in ["Usage:", "用法:"] {
            assert_eq!(
                page(&format!("\u{1b}[1m{title}\u{1b}[0m z [OPTIONS] <COMMAND>\n"), 80),
                "\u{1b}[1m用法:\u{1b}[0m z [选项] <命令>\n"
            );
        }
        assert_eq!(page("  [OPTIONS]\n", 80), "  [OPTIONS]\n");
    }

    #[test]
    fn a_help_beside_its_option_continues_below_itself() {
        assert_eq!(page("  -q  只输出结果和错误，不输出提示\n", 30), "  -q  只输出结果和错误，不输出\n      提示\n");
    }

    #[test]
    fn a_help_without_room_beside_its_option_goes_below_it() {
        let line = "      --allow-shared-file  允许使用其他用户可读的文件\n";
        assert_eq!(page(line, 40), "      --allow-shared-file\n          允许使用其他用户可读的文件\n");
    }
}
