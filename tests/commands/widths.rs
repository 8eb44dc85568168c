//! Help texts fit the terminal: the program's help, and the topics of `help`.

use unicode_width::UnicodeWidthStr;

use super::support::cli::Zhengxin;

/// The topics without code, whose lines never change.
const TOPICS: [&str; 5] = ["options", "environment", "exit-codes", "values", "faults"];

fn printed(line: &str, lang: &str, columns: &str) -> String {
    Zhengxin::new().env("COLUMNS", columns).env("ZHENGXIN_LANG", lang).run(line).printed()
}

fn widest(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap()
}

#[test]
fn the_programs_help_fits_a_narrow_terminal_in_both_languages() {
    for (line, lang) in ["-h", "--help", "help"].into_iter().flat_map(|line| [(line, "en"), (line, "zh")]) {
        let help = printed(line, lang, "60");
        assert!(widest(&help) <= 60, "{line} {lang}: {help}");
    }
}

#[test]
fn a_commands_line_in_the_programs_help_continues_below_its_meaning() {
    let help = printed("-h", "en", "60");
    let (_, after) = help.split_once("\n  submit-answers  ").unwrap();
    let mut lines = after.lines();
    let (first, second) = (lines.next().unwrap(), lines.next().unwrap());
    assert_eq!(second.len() - second.trim_start().len(), "  submit-answers  ".len(), "{help}");
    assert_eq!(
        format!("{first} {}", second.trim_start()),
        "Answer the questions and apply for the report (submitQuestion)"
    );
}

#[test]
fn a_topics_line_in_the_programs_help_continues_below_its_meaning() {
    let help = printed("-h", "en", "60");
    let (_, after) = help.split_once("\n  zhengxin help environment  ").unwrap();
    let second = after.lines().nth(1).unwrap();
    assert_eq!(second.len() - second.trim_start().len(), "  zhengxin help environment  ".len(), "{help}");
}

#[test]
fn a_topic_is_as_wide_as_a_narrow_terminal() {
    for (topic, lang) in TOPICS.into_iter().flat_map(|topic| [(topic, "en"), (topic, "zh")]) {
        let text = printed(&format!("help {topic}"), lang, "50");
        assert!((41..=50).contains(&widest(&text)), "{topic} {lang}: {text}");
    }
}

#[test]
fn a_topic_is_72_columns_wide_on_a_wide_terminal_and_never_narrower_than_40() {
    for (topic, lang) in TOPICS.into_iter().flat_map(|topic| [(topic, "en"), (topic, "zh")]) {
        assert!((51..=72).contains(&widest(&printed(&format!("help {topic}"), lang, "200"))), "{topic} {lang}");
        assert!((31..=40).contains(&widest(&printed(&format!("help {topic}"), lang, "20"))), "{topic} {lang}");
    }
}
