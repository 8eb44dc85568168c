//! Error classes: the word that scripts branch on. The class determines the exit code.

use std::fmt;

use serde::{Serialize, Serializer};

/// The kind of a result (command-line contract, "Exit codes").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are the contract's; CLASSES says what each means
pub enum Class {
    Ok,
    Output,
    Different,
    Usage,
    Input,
    Identity,
    Card,
    Expired,
    Credentials,
    Captcha,
    Code,
    Rejected,
    Exists,
    NotFound,
    Route,
    Duplicate,
    Pending,
    Uncertain,
    Unavailable,
    Locked,
    Unknown,
    Protocol,
    Missing,
    Config,
    Internal,
    Interrupted,
}

/// One row of the class table.
#[derive(Clone, Copy, Debug)]
pub struct ClassSpec {
    /// The class.
    pub class: Class,
    /// The name in JSON errors, `codes --class` and the documentation.
    pub name: &'static str,
    /// The process exit code.
    pub exit: u8,
    /// The meaning, in one line.
    pub meaning: &'static str,
}

/// All classes, in the order of their exit codes.
#[rustfmt::skip]
pub static CLASSES: [ClassSpec; 26] = [
    row(Class::Ok, "ok", 0, "done"),
    row(Class::Output, "output", 1, "the result could not be written"),
    row(Class::Different, "different", 1, "diff: the reports differ"),
    row(Class::Usage, "usage", 2, "wrong usage of the command line"),
    row(Class::Input, "input", 3, "a value was refused, here or by the gateway"),
    row(Class::Identity, "identity", 3, "name, identity number or mobile number do not match"),
    row(Class::Card, "card", 3, "the card's PIN, expiry or last three digits do not match"),
    row(Class::Expired, "expired", 4, "not logged in, or a step has expired"),
    row(Class::Credentials, "credentials", 5, "wrong login name or password"),
    row(Class::Captcha, "captcha", 5, "wrong captcha"),
    row(Class::Code, "code", 5, "wrong SMS, identity or UnionPay code"),
    row(Class::Rejected, "rejected", 6, "the gateway refused"),
    row(Class::Exists, "exists", 6, "exists already"),
    row(Class::NotFound, "not-found", 6, "not found"),
    row(Class::Route, "route", 6, "use another verification route"),
    row(Class::Duplicate, "duplicate", 6, "sent already: not sent again before the gateway says what became of it"),
    row(Class::Pending, "pending", 7, "applied, but the result is not ready: come back later"),
    row(Class::Uncertain, "uncertain", 7, "sent, but it is not known yet whether it took effect: come back later"),
    row(Class::Unavailable, "unavailable", 8, "network, timeout, HTTP 5xx or system busy"),
    row(Class::Locked, "locked", 9, "locked out for a while"),
    row(Class::Unknown, "unknown", 10, "a code that is not in the code catalogue"),
    row(Class::Protocol, "protocol", 10, "the gateway's reply is not understood"),
    row(Class::Missing, "missing", 11, "a value is missing and nobody could be asked"),
    row(Class::Config, "config", 12, "configuration, session or key file unusable"),
    row(Class::Internal, "internal", 70, "internal error"),
    row(Class::Interrupted, "interrupted", 130, "interrupted: Ctrl-C, SIGTERM or SIGHUP"),
];

const fn row(class: Class, name: &'static str, exit: u8, meaning: &'static str) -> ClassSpec {
    ClassSpec { class, name, exit, meaning }
}

impl Class {
    /// The class's row.
    pub fn spec(self) -> &'static ClassSpec {
        // The table holds every class in the order of the enum, which a test proves.
        CLASSES.get(self as usize).unwrap_or(&CLASSES[0])
    }

    /// The exit code of a command that ends with this class.
    pub fn exit(self) -> u8 {
        self.spec().exit
    }

    /// Looks a class up by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        CLASSES.iter().find(|row| row.name == name).map(|row| row.class)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.spec().name)
    }
}

impl Serialize for Class {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.spec().name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_enum() {
        for (place, row) in CLASSES.iter().enumerate() {
            assert_eq!(row.class as usize, place);
            assert_eq!(Class::from_name(row.name), Some(row.class));
        }
    }
}
