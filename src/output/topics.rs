//! The topics of `help`: tables of the contract, made from the tables of the program.

use std::fmt::Write as _;

use super::variables;
use crate::protocol::{CLASSES, KEYS, Sensitivity};

/// A topic.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// Its heading in the man page.
    pub title: &'static str,
    /// Its text.
    pub text: fn() -> String,
}

/// Every topic.
pub static TOPICS: [Topic; 3] = [
    Topic { name: "environment", title: "ENVIRONMENT", text: environment },
    Topic { name: "exit-codes", title: "EXIT STATUS", text: exit_codes },
    Topic { name: "values", title: "VALUES", text: values },
];

fn environment() -> String {
    let mut text = String::new();
    for variable in variables::all() {
        let _ = writeln!(text, "{:<28} {}", variable.name, variable.meaning);
    }
    text
}

fn exit_codes() -> String {
    let mut text = String::new();
    for row in &CLASSES {
        let _ = writeln!(text, "{:>4}  {:<12} {}", row.exit, row.name, row.meaning);
    }
    text
}

fn values() -> String {
    let mut text = "A value comes from the first of these that has it:\n\
        1. its flag (secrets have none: --password-stdin, --password-file, --password-command,\n   \
        --card-password-file, --last-three-file)\n\
        2. --answers FILE: a JSON or TOML object of keys; a key under its method beats the bare one\n\
        3. the environment\n\
        4. the form's prefilled value\n\
        5. the session (never secrets)\n\
        6. the ask program (--ask PROGRAM)\n\
        7. a prompt on the terminal\n\
        Otherwise the command ends with 11 and names every missing key.\n\n"
        .to_owned();
    for row in &KEYS {
        let kind = match row.sensitivity {
            Sensitivity::Secret => "secret",
            Sensitivity::Card => "card",
            Sensitivity::OneTime => "one-time",
            Sensitivity::Personal => "personal",
            Sensitivity::Open => "open",
        };
        let _ = writeln!(text, "{:<20} {:<9} {}", row.name, kind, row.english);
    }
    text
}
