//! The topics of `help`: the contract's tables, derived from the program's tables.

use clap::Command;

use super::wrapped::wrapped;
use super::{ask_topic, options_topic, variables};
use crate::messages::{Lang, Text, help as say};
use crate::protocol::{CLASSES, KEYS};
use crate::sandbox::{KINDS, QUIRKS};

/// A topic.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: Text,
    /// The heading of its section in the first man page. The options have a section of their own there.
    pub title: Option<Text>,
    /// Its text, from the whole definition of the command line.
    pub text: fn(&Command, Lang) -> String,
}

/// Every topic.
#[rustfmt::skip]
pub static TOPICS: [Topic; 6] = [
    Topic { name: "options", about: say::ABOUT_OPTIONS, title: None, text: options_topic::text },
    Topic { name: "environment", about: say::ABOUT_ENVIRONMENT, title: Some(say::ENVIRONMENT), text: |_, _| environment() },
    Topic { name: "exit-codes", about: say::ABOUT_EXIT_CODES, title: Some(say::EXIT_STATUS), text: |_, _| exit_codes() },
    Topic { name: "values", about: say::ABOUT_VALUES, title: Some(say::VALUES), text: |_, _| values() },
    Topic { name: "ask", about: say::ABOUT_ASK, title: Some(say::ASK_PROGRAM), text: |_, _| ask_topic::text() },
    Topic { name: "faults", about: say::ABOUT_FAULTS, title: Some(say::FAULTS), text: |_, _| faults() },
];

fn environment() -> String {
    let mut text = String::new();
    for variable in variables::own() {
        wrapped(&mut text, &format!("{:<26} ", variable.name), &variable.meaning);
    }
    text.push_str("\nOther programs know these as well:\n\n");
    for variable in variables::foreign() {
        wrapped(&mut text, &format!("{:<26} ", variable.name), &variable.meaning);
    }
    text
}

fn exit_codes() -> String {
    let mut text = String::new();
    for row in &CLASSES {
        wrapped(&mut text, &format!("{:>4}  {:<12} ", row.exit, row.name), row.meaning);
    }
    text
}

fn values() -> String {
    let mut text = "A value comes from the first of these that has it:\n\
        1. its flag (secrets have none: --password-stdin, --password-file,\n   \
        --password-command, --card-password-file, --last-three-file)\n\
        2. --answers FILE: a JSON or TOML object of keys; a key under its\n   \
        method beats the bare one\n\
        3. the environment\n\
        4. the form's prefilled value\n\
        5. the session (never secrets)\n\
        6. the ask program (--ask PROGRAM, see `zhengxin help ask`)\n\
        7. a prompt on the terminal\n\
        Otherwise the command ends with 11 and names every missing key.\n\n\
        Every value passes one gate, whatever its source. A byte-order mark\n\
        and line ends are cut off, and a control character is refused (3).\n\
        Numbers and codes lose their blanks, and full-width, circled and other\n\
        forms of letters and digits (NFKC) become ordinary ones. An identity\n\
        number's x goes out as X, and +86, 0086 or 86 before a mobile number is\n\
        cut off. A month of one digit gets its zero. A PIN is six digits, a\n\
        captcha code letters and digits, an SMS code 4 to 8 digits, or 4 to 6\n\
        letters and digits. A value that is none is asked again, or refused (3)\n\
        if it was given. A password loses mark and line ends only. `call` cuts\n\
        off mark and line ends only.\n\n\
        A file or standard input with one value has one line: a second one is\n\
        refused (12). Of what a password command or an ask program prints, the\n\
        first line counts.\n\n\
        A bare one-time value serves one step of a run. A value named under\n\
        its method always counts for that method.\n\n\
        Passwords, PINs and last three digits go only to the methods whose\n\
        table lists them. Card and personal values go beyond their tables only\n\
        where the profile's extra_fields names them, or a person says yes at\n\
        the terminal.\n\n"
        .to_owned();
    for row in &KEYS {
        wrapped(&mut text, &format!("{:<18} {:<9} ", row.name, row.sensitivity.name()), row.english);
    }
    text
}

/// The syntax of a fault.
const FAULTS: &str = "A fault of `sandbox serve --fault` is KIND:CALLS[:...]. CALLS is a method's short name or *, and of \
    those calls all, or the second (login#2), from the second on (login#2+), or 30 in a hundred by chance (login%30), \
    counted for each method. GET, PUT and DELETE /_sandbox/faults change them (PUT: a JSON array of faults).";

/// The faults of `sandbox serve`.
pub fn faults() -> String {
    let mut text = String::new();
    wrapped(&mut text, "", FAULTS);
    text.push('\n');
    for row in &KINDS {
        wrapped(&mut text, &format!("{:<28} ", row.form()), &format!("{}; {}", row.meaning, row.acting.words()));
    }
    text.push_str("\nThe quirks (NAME; all of them together: all):\n\n");
    for row in &QUIRKS {
        wrapped(&mut text, &format!("{:<28} ", row.name), row.meaning);
    }
    text
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::cli::parse;
    use crate::cli::wrapped::WIDTH;

    #[test]
    fn topics_fit_a_narrow_terminal() {
        for lang in [Lang::Zh, Lang::En] {
            let definition = parse::spoken(lang);
            for topic in &TOPICS {
                for line in (topic.text)(&definition, lang).lines() {
                    assert!(line.width() <= WIDTH, "{}: {line}", topic.name);
                }
            }
        }
    }
}
