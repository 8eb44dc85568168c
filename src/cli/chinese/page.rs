//! What clap renders, as a page in Chinese: its usage in Chinese, its lines wrapped.

use anstream::adapter::strip_str;

use crate::cli::fitted::fitted;
use crate::messages::definition::PLACES;
use crate::messages::help::USAGE;

/// The page of a text that clap has rendered from a definition of [`super::finished`].
pub fn page(rendered: &str, columns: usize) -> String {
    let chinese: Vec<String> = rendered.lines().map(usage).collect();
    fitted(&chinese.join("\n"), columns)
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
}
