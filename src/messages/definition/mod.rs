//! The Chinese of the command line's help: a row for each text of clap's definition.
//!
//! The English stands beside the arguments in `src/cli`, where clap's derive reads it. `cli::chinese` lays these rows over that
//! definition when Chinese is printed, so a start that prints no help touches none of them.
//!
//! A row names its command's words, then the text: nothing for the command's line, `jobs` for an argument's help,
//! `until=login` for one of its values, and `...` in front for the paragraphs that only `--help` shows. The words `*` mean every
//! command with that argument; a row of one command comes before them.

mod batch;
mod checks;
mod files;
mod global;
mod run;
mod steps;
mod tool;

/// A row: the command's words, the text that is meant, its Chinese.
pub type HelpRow = (&'static str, &'static str, &'static str);

/// The words of a row that holds for every command.
pub const EVERY: &str = "*";

/// The rows, a table for each family of commands.
pub static HELP: [&[HelpRow]; 7] =
    [&batch::ROWS, &checks::ROWS, &files::ROWS, &global::ROWS, &run::ROWS, &steps::ROWS, &tool::ROWS];

/// The words that clap puts into a usage, and their Chinese.
pub static PLACES: [(&str, &str); 2] = [("[OPTIONS]", "[选项]"), ("<COMMAND>", "<命令>")];
/// The possible values, beside an option's help.
pub const VALUES: &str = "[可选值: {values}]";
/// The possible values, each with its help below this line.
pub const VALUES_BELOW: &str = "可选值:";
/// An option's default.
pub const DEFAULT: &str = "[默认: {value}]";

/// All rows.
pub fn rows() -> impl Iterator<Item = &'static HelpRow> {
    HELP.iter().copied().flatten()
}

/// The row of a text: that of its command, else that of every command.
pub fn row(command: &str, text: &str) -> Option<&'static HelpRow> {
    let of = |words: &str| rows().find(|(known, name, _)| *known == words && *name == text);
    of(command).or_else(|| of(EVERY))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_text_has_two_rows() {
        let names: BTreeSet<(&str, &str)> = rows().map(|(command, text, _)| (*command, *text)).collect();
        assert_eq!(names.len(), rows().count());
    }

    #[test]
    fn a_row_of_one_command_comes_before_that_of_every_command() {
        assert_eq!(row("login", "again").map(|(command, ..)| *command), Some("login"));
        assert_eq!(row("call", "again").map(|(command, ..)| *command), Some(EVERY));
        assert!(row("call", "nothing").is_none());
    }

    #[test]
    fn a_help_is_no_sentence_and_has_a_blank_between_chinese_and_latin() {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for (command, text, zh) in rows() {
            assert!(text.starts_with("...") || text == &"below" || !zh.ends_with('。'), "{command} {text}: {zh}");
            let letters: Vec<char> = zh.replace("融360", "").chars().collect();
            for pair in letters.windows(2) {
                let touches = matches!(pair, [a, b] if is_chinese(*a) && b.is_ascii_alphanumeric()
                    || a.is_ascii_alphanumeric() && is_chinese(*b));
                assert!(!touches, "{command} {text}: {zh}");
            }
        }
    }
}
