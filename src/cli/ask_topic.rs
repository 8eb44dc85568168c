//! What is said of the ask program: `help ask`, the man page, docs/ask.md and `capabilities`.

use serde_json::{Value, json};

use super::line_breaks::width;
use super::wrapped::wrapped_at;
use crate::answers::{ASK_VARIABLES, AskVariable, PASSED_ON};
use crate::messages::Lang;
use crate::messages::topics::{ask as say, of};

/// How it is called, in paragraphs.
pub static PARAGRAPHS: [&str; 4] = [
    "--ask PROGRAM (ZHENGXIN_ASK) names a program that gives missing values: the captcha, an SMS code, a password. zhengxin runs \
     it once for each value, as ssh does with SSH_ASKPASS.",
    "PROGRAM is a path, a name in PATH, or a command line for /bin/sh, as with --password-command: \
     --ask './ask.sh --queue 7'. If the whole text names an existing file, that file is the program, even with blanks in its \
     name. The prompt is the last argument; a program without arguments of its own gets only that one. --ask sandbox: takes \
     the values from the sandbox's inbox and runs no program.",
    "The first line of its standard output is the answer; the rest is ignored. Its standard input is empty. Its standard error \
     is that of zhengxin. It can read from /dev/tty. Its time limit is --ask-timeout, 5 minutes by default. In a batch, \
     every question that it leaves, for whatever reason, stays for people; there it runs in a process group of its own and \
     cannot read from /dev/tty.",
    "It gets the environment of zhengxin, without the ZHENGXIN_ variables that could hold an answer. The following variables \
     are always set; one that does not apply is empty:",
];

/// An exit status of the ask program, and what comes of it.
pub static STATUSES: [(&str, &str); 4] = [
    ("0", "the first line is the answer; an empty line is no answer"),
    ("other", "there is no answer: the person at the terminal is asked, or the command ends with 11"),
    ("126, 127", "the shell could not run the command line: the command ends with 12"),
    ("none", "the program took longer than --ask-timeout: the command ends with 11"),
];

/// An ask program in bash.
pub const EXAMPLE: &str = r#"#!/bin/bash
# The password comes from pass(1), the codes from the operator.
case $ZHENGXIN_ASK_KEY in
password) exec pass show "zx/$ZHENGXIN_ASK_LOGIN_NAME" ;;
pic_code) xdg-open "$ZHENGXIN_ASK_IMAGE" >/dev/null 2>&1 & ;;
message_code) ;;
*) exit 1 ;; # no answer: the command ends with 11
esac
echo "for $ZHENGXIN_ASK_USER_ID $ZHENGXIN_ASK_REFUSED" >/dev/tty
read -r -p "$1" answer </dev/tty && echo "$answer"
"#;

/// The same with its comments in `lang`.
pub fn example(lang: Lang) -> String {
    match lang {
        Lang::En => EXAMPLE.to_owned(),
        Lang::Zh => say::COMMENTS.iter().fold(EXAMPLE.to_owned(), |text, (en, zh)| text.replace(en, zh)),
    }
}

/// The topic's text.
pub fn text(lang: Lang, columns: usize) -> String {
    let paragraphs = match lang {
        Lang::En => &PARAGRAPHS,
        Lang::Zh => &say::PARAGRAPHS,
    };
    let mut text = String::new();
    for paragraph in paragraphs {
        wrapped_at(&mut text, "", paragraph, columns);
        text.push('\n');
    }
    for row in &ASK_VARIABLES {
        wrapped_at(&mut text, &format!("{:<24} ", row.name), meaning(row, lang), columns);
    }
    text.push('\n');
    let passed_on = say::PASSED_ON.fill(lang, &[("names", &lang.list(&PASSED_ON))]);
    wrapped_at(&mut text, "", &passed_on, columns);
    text.push_str(&format!("\n{}\n\n", say::STATUSES_BELOW.get(lang)));
    for (status, meaning) in STATUSES {
        let zh = |table| of(table, status).filter(|_| lang == Lang::Zh);
        let word = zh(&say::STATUS_WORDS).unwrap_or(status);
        let blanks = " ".repeat(10usize.saturating_sub(width(word)));
        wrapped_at(&mut text, &format!("{blanks}{word}  "), zh(&say::STATUSES).unwrap_or(meaning), columns);
    }
    text.push_str(&format!("\n{}\n\n", say::EXAMPLE_BELOW.get(lang)));
    text.extend(example(lang).lines().map(|line| format!("    {line}\n")));
    text
}

fn meaning(row: &AskVariable, lang: Lang) -> &'static str {
    of(&say::VARIABLES, row.name).filter(|_| lang == Lang::Zh).unwrap_or(row.meaning)
}

/// The same for programs.
pub fn json(lang: Lang) -> Value {
    let variable = |row: &AskVariable| json!({ "name": row.name, "meaning": meaning(row, lang) });
    let status = |(status, meaning): &(&str, &'static str)| {
        let zh = of(&say::STATUSES, status).filter(|_| lang == Lang::Zh);
        json!({ "status": status, "meaning": zh.unwrap_or(meaning) })
    };
    json!({
        "argument": say::ARGUMENT.get(lang),
        "answer": say::ANSWER.get(lang),
        "variables": ASK_VARIABLES.iter().map(variable).collect::<Vec<_>>(),
        "passed_on": PASSED_ON,
        "exit_status": STATUSES.iter().map(status).collect::<Vec<_>>(),
        "example": example(lang),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_comment_of_the_example_is_chinese_in_chinese() {
        let example = example(Lang::Zh);
        let comments: Vec<&str> =
            example.lines().skip(1).filter_map(|line| line.split_once("# ")).map(|(_, it)| it).collect();
        assert_eq!(comments.len(), say::COMMENTS.len());
        for comment in comments {
            assert!(comment.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{comment}");
        }
    }

    #[test]
    fn every_row_has_its_chinese() {
        assert!(ASK_VARIABLES.iter().all(|row| of(&say::VARIABLES, row.name).is_some()));
        assert!(STATUSES.iter().all(|(status, _)| of(&say::STATUSES, status).is_some()));
        let words = STATUSES.iter().map(|(status, _)| *status).filter(|status| status.starts_with(char::is_alphabetic));
        assert!(words.into_iter().all(|status| of(&say::STATUS_WORDS, status).is_some()));
    }
}
