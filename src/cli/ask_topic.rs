//! What is said of the ask program: `help ask`, the man page, the README and `capabilities`.

use serde_json::{Value, json};

use super::wrapped::wrapped;
use crate::answers::{ASK_VARIABLES, AskVariable, PASSED_ON};

/// How it is called, in paragraphs.
pub static PARAGRAPHS: [&str; 4] = [
    "--ask PROGRAM (ZHENGXIN_ASK) names a program that gives missing values: the captcha, an SMS code, a password. It is run once \
     for each of them, as SSH_ASKPASS is.",
    "PROGRAM is a path, a name in PATH, or a command line for /bin/sh, as with --password-command: \
     --ask './ask.sh --queue 7'. A file that exists may have blanks in its name. The prompt is the last argument, and the \
     only one of a bare program. --ask sandbox: asks the sandbox's inbox instead of a program.",
    "The first line of its standard output is the answer, and the rest is ignored. Its standard input is empty, and its \
     standard error is that of zhengxin. It can read from /dev/tty. Its time limit is --ask-timeout, 5 minutes by default.",
    "It sees the environment of zhengxin without the ZHENGXIN_ variables that could hold an answer. It does see the following \
     ones, all of them set and empty where they do not apply:",
];

/// An exit status of the ask program, and what comes of it.
pub static STATUSES: [(&str, &str); 4] = [
    ("0", "the first line is the answer; an empty line is no answer"),
    ("other", "there is no answer: the person at the terminal is asked, or the command ends with 11"),
    ("126, 127", "of a command line: it could not be run, and the command ends with 12"),
    ("none", "it took longer than --ask-timeout: the command ends with 11"),
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

/// The topic's text.
pub fn text() -> String {
    let mut text = String::new();
    for paragraph in PARAGRAPHS {
        wrapped(&mut text, "", paragraph);
        text.push('\n');
    }
    for AskVariable { name, meaning, .. } in &ASK_VARIABLES {
        wrapped(&mut text, &format!("{name:<24} "), meaning);
    }
    text.push('\n');
    wrapped(&mut text, "", &format!("and, where they are set: {}.", PASSED_ON.join(", ")));
    text.push_str("\nIts exit status:\n\n");
    for (status, meaning) in STATUSES {
        wrapped(&mut text, &format!("{status:>10}  "), meaning);
    }
    text.push_str("\nAn example:\n\n");
    text.extend(EXAMPLE.lines().map(|line| format!("    {line}\n")));
    text
}

/// The same for programs.
pub fn json() -> Value {
    let variable = |row: &AskVariable| json!({ "name": row.name, "meaning": row.meaning });
    let status = |(status, meaning): &(&str, &str)| json!({ "status": status, "meaning": meaning });
    json!({
        "argument": "the prompt, as the last argument",
        "answer": "the first line of standard output",
        "variables": ASK_VARIABLES.iter().map(variable).collect::<Vec<_>>(),
        "passed_on": PASSED_ON,
        "exit_status": STATUSES.iter().map(status).collect::<Vec<_>>(),
        "example": EXAMPLE,
    })
}
