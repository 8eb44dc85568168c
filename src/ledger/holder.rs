//! The processes that drive applicants.

use std::fmt;

/// A process that drives applicants: a run, or a person's process.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A `batch run`. An operating system lock ensures that a machine has only one at a time.
    Run(String),
    /// The process in which a person answers questions.
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

    /// True if this is the process of that person.
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
