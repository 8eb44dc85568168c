//! Who drives applicants.

use std::fmt;

/// Who drives applicants: a runner, or a person's process.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A `batch run`. There is one at a time on a machine, which an operating system lock ensures.
    Run(String),
    /// A process in which a person answers questions.
    Person(String),
}

impl Holder {
    /// Its name in stores.
    pub fn name(&self) -> String {
        match self {
            Self::Run(name) => format!("run:{name}"),
            Self::Person(name) => format!("person:{name}"),
        }
    }

    /// True for this person's process.
    pub fn is_person(&self, name: &str) -> bool {
        matches!(self, Self::Person(person) if person == name)
    }

    /// The holder of this name.
    pub fn parse(name: &str) -> Option<Self> {
        match name.split_once(':')? {
            ("run", name) => Some(Self::Run(name.to_owned())),
            ("person", name) => Some(Self::Person(name.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}
