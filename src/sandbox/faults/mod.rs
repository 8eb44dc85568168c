//! Faults on demand: a small language that makes calls go wrong.
//!
//! ```text
//! KIND:CALLS[:ARGUMENT][:acted|:unacted]
//! ```
//!
//! `KIND` is a row of [`KINDS`], the table of all kinds: its name, its syntax, its effect, and whether the
//! world has acted by then. `CALLS` selects the affected calls: a method or `*`, and which of its calls (see
//! [`Calls`]). If the kind leaves it open, the last word says whether the world acts on the call although its
//! reply is lost.
//!
//! Several faults may affect one call: delays add up, quirks combine, and only the first fault that spoils
//! the reply counts. A fault changes the reply, never what the world does with a call that reaches it. Random
//! choices depend only on the sandbox's seed, the fault, the method and the number of the call. A run
//! therefore repeats exactly, whatever other calls are made at the same time.

mod calls;
mod error;
mod kinds;
mod quirks;
mod schedule;
mod spoilt;

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

pub use calls::Calls;
pub use error::FaultError;
pub use kinds::{Acting, KINDS, KindRow, names};
pub use quirks::{QUIRKS, QuirkRow};
pub(super) use schedule::{Met, Schedule};
pub(super) use spoilt::spoilt;

/// A fault that affects some calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    text: String,
    calls: Calls,
    what: What,
    acted: bool,
}

/// The effect of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The reply is delayed by this many milliseconds.
    Latency(RangeInclusive<u64>),
    /// The port refuses connections for this long.
    Refuse(Duration),
    /// The reply uses liberties that the document allows.
    Quirks(Vec<&'static QuirkRow>),
    /// The reply is spoilt.
    Spoils(Spoil),
}

/// The ways to spoil a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spoil {
    /// The connection is reset.
    Reset,
    /// There is no reply.
    Silence,
    /// Only half of the reply is sent.
    Half,
    /// The reply is sent byte by byte.
    Drip(Duration),
    /// An HTTP error status with an error page.
    Http { status: u16, retry_after: Option<u32> },
    /// A web page.
    Html,
    /// The reply with a superfluous comma.
    NotJson,
    /// The reply with a part of another type.
    Type(Part),
    /// A refusal with this code.
    Code(i64),
}

/// The part of a reply with a wrong type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole reply.
    Reply,
    /// `code`.
    Code,
    /// `data`.
    Data,
    /// `data.next`.
    Next,
}

impl Part {
    pub const ALL: [(&'static str, Self); 4] =
        [("reply", Self::Reply), ("code", Self::Code), ("data", Self::Data), ("next", Self::Next)];
}

impl Fault {
    /// How long the port refuses connections, from now on.
    pub fn refusal(&self) -> Option<Duration> {
        match self.what {
            What::Refuse(pause) => Some(pause),
            What::Latency(_) | What::Quirks(_) | What::Spoils(_) => None,
        }
    }
}

/// The fault as written.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let (kind, rest) = text.split_once(':').map_or((text, None), |(kind, rest)| (kind, Some(rest)));
        let mut parts: Vec<&str> = rest.into_iter().flat_map(|rest| rest.split(':')).collect();
        let row = KINDS.iter().find(|row| row.name == kind);
        let row = row.ok_or_else(|| FaultError::Word { text: kind.to_owned(), known: names() })?;
        let acted = match parts.last() {
            Some(&"acted") => Some(true),
            Some(&"unacted") => Some(false),
            _ => None,
        };
        if acted.is_some() {
            parts.pop();
        }
        let (Some((named, arguments)), true) = (parts.split_first(), row.takes(parts.len().saturating_sub(1))) else {
            return Err(FaultError::Form { text: text.to_owned(), form: row.form() });
        };
        let calls = named.parse()?;
        let what = (row.read)(arguments)?;
        if matches!(what, What::Refuse(_)) && calls != Calls::ALL {
            return Err(FaultError::NotAll { kind: row.name, calls: (*named).to_owned() });
        }
        let acted = row.acting.decide(acted).ok_or(FaultError::Acting { kind: row.name })?;
        Ok(Self { text: text.to_owned(), calls, what, acted })
    }
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
